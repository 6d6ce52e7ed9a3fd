"""What can be said on the day, on a phone: which sessions can be noted, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accounts.names import names_of
from core.dates import span_in_words
from core.wall_time import today_at
from meetings.choices import AFTER_IT_BEGAN, Attribution
from meetings.models import Meeting, MeetingInvitation
from meetings.sheet.agenda import text_of
from meetings.sheet.sign_ups import published

# After the last day: for what came to mind on the way home. Later the minutes are being written up.
STAYS_OPEN = timedelta(days=7)


@dataclass(frozen=True)
class LiveSession:
    uid: str
    title: str
    day: str
    hours: str
    is_today: bool
    is_confidential: bool

    @property
    def label(self) -> str:
        """Short enough for the width of a phone."""
        rule = _("Chatham House Rule") if self.is_confidential else ""
        day = "" if self.is_today else span_in_words(self.day)
        return " · ".join(filter(None, [f"\u2066{self.hours}\u2069", self.title, day, rule]))


def not_live_because(meeting: Meeting) -> str:
    """Why nothing can be proposed at a meeting now; empty when it can: from its beginning until a week after it."""
    if meeting.status not in AFTER_IT_BEGAN:
        return _("Here you can note something and propose a promise once the meeting has begun.")
    if closes_on(meeting) < today_at(meeting.tz):
        return _("The meeting is over: notes and promises were gathered until %(day)s.") % {
            "day": span_in_words(closes_on(meeting).isoformat())
        }
    return ""


def closes_on(meeting: Meeting) -> date:
    return (meeting.last_day or today_at(meeting.tz)) + STAYS_OPEN


def live_sessions(meeting: Meeting) -> list[LiveSession]:
    """Those of the published agenda up to today, today's first, each day in its order."""
    rules = {str(uid): rule for uid, rule in meeting.sessions.values_list("uid", "attribution")}
    rows = [row for row in published(meeting) if row["uid"] in rules and is_up_to_today(row)]
    found = [
        LiveSession(
            uid=row["uid"],
            title=text_of(row["title"]).value,
            day=row["local_start"][:10],
            hours=f"{row['local_start'][11:16]}–{row['local_end'][11:16]}",
            is_today=row["local_start"][:10] == today_at(row["tz"]).isoformat(),
            is_confidential=rules[row["uid"]] == Attribution.CHATHAM_HOUSE,
        )
        for row in sorted(rows, key=lambda row: row["local_start"])
    ]
    return sorted(found, key=lambda session: not session.is_today)


def is_up_to_today(row: dict[str, Any]) -> bool:
    return bool(row["local_start"]) and row["local_start"][:10] <= today_at(row["tz"]).isoformat()


def proposers(keys: Iterable[str]) -> dict[str, str]:
    """What those who proposed something are called; a guest by her invitation."""
    wanted = {key for key in keys if key}
    guests = [key.removeprefix("guest:") for key in wanted if key.startswith("guest:")]
    rows: Iterable[MeetingInvitation] = MeetingInvitation.objects.filter(uid__in=guests)
    return names_of(wanted) | {row.key: str(row) for row in rows}

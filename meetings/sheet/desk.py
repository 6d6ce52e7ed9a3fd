"""What the secretariat sees of meetings in the making: a list with what each lacks, its days and tracks, its month."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from core.cards import Badge
from core.dates import in_words
from core.wall_time import moment, offset_in_words
from meetings.choices import SCHEDULABLE, Acceptance, LanguageMode, MeetingStatus, Mode, Precision
from meetings.models import Blackout, Meeting, Session
from meetings.sheet.meeting import dates_in_words, place_in_words

LOOKS = {
    MeetingStatus.DRAFT: "other",
    MeetingStatus.ANNOUNCED: "info",
    MeetingStatus.CONFIRMED: "success",
    MeetingStatus.LIVE: "success",
    MeetingStatus.POSTPONED: "warning",
    MeetingStatus.CANCELLED: "danger",
}


def badge_of(meeting: Meeting) -> Badge:
    return Badge(LOOKS.get(MeetingStatus(meeting.status), "other"), meeting.get_status_display())


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list of the desk. `lacks`: what its preparation still needs, in words."""

    meeting: Meeting
    badge: Badge
    about: str
    lacks: list[str]


def meeting_line(meeting: Meeting) -> MeetingLine:
    """`meeting` comes from `with_lacks()`."""
    words = [dates_in_words(meeting), place_in_words(meeting), str(meeting.get_kind_display())]
    return MeetingLine(meeting, badge_of(meeting), _(" · ").join(filter(None, words)), lacks_of(meeting))


def about_meeting(meeting: Meeting) -> str:
    """When and where, and by which clock its hours are told; a meeting of the record has none."""
    clock = "" if meeting.on_record else meeting.tz
    words = [dates_in_words(meeting) or _("no dates"), place_in_words(meeting), str(meeting.get_kind_display()), clock]
    return _(" · ").join(filter(None, words))


def lacks_of(meeting: Any) -> list[str]:
    """`meeting` comes from `with_lacks()`."""
    if meeting.on_record or meeting.status not in SCHEDULABLE:
        return []
    found = {
        _("no dates"): meeting.first_day is None,
        _("no host"): meeting.host_id is None and not meeting.place and meeting.mode != Mode.ONLINE,
        _("no session yet"): meeting.sessions_count == 0,
        _("sessions that block the agenda"): meeting.has_blocked,
        _("people who have not accepted"): meeting.has_unanswered,
        _("no agenda published"): meeting.sessions_count > 0 and not meeting.has_agenda,
    }
    return [words for words, is_lacking in found.items() if is_lacking]


# A meeting's schedule by day and track


@dataclass(frozen=True)
class SessionLine:
    """A session as the schedule shows it."""

    session: Session
    day: str
    hours: str
    offset: str
    people: list[str]
    languages: list[str]
    lacks: list[str]


@dataclass(frozen=True)
class Track:
    number: int
    lines: list[SessionLine]


@dataclass(frozen=True)
class DayPlan:
    """A day and its tracks; a session without hours stands in the day without a date."""

    date: str
    name: str
    tracks: list[Track]


def day_plans(sessions: Iterable[Session]) -> list[DayPlan]:
    """`sessions` come with their bookings, in order."""
    lines = [session_line(session) for session in sessions]

    def day(line: SessionLine) -> str:
        return f"{line.session.local_start:%Y-%m-%d}" if line.session.local_start else ""

    plans = []
    for date_, found in groupby(sorted(lines, key=lambda line: day(line) or "9"), key=day):
        rows = list(found)
        numbers = sorted({line.session.track for line in rows})
        tracks = [Track(number, [line for line in rows if line.session.track == number]) for number in numbers]
        plans.append(DayPlan(date_, in_words(date_) if date_ else _("Without hours yet"), tracks))
    return plans


def session_line(session: Any) -> SessionLine:
    hours = offset = ""
    if session.local_start and session.local_end:
        hours = f"{session.local_start:%H:%M}–{session.local_end:%H:%M}"
        offset = f"{session.tz} ({offset_in_words(moment(session.local_start, session.tz), session.tz)})"
    parts = list(session.contributions.all())
    languages = list(session.languages.all())
    lacks = {
        _("no title in English"): not session.title_en,
        _("not everybody has accepted"): any(
            part.acceptance in (Acceptance.NOT_ASKED, Acceptance.ASKED) for part in parts
        ),
        _("no team for a language"): any(row.mode != LanguageMode.FLOOR and row.team_id is None for row in languages),
    }
    return SessionLine(
        session,
        in_words(f"{session.local_start:%Y-%m-%d}") if session.local_start else "",
        hours,
        offset,
        [str(part.contributor) for part in parts if part.acceptance != Acceptance.DECLINED],
        [str(row.get_language_display()) for row in languages],
        [words for words, is_lacking in lacks.items() if is_lacking and session.is_planned],
    )


# A month


@dataclass(frozen=True)
class MonthDay:
    """A day of the month's view; `notes`: days off and weekends of the cities concerned."""

    date: date
    is_in_month: bool
    name: str
    meetings: list[Meeting] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """`key` is 2027-07; `previous` and `following` are the keys of its neighbours."""

    key: str
    name: str
    previous: str
    following: str
    weekdays: list[str]
    weeks: list[list[MonthDay]]
    undated: list[Meeting] = field(default_factory=list)


def meetings_between(user, first: date, last: date) -> list[Meeting]:
    """Those whose days are known and touch these, with their cities."""
    rows = Meeting.objects.visible_to(user).exclude(status=MeetingStatus.CANCELLED).filter(precision=Precision.DAY)
    return list(rows.filter(first_day__lte=last, last_day__gte=first).with_relations().order_by("first_day", "slug"))


def blackouts_between(first: date, last: date) -> list[Blackout]:
    rows = Blackout.objects.filter(first_day__lte=last, last_day__gte=first)
    return list(rows.select_related("city", "country"))

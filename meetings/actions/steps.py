"""The steps of a meeting's life."""

from copy import copy
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.audit import CLOCK
from core.editing import locked
from core.errors import Refused
from core.lifecycle import move
from core.permissions import require
from core.wall_time import today_at
from meetings import emails
from meetings.actions.bookings import book
from meetings.actions.holding import held_if_free
from meetings.actions.hosts import hold_host, host_explained
from meetings.actions.reminders import follow
from meetings.choices import LETS_GO, Acceptance, MeetingStatus, SessionState
from meetings.models import Booking, Contributor, Meeting
from meetings.search import keep_found


def announce(meeting: Meeting, *, by: User, version: int) -> Meeting:
    return take_step(meeting, MeetingStatus.ANNOUNCED, by=by, version=version)


def confirm(meeting: Meeting, *, by: User, version: int) -> Meeting:
    return take_step(meeting, MeetingStatus.CONFIRMED, by=by, version=version)


def close(meeting: Meeting, *, by: User, version: int) -> Meeting:
    return take_step(meeting, MeetingStatus.CLOSED, by=by, version=version)


def postpone(meeting: Meeting, *, by: User, version: int, reason: str = "") -> Meeting:
    """Its rooms, people and host are free again at once; everyone concerned hears of it once."""
    return take_step(meeting, MeetingStatus.POSTPONED, by=by, version=version, reason=reason)


def cancel(meeting: Meeting, *, by: User, version: int, reason: str) -> Meeting:
    """Call it off; everyone concerned is told once. It stays readable with its reason."""
    if not reason.strip():
        raise Refused(_("Say why: everyone concerned will read it."))
    return take_step(meeting, MeetingStatus.CANCELLED, by=by, version=version, reason=reason)


@transaction.atomic
def take_step(meeting: Meeting, to: MeetingStatus, *, by: User, version: int, reason: str = "") -> Meeting:
    require(by, "meetings.schedule")
    now = locked(meeting, version=version, wanted={})
    before = copy(now)
    was_let_go = now.status in LETS_GO
    lets_go = to in LETS_GO
    fields: dict[str, Any] = {"version": now.version + 1, "reason": reason if lets_go else ""}
    if lets_go != was_let_go:
        fields["sequence"] = now.sequence + 1
    if was_let_go and not lets_go:
        hold_host(now)
        back = copy(now)
        back.status = to
        with host_explained(back):
            move(now, to, by=by.key, **fields)
    else:
        move(now, to, by=by.key, **fields)
    if lets_go:
        Booking.objects.filter(session__meeting=now).update(released=True)
        if not meeting.is_draft:
            emails.called_off(now, concerned(now))
    elif was_let_go:
        for session in now.sessions.filter(state=SessionState.PLANNED):
            book(session)
    follow(before, now)
    keep_found(now)
    return now


def mail_of_step(meeting: Meeting, to: MeetingStatus) -> tuple[list[emails.Letter], list[Contributor]]:
    """What would be written to whom, with a gap for the reason, and who has no address; nobody hears of a draft."""
    if to not in LETS_GO or meeting.is_draft:
        return [], []
    people, is_cancelled = concerned(meeting), to == MeetingStatus.CANCELLED
    letters = emails.called_off_letters(meeting, people, is_cancelled=is_cancelled, reason="[…]")
    return letters, emails.unreachable(people)


def concerned(meeting: Meeting) -> list[Contributor]:
    """Those who stand in its agenda, published or in the making."""
    rows = Contributor.objects.filter(contributions__session__meeting=meeting)
    return list(rows.exclude(contributions__acceptance=Acceptance.DECLINED).distinct().select_related("contact"))


def advance_meetings() -> int:
    """Confirmed meetings begin and end by the calendar of their place. Gives how many moved. For the worker."""
    moved = 0
    rows = Meeting.objects.filter(status__in=[MeetingStatus.CONFIRMED, MeetingStatus.LIVE], first_day__isnull=False)
    for pk in rows.values_list("pk", flat=True):
        with transaction.atomic():
            meeting = held_if_free(pk)
            moved += advance(meeting) if meeting else 0
    return moved


def advance(meeting: Meeting) -> int:
    """As far as its days have come: a meeting of one day that nobody looked after begins and ends at once."""
    today, moved = today_at(meeting.tz), 0
    if meeting.status == MeetingStatus.CONFIRMED and meeting.first_day and today >= meeting.first_day:
        move(meeting, MeetingStatus.LIVE, by=CLOCK)
        moved += 1
    if meeting.status == MeetingStatus.LIVE and meeting.last_day and today > meeting.last_day:
        move(meeting, MeetingStatus.HELD, by=CLOCK)
        moved += 1
    return moved

"""What a guest reads behind her link: the meeting, what she has answered, and the way between her pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core.dates import span_in_words
from core.wall_time import today_at
from meetings.choices import AFTER_IT_BEGAN, INVITING, OFFERING, MeetingStatus, Presence, Reply, Standing
from meetings.models import Certificate, Meeting, MeetingInvitation
from meetings.sheet.guest_cities import guest_cities
from meetings.sheet.meeting import dates_in_words, place_in_words


def closed_because(meeting: Meeting) -> str:
    """Why nobody can be invited to it or answer now; empty when they can."""
    if meeting.status == MeetingStatus.DRAFT:
        return _("The meeting is a draft. Announce it first; then people can be invited.")
    if meeting.status == MeetingStatus.POSTPONED:
        return _("The meeting is postponed. Once its new days are confirmed, everybody is asked again.")
    if meeting.status == MeetingStatus.CANCELLED:
        return _("The meeting is cancelled.")
    if meeting.status not in INVITING or (meeting.last_day and meeting.last_day < today_at(meeting.tz)):
        return _("The meeting is over.")
    return ""


def takes_offers(meeting: Meeting) -> bool:
    """Whether anybody can still offer something for it, or say that she would like to come."""
    is_over = meeting.last_day is not None and meeting.last_day < today_at(meeting.tz)
    return meeting.status in OFFERING and not meeting.on_record and not is_over


def span(*days: date | None) -> str:
    return span_in_words(*(day.isoformat() if day else "" for day in days))


def answer_in_words(reply: str | None, presence: str | None) -> str:
    """Such as "Yes, I will take part (Online)"."""
    if not reply:
        return ""
    words = str(Reply(reply).label)
    return f"{words} ({Presence(presence).label})" if presence else words


@dataclass(frozen=True)
class GuestTab:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class GuestSheet:
    """`standing`: how it stands with her answer (`Standing`), `told` what she answered, in words. `pack_url`:
    where her answer's page offers what the cities at the table have published; empty elsewhere. `way_in`: while it
    goes on, the page with the doors to what she follows online. `certificate`: where hers is, once it is made.
    """

    invitation: MeetingInvitation
    meeting: Meeting
    city: str
    days: str
    place: str
    answer_by: date | None
    standing: str
    told: str
    answered_at: datetime | None
    old_days: str
    can_answer: bool
    why_not: str
    tabs: list[GuestTab]
    pack_url: str
    way_in: str
    certificate: str = ""


def is_on_for(guest: Any, meeting: Meeting) -> bool:
    """Whether it goes on, she said yes, and it can be followed online. `guest` comes from `with_standing()`."""
    is_there = meeting.status == MeetingStatus.LIVE and guest.standing == Standing.YES
    return is_there and meeting.sessions.filter(join_link__isnull=False).exists()


def guest_sheet(invitation: MeetingInvitation, token: str, here: str) -> GuestSheet:
    meeting = invitation.meeting
    row = MeetingInvitation.objects.with_standing().get(pk=invitation.pk)
    why_not = closed_because(meeting)
    is_certified = Certificate.objects.genuine().filter(invitation=invitation).exists()
    pages = [("answer", _("Your answer"))]
    if meeting.sessions.filter(Q(takes_sign_up=True) | Q(join_link__isnull=False)).exists():
        pages += [("answer-sessions", _("Your sessions"))]
    if meeting.status in AFTER_IT_BEGAN:
        pages += [("answer-live", _("Notes and promises"))]
    if not why_not:
        pages += [
            ("answer-needs", _("What you need")),
            ("answer-code", _("Your code")),
            ("answer-colleague", _("Send a colleague")),
        ]
        pages += [("answer-calendar", _("In your calendar"))]
    return GuestSheet(
        invitation=invitation,
        meeting=meeting,
        city=str(invitation.city.name) if invitation.city else "",
        days=dates_in_words(meeting),
        place=place_in_words(meeting),
        answer_by=meeting.answer_by,
        standing=row.standing,
        told=answer_in_words(row.reply, row.presence),
        answered_at=row.answered_at,
        old_days=span(row.answered_first, row.answered_last) if row.standing == Standing.OUTDATED else "",
        can_answer=not why_not,
        why_not=why_not,
        certificate=reverse("answer-certificate", args=[token]) if is_certified else "",
        tabs=[GuestTab(label, reverse(name, args=[token]), name == here) for name, label in pages],
        way_in=reverse("answer-sessions", args=[token]) if is_on_for(row, meeting) else "",
        pack_url=reverse("answer-pack", args=[token]) if here == "answer" and guest_cities(meeting).exists() else "",
    )

"""Mail to guests and to the cities that name them: each in the reader's language, each once.

A key begins with what the mail is for and the meeting, so that what is no longer true can be taken back before it goes.
"""

from collections.abc import Callable
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cities.emails import address, put
from core import outbox
from core.calendars import CANCEL
from core.models import OutboxMessage
from meetings.choices import MeetingStatus
from meetings.emails.calendars import calendar_part
from meetings.emails.cities import about
from meetings.models import Meeting, MeetingInvitation

INVITED, AGAIN, REMINDER, COMING = "guest-invited", "guest-again", "guest-reminder", "guest-coming"
REPLACED, UNINVITED, CALLED_OFF = "guest-replaced", "guest-uninvited", "guest-called-off"
CALENDAR = "guest-calendar"
OFFERED, LOST = "guest-place", "guest-lost"
CERTIFICATE = "guest-certificate"
KINDS = (INVITED, AGAIN, REMINDER, COMING, REPLACED, UNINVITED, CALLED_OFF, CALENDAR, OFFERED, LOST, CERTIFICATE)
# What is pointless once she has answered.
ASKING = (AGAIN, REMINDER, COMING)


def key(kind: str, invitation: MeetingInvitation, *more: object) -> str:
    return "-".join([kind, str(invitation.meeting_id), str(invitation.pk), *map(str, more)])


def to_guest(template: str, queued_as: str, invitation: MeetingInvitation, **words: Any) -> None:
    meeting = invitation.meeting
    put(
        template,
        to=invitation.email,
        language=invitation.language,
        key=queued_as,
        name=invitation.name,
        **about(meeting),
        city=lambda: str(invitation.city.name) if invitation.city else "",
        answer_by=meeting.answer_by,
        **words,
    )


def answer_at(token: str) -> Callable[[], str]:
    return lambda: address("answer", token)


def invited(invitation: MeetingInvitation, token: str) -> None:
    told = calendar_part(invitation, asks=True)
    to_guest("guest_invited", key(INVITED, invitation), invitation, url=answer_at(token), **told)


def invited_again(invitation: MeetingInvitation, token: str) -> bool:
    """The same once more; False when that went today already."""
    queued_as = key(INVITED, invitation, timezone.localdate(), hash_of(invitation.email))
    is_new = queued_as not in keys_of(invitation.meeting)
    if is_new:
        told = calendar_part(invitation, asks=True)
        to_guest("guest_invited", queued_as, invitation, url=answer_at(token), **told)
    return is_new


def hash_of(email: str) -> str:
    return sha256(email.encode()).hexdigest()[:8]


def asked_again(invitation: MeetingInvitation, token: str, *, must_answer: bool) -> None:
    """It has new days, or takes place after all."""
    queued_as = key(AGAIN, invitation, invitation.meeting.sequence)
    told = calendar_part(invitation, asks=True)
    to_guest("guest_asked_again", queued_as, invitation, url=answer_at(token), must_answer=must_answer, **told)


def reminded(template: str, queued_as: str, invitation: MeetingInvitation, token: str) -> None:
    to_guest(template, queued_as, invitation, url=answer_at(token))


def keys_of(meeting: Meeting) -> set[str]:
    """Of everything that was queued for its guests, sent or not."""
    of_meeting = reduce(or_, [Q(key__startswith=f"{kind}-{meeting.pk}-") for kind in KINDS])
    return set(OutboxMessage.objects.filter(of_meeting).values_list("key", flat=True))


def take_back_one(queued_as: str) -> bool:
    """Whether this mail was still waiting; it is gone then."""
    return outbox.take_back(key=queued_as)


def called_off(invitation: MeetingInvitation, *, is_cancelled: bool, reason: str) -> None:
    queued_as = key(CALLED_OFF, invitation, invitation.meeting.sequence)
    told = calendar_part(invitation)
    to_guest("guest_called_off", queued_as, invitation, is_cancelled=is_cancelled, reason=reason, **told)


def calendar_changed(invitation: MeetingInvitation, told: dict[str, str], *, hours: str) -> None:
    """Other hours, another place: her answer holds, her calendar has to know."""
    meeting = invitation.meeting
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    queued_as = key(CALENDAR, invitation, meeting.sequence)
    is_postponed = meeting.status == MeetingStatus.POSTPONED
    is_off = told["calendar_method"] == CANCEL
    words = {"is_cancelled": is_cancelled, "is_off": is_off, "is_postponed": is_postponed, "hours": hours}
    to_guest("guest_calendar", queued_as, invitation, reason=meeting.reason, **words, **told)


def replaced(invitation: MeetingInvitation, by: MeetingInvitation) -> None:
    to_guest("guest_replaced", key(REPLACED, invitation), invitation, colleague=by.name, **calendar_part(invitation))


def uninvited(invitation: MeetingInvitation) -> None:
    to_guest("guest_uninvited", key(UNINVITED, invitation), invitation, **calendar_part(invitation))


def take_back_of_meeting(meeting: Meeting, kinds: tuple[str, ...]) -> None:
    outbox.take_back(begins=tuple(f"{kind}-{meeting.pk}-" for kind in kinds))


def take_back(invitation: MeetingInvitation, kinds: tuple[str, ...]) -> None:
    """What of these waits is not sent any more."""
    for kind in kinds:
        own = key(kind, invitation)
        outbox.take_back(key=own, begins=(f"{own}-",))

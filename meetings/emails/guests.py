"""Mail to guests and to the cities that name them: each in the reader's language, each once.

A key begins with what the mail is for and the meeting, so that what is no longer true can be taken back before it goes.
"""

from collections.abc import Callable
from typing import Any

from cities.emails import address, put
from core.dates import span_in_words
from core.models import OutboxMessage
from meetings.models import Meeting, MeetingInvitation

INVITED, AGAIN, REMINDER, COMING = "guest-invited", "guest-again", "guest-reminder", "guest-coming"
REPLACED, UNINVITED, CALLED_OFF = "guest-replaced", "guest-uninvited", "guest-called-off"
KINDS = (INVITED, AGAIN, REMINDER, COMING, REPLACED, UNINVITED, CALLED_OFF)
# What asks for an answer: pointless once she has answered, or the days are no longer those of the mail.
ASKING = (INVITED, AGAIN, REMINDER)


def key(kind: str, invitation: MeetingInvitation, *more: object) -> str:
    return "-".join([kind, str(invitation.meeting_id), str(invitation.pk), *map(str, more)])


def days_of(meeting: Meeting) -> str:
    return span_in_words(meeting.starts, meeting.ends) if meeting.starts else ""


def place_of(meeting: Meeting) -> str:
    named = [str(meeting.place), str(meeting.host.name) if meeting.host else ""]
    return ", ".join(dict.fromkeys(filter(None, named)))


def to_guest(template: str, queued_as: str, invitation: MeetingInvitation, **words: Any) -> None:
    meeting = invitation.meeting
    put(
        template,
        to=invitation.email,
        language=invitation.language,
        key=queued_as,
        name=invitation.name,
        title=lambda: str(meeting.title),
        days=lambda: days_of(meeting),
        place=lambda: place_of(meeting),
        city=lambda: str(invitation.city.name) if invitation.city else "",
        answer_by=meeting.answer_by,
        **words,
    )


def answer_at(token: str) -> Callable[[], str]:
    return lambda: address("answer", token)


def invited(invitation: MeetingInvitation, token: str) -> None:
    to_guest("guest_invited", key(INVITED, invitation), invitation, url=answer_at(token), old="")


def asked_again(invitation: MeetingInvitation, token: str) -> None:
    """The days have changed: what she answered was for the old ones."""
    queued_as = key(AGAIN, invitation, invitation.meeting.sequence)
    to_guest("guest_asked_again", queued_as, invitation, url=answer_at(token))


def replaced(invitation: MeetingInvitation, by: MeetingInvitation) -> None:
    to_guest("guest_replaced", key(REPLACED, invitation), invitation, colleague=by.name)


def uninvited(invitation: MeetingInvitation) -> None:
    to_guest("guest_uninvited", key(UNINVITED, invitation), invitation)


def take_back(invitation: MeetingInvitation, kinds: tuple[str, ...]) -> None:
    """What of these waits is not sent any more."""
    waiting = OutboxMessage.objects.exclude(status=OutboxMessage.Status.SENT)
    for kind in kinds:
        own = key(kind, invitation)
        waiting.filter(key=own).delete()
        waiting.filter(key__startswith=f"{own}-").delete()

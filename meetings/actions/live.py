"""On the day, from a phone: a note proposed for the minutes, a promise proposed for one's city.

Both wait until somebody who may write the one or give the other takes them over, edits or drops them. The same words
sent twice are one entry.
"""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.changing import all_or_nothing
from core.errors import Refused
from core.permissions import require
from meetings.actions.holding import held_meeting
from meetings.actions.minutes import begun, refuse_names, write_minutes
from meetings.actions.pledges import MOST, make_pledge
from meetings.choices import Attribution, Standing
from meetings.models import (
    Meeting,
    MeetingInvitation,
    MinutesEntry,
    Pledge,
    ProposedNote,
    ProposedPledge,
    Session,
)
from meetings.sheet.live import live_sessions, not_live_because

Proposer = MeetingInvitation | User
PROPOSE = "meetings.propose"
MOST_NOTES = 200  # that wait, of one session
# The trail is for ever, and the Chatham House Rule may be switched on later: it never tells who proposed a note.
SOMEBODY = "public"


@all_or_nothing
def propose_note(
    session: Session, words: str, language: str, *, by: Proposer, city: City | None = None
) -> ProposedNote:
    """Something for the minutes of a session of today, or of a day before. `city`: for which an official is there.

    Under the Chatham House Rule it names nobody, and who proposed it is not kept.
    """
    author = who_proposes(session.meeting, by, city)
    now = begun(session)
    refuse_when_closed(now.meeting)
    if str(now.uid) not in {row.uid for row in live_sessions(now.meeting)}:
        raise Refused(_("This session is not in the programme of today or of a day before."))
    text = words.strip()
    refuse_names(now, [text], field="words")
    if same := ProposedNote.objects.filter(session=now, words=text).first():
        return same
    if now.proposed_notes.count() >= MOST_NOTES:
        raise Refused(_("So many notes wait already. The secretariat has to read them first."))
    is_confidential = now.attribution == Attribution.CHATHAM_HOUSE
    row = ProposedNote(session=now, attribution=now.attribution, words=text, language=language)
    row.proposed_by = "" if is_confidential else author
    row.full_clean()
    row.save()
    audit.record("propose_note", now.tag, by=SOMEBODY)
    return row


@all_or_nothing
def take_note(proposed: ProposedNote, values: dict[str, Any] | None = None, *, by: User) -> MinutesEntry:
    """Into the minutes, as it stands or with other words. Raises Refused when somebody has taken or dropped it."""
    require(by, "meetings.write_minutes")
    session = begun(proposed.session)
    now = waiting(ProposedNote, proposed)
    given = values or {}
    own = {} if any(name.startswith("words_") for name in given) else {f"words_{now.language}": now.words}
    note = write_minutes(session, {**own, **given}, by=by)
    now.delete()
    return note


@all_or_nothing
def drop_note(proposed: ProposedNote, *, by: User) -> None:
    require(by, "meetings.write_minutes")
    session = begun(proposed.session)
    waiting(ProposedNote, proposed).delete()
    audit.record("drop_note", session.tag, by=by.key)


@all_or_nothing
def propose_pledge(
    meeting: Meeting, values: dict[str, Any], *, by: Proposer, city: City | None = None
) -> ProposedPledge:
    """What a city will do, by a day: `promise`, `language`, `due_on`. A guest proposes for the city she comes for."""
    author = who_proposes(meeting, by, city)
    of_city = by.city if isinstance(by, MeetingInvitation) else city
    if of_city is None:
        raise Refused(_("You come for no city: only delegates of a city can propose a promise."))
    now = held_meeting(meeting.pk)
    refuse_when_closed(now)
    wanted = {name: values[name] for name in ("promise", "language", "due_on")}
    wanted["promise"] = wanted["promise"].strip()
    row = ProposedPledge(meeting=now, city=of_city, proposed_by=author, **wanted)
    of_meeting = ProposedPledge.objects.filter(meeting=now, city=of_city)
    if same := of_meeting.filter(promise=row.promise, due_on=row.due_on).first():
        return same
    if of_meeting.count() >= MOST:
        raise Refused(_("So many promises wait already. Your city has to confirm or drop them first."))
    row.full_clean()
    row.save()
    audit.record("propose_pledge", row.tag, by=author)
    return row


@all_or_nothing
def confirm_pledge(proposed: ProposedPledge, values: dict[str, Any] | None = None, *, by: User) -> Pledge:
    """The city's promise from now on, as it was proposed or with other words."""
    require(by, "meetings.pledge", proposed.city)
    now = waiting(ProposedPledge, proposed)
    given = values or {}
    own = {} if any(name.startswith("promise_") for name in given) else {f"promise_{now.language}": now.promise}
    made = make_pledge(now.meeting, now.city, {**own, "due_on": now.due_on, **given}, by=by)
    now.delete()
    return made


@all_or_nothing
def drop_pledge(proposed: ProposedPledge, *, by: User) -> None:
    require(by, "meetings.pledge", proposed.city)
    now = waiting(ProposedPledge, proposed)
    audit.record("drop_pledge", now.tag, by=by.key)
    now.delete()


def who_proposes(meeting: Meeting, by: Proposer, city: City | None) -> str:
    """Her key: a guest who has not said no, or an official of a city that takes part."""
    if isinstance(by, MeetingInvitation):
        guest = MeetingInvitation.objects.open().with_standing().filter(pk=by.pk, meeting=meeting).first()
        if guest is None:
            raise Refused(_("This invitation is no longer open."))
        if guest.standing == Standing.NO:
            raise Refused(_("You said that you do not take part."))
        return by.key
    require(by, PROPOSE, city)
    if city is None or not is_there(meeting, city):
        raise Refused(_("Your city does not take part in this meeting."))
    return by.key


def is_there(meeting: Meeting, city: City) -> bool:
    """Whether a city hosts it, was invited to it, or somebody comes for it."""
    if Meeting.objects.of_city(city).filter(pk=meeting.pk).exists():
        return True
    return MeetingInvitation.objects.open().filter(meeting=meeting, city=city).exists()


def refuse_when_closed(meeting: Meeting) -> None:
    if words := not_live_because(meeting):
        raise Refused(words)


def waiting(model: Any, proposed: Any) -> Any:
    """The row, held, while nobody has decided on it."""
    now = model.objects.select_for_update(of=("self",)).filter(pk=proposed.pk).first()
    if now is None:
        raise Refused(_("Somebody has taken this over or dropped it meanwhile."))
    return now

"""Who is told what about a meeting; one merged mail per person, in her language, through the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cities.emails import address, people_of, put, written
from core import outbox
from core.context import AUTONYMS
from core.dates import hours_in_words
from core.translation import LANGUAGES, direction
from meetings.choices import Change, MeetingStatus
from meetings.emails.calendars import calendar_part
from meetings.models import AgendaRevision, Contributor, Meeting, MeetingInvitation, Pledge, ReportClearance
from meetings.sheet.snapshot import SessionChange

# How the keys of these mails begin.
AGENDA, CALLED_OFF, CLEARANCE, PLEDGE = "agenda", "called-off", "clearance", "pledge"
KINDS = (AGENDA, CALLED_OFF)
# What makes another time of a session.
RETIMED = {Change.MOVED, Change.CLOCK, Change.RETIMED}


@dataclass(frozen=True)
class ChangeLine:
    """One session in a mail: its title, what is new about it, when and where it is now, and when it was to be before
    where that is another time.
    """

    title: str
    changes: list[str]
    before: str
    hours: str
    room: str
    reason: str


def in_words(texts: dict[str, str], language: str) -> str:
    """A text of a snapshot in this language, else in any."""
    return next((texts[code] for code in (language, *LANGUAGES) if code in texts), "")


def takes_part(session: dict[str, Any] | None, person: Contributor) -> bool:
    return session is not None and str(person.key) in {one["key"] for one in session["people"]}


def news_for(person: Contributor, change: SessionChange) -> list[str]:
    """What is new about a session for her: who joins or leaves its stage reads that of herself, nothing else."""
    if change.before and change.after and Change.SPEAKER in change.changes:
        was, stays = takes_part(change.before, person), takes_part(change.after, person)
        if was and not stays:
            return [_("You are no longer on the stage of this session")]
        if stays and not was:
            return [_("You are on the stage of this session now")]
    return [str(Change(kind).label) for kind in change.changes]


def hours_of(session: dict[str, Any] | None, language: str) -> str:
    """By the clock of the place, which is named with its offset."""
    if session is None or not session["local_start"]:
        return ""
    hours = hours_in_words(session["local_start"], session["local_end"], language)
    return f"{hours} {session['tz']} ({session['offset']})"


def line_of(change: SessionChange, language: str, person: Contributor) -> ChangeLine:
    session = change.session
    is_retimed = not RETIMED.isdisjoint(change.changes)
    room = session["room"]
    return ChangeLine(
        title=in_words(session["title"], language),
        changes=news_for(person, change),
        before=hours_of(change.before, language) if is_retimed else "",
        hours=hours_of(session, language),
        room=", ".join(filter(None, [room.get("name", ""), in_words(room.get("venue", {}), language)])),
        reason=session["reason"],
    )


@dataclass(frozen=True)
class Letter:
    """A mail as it goes, or would go."""

    person: Contributor
    to: str
    language: str
    subject: str
    text: str

    @property
    def autonym(self) -> str:
        return AUTONYMS[self.language]

    @property
    def dir(self) -> str:
        return direction(self.language)


def agenda_letters(
    meeting: Meeting, number: int, people: Iterable[tuple[Contributor, list[SessionChange]]]
) -> list[Letter]:
    """One mail per person with everything that changes for her, however many edits led to it."""
    letters = []
    for person, changes in people:
        contact = getattr(person, "contact", None)
        if contact is None:
            continue
        subject, text = written(
            "agenda_changed",
            language=contact.language,
            name=person.name,
            title=lambda: str(meeting.title),
            number=number,
            lines=lambda changes=changes, contact=contact, person=person: [
                line_of(row, contact.language, person) for row in changes
            ],
            url=lambda: address("meeting-agenda", meeting.slug, number),
        )
        letters.append(Letter(person, contact.email, contact.language, subject, text))
    return letters


def agenda_changed(
    meeting: Meeting, revision: AgendaRevision, people: Iterable[tuple[Contributor, list[SessionChange]]]
) -> None:
    """What the secretariat saw before is what goes, once per person and agenda."""
    for letter in agenda_letters(meeting, revision.number, people):
        send(letter, f"{AGENDA}-{meeting.pk}-{revision.number}-{letter.person.pk}", meeting)


def send(letter: Letter, key: str, meeting: Meeting) -> None:
    """To one on the stage. Where she is a guest as well, her calendar is told by the same mail."""
    own = MeetingInvitation.objects.open().filter(
        meeting=meeting, contributor=letter.person, email__iexact=letter.to, calendar_mail__isnull=False
    )
    told: dict[str, str] = {}
    for guest in own[:1]:
        guest.meeting = meeting
        told = calendar_part(guest)
    outbox.put(to=letter.to, subject=letter.subject, text=letter.text, key=key, language=letter.language, **told)


def called_off_letters(
    meeting: Meeting, people: Iterable[Contributor], *, is_cancelled: bool, reason: str
) -> list[Letter]:
    """That a meeting is cancelled or postponed, with the reason."""
    letters = []
    for person in people:
        contact = getattr(person, "contact", None)
        if contact is None:
            continue
        subject, text = written(
            "meeting_called_off",
            language=contact.language,
            name=person.name,
            title=lambda: str(meeting.title),
            is_cancelled=is_cancelled,
            reason=reason,
            url=lambda: address("meeting", meeting.slug),
        )
        letters.append(Letter(person, contact.email, contact.language, subject, text))
    return letters


def called_off(meeting: Meeting, people: Iterable[Contributor]) -> None:
    """The same, sent once per person and decision."""
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    for letter in called_off_letters(meeting, people, is_cancelled=is_cancelled, reason=meeting.reason):
        send(letter, f"{CALLED_OFF}-{meeting.pk}-{meeting.sequence}-{letter.person.pk}", meeting)


def unreachable(people: Iterable[Any]) -> list[Any]:
    """Those of whom no address is known: somebody has to call them."""
    return [person for person in people if getattr(person, "contact", None) is None]


# Afterwards


def report_to_clear(clearance: ReportClearance, version: int) -> None:
    """To everybody of the city who may clear it: what the report says of them."""
    report = clearance.report
    for person in people_of(clearance.city, "meetings.clear_report"):
        put(
            "report_to_clear",
            to=person.email,
            language=person.language,
            key=f"{CLEARANCE}-{report.pk}-{version}-{clearance.city_id}-{person.pk}",
            city=lambda: str(clearance.city.name),
            title=lambda: str(report.meeting.title),
            url=lambda: address("my-report", clearance.city.slug, report.meeting.slug),
        )


def pledge_due(pledge: Pledge, months: int) -> int:
    """To everybody of the city who may say what became of it; gives how many mails are new."""
    sent = 0
    for person in people_of(pledge.city, "meetings.pledge"):
        sent += put(
            "pledge_due",
            to=person.email,
            language=person.language,
            key=f"{PLEDGE}-{pledge.pk}-{months}-{person.pk}",
            city=lambda: str(pledge.city.name),
            title=lambda: str(pledge.meeting.title),
            pledge=lambda: str(pledge.promise),
            due_on=pledge.due_on,
            url=lambda: address("my-pledge", pledge.city.slug, pledge.uid),
        )
    return sent

"""What was said in a session, under its rule of attribution; recordings; who may read the minutes."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.changing import all_or_nothing
from core.editing import change, locked, mark_translations, next_position
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from meetings.choices import AFTER_IT_BEGAN, Attribution
from meetings.models import Contributor, Meeting, MeetingReport, MinutesEntry, ProposedNote, Recording, Session

MINUTES_FIELDS = ("kind", "contributor", "city", *text_fields(MinutesEntry))
MOST = 500  # notes of a session
SHORTEST_NAME = 3


def begun(session: Session) -> Session:
    """The session under lock, once its meeting has begun. Raises Refused before."""
    now = locked_row(session)
    if now.meeting.status not in AFTER_IT_BEGAN and not now.meeting.on_record:
        raise Refused(_("Minutes are written once the meeting has begun."))
    return now


@all_or_nothing
def write_minutes(session: Session, values: dict[str, Any], *, by: User) -> MinutesEntry:
    """One note more, at the end."""
    require(by, "meetings.write_minutes")
    now = begun(session)
    if now.minutes.count() >= MOST:
        raise Refused(_("More than %(most)s notes cannot be kept of one session.") % {"most": MOST})
    wanted = {name: value for name, value in values.items() if name in MINUTES_FIELDS}
    row = MinutesEntry(session=now, attribution=now.attribution, position=next_position(now.minutes.all()), **wanted)
    row.written_by = by.key
    check_names(now, row)
    mark_translations(row, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    row.save()
    audit.record("write_minutes", row.tag, by=by.key)
    return row


@all_or_nothing
def edit_minutes(entry: MinutesEntry, values: dict[str, Any], *, by: User, version: int) -> MinutesEntry:
    """Raises Stale when somebody changed the note since it was read."""
    require(by, "meetings.write_minutes")
    session = begun(entry.session)
    wanted = {name: value for name, value in values.items() if name in MINUTES_FIELDS}
    now = locked(entry, version=version, wanted=wanted)
    for name, value in wanted.items():
        setattr(entry, name, value)
    check_names(session, entry)
    change(now, wanted, by=by.key, action="edit_minutes", tag=now.tag, in_confidence=True)
    return now


@all_or_nothing
def remove_minutes(entry: MinutesEntry, *, by: User, version: int) -> None:
    require(by, "meetings.write_minutes")
    now = locked(entry, version=version, wanted={})
    audit.record("remove_minutes", now.tag, by=by.key)
    now.delete()


def check_names(session: Session, entry: MinutesEntry) -> None:
    """Under the Chatham House Rule neither the fields nor the words name who spoke, or for which city."""
    if session.attribution != Attribution.CHATHAM_HOUSE:
        return
    if entry.contributor_id or entry.city_id:
        raise Refused(_("This session was held under the Chatham House Rule: its minutes name no person and no city."))
    refuse_names(session, [getattr(entry, f"words_{code}") for code in LANGUAGES], field="words_en")


def refuse_names(session: Session, texts: Iterable[str], *, field: str) -> None:
    """Of a session under the Chatham House Rule: its words name nobody and no city. Raises ValidationError."""
    if session.attribution != Attribution.CHATHAM_HOUSE:
        return
    if found := names_in(texts, names_around(session.meeting)):
        words = _("This session was held under the Chatham House Rule. Say it without these names: %(names)s.")
        raise ValidationError({field: words % {"names": _(", ").join(found)}})


def names_around(meeting: Meeting) -> set[str]:
    """How people and cities of a meeting are called: its guests, whoever was on a stage, its cities in any spelling."""
    people = set(meeting.invitations.exclude(name="").values_list("name", flat=True))
    staged = Contributor.objects.filter(sessions__meeting=meeting).exclude(name="")
    people |= set(staged.values_list("name", flat=True))
    surnames = {name.split()[-1] for name in people}
    cities = City.objects.filter(meetings=meeting) | City.objects.filter(meeting_invitations__meeting=meeting)
    places = {name for city in cities.distinct() for name in spellings(city)}
    places |= set(spellings(meeting.host)) if meeting.host else set()
    return {name for name in people | surnames | places if len(name) >= SHORTEST_NAME}


def spellings(city: City) -> list[str]:
    return [name for name in (*(getattr(city, f"name_{code}") for code in LANGUAGES), *city.alternate_names) if name]


def names_in(texts: Iterable[str], names: Iterable[str]) -> list[str]:
    """Those of the names that stand in the texts as words of their own, whatever their case, longest first.

    An Arabic name is found behind the letters that are written together with it (and, to, in, for: و ف ب ل ك).
    """
    whole = "\n".join(texts)
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return [name for name in ordered if re.search(rf"(?<!\w)[وفبلك]?{re.escape(name)}(?!\w)", whole, re.IGNORECASE)]


def unnamed(session: Session) -> None:
    """Raises Refused while the minutes, a note proposed for them or a recording of a locked session tell who spoke:
    then the Chatham House Rule cannot be switched on. Who proposed a note is forgotten.
    """
    names = names_around(session.meeting)
    telling: list[MinutesEntry | ProposedNote] = [
        note
        for note in session.minutes.all()
        if note.contributor_id or note.city_id or names_in([getattr(note, f"words_{c}") for c in LANGUAGES], names)
    ]
    proposed = session.proposed_notes.all()
    telling += [note for note in proposed if names_in([note.words], names)]
    if telling:
        words = _("Notes of this session name people or cities (%(count)s). Clear them first, then switch the rule on.")
        raise Refused(words % {"count": len(telling)})
    if Recording.objects.filter(session=session).exists():
        raise Refused(_("This session was recorded. Remove the recording first, then switch the rule on."))
    proposed.update(proposed_by="")


@all_or_nothing
def add_recording(session: Session, url: str, *, by: User) -> Recording:
    """Where the recording of a session can be seen by those who took part."""
    require(by, "meetings.write_minutes")
    now = begun(session)
    if now.attribution == Attribution.CHATHAM_HOUSE:
        raise Refused(_("Under the Chatham House Rule nothing is recorded."))
    row = Recording(session=now, attribution=now.attribution, url=url, added_by=by.key)
    row.full_clean()
    row.save()
    audit.record("add_recording", now.tag, by=by.key)
    return row


@all_or_nothing
def remove_recording(recording: Recording, *, by: User) -> None:
    require(by, "meetings.write_minutes")
    now = Recording.objects.select_for_update(of=("self",)).filter(pk=recording.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    audit.record("remove_recording", now.session.tag, by=by.key)
    now.delete()


@all_or_nothing
def share_minutes(meeting: Meeting, *, by: User) -> MeetingReport:
    """From now on those who took part read the minutes and see the recordings."""
    require(by, "meetings.write_minutes")
    now = locked_row(meeting)
    if not MinutesEntry.objects.filter(session__meeting=now).exists():
        raise Refused(_("There are no minutes yet."))
    report, _is_new = MeetingReport.objects.select_for_update().get_or_create(meeting=now)
    if report.minutes_shared_at:
        raise Refused(_("The minutes are shared already."))
    report.minutes_shared_at = timezone.now()
    report.version += 1
    report.save(update_fields=["minutes_shared_at", "version"])
    audit.record("share_minutes", now.tag, by=by.key)
    return report

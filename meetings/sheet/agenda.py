"""A published agenda as its readers get it: days, and in each the sessions in order of hour and track."""

import json
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import get_language

from core.choices import DocumentLanguage
from core.dates import in_words
from core.translation import LANGUAGES, Text
from meetings.choices import ContributorPart, LanguageMode, SessionKind, SessionState
from meetings.models import AgendaRevision, Meeting
from meetings.sheet.snapshot import canonical, names_in, planned


@dataclass(frozen=True)
class Speaker:
    """Somebody in an agenda; `name` is empty once it was erased."""

    name: str
    part: str
    function: Text
    organisation: str
    subject: Text


@dataclass(frozen=True)
class Item:
    """One session of an agenda. `clock` is the hour of the place with its zone and offset."""

    uid: str
    title: Text
    description: Text
    kind: str
    kind_label: str
    track: int
    starts: str
    ends: str
    local_start: str
    local_end: str
    tz: str
    offset: str
    room: str
    address: str
    is_online: bool
    is_cancelled: bool
    reason: str
    languages: list[str]
    speakers: list[Speaker] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """A day of the agenda: `date` as 2027-07-01, its name in words, its sessions."""

    date: str
    name: str
    items: list[Item]

    @property
    def tracks(self) -> list[int]:
        return sorted({item.track for item in self.items})


@dataclass(frozen=True)
class AgendaSheet:
    """An agenda by days; sessions of which no hour is known come apart (`undated`)."""

    number: int
    hash: str
    published_at: Any
    days: list[Day]
    undated: list[Item]
    zones: list[str]


def text_of(texts: dict[str, str]) -> Text:
    """A text of a snapshot for this reader, else in any language there is."""
    asked = get_language() or LANGUAGES[0]
    lang = next((code for code in (asked, *LANGUAGES) if code in texts), asked)
    return Text(texts.get(lang, ""), lang, asked)


def preview(meeting: Meeting, number: int) -> AgendaSheet:
    """The agenda as the public would read it if it were published now; nothing is written."""
    snapshot, names = planned(meeting)
    return agenda_sheet(AgendaRevision(meeting=meeting, number=number, snapshot=canonical(snapshot)), names)


def agenda_sheet(revision: AgendaRevision, names: dict[str, str] | None = None) -> AgendaSheet:
    """`names` are those of its digests, where they are known already."""
    names = names_in([revision]) if names is None else names
    items = [item_of(row, names) for row in json.loads(revision.snapshot)["sessions"]]
    dated = [item for item in items if item.local_start]
    days = [Day(day, in_words(day), list(rows)) for day, rows in groupby(dated, key=lambda item: item.local_start[:10])]
    zones = list(dict.fromkeys(f"{item.tz} ({item.offset})" for item in dated))
    undated = [item for item in items if not item.local_start]
    return AgendaSheet(revision.number, revision.hash, revision.published_at, days, undated, zones)


def item_of(row: dict[str, Any], names: dict[str, str]) -> Item:
    room = row["room"]
    venue = text_of(room.get("venue", {}))
    languages = [
        f"{DocumentLanguage(spoken['language']).label} ({LanguageMode(spoken['mode']).label})"
        for spoken in row["languages"]
    ]
    return Item(
        uid=row["uid"],
        title=text_of(row["title"]),
        description=text_of(row["description"]),
        kind=row["kind"],
        kind_label=str(SessionKind(row["kind"]).label),
        track=row["track"],
        starts=row["starts"],
        ends=row["ends"],
        local_start=row["local_start"],
        local_end=row["local_end"],
        tz=row["tz"],
        offset=row["offset"],
        room=", ".join(filter(None, [room.get("name", ""), venue.value])),
        address=room.get("address", ""),
        is_online=row["is_online"],
        is_cancelled=row["state"] == SessionState.CANCELLED,
        reason=row["reason"],
        languages=languages,
        speakers=[speaker_of(person, names) for person in row["people"]],
    )


def speaker_of(person: dict[str, Any], names: dict[str, str]) -> Speaker:
    return Speaker(
        name=names.get(person["name"], ""),
        part=str(ContributorPart(person["part"]).label),
        function=text_of(person["function"]),
        organisation=person["organisation"],
        subject=text_of(person["subject"]),
    )

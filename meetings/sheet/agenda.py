"""A published agenda as its readers get it: days, and in each the sessions in order of hour and track."""

import json
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.utils.translation import get_language

from core.choices import DocumentLanguage
from core.dates import in_words
from core.translation import LANGUAGES, Text
from meetings.choices import ContributorPart, LanguageMode, SessionKind, SessionState
from meetings.models import AgendaRevision, Meeting
from meetings.sheet.clock import Clock, Hours
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
    """One session of an agenda. `hours` are by the clock that the reader chose; none where no hour is known."""

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
    hours: Hours | None
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

    @property
    def grid(self) -> list["Row"]:
        """The same sessions beside each other: a row for each hour at which one begins, a column for each track."""
        return rows_of(self.items, self.tracks)


@dataclass(frozen=True)
class Cell:
    """Sessions of one track from one row of a grid on; none: nobody meets there then. `rows`, `columns`: its size."""

    track: int
    items: list[Item] = field(default_factory=list)
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Row:
    hour: str
    cells: list[Cell]


@dataclass(frozen=True)
class AgendaSheet:
    """An agenda by days; sessions of which no hour is known come apart (`undated`)."""

    number: int
    hash: str
    published_at: Any
    days: list[Day]
    undated: list[Item]
    zones: list[str]

    @property
    def speakers(self) -> list[Speaker]:
        """Everybody on a stage, once, in the order of the programme; whose name was erased is left out."""
        items = [item for day in self.days for item in day.items] + self.undated
        people = [person for item in items if not item.is_cancelled for person in item.speakers if person.name]
        return list({(person.name, person.organisation): person for person in reversed(people)}.values())[::-1]


def text_of(texts: dict[str, str]) -> Text:
    """A text of a snapshot for this reader, else in any language there is."""
    asked = get_language() or LANGUAGES[0]
    lang = next((code for code in (asked, *LANGUAGES) if code in texts), asked)
    return Text(texts.get(lang, ""), lang, asked)


def preview(meeting: Meeting, number: int) -> AgendaSheet:
    """The agenda as the public would read it if it were published now; nothing is written."""
    snapshot, names = planned(meeting)
    return agenda_sheet(AgendaRevision(meeting=meeting, number=number, snapshot=canonical(snapshot)), names=names)


def agenda_sheet(
    revision: AgendaRevision, clock: Clock | None = None, *, names: dict[str, str] | None = None
) -> AgendaSheet:
    """The agenda by the days and hours of a clock: without one, of the place. `names`: of its digests, if known."""
    names, clock = names_in([revision]) if names is None else names, clock or Clock()
    items = [item_of(row, names, clock) for row in json.loads(revision.snapshot)["sessions"]]
    dated = sorted((item for item in items if item.hours), key=lambda item: (item.starts, item.track))
    days = [Day(day, in_words(day), list(rows)) for day, rows in groupby(dated, key=day_of)]
    zones = list(dict.fromkeys(item.hours.zone for item in dated if item.hours))
    undated = [item for item in items if not item.hours]
    return AgendaSheet(revision.number, revision.hash, revision.published_at, days, undated, zones)


def day_of(item: Item) -> str:
    return item.hours.day if item.hours else ""


def rows_of(items: list[Item], tracks: list[int]) -> list[Row]:
    hours = sorted({item.starts for item in items})
    cells = [cell for track in tracks for cell in cells_of([i for i in items if i.track == track], track, hours)]
    begins = {(track, hour): cell for track, hour, cell in cells}
    taken = {(cell.track, hours.index(hour) + n) for _track, hour, cell in cells for n in range(cell.rows)}
    rows = []
    for number, hour in enumerate(hours):
        row = [
            begins.get((track, hour)) or Cell(track)
            for track in tracks
            if (track, hour) in begins or (track, number) not in taken
        ]
        filled = [cell for cell in row if cell.items]
        alone = filled[0] if len(filled) == 1 and len(row) == len(tracks) and filled[0].rows == 1 else None
        at = next(item.hours for item in items if item.starts == hour)
        rows.append(Row(at.start if at else "", [replace(alone, columns=len(tracks))] if alone else row))
    return rows


def cells_of(items: list[Item], track: int, hours: list[str]) -> list[tuple[int, str, Cell]]:
    """Sessions of one track; what overlaps there shares a cell."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and item.starts < max(other.ends for other in groups[-1]):
            groups[-1].append(item)
        else:
            groups.append([item])
    found = []
    for group in groups:
        first, last = group[0].starts, max(item.ends for item in group)
        found.append((track, first, Cell(track, group, rows=sum(first <= hour < last for hour in hours))))
    return found


def item_of(row: dict[str, Any], names: dict[str, str], clock: Clock) -> Item:
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
        hours=clock.hours(row["starts"], row["ends"], row["tz"]) if row["starts"] else None,
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

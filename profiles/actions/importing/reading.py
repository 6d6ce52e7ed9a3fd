"""What a file says about an edition's figures, row by row: differences and faults; nothing is written."""

from collections import defaultdict
from copy import copy
from dataclasses import asdict, dataclass, field
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.citing import unknown_sources
from core.dates import span_in_words
from core.editing import mark_translations
from core.importing import Told
from core.spreadsheets import Row, read_rows
from core.translation import text_fields
from profiles.figure_table import (
    BY_KEY,
    COLUMNS,
    REQUIRED,
    TEXTS,
    Codes,
    Fault,
    all_codes,
    in_words,
    key_of_title,
    read_cells,
    read_thread,
)
from profiles.models import Figure, ProfileEdition

# What one figure is, once in an edition: as the database has it (`figure_once`).
IDENTITY = ("indicator_id", "geography_id", "definition_id", "breakdown_id", "period_start", "period_end", "source_id")
ROWS: Any = Figure._meta
FIGURE_TEXTS = text_fields(Figure)
JOINED = [column.name for column in ROWS.concrete_fields if column.is_relation]


@dataclass(frozen=True)
class Problem:
    """What has to be put right: in which row and column of the file."""

    row: int
    column: str
    message: str


@dataclass(frozen=True)
class Difference:
    """One figure that would be another: `fields` are the column's title, before and after; in texts word by word."""

    row: int
    kind: str
    what: str
    fields: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class RaisedDoubt:
    """Something that the figures, as they would then stand, could hardly be; `rows` of the file that it is about."""

    rows: list[int]
    text: str


@dataclass
class Reading:
    """A file against the figures that are there: what it would change and what is wrong."""

    edition: ProfileEdition
    by: str
    known: dict[str, Codes]
    there: dict[UUID, Figure]
    problems: list[Problem] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    added: list[Figure] = field(default_factory=list)
    changed: list[tuple[Figure, dict[str, list]]] = field(default_factory=list)
    removed: list[Figure] = field(default_factory=list)
    doubts: list[RaisedDoubt] = field(default_factory=list)
    seen: dict[UUID, int] = field(default_factory=dict)
    row_of: dict[UUID, int] = field(default_factory=dict)
    unchanged: int = 0

    def fault(self, row: int, key: str, message: str) -> None:
        self.problems.append(Problem(row, BY_KEY[key].title if key in BY_KEY else "", message))

    @property
    def report(self) -> dict[str, Any]:
        return {
            "problems": [asdict(problem) for problem in sorted(self.problems, key=lambda one: one.row)],
            "differences": [] if self.problems else [asdict(difference) for difference in self.differences],
            "doubts": [] if self.problems else [asdict(doubt) for doubt in self.doubts],
            "unchanged": self.unchanged,
        }


def read_figures(
    edition: ProfileEdition, file: IO[bytes], name: str, *, by: str, told: Told, remove_missing: bool = False
) -> Reading:
    """Everything that a file says about an edition's figures, row by row; nothing is written."""
    rows = Figure.objects.filter(edition=edition).with_sources()
    reading = Reading(edition, by, all_codes(edition.city), {row.thread: row for row in rows})
    header, lines = read_rows(file, name)
    keys = read_header(reading, header)
    if reading.problems:
        return reading
    for count, line in enumerate(lines, start=1):
        read_line(reading, line, keys)
        told(count)
    if remove_missing:
        reading.removed = [row for thread, row in reading.there.items() if thread not in reading.seen]
    refuse_twins(reading)
    reading.differences += [Difference(0, "removed", what(row)) for row in reading.removed]
    return reading


def read_header(reading: Reading, header: list[str]) -> dict[str, str]:
    """`{title: key}`; every title that is not known is named with the nearest that is."""
    keys: dict[str, str] = {}
    for title in header:
        try:
            key = key_of_title(title)
        except ValidationError as error:
            reading.problems.append(Problem(1, title[:60], error.messages[0]))
            continue
        if not key:
            continue
        if key in keys.values():
            words = _("Two columns mean “%(column)s”. Take one of them out.") % {"column": BY_KEY[key].title}
            reading.problems.append(Problem(1, title[:60], words))
        keys[title] = key
    return keys


def read_line(reading: Reading, line: Row, keys: dict[str, str]) -> None:
    cells, unreadable = {}, []
    for title, key in keys.items():
        try:
            cells[key] = line[title]
        except ValidationError as error:
            unreadable.append(Fault(key, error.messages[0]))
    values, faults = read_cells(cells, reading.known)
    faults = unreadable + faults
    before: Figure | None = None
    try:
        before = figure_of(reading, line.number, cells)
    except ValidationError as error:
        faults.append(Fault("thread", error.messages[0]))
    unread = {fault.key for fault in faults}
    for key in REQUIRED:
        if (before is None or key in values) and values.get(key) in (None, "") and key not in unread:
            faults.append(Fault(key, _("A figure needs this.")))
    for fault in faults:
        reading.fault(line.number, fault.key, fault.message)
    if not faults and before is None:
        add_row(reading, line.number, values)
    elif not faults and before is not None:
        change_row(reading, line.number, before, values, cells.get("version", ""))


def figure_of(reading: Reading, number: int, cells: dict[str, str]) -> Figure | None:
    """The figure that a row is about; None for a new one. Raises ValidationError for what is not of this edition."""
    thread = read_thread(cells.get("thread", ""))
    if thread is None:
        return None
    if thread not in reading.there:
        words = _("This figure is not in the edition any more. To add it anew, empty this cell.")
        raise ValidationError(words)
    if thread in reading.seen:
        raise ValidationError(
            _("Row %(row)s is about the same figure. To add another figure, empty this cell.")
            % {"row": reading.seen[thread]}
        )
    reading.seen[thread] = number
    return reading.there[thread]


def add_row(reading: Reading, number: int, values: dict[str, Any]) -> None:
    row = Figure(edition=reading.edition, city=reading.edition.city, **values)
    mark_translations(
        row, {name: [None, value] for name, value in values.items()}, by=reading.by, first=reading.edition.language
    )
    if is_sound(reading, number, row):
        reading.row_of[row.thread] = number
        reading.added.append(row)
        value = {"column": BY_KEY["value"].title, "before": "", "after": in_words(row, "value"), "is_text": False}
        reading.differences.append(Difference(number, "added", what(row), [value]))


def change_row(reading: Reading, number: int, before: Figure, values: dict[str, Any], version: str) -> None:
    changes = {key: [getattr(before, key), value] for key, value in values.items() if getattr(before, key) != value}
    if not changes:
        reading.unchanged += 1
        return
    if version.strip() and version.strip() != str(before.version):
        words = _("A colleague has changed this figure since the file was made. Download the figures again.")
        reading.fault(number, "version", words)
        return
    row = copy(before)
    row.edition, row._state = reading.edition, copy(before._state)
    for key, (_old, value) in changes.items():
        setattr(row, key, value)
    mark_translations(row, changes, by=reading.by, first=reading.edition.language)
    row.version += 1
    if is_sound(reading, number, row, only=set(changes)):
        reading.row_of[row.thread] = number
        reading.changed.append((row, changes))
        fields = [
            {
                "column": BY_KEY[key].title,
                "before": in_words(before, key),
                "after": in_words(row, key),
                "is_text": key in TEXTS,
            }
            for key in (column.key for column in COLUMNS)
            if key in changes
        ]
        reading.differences.append(Difference(number, "changed", what(before), fields))


def is_sound(reading: Reading, number: int, row: Figure, only: set[str] | None = None) -> bool:
    """What the record itself asks of a row, without asking the database: that was asked for all rows at once."""
    faults: dict[str, list[str]] = defaultdict(list)
    for check in (lambda: row.clean_fields(exclude=JOINED), row.clean):
        try:
            check()
        except ValidationError as error:
            for key, sentences in error.message_dict.items():
                faults[key] += sentences
    known = set(reading.known["source"].rows)
    for key, sentence in unknown_sources(row, FIGURE_TEXTS, reading.edition.city.tag, known).items():
        if only is None or key in only:
            faults[key].append(sentence)
    for key, sentences in faults.items():
        for sentence in dict.fromkeys(sentences):
            reading.fault(number, key, sentence)
    return not faults


def refuse_twins(reading: Reading) -> None:
    """The same figure twice, in the file or beside what is there: said of the row before the database says it."""
    gone = {row.thread for row in reading.removed}
    anew = {row.thread: row for row, _changes in reading.changed} | {row.thread: row for row in reading.added}
    stand = {thread: row for thread, row in reading.there.items() if thread not in gone} | anew
    twins: dict[tuple, list[Figure]] = defaultdict(list)
    for row in stand.values():
        twins[tuple(getattr(row, name) for name in IDENTITY)].append(row)
    for rows in twins.values():
        wrong = [row for row in rows if row.thread in anew]
        for row in wrong if len(rows) > 1 else []:
            other = next(twin for twin in rows if twin is not row)
            number = reading.row_of.get(other.thread) or reading.seen.get(other.thread)
            words = _("This figure is already there for the same place, time and source.")
            if number:
                words += " " + _("See row %(row)s.") % {"row": number}
            reading.fault(reading.row_of[row.thread], "", words)


def what(row: Figure) -> str:
    """Which figure it is, in words."""
    part = f": {row.breakdown.name}" if row.breakdown else ""
    period = span_in_words(row.period_start, row.period_end)
    return ", ".join(filter(None, [f"{row.indicator.name}{part}", str(row.geography.name), period]))

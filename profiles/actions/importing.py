"""Figures from a file into the edition being written. The preview is the real thing, rolled back."""

import io
import logging
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import asdict, dataclass, field
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from core import importing
from core.audit import entry
from core.dates import span_in_words
from core.editing import mark_translations
from core.errors import Refused, Stale
from core.importing import State, Told
from core.models import AuditEntry, ImportJob
from core.permissions import require
from core.review import locked_edition, writable, written
from core.spreadsheets import Row, read_rows
from profiles.actions.writing import EDITABLE, part_tag, published_figures, unknown_sources, unlink_figures
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
from profiles.plausibility import doubts

log = logging.getLogger(__name__)
KIND = "figures"
IN_ONE_GO = 200  # rows; a longer file is left to the worker
BATCH = 500
MOST_TRIES = 3
# What one figure is, once in an edition: as the database has it (`figure_once`).
IDENTITY = ("indicator_id", "geography_id", "definition_id", "breakdown_id", "period_start", "period_end", "source_id")
ROWS: Any = Figure._meta
JOINED = [column.name for column in ROWS.concrete_fields if column.is_relation]
WRITTEN = [column.name for column in ROWS.concrete_fields if column.name not in ("id", "edition", "city", "thread")]


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


# Sent, previewed, accepted


def send_figures(edition: ProfileEdition, file: IO[bytes], *, by: User, remove_missing: bool = False) -> ImportJob:
    """Keep a file and preview it: at once when it is short, else by the worker.

    Raises ValidationError for what is no table of figures.
    """
    require(by, "profiles.write_edition", edition)
    with transaction.atomic():
        writable(edition)
        job = importing.begin(edition.tag, KIND, by=by.key, file=file, options={"remove_missing": remove_missing})
        _header, rows = read_rows(io.BytesIO(job.content), job.name)
        job.total = sum(1 for _row in rows)
        importing.queue(job, State.WAITING, is_mine=is_short(job))
    if is_short(job):
        preview(job)
    return job


def is_short(job: ImportJob) -> bool:
    """Whether it is dealt with while the person waits."""
    return job.total <= IN_ONE_GO


def accept_figures(edition: ProfileEdition, *, by: User) -> ImportJob:
    """Take over what this person's preview showed. Raises Stale when the edition has changed since."""
    require(by, "profiles.write_edition", edition)
    with transaction.atomic():
        held = ImportJob.objects.select_for_update().filter(about=edition.tag, kind=KIND, person=by.key)
        job = held.filter(state=State.READY).first()
        if job is None:
            raise Refused(_("There is no preview to accept. Send the file again."))
        locked_edition(writable(edition), job.version)
        importing.queue(job, State.ACCEPTED, is_mine=is_short(job))
    if is_short(job):
        take_over(job)
    return job


def look_again(edition: ProfileEdition, *, by: User) -> None:
    """Preview this person's file anew, against the edition as it stands now."""
    require(by, "profiles.write_edition", edition)
    with transaction.atomic():
        held = ImportJob.objects.select_for_update().filter(about=edition.tag, kind=KIND, person=by.key)
        job = held.filter(state__in=[State.READY, State.FAULTY]).first()
        if job is None:
            return  # nothing is there, or somebody is at it already
        importing.queue(job, State.WAITING, is_mine=is_short(job))
    if is_short(job):
        preview(job)


def forget_figures(edition: ProfileEdition, *, by: User) -> None:
    require(by, "profiles.write_edition", edition)
    importing.forget(edition.tag, KIND, by=by.key)


def do_next_import() -> bool:
    """Preview or take over the next file that waits; False when none does. For the worker."""
    job = importing.take_next([KIND])
    if job is None:
        return False
    try:
        take_over(job) if job.state == State.ACCEPTED else preview(job)
    except Exception as fault:
        log.error("An import failed: %s", type(fault).__name__)
        with override(job.language):
            words = _("This file could not be read to its end. Nothing has been changed.")
        importing.finish(job, State.FAULTY, {"problems": [asdict(Problem(0, "", words))]})
    return True


def preview(job: ImportJob) -> None:
    """What the file would do, found by doing it and taking it back."""
    with override(job.language):
        try:
            reading, version = tried_again(job)
        except (ValidationError, Refused) as refusal:
            fail(job, refusal)
            return
    state = State.FAULTY if reading.problems else State.READY
    importing.finish(job, state, reading.report, version=version)


def tried_again(job: ImportJob) -> tuple[Reading, int]:
    """A preview, begun anew when a colleague saves while it runs."""
    for _try in range(MOST_TRIES):
        try:
            return run(job, keep=False)
        except Stale:
            continue
    raise Refused(_("Colleagues are writing in this edition just now. Try again in a minute."))


def take_over(job: ImportJob) -> None:
    """Do it. What has changed since the preview makes another preview, never a surprise."""
    with override(job.language):
        try:
            reading, version = run(job, keep=True)
        except Stale:
            preview(job)
            return
        except (ValidationError, Refused) as refusal:
            fail(job, refusal)
            return
    state = State.FAULTY if reading.problems else State.DONE
    importing.finish(job, state, reading.report, version=version)


def fail(job: ImportJob, refusal: Exception) -> None:
    words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
    importing.finish(job, State.FAULTY, {"problems": [asdict(Problem(0, "", sentence)) for sentence in words]})


def run(job: ImportJob, *, keep: bool) -> tuple[Reading, int]:
    """Read the file, write it, and unless it is to be kept take everything back; and the version of the edition."""
    edition = ProfileEdition.objects.select_related("city").get(
        city__slug=job.about.split(":")[1], number=job.about.split(":")[2]
    )
    person = User.objects.get(pk=job.person.removeprefix("person:"))
    require(person, "profiles.write_edition", edition)
    if keep and edition.version != job.version:
        raise Stale(edition, {"version": edition.version})
    told = importing.telling(job) if not is_short(job) else lambda _done: None
    reading = read_figures(edition, io.BytesIO(job.content), job.name, by=job.person, told=told, **job.options)
    version = edition.version
    if not reading.problems:
        with transaction.atomic():
            now = locked_edition(writable(edition), version)
            write_figures(reading, now)
            version = now.version if keep else version
            if reading.problems or not keep:
                transaction.set_rollback(True)
    return reading, version


# Read


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
        if key in keys.values():
            words = _("Two columns mean “%(column)s”. Take one of them out.") % {"column": BY_KEY[key].title}
            reading.problems.append(Problem(1, title[:60], words))
        keys[title] = key
    return keys


def read_line(reading: Reading, line: Row, keys: dict[str, str]) -> None:
    cells = {key: line[title] for title, key in keys.items()}
    values, faults = read_cells(cells, reading.known)
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
    for key, sentence in unknown_sources(row, reading.edition, set(reading.known["source"].rows)).items():
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


# Write


def write_figures(reading: Reading, edition: ProfileEdition) -> None:
    """Write what was read into a locked edition: in few statements, with an entry in the history for each figure."""
    entries = list(history(reading))
    if not entries:
        return
    Figure.objects.filter(pk__in=[row.pk for row in reading.removed]).delete()
    unlink_figures(edition, {row.thread for row in reading.removed}, by=reading.by)
    write_rows(reading, [row for row, _changes in reading.changed], update_conflicts=True)
    write_rows(reading, reading.added)
    if reading.problems:
        return
    reading.doubts = raised_doubts(reading, edition)
    AuditEntry.objects.bulk_create(entries, batch_size=BATCH)
    written(edition, by=reading.by)


def raised_doubts(reading: Reading, edition: ProfileEdition) -> list[RaisedDoubt]:
    """The doubts that were not there before the file was written, in the order of its rows."""
    known = list(published_figures(edition))
    stood = {doubt.key for doubt in doubts(list(reading.there.values()), known)}
    rows_of = {str(thread): row for thread, row in reading.row_of.items()}
    now = doubts(list(Figure.objects.filter(edition=edition).with_sources()), known)
    new = (doubt for doubt in now if doubt.key not in stood)
    named = [RaisedDoubt(sorted(rows_of[one] for one in doubt.figures if one in rows_of), doubt.text) for doubt in new]
    return sorted(named, key=lambda doubt: doubt.rows)


def write_rows(reading: Reading, rows: list[Figure], **how: Any) -> None:
    """All at once; where the database refuses, one by one, so that the row is named."""
    if how:
        how |= {"unique_fields": ["id"], "update_fields": WRITTEN}
    for batch in (rows[start : start + BATCH] for start in range(0, len(rows), BATCH)):
        try:
            with transaction.atomic():
                Figure.objects.bulk_create(batch, **how)
        except IntegrityError:
            for row in batch:
                refused = refusal_of(row, how)
                if refused:
                    reading.fault(reading.row_of[row.thread], "", refused)


def refusal_of(row: Figure, how: dict[str, Any]) -> str:
    """Why the database refuses a row, in the words of the constraint; empty when it takes it."""
    try:
        with transaction.atomic():
            Figure.objects.bulk_create([row], **how)
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        broken = next((one for one in Figure._meta.constraints if one.name == name), None)
        return str(broken.get_violation_error_message()) if broken else _("This row does not go with the others.")
    return ""


def history(reading: Reading) -> Iterator[AuditEntry]:
    """As `actions.writing` records it for one part."""
    fields = EDITABLE["figures"]
    for row in reading.removed:
        row.edition = reading.edition
        before = {name: [getattr(row, name), None] for name in fields if getattr(row, name) not in ("", None, [])}
        yield entry("remove_part", part_tag(row), by=reading.by, changes=before)
    for row, changes in reading.changed:
        yield entry("edit_part", part_tag(row), by=reading.by, changes=changes)
    for row in reading.added:
        values = {name: [None, getattr(row, name)] for name in fields if getattr(row, name) not in ("", None, [])}
        yield entry("add_part", part_tag(row), by=reading.by, changes=values)

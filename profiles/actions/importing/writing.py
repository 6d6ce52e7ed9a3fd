"""What was read is written: in few statements, and a row that the database refuses is named."""

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.audit import entry
from core.models import AuditEntry
from core.review import written
from profiles.actions.doubts import published_figures
from profiles.actions.importing.reading import ROWS, RaisedDoubt, Reading
from profiles.actions.writing import EDITABLE, part_tag, unlink_figures
from profiles.models import Figure, ProfileEdition
from profiles.plausibility import doubts

BATCH = 500
WRITTEN = [column.name for column in ROWS.concrete_fields if column.name not in ("id", "edition", "city", "thread")]


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

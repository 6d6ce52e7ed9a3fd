"""Changing a record that others may be changing too: locked, compared with what was read, recorded."""

from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from core import audit
from core.audit import plain
from core.errors import Refused, Stale
from core.translation import LANGUAGES, State, TranslatedModel

Row = TypeVar("Row", bound="Versioned")


class Versioned(models.Model):
    """A row that counts its versions, so that nobody overwrites what she has not seen."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def etag(self) -> str:
        return f'"{self.version}"'


def locked(row: Row, *, version: int, wanted: dict[str, Any]) -> Row:
    """The row under lock, as it stands now. Raises Stale when it is no longer the version that was read, Refused when
    it is gone.

    Call inside a transaction. `wanted` are the values to be written, for telling the person what differs;
    a row among them is told by its slug or code.
    """
    now = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    if now.version != version:
        theirs = {name: getattr(now, name) for name, value in wanted.items() if getattr(now, name) != value}
        raise Stale(now, {name: plain(value) for name, value in theirs.items()})
    return now


def change(
    row: Row,
    values: dict[str, Any],
    *,
    by: str,
    action: str,
    tag: str,
    first: str = "",
    in_confidence: bool = False,
) -> dict[str, list]:
    """Write `values` into a locked row, keep the state of its translations true, record what changed, if anything.

    `in_confidence`: the trail tells that it was changed, and no word of what.
    """
    changes = {name: [getattr(row, name), value] for name, value in values.items() if getattr(row, name) != value}
    if not changes:
        return {}
    for name, (_before, after) in changes.items():
        setattr(row, name, after)
    if isinstance(row, TranslatedModel):
        mark_translations(row, changes, by=by, first=first)
    row.version += 1
    row.full_clean()
    row.save()
    told = {name: [plain(before), plain(after)] for name, (before, after) in changes.items()}
    audit.record(action, tag, by=by, changes={} if in_confidence else told)
    return told


def next_position(rows: models.QuerySet) -> int:
    """The place after the last one, in a list that people put in order."""
    return (rows.aggregate(last=models.Max("position"))["last"] or 0) + 1


def mark_translations(row: TranslatedModel, changes: dict[str, list], *, by: str, first: str = "") -> None:
    """What a person writes in another language than the original is a human translation of it as it stands.

    A text without an original yet gets one: the language in which its authors write first, else the one written.
    """
    for name, text in row.translated.items():
        original = row.original_language(name)
        there = [code for code in LANGUAGES if getattr(row, f"{name}_{code}")]
        if text.prose and there and original not in there:
            original = next(code for code in (first, *there) if code in there)
            row.mark_original(name, original)
        elif text.prose and first in there and is_new_text(row, name, changes) and original != first:
            original = first
            row.mark_original(name, original)
        for code in LANGUAGES:
            is_translation = text.prose and code != original and f"{name}_{code}" in changes
            if is_translation and getattr(row, f"{name}_{code}"):
                row.mark_translation(name, code, State.HUMAN, by=by)


def is_new_text(row: TranslatedModel, name: str, changes: dict[str, list]) -> bool:
    """Whether this text had no words in any language before these changes."""
    before = (changes.get(f"{name}_{code}", [getattr(row, f"{name}_{code}")])[0] for code in LANGUAGES)
    return not any(before)

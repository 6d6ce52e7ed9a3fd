"""The history of an edition in words: who changed what in it, from which words to which."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.names import names_of
from core.choices import EditionStatus
from core.context import AUTONYMS
from core.differences import words_changed
from core.models import AuditEntry
from mc2cm.pages.history import action_label, value_label

LONG = 60  # characters from which a text is compared word by word


@dataclass(frozen=True)
class Field:
    """One field of a change: `html` is the difference word by word, for texts; else before and after."""

    label: str
    before: str
    after: str
    html: SafeString


@dataclass(frozen=True)
class EditionChange:
    """One entry: who, what, on which part of the edition, and field by field."""

    entry: AuditEntry
    who: str
    what: str
    place: str
    fields: list[Field]


def changes(entries: list[AuditEntry], places: dict[str, str], label_of: Callable[[str], str]) -> list[EditionChange]:
    """`places` names the parts by their tags, `label_of` the fields."""
    names = names_of(entry.actor for entry in entries)
    return [
        EditionChange(
            entry=entry,
            who=names[entry.actor],
            what=step_label(entry) or action_label(entry.action),
            place=places.get(entry.about, "") or file_of(entry),
            fields=[
                field_of(name, pair[0], pair[1], label_of)
                for name, pair in entry.changes.items()
                if isinstance(pair, list) and len(pair) == 2 and name not in ("comment", "section")
            ],
        )
        for entry in entries
    ]


def step_label(entry: AuditEntry) -> str:
    """Which step it was, told by what it made of the edition; empty for anything but a step."""
    if entry.action != "move":
        return ""
    _before, to = entry.changes.get("status", ["", ""])
    words = {
        EditionStatus.DRAFT: _("Made it a draft again"),
        EditionStatus.IN_REVIEW: _("Handed it in for review"),
        EditionStatus.CHANGES_REQUESTED: _("Asked for changes"),
        EditionStatus.APPROVED: _("Approved it"),
        EditionStatus.PUBLISHED: _("Published it"),
        EditionStatus.SUPERSEDED: _("Put a newer edition in its place"),
        EditionStatus.WITHDRAWN: _("Withdrew it"),
    }
    return words.get(to, "")


def file_of(entry: AuditEntry) -> str:
    """The name of the document that an entry is about; empty for anything else."""
    before, after = entry.changes.get("file", ["", ""])
    return after or before or ""


def field_of(name: str, before: object, after: object, label_of: Callable[[str], str]) -> Field:
    words = [value_label(name, value, {}) for value in (before, after)]
    is_long = max(map(len, words)) > LONG and all(isinstance(value, str) for value in (before or "", after or ""))
    html = words_changed(*words, around=12) if is_long and all(words) else SafeString("")
    return Field(label_of(name), words[0], words[1], html)


def field_label(name: str, texts: dict, models: list[Any]) -> str:
    """`body_ar` → "Text (العربية)"; another column by its own name."""
    text, _underscore, code = name.rpartition("_")
    if text in texts and code in AUTONYMS:
        return f"{texts[text]} ({AUTONYMS[code]})"
    labels = {
        "status": _("State"),
        "edition": _("Edition"),
        "answer": _("Answer"),
        "part": _("Part"),
        "file": _("File"),
        "publish_at": _("Published at"),
    }
    if name in labels:
        return labels[name]
    for model in models:
        column = next((field for field in model._meta.concrete_fields if field.name == name), None)
        if column is not None:
            label = str(column.verbose_name)
            return f"{label[:1].upper()}{label[1:]}"
    return name

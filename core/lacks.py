"""What a text wants in a language: missing, made by a machine, out of date, and then which words have changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.context import AUTONYMS
from core.differences import words_changed
from core.row_history import outdated
from core.translation import LANGUAGES, State, TranslatedModel, direction


class Lack(models.TextChoices):
    """What a text wants in one language."""

    MISSING = "missing", _("Missing")
    MACHINE = "machine", _("Made by machine, not checked")
    STALE = "stale", _("Out of date")


def lack_of(row: TranslatedModel, name: str, code: str) -> Lack | None:
    """What a text wants in a language; the worst first."""
    if not getattr(row, f"{name}_{code}"):
        return Lack.MISSING
    if row.is_stale(name, code):
        return Lack.STALE
    return Lack.MACHINE if row.state_of(name, code) == State.MACHINE else None


@dataclass(frozen=True)
class Change:
    """That the original of a translation has changed since: when, and word by word."""

    text: str
    label: str
    language: str
    autonym: str
    original: str
    original_autonym: str
    dir: str
    since: Any
    html: SafeString


def changes_of(row: TranslatedModel, labels: Mapping[str, Any]) -> list[Change]:
    """Every translation that is out of date, of the texts that `labels` names, with what changed in its original."""
    found = []
    for name, label in labels.items():
        for code in LANGUAGES:
            was = outdated(row, name, code) if getattr(row, f"{name}_{code}") else None
            if was is None:
                continue
            found.append(
                Change(
                    text=name,
                    label=str(label),
                    language=code,
                    autonym=AUTONYMS[code],
                    original=was.language,
                    original_autonym=AUTONYMS[was.language],
                    dir=direction(was.language),
                    since=was.since,
                    html=words_changed(was.before, was.now, around=12) if was.since else SafeString(""),
                )
            )
    return found

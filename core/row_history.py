"""What a text was before: read from the history of its row, which the database keeps (pghistory)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.translation import TranslatedModel, fingerprint

MOST = 400  # versions of a row that are looked through, newest first


@dataclass(frozen=True)
class Outdated:
    """Why a translation is out of date: the original it was made from, the original now, and when it changed."""

    before: str
    now: str
    since: datetime | None
    language: str


def outdated(row: TranslatedModel, name: str, language: str) -> Outdated | None:
    """What happened to the original since this translation of it was made; None where it is not out of date.

    `before` is empty and `since` None where the history does not go back so far.
    """
    if not row.is_stale(name, language):
        return None
    original = row.original_language(name)
    field, wanted = f"{name}_{original}", row.translation[name][language]["of"]
    now, since = getattr(row, field), None
    for text, at in versions(row, field):
        if fingerprint(text) == wanted:
            return Outdated(text, now, since, original)
        since = at
    return Outdated("", now, None, original)


def versions(row: TranslatedModel, field: str) -> list[tuple[str, datetime]]:
    """What the field held, newest first; a part of an edition goes back through the editions by its thread."""
    model: Any = type(row)  # pghistory has added the model of its events
    events = model.pgh_event_model.objects
    mine = events.filter(thread=row.thread) if hasattr(row, "thread") else events.filter(pgh_obj=row.pk)
    return list(mine.order_by("-pgh_id").values_list(field, "pgh_created_at")[:MOST])

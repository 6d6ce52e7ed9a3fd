"""The audit trail: who did what to which record, from which value to which."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from core.models import AuditEntry

SYSTEM = "system:load_network"
# What happens because its hour has come.
CLOCK = "system:clock"


def record(action: str, about: str, *, by: str, changes: dict[str, Any] | None = None) -> AuditEntry:
    """Add an entry; call it inside the transaction of the change itself.

    `by` is a key (`person:12`, `system:load_network`); `changes` is `{field: [before, after]}`.
    """
    made = entry(action, about, by=by, changes=changes)
    made.save()
    return made


def entry(action: str, about: str, *, by: str, changes: dict[str, Any] | None = None) -> AuditEntry:
    """An entry that is not written yet: for many at once, by `AuditEntry.objects.bulk_create`."""
    return AuditEntry(action=action, about=about, actor=by, changes=plain(changes or {}))


def plain(value: Any) -> Any:
    """A value as JSON keeps it, so that what was loaded or written can be compared with what is there."""
    if isinstance(value, models.Model):
        return str(getattr(value, "slug", None) or getattr(value, "code", None) or value.pk)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)

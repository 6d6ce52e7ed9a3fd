"""The audit trail: who did what to which record, from which value to which."""

from typing import Any

from core.models import AuditEntry

SYSTEM = "system:load_network"


def record(action: str, about: str, *, by: str, changes: dict[str, Any] | None = None) -> AuditEntry:
    """Add an entry; call it inside the transaction of the change itself.

    `by` is a key (`person:12`, `system:load_network`); `changes` is `{field: [before, after]}`.
    """
    return AuditEntry.objects.create(action=action, about=about, actor=by, changes=changes or {})

"""The steps of a record without editions: published, taken back with a reason, put back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.choices import RecordStatus
from core.editing import locked
from core.lifecycle import move


def published(row: Any, *, by: User, version: int) -> Any:
    """The row, public from this transaction on. Call when it is certain that this person may."""
    now = locked(row, version=version, wanted={})
    now.version += 1
    move(now, RecordStatus.PUBLISHED, by=by.key, withdrawn_reason="", withdrawn_at=None)
    return now


def withdrawn(row: Any, *, by: User, reason: str, version: int) -> Any:
    """The row, taken back: its address answers with the reason and the date from now on."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: the reason stands at its address from now on.")})
    now = locked(row, version=version, wanted={})
    now.version += 1
    move(now, RecordStatus.WITHDRAWN, by=by.key, withdrawn_reason=reason.strip(), withdrawn_at=timezone.now())
    return now

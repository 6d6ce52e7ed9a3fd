"""Moving a record from one status to the next: the only code that sets a status."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from core import audit
from core.errors import Refused


def move(row: Any, to: str, *, by: str, **fields: Any) -> None:
    """Set the status of a locked row, with what is noted at this step, and record it.

    The row's class says in LIFECYCLE from where to where it may go. Raises Refused for any other step.
    """
    if words := hindrance(row, to):
        raise Refused(words)
    put(row, to, "move", by=by, **fields)


def import_record(row: Any, to: str, **fields: Any) -> None:
    """Give a locked row the status that it had before the portal existed, past the steps between.

    The loader's door, and so in the system's name alone: four eyes exempts nobody else.
    """
    put(row, to, f"import_{to}", by=audit.SYSTEM, **fields)


def put(row: Any, to: str, action: str, *, by: str, **fields: Any) -> None:
    before = row.status
    row.status = to
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    audit.record(action, row.tag, by=by, changes={"status": [str(before), str(to)]})


def hindrance(row: Any, to: str) -> str:
    """Why the row cannot become `to` from where it stands; empty when it can."""
    if to in row.LIFECYCLE[row.status]:
        return ""
    words = dict(type(row)._meta.get_field("status").choices)
    refusal = _("It is now “%(before)s”; from there it cannot become “%(to)s”.")
    return refusal % {"before": row.get_status_display(), "to": words[to]}


def locked_row(row: models.Model) -> Any:
    """The row as it stands now, held until the end of the transaction."""
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)

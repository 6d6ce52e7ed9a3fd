"""Documents and pictures of calls, pilots, milestones and updates: as visible as what they belong to."""

from typing import IO, Any

from django.db import transaction

from accounts.models import User
from core import attachments
from core.lifecycle import locked_row
from core.permissions import require
from pilots.actions.pilots import still_there
from pilots.actions.updates import ask_publisher, count_writer
from pilots.actions.writing import open_pilot, refuse_too_many
from pilots.models import Call, CallFile, Milestone, MilestoneFile, Pilot, PilotFile, Update, UpdateFile

Owner = Call | Pilot | Milestone | Update
# Whose it is: the table that says so, and the name of the owner in it.
OWNED: dict[type, tuple[Any, str]] = {
    Call: (CallFile, "call"),
    Pilot: (PilotFile, "pilot"),
    Milestone: (MilestoneFile, "milestone"),
    Update: (UpdateFile, "update"),
}


def ask_for_files(owner: Owner, by: User) -> None:
    """Who may write the owner may give it files; to what is public already, who could publish it."""
    if isinstance(owner, Call):
        require(by, "pilots.edit_call")
    elif isinstance(owner, Pilot):
        require(by, "pilots.edit_pilot", owner)
    elif isinstance(owner, Milestone):
        require(by, "pilots.edit_own_part", owner.city)
    elif owner.is_published:
        ask_publisher(owner, by)
    else:
        require(by, "pilots.write_update", owner.city)


def hold(owner: Owner) -> Any:
    """The owner under lock, with a pilot that can still be worked on where that matters."""
    if isinstance(owner, Pilot):
        return open_pilot(owner)
    if isinstance(owner, Milestone):
        open_pilot(owner.pilot)
    return locked_row(owner)


@transaction.atomic
def add_file(owner: Owner, file: IO[bytes], words: dict, *, by: User) -> Any:
    """Attach a document or a picture; `words` are those of `core.attachments`. Returns its row (CallFile …)."""
    ask_for_files(owner, by)
    now = hold(owner)
    refuse_too_many(now.files)
    if isinstance(now, Update) and not now.is_published:
        count_writer(now, by)
        now.save(update_fields=["writers"])
    attachment = attachments.take_in(file, about=now.tag, by=by.key, **words)
    model, name = OWNED[type(now)]
    return model.objects.create(**{name: now}, attachment=attachment, position=now.files.count() + 1)


@transaction.atomic
def remove_file(row: Any, *, by: User) -> None:
    """Take a file away, with its content."""
    name = next(name for model, name in OWNED.values() if model is type(row))
    owner = getattr(row, name)
    ask_for_files(owner, by)
    hold(owner)
    now = still_there(row)
    attachment = now.attachment
    now.delete()
    attachments.remove(attachment, by=by.key)

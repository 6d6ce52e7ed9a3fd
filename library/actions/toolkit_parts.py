"""Parts of the City Toolkit come and go: added, withdrawn with their stage, given documents to hand out."""

from typing import IO, Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from core import attachments, audit
from core.audit import plain
from core.changing import all_or_nothing
from core.choices import DOCUMENTS
from core.editing import change, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.order import last_place
from core.permissions import require
from core.translation import LANGUAGES
from library.actions.toolkit import FIELDS, Part, neighbours, publish_toolkit
from library.choices import ToolKind
from library.models import Stage, Step, Tool, ToolFile

# Words that stand in addresses where a key could stand.
RESERVED = {"files", "new", "progress", "share", "sharing", "tasks", "tools"}
MOST_FILES = 12


@all_or_nothing
def add_to_toolkit(part: Part, values: dict[str, Any], *, by: User) -> Part:
    """Add a stage, a step of a stage, or a tool of a step, behind its neighbours. `part` is a new row that knows
    where it belongs; its key comes from its title and never changes.
    """
    require(by, "library.edit_toolkit")
    # One part is added at a time: no two take the same key or place.
    list(Stage.objects.select_for_update().order_by("pk"))
    wanted = {name: value for name, value in values.items() if name in FIELDS[type(part)]}
    for name, value in wanted.items():
        setattr(part, name, value)
    part.key = free_key(part)
    part.position = last_place(neighbours(part))
    mark_translations(part, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    part.full_clean()
    part.save()
    told = {name: ["", plain(value)] for name, value in wanted.items() if value}
    audit.record("add_to_toolkit", part.tag, by=by.key, changes=told)
    publish_toolkit(part)
    return part


def free_key(part: Part) -> str:
    title = next(filter(None, (slugify(getattr(part, f"title_{code}")) for code in LANGUAGES)), "")
    stem = title[:50].strip("-") or type(part).__name__.lower()
    taken = RESERVED | set(type(part).objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if key not in taken)


@all_or_nothing
def use_stage(stage: Stage, *, in_use: bool, by: User) -> None:
    """Withdraw a stage with all its steps, or bring them all back: readers see a stage that has a step in use.

    What cities noted at its steps stays with them.
    """
    require(by, "library.edit_toolkit")
    now = locked_row(stage)
    steps = list(Step.objects.select_for_update(of=("self",)).filter(stage=now))
    if not steps:
        raise Refused(_("This stage has no step yet, and so readers do not see it."))
    if all(step.is_in_use == in_use for step in steps):
        raise Refused(_("All its steps are in use already.") if in_use else _("None of its steps is in use."))
    for step in steps:
        if change(step, {"is_in_use": in_use}, by=by.key, action="edit_toolkit", tag=step.tag):
            publish_toolkit(step)


# Documents of a tool


@all_or_nothing
def attach_to_tool(tool: Tool, file: IO[bytes], words: dict[str, Any], *, by: User) -> ToolFile:
    """A document to download, checked by what it is, as visible as its tool. Raises ValidationError with the reason."""
    require(by, "library.edit_toolkit")
    now = one_version_on(tool)
    if now.files.count() >= MOST_FILES:
        raise Refused(_("A tool carries at most %(n)s documents. Remove one first.") % {"n": MOST_FILES})
    attachment = attachments.take_in(file, about=now.tag, by=by.key, kinds=DOCUMENTS, **words)
    return ToolFile.objects.create(tool=now, attachment=attachment)


@all_or_nothing
def remove_tool_file(row: ToolFile, *, by: User) -> None:
    require(by, "library.edit_toolkit")
    now = one_version_on(row.tool)
    there = now.files.select_related("attachment").filter(pk=row.pk).first()
    if there is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    if now.kind == ToolKind.FILE and now.is_in_use and now.files.count() == 1:
        raise Refused(
            _("It is the only document of a tool that readers see. Attach another first, or take the tool out of use.")
        )
    there.delete()
    attachments.remove(there.attachment, by=by.key)


def one_version_on(tool: Tool) -> Tool:
    """The tool under lock: its documents are read together with it."""
    now = locked_row(tool)
    now.version += 1
    now.save(update_fields=["version"])
    return now

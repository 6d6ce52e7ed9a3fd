"""The City Toolkit: its texts, kept by the secretariat, and what a city notes of its own way."""

from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit, search
from core.changing import all_or_nothing
from core.editing import change, locked
from core.errors import Refused
from core.lifecycle import locked_row
from core.order import last_place, put_one_place
from core.permissions import require
from core.translation import LANGUAGES
from library.models import CityStep, CityTask, CityToolkit, Stage, Step, Tool
from library.search import toolkit_documents_of

Part = Stage | Step | Tool

# What the secretariat writes; whatever else is sent has no effect.
STAGE_FIELDS = tuple(f"{name}_{code}" for name in Stage.translated for code in LANGUAGES)
STEP_FIELDS = (
    *("weeks", "people", "themes", "profile_chapters", "is_own_draft", "is_in_use"),
    *(f"{name}_{code}" for name in Step.translated for code in LANGUAGES),
)
TOOL_FIELDS = ("kind", "url", "is_in_use", *(f"{name}_{code}" for name in Tool.translated for code in LANGUAGES))
FIELDS: dict[type[Part], tuple[str, ...]] = {Stage: STAGE_FIELDS, Step: STEP_FIELDS, Tool: TOOL_FIELDS}
TASK_FIELDS = ("text", "responsible", "due")


# The texts


@all_or_nothing
def edit_toolkit(part: Part, values: dict[str, Any], *, by: User, version: int) -> Part:
    """Change a stage, a step or a tool; live at once. Its key stays, because addresses and cities' notes name it."""
    require(by, "library.edit_toolkit")
    wanted = {name: value for name, value in values.items() if name in FIELDS[type(part)]}
    now = locked(part, version=version, wanted=wanted)
    if change(now, wanted, by=by.key, action="edit_toolkit", tag=now.tag):
        publish_toolkit(now)
    return now


@all_or_nothing
def move_toolkit(part: Part, *, up: bool, by: User) -> None:
    """Put a part one place up or down among its own. From the end of its stage a step goes on to the next stage; at
    the end of all nothing happens.
    """
    require(by, "library.edit_toolkit")
    if places := put_one_place(neighbours(part), part, up=up):
        audit.record("move_toolkit", part.tag, by=by.key, changes={"position": list(places)})
    elif isinstance(part, Step):
        cross_over(part, up=up, by=by)


def cross_over(step: Step, *, up: bool, by: User) -> None:
    """From the end of its stage to the near end of the stage beside it, if there is one."""
    stages = list(Stage.objects.select_for_update().order_by("position", "pk"))
    now = locked_row(step)
    here = next(index for index, stage in enumerate(stages) if stage.pk == now.stage_id)
    goal = here - 1 if up else here + 1
    if not 0 <= goal < len(stages):
        return
    there = Step.objects.filter(stage=stages[goal])
    if up:
        now.position = last_place(there)
    else:
        there.update(position=F("position") + 1)
        now.position = 1
    now.stage, now.version = stages[goal], now.version + 1
    now.save(update_fields=["stage", "position", "version"])
    audit.record("move_toolkit", now.tag, by=by.key, changes={"stage": [stages[here].key, stages[goal].key]})
    publish_toolkit(now)


def neighbours(part: Part) -> Any:
    """The stages; the steps of its stage; the tools of its step."""
    if isinstance(part, Step):
        return Step.objects.filter(stage=part.stage_id)
    return Tool.objects.filter(step=part.step_id) if isinstance(part, Tool) else Stage.objects.all()


def publish_toolkit(part: Part) -> None:
    """What can be found follows: the step itself, or those under the stage or around the tool."""
    steps = Step.objects.all()
    if isinstance(part, Stage):
        steps = steps.filter(stage=part)
    else:
        steps = steps.filter(pk=part.pk if isinstance(part, Step) else part.step_id)
    for step in steps.with_tools(None):
        if step.is_in_use:
            search.publish(toolkit_documents_of(step))
        else:
            search.withdraw(step.tag)


# A city's own way


@all_or_nothing
def note_step(city: City, step: Step, values: dict[str, Any], *, by: User, version: int) -> CityStep:
    """Say where the city stands with a step, and what it notes there. Version 0: nothing was noted yet.

    The trail tells that something was noted, not what.
    """
    require(by, "library.use_toolkit", city)
    wanted = {name: value for name, value in values.items() if name in ("state", "note")}
    row, _is_new = CityStep.objects.get_or_create(city=city, step=step, defaults={"version": 0})
    now = locked(row, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="note_step", tag=now.tag, in_confidence=True)
    return now


@all_or_nothing
def add_task(city: City, step: Step, values: dict[str, Any], *, by: User) -> CityTask:
    require(by, "library.use_toolkit", city)
    task = CityTask(city=city, step=step, **{name: value for name, value in values.items() if name in TASK_FIELDS})
    task.full_clean()
    task.save()
    audit.record("add_task", task.tag, by=by.key)
    return task


@all_or_nothing
def edit_task(task: CityTask, values: dict[str, Any], *, by: User, version: int) -> CityTask:
    """Change what is to be done, by whom and by when; `is_done` says whether it is done."""
    require(by, "library.use_toolkit", task.city)
    wanted = {name: value for name, value in values.items() if name in TASK_FIELDS}
    now = locked(task, version=version, wanted=wanted)
    if "is_done" in values and values["is_done"] != (now.done_at is not None):
        wanted["done_at"] = timezone.now() if values["is_done"] else None
    change(now, wanted, by=by.key, action="edit_task", tag=now.tag, in_confidence=True)
    return now


@all_or_nothing
def remove_task(task: CityTask, *, by: User, version: int) -> None:
    require(by, "library.use_toolkit", task.city)
    now = locked(task, version=version, wanted={})
    tag = now.tag
    now.delete()
    audit.record("remove_task", tag, by=by.key)


@all_or_nothing
def share_toolkit(city: City, *, shared: bool, by: User) -> CityToolkit:
    """Let the secretariat see the city's progress, notes and tasks, or no longer; it holds from this moment."""
    require(by, "library.share_toolkit", city)
    row, _is_new = CityToolkit.objects.get_or_create(city=city)
    now = CityToolkit.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if now.shared_with_secretariat == shared:
        words = _("The secretariat sees it already.") if shared else _("The secretariat does not see it.")
        raise Refused(words)
    now.shared_with_secretariat, now.since, now.version = shared, timezone.now() if shared else None, now.version + 1
    now.save()
    audit.record("share_toolkit" if shared else "stop_sharing_toolkit", city.tag, by=by.key)
    return now

"""A city's own way through the toolkit: how far it is, what it notes, what it has to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cities.models import City
from core.numbers import in_digits
from library.choices import ProfileChapter, StepState
from library.models import CityStep, CityTask, CityToolkit, Stage, Step
from library.sheet.toolkit import StepLine, stage_lines

BADGES = {
    StepState.NOT_STARTED: "other",
    StepState.UNDER_WAY: "info",
    StepState.DONE: "success",
    StepState.NOT_FOR_US: "other",
}


@dataclass(frozen=True)
class TaskLine:
    task: CityTask
    is_late: bool
    url: str


@dataclass(frozen=True)
class OwnStep:
    """One step with what this city has noted there."""

    line: StepLine
    url: str
    state: str
    label: str
    badge: str
    note: str
    tasks: list[TaskLine]
    open_tasks: int
    late_tasks: int


@dataclass(frozen=True)
class OwnStage:
    """`done` of `count`: steps that are not for this city do not count."""

    stage: Stage
    number: int
    steps: list[OwnStep]
    done: int
    count: int
    text: str


@dataclass(frozen=True)
class CityWay:
    city: City
    stages: list[OwnStage]
    done: int
    count: int
    text: str
    late: list[TaskLine]
    is_shared: bool
    since: datetime | None


@dataclass(frozen=True)
class ChapterLink:
    label: str
    url: str


def done_in_words(done: int, count: int) -> str:
    return _("%(done)s of %(count)s steps done") % {"done": in_digits(done), "count": in_digits(count)}


def city_way(city: City, user) -> CityWay:
    """Everything that this person may see of the city's way; nothing for whom it is not meant."""
    today = timezone.localdate()
    noted = {row.step_id: row for row in CityStep.objects.visible_to(user).of(city)}
    tasks: dict[int, list[TaskLine]] = {}
    for task in CityTask.objects.visible_to(user).of(city).select_related("step"):
        tasks.setdefault(task.step_id, []).append(task_line(task, city, today))
    stages = [
        own_stage(line.stage, line.number, [own_step(each, city, noted, tasks) for each in line.steps])
        for line in stage_lines(list(Stage.objects.visible_to(user).with_steps(user)))
    ]
    shared = CityToolkit.objects.visible_to(user).filter(city=city).first()
    done, count = sum(stage.done for stage in stages), sum(stage.count for stage in stages)
    return CityWay(
        city=city,
        stages=stages,
        done=done,
        count=count,
        text=done_in_words(done, count),
        late=[line for stage in stages for step in stage.steps for line in step.tasks if line.is_late],
        is_shared=bool(shared and shared.shared_with_secretariat),
        since=shared.since if shared else None,
    )


def task_line(task: CityTask, city: City, today: date) -> TaskLine:
    return TaskLine(task, task.is_late(today), reverse("my-toolkit-task", args=[city.slug, task.pk]))


def own_step(line: StepLine, city: City, noted: dict[int, CityStep], tasks: dict[int, list[TaskLine]]) -> OwnStep:
    row, mine = noted.get(line.step.pk), tasks.get(line.step.pk, [])
    state = StepState(row.state) if row else StepState.NOT_STARTED
    return OwnStep(
        line=line,
        url=reverse("my-toolkit-step", args=[city.slug, line.step.key]),
        state=state,
        label=str(state.label),
        badge=BADGES[state],
        note=row.note if row else "",
        tasks=in_order(mine),
        open_tasks=sum(each.task.done_at is None for each in mine),
        late_tasks=sum(each.is_late for each in mine),
    )


def in_order(tasks: Iterable[TaskLine]) -> list[TaskLine]:
    """What is open first, the earliest day before the later ones, those without a day last."""
    return sorted(tasks, key=lambda each: (each.task.done_at is not None, each.task.due or date.max, each.task.pk))


def own_stage(stage: Stage, number: int, steps: list[OwnStep]) -> OwnStage:
    counted = [step for step in steps if step.state != StepState.NOT_FOR_US]
    done = sum(step.state == StepState.DONE for step in counted)
    return OwnStage(stage, number, steps, done, len(counted), done_in_words(done, len(counted)))


def chapter_links(city: City, step: Step) -> list[ChapterLink]:
    """The chapters of the city's own profile that the step feeds; profiles stand above and keep these addresses."""
    return [
        ChapterLink(str(ProfileChapter(key).label), reverse("my-profile-chapter", args=[city.slug, key]))
        for key in step.profile_chapters
    ]

"""The City Toolkit as people read it: the way at a glance, and one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, TextField, Value, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cities.models import Theme
from cities.sheet import ThemeLink, theme_links
from core.attachments import Shown, shown
from core.cards import Card
from core.numbers import in_digits
from core.translation import Text
from library.choices import ProfileChapter
from library.models import CaseStudy, Stage, Step, Tool, ToolFile
from library.sheet.cards import case_study_cards, themes_of
from library.sheet.recommendations import recommendations_fitting

MOST_CASES = 3
MOST_STEPS = 3
TEXTS = ("guidance", "strategies", "options")


@dataclass(frozen=True)
class StepLine:
    """A step in the list of all; `number` counts through every stage."""

    step: Step
    number: int
    url: str
    facts: list[str]


@dataclass(frozen=True)
class StageLine:
    stage: Stage
    number: int
    steps: list[StepLine]


@dataclass(frozen=True)
class ToolLine:
    """Something to take along. `format` is its file's, empty for a link; a document alone has no `url` but `files`."""

    title: Text
    description: Text
    kind: str
    url: str
    format: str
    files: list[Shown]


@dataclass(frozen=True)
class Passage:
    name: str
    heading: str
    text: Text


@dataclass(frozen=True)
class ToolkitPage:
    stages: list[StageLine]
    steps_count: int
    tools_count: int
    is_own_draft: bool
    is_machine: bool


@dataclass(frozen=True)
class StepPage:
    step: Step
    stage: Stage
    number: int
    count: int
    crumbs: list[dict]
    facts: list[str]
    passages: list[Passage]
    tools: list[ToolLine]
    cases: list[Card]
    recommendations: list[Card]
    chapters: list[str]
    themes: list[ThemeLink]
    previous: StepLine | None
    following: StepLine | None
    is_machine: bool


def stage_lines(stages: Sequence[Any]) -> list[StageLine]:
    """The stages, read `with_steps()`; one without a step in use is left out."""
    lines: list[StageLine] = []
    number = 0
    for stage in stages:
        steps = []
        for step in stage.shown_steps:
            number += 1
            steps.append(StepLine(step, number, reverse("toolkit-step", args=[step.key]), step_facts(step)))
        if steps:
            lines.append(StageLine(stage, len(lines) + 1, steps))
    return lines


def step_facts(step: Any) -> list[str]:
    """About how long it takes, how many work on it, and what there is to take along."""
    tools = len(step.shown_tools)
    weeks = ngettext("about %(n)s week", "about %(n)s weeks", step.weeks or 0) % {"n": in_digits(step.weeks or 0)}
    people = ngettext("%(n)s person", "%(n)s people", step.people or 0) % {"n": in_digits(step.people or 0)}
    things = ngettext("%(n)s tool", "%(n)s tools", tools) % {"n": in_digits(tools)}
    return [weeks] * bool(step.weeks) + [people] * bool(step.people) + [things] * bool(tools)


def toolkit_page(user) -> ToolkitPage:
    lines = stage_lines(list(Stage.objects.visible_to(user).with_steps(user)))
    steps: list[Any] = [line.step for stage in lines for line in stage.steps]
    return ToolkitPage(
        stages=lines,
        steps_count=len(steps),
        tools_count=sum(len(step.shown_tools) for step in steps),
        is_own_draft=any(step.is_own_draft for step in steps),
        is_machine=any(step.text("title").is_machine or step.text("purpose").is_machine for step in steps),
    )


def step_page(step: Any, user) -> StepPage:
    """One step, read `with_tools()`, with what fits it from the rest of the library."""
    lines = [
        line for stage in stage_lines(list(Stage.objects.visible_to(user).with_steps(user))) for line in stage.steps
    ]
    prefetch_related_objects(step.shown_tools, "files__attachment")
    place = next(index for index, line in enumerate(lines) if line.step.pk == step.pk)
    return StepPage(
        step=step,
        stage=step.stage,
        number=place + 1,
        count=len(lines),
        crumbs=[{"label": _("City Toolkit"), "url": reverse("toolkit")}, {"label": step.title, "url": ""}],
        facts=step_facts(step),
        passages=passages(step),
        tools=[tool_line(tool) for tool in step.shown_tools],
        cases=case_study_cards(case_studies_that_fit(step, user)),
        recommendations=recommendations_fitting(step.themes, user),
        chapters=chapter_labels(step),
        themes=theme_links(themes_in_order(step), reverse("case-studies")),
        previous=lines[place - 1] if place else None,
        following=lines[place + 1] if place + 1 < len(lines) else None,
        is_machine=any(step.text(name).is_machine for name in step.translated),
    )


def passages(step: Step) -> list[Passage]:
    headings = text_headings()
    return [Passage(name, headings[name], step.text(name)) for name in TEXTS if step.text(name)]


def text_headings() -> dict[str, str]:
    return {"guidance": _("How to go about it"), "strategies": _("Strategies"), "options": _("Policy options")}


def chapter_labels(step: Step) -> list[str]:
    return [str(ProfileChapter(key).label) for key in step.profile_chapters]


def tool_line(tool: Tool) -> ToolLine:
    url = reverse(f"toolkit-tool-{tool.ending}", args=[tool.key]) if tool.is_template else tool.url
    files = [shown(row.attachment, tool_file_address(tool, row)) for row in tool.files.all()]
    return ToolLine(tool.title, tool.description, str(tool.get_kind_display()), url, tool.ending.upper(), files)


def tool_file_address(tool: Tool, row: ToolFile) -> str:
    return reverse("toolkit-tool-file", args=[tool.key, row.pk])


def themes_in_order(step: Step) -> list[Theme]:
    """The closest first, as the step names them."""
    return sorted(themes_of(step.themes), key=lambda theme: step.themes.index(theme.slug))


def case_studies_that_fit(step: Step, user) -> list[CaseStudy]:
    """Those that share most themes with the step; the same ones for everybody."""
    if not step.themes:
        return []
    shared = Func(
        F("facets"),
        Value(step.facets, output_field=ArrayField(TextField())),
        template="(SELECT count(*) FROM unnest(%(expressions)s))",
        arg_joiner=") AS one WHERE one = ANY(",
        output_field=IntegerField(),
    )
    fitting = CaseStudy.objects.visible_to(user).filter(facets__overlap=step.facets)
    return list(fitting.annotate(shared=shared).order_by("-shared", "slug").with_text()[:MOST_CASES])


def steps_fitting(themes: list[str], user) -> list[Card]:
    """Steps in use about any of these themes, in the order of the way, for the page of something else."""
    if not themes:
        return []
    steps = Step.objects.visible_to(user).filter(themes__overlap=themes).with_tools(user)
    in_order = steps.order_by("stage__position", "position")
    return [step_card(step) for step in in_order[:MOST_STEPS]]


def step_card(step: Step) -> Card:
    return Card(
        url=reverse("toolkit-step", args=[step.key]),
        title=step.text("title"),
        eyebrow=step.stage.text("title"),
        summary=step.text("purpose"),
        meta=step_facts(step),
    )


# The desk


@dataclass(frozen=True)
class DeskStep:
    """A step as its keepers see it; `is_first` and `is_last` of the whole way, through every stage."""

    step: Step
    tools: list[Tool]
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class DeskStage:
    stage: Stage
    steps: list[DeskStep]
    is_in_use: bool
    can_be_brought_back: bool


def desk_stages() -> list[DeskStage]:
    """Every stage, step and tool in order, those out of use too."""
    stages = list(Stage.objects.prefetch_related("steps__tools"))
    last = len(stages) - 1
    return [
        DeskStage(
            stage=stage,
            steps=[
                DeskStep(
                    step,
                    list(step.tools.all()),
                    is_first=not place and not index,
                    is_last=place == last and index == len(steps) - 1,
                )
                for index, step in enumerate(steps)
            ],
            is_in_use=any(step.is_in_use for step in steps),
            can_be_brought_back=bool(steps) and not any(step.is_in_use for step in steps),
        )
        for place, stage in enumerate(stages)
        for steps in [list(stage.steps.all())]
    ]

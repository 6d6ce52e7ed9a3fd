"""A pilot's page, which is its fact sheet: one sheet for page and paper; what is not known is named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cities.sheet import ThemeLink, theme_links
from core.cards import Badge, Card, Fact
from core.charts import Chart, Drawing, drawn
from core.choices import EditionStatus
from core.citing import Bibliography, Mark, cited_codes, cited_html, field_citations, sources_by_code
from core.context import in_language
from core.dates import in_words
from core.listing import Export
from core.models import Citation
from core.translation import LANGUAGES, Text
from library.choices import sdg_caption
from library.models import CaseStudy, Recommendation
from library.sheet import case_study_cards
from library.sheet.recommendations import recommendation_cards
from pilots.choices import Objective, PilotStatus
from pilots.models import Call, Pilot, Update
from pilots.sheet.card import address_of, cities_of, dates_in_words, order_of, state_badge
from pilots.sheet.charts import chart_of
from pilots.sheet.files import Files, files_of
from pilots.sheet.money import FunderMoney, money_of
from pilots.sheet.work import (
    IndicatorLine,
    MilestoneLine,
    Progress,
    TestLine,
    TrainingLine,
    indicator_line,
    milestone_line,
    progress_of,
    test_line,
    training_line,
)
from profiles.models import Figure, Priority
from profiles.sheet.figures import value_in_words

PASSAGES = ["aim", "activities", "outcomes", "results", "lessons", "evaluation"]


@dataclass(frozen=True)
class Line:
    """Somebody or something by name, with what is to be said of it."""

    name: Text | str
    url: str = ""
    note: Text | str = ""
    part: str = ""
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Passage:
    """A section in words; `html` is clean, with its citations numbered. `is_noted`: its language, or how it was
    translated, is not that of what stands before it, so that this is to be said.
    """

    name: str
    heading: str
    text: Text
    html: SafeString
    marks: list[Mark]
    is_noted: bool = False


@dataclass(frozen=True)
class Target:
    """A target of a Sustainable Development Goal: `11.2`, and what it is about."""

    number: str
    caption: str


@dataclass(frozen=True)
class UpdateLine:
    anchor: str
    title: Text
    body: Text
    city: Text
    when: str
    files: Files
    original_url: str


@dataclass(frozen=True)
class PilotSheet:
    """Everything a reader of a pilot gets. `missing` names what nothing is recorded about; `work_url` is for those who
    work on it.
    """

    pilot: Pilot
    crumbs: list[dict]
    eyebrow: str
    badges: list[Badge]
    facts: list[Fact]
    call: Line | None
    cited: dict[str, list[Mark]]
    themes: list[ThemeLink]
    objectives: list[str]
    passages: list[Passage]
    targets: list[Target]
    cities: list[Line]
    partners: list[Line]
    experts: list[Line]
    recommendations: list[Card]
    priorities: list[Line]
    figures: list[Line]
    borrowed: list[Card]
    told_in: list[Card]
    milestones: list[MilestoneLine]
    progress: Progress
    tests: list[TestLine]
    trainings: list[TrainingLine]
    indicators: list[IndicatorLine]
    charts: list[Chart]
    money: list[FunderMoney]
    updates: list[UpdateLine]
    files: Files
    missing: list[str]
    exports: list[Export]
    citation: str
    address: str
    original_url: str
    sources: list[Mark]
    work_url: str

    @property
    def drawings(self) -> list[Drawing]:
        return [drawn(chart, anchor=f"chart-{number}") for number, chart in enumerate(self.charts, start=1)]

    @property
    def has_baseline(self) -> bool:
        return any(row.baseline for row in self.indicators)

    @property
    def has_target(self) -> bool:
        return any(row.target for row in self.indicators)

    @property
    def is_cancelled(self) -> bool:
        return self.pilot.status == PilotStatus.CANCELLED

    @property
    def is_suspended(self) -> bool:
        return self.pilot.status == PilotStatus.SUSPENDED


def headings() -> dict[str, str]:
    return {
        "aim": _("Objective"),
        "activities": _("Activities"),
        "outcomes": _("Expected outcomes"),
        "results": _("What came of it"),
        "lessons": _("What was learnt"),
        "evaluation": _("Evaluation"),
    }


def pilot_sheet(pilot: Pilot, user) -> PilotSheet:
    """The sheet for this reader of a pilot read `with_relations()`. Of updates it tells what was published."""
    milestones = list(pilot.milestones.select_related("city").prefetch_related("files__attachment"))
    indicators = list(pilot.indicators.prefetch_related("values"))
    parts = sorted(pilot.city_parts.all(), key=order_of)
    partners = list(pilot.partners.all())
    told: list[Any] = [*parts, *partners, *milestones, *indicators]
    tags = [row.tag for row in told]
    tags += [value.tag for row in indicators for value in row.values.all()]
    found = Citation.objects.of(pilot.tag, *tags).by_field()
    bibliography = Bibliography()

    def marks(tag: str, name: str) -> list[Mark]:
        return bibliography.marks_of(field_citations(found, tag, name))

    cited = {name: marks(pilot.tag, name) for name in ("summary", "starts", "date_note")}
    passages = passages_of(pilot, bibliography, found)
    lines = [milestone_line(row, pilot.slug, marks) for row in milestones]
    measured = [indicator_line(row, marks) for row in indicators]
    cities = [
        Line(part.city.name, reverse("city", args=[part.city.slug]), part.note, str(part.get_role_display()),
             marks(part.tag, "*"))
        for part in parts
    ]  # fmt: skip
    together = [
        Line(row.organisation.name, organisation_url(row.organisation), row.note, str(row.get_role_display()),
             marks(row.tag, "*"))
        for row in partners
    ]  # fmt: skip
    for citations in found.values():
        bibliography.marks_of(citations)
    sheet = PilotSheet(
        pilot=pilot,
        crumbs=[{"label": _("Pilot projects"), "url": reverse("pilots")}, {"label": pilot.title, "url": ""}],
        eyebrow=_(" · ").join([_("Pilot project"), *(str(city.name) for city in cities_of(pilot))]),
        badges=[state_badge(pilot)],
        facts=facts_of(pilot, cited["starts"]),
        call=call_of(pilot, user),
        cited=cited,
        themes=theme_links(pilot.themes.all(), reverse("pilots")),
        objectives=[str(objective.label) for objective in Objective if objective in pilot.objectives],
        passages=passages,
        targets=[Target(number, sdg_caption(number)) for number in sorted(pilot.sdg_targets, key=target_order)],
        cities=cities,
        partners=together,
        experts=[
            Line(row.expertise, note=row.organisation.name if row.organisation else "") for row in pilot.experts.all()
        ],
        recommendations=recommendation_cards(Recommendation.objects.visible_to(user).filter(pilots=pilot)),
        priorities=priorities_of(pilot),
        figures=figures_of(pilot, user),
        borrowed=case_study_cards(CaseStudy.objects.visible_to(user).filter(pilots_borrowing=pilot).with_text()),
        told_in=case_study_cards(CaseStudy.objects.visible_to(user).filter(pilots=pilot).with_text()),
        milestones=lines,
        progress=progress_of(lines),
        tests=[test_line(row) for row in pilot.tests.all()],
        trainings=[
            training_line(row) for row in pilot.trainings.select_related("city").prefetch_related("participants")
        ],
        indicators=measured,
        charts=[chart for row in indicators if (chart := chart_of(row, marks))],
        money=money_of(pilot),
        updates=updates_of(pilot),
        files=files_of(pilot.files.all(), "pilot-file", pilot.slug),
        missing=[],
        exports=exports_of(pilot),
        citation=_("%(pilot)s. Pilot project, MC2CM network.") % {"pilot": pilot.title},
        address=address_of("pilot", pilot.slug),
        original_url=in_language(reverse("pilot", args=[pilot.slug]), pilot.original_language("summary")),
        sources=bibliography.marks,
        work_url=reverse("pilot-edit", args=[pilot.slug]) if user.has_perm("pilots.see_proposal", pilot) else "",
    )
    sheet.missing.extend(missing_of(sheet))
    return sheet


def passages_of(pilot: Pilot, bibliography: Bibliography, found: dict) -> list[Passage]:
    """What is written of it, in the order of the page."""
    written = [getattr(pilot, f"{name}_{code}") for name in PASSAGES for code in LANGUAGES]
    sources = sources_by_code(cited_codes(*written))
    passages, said = [], manner(pilot.summary)
    for name, heading in headings().items():
        if text := pilot.text(name):
            html = cited_html(text.value, bibliography, sources)
            marks = bibliography.marks_of(field_citations(found, pilot.tag, name))
            passages.append(Passage(name, heading, text, html, marks, manner(text) != said))
            said = manner(text)
    return passages


def manner(text: Text) -> tuple[str, bool]:
    """The language in which a text is read, and whether by a machine's translation."""
    return text.lang, text.is_machine


def facts_of(pilot: Pilot, marks: list[Mark]) -> list[Fact]:
    return [
        Fact(_("State"), pilot.get_status_display()),
        Fact(_("Dates"), dates_in_words(pilot), marks=marks),
        Fact(_("Place"), pilot.place),
    ]


def call_of(pilot: Pilot, user) -> Line | None:
    """The call that it answered, where this reader may know of it."""
    row = Call.objects.visible_to(user).filter(pk=pilot.call_id).first() if pilot.call_id else None
    return Line(row.title, reverse("call", args=[row.slug])) if row else None


def organisation_url(organisation: Any) -> str:
    return f"{reverse('partners')}?q={organisation.name_en}"


def target_order(target: str) -> tuple[int, bool, str]:
    """1.3 before 11.2 before 11.10 before 11.a."""
    goal, tail = target.split(".", 1)
    return int(goal), not tail.isdigit(), tail.zfill(2)


def priorities_of(pilot: Pilot) -> list[Line]:
    """Priorities of published profiles; one that is not published leaves no trace."""
    threads: list[UUID] = [row.thread for row in pilot.priorities.all()]
    rows = Priority.objects.filter(thread__in=threads, edition__status=EditionStatus.PUBLISHED)
    return [
        Line(row.title, f"{reverse('profile', args=[row.edition.city.slug])}#priority-paper", row.edition.city.name)
        for row in rows.select_related("edition__city").order_by("edition__city__name_en", "position")
    ]


def figures_of(pilot: Pilot, user) -> list[Line]:
    threads = [row.thread for row in pilot.figures.all()]
    rows = Figure.objects.visible_to(user).filter(thread__in=threads).with_sources().select_related("city")
    return [
        Line(
            _("%(indicator)s: %(value)s") % {"indicator": row.indicator.name, "value": value_in_words(row)},
            reverse("city-indicator", args=[row.city.slug, row.indicator.code]),
            row.city.name,
        )
        for row in rows
    ]


def updates_of(pilot: Pilot) -> list[UpdateLine]:
    rows = Update.objects.published().filter(pilot=pilot).with_relations().order_by("-published_at", "-pk")
    here = reverse("pilot", args=[pilot.slug])
    return [
        UpdateLine(
            anchor=f"update-{row.uid}",
            title=row.title,
            body=row.body,
            city=row.city.name,
            when=in_words(f"{row.published_at:%Y-%m-%d}"),
            files=files_of(row.files.all(), "pilot-file", pilot.slug),
            original_url=in_language(here, row.original_language("body")),
        )
        for row in rows
    ]


def missing_of(sheet: PilotSheet) -> Iterable[str]:
    """What nothing is recorded about, in the order of the page."""
    pilot, written = sheet.pilot, {passage.name for passage in sheet.passages}
    known = {
        _("Objective"): "aim" in written,
        _("Activities"): "activities" in written,
        _("Expected outcomes"): "outcomes" in written,
        _("What came of it"): "results" in written or any(row.values for row in sheet.indicators),
        _("Lead city"): pilot.city is not None,
        _("Dates"): bool(dates_in_words(pilot)),
        _("Call"): sheet.call is not None,
        _("Objectives of the calls"): bool(sheet.objectives),
        _("Partners"): bool(sheet.partners),
        _("Recommendations addressed"): bool(sheet.recommendations),
        _("Targets of the Sustainable Development Goals"): bool(sheet.targets),
        _("Priorities and figures that it answers"): bool(sheet.priorities or sheet.figures),
        _("Milestones"): bool(sheet.milestones),
        _("Trainings"): bool(sheet.trainings),
        _("Results in numbers"): any(row.values for row in sheet.indicators),
        _("Money"): bool(sheet.money),
    }
    return [heading for heading, is_known in known.items() if not is_known]


def exports_of(pilot: Pilot) -> list[Export]:
    return [
        Export(_("This fact sheet as PDF"), reverse("pilot-pdf", args=[pilot.slug]), "application/pdf"),
        Export(_("This pilot as JSON"), reverse("api-pilot-detail", args=[pilot.slug]), "application/json"),
        Export(_("All pilots as CSV"), reverse("pilots-csv"), "text/csv"),
    ]

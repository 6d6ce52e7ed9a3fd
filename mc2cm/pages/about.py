"""What the network is, and the pages that every public service owes its readers."""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cities.choices import CityRole, PhaseKind
from cities.models import City, Phase, Theme
from core.choices import Confidence
from core.citing import Bibliography, Mark, field_citations
from core.models import Citation, Source
from core.translation import Text
from core.views import reading
from library.choices import PublicationKind
from library.models import CaseStudy, Publication
from profiles.models import Figure

# Where the aim, the three strands and the partnership were read: the project's leaflet and ICMPD's page.
DESCRIBED_IN = ["S1", "S4"]

CONFIDENCE_MEANING: dict[str, Promise] = {
    Confidence.SEED: _("The fact was read in a document or on a page of the project itself or of one of its partners."),
    Confidence.WEB: _("The fact was read on a public web page, or in a document found there, sometimes only in part."),
    Confidence.DERIVED: _("The number stands in no document: it was calculated from published figures that are named."),
    Confidence.GEONAMES: _("Coordinates and other spellings of a place come from the GeoNames data set."),
    Confidence.CITY: _(
        "The city states it in its migration profile and names the source; the secretariat reviewed it."
    ),
}


@dataclass(frozen=True)
class GrantLine:
    label: Text
    amount: Decimal
    currency: str
    marks: list[Mark]


@dataclass(frozen=True)
class PhaseLine:
    phase: Phase
    marks: list[Mark]
    period_marks: list[Mark]
    grants: list[GrantLine]

    @property
    def goes_on(self) -> bool:
        """The dialogue of states has a beginning and no known end; a project without an end is only badly known."""
        return self.phase.kind == PhaseKind.PARENT_DIALOGUE and not self.phase.ends


@dataclass(frozen=True)
class Numbers:
    """Counts of what is public now; each is the number of results behind its link."""

    partner_cities: int
    action_hosts: int
    profiles: int
    learning_reports: int
    case_studies: int


@dataclass(frozen=True)
class AboutPage:
    described: list[Mark]
    numbers: Numbers
    precursors: list[PhaseLine]
    phases: list[PhaseLine]
    themes: list[Theme]
    sources: list[Mark]

    @property
    def noted(self) -> Text | None:
        """The first text that a machine translated or that stands in another language: readers are told once."""
        texts = [line.phase.summary for line in [*self.precursors, *self.phases]]
        return next((text for text in texts if text.is_fallback or text.is_machine or text.stale), None)


def about_page(user) -> AboutPage:
    phases = list(Phase.objects.prefetch_related("grants", "invited_countries"))
    tags = [phase.tag for phase in phases] + [grant.tag for phase in phases for grant in phase.grants.all()]
    found = Citation.objects.of(*tags).by_field()
    bibliography = Bibliography()
    described = [
        bibliography.mark(source, str(Confidence.SEED.label)) for source in Source.objects.filter(code__in=DESCRIBED_IN)
    ]
    # In the order of the page, so that its marks count upwards.
    precursors = [phase_line(phase, found, bibliography) for phase in phases if phase.kind != PhaseKind.PROJECT]
    projects = [phase_line(phase, found, bibliography) for phase in phases if phase.kind == PhaseKind.PROJECT]
    return AboutPage(
        described=described,
        numbers=numbers(user),
        precursors=precursors,
        phases=projects,
        themes=list(Theme.objects.annotate(city_count=Count("cities", distinct=True)).order_by("position")),
        sources=bibliography.marks,
    )


def numbers(user) -> Numbers:
    cities = City.objects.visible_to(user)
    kinds = Counter(Publication.objects.visible_to(user).values_list("kind", flat=True))
    return Numbers(
        partner_cities=cities.members().count(),
        action_hosts=cities.filter(memberships__role=CityRole.ACTION_HOST).distinct().count(),
        profiles=kinds[PublicationKind.CITY_PROFILE],
        learning_reports=kinds[PublicationKind.LEARNING_REPORT],
        case_studies=CaseStudy.objects.visible_to(user).count(),
    )


def phase_line(phase: Phase, found: dict, bibliography: Bibliography) -> PhaseLine:
    period_marks = bibliography.marks_of(found.get((phase.tag, "starts")) or found.get((phase.tag, "ends"), []))
    marks = bibliography.marks_of(field_citations(found, phase.tag, "summary"))
    grants = [
        GrantLine(
            label=grant.label,
            amount=grant.amount,
            currency=grant.currency,
            marks=bibliography.marks_of(field_citations(found, grant.tag, "amount")),
        )
        for grant in phase.grants.all()
    ]
    return PhaseLine(phase, marks, period_marks, grants)


@reading
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html", {"sheet": about_page(request.user)})


@reading
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@reading
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@reading
def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/legal.html")


@dataclass(frozen=True)
class SourceLine:
    """A source, and how many public facts rest on it."""

    source: Source
    facts: int


@dataclass(frozen=True)
class SourceGroup:
    kind: str
    lines: list[SourceLine]


@dataclass(frozen=True)
class ConfidenceLine:
    label: str
    meaning: Promise
    facts: int


@dataclass(frozen=True)
class SourcesPage:
    groups: list[SourceGroup]
    confidence: list[ConfidenceLine]
    source_count: int
    fact_count: int


def by_number(source: Source) -> list:
    """W2 before W10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", source.code)]


def sources_page(user) -> SourcesPage:
    """Every document and page that the facts were read in. A fact with two sources counts once for each."""
    counted: Counter = Counter()
    for rows in (Citation.objects.order_by(), Figure.objects.visible_to(user).order_by()):
        for source, confidence, count in rows.values_list("source_id", "confidence").annotate(count=Count("pk")):
            counted[source, confidence] += count
    by_source: Counter = Counter()
    by_confidence: Counter = Counter()
    for (source, confidence), count in counted.items():
        by_source[source] += count
        by_confidence[confidence] += count
    sources = sorted(Source.objects.public(), key=by_number)
    groups = [
        SourceGroup(kind, [SourceLine(source, by_source[source.pk]) for source in sources if source.kind == kind])
        for kind in Source.Kind.values
    ]
    return SourcesPage(
        groups=[group for group in groups if group.lines],
        confidence=[
            ConfidenceLine(str(mark.label), CONFIDENCE_MEANING[mark], by_confidence[mark.value]) for mark in Confidence
        ],
        source_count=len(sources),
        fact_count=counted.total(),
    )


@reading
def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sources.html", {"sheet": sources_page(request.user)})

"""What a chain is read from: of each kind everything around some cities, in as many questions for many as for one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q

from core.choices import EditionStatus
from library.models import Adaptation, CaseStudy
from meetings.choices import LETS_GO
from meetings.models import Meeting, MeetingCity
from pilots.models import AnsweredFigure, AnsweredPriority, Pilot, PilotCaseStudy
from profiles.models import Figure, Gap, Priority
from profiles.sheet.later import use_later_texts


def published_priorities(which: Q) -> list[Priority]:
    """Of published profiles, with the words of translations that came later."""
    rows = Priority.objects.filter(which, edition__status=EditionStatus.PUBLISHED).select_related("edition__city")
    found = list(rows.prefetch_related("edition__translations").order_by("edition__city__name_en", "position", "pk"))
    for row in found:
        use_later_texts(row.edition.translations.all(), "priorities", [row])
    return found


def seen_pilots(user: Any, which: Q) -> list[Any]:
    """Those of them that this reader may see, with the keys of what each is tied to, and what was measured."""

    def keys(relation: Any, field: str) -> ArraySubquery:
        return ArraySubquery(relation.filter(pilot=OuterRef("pk")).order_by("pk").values(field))

    rows = Pilot.objects.visible_to(user).filter(pk__in=Pilot.objects.filter(which).values("pk"))
    return list(
        rows.annotate(
            priority_threads=keys(AnsweredPriority.objects, "thread"),
            figure_threads=keys(AnsweredFigure.objects, "thread"),
            theme_slugs=keys(Pilot.themes.through.objects, "theme__slug"),
            recommendation_keys=keys(Pilot.recommendations.through.objects, "recommendation_id"),
            borrowed_keys=keys(Pilot.borrowed.through.objects, "casestudy_id"),
            told_in_keys=keys(PilotCaseStudy.objects, "case_study_id"),
        )
        .prefetch_related("city_parts__city", "indicators__values__proposals")
        .order_by("-starts", "slug")
    )


def seen_meetings(user: Any, which: Q) -> list[Any]:
    """Those that took place or will; `city_keys` are of its host and of the cities that took part."""

    def keys(relation: Any, field: str) -> ArraySubquery:
        return ArraySubquery(relation.filter(meeting=OuterRef("pk")).order_by("pk").values(field))

    rows = Meeting.objects.visible_to(user).filter(pk__in=Meeting.objects.filter(which).values("pk"))
    return list(
        rows.exclude(status__in=LETS_GO)
        .annotate(
            city_keys=keys(MeetingCity.objects, "city_id"),
            theme_slugs=keys(Meeting.themes.through.objects, "theme__slug"),
            study_keys=keys(Meeting.case_studies.through.objects, "casestudy_id"),
            recommendation_keys=keys(Meeting.recommendations.through.objects, "recommendation_id"),
        )
        .order_by(F("first_day").desc(nulls_last=True), "slug")
    )


def of_cities_about(cities: Iterable[int], themes: Iterable[str]) -> Q:
    """Meetings on any of these themes that any of these cities hosted or took part in."""
    rows = list(cities)
    return Q(themes__slug__in=list(themes)) & (Q(host__in=rows) | Q(cities__in=rows))


@dataclass(frozen=True)
class Known:
    """All that a page's chains are drawn from. `figures` by their threads, `studies` by their keys; what this reader
    may not see is not among them.
    """

    user: Any
    priorities: list[Priority]
    figures: dict[UUID, Figure]
    gaps: list[Gap]
    meetings: list[Any]
    studies: dict[int, CaseStudy]
    adaptations: list[Adaptation]
    pilots: list[Any]


def known(
    user: Any,
    *,
    cities: set[int],
    themes: set[str],
    priorities: list[Priority],
    pilots: list[Any],
    studies: Iterable[int] = (),
    meetings: Q | None = None,
) -> Known:
    """What stands around these priorities and pilots. `studies` and `meetings` are those that the page is about."""
    adaptations = Adaptation.objects.published().filter(Q(city__in=cities) | Q(case_study__in=list(studies)))
    borrowed = list(adaptations.select_related("city").order_by("started", "pk"))
    keys = {*studies, *(row.case_study_id for row in borrowed)}
    keys.update(key for row in pilots for key in row.borrowed_keys)
    threads = {thread for row in priorities for thread in row.figures}
    threads.update(thread for row in pilots for thread in row.figure_threads)
    threads.update(proposal.figure for _value, proposal in became_figures(pilots))
    tied = Q(case_studies__in=list(keys)) | Q(
        recommendations__in=[key for row in pilots for key in row.recommendation_keys]
    )
    around = of_cities_about(cities, themes) | tied
    figures = Figure.objects.visible_to(user).filter(thread__in=threads).with_sources()
    gaps = Gap.objects.filter(edition__city__in=cities, edition__status=EditionStatus.PUBLISHED)
    return Known(
        user=user,
        priorities=priorities,
        figures={row.thread: row for row in figures},
        gaps=list(gaps.select_related("edition__city")),
        meetings=seen_meetings(user, around if meetings is None else meetings),
        studies={row.pk: row for row in CaseStudy.objects.visible_to(user).filter(pk__in=keys).with_text()},
        adaptations=borrowed,
        pilots=pilots,
    )


def became_figures(pilots: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Values of these pilots with their proposals from which somebody of a city wrote a figure."""
    return [
        (value, proposal)
        for pilot in pilots
        for indicator in pilot.indicators.all()
        for value in indicator.values.all()
        for proposal in value.proposals.all()
        if proposal.figure is not None
    ]

"""The chain as seen from one of its links: from a city, a meeting, a case study, a pilot."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cities.models import City
from library.models import CaseStudy
from mc2cm.pages.chain.drawing import About, Chain, chain, measures, tag_of
from mc2cm.pages.chain.record import known, published_priorities, seen_meetings, seen_pilots
from meetings.models import Meeting
from pilots.models import Pilot
from pilots.sheet.card import cities_of
from profiles.models import Gap, Priority


def answers(pilot: Any, priority: Priority) -> bool:
    """Whether a pilot names this priority, or a figure that shows its need."""
    return priority.thread in pilot.priority_threads or bool(set(priority.figures) & set(pilot.figure_threads))


def answering(priorities: Iterable[Priority]) -> Q:
    """The same, asked of the database."""
    rows = list(priorities)
    figures = [thread for row in rows for thread in row.figures]
    return Q(priorities__thread__in=[row.thread for row in rows]) | Q(figures__thread__in=figures)


def answered_by(pilots: Iterable[Any]) -> Q:
    """Priorities that any of these pilots answers."""
    rows = list(pilots)
    figures = [thread for row in rows for thread in row.figure_threads]
    return Q(thread__in=[thread for row in rows for thread in row.priority_threads]) | Q(figures__overlap=figures)


def themes_of(pilots: Iterable[Any], priorities: Iterable[Priority]) -> set[str]:
    slugs = {slug for row in pilots for slug in row.theme_slugs}
    return slugs | {row.theme.slug for row in priorities if row.theme}


def cities_together(pilots: Iterable[Any], priorities: Iterable[Priority]) -> list[City]:
    rows = [city for pilot in pilots for city in cities_of(pilot)]
    return list({city.pk: city for city in [*rows, *(row.edition.city for row in priorities)]}.values())


def chain_of_pilot(pilot: Pilot, user: Any) -> Chain:
    pilots = seen_pilots(user, Q(pk=pilot.pk))
    priorities = published_priorities(answered_by(pilots))
    cities = cities_together(pilots, priorities)
    themes = themes_of(pilots, priorities)
    around = known(user, cities={row.pk for row in cities}, themes=themes, priorities=priorities, pilots=pilots)
    about = About(cities, themes, priorities, pilots=pilots, here=pilot.tag)
    return chain(around, about, anchor="chain", title="")


def chain_of_meeting(meeting: Meeting, user: Any) -> Chain:
    """What its cities set themselves on its themes, and what came of that; what was shown and adopted there."""
    own = seen_meetings(user, Q(pk=meeting.pk))
    there = {key for row in own for key in [row.host_id, *row.city_keys] if key}
    themes = {slug for row in own for slug in row.theme_slugs}
    studies = {key for row in own for key in row.study_keys}
    recommendations = [key for row in own for key in row.recommendation_keys]
    priorities = published_priorities(Q(edition__city__in=there, theme__slug__in=themes))
    on_theme = Q(cities__in=there, themes__slug__in=themes)
    tied = Q(borrowed__in=studies) | Q(recommendations__in=recommendations)
    pilots = seen_pilots(user, on_theme | tied | answering(priorities))
    around = known(
        user, cities=there, themes=themes, priorities=priorities, pilots=pilots, studies=studies,
        meetings=Q(pk=meeting.pk),
    )  # fmt: skip
    cities = cities_together(pilots, priorities)
    about = About(cities, themes, priorities, pilots=pilots, studies=studies, meetings=own, here=meeting.tag)
    return chain(around, about, anchor="chain", title="")


def chain_of_case_study(study: CaseStudy, user: Any) -> Chain:
    """Who borrowed it, for what, and what came of that; also the pilot that it tells of."""
    pilots = seen_pilots(user, Q(borrowed=study.pk) | Q(case_studies=study.pk))
    priorities = published_priorities(answered_by(pilots))
    cities, themes = cities_together(pilots, priorities), themes_of(pilots, priorities)
    around = known(
        user, cities={row.pk for row in cities}, themes=themes, priorities=priorities, pilots=pilots,
        studies=[study.pk],
    )  # fmt: skip
    about = About(cities, themes, priorities, pilots=pilots, studies={study.pk}, here=study.tag)
    return chain(around, about, anchor="chain", title="")


@dataclass(frozen=True)
class CityChains:
    """A city's chains: one for each priority, for each pilot that answers none, for each gap that a pilot measures.

    `gaps` are those to which nothing leads yet.
    """

    priorities: list[Chain]
    pilots: list[Chain]
    gaps: list[Chain]
    waiting: list[Gap]


def chains_of_city(city: City, user: Any) -> CityChains:
    priorities = published_priorities(Q(edition__city=city))
    pilots = seen_pilots(user, Q(cities=city) | answering(priorities))
    themes = themes_of(pilots, priorities)
    around = known(user, cities={city.pk}, themes=themes, priorities=priorities, pilots=pilots)
    of_priorities = [(row, [pilot for pilot in pilots if answers(pilot, row)]) for row in priorities]
    tied = {pilot.pk for _row, found in of_priorities for pilot in found}
    of_gaps = [(gap, [pilot for pilot in pilots if measures(pilot, gap)]) for gap in around.gaps]
    return CityChains(
        priorities=[
            chain(
                around,
                About([city], themes_of([], [row]) or themes_of(found, []), [row], pilots=found, here=tag_of(row)),
                anchor=f"priority-{row.thread}",
                title=row.title,
            )
            for row, found in of_priorities
        ],
        pilots=[
            chain(
                around,
                About([city], themes_of([row], []), pilots=[row]),
                anchor=f"pilot-{row.slug}",
                title=row.title,
            )
            for row in pilots
            if row.pk not in tied
        ],
        gaps=[
            chain(
                around,
                About([city], themes_of(found, []), priorities_of(found, priorities), [gap], found),
                anchor=f"gap-{gap.thread}",
                title=_("Not known: %(indicator)s") % {"indicator": gap.indicator.name},
            )
            for gap, found in of_gaps
            if found
        ],
        waiting=[gap for gap, found in of_gaps if not found],
    )


def priorities_of(pilots: Iterable[Any], priorities: Iterable[Priority]) -> list[Priority]:
    rows = list(pilots)
    return [row for row in priorities if any(answers(pilot, row) for pilot in rows)]

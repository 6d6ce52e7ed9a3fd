"""Cities and partners as people see them: as cards, and as points on the map."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cities.choices import CityRole, QuestionStatus
from cities.map import Map, Point, drawn, is_on_map, project
from cities.models import City, CityQuestion, Organisation, Part, Phase, Theme
from core.cards import Badge, Card, Fact
from core.dates import in_words

LOOKS: dict[str, str] = {CityRole.PARTNER: "partner", CityRole.ASSOCIATE: "partner", CityRole.ACTION_HOST: "host"}
PLURALS = {
    CityRole.PARTNER: _("Partner cities"),
    CityRole.ASSOCIATE: _("Associate cities"),
    CityRole.ACTION_HOST: _("Hosts of a city action"),
    CityRole.GUEST: _("Guests at a meeting"),
    CityRole.PRECURSOR_HOST: _("Host of the precursor"),
    CityRole.CONSIDERED: _("Considered, did not join"),
}


def city_card(city: City) -> Card:
    phases = [short_name(membership.phase) for membership in city.memberships.all()]
    return Card(
        url=reverse("city", args=[city.slug]),
        title=city.name,
        variant="city",
        eyebrow=city.country.name,
        themes=list(city.themes.all())[:2],
        badges=[standing_badge(city)],
        meta=list(dict.fromkeys(phases)),
    )


def short_name(phase: Phase) -> str:
    """What a phase is called where there is little room: "Phase 2", "MC2CM-RUCP", "MTM"."""
    if number := re.fullmatch(r"phase-(\d+)", phase.slug):
        return gettext("Phase %(number)s") % {"number": number[1]}
    acronym = re.search(r"\(([^()]+)\)$", str(phase.name))
    return acronym[1] if acronym else str(phase.name)


def standing_badge(city: City) -> Badge:
    return Badge(LOOKS.get(city.standing_role, "other"), city.standing_label)


@dataclass(frozen=True)
class CityGroup:
    """Cities that stand together, under their heading; by name they need none."""

    heading: str
    cards: list[Card]


def by_standing(city: City) -> str:
    return str(PLURALS[CityRole(city.standing_role)]) if city.standing_role else gettext("Other cities")


def by_country(city: City) -> str:
    return str(city.country.name)


def city_groups(cities: Iterable[City], sort: str = "role") -> list[CityGroup]:
    """Cities in the order given, with a heading wherever what they are sorted by changes."""
    heading = {"role": by_standing, "country": by_country}.get(sort, lambda city: "")
    return [CityGroup(name, [city_card(city) for city in members]) for name, members in groupby(cities, key=heading)]


def city_map(cities: Iterable[City], *, all_named: bool = False) -> Map:
    """The map with the cities that have coordinates; partners carry their names, or every city does."""
    return drawn(city_point(city, all_named=all_named) for city in cities if is_placed(city))


def is_placed(city: City) -> bool:
    if city.longitude is None or city.latitude is None:
        return False
    return is_on_map(float(city.longitude), float(city.latitude))


def city_point(city: City, *, all_named: bool) -> Point:
    """Of a city that `is_placed`."""
    assert city.longitude is not None
    assert city.latitude is not None
    x, y = project(float(city.longitude), float(city.latitude))
    look = LOOKS.get(city.standing_role, "other")
    return Point(
        slug=city.slug,
        label=str(city.name),
        url=reverse("city", args=[city.slug]),
        role=look,
        role_label=city.standing_label,
        x=x,
        y=y,
        r=8.0 if look == "partner" else 5.0,
        lang=city.name.lang if city.name.lang != get_language() else "",
        named=all_named or look == "partner",
    )


GUIDANCE = {
    "summary": (_("Introduction"), _("Two to four sentences: who takes part for the city, since when, and what for.")),
    "competences": (
        _("Competences"),
        _("What the municipality may decide itself: housing, schools, health, permits …"),
    ),
    "known_for": (_("Known for"), _("What colleagues in other cities ask about: a practice, a service, a place.")),
}


REFERENCE_GUIDANCE = {
    "name": (_("Name"), _("As the city is called in each language; its address stays what it is.")),
    "administration_name": (
        _("Name of the administration"),
        _("Who takes part for the city: a municipality, a metropolitan area, a region."),
    ),
}


@dataclass(frozen=True)
class ThemeLink:
    """A theme and the list that it narrows down."""

    theme: Theme
    url: str


def theme_links(themes: Iterable[Theme], list_url: str) -> list[ThemeLink]:
    return [ThemeLink(theme, f"{list_url}?theme={theme.slug}") for theme in themes]


@dataclass(frozen=True)
class Partner:
    """An organisation with the parts it takes; phases with the same parts share a line."""

    organisation: Organisation
    parts: list[Fact]


def partners(organisations: Iterable[Organisation]) -> list[Partner]:
    return [Partner(organisation, parts_by_phase(organisation.roles.all())) for organisation in organisations]


def parts_by_phase(parts: Iterable[Part]) -> list[Fact]:
    """Lines such as "Phase 1 · Phase 2": "Implementing partner"."""
    roles: dict[str, list[str]] = {}
    for part in parts:
        roles.setdefault(short_name(part.phase), []).append(str(part.get_role_display()))
    phases: dict[str, list[str]] = {}
    for phase, names in roles.items():
        phases.setdefault(gettext(", ").join(names), []).append(phase)
    return [Fact(" · ".join(names), role) for role, names in phases.items()]


# Questions to a city


@dataclass(frozen=True)
class Answered:
    """A question that both sides let everybody read, with its answer; nobody's name."""

    anchor: str
    asked: str
    text: str
    answered: str
    answer: str


def answered_questions(questions: Iterable[CityQuestion]) -> list[Answered]:
    """What stands under "Questions and answers" on the page of what was asked about."""
    return [
        Answered(
            anchor=f"question-{question.pk}",
            asked=in_words(f"{question.asked_at:%Y-%m-%d}"),
            text=question.text,
            answered=in_words(f"{question.answered_at:%Y-%m-%d}"),
            answer=question.public_answer,
        )
        for question in questions
    ]


@dataclass(frozen=True)
class QuestionLine:
    """A question in the list of those who answer."""

    question: CityQuestion
    url: str
    badge: Badge
    due: str


def question_lines(questions: Iterable[CityQuestion]) -> list[QuestionLine]:
    return [
        QuestionLine(
            question=question,
            url=reverse("my-question", args=[question.city.slug, question.pk]),
            badge=question_badge(question),
            due=in_words(f"{question.due_on:%Y-%m-%d}") if question.is_waiting else "",
        )
        for question in questions
    ]


LOOKS_OF_QUESTIONS: dict[str, str] = {QuestionStatus.WAITING: "info", QuestionStatus.ANSWERED: "success"}


def question_badge(question: CityQuestion) -> Badge:
    if question.is_overdue:
        return Badge("danger", gettext("Overdue"))
    if question.published_at:
        return Badge("success", gettext("Answered and published"))
    return Badge(LOOKS_OF_QUESTIONS.get(question.status, "other"), str(question.get_status_display()))

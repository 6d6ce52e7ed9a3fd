"""Cities and partners as people see them: as cards, and as points on the map."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cities.choices import CityRole
from cities.map import Map, Point, drawn, is_on_map, project
from cities.models import City, Organisation, Part, Theme
from core.cards import Badge, Card

LOOKS = {CityRole.PARTNER: "partner", CityRole.ASSOCIATE: "partner", CityRole.ACTION_HOST: "host"}
PLURALS = {
    CityRole.PARTNER: _("Partner cities"),
    CityRole.ASSOCIATE: _("Associate cities"),
    CityRole.ACTION_HOST: _("Hosts of a city action"),
    CityRole.GUEST: _("Guests at a meeting"),
    CityRole.PRECURSOR_HOST: _("Host of the precursor"),
    CityRole.CONSIDERED: _("Considered, did not join"),
}


def city_card(city: City) -> Card:
    phases = [str(membership.phase.name) for membership in city.memberships.all()]
    return Card(
        url=reverse("city", args=[city.slug]),
        title=city.name,
        variant="city",
        eyebrow=city.country.name,
        summary=city.administration_name,
        themes=list(city.themes.all())[:2],
        badges=[standing_badge(city)],
        meta=list(dict.fromkeys(phases)),
    )


def standing_badge(city: City) -> Badge:
    return Badge(LOOKS.get(city.standing_role, "other"), city.standing_label)


@dataclass(frozen=True)
class CityGroup:
    """Cities of the same standing under their heading."""

    heading: str
    cards: list[Card]


def city_groups(cities: Iterable[City]) -> list[CityGroup]:
    """Cities in the order given, with a heading wherever the standing changes."""
    return [
        CityGroup(str(PLURALS[CityRole(role)]), [city_card(city) for city in members])
        for role, members in groupby(cities, key=lambda city: city.standing_role)
    ]


def city_map(cities: Iterable[City], *, all_named: bool = False) -> Map:
    """The map with the cities that have coordinates; partners carry their names, or every city does."""
    return drawn(city_point(city, all_named=all_named) for city in cities if is_placed(city))


def is_placed(city: City) -> bool:
    return city.longitude is not None and city.latitude is not None and is_on_map(float(city.longitude), float(city.latitude))


def city_point(city: City, *, all_named: bool) -> Point:
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


@dataclass(frozen=True)
class ThemeLink:
    """A theme and the list that it narrows down."""

    theme: Theme
    url: str


def theme_links(themes: Iterable[Theme], list_url: str) -> list[ThemeLink]:
    return [ThemeLink(theme, f"{list_url}?theme={theme.slug}") for theme in themes]


@dataclass(frozen=True)
class Partner:
    """An organisation with the parts it takes, phase by phase."""

    organisation: Organisation
    parts: list[Part]


def partners(organisations: Iterable[Organisation]) -> list[Partner]:
    return [Partner(organisation, list(organisation.roles.all())) for organisation in organisations]

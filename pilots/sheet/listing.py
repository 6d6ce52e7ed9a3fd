"""Pilots as a list tells of them: on the map, and one after the other in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cities.map import Map, Point, drawn, is_on_map, project
from core.cards import Card, Entry
from core.dates import year_of
from core.numbers import in_digits
from core.translation import Text
from pilots.models import Pilot
from pilots.sheet.card import cities_of, dates_in_words, pilot_card


@dataclass(frozen=True)
class Place:
    """A pilot at one of its places: `key` is a city's slug, or the pilot's own where it has a place of its own."""

    pilot: Pilot
    key: str
    name: Text
    latitude: Decimal
    longitude: Decimal


def places_of(pilot: Pilot) -> list[Place]:
    """Its own place when that is known, else each of its cities that has coordinates."""
    if pilot.latitude is not None and pilot.longitude is not None:
        return [Place(pilot, f"pilot-{pilot.slug}", pilot.place or pilot.title, pilot.latitude, pilot.longitude)]
    return [
        Place(pilot, city.slug, city.name, city.latitude, city.longitude)
        for city in cities_of(pilot)
        if city.latitude is not None and city.longitude is not None
    ]


def pilots_map(pilots: Iterable[Pilot]) -> Map:
    """A point for each place, which leads to its pilot, or to the list of those that are there."""
    found: dict[str, list[Place]] = {}
    for pilot in pilots:
        for place in places_of(pilot):
            if is_on_map(float(place.longitude), float(place.latitude)):
                found.setdefault(place.key, []).append(place)
    return drawn(point_of(key, places) for key, places in found.items())


def point_of(key: str, places: list[Place]) -> Point:
    first, count = places[0], len(places)
    x, y = project(float(first.longitude), float(first.latitude))
    is_one = count == 1
    told = ngettext("%(n)s pilot", "%(n)s pilots", count) % {"n": in_digits(count)}
    return Point(
        slug=key,
        label=str(first.name),
        url=reverse("pilot", args=[first.pilot.slug]) if is_one else f"{reverse('pilots')}?city={key}",
        role="host",
        role_label=str(first.pilot.title) if is_one else told,
        x=x,
        y=y,
        lang=first.name.lang if first.name.lang != get_language() else "",
    )


# In time


@dataclass(frozen=True)
class Year:
    number: str
    entries: list[Entry]


@dataclass(frozen=True)
class TimeLine:
    """Years with what began in them, in the order of the list; `undated` are those of which no day is known."""

    years: list[Year]
    undated: list[Card]


def time_line(pilots: Iterable[Pilot]) -> TimeLine:
    years: dict[str, list[Entry]] = {}
    undated = []
    for pilot in pilots:
        if day := pilot.starts or pilot.ends:
            years.setdefault(str(year_of(day)), []).append(entry_of(pilot))
        else:
            undated.append(pilot_card(pilot))
    return TimeLine([Year(number, entries) for number, entries in years.items()], undated)


def entry_of(pilot: Pilot) -> Entry:
    return Entry(
        date=dates_in_words(pilot),
        kind=str(pilot.get_status_display()),
        title=pilot.title,
        url=reverse("pilot", args=[pilot.slug]),
        text=_(", ").join(str(city.name) for city in cities_of(pilot)),
        icon="action",
    )

"""The list of case studies beside its facets: where the results lie, and what a municipality may do of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cities.map import Map, drawn
from cities.models import City
from cities.sheet import city_point, is_placed
from core.cards import Card
from core.facets import Facet
from core.feeds import BEGINNING, FeedEntry, stable_id
from core.listing import Listing
from core.numbers import in_digits
from library.models import CaseStudy


@dataclass(frozen=True)
class Within:
    """Of "only what my municipality may do": whose, whether its competences are known, and how many are left out."""

    city: City
    is_known: bool
    left_out: str
    url_without: str


@dataclass(frozen=True)
class Place:
    """A city with results, and the address of the list narrowed down to it."""

    name: str
    count: int
    url: str


@dataclass(frozen=True)
class CaseStudyList:
    listing: Listing
    cards: list[Card]
    facets: list[Facet]
    map: Map
    places: list[Place]
    within: Within | None
    feed_url: str
    others: list[Any]


def places_map(cities: Iterable[City], counts: dict[str, int], address: Callable[[City], str]) -> Map:
    """The cities with results; each says how many, and leads to them."""
    points = []
    for city in cities:
        if is_placed(city):
            number = counts[city.slug]
            words = ngettext("%(n)s case study", "%(n)s case studies", number) % {"n": in_digits(number)}
            point = city_point(city, all_named=True)
            points.append(replace(point, role_label=words, url=address(city)))
    return drawn(points)


def left_out_in_words(number: int) -> str:
    """How many results name no competence, and so cannot be told to be within a municipality’s."""
    if not number:
        return ""
    words = ngettext(
        "%(n)s more case study fits but does not say which competence it needs, and is left out.",
        "%(n)s more case studies fit but do not say which competence they need, and are left out.",
        number,
    )
    return words % {"n": in_digits(number)}


def title_of(listing: Listing) -> str:
    """What this list is called where it stands alone: "Case studies · Housing · Tunis"."""
    return " · ".join([_("Case studies"), *(chip["value"] for chip in listing.active)])


def feed_entry(study: CaseStudy) -> FeedEntry:
    """A case study read `with_text()`: the same entry in every edition, updated when the next one came out."""
    edition = study.current
    return FeedEntry(
        id=stable_id(study.tag),
        title=str(edition.title),
        url=reverse("case-study", args=[study.slug]),
        updated=edition.published_at or BEGINNING,
        summary=str(edition.abstract),
        author=str(study.city.name),
        language=edition.title.lang,
        categories=edition.themes,
    )

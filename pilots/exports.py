"""Pilots and calls as data: what each column holds, points for the map, the feed."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core.feeds import BEGINNING, FeedEntry, stable_id
from core.translation import LANGUAGES
from pilots.models import Call, Pilot, Update
from pilots.sheet.card import cities_of, dates_in_words
from pilots.sheet.listing import Place, places_of
from pilots.sheet.waiting import chain_url, with_later_words
from profiles.models import Priority

PILOT_COLUMNS = [
    "slug",
    "status",
    *(f"title_{code}" for code in LANGUAGES),
    "lead_city",
    "cities",
    "countries",
    "call",
    "objectives",
    "themes",
    "sdg_targets",
    "starts",
    "ends",
    "partners",
    "recommendations",
    "milestones",
    "milestones_done",
    "latitude",
    "longitude",
    *(f"summary_{code}" for code in LANGUAGES),
    "url",
]
PRIORITY_COLUMNS = [
    "city",
    "country",
    "rank",
    *(f"title_{code}" for code in LANGUAGES),
    "theme",
    *(f"target_group_{code}" for code in LANGUAGES),
    "starts",
    "ends",
    "figures",
    "edition",
    "url",
]
CALL_COLUMNS = [
    "slug",
    "number",
    "state",
    *(f"title_{code}" for code in LANGUAGES),
    *(f"theme_{code}" for code in LANGUAGES),
    "objectives",
    "themes",
    "countries",
    "ceiling",
    "currency",
    "opens",
    "closes",
    "opens_utc",
    "closes_utc",
    "time_zone",
    "url",
]


def pilot_rows(pilots: Iterable[Pilot]) -> Iterator[list]:
    """One row a pilot read `for_cards()` and `with_progress()`; lists parted by a semicolon."""
    for row in pilots:
        cities = cities_of(row)
        yield [
            row.slug,
            row.status,
            *(getattr(row, f"title_{code}") for code in LANGUAGES),
            row.city.slug if row.city else "",
            "; ".join(city.slug for city in cities),
            "; ".join(dict.fromkeys(city.country.code for city in cities)),
            row.call.slug if row.call and row.call.is_published else "",
            "; ".join(row.objectives),
            "; ".join(theme.slug for theme in row.themes.all()),
            "; ".join(row.sdg_targets),
            row.starts,
            row.ends,
            "; ".join(dict.fromkeys(part.organisation.slug for part in row.partners.all())),
            "; ".join(found.code for found in row.recommendations.all()),
            row.milestones_total,
            row.milestones_done,
            row.latitude,
            row.longitude,
            *(getattr(row, f"summary_{code}") for code in LANGUAGES),
            row.url,
        ]


def priority_rows(priorities: Iterable[Priority]) -> Iterator[list]:
    """One row a priority; `figures` counts those that show the need."""
    for row in with_later_words(priorities):
        city = row.edition.city
        yield [
            city.slug,
            city.country.code,
            row.position,
            *(getattr(row, f"title_{code}") for code in LANGUAGES),
            row.theme.slug if row.theme else "",
            *(getattr(row, f"target_group_{code}") for code in LANGUAGES),
            row.starts,
            row.ends,
            len(row.figures),
            row.edition.number,
            settings.SITE_ORIGIN + chain_url(row),
        ]


def pilot_features(pilots: Iterable[Pilot]) -> list[dict]:
    """A point for each place of each pilot (RFC 7946 §3.1.2: longitude first)."""
    return [feature(place) for pilot in pilots for place in places_of(pilot)]


def feature(place: Place) -> dict:
    pilot = place.pilot
    return {
        "type": "Feature",
        "id": f"{pilot.slug}/{place.key}",
        "geometry": {"type": "Point", "coordinates": [float(place.longitude), float(place.latitude)]},
        "properties": {
            "slug": pilot.slug,
            "name": str(pilot.title),
            "place": str(place.name),
            "status": pilot.status,
            "starts": pilot.starts,
            "ends": pilot.ends,
            "role": "host",
            "url": reverse("pilot", args=[pilot.slug]),
        },
    }


def call_rows(calls: Iterable[Call]) -> Iterator[list]:
    for row in calls:
        yield [
            row.slug,
            row.number if row.number is not None else "",
            row.state,
            *(getattr(row, f"title_{code}") for code in LANGUAGES),
            *(getattr(row, f"theme_{code}") for code in LANGUAGES),
            "; ".join(row.objectives),
            "; ".join(theme.slug for theme in row.themes.all()),
            "; ".join(country.code for country in row.countries.all()),
            row.ceiling if row.ceiling is not None else "",
            row.currency if row.ceiling is not None else "",
            row.opens,
            row.closes,
            *(f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else "" for at in (row.opens_at, row.closes_at)),
            row.tz if row.opens_at or row.closes_at else "",
            row.url,
        ]


def pilot_entries(pilots: Iterable[Pilot]) -> list[FeedEntry]:
    """Pilots as entries of a feed; each keeps its id. Read them `with_changes()`."""
    return [
        FeedEntry(
            id=stable_id(row.tag),
            title=str(row.title),
            url=reverse("pilot", args=[row.slug]),
            updated=row.updated_at or BEGINNING,
            summary=in_short(row),
            language=row.title.lang,
            categories=[str(theme.name) for theme in row.themes.all()],
        )
        for row in pilots
    ]


def update_entries(updates: Iterable[Update]) -> Iterator[FeedEntry]:
    """Published updates as entries of a feed, in the words of their cities."""
    for row in updates:
        yield FeedEntry(
            id=stable_id(row.tag),
            title=str(row.title),
            url=f"{reverse('pilot', args=[row.pilot.slug])}#update-{row.uid}",
            updated=row.published_at or BEGINNING,
            summary=str(row.body),
            author=str(row.city.name),
            language=row.title.lang,
        )


def in_short(pilot: Pilot) -> str:
    cities = _(", ").join(str(city.name) for city in cities_of(pilot))
    words = [cities, dates_in_words(pilot), str(pilot.get_status_display()), str(pilot.summary)]
    return " ".join(f"{word}." if word[-1] not in ".)!؟" else word for word in words if word)

"""Cities and organisations as data: what each column holds."""

from collections.abc import Iterable, Iterator

from cities.models import City
from core.translation import LANGUAGES

CITY_COLUMNS = [
    "slug",
    *(f"name_{code}" for code in LANGUAGES),
    "country_code",
    "country",
    "region",
    "administration",
    "role",
    "memberships",
    "themes",
    "latitude",
    "longitude",
    "geonames_id",
    "website",
    *(f"summary_{code}" for code in LANGUAGES),
]


def city_rows(cities: Iterable[City]) -> Iterator[list]:
    """One row a city; `memberships` as phase:role pairs, lists parted by a semicolon."""
    for city in cities:
        yield [
            city.slug,
            *(getattr(city, f"name_{code}") for code in LANGUAGES),
            city.country.code,
            city.country.name_en,
            city.country.region,
            city.administration,
            city.standing_role,
            "; ".join(f"{membership.phase.slug}:{membership.role}" for membership in city.memberships.all()),
            "; ".join(theme.slug for theme in city.themes.all()),
            city.latitude,
            city.longitude,
            city.geonames_id,
            city.website,
            *(getattr(city, f"summary_{code}") for code in LANGUAGES),
        ]


def city_feature(city: City, url: str) -> dict:
    """A point of GeoJSON (RFC 7946 §3.1.2: longitude first)."""
    return {
        "type": "Feature",
        "id": city.slug,
        "geometry": {"type": "Point", "coordinates": [float(city.longitude), float(city.latitude)]},
        "properties": {
            "slug": city.slug,
            "name": city.name.value,
            "country": city.country.code,
            "region": city.country.region,
            "role": city.standing_role,
            "role_label": city.standing_label,
            "url": url,
        },
    }

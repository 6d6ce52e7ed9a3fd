"""Cities and organisations as data: what each column holds."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cities.models import City, CityQuestion
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


QUESTION_COLUMNS = [
    "number",
    "about",
    "about_title",
    "state",
    "asked_on",
    "due_on",
    "with_secretariat",
    "language",
    "question",
    "answered_on",
    "answer",
    "may_publish",
    "published_on",
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


def question_rows(questions: Iterable[CityQuestion]) -> Iterator[list]:
    """One row a question; who asked is in no file."""
    for question in questions:
        yield [
            question.pk,
            question.about,
            question.about_title,
            question.status,
            day_of(question.asked_at),
            question.due_on,
            "yes" if question.passed_on_at else "no",
            question.language,
            question.text,
            day_of(question.answered_at),
            question.answer,
            "yes" if question.may_publish else "no",
            day_of(question.published_at),
        ]


def day_of(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else ""

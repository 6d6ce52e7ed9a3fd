"""Publications and news as rows."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse

from core.translation import LANGUAGES
from library.models import NewsItem, Publication
from library.sheet.publications import places

PUBLICATION_COLUMNS = [
    "slug",
    "kind",
    *(f"title_{code}" for code in LANGUAGES),
    "authors",
    "publishers",
    "date",
    "document_languages",
    "pages",
    "cities",
    "themes",
    "available",
    "url",
    "isbn",
    "doi",
    "links",
    "summary_en",
    "summary_fr",
    "summary_ar",
    "permanent_address",
]
NEWS_COLUMNS = [
    "slug",
    "date",
    *(f"title_{code}" for code in LANGUAGES),
    *(f"summary_{code}" for code in LANGUAGES),
    "cities",
    "themes",
    "url",
]


def slugs(rows: Iterable) -> str:
    return "; ".join(row.slug for row in rows)


def publication_rows(publications: Iterable[Publication]) -> Iterator[list]:
    for publication in publications:
        yield [
            publication.slug,
            publication.kind,
            *(getattr(publication, f"title_{code}") for code in LANGUAGES),
            "; ".join(publication.authors),
            slugs(publication.publishers.all()),
            publication.date,
            "; ".join(publication.languages),
            publication.pages,
            slugs(publication.cities.all()),
            slugs(publication.themes.all()),
            "yes" if publication.available else "no",
            publication.url,
            publication.isbn,
            publication.doi,
            "; ".join(f"{place.language}: {place.address}" for place in places(publication)),
            *(getattr(publication, f"summary_{code}") for code in LANGUAGES),
            settings.SITE_ORIGIN + reverse("publication", args=[publication.slug]),
        ]


def news_rows(items: Iterable[NewsItem]) -> Iterator[list]:
    for item in items:
        yield [
            item.slug,
            item.date,
            *(getattr(item, f"title_{code}") for code in LANGUAGES),
            *(getattr(item, f"summary_{code}") for code in LANGUAGES),
            slugs(item.cities.all()),
            slugs(item.themes.all()),
            item.url,
        ]

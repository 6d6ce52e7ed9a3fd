"""Case studies, publications and news as data: what each column holds."""

from collections.abc import Iterable, Iterator

from cities.queue_rows import QUEUE_COLUMNS, queue_row
from core.translation import LANGUAGES
from library.models import CaseStudy, CaseStudyEdition, NewsItem, Publication

CASE_COLUMNS = [
    "slug",
    "city",
    "country_code",
    *(f"title_{code}" for code in LANGUAGES),
    *(f"abstract_{code}" for code in LANGUAGES),
    "themes",
    "starts",
    "ends",
    "practice_status",
    "document_languages",
    "published",
    "edition",
    "url",
]
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

CASE_QUEUE_COLUMNS = ["case_study", *QUEUE_COLUMNS]


def slugs(rows: Iterable) -> str:
    return "; ".join(row.slug for row in rows)


def case_rows(studies: Iterable[CaseStudy]) -> Iterator[list]:
    for study in studies:
        edition = study.current
        yield [
            study.slug,
            study.city.slug,
            study.city.country.code,
            *(getattr(edition, f"title_{code}") for code in LANGUAGES),
            *(getattr(edition, f"abstract_{code}") for code in LANGUAGES),
            "; ".join(edition.themes),
            edition.starts,
            edition.ends,
            edition.practice_status,
            "; ".join(edition.languages),
            edition.published_first,
            edition.number,
            edition.url,
        ]


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


def case_queue_rows(editions: Iterable[CaseStudyEdition]) -> Iterator[list]:
    """Editions on their way, `with_ages()`."""
    for edition in editions:
        yield [edition.case_study.slug, *queue_row(edition)]

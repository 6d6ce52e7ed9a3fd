"""Case studies, publications and news as data: what each column holds."""

from collections.abc import Iterable, Iterator

from core.translation import LANGUAGES
from library.models import Adaptation, CaseStudy, NewsItem, Publication

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

ADAPTATION_TEXT_COLUMNS = [
    f"{name}_{code}" for name in ("kept", "changed", "cost", "result", "failure") for code in LANGUAGES
]
ADAPTATION_COLUMNS = [
    *["case_study", "from_city", "city", "progress", "started", "months", "cost_band", "told_in"],
    *ADAPTATION_TEXT_COLUMNS,
    "published",
]


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


def adaptation_rows(rows: Iterable[Adaptation]) -> Iterator[list]:
    """One row for each city that borrowed a case study; `told_in` where that is public too."""
    for row in rows:
        yield [
            row.case_study.slug,
            row.case_study.city.slug,
            row.city.slug,
            row.progress,
            row.started,
            row.months,
            row.cost_band,
            row.told_in.slug if row.told_in else "",
            *(getattr(row, name) for name in ADAPTATION_TEXT_COLUMNS),
            f"{row.published_at:%Y-%m-%d}",
        ]

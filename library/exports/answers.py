"""What cities make of it all, as rows: practices borrowed, recommendations and how far each city is."""

from collections.abc import Iterable, Iterator

from core.translation import LANGUAGES
from library.models import Adaptation, Progress, Recommendation

ADAPTATION_TEXT_COLUMNS = [
    f"{name}_{code}" for name in ("kept", "changed", "cost", "result", "failure") for code in LANGUAGES
]
ADAPTATION_COLUMNS = [
    *["case_study", "from_city", "city", "progress", "started", "months", "cost_band", "told_in"],
    *ADAPTATION_TEXT_COLUMNS,
    "published",
]
RECOMMENDATION_COLUMNS = [
    "code",
    *(f"title_{code}" for code in LANGUAGES),
    *(f"body_{code}" for code in LANGUAGES),
    "themes",
    "sdg_targets",
    *(f"adopted_in_{code}" for code in LANGUAGES),
    "adopted_on",
    "url",
]
PROGRESS_COLUMNS = [
    "recommendation",
    "city",
    "country_code",
    "region",
    "state",
    "confirmed",
    "declared_on",
    "confirmed_on",
    "evidence",
    *(f"note_{code}" for code in LANGUAGES),
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


def recommendation_rows(rows: Iterable[Recommendation]) -> Iterator[list]:
    for row in rows:
        yield [
            row.code,
            *(getattr(row, f"title_{code}") for code in LANGUAGES),
            *(getattr(row, f"body_{code}") for code in LANGUAGES),
            "; ".join(row.themes),
            "; ".join(row.sdg_targets),
            *(getattr(row, f"adopted_in_{code}") for code in LANGUAGES),
            row.adopted_on,
            row.url,
        ]


def progress_rows(rows: Iterable[Progress]) -> Iterator[list]:
    """Of rows read `with_names()`: who declared and confirmed is not among them, only when."""
    for row in rows:
        yield [
            row.recommendation.code,
            row.city.slug,
            row.city.country.code,
            row.city.country.region,
            row.state,
            "yes" if row.is_confirmed else "no",
            f"{row.declared_at:%Y-%m-%d}",
            f"{row.confirmed_at:%Y-%m-%d}" if row.confirmed_at else "",
            row.evidence,
            *(getattr(row, f"note_{code}") for code in LANGUAGES),
        ]

"""Figures as data: what each column holds."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from profiles.models import Figure

FIGURE_COLUMNS = [
    "city",
    "edition",
    "indicator",
    "indicator_name",
    "unit",
    "breakdown",
    "geography",
    "geography_kind",
    "definition",
    "comparator",
    "value",
    "value_to",
    "period_start",
    "period_end",
    "quality",
    "confidence",
    "origin",
    "source_code",
    "source_title",
    "source_publisher",
    "source_url",
    "locator",
    "doubt",
    "note",
]


def exact(value: Decimal) -> Decimal:
    """4000000 and 9.7, neither 4E+6 nor 9.7000: a number, so that -30 is one in a spreadsheet too."""
    return Decimal(format(value.normalize(), "f"))


def figure_rows(figures: Iterable[Figure], *, is_draft: bool = False) -> Iterator[list]:
    """One row a figure, with its source; `doubt` says why a published figure should be read with care.

    Readers are told only that there are few where there are; who writes a draft gets what she wrote.
    """
    for figure in figures:
        written = figure.comparator, figure.value, figure.value_to
        comparator, value, value_to = written if is_draft else figure.told
        yield [
            figure.city.slug,
            figure.edition.number if figure.edition else "",
            figure.indicator.code,
            figure.indicator.name_en,
            figure.indicator.unit,
            figure.breakdown.code if figure.breakdown else "",
            figure.geography.slug,
            figure.geography.kind,
            figure.definition.code if figure.definition else "",
            comparator,
            exact(value),
            exact(value_to) if value_to is not None else "",
            figure.period_start,
            figure.period_end,
            figure.quality,
            figure.confidence,
            figure.origin,
            figure.source.code,
            figure.source.title,
            figure.source.publisher,
            figure.source.url,
            figure.locator,
            figure.doubt_en,
            figure.note_en,
        ]

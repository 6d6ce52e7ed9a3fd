"""Figures as data: what each column holds."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.numbers import as_typed
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

# To be edited and sent back: with everything that the portal needs to know each figure again.
DRAFT_COLUMNS = [*FIGURE_COLUMNS, "note_fr", "note_ar", "doubt_fr", "doubt_ar", "thread", "version"]


def exact(value: Decimal) -> Decimal:
    """4000000 and 9.7, neither 4E+6 nor 9.7000: a number, so that -30 is one in a spreadsheet too."""
    return Decimal(format(value.normalize(), "f"))


def figure_rows(figures: Iterable[Figure]) -> Iterator[list]:
    """One row a figure, with its source; `doubt` says why a published figure should be read with care.

    Readers are told only that there are few where there are.
    """
    for figure in figures:
        comparator, value, value_to = figure.told
        yield figure_row(figure, comparator, exact(value), exact(value_to) if value_to is not None else "")


def draft_rows(figures: Iterable[Figure]) -> Iterator[list]:
    """The same for who writes a draft: she gets what she wrote, and can send it back as it is."""
    for figure in figures:
        upper = "" if figure.value_to is None else Decimal(as_typed(figure.value_to))
        yield [
            *figure_row(figure, figure.comparator, Decimal(as_typed(figure.value)), upper),
            *(figure.note_fr, figure.note_ar, figure.doubt_fr, figure.doubt_ar, figure.thread, figure.version),
        ]


def figure_row(figure: Figure, comparator: str, value: Decimal, value_to: Decimal | str) -> list:
    return [
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
        value,
        value_to,
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

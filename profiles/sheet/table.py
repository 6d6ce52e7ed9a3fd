"""The figures of an edition being written, as its own people see them: with doubts, remarks and what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from core.dates import span_in_words
from core.models import Source
from core.translation import Text
from profiles.choices import Unit
from profiles.models import Figure, Gap, Indicator
from profiles.plausibility import Doubt
from profiles.sheet.figures import as_written

Place = tuple[int, str]


@dataclass(frozen=True)
class DoubtMark:
    """One doubt about a figure, and whether its authors have answered it."""

    text: str
    is_answered: bool


@dataclass(frozen=True)
class FigureRow:
    """One figure as it was written; `is_small`: readers are told only that there are fewer than ten."""

    thread: str
    value: str
    unit: str
    period: str
    place: Text
    place_kind: str
    definition: Text | None
    part: Text | None
    source: Source
    locator: str
    quality: str
    note: Text
    doubt: Text
    doubts: list[DoubtMark]
    remarks: int
    is_small: bool


@dataclass(frozen=True)
class IndicatorRows:
    """One indicator with its figures; or why there are none; or that nobody has answered it yet."""

    code: str
    name: Text
    chapter: str
    is_own: bool
    rows: list[FigureRow] = field(default_factory=list)
    gap: Gap | None = None
    gap_remarks: int = 0

    @property
    def is_unanswered(self) -> bool:
        return not self.rows and self.gap is None


@dataclass(frozen=True)
class Marks:
    """What stands beside figures: doubts by thread with their answers, and how many remarks wait."""

    doubts: dict[str, list[DoubtMark]]
    remarks: dict[str, int]


def marks(doubted: Iterable[tuple[Doubt, str]], remarks: dict[str, int]) -> Marks:
    by_thread: dict[str, list[DoubtMark]] = defaultdict(list)
    for doubt, answer in doubted:
        for thread in doubt.figures:
            by_thread[thread].append(DoubtMark(doubt.text, bool(answer.strip())))
    return Marks(dict(by_thread), remarks)


def figure_row(figure: Figure, beside: Marks) -> FigureRow:
    thread, indicator = str(figure.thread), figure.indicator
    return FigureRow(
        thread=thread,
        value=as_written(figure),
        unit="" if indicator.unit == Unit.PERCENT else str(indicator.get_unit_display()),
        period=span_in_words(figure.period_start, figure.period_end),
        place=figure.geography.name,
        place_kind=str(figure.geography.get_kind_display()),
        definition=figure.definition.name if figure.definition else None,
        part=figure.breakdown.name if figure.breakdown else None,
        source=figure.source,
        locator=figure.locator,
        quality=str(figure.get_quality_display()),
        note=figure.note,
        doubt=figure.doubt,
        doubts=beside.doubts.get(thread, []),
        remarks=beside.remarks.get(f"figure:{thread}", 0),
        is_small=figure.is_small,
    )


def place_of(indicator: Indicator) -> Place:
    """Where an indicator stands in the catalogue."""
    return indicator.position, indicator.code


def in_catalogue_order(
    figures: Iterable[Figure], gaps: Iterable[Gap], missing: Iterable[Indicator], beside: Marks
) -> list[IndicatorRows]:
    """Figures by indicator, with the gaps and the unanswered indicators between them."""
    found: dict[Place, IndicatorRows] = {}
    for figure in figures:
        group = found.setdefault(place_of(figure.indicator), blank(figure.indicator))
        group.rows.append(figure_row(figure, beside))
    for gap in gaps:
        place, remarks = place_of(gap.indicator), beside.remarks.get(f"gap:{gap.thread}", 0)
        rows = found[place].rows if place in found else []
        found[place] = blank(gap.indicator, rows=rows, gap=gap, gap_remarks=remarks)
    for indicator in missing:
        found.setdefault(place_of(indicator), blank(indicator))
    return [found[place] for place in sorted(found)]


def in_given_order(figures: Iterable[Figure], beside: Marks) -> list[IndicatorRows]:
    """Figures as they come, under the indicator's name wherever it changes."""
    return [
        blank(indicator, rows=[figure_row(figure, beside) for figure in members])
        for indicator, members in groupby(figures, key=lambda figure: figure.indicator)
    ]


def blank(indicator: Indicator, **known: Any) -> IndicatorRows:
    chapter, is_own = str(indicator.get_chapter_display()), indicator.city_id is not None
    return IndicatorRows(indicator.code, indicator.name, chapter, is_own, **known)

"""The numbers of a chart as a table: every value that is drawn, and those that are not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.charts.series import Bar, Chart, Kind, Line, Panel, Point, Whole, Words, as_read


@dataclass(frozen=True)
class Cell:
    """`hatched`: the value cannot be compared. Nothing is known where `shown` is empty."""

    shown: str
    hatched: bool = False


@dataclass(frozen=True)
class TableRow:
    label: Words
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    row_label: Words
    columns: Sequence[Words]
    rows: Sequence[TableRow]


def table_of(chart: Chart) -> Table:
    make: Any = {Kind.BARS: of_bars, Kind.STACKED: of_wholes, Kind.LINES: of_lines, Kind.MULTIPLES: of_panels}
    columns, rows = make[chart.kind](chart)
    heading = chart.row_label or (_("Year") if chart.kind == Kind.LINES else _("Name"))
    return Table(heading, columns, rows)


def cell(one: Bar | Point | None) -> Cell:
    return Cell(as_read(one), one.hatched) if one else Cell("")


def once(labels: Iterable[Words]) -> list[Words]:
    """Each label once, in order of appearance. Two labels are the same when they read the same."""
    found: dict[str, Words] = {}
    for label in labels:
        found.setdefault(str(label), label)
    return list(found.values())


def of_bars(chart: Chart) -> tuple[list[Words], list[TableRow]]:
    bars: Sequence[Bar] = chart.series
    return [chart.unit or _("Value")], [TableRow(bar.label, [cell(bar)]) for bar in bars]


def of_wholes(chart: Chart) -> tuple[list[Words], list[TableRow]]:
    wholes: Sequence[Whole] = chart.series
    return by_label([(whole.label, whole.parts) for whole in wholes])


def of_panels(chart: Chart) -> tuple[list[Words], list[TableRow]]:
    panels: Sequence[Panel] = chart.series
    if not any(isinstance(one, Line) for panel in panels for one in panel.series):
        return by_label([(panel.label, panel.series) for panel in panels])
    lines = [(panel.label, line) for panel in panels for line in panel.series]
    several = any(len(panel.series) > 1 for panel in panels)
    years = sorted({point.year for _label, line in lines for point in line.points})
    rows = []
    for label, line in lines:
        found = {point.year: point for point in line.points}
        words = f"{label} · {line.label}" if several else label
        rows.append(TableRow(words, [cell(found.get(year)) for year in years]))
    return [str(year) for year in years], rows


def by_label(groups: list[tuple[Words, Sequence[Bar]]]) -> tuple[list[Words], list[TableRow]]:
    columns = once(bar.label for _label, bars in groups for bar in bars)
    rows = []
    for label, bars in groups:
        found = {str(bar.label): bar for bar in bars}
        rows.append(TableRow(label, [cell(found.get(str(column))) for column in columns]))
    return columns, rows


def of_lines(chart: Chart) -> tuple[list[Words], list[TableRow]]:
    lines: Sequence[Line] = chart.series
    found = [{point.year: point for point in line.points} for line in lines]
    years = sorted(set().union(*found))
    rows = [TableRow(str(year), [cell(points.get(year)) for points in found]) for year in years]
    return [line.label for line in lines], rows

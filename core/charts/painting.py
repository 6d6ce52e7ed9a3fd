"""From what is told to what is drawn: every coordinate of a chart, from left to right or from right to left."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.charts.drawing import Dot, Drawing, DrawnPanel, Key, Plot, Remark, Row, Segment, Stroke, Tick
from core.charts.scale import Scale, from_zero, in_steps, over_years, years_to_write
from core.charts.series import Bar, Chart, Kind, Line, Panel, Point, Whole, Words, as_read
from core.charts.table import once, table_of
from core.numbers import in_digits
from core.translation import direction

# Colours, textures, dashes and shapes of marks: as many as can be told apart.
STYLES = 6
# A line of so many points or fewer shows each of them; a longer one its ends.
FEW = 8


def drawn(chart: Chart, *, anchor: str, language: str | None = None) -> Drawing:
    """The chart for a reader of this language: the page's where none is named."""
    language = language or get_language() or "en"
    with override(language):
        table, found = table_of(chart), remarks(chart)
        simple = simplified(chart)
        mirrored = direction(language) == "rtl"
        if not any(value.value is not None for value in values(simple)):
            return Drawing(anchor, chart, language, [], [], found, table)
        panels, keys = PAINTERS[simple.kind](simple, mirrored)
        return Drawing(anchor, chart, language, panels, keys, found, table)


# What is told, before it is drawn


def values(chart: Chart) -> list[Bar | Point]:
    """Everything in the chart that has a value or might have one."""
    return [value for _label, value in labelled(chart.series)]


def labelled(series: Iterable[Any], *above: Words) -> list[tuple[str, Any]]:
    """Bars and points, each with the words that say which one it is: "Turin · 2017"."""
    found = []
    for one in series:
        own = [*above, one.year if isinstance(one, Point) else one.label]
        if isinstance(one, Bar | Point):
            found.append((" · ".join(map(str, own)), one))
        else:
            inner = one.parts if isinstance(one, Whole) else one.points if isinstance(one, Line) else one.series
            found += labelled(inner, *own)
    return found


def remarks(chart: Chart) -> list[Remark]:
    return [
        Remark(label, value.why, value.hatched and value.value is not None)
        for label, value in labelled(chart.series)
        if value.why
    ]


def simplified(chart: Chart) -> Chart:
    """Too many lines for one picture become a picture each; too many parts end in "Other". The table keeps all."""
    if chart.kind == Kind.LINES and len(chart.series) > STYLES:
        return replace(chart, kind=Kind.MULTIPLES, series=[Panel(line.label, [line]) for line in chart.series])
    if chart.kind == Kind.STACKED:
        wholes: Sequence[Whole] = chart.series
        kept = [str(label) for label in once(part.label for whole in wholes for part in whole.parts)]
        if len(kept) > STYLES:
            return replace(chart, series=[folded(whole, kept[: STYLES - 1]) for whole in wholes])
    return chart


def folded(whole: Whole, kept: list[str]) -> Whole:
    parts = [part for part in whole.parts if str(part.label) in kept]
    other = [part for part in whole.parts if part not in parts and part.value is not None]
    if not other:
        return replace(whole, parts=parts)
    doubt = any(part.hatched for part in other)
    total = sum((part.value for part in other if part.value is not None), Decimal(0))
    why = _("Some of these parts cannot be compared.") if doubt else ""
    return replace(whole, parts=[*parts, Bar(_("Other"), total, hatched=doubt, why=why)])


# How each kind is drawn


def bars(chart: Chart, mirrored: bool) -> tuple[list[DrawnPanel], list[Key]]:
    return [DrawnPanel("", bar_rows(chart.series, scale_of(values(chart), mirrored)))], []


def stacked(chart: Chart, mirrored: bool) -> tuple[list[DrawnPanel], list[Key]]:
    wholes: Sequence[Whole] = chart.series
    labels = once(part.label for whole in wholes for part in whole.parts)
    numbers = styles(labels)
    scale = from_zero([whole.size for whole in wholes], mirrored=mirrored)
    rows = [whole_row(whole, numbers, scale) for whole in wholes]
    seen = {segment.number for row in rows for segment in row.segments}
    keys = [Key(numbers[str(label)], label) for label in labels if numbers[str(label)] in seen]
    return [DrawnPanel("", rows)], [*keys, Key(0, _("Not known"))] if 0 in seen else keys


def lines(chart: Chart, mirrored: bool) -> tuple[list[DrawnPanel], list[Key]]:
    return line_panels([Panel("", chart.series)], mirrored, zero=chart.from_zero)


def multiples(chart: Chart, mirrored: bool) -> tuple[list[DrawnPanel], list[Key]]:
    panels: Sequence[Panel] = chart.series
    if any(isinstance(one, Line) for panel in panels for one in panel.series):
        return line_panels(panels, mirrored, zero=chart.from_zero)
    scale = scale_of(values(chart), mirrored)
    return [DrawnPanel(panel.label, bar_rows(panel.series, scale)) for panel in panels], []


PAINTERS = {Kind.BARS: bars, Kind.STACKED: stacked, Kind.LINES: lines, Kind.MULTIPLES: multiples}


def styles(labels: Iterable[Words]) -> dict[str, int]:
    return {str(label): place % STYLES + 1 for place, label in enumerate(labels)}


def scale_of(found: Iterable[Bar | Point], mirrored: bool) -> Scale:
    return from_zero([one.value for one in found if one.value is not None], mirrored=mirrored)


def bar_rows(series: Sequence[Bar], scale: Scale) -> list[Row]:
    return [bar_row(bar, scale) for bar in series]


def bar_row(bar: Bar, scale: Scale) -> Row:
    shown, segments = as_read(bar), []
    if bar.value is not None:
        x, width = scale.span(Decimal(0), bar.value)
        segments.append(Segment(1, x, width, f"{bar.label}: {shown}", bar.hatched))
    return Row(bar.label, shown, segments, scale.at(0), bool(segments), bar.stressed)


def whole_row(whole: Whole, numbers: dict[str, int], scale: Scale) -> Row:
    """Parts one after the other, always in the same order, so that rows can be compared."""
    start, segments = Decimal(0), []
    for part in sorted(whole.parts, key=lambda part: numbers[str(part.label)]):
        if part.value:
            x, width = scale.span(start, start + part.value)
            start += part.value
            number, shown = numbers[str(part.label)], as_read(part)
            roomy = shown if has_room(shown, width) else ""
            segments.append(Segment(number, x, width, f"{part.label}: {shown}", part.hatched, roomy))
    if segments and whole.size > start:
        segments.append(Segment(0, *scale.span(start, whole.size), _("Not known")))
    is_known = any(part.value is not None for part in whole.parts)
    return Row(whole.label, whole.shown, segments, scale.at(0), is_known)


def has_room(shown: str, width: Decimal) -> bool:
    """Whether the words fit beneath a segment on the narrowest screen, of 280 px without its margins."""
    return width >= len(shown) * Decimal("2.7") + 2


def line_panels(panels: Sequence[Panel], mirrored: bool, *, zero: bool) -> tuple[list[DrawnPanel], list[Key]]:
    told: list[Line] = [line for panel in panels for line in panel.series]
    points = [point for line in told for point in line.points]
    small = len(panels) > 1
    known = [point.value for point in points if point.value is not None]
    upwards, ticks = in_steps(known, zero=zero, most=2 if small else 4)
    span = [point.year for point in points]
    over = over_years(span, mirrored=mirrored)
    years = [Tick(over.at(year), str(year)) for year in years_to_write(min(span), max(span), most=2 if small else 5)]
    labels = once(line.label for line in told) if not small or any(len(panel.series) > 1 for panel in panels) else []
    numbers = styles(labels)
    beside = [Tick(upwards.at(tick), in_digits(tick), tick == 0) for tick in ticks]
    drawn_lines = [strokes_and_dots(panel.series, numbers, over, upwards) for panel in panels]
    plots = [Plot(beside, years, strokes, dots, mirrored) for strokes, dots in drawn_lines]
    made = [DrawnPanel(panel.label, plot=plot) for panel, plot in zip(panels, plots, strict=True)]
    seen = {dot.number for plot in plots for dot in plot.dots}
    keys = [Key(numbers[str(label)], label) for label in labels if numbers[str(label)] in seen]
    return made, keys if len(labels) > 1 else []


def strokes_and_dots(
    told: Sequence[Line], numbers: dict[str, int], over: Scale, upwards: Scale
) -> tuple[list[Stroke], list[Dot]]:
    def spot(point: Point) -> tuple[Decimal, Decimal]:
        return over.at(point.year), upwards.at(point.value or 0)

    strokes, dots = [], []
    for line in told:
        number, runs = numbers.get(str(line.label), 1), line.runs()
        strokes += [Stroke(number, [spot(point) for point in run]) for run in runs if len(run) > 1]
        known = [point for point in line.by_year if point.value is not None]
        ends = [point for run in runs for point in (run[0], run[-1])]
        for point in known:
            if len(known) <= FEW or point.hatched or point in ends:
                words = f"{line.label}, {point.year}: {as_read(point)}"
                dots.append(Dot(number, *spot(point), words, point.hatched))
    return strokes, dots

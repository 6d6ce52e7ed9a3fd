"""A chart with its coordinates, in hundredths of the room it gets, for a template that computes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.charts.series import Chart, Words
from core.charts.table import Table


@dataclass(frozen=True)
class Segment:
    """A bar or a part of one; its style is `number`, 0 for the rest that no part fills. `shown` stands beneath it."""

    number: int
    x: Decimal
    width: Decimal
    words: str
    hatched: bool = False
    shown: str = ""

    @property
    def middle(self) -> Decimal:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Row:
    label: Words
    shown: str
    segments: Sequence[Segment]
    zero: Decimal
    is_known: bool = True
    stressed: bool = False

    @property
    def has_shares(self) -> bool:
        return any(segment.shown for segment in self.segments)


@dataclass(frozen=True)
class Tick:
    at: Decimal
    shown: str
    is_zero: bool = False


@dataclass(frozen=True)
class Stroke:
    number: int
    places: Sequence[tuple[Decimal, Decimal]]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in self.places)


@dataclass(frozen=True)
class Dot:
    number: int
    x: Decimal
    y: Decimal
    words: str
    hollow: bool = False


@dataclass(frozen=True)
class Plot:
    """Lines over years; the axis stands where reading begins."""

    ticks: Sequence[Tick]
    years: Sequence[Tick]
    strokes: Sequence[Stroke]
    dots: Sequence[Dot]
    mirrored: bool

    @property
    def tick_room(self) -> Decimal:
        """The width of the numbers beside the axis, in em."""
        return max(len(tick.shown) for tick in self.ticks) * Decimal("0.6") + Decimal("0.6")


@dataclass(frozen=True)
class DrawnPanel:
    """A chart of its own: of rows or of lines. Only one among several has a label."""

    label: Words
    rows: Sequence[Row] = ()
    plot: Plot | None = None


@dataclass(frozen=True)
class Key:
    """What a style stands for."""

    number: int
    label: Words


@dataclass(frozen=True)
class Remark:
    """Why a value cannot be compared, or is not known."""

    label: Words
    words: Words
    hatched: bool


@dataclass(frozen=True)
class Drawing:
    """What `components/chart.html` and `standalone.to_svg` print. `anchor` is its id, once per page."""

    anchor: str
    chart: Chart
    language: str
    panels: Sequence[DrawnPanel]
    keys: Sequence[Key]
    remarks: Sequence[Remark]
    table: Table

    @property
    def kind(self) -> str:
        return str(self.chart.kind)

    @property
    def is_empty(self) -> bool:
        return not self.panels

    @property
    def headline(self) -> Words:
        """The finding; where nothing is known there is none."""
        return self.chart.title if self.is_empty or not self.chart.finding else self.chart.finding

    @property
    def subtitle(self) -> Words:
        return "" if self.headline is self.chart.title else self.chart.title

    @property
    def has_lines(self) -> bool:
        return any(panel.plot for panel in self.panels)

    @property
    def segments(self) -> list[Segment]:
        return [segment for panel in self.panels for row in panel.rows for segment in row.segments]

    @property
    def textures(self) -> list[int]:
        """The styles that need a pattern: all but the first, which is plain."""
        return [] if self.has_lines else [key.number for key in self.keys if key.number > 1]

    @property
    def hatchings(self) -> list[int]:
        return sorted({segment.number for segment in self.segments if segment.hatched})

    @property
    def shapes(self) -> list[int]:
        return sorted({dot.number for panel in self.panels if panel.plot for dot in panel.plot.dots})

    @property
    def starts_above_zero(self) -> bool:
        return any(panel.plot and not any(tick.is_zero for tick in panel.plot.ticks) for panel in self.panels)

"""What a chart is told: values with their labels, what cannot be compared and why, what is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.numbers import in_digits

# A str, a lazy translation or a core.translation.Text.
Words = Any


class Kind(StrEnum):
    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"
    MULTIPLES = "multiples"


@dataclass(frozen=True, kw_only=True)
class Value:
    """`shown` is the value as it is to be read, unit included; plain digits where it is empty.

    `hatched`: it cannot be compared with the others; `why` then says the reason. `why` may also say why
    a value is not known.
    """

    shown: str = ""
    hatched: bool = False
    why: Words = ""

    def __post_init__(self):
        if self.hatched and not self.why:
            raise ValueError("What cannot be compared says why.")


@dataclass(frozen=True)
class Bar(Value):
    """One bar, or one part of a whole. `stressed`: the one that the page is about."""

    label: Words
    value: Decimal | None
    stressed: bool = False


@dataclass(frozen=True)
class Whole:
    """One row of stacked bars. `of` is the size of the whole where its parts do not fill it; the rest stays empty."""

    label: Words
    parts: Sequence[Bar]
    of: Decimal | None = None
    shown: str = ""

    def __post_init__(self):
        if any(part.value < 0 for part in self.parts if part.value is not None):
            raise ValueError("A part of a whole is not negative.")

    @property
    def known(self) -> Decimal:
        return sum((part.value for part in self.parts if part.value is not None), Decimal(0))

    @property
    def size(self) -> Decimal:
        return max(self.known, self.of or Decimal(0))


@dataclass(frozen=True)
class Point(Value):
    year: int
    value: Decimal | None


@dataclass(frozen=True)
class Line:
    """Values over years. Only neighbours are joined: points at most `every` years apart (10 for censuses)."""

    label: Words
    points: Sequence[Point]
    every: int = 1

    @property
    def by_year(self) -> list[Point]:
        return sorted(self.points, key=lambda point: point.year)

    def runs(self) -> list[list[Point]]:
        """The points that a line may join: it breaks where nothing is known and where nothing can be compared."""
        runs: list[list[Point]] = [[]]
        for point in self.by_year:
            if point.value is None or point.hatched:
                runs.append([])
                continue
            if runs[-1] and point.year - runs[-1][-1].year > self.every:
                runs.append([])
            runs[-1].append(point)
        return [run for run in runs if run]


@dataclass(frozen=True)
class Panel:
    """One of several small charts on a common scale: all of `Bar`, or all of `Line`."""

    label: Words
    series: Sequence[Any]


@dataclass(frozen=True)
class Chart:
    """`series` holds `Bar`, `Whole`, `Line` or `Panel`, as `kind` says.

    `finding` is the headline, a sentence; `title` says what is shown (who was counted, where, when).

    `unit` stands beside the title; `row_label` heads the first column of the table ("City").
    `source_marks` are `core.citing.Mark`; `downloads` have `label`, `url` and `type`; `address` is permanent.
    `from_zero`: whether the axis of lines begins at zero; bars always do.
    """

    kind: Kind
    title: Words
    series: Sequence[Any]
    finding: Words = ""
    unit: Words = ""
    row_label: Words = ""
    note: Words = ""
    source_marks: Sequence[Any] = ()
    downloads: Sequence[Any] = ()
    address: str = ""
    citation: str = ""
    from_zero: bool = True


def ranking(bars: Iterable[Bar]) -> list[Bar]:
    """The bars that can be compared, largest first. What is hatched or not known has no place among them."""
    comparable = [bar for bar in bars if bar.value is not None and not bar.hatched]
    return sorted(comparable, key=lambda bar: bar.value or 0, reverse=True)


def as_read(one: Bar | Point) -> str:
    """The value as a person reads it; empty where it is not known."""
    if one.value is None:
        return ""
    return one.shown or in_digits(one.value)

"""Where a value stands between the two ends of an axis, in hundredths."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

HUNDRED = Decimal(100)
EXACT = Decimal("0.01")


@dataclass(frozen=True)
class Scale:
    """`mirrored` axes run the other way: from the right in Arabic, and upwards on every page."""

    low: Decimal
    high: Decimal
    mirrored: bool = False

    def at(self, value: Decimal | int) -> Decimal:
        """0 at the left or top, 100 at the right or bottom."""
        place = ((value - self.low) / (self.high - self.low) * HUNDRED).quantize(EXACT)
        return HUNDRED - place if self.mirrored else place

    def span(self, one: Decimal | int, other: Decimal | int) -> tuple[Decimal, Decimal]:
        """Where a bar between two values begins, and how long it is."""
        left, right = sorted((self.at(one), self.at(other)))
        return left, right - left


def from_zero(values: Iterable[Decimal | int], *, mirrored: bool = False) -> Scale:
    """The scale of bars: as long as the values are, and zero is on it."""
    known = [Decimal(0), *map(Decimal, values)]
    low, high = min(known), max(known)
    return Scale(low, high if high > low else low + 1, mirrored)


def in_steps(values: Iterable[Decimal | int], *, zero: bool = True, most: int = 4) -> tuple[Scale, list[Decimal]]:
    """The scale of lines, which grows upwards, and the round numbers to write beside it."""
    known = [Decimal(value) for value in values]
    if zero or min(known) == max(known):
        known.append(Decimal(0))
    low, high = min(known), max(known)
    step = round_step((high - low) / most) if high > low else Decimal(1)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = max((high / step).to_integral_value(ROUND_CEILING) * step, bottom + step)
    ticks = [bottom + step * i for i in range(int((top - bottom) / step) + 1)]
    return Scale(bottom, top, mirrored=True), ticks


def round_step(least: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50 …"""
    power = Decimal(1).scaleb(least.adjusted())
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)


def over_years(years: Iterable[int], *, mirrored: bool = False) -> Scale:
    first, last = min(years := list(years)), max(years)
    alone = first == last
    return Scale(Decimal(first - alone), Decimal(last + alone), mirrored)


def years_to_write(first: int, last: int, most: int = 5) -> list[int]:
    """First and last, and as many between them as have room."""
    if most < 3 or last - first < 2:
        return sorted({first, last})
    step = max(1, int(round_step(Decimal(last - first) / (most - 1))))
    between = [year for year in range(first + step, last, step) if (last - year) * 10 >= step * 7]
    return [first, *between, last]

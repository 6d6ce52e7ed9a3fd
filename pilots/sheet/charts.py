"""What was measured over time, as charts: by year where each year has one value, else as bars in the order of time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from core.charts import Bar, Chart, Kind, Line, Point
from core.citing import Mark
from core.dates import in_words, year_of
from pilots.models import ResultIndicator
from pilots.sheet.work import measured
from profiles.choices import Comparator

FEWEST_YEARS = 3
FEWEST = 2


@dataclass(frozen=True)
class Measured:
    """One number of an indicator; `name` is "Before", "Target" or empty for what was measured."""

    name: str
    period: str
    value: Decimal
    words: str

    @property
    def label(self) -> str:
        when = in_words(self.period) if self.period else ""
        if self.name and when:
            return _("%(value)s (%(when)s)") % {"value": self.name, "when": when}
        return self.name or when or _("time not known")


def chart_of(row: ResultIndicator, marks: Callable[[str, str], list[Mark]]) -> Chart | None:
    """Of an indicator with its values prefetched; None where there is nothing to compare."""
    known = list(in_time(row))
    if len(known) < FEWEST:
        return None
    years = [str(year_of(one.period)) if one.period else "" for one in known]
    by_year = len(known) >= FEWEST_YEARS and all(years) and len(set(years)) == len(years)
    target = [Measured(_("Target"), row.target_on, row.target, target_words(row))] if row.target is not None else []
    found = [*marks(row.tag, "*"), *(mark for value in row.values.all() for mark in marks(value.tag, "*"))]
    return Chart(
        kind=Kind.LINES if by_year else Kind.BARS,
        title=row.label,
        finding=finding(known),
        unit=str(row.get_unit_display()),
        series=line_of(row, known) if by_year else bars_of([*known, *target]),
        row_label=_("Year") if by_year else _("When"),
        note=f"{_('Target')}: {target_words(row)}" if by_year and target else "",
        source_marks=list({mark.anchor: mark for mark in found}.values()),
    )


def in_time(row: ResultIndicator) -> Iterator[Measured]:
    """The baseline, then what was measured from the oldest to the newest."""
    if row.baseline is not None:
        words = measured(row.baseline, Comparator.EXACT, row.unit)
        yield Measured(_("Before"), row.baseline_on, row.baseline, words)
    for one in sorted(row.values.all(), key=lambda one: (one.period, one.pk)):
        yield Measured("", one.period, one.value, measured(one.value, one.comparator, row.unit))


def target_words(row: ResultIndicator) -> str:
    return measured(row.target, row.target_comparator, row.unit)


def line_of(row: ResultIndicator, known: list[Measured]) -> list[Line]:
    points = [Point(year_of(one.period), one.value, shown=one.words) for one in known]
    return [Line(str(row.label), points, every=10)]


def bars_of(known: list[Measured]) -> list[Bar]:
    return [Bar(one.label, one.value, shown=one.words, stressed=not one.name) for one in known]


def finding(known: list[Measured]) -> str:
    first, last = known[0], known[-1]
    words = {"before": first.words, "after": last.words, "when": in_words(last.period) if last.period else ""}
    return (
        _("From %(before)s to %(after)s (%(when)s)") % words
        if last.period
        else _("From %(before)s to %(after)s") % words
    )

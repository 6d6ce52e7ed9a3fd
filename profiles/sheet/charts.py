"""Charts of an edition: the parts of a whole side by side, a count over the years. Doubtful figures are not drawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from core.charts import Bar, Chart, Drawing, Kind, Line, Point, drawn, ranking
from core.citing import Bibliography
from core.dates import span_in_words
from profiles.choices import Dimension, Unit
from profiles.models import Figure
from profiles.sheet.edition import ProfileSheet
from profiles.sheet.figures import value_in_words

FEWEST_BARS = 3
FEWEST_POINTS = 3


def charts_of(sheet: ProfileSheet) -> dict[str, list[Drawing]]:
    """`{chapter: charts}` of an edition, drawn for its page."""
    found: dict[str, list[Drawing]] = defaultdict(list)
    for figure, chart in known_charts(sheet):
        anchor = f"chart-{figure.indicator.code}-{len(found[figure.indicator.chapter])}".replace("_", "-")
        found[figure.indicator.chapter].append(drawn(chart, anchor=anchor))
    return dict(found)


def known_charts(sheet: ProfileSheet) -> list[tuple[Figure, Chart]]:
    """What can be drawn, each with a figure that says where it belongs."""
    bibliography = Bibliography({mark.source.pk: mark for mark in sheet.sources})
    drawable = [figure for figure in sheet.figures if not figure.doubt and not figure.is_small]
    return [*bars(drawable, bibliography), *lines(drawable, bibliography)]


def bars(figures: Iterable[Figure], bibliography: Bibliography) -> Iterator[tuple[Figure, Chart]]:
    """The parts of one whole, of one place and time, beside each other."""
    wholes: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.breakdown and figure.breakdown.dimension != Dimension.SEX:
            key = (figure.indicator_id, figure.geography_id, figure.definition_id, figure.breakdown.dimension)
            wholes[*key, figure.period_start, figure.period_end].append(figure)
    for rows in wholes.values():
        if len(rows) >= FEWEST_BARS:
            yield rows[0], bar_chart(rows, bibliography)


def bar_chart(rows: list[Figure], bibliography: Bibliography) -> Chart:
    series = ranking(Bar(str(row.breakdown), row.value, shown=value_in_words(row)) for row in rows)
    first = rows[0]
    words = {"part": series[0].label, "value": series[0].shown, "place": first.geography.name}
    if first.indicator.unit == Unit.PERCENT:
        finding = _("%(part)s comes first with %(value)s (%(place)s)") % words
    else:
        finding = _("%(part)s comes first: %(value)s (%(place)s)") % words
    return Chart(
        kind=Kind.BARS,
        title=titled(first),
        finding=finding,
        unit=str(first.indicator.get_unit_display()),
        series=series,
        row_label=str(first.breakdown.get_dimension_display()) if first.breakdown else "",
        source_marks=sources(rows, bibliography),
    )


def lines(figures: Iterable[Figure], bibliography: Bibliography) -> Iterator[tuple[Figure, Chart]]:
    """The same thing in the same place over the years; unlike definitions are other lines, never joined."""
    series: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.breakdown_id and figure.period_start and not figure.period_end:
            series[figure.indicator_id, figure.geography_id, figure.definition_id].append(figure)
    for rows in series.values():
        by_year = {int(row.period_start[:4]): row for row in rows}
        if len(by_year) >= FEWEST_POINTS:
            yield rows[0], line_chart(by_year, bibliography)


def line_chart(by_year: dict[int, Figure], bibliography: Bibliography) -> Chart:
    points = [Point(year, row.value, shown=value_in_words(row)) for year, row in sorted(by_year.items())]
    first, last = by_year[points[0].year], by_year[points[-1].year]
    words = {"before": value_in_words(first), "after": value_in_words(last), "year": points[0].year}
    finding = _("From %(before)s in %(year)s to %(after)s in %(later)s") % {**words, "later": points[-1].year}
    return Chart(
        kind=Kind.LINES,
        title=f"{last.indicator.name}, {last.geography.name}",
        finding=finding,
        unit=str(last.indicator.get_unit_display()),
        series=[Line(str(last.geography.name), points, every=10)],
        row_label=_("Year"),
        source_marks=sources(by_year.values(), bibliography),
    )


def titled(figure: Figure) -> str:
    words = [str(figure.indicator.name), str(figure.definition.name) if figure.definition else ""]
    return ", ".join(filter(None, [*words, span_in_words(figure.period_start, figure.period_end)]))


def sources(rows: Iterable[Figure], bibliography: Bibliography) -> list:
    marks = {row.source_id: bibliography.mark(row.source, row.get_confidence_display()) for row in rows}
    return list(marks.values())

"""Cities side by side, and one city over time: only like with like. What is unlike is named, hatched and not ranked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cities.models import City
from core.charts import Bar, Chart, Drawing, Kind, Line, Point, drawn
from core.citing import Bibliography, Mark
from core.dates import span_in_words
from profiles.choices import GeographyKind
from profiles.models import Figure, Indicator
from profiles.sheet.charts import sources
from profiles.sheet.figures import value_in_words

YEARS_APART = 3


@dataclass(frozen=True)
class Cell:
    """What one city has for an indicator. `why` says why it cannot be compared; empty where it can."""

    city: City
    figure: Figure | None
    value: str
    about: str
    marks: list[Mark]
    why: str = ""


@dataclass(frozen=True)
class Row:
    """One indicator over the chosen cities; `chart` only where at least two values can be compared."""

    indicator: Indicator
    cells: list[Cell]
    chart: Drawing | None

    @property
    def unlike(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.why]


@dataclass(frozen=True)
class Comparison:
    cities: list[City]
    rows: list[Row]
    sources: list[Mark]


def comparison(cities: list[City], figures: Iterable[Figure]) -> Comparison:
    """`figures` are the published ones of these cities, read `with_sources()`; parts of a whole are left out."""
    bibliography = Bibliography()
    by_indicator: dict[Indicator, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if not figure.breakdown_id and figure.indicator.city_id is None:
            by_indicator[figure.indicator][figure.city_id].append(figure)
    ordered = sorted(by_indicator, key=lambda indicator: (indicator.position, indicator.code))
    rows = [row_of(indicator, cities, by_indicator[indicator], bibliography) for indicator in ordered]
    shared = [row for row in rows if sum(1 for cell in row.cells if cell.figure) > 1]
    return Comparison(cities, shared, bibliography.marks)


def row_of(indicator: Indicator, cities: list[City], found: dict[int, list[Figure]], bibliography: Bibliography) -> Row:
    chosen = {city.pk: best(found.get(city.pk, [])) for city in cities}
    like = common([figure for figure in chosen.values() if figure])
    cells = [cell_of(city, chosen[city.pk], like, bibliography) for city in cities]
    return Row(indicator, cells, chart_of(indicator, cells, bibliography))


def best(figures: list[Figure]) -> Figure | None:
    """The newest figure of the city itself that nobody doubts; else the newest of the nearest place."""
    order = list(GeographyKind.values)

    def rank(figure: Figure) -> tuple:
        kind = figure.geography.kind
        distance = 0 if kind == GeographyKind.MUNICIPALITY else 1 + order.index(kind)
        return bool(figure.doubt), distance, -int(figure.period_start[:4] or 0)

    return min(figures, key=rank, default=None)


@dataclass(frozen=True)
class Like:
    """What most of the chosen figures have in common."""

    definition: int | None
    kind: str
    year: int


def common(figures: list[Figure]) -> Like | None:
    """The definition and the kind of place that most share; the newest year among those."""
    if not figures:
        return None
    sound = [figure for figure in figures if not figure.doubt] or figures
    (definition, kind), _count = Counter((row.definition_id, row.geography.kind) for row in sound).most_common(1)[0]
    years = [
        int(row.period_start[:4] or 0) for row in sound if (row.definition_id, row.geography.kind) == (definition, kind)
    ]
    return Like(definition, kind, max(years))


def cell_of(city: City, figure: Figure | None, like: Like | None, bibliography: Bibliography) -> Cell:
    if figure is None or like is None:
        return Cell(city, None, "", "", [])
    words = [str(figure.geography.name), span_in_words(figure.period_start, figure.period_end)]
    words += [str(figure.definition.name)] if figure.definition else []
    return Cell(
        city=city,
        figure=figure,
        value=value_in_words(figure),
        about=" · ".join(filter(None, words)),
        marks=[bibliography.mark(figure.source, figure.get_confidence_display())],
        why=unlike(figure, like),
    )


def unlike(figure: Figure, like: Like) -> str:
    """Why a figure cannot stand beside the others, as a sentence; empty where it can."""
    if figure.doubt:
        return _("The published figure is doubtful.")
    if figure.definition_id != like.definition:
        return _("Other people are counted: the definition differs.")
    if figure.geography.kind != like.kind:
        kind = figure.geography.get_kind_display()
        return _("It is about another kind of place: %(kind)s.") % {"kind": kind}
    if not figure.period_start:
        return _("The year is not stated.")
    if like.year - int(figure.period_start[:4]) > YEARS_APART:
        return _("It is more than %(years)s years older than the newest.") % {"years": YEARS_APART}
    return ""


def drawn_value(figure: Figure | None) -> Decimal | None:
    """What may be drawn of a figure: nothing of so few people that the length of a bar would tell how many."""
    return None if figure is None or figure.is_small else figure.value


def chart_of(indicator: Indicator, cells: list[Cell], bibliography: Bibliography) -> Drawing | None:
    there = [cell for cell in cells if cell.figure]
    if sum(1 for cell in there if not cell.why) < 2:
        return None
    series = [
        Bar(
            str(cell.city.name),
            drawn_value(cell.figure),
            shown=cell.value,
            hatched=bool(cell.why),
            why=cell.why or ("" if cell.figure else _("No figure is on record.")),
        )
        for cell in cells
    ]
    chart = Chart(
        kind=Kind.BARS,
        title=str(indicator.name),
        unit=str(indicator.get_unit_display()),
        series=series,
        row_label=_("City"),
        source_marks=sources([cell.figure for cell in there if cell.figure], bibliography),
    )
    return drawn(chart, anchor=f"compare-{indicator.code.replace('_', '-')}")


@dataclass(frozen=True)
class Moment:
    """One city's figure at one time; `why` says why it breaks the series."""

    figure: Figure
    value: str
    about: str
    marks: list[Mark]
    why: str


@dataclass(frozen=True)
class History:
    """One indicator of one city over time."""

    indicator: Indicator
    moments: list[Moment]
    chart: Drawing | None
    sources: list[Mark]


def history(indicator: Indicator, figures: list[Figure]) -> History:
    """All published figures of one indicator in one city, newest first; what is unlike the newest says why."""
    bibliography = Bibliography()
    whole = [figure for figure in figures if not figure.breakdown_id]
    newest = best(whole)
    moments = [moment(figure, newest, bibliography) for figure in sorted(figures, key=by_time, reverse=True)]
    return History(indicator, moments, over_time(indicator, whole, newest, bibliography), bibliography.marks)


def by_time(figure: Figure) -> tuple:
    return figure.period_start, figure.breakdown_id is None, figure.value


def moment(figure: Figure, newest: Figure | None, bibliography: Bibliography) -> Moment:
    words = [str(figure.geography.name), str(figure.definition.name) if figure.definition else ""]
    words += [str(figure.breakdown.name)] if figure.breakdown else []
    like = Like(newest.definition_id, newest.geography.kind, 0) if newest else None
    return Moment(
        figure=figure,
        value=value_in_words(figure),
        about=" · ".join(filter(None, words)),
        marks=[bibliography.mark(figure.source, figure.get_confidence_display())],
        why=unlike(figure, like) if like and not figure.breakdown_id else "",
    )


def over_time(
    indicator: Indicator, figures: list[Figure], newest: Figure | None, bibliography: Bibliography
) -> Drawing | None:
    if newest is None:
        return None
    like = Like(newest.definition_id, newest.geography.kind, 0)
    by_year = {
        int(row.period_start[:4]): row
        for row in figures
        if row.period_start and row.geography_id == newest.geography_id
    }
    if len(by_year) < 2:
        return None
    points = [
        Point(year, drawn_value(row), shown=value_in_words(row), hatched=bool(unlike(row, like)), why=unlike(row, like))
        for year, row in sorted(by_year.items())
    ]
    chart = Chart(
        kind=Kind.LINES,
        title=f"{indicator.name}, {newest.geography.name}",
        unit=str(indicator.get_unit_display()),
        series=[Line(str(newest.geography.name), points, every=10)],
        row_label=_("Year"),
        source_marks=sources(by_year.values(), bibliography),
    )
    return drawn(chart, anchor=f"history-{indicator.code.replace('_', '-')}")

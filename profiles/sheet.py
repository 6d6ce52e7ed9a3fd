"""A city's figures as people read them; page, CSV and API render the same sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from core.citing import Bibliography, Mark
from core.dates import span_in_words
from core.numbers import in_digits
from core.translation import Text
from profiles.choices import Comparator, Unit
from profiles.models import Figure, Indicator


@dataclass(frozen=True)
class FigureLine:
    """One figure in words: "more than 300,000", when, where, by whom, and why to be careful with it."""

    label: str
    part: str
    value: str
    unit: str
    period: str
    geography: str
    marks: list[Mark]
    definition: str
    quality: str
    note: Text
    doubt: Text

    @property
    def where(self) -> str:
        """Year and place under a large figure: "2015 · Metropolitan City of Turin"."""
        return " · ".join(filter(None, [self.period, self.geography]))


@dataclass(frozen=True)
class FigureGroup:
    """The figures of one indicator; shares by origin from the catalogue's order."""

    name: str
    code: str
    figures: list[FigureLine]

    @property
    def heading(self) -> str:
        """The indicator's name, where the lines themselves name only its parts."""
        return self.name if any(line.part for line in self.figures) else ""


def value_in_words(figure: Figure) -> str:
    """"about 1,030,000", "20.5 %", "2,000–3,000": the comparator is said, never dropped."""
    digits = in_digits(figure.value)
    if figure.value_to is not None:
        digits = f"{digits}–{in_digits(figure.value_to)}"
    if figure.indicator.unit == Unit.PERCENT:
        digits = f"{digits}\u202f%"
    return digits if figure.comparator == Comparator.EXACT else f"{Comparator(figure.comparator).label} {digits}"


def figure_line(figure: Figure, bibliography: Bibliography) -> FigureLine:
    indicator = figure.indicator
    place = _("%(place)s (%(kind)s)") % {
        "place": figure.geography.name,
        "kind": figure.geography.get_kind_display().lower(),
    }
    part = str(figure.breakdown.name) if figure.breakdown else ""
    return FigureLine(
        label=part or str(indicator.name),
        part=part,
        value=value_in_words(figure),
        unit="" if indicator.unit == Unit.PERCENT else str(indicator.get_unit_display()),
        period=span_in_words(figure.period_start, figure.period_end),
        geography=place,
        marks=[bibliography.mark(figure.source, figure.get_confidence_display())],
        definition=str(figure.definition.name) if figure.definition else "",
        quality=str(figure.get_quality_display()),
        note=figure.note,
        doubt=figure.doubt,
    )


def figure_groups(figures: list[Figure], bibliography: Bibliography) -> list[FigureGroup]:
    """Figures by indicator, in the catalogue's order."""

    def place_in_catalogue(figure: Figure) -> tuple[int, str]:
        return figure.indicator.position, figure.indicator.code

    groups = []
    for _key, members in groupby(sorted(figures, key=place_in_catalogue), key=place_in_catalogue):
        rows = list(members)
        indicator: Indicator = rows[0].indicator
        lines = [figure_line(figure, bibliography) for figure in rows]
        groups.append(FigureGroup(str(indicator.name), indicator.code, lines))
    return groups


@dataclass(frozen=True)
class CityFigures:
    """The figures of one city in a list of many."""

    heading: str
    figures: list[FigureLine]


def city_groups(figures: Iterable[Figure], bibliography: Bibliography) -> list[CityFigures]:
    """Figures in the order given, with a heading wherever the city changes; a part is named with its indicator."""
    return [
        CityFigures(str(city.name), [named_line(figure, bibliography) for figure in members])
        for city, members in groupby(figures, key=lambda figure: figure.city)
    ]


def named_line(figure: Figure, bibliography: Bibliography) -> FigureLine:
    line = figure_line(figure, bibliography)
    return replace(line, label=f"{figure.indicator.name}: {line.part}") if line.part else line

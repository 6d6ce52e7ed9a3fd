"""A city's figures as people read them; page, CSV and API render the same sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from core.citing import Bibliography, Mark
from core.dates import span_in_words
from core.numbers import in_digits
from core.translation import Text
from profiles.choices import Comparator, Dimension, Quality, Unit
from profiles.models import Figure, Indicator


@dataclass(frozen=True)
class FigureLine:
    """One figure in words: "more than 300,000", when, where, by whom, and why to be careful with it.

    `quality` is empty for an official figure.
    """

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
    def remarks(self) -> list[str]:
        """Who was counted, and how well: "Foreign nationals", "Estimate"."""
        return [words for words in (self.definition, self.quality) if words]

    @property
    def where(self) -> str:
        """Year and place under a large figure: "2015 · Metropolitan City of Turin"."""
        return " · ".join(filter(None, [self.period, self.geography]))


@dataclass(frozen=True)
class FigureGroup:
    """The figures of one indicator. `definition` says who was counted where that is the same throughout."""

    name: str
    code: str
    figures: list[FigureLine]
    definition: str = ""

    @property
    def heading(self) -> str:
        """The indicator's name, where the lines themselves name only its parts."""
        return self.name if any(line.part for line in self.figures) else ""

    @property
    def shared(self) -> FigureLine | None:
        """The line that speaks for all: unit, year and place are the same throughout and need saying once."""
        first = self.figures[0]
        same = {(line.unit, line.period, line.geography) for line in self.figures} == {
            (first.unit, first.period, first.geography)
        }
        return first if same and self.heading and len(self.figures) > 1 else None


def value_in_words(figure: Figure) -> str:
    """ "about 1,030,000", "20.5 %", "2,000–3,000": the comparator is said, never dropped."""
    return in_words(figure, *figure.told)


def as_written(figure: Figure) -> str:
    """The same for those who write it, also where readers are told only that there are few."""
    return in_words(figure, figure.comparator, figure.value, figure.value_to)


def in_words(figure: Figure, comparator: str, value: Decimal, value_to: Decimal | None) -> str:
    digits = in_digits(value)
    if value_to is not None:
        digits = f"{digits}–{in_digits(value_to)}"
    if figure.indicator.unit == Unit.PERCENT:
        digits = f"{digits}\u202f%"
    return digits if comparator == Comparator.EXACT else f"{Comparator(comparator).label} {digits}"


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
        quality="" if figure.quality == Quality.OFFICIAL else str(figure.get_quality_display()),
        note=figure.note,
        doubt=figure.doubt,
    )


def figure_groups(figures: list[Figure], bibliography: Bibliography) -> list[FigureGroup]:
    """Figures by indicator, in the catalogue's order; within one the newest first, the whole before its parts."""
    newest = sorted(sorted(figures, key=place_among_parts), key=lambda figure: figure.period_start, reverse=True)
    groups = []
    for _key, members in groupby(sorted(newest, key=place_in_catalogue), key=lambda figure: figure.indicator_id):
        rows = list(members)
        indicator: Indicator = rows[0].indicator
        lines = [figure_line(figure, bibliography) for figure in rows]
        groups.append(said_once(FigureGroup(str(indicator.name), indicator.code, lines)))
    return groups


def said_once(group: FigureGroup) -> FigureGroup:
    """The group with its definition beside the heading, where there is a heading and one definition for all."""
    definition = group.figures[0].definition
    if not group.heading or any(line.definition != definition for line in group.figures):
        return group
    return replace(group, definition=definition, figures=[replace(line, definition="") for line in group.figures])


def place_in_catalogue(figure: Figure) -> tuple[int, str, int]:
    indicator, breakdown = figure.indicator, figure.breakdown
    return indicator.position, indicator.code, Dimension.values.index(breakdown.dimension) if breakdown else -1


def place_among_parts(figure: Figure) -> Decimal:
    """Origins by size, all else by its place in the catalogue."""
    if not figure.breakdown:
        return Decimal(figure.position)
    return -figure.value if figure.breakdown.dimension == Dimension.ORIGIN else Decimal(figure.breakdown.position)


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

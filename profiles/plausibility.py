"""Doubts about figures, seen by comparing them with each other: the author answers each, the reviewer reads both.

The published record of this very network shows why: a metropolitan count labelled as the city's (Lyon), a rate five
times the country's (Lisbon), a city that hosts more than the governorate around it (Tunis), two sexes that add up to
90 per cent (Turin).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from django.utils.translation import gettext as _

from core.dates import is_to_come
from core.numbers import in_digits
from core.translation import fingerprint
from profiles.choices import Dimension, GeographyKind, Unit
from profiles.models import Figure, Geography

LARGEST_JUMP = 2  # from one year to the next
SUM_MAY_MISS = Decimal("1.5")  # percentage points, for rounding
SHARE_MAY_MISS = Decimal("1.5")  # percentage points between a share and the counts it is made of
SOURCES_MAY_DIFFER = Decimal("0.02")


@dataclass(frozen=True)
class Doubt:
    """Something about figures that cannot be, or hardly. `key` stays the same while the figures stay the same."""

    kind: str
    text: str
    figures: tuple[str, ...]
    key: str


def doubts(figures: list[Figure], known: Iterable[Figure] = ()) -> list[Doubt]:
    """All doubts about `figures`. `known` are the city's other published figures, to compare with.

    Figures come `with_sources()`. Places are told apart by their parents: one more query.
    """
    places = Places(figures)
    mine = [figure for figure in figures if not figure.doubt]
    others = [figure for figure in known if figure.thread not in {mine_.thread for mine_ in mine}]
    checks: list[Callable[[], Iterator[Doubt]]] = [
        lambda: still_to_come(mine),
        lambda: above_100(mine),
        lambda: part_above_whole(mine, places),
        lambda: sums(mine),
        lambda: share_against_counts(mine),
        lambda: far_above_country(mine, places),
        lambda: jumps(mine),
        lambda: one_number_for_two_places(mine, others),
        lambda: sources_disagree(mine),
        lambda: who_is_counted(mine, others),
    ]
    found = {doubt.key: doubt for check in checks for doubt in check()}
    return list(found.values())


class Places:
    """Which place contains which, for the places of these figures."""

    def __init__(self, figures: list[Figure]):
        countries = {figure.geography.country_id for figure in figures}
        rows = Geography.objects.filter(country__in=countries).values_list("pk", "parent")
        self.parents: dict[int, int | None] = dict(rows)

    def contains(self, whole: Geography, part: Geography) -> bool:
        parent, seen = self.parents.get(part.pk), set()
        while parent is not None and parent not in seen:
            if parent == whole.pk:
                return True
            seen.add(parent)
            parent = self.parents.get(parent)
        is_country = whole.kind == GeographyKind.COUNTRY and part.kind != GeographyKind.COUNTRY
        return is_country and whole.country_id == part.country_id


def doubt(kind: str, text: str, *figures: Figure) -> Doubt:
    named = sorted(f"{figure.thread}={figure.value.normalize():f}" for figure in figures)
    return Doubt(kind, text, tuple(str(figure.thread) for figure in figures), f"{kind}:{fingerprint(':'.join(named))}")


def year(figure: Figure) -> str:
    return figure.period_start[:4]


def counted(figure: Figure) -> tuple:
    """What is counted, whoever counts it and wherever."""
    return figure.indicator_id, figure.definition_id, figure.breakdown_id


def upper(figure: Figure) -> Decimal:
    return figure.value if figure.value_to is None else figure.value_to


def said(figure: Figure) -> str:
    digits = in_digits(figure.value)
    return f"{digits} %" if figure.indicator.unit == Unit.PERCENT else digits


def grouped(figures: Iterable[Figure], by: Callable[[Figure], tuple]) -> Iterator[list[Figure]]:
    groups: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[by(figure)].append(figure)
    return (rows for rows in groups.values() if len(rows) > 1)


def still_to_come(figures: list[Figure]) -> Iterator[Doubt]:
    """An estimate for a time that has not come: a projection, or a slip of the pen."""
    for figure in figures:
        last = figure.period_end or figure.period_start
        if last and is_to_come(last):
            words = _("%(indicator)s, %(place)s: the figure is about %(year)s, which lies in the future.") % {
                "indicator": figure.indicator.name,
                "place": figure.geography,
                "year": last[:4],
            }
            yield doubt("future", words, figure)


def above_100(figures: list[Figure]) -> Iterator[Doubt]:
    """A share is at most the whole; only a change can be more."""
    for figure in figures:
        is_share = figure.indicator.unit == Unit.PERCENT and not figure.indicator.may_be_negative
        if is_share and upper(figure) > 100:
            words = _("%(indicator)s, %(place)s: %(value)s is more than the whole.") % {
                "indicator": figure.indicator.name,
                "place": figure.geography,
                "value": said(figure),
            }
            yield doubt("above_100", words, figure)


def part_above_whole(figures: list[Figure], places: Places) -> Iterator[Doubt]:
    """A city cannot have more than the governorate around it; nor an origin more than all together."""
    additive = [figure for figure in figures if figure.indicator.adds_up]
    for rows in grouped(additive, lambda figure: (*counted(figure), year(figure))):
        for one, two in combinations(rows, 2):
            for part, whole in ((one, two), (two, one)):
                if places.contains(whole.geography, part.geography) and part.value > upper(whole):
                    words = _("%(indicator)s: %(part)s has %(few)s, more than %(whole)s around it with %(many)s.") % {
                        "indicator": part.indicator.name,
                        "part": part.geography,
                        "few": said(part),
                        "whole": whole.geography,
                        "many": said(whole),
                    }
                    yield doubt("part_above_whole", words, part, whole)
    for rows in grouped(additive, lambda figure: (figure.indicator_id, figure.geography_id, year(figure))):
        for whole in (figure for figure in rows if not figure.breakdown_id):
            for part in (figure for figure in rows if figure.breakdown_id and figure.value > upper(whole)):
                words = _("%(indicator)s: %(part)s alone has %(few)s, more than the total of %(many)s.") % {
                    "indicator": part.indicator.name,
                    "part": part.breakdown,
                    "few": said(part),
                    "many": said(whole),
                }
                yield doubt("part_above_whole", words, part, whole)


def sums(figures: list[Figure]) -> Iterator[Doubt]:
    """Shares of one whole add up to about 100; those of both sexes are complete, so they may not fall short."""
    shares = [figure for figure in figures if figure.breakdown and figure.indicator.unit == Unit.PERCENT]
    of_a_whole = [figure for figure in shares if figure.indicator.sums_to_100 or is_by_sex(figure)]

    def whole(figure: Figure) -> tuple:
        dimension = figure.breakdown.dimension if figure.breakdown else ""
        return figure.indicator_id, figure.geography_id, figure.definition_id, dimension, year(figure)

    for rows in grouped(of_a_whole, whole):
        total = sum((figure.value for figure in rows), Decimal(0))
        falls_short = is_by_sex(rows[0]) and total < 100 - SUM_MAY_MISS
        if total > 100 + SUM_MAY_MISS or falls_short:
            words = _("%(indicator)s, %(place)s, %(year)s: the shares add up to %(total)s %%, not to 100.") % {
                "indicator": rows[0].indicator.name,
                "place": rows[0].geography,
                "year": year(rows[0]),
                "total": in_digits(total),
            }
            yield doubt("sum", words, *rows)


def is_by_sex(figure: Figure) -> bool:
    return figure.breakdown is not None and figure.breakdown.dimension == Dimension.SEX


def share_against_counts(figures: list[Figure]) -> Iterator[Doubt]:
    """A share has to agree with the two counts it is made of: 180,445 of a city of 513,000 are not 13.6 %."""
    counts = {
        (figure.indicator_id, figure.geography_id, year(figure)): figure
        for figure in figures
        if not figure.breakdown_id
    }
    for share in figures:
        indicator = share.indicator
        if not indicator.numerator_id or not indicator.denominator_id or share.breakdown_id:
            continue
        part = counts.get((indicator.numerator_id, share.geography_id, year(share)))
        whole = counts.get((indicator.denominator_id, share.geography_id, year(share)))
        if part is None or whole is None or not whole.value:
            continue
        expected = part.value / whole.value * 100
        if abs(expected - share.value) > SHARE_MAY_MISS:
            words = _(
                "%(indicator)s, %(place)s: %(share)s is given, but %(part)s of %(whole)s are %(expected)s %%. "
                "Are all three about the same place?"
            ) % {
                "indicator": indicator.name,
                "place": share.geography,
                "share": said(share),
                "part": said(part),
                "whole": said(whole),
                "expected": in_digits(round(expected, 1)),
            }
            yield doubt("share", words, share, part, whole)


def far_above_country(figures: list[Figure], places: Places) -> Iterator[Doubt]:
    """A rate more than twice the country's is rare enough to be looked at again: a share of another whole, perhaps."""
    rates = [figure for figure in figures if figure.indicator.unit == Unit.PERCENT and not figure.indicator.adds_up]
    for rows in grouped(rates, counted):
        for country in (figure for figure in rows if figure.geography.kind == GeographyKind.COUNTRY):
            for place in rows:
                is_part = places.contains(country.geography, place.geography)
                if is_part and country.value > 0 and place.value > LARGEST_JUMP * upper(country):
                    words = _(
                        "%(indicator)s: %(place)s with %(value)s is more than twice %(country)s with %(rate)s. "
                        "Is it a share of the same whole?"
                    ) % {
                        "indicator": place.indicator.name,
                        "place": place.geography,
                        "value": said(place),
                        "country": country.geography,
                        "rate": said(country),
                    }
                    yield doubt("above_country", words, place, country)


def jumps(figures: list[Figure]) -> Iterator[Doubt]:
    """More than doubled, or less than half, from one figure to the next in time."""

    def series(figure: Figure) -> tuple:
        return (*counted(figure), figure.geography_id)

    for rows in grouped((figure for figure in figures if figure.period_start), series):
        for before, after in pairwise(sorted(rows, key=lambda figure: figure.period_start)):
            if year(before) == year(after) or min(before.value, after.value) <= 0:
                continue
            ratio = after.value / before.value
            if ratio > LARGEST_JUMP or ratio < Decimal(1) / LARGEST_JUMP:
                words = _("%(indicator)s, %(place)s: from %(before)s (%(year)s) to %(after)s (%(later)s).") % {
                    "indicator": after.indicator.name,
                    "place": after.geography,
                    "before": said(before),
                    "year": year(before),
                    "after": said(after),
                    "later": year(after),
                }
                yield doubt("jump", words, before, after)


def one_number_for_two_places(figures: list[Figure], known: list[Figure]) -> Iterator[Doubt]:
    """The very same count for the city and for its metropolitan area: one of the two labels is wrong."""
    mine = {figure.thread for figure in figures}
    same: dict[tuple, list[Figure]] = defaultdict(list)
    for other in (*figures, *known):
        same[other.indicator_id, other.value, year(other)].append(other)
    for figure in figures:
        if len(f"{figure.value.normalize():f}".strip("0.-")) < 3:
            continue
        for other in same[figure.indicator_id, figure.value, year(figure)]:
            is_elsewhere = other.geography_id != figure.geography_id and other.thread != figure.thread
            is_told = other.thread in mine and str(other.thread) < str(figure.thread)
            if is_elsewhere and not is_told:
                words = _("%(indicator)s: the same number, %(value)s, stands for %(one)s and for %(other)s.") % {
                    "indicator": figure.indicator.name,
                    "value": said(figure),
                    "one": figure.geography,
                    "other": other.geography,
                }
                yield doubt("one_number", words, figure, other)


def sources_disagree(figures: list[Figure]) -> Iterator[Doubt]:
    """Two sources for the same thing, place and year that differ by more than rounding."""
    for rows in grouped(figures, lambda figure: (*counted(figure), figure.geography_id, figure.period_start)):
        for one, two in combinations(rows, 2):
            largest = max(abs(one.value), abs(two.value))
            if one.source_id != two.source_id and abs(one.value - two.value) > SOURCES_MAY_DIFFER * largest:
                words = _("%(indicator)s, %(place)s: %(one)s by one source, %(two)s by another.") % {
                    "indicator": one.indicator.name,
                    "place": one.geography,
                    "one": said(one),
                    "two": said(two),
                }
                yield doubt("sources", words, one, two)


def who_is_counted(figures: list[Figure], known: list[Figure]) -> Iterator[Doubt]:
    """A figure that does not say who is counted beside others that do: born abroad and foreign are not the same."""
    defined = {figure.indicator_id for figure in (*figures, *known) if figure.definition_id}
    for figure in figures:
        if figure.definition_id is None and figure.indicator_id in defined:
            words = _("%(indicator)s, %(place)s, %(value)s: say who is counted, as the other figures do.") % {
                "indicator": figure.indicator.name,
                "place": figure.geography,
                "value": said(figure),
            }
            yield doubt("definition", words, figure)

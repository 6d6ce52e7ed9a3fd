"""The secretariat's portfolio: every pilot, what is late, what money is unspent; and what nobody works on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cities.models import Theme
from core.cards import Badge
from core.dates import in_words
from core.numbers import in_digits
from core.translation import Text
from library.models import Recommendation
from pilots.choices import UNDER_WAY, PilotStatus
from pilots.models import BudgetLine, Pilot
from pilots.models.money import NOTHING
from pilots.querysets import public
from pilots.sheet.card import address_of, cities_of, dates_in_words, state_badge
from pilots.sheet.money import money_in_words


@dataclass(frozen=True)
class Unspent:
    """Money of one currency: what was granted, what is spent of it. `left` is below zero where more is spent."""

    currency: str
    granted: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal:
        return self.granted - self.spent

    @property
    def words(self) -> str:
        """Each amount apart: in a sentence from right to left its minus would else stand behind it."""
        told = {
            "left": f"\u2068{money_in_words(self.left, self.currency)}\u2069",
            "granted": f"\u2068{money_in_words(self.granted, self.currency)}\u2069",
        }
        return _("%(left)s of %(granted)s") % told


@dataclass(frozen=True)
class PortfolioLine:
    """One pilot. `late` and `lacks` in words, empty where nothing is; `money` is empty for who may not see it."""

    pilot: Pilot
    badge: Badge
    cities: str
    dates: str
    progress: str
    late: list[str]
    lacks: list[str]
    money: list[str]
    url: str


@dataclass(frozen=True)
class Untouched:
    """A recommendation or theme on which no pilot works now; `note` says what there was."""

    title: Text
    url: str
    note: str


def portfolio_rows(user: Any, *, with_money: bool) -> QuerySet:
    """What the portfolio tells of each pilot, in as many questions for many as for one."""
    rows = Pilot.objects.visible_to(user).for_cards().with_order().with_progress().with_lateness().with_lacks()
    rows = rows.with_money_left().annotate(is_without_end=Q(ends=""))
    return rows.prefetch_related("budget_lines") if with_money else rows


def portfolio_line(pilot: Any, *, with_money: bool) -> PortfolioLine:
    """Of one of `portfolio_rows()`."""
    total = pilot.milestones_total
    reached = {"done": in_digits(pilot.milestones_done), "total": in_digits(total)}
    return PortfolioLine(
        pilot=pilot,
        badge=state_badge(pilot),
        cities=_(", ").join(str(city.name) for city in cities_of(pilot)),
        dates=dates_in_words(pilot),
        progress=_("%(done)s of %(total)s") % reached if total else "",
        late=late_of(pilot),
        lacks=lacks_of(pilot),
        money=[row.words for row in sums_of(pilot)] if with_money else [],
        url=reverse("pilot", args=[pilot.slug]),
    )


def late_of(pilot: Any) -> list[str]:
    count, found = pilot.milestones_late, []
    if count:
        found.append(ngettext("%(n)s milestone", "%(n)s milestones", count) % {"n": in_digits(count)})
    if pilot.late_step == "start":
        found.append(_("should have begun: %(day)s") % {"day": in_words(pilot.starts)})
    if pilot.late_step == "complete":
        found.append(_("should be completed: %(day)s") % {"day": in_words(pilot.ends)})
    return found


def lacks_of(pilot: Any) -> list[str]:
    if pilot.status in (PilotStatus.PROPOSED, PilotStatus.CANCELLED):
        return []
    known = {_("no measured result"): pilot.has_result, _("no priority named"): pilot.has_priority}
    return [words for words, is_known in known.items() if not is_known]


def sums_of(pilot: Pilot) -> list[Unspent]:
    """By currency, of lines on which something was granted or spent; read `budget_lines` before."""
    found: dict[str, Unspent] = {}
    for line in pilot.budget_lines.all():
        if line.granted is not None or line.spent:
            before = found.get(line.currency, Unspent(line.currency, NOTHING, NOTHING))
            found[line.currency] = Unspent(
                line.currency, before.granted + (line.granted or NOTHING), before.spent + line.spent
            )
    return [found[currency] for currency in sorted(found)]


def sums_over(pilots: QuerySet) -> list[Unspent]:
    """The same over many pilots, added up by the database."""
    lines = BudgetLine.objects.filter(pilot__in=pilots.order_by().values("pk")).exclude(granted=None, spent=NOTHING)
    sums = lines.order_by("currency").values("currency").annotate(of=Sum("granted", default=NOTHING), gone=Sum("spent"))
    return [Unspent(row["currency"], row["of"], row["gone"]) for row in sums]


# What nobody works on


def untouched_recommendations(user: Any) -> list[Untouched]:
    rows = with_pilots(Recommendation.objects.visible_to(user)).filter(working=0).order_by("code")
    return [Untouched(row.title, reverse("recommendation", args=[row.code]), note_of(row)) for row in rows]


def untouched_themes() -> list[Untouched]:
    rows = with_pilots(Theme.objects.all()).filter(working=0)
    return [
        Untouched(row.name, f"{reverse('pilots')}?theme={row.slug}" if row.others else "", note_of(row)) for row in rows
    ]


def with_pilots(rows: Any) -> Any:
    """`working`: how many pilots about each are under way; `others`: how many there are besides."""
    working = Q(pilots__status__in=UNDER_WAY)
    rest = public("pilots__") & ~working & ~Q(pilots__status=PilotStatus.CANCELLED)
    return rows.annotate(
        working=Count("pilots", filter=working, distinct=True), others=Count("pilots", filter=rest, distinct=True)
    )


def note_of(row: Any) -> str:
    if not row.others:
        return _("no pilot yet")
    words = ngettext("%(n)s pilot, not under way", "%(n)s pilots, none under way", row.others)
    return words % {"n": in_digits(row.others)}


# As a file

COLUMNS = ["slug", "title", "status", "lead_city", "cities", "starts", "ends", "proposed_on", "milestones"]
COLUMNS += ["milestones_done", "milestones_late", "late_step", "has_result", "has_priority", "url"]
MONEY_COLUMNS = ["granted", "spent", "unspent"]


def portfolio_cells(pilots: Iterable[Any], *, with_money: bool) -> Iterable[list]:
    for row in pilots:
        yield [
            row.slug,
            str(row.title),
            row.status,
            row.city.slug if row.city else "",
            "; ".join(city.slug for city in cities_of(row)),
            row.starts,
            row.ends,
            "" if row.on_record else f"{row.proposed_at:%Y-%m-%d}",
            row.milestones_total,
            row.milestones_done,
            row.milestones_late,
            row.late_step,
            "yes" if row.has_result else "no",
            "yes" if row.has_priority else "no",
            address_of("pilot", row.slug),
            *(money_cells(sums_of(row)) if with_money else []),
        ]


def money_cells(sums: Sequence[Unspent]) -> list[str]:
    """ "1000.00 EUR; 12.345 TND", exact."""
    return [
        "; ".join(f"{getattr(row, name):f} {row.currency}" for row in sums) for name in ("granted", "spent", "left")
    ]

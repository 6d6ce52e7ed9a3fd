"""A pilot's money as its funders let everybody read it: in bands, or exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.translation import Text
from pilots.choices import MoneyBand
from pilots.models import BudgetLine, Funding, Pilot

AMOUNTS = ("planned", "granted", "committed", "spent")


@dataclass(frozen=True)
class MoneyLine:
    """What is paid for; `amounts` in words, in the order of AMOUNTS."""

    title: Text
    amounts: list[str]


@dataclass(frozen=True)
class FunderMoney:
    funder: Text
    is_exact: bool
    lines: list[MoneyLine]


def money_of(pilot: Pilot) -> list[FunderMoney]:
    """Each funder with its lines: two questions to the database."""
    fundings = pilot.fundings.select_related("funder").prefetch_related("lines")
    return [FunderMoney(row.funder.name, row.is_exact, lines_of(row, row.lines.all())) for row in fundings]


def lines_of(funding: Funding, lines: Iterable[BudgetLine]) -> list[MoneyLine]:
    return [MoneyLine(line.title, [told(line, name, funding.is_exact) for name in AMOUNTS]) for line in lines]


def told(line: BudgetLine, name: str, is_exact: bool) -> str:
    amount = getattr(line, name)
    if amount is None:
        return _("not known yet")
    if is_exact:
        return money_in_words(amount, line.currency)
    band = line.band(name)
    return str(band.label) if band == MoneyBand.NONE else with_currency(str(band.label), line.currency)


def with_currency(amount: str, currency: str) -> str:
    return _("%(amount)s %(currency)s") % {"amount": amount, "currency": currency}


def money_in_words(amount: Decimal, currency: str) -> str:
    """ "1,000 EUR", "1,000.50 EUR", "12.345 JOD": every part that is there, never more than the currency has."""
    digits = "#,##0" if amount == amount.to_integral_value() else "#,##0.00#"
    return with_currency(format_decimal(amount, format=digits, locale=get_language() or "en"), currency)

"""How numbers are written for each reader: in one place, so that page, PDF and chart agree."""

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language


def in_digits(value: Decimal | int, language: str | None = None) -> str:
    """1,234.5 in English, 1 234,5 in French (narrow no-break space), 1,234.5 in Arabic.

    Arabic pages use the digits 0–9 that both shores read; trailing zeros of a stored decimal are dropped.
    """
    number = Decimal(value).normalize()
    return format_decimal(number, format="#,##0.####", locale=language or get_language() or "en")

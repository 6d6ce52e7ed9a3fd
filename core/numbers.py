"""How numbers are written for each reader, and read from everyone: in one place for page, PDF, chart and import."""

import re
from decimal import Decimal

from babel.numbers import format_decimal
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

MOST_DIGITS = 18
ARABIC_POINT, ARABIC_COMMA = "\u066b", "\u066c"
POINTS = (".", ",", ARABIC_POINT)
# Digits alone, or in groups of three that are parted by one and the same sign.
WHOLE = re.compile(rf"[0-9]+|[1-9][0-9]{{0,2}}(?P<parting>[ '.,{ARABIC_COMMA}])[0-9]{{3}}(?:(?P=parting)[0-9]{{3}})*")
# Marks of direction travel with numbers copied from an Arabic page; they change no value.
DIRECTION_MARKS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
SAME_MEANING = {
    **{0x660 + digit: str(digit) for digit in range(10)},  # Arabic-Indic digits
    **{0x6F0 + digit: str(digit) for digit in range(10)},  # Eastern Arabic-Indic digits
    **dict.fromkeys(
        [0xA0, 0x2007, 0x2009, 0x202F], " "
    ),  # spaces that do not break, the thin, the one of a digit's width
    0x2019: "'",
    0x2212: "-",
}


def with_plain_digits(text: str) -> str:
    """The same with the digits 0–9, whichever were typed, and without marks of direction: for numbers and dates."""
    return text.translate(DIRECTION_MARKS).translate(SAME_MEANING).strip()


def in_digits(value: Decimal | int, language: str | None = None) -> str:
    """1,234.5 in English, 1 234,5 in French (narrow no-break space), 1,234.5 in Arabic.

    Arabic pages use the digits 0–9 that both shores read; trailing zeros of a stored decimal are dropped.
    """
    number, locale = Decimal(value).normalize(), language or get_language() or "en"
    digits = format_decimal(number, format="#,##0.####", locale=locale)
    # In a line from right to left a minus would stand behind its number.
    return f"\u200e{digits}" if number < 0 and locale == "ar" else digits


def read_number(text: str) -> Decimal:
    """What a person wrote, whatever the page's language: `1 234,5`, `1,234.5`, `1.234,5`, `١٬٢٣٤٫٥` are one number.

    A lone `,` or `.` before exactly three digits may part thousands or begin the decimals. A guess would be wrong a
    thousandfold, so it is refused. Raises ValidationError with a sentence that says how to write the number.
    """
    number = with_plain_digits(text)
    sign, body = (number[0], number[1:]) if number.startswith(("+", "-")) else ("", number)
    if sum(letter.isdigit() for letter in body) > MOST_DIGITS:
        raise _too_long()
    whole, decimals = _parted(body, sign, text)
    if not WHOLE.fullmatch(whole) or not decimals.isdigit() or not decimals.isascii():
        raise _unreadable(text)
    return _value(sign, whole, decimals)


def _parted(body: str, sign: str, text: str) -> tuple[str, str]:
    """Whole part and decimals: the last sign inside a number parts them, unless it can only part thousands."""
    inside = re.findall("[^0-9]", body)
    last = inside[-1] if inside else ""
    if last not in POINTS or (inside.count(last) > 1 and last != ARABIC_POINT):
        return body, "0"
    whole, _point, decimals = body.rpartition(last)
    if last != ARABIC_POINT and len(inside) == 1 and len(decimals) == 3 and whole not in ("", "0"):
        raise _ambiguous(text, sign, whole, decimals)
    return whole or "0", decimals


def _value(sign: str, whole: str, decimals: str) -> Decimal:
    number = Decimal(f"{re.sub('[^0-9]', '', whole)}.{decimals.rstrip('0')}")
    return -number if sign == "-" and number else number


def exactly(number: int | float) -> Decimal:
    """A number that a machine sent, with the digits that it wrote. Raises ValidationError beyond 18 and for NaN."""
    if not abs(number) < 10**MOST_DIGITS:
        raise _too_long()
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    if not isinstance(exponent, int) or -exponent > MOST_DIGITS:
        raise _too_long()
    return Decimal((sign if any(digits) else 0, (*digits, *(0,) * exponent), min(exponent, 0)))


def as_typed(number: Decimal | int) -> str:
    """A number for a field of a form: plain digits and a point, in the one way that `read_number` never refuses."""
    written = format(Decimal(number).normalize(), "f")
    whole, _point, decimals = written.partition(".")
    return f"{written}0" if len(decimals) == 3 and whole not in ("0", "-0") else written


def _unreadable(text: str) -> ValidationError:
    if not text.strip():
        return ValidationError(_("Write a number."), code="number")
    return ValidationError(
        _("“%(text)s” is not a number that can be read. Write digits alone, such as %(point)s or %(comma)s."),
        code="number",
        params={"text": _apart(text.strip()), "point": _apart("1 234.5"), "comma": _apart("1 234,5")},
    )


def _ambiguous(text: str, sign: str, whole: str, decimals: str) -> ValidationError:
    thousands = f"{int(whole + decimals):,}".replace(",", " ")
    return ValidationError(
        _(
            "“%(text)s” can mean %(large)s or %(small)s. "
            "Write %(write_large)s for the first, %(write_small)s for the second."
        ),
        code="ambiguous_number",
        params={
            "text": _apart(text.strip()),
            "large": _apart(f"{sign}{int(whole + decimals)}"),
            "small": _apart(f"{sign}{int(whole)}.{decimals}"),
            "write_large": _apart(f"{sign}{thousands}"),
            "write_small": _apart(f"{sign}{int(whole)}.{decimals}0"),
        },
    )


def _too_long() -> ValidationError:
    return ValidationError(
        _("A number has at most %(most)s digits."), code="number_too_long", params={"most": MOST_DIGITS}
    )


def _apart(text: str) -> str:
    """At most a line of it; in a sentence from right to left, isolated so that its parts keep their order."""
    short = text if len(text) <= 40 else f"{text[:39]}…"
    return f"\u2066{short}\u2069" if get_language_bidi() else short


def whole_number(text: str, *, digits: int = 9) -> int:
    """A number as an address or a hidden field carries it; 0 for anything else, and for more digits than `digits`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else 0

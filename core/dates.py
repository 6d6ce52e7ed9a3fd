"""Dates of which only the year, or the year and month, may be known."""

import re
from datetime import UTC, date, datetime

from babel.dates import format_date
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.numbers import with_plain_digits

PARTIAL_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$", re.ASCII)


def validate_partial_date(value: str) -> None:
    """Accept `2018`, `2018-07` and `2018-07-01`, when such a day exists."""
    try:
        if not PARTIAL_DATE.fullmatch(value):
            raise ValueError(value)
        first_day(value)
    except ValueError as error:
        raise ValidationError(
            _("Write a year (2018), a month (2018-07) or a day (2018-07-01)."), code="partial_date"
        ) from error


def first_day(value: str) -> date:
    """The first day that a partial date may mean. Raises ValueError for a day that does not exist."""
    year, month, day = (*value.split("-"), "01", "01")[:3]
    return date(int(year), int(month), int(day))


def year_of(value: str) -> int:
    """The year of a partial date."""
    return int(value[:4])


def is_before(one: str, other: str) -> bool:
    """Whether a partial date surely lies before another: `2018-07` before `2018-08`, `2018` not before `2018-07`."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]


def is_to_come(value: str) -> bool:
    """Whether a partial date surely lies after today; this year, and this month, have begun."""
    return bool(PARTIAL_DATE.fullmatch(value)) and is_before(timezone.localdate().isoformat(), value)


# Babel's patterns are for whole dates: "LLLL y" is the month standing alone, as French and Arabic need it.
FORMATS = {4: "y", 7: "LLLL y", 10: "d MMMM y"}


def in_words(value: str, language: str | None = None) -> str:
    """`2018-07` → "July 2018", "juillet 2018", "يوليو 2018"."""
    locale = language or get_language() or "en"
    words = format_date(first_day(value), FORMATS[len(value)], locale=locale)
    # The first of a month is an ordinal in French; the pattern language has no word for that.
    return f"1er{words[1:]}" if locale == "fr" and words.startswith("1 ") else words


def moment_in_words(at: datetime) -> str:
    """A day and an hour in words, in the portal's own zone."""
    at = at.astimezone(UTC)
    return gettext("%(day)s, %(hour)s UTC") % {"day": in_words(f"{at:%Y-%m-%d}"), "hour": f"{at:%H:%M}"}


def hour_in_words(wall: str, language: str | None = None) -> str:
    """What the clock of a place shows, `2027-07-01T09:00` → "1 July 2027, 09:00"; its zone is said beside it."""
    return gettext("%(day)s, %(hour)s") % {"day": in_words(wall[:10], language), "hour": wall[11:16]}


def hours_in_words(starts: str, ends: str, language: str | None = None) -> str:
    """ "1 July 2027, 09:00–10:30"; the day of the end is said where it is another."""
    last = ends[11:16] if ends[:10] == starts[:10] else f" {hour_in_words(ends, language)}"
    return f"{hour_in_words(starts, language)}{' –' if last.startswith(' ') else '–'}{last}"


def span_in_words(start: str, end: str = "", language: str | None = None) -> str:
    """A period in words: "2015–2018", "25–26 April 2017", "1 July 2018 – 31 March 2021"; one date when both are it."""
    if not start and not end:
        return ""
    if not end or start == end:
        return in_words(start, language)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}–{in_words(end, language)}"
    dash = "–" if len(start) == len(end) == 4 else " – "
    return f"{in_words(start, language) if start else '…'}{dash}{in_words(end, language)}"


class PartialDateField(models.CharField):
    """A date as text, so that `2018` < `2018-07` < `2018-07-01` sorts as people expect. Empty: not known."""

    default_validators = [validate_partial_date]

    def to_python(self, value):
        text = super().to_python(value)
        return with_plain_digits(text) if isinstance(text, str) else text

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def is_partial_date(field: str) -> models.CheckConstraint:
    """The database's own check of a PartialDateField."""
    return models.CheckConstraint(
        condition=models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": PARTIAL_DATE.pattern}),
        name=f"%(app_label)s_%(class)s_{field}_partial_date",
        violation_error_message=_("Write a year (2018), a month (2018-07) or a day (2018-07-01)."),
    )

"""Words, numbers and dates as readers get them; loaded for every template."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.safestring import SafeString, mark_safe

from core import dates, numbers
from core.answers import form_errors
from core.context import AUTONYMS
from core.markdown import to_html

register = template.Library()


@register.filter
def number(value: Any) -> str:
    """Grouped digits in the reader's language; an empty text for None."""
    return "" if value is None else numbers.in_digits(value)


@register.filter
def when(value: str) -> str:
    """A partial date in words: `2018-07` → July 2018."""
    return dates.in_words(value) if value else ""


@register.filter
def moment(at: datetime) -> str:
    """A day and an hour in words, in the portal's own zone."""
    return dates.moment_in_words(at)


@register.filter
def day(at: datetime | date) -> str:
    """The day of a moment, or a day, in words."""
    return dates.in_words(f"{at.astimezone(UTC) if isinstance(at, datetime) else at:%Y-%m-%d}")


@register.filter
def item(found: dict, key: str) -> Any:
    """What a dictionary holds under a key; None where it holds nothing."""
    return found.get(key)


@register.filter
def autonym(language: str) -> str:
    """A language by its own name: fr → Français."""
    return AUTONYMS[language]


@register.filter
def errors_of(form: BaseForm) -> list[dict]:
    """What is wrong with a form, for the list at the top of its page."""
    return form_errors(form)


@register.simple_tag
def period(start: str, end: str = "") -> str:
    """A period in words."""
    return dates.span_in_words(start, end)


@register.filter
def markdown(value: object) -> SafeString:
    """A stored text as clean HTML."""
    return mark_safe(to_html(str(value)))  # noqa: S308 (cleaned by nh3)


@register.filter
def as_groups(rows: Iterable) -> list:
    """Rows that are in groups already stay so; plain rows become one group without a heading."""
    rows = list(rows)
    return rows if rows and hasattr(rows[0], "figures") else [{"heading": "", "figures": rows}]

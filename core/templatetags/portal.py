"""Words, numbers and dates as readers get them; loaded for every template."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from core import dates, numbers
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

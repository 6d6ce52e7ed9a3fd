"""Checks of what the library records, one per fact."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cities.models import Theme
from core.dates import is_before
from core.markdown import to_blocks
from core.translation import LANGUAGES
from library.choices import PracticeStatus, ToolKind

ISBN = r"^(978|979)?[0-9]{9}[0-9X]$"
DOI = r"^10\.[0-9]{4,9}/\S+$"  # ISO 26324


def without_hyphens(isbn: str) -> str:
    """An ISBN as it is kept, of one as it is printed."""
    return isbn.replace("-", "").replace(" ", "").upper()


def validate_isbn(value: str) -> None:
    """Ten or thirteen digits without hyphens, the last of which checks the others (ISO 2108)."""
    digits = [10 if digit == "X" else int(digit) if digit.isascii() and digit.isdigit() else None for digit in value]
    is_right = False
    if len(digits) == 10 and None not in digits and "X" not in value[:-1]:
        is_right = sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    if len(digits) == 13 and None not in digits and "X" not in value and value.startswith(("978", "979")):
        is_right = sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if not is_right:
        raise ValidationError(_("This is no ISBN: its last digit does not fit the others. Check each digit."))


def check_period(starts: str, ends: str, status: str) -> None:
    if starts and ends and is_before(ends, starts):
        raise ValidationError({"ends": _("The end cannot lie before the beginning.")})
    if ends and status == PracticeStatus.ONGOING:
        raise ValidationError({"ends": _("What is still going on has no end: leave it empty, or choose “Ended”.")})


def check_themes(slugs: list[str]) -> None:
    """Every theme is one of the network's, and named once."""
    if len(set(slugs)) != len(slugs):
        raise ValidationError({"themes": _("The same theme stands here twice.")})
    known = set(Theme.objects.filter(slug__in=slugs).values_list("slug", flat=True)) if slugs else set()
    if unknown := [slug for slug in slugs if slug not in known]:
        raise ValidationError({"themes": _("“%(theme)s” is no theme of the network.") % {"theme": unknown[0]}})


def check_tool(tool: Any) -> None:
    """A link has an address, a template a text, a workbook's text a table under every heading; a document that readers
    see is attached.
    """
    if tool.kind == ToolKind.LINK and not tool.url:
        raise ValidationError({"url": _("A link needs an address.")})
    if tool.kind == ToolKind.FILE and tool.is_in_use and not (tool.pk and tool.files.exists()):
        raise ValidationError({"is_in_use": _("Save it out of use and attach its document; then bring it into use.")})
    if tool.kind not in ToolKind.templates():
        return
    texts = {f"content_{code}": text for code in LANGUAGES if (text := getattr(tool, f"content_{code}"))}
    if not texts:
        raise ValidationError({f"content_{LANGUAGES[0]}": _("A template needs a text in at least one language.")})
    for name, text in texts.items():
        kinds = [block["kind"] for block in to_blocks(text) if block["kind"] in ("heading", "table")]
        if kinds[:1] != ["heading"]:
            raise ValidationError({name: _("Begin with a heading: a line that starts with “# ”.")})
        if tool.kind == ToolKind.TABLE and kinds != ["heading", "table"] * (len(kinds) // 2):
            raise ValidationError({name: _("Under each heading of a workbook stands one table.")})

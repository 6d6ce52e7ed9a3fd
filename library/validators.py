"""Checks of what the library records, one per fact."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cities.models import Theme
from core.dates import is_before
from core.markdown import to_blocks
from core.translation import LANGUAGES
from library.choices import PracticeStatus, ToolKind


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
    """A link has an address, a template a text, a workbook's text a table under every heading."""
    if tool.kind == ToolKind.LINK and not tool.url:
        raise ValidationError({"url": _("A link needs an address.")})
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

"""Checks of what the library records, one per fact."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cities.models import Theme
from core.dates import is_before
from library.choices import PracticeStatus


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

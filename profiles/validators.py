"""Checks of a profile's parts, one per fact."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from profiles.choices import Chapter, GeographyKind

# What remarks are made on, by the word that stands before the key of a section or the thread of a part.
PLACES_OF_REMARKS = {
    "chapter": "chapters",
    "figure": "figures",
    "gap": "gaps",
    "priority": "priorities",
    "stakeholder": "stakeholders",
    "service": "services",
}
NO_SUCH_PLACE = _("There is no such place in this edition.")
THREAD = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
SECTION_KEY = re.compile(r"^[a-z_]+(\.[a-z_]+)?$", re.ASCII)


def validate_section_key(value: str) -> None:
    """A chapter's key, or a chapter's and a section's with a dot between: `national_context.policy`."""
    if not SECTION_KEY.fullmatch(value) or value.split(".")[0] not in Chapter.values:
        raise ValidationError(_("This is no section of a chapter."), code="section_key")


def check_period(start: str, end: str) -> None:
    """A period's end does not lie before its beginning."""
    if start and end and end < start[: len(end)]:
        raise ValidationError({"period_end": _("The end of the period lies before its beginning.")})


def check_range(value, value_to) -> None:
    """Told before the database says so, since a table of many rows asks it once for all of them."""
    if value is not None and value_to is not None and value_to < value:
        raise ValidationError({"value_to": _("The upper end of a range cannot lie below its lower end.")})


def check_place_of_sensitive_figure(is_sensitive: bool, kind: str) -> None:
    """No figure on people without papers by a place smaller than the city: such numbers can harm."""
    if is_sensitive and kind == GeographyKind.DISTRICT:
        words = _("Figures on people without papers are not kept by district. Give the figure for the whole city.")
        raise ValidationError({"geography": words})


def check_place_belongs(place, city) -> None:
    """A figure of a city's profile is about the city, a part of it, or what contains it; or about its country."""
    if place.country_id != city.country_id:
        raise ValidationError({"geography": _("This place lies in another country than the city.")})
    if place.city_id not in (None, city.pk):
        raise ValidationError({"geography": _("This place belongs to another city.")})


def place_of_remark(field: str) -> tuple[str, str]:
    """`chapter:synopsis` as ("chapters", "synopsis"), `edition` as ("", ""). Raises ValidationError for all else."""
    kind, _colon, key = field.partition(":")
    if field == "edition":
        return "", ""
    if kind not in PLACES_OF_REMARKS or not key or (kind != "chapter" and not THREAD.fullmatch(key)):
        raise ValidationError({"field": NO_SUCH_PLACE})
    return PLACES_OF_REMARKS[kind], key

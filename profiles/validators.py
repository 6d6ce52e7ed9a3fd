"""Checks of a profile's parts, one per fact."""

import re
from unicodedata import category

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.dates import is_before, is_to_come
from profiles.choices import Chapter, GeographyKind, Quality

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
BETWEEN_WORDS = " '’()/-."
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


def check_sign(value, may_be_negative: bool) -> None:
    """Nothing that is counted or measured is less than nothing; a balance or a change may be."""
    if value is not None and value < 0 and not may_be_negative:
        words = _("This cannot be less than zero: only a balance or a change can be.")
        raise ValidationError({"value": words}, code="negative")


def check_is_past(start: str, end: str, quality: str) -> None:
    """Nobody has counted yet what is still to come: such a number is an estimate."""
    name = "period_end" if end else "period_start"
    if quality == Quality.OFFICIAL and is_to_come(end or start):
        words = _("This lies in the future, where nothing is counted yet. Say “Estimate” for a projection.")
        raise ValidationError({name: words}, code="future")


def check_span(starts: str, ends: str) -> None:
    """What a priority does ends after it began."""
    if starts and ends and is_before(ends, starts):
        raise ValidationError({"ends": _("The end lies before the beginning.")})


def check_has_been(date: str) -> None:
    """The log tells of what was: nothing in it lies in the future."""
    if date and is_to_come(date):
        raise ValidationError({"date": _("This day is still to come. The log says who met and what came of it.")})


def check_has_been_read(published: str, accessed_on) -> None:
    """What somebody read had come out by then. The network's own record is not asked: its clock may be ahead."""
    faults = {}
    if accessed_on and is_to_come(f"{accessed_on:%Y-%m-%d}"):
        faults["accessed_on"] = _("This day is still to come. Give the day on which you read it.")
    if published and is_to_come(published):
        faults["published"] = _("This day is still to come. Leave it empty if it is not known.")
    if faults:
        raise ValidationError(faults)


def check_languages(names: list[str]) -> None:
    """Languages by their names: letters, and what stands between them in a name."""
    for name in names:
        if not name.strip(BETWEEN_WORDS) or any(not is_written_in(letter) for letter in name):
            words = _("“%(name)s” is no name of a language. Write names such as Italian, French, Arabic.")
            raise ValidationError({"languages": ValidationError(words, params={"name": name})})


def is_written_in(letter: str) -> bool:
    """Whether a name may have it: a letter with its marks, or what stands between words."""
    return category(letter)[0] in "LM" or letter in BETWEEN_WORDS


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

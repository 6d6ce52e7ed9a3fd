"""Checks of pilots and calls, one per fact."""

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import PARTIAL_DATE, is_before, year_of
from core.wall_time import fault_of, is_place, year_fault
from pilots.choices import THOUSANDTHS


def check_years(**days: date | str | None) -> None:
    """Days and partial dates lie in years that somebody can mean; what is no date at all is told by its field."""
    years = {name: day.year for name, day in days.items() if isinstance(day, date)}
    years |= {name: year_of(day) for name, day in days.items() if isinstance(day, str) and PARTIAL_DATE.fullmatch(day)}
    if told := {name: words for name, year in years.items() if (words := year_fault(year))}:
        raise ValidationError(told)


def check_span(starts: str, ends: str) -> None:
    """Partial dates in order, as far as they are known."""
    check_years(starts=starts, ends=ends)
    if starts and ends and is_before(ends, starts):
        raise ValidationError({"ends": _("The end cannot lie before the beginning.")})


def check_has_been(field: str, day: date | None) -> None:
    if day and day > timezone.localdate():
        raise ValidationError({field: _("This day has not come yet.")})


def check_point(latitude: Decimal | None, longitude: Decimal | None) -> None:
    """Both or neither, said beside the field that is empty."""
    if (latitude is None) != (longitude is None):
        words = _("Give latitude (−90 to 90) and longitude (−180 to 180), or neither.")
        raise ValidationError({"longitude" if longitude is None else "latitude": words})


def check_hours(zone: str, **hours: datetime | None) -> None:
    """Each hour stands on the place's clock, once."""
    if not is_place(zone):
        return  # said beside the zone
    faults = {name: fault_of(hour, zone) for name, hour in hours.items() if hour is not None}
    if told := {name: words for name, words in faults.items() if words}:
        raise ValidationError(told)


def check_exact(currency: str, **amounts: Decimal | None) -> None:
    """No amount has smaller parts than its currency."""
    parts = Decimal("0.001") if currency in THOUSANDTHS else Decimal("0.01")
    for name, amount in amounts.items():
        if amount is not None and amount != amount.quantize(parts):
            words = _("%(currency)s has no parts as small as these. Round the amount.")
            raise ValidationError({name: words % {"currency": currency}})

"""Checks of a meeting, one per fact."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.wall_time import fault_of, year_fault
from meetings.choices import Precision

LONGEST_SPAN = timedelta(days=366)
LONGEST_SESSION = timedelta(hours=24)


def check_days(first: date | None, last: date | None, precision: str) -> None:
    """First and last day come together and in order; what is not known to the day spans its month or year."""
    if precision == Precision.UNKNOWN:
        if first or last:
            raise ValidationError({"first_day": _("Say how exactly the dates are known, or leave them empty.")})
        return
    if not first or not last:
        raise ValidationError({"first_day": _("Give the first and the last day, or say that the dates are not known.")})
    check_span(first, last)


def check_span(first: date, last: date) -> None:
    """Two days in order, at most a year apart, in years that somebody can mean."""
    faults = {"first_day": year_fault(first.year), "last_day": year_fault(last.year)}
    if told := {name: words for name, words in faults.items() if words}:
        raise ValidationError(told)
    if last < first:
        raise ValidationError({"last_day": _("The last day cannot lie before the first.")})
    if last - first > LONGEST_SPAN:
        raise ValidationError({"last_day": _("That is more than a year. Look at the year of the last day.")})


def check_hours(starts: datetime, ends: datetime, zone: str) -> None:
    """Both hours exist on the place's clock, once; the end comes after the beginning, within a day."""
    faults = {name: fault_of(hour, zone) for name, hour in (("local_start", starts), ("local_end", ends))}
    if told := {name: words for name, words in faults.items() if words}:
        raise ValidationError(told)
    if ends <= starts:
        raise ValidationError({"local_end": _("The end has to come after the beginning.")})
    if ends - starts > LONGEST_SESSION:
        raise ValidationError({"local_end": _("A session lasts a day at most. Make one session for each day.")})

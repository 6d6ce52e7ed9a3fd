"""Wall time: what a clock on the wall of a place shows, kept with the place's zone.

Laws about clocks change after a booking; the hour that was promised stays. The database makes the moments of it
(`during`), this module refuses hours that no clock shows, or shows twice, and zones that are no place.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import in_words

# Area/Place, as IANA names the clocks of places. CET, GMT and Etc/GMT+1 are offsets without a law, not places.
PLACE_SQL = r"^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/+-]+$"
PLACE = re.compile(PLACE_SQL)


# A day and an hour; agendas know no seconds.
WALL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:00(\.0+)?)?(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?")


def read_wall(text: str) -> datetime:
    """`2027-07-01T09:00` as it was typed. Raises ValidationError for a day alone, for seconds, for an offset."""
    found = WALL.fullmatch(text.strip())
    if found and found["offset"]:
        raise ValidationError(_("Write the hour of the place, without an offset."), code="wall_time")
    try:
        return datetime.fromisoformat(text.strip() if found else "")
    except ValueError as error:
        raise ValidationError(_("Write the day and the hour like this: 2027-07-01T09:00."), code="wall_time") from error


class WallTimeField(models.DateTimeField):
    """A day and an hour without a zone (`timestamp`); the row names its zone in a field beside it."""

    def db_type(self, connection: Any) -> str:
        return "timestamp"

    def get_prep_value(self, value: Any) -> Any:
        value = models.Field.get_prep_value(self, value)
        return self.to_python(value)

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, datetime) else read_wall(str(value))

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if value is not None and value.tzinfo is not None:
            raise ValidationError(_("Write the hour of the place, without an offset."), code="wall_time")


@cache
def places() -> tuple[str, ...]:
    """Every place with a clock, by name. To list them reads hundreds of files, so that a process does it once."""
    return tuple(sorted(filter(PLACE.fullmatch, available_timezones())))


def is_place(zone: str) -> bool:
    """Whether IANA describes the clock of this place; CET and GMT are none."""
    return zone in places()


def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every place with a clock, under its part of the world: the choices of a form."""
    return [
        (area, [(zone, zone.split("/", 1)[1].replace("_", " ")) for zone in found])
        for area, found in groupby(places(), key=lambda zone: zone.split("/", 1)[0])
    ]


def validate_zone(value: str) -> None:
    """A place whose clock IANA describes. Raises ValidationError for an offset such as CET or GMT."""
    if not is_place(value):
        raise ValidationError(
            _("“%(zone)s” is no place with a clock. Choose a zone such as Africa/Tunis or Europe/Vienna."),
            code="zone",
            params={"zone": value},
        )


# Further off a year is a slip of the finger, and neither Python nor PostgreSQL can count a day on from the last one.
YEARS = range(1900, 2201)


def year_fault(year: int) -> str:
    """Why no day of this year can be meant: it is far off. Empty: all is well."""
    if year in YEARS:
        return ""
    return str(_("Write a year from %(first)s to %(last)s.") % {"first": YEARS[0], "last": YEARS[-1]})


def fault_of(wall: datetime, zone: str) -> str:
    """Why nothing can begin or end at this hour: the clock jumps over it, shows it twice, or it is far off. Empty:
    all is well.
    """
    if fault := year_fault(wall.year):
        return fault
    place = ZoneInfo(zone)
    first, second = wall.replace(tzinfo=place, fold=0), wall.replace(tzinfo=place, fold=1)
    words = {"hour": f"{wall:%H:%M}", "day": in_words(f"{wall:%Y-%m-%d}"), "zone": zone}
    if first.astimezone(UTC).astimezone(place).replace(tzinfo=None) != wall:
        sentence = _(
            "%(hour)s on %(day)s does not exist in %(zone)s: the clocks go forward there. Choose another hour."
        )
        return str(sentence % words)
    if first.utcoffset() != second.utcoffset():
        sentence = _("%(hour)s on %(day)s comes twice in %(zone)s: the clocks go back there. Choose another hour.")
        return str(sentence % words)
    return ""


def today_at(zone: str) -> date:
    """The day on which a place is now."""
    return timezone.now().astimezone(ZoneInfo(zone)).date()


def moment(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which the clock of the place shows this hour."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def offset_in_words(at: datetime, zone: str) -> str:
    """`UTC+1`, `UTC−3:30`, `UTC`: how far the place's clock is from UTC at that moment."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"

"""In whose time an agenda is read: that of the place, UTC, or that of a zone which the reader names."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils.translation import gettext as _

from core.wall_time import is_place, offset_in_words, places
from meetings.sheet.snapshot import utc

VENUE, IN_UTC = "venue", "utc"


@dataclass(frozen=True)
class Hours:
    """From when to when by one clock; `zone` names it and how far it is from UTC then. `later`: days until it ends."""

    day: str
    start: str
    end: str
    zone: str
    later: int = 0

    def __str__(self) -> str:
        end = f"{self.end} (+{self.later})" if self.later else self.end
        return f"{self.start}–{end}"


@dataclass(frozen=True)
class Clock:
    """`asked`: "venue", "utc", or the name of a zone (IANA)."""

    asked: str = VENUE

    def hours(self, starts: str, ends: str, tz: str) -> Hours:
        """`starts` and `ends` as 2027-07-01T09:00:00Z; `tz` is the place's own zone."""
        zone = {VENUE: tz, IN_UTC: "UTC"}.get(self.asked, self.asked)
        begin, end = (utc(at).astimezone(ZoneInfo(zone)) for at in (starts, ends))
        words = "UTC" if zone == "UTC" else f"{zone} ({offset_in_words(begin, zone)})"
        later = (end.date() - begin.date()).days
        return Hours(f"{begin:%Y-%m-%d}", f"{begin:%H:%M}", f"{end:%H:%M}", words, later)


def clock_of(asked: str) -> Clock:
    """The clock that an address names. Raises Http404 for a zone that is no place."""
    if asked in ("", VENUE, IN_UTC):
        return Clock(asked or VENUE)
    if not is_place(asked):
        raise Http404(_("There is no time zone “%(zone)s”.") % {"zone": asked[:60]})
    return Clock(asked)


@dataclass(frozen=True)
class ZoneChoice:
    value: str
    label: str
    selected: bool


def zone_groups(clock: Clock, near: list[str]) -> list[tuple[str, list[ZoneChoice]]]:
    """The zones to choose from: first those of the network's countries, then all, by part of the world."""
    names = places()
    parts = sorted({name.split("/")[0] for name in names})

    def choices(zones: list[str]) -> list[ZoneChoice]:
        return [ZoneChoice(zone, zone.replace("_", " "), zone == clock.asked) for zone in zones]

    own = sorted(set(near))
    others = [(part, [name for name in names if name.startswith(f"{part}/") and name not in own]) for part in parts]
    return [(_("Countries of the network"), choices(own)), *((part, choices(zones)) for part, zones in others)]

"""Calendars (RFC 5545, 5546, 7986): what calendars of every maker read the same way.

The portal's own rules: no hour without its zone, and with each zone what its clocks do; nothing that would ring
(no VALARM); nobody's address but the reader's own. The same entries always make the same bytes.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vDDDLists,
    vDuration,
    vText,
    vUri,
)

CALENDAR = "text/calendar"
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
TENTATIVE, CONFIRMED, CANCELLED = "TENTATIVE", "CONFIRMED", "CANCELLED"
# How often a calendar may ask again (RFC 7986 §5.7).
REFRESH = timedelta(hours=6)
# What a text may not hold (RFC 5545 §3.1, CONTROL): everything below space but tab and line feed.
NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# No place has ever changed its clocks twice within these hours.
STEP = timedelta(hours=6)


@dataclass(frozen=True)
class Days:
    """Whole days, the last one included; no clock changes them."""

    first: date
    last: date


@dataclass(frozen=True)
class Hours:
    """From when to when by the clock on the wall of a place (IANA zone)."""

    start: datetime
    end: datetime
    zone: str


@dataclass(frozen=True)
class Attendee:
    """The one reader of an invitation. `answer`: NEEDS-ACTION, ACCEPTED, TENTATIVE or DECLINED."""

    name: str
    email: str
    answer: str = "NEEDS-ACTION"


@dataclass(frozen=True)
class Entry:
    """One thing in a calendar. `key` is its name for ever, `stamp` when it was last changed; the higher `sequence`
    is the newer word on time, place and cancellation. Without `when`, only its cancellation can be said.
    """

    key: str
    sequence: int
    stamp: datetime
    status: str
    title: str
    when: Days | Hours | None
    place: str = ""
    description: str = ""
    url: str = ""
    is_free: bool = False
    categories: list[str] = field(default_factory=list)
    attendee: Attendee | None = None


def calendar(entries: Iterable[Entry], *, method: str = PUBLISH, name: str = "", url: str = "") -> str:
    """The text of a calendar. `name`: how a reader's programme calls it; `url`: where it can be had anew."""
    rows, made = list(entries), Calendar()
    made.add("prodid", "-//MC2CM//Portal//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if name:
        made.add("name", vText(clean(name)))
        made.add("x-wr-calname", vText(clean(name)))
    if url:
        made.add("source", vUri(url), parameters={"VALUE": "URI"})
        made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", vDuration(REFRESH))
    for zone in zones(rows):
        made.add_component(zone)
    for row in rows:
        made.add_component(event(row))
    return bytes(made.to_ical(sorted=False)).decode()


def clean(words: str) -> str:
    return NO_CHARACTER.sub("", words.replace("\r\n", "\n"))


def event(row: Entry) -> Event:
    made = Event()
    made.add("uid", f"{row.key}@{settings.CALENDAR_DOMAIN}")
    made.add("sequence", row.sequence)
    made.add("dtstamp", row.stamp.astimezone(UTC).replace(microsecond=0))
    if isinstance(row.when, Days):
        made.add("dtstart", row.when.first)
        made.add("dtend", row.when.last + timedelta(days=1))
    elif row.when is not None:
        # Named by us: the library takes the clock of some places, Abidjan's among them, for UTC.
        zone = {"TZID": row.when.zone}
        made.add("dtstart", row.when.start, parameters=zone)
        made.add("dtend", row.when.end, parameters=zone)
    made.add("status", row.status)
    made.add("transp", "TRANSPARENT" if row.is_free else "OPAQUE")
    made.add("summary", clean(row.title))
    for name, words in (("location", row.place), ("description", row.description)):
        if words:
            made.add(name, clean(words))
    if row.url:
        made.add("url", vUri(row.url))
    if row.categories:
        made.add("categories", [clean(word) for word in row.categories])
    made.add("organizer", organizer())
    if row.attendee:
        made.add("attendee", attendee(row.attendee))
    return made


def organizer() -> vCalAddress:
    name, email = parseaddr(settings.CALENDAR_ORGANIZER)
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name
    return address


def attendee(person: Attendee) -> vCalAddress:
    """She answers by the link in her mail: her programme need not write one."""
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = clean(person.name).replace("\n", " ").replace('"', "”")
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = person.answer
    address.params["RSVP"] = "FALSE"
    return address


# What clocks do


@dataclass(frozen=True)
class ClockChange:
    """At `onset`, a time on the wall still by the old offset, the clocks of a place went from one offset to another."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def zones(rows: Iterable[Entry]) -> Iterator[Timezone]:
    """For every zone that is named, what its clocks do from the year before the first hour to that of the last."""
    hours = [row.when for row in rows if isinstance(row.when, Hours)]
    for zone in sorted({one.zone for one in hours}):
        years = [at.year for one in hours if one.zone == zone for at in (one.start, one.end)]
        yield timezone_of(zone, min(years) - 1, max(years) + 1)


def timezone_of(zone: str, first_year: int, last_year: int) -> Timezone:
    """A zone as calendars read it: every change of its clocks in these years, by day and hour, none by a rule."""
    place, begins = ZoneInfo(zone), datetime(first_year, 1, 1, tzinfo=UTC)
    changes = [change_at(begins, place, is_first=True)]
    for year in range(first_year, last_year + 1):
        changes += changes_in(zone, year)
    made = Timezone()
    made.add("tzid", zone)
    kinds = sorted(changes, key=lambda one: (one.is_summer, one.before, one.after, one.name, one.onset))
    alike = groupby(kinds, key=lambda one: (one.is_summer, one.before, one.after, one.name))
    for (is_summer, before, after, name), same in alike:
        onsets = [one.onset for one in same]
        part = TimezoneDaylight() if is_summer else TimezoneStandard()
        part.add("dtstart", onsets[0])
        if onsets[1:]:
            part.add("rdate", vDDDLists(onsets[1:]))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        made.add_component(part)
    return made


@lru_cache(maxsize=2000)
def changes_in(zone: str, year: int) -> tuple[ClockChange, ...]:
    """The changes of a year (UTC), to the second; looked for in steps that none can slip through."""
    place, found = ZoneInfo(zone), []
    low, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while low < end:
        high = low + STEP
        if state_at(low, place) != state_at(high, place):
            left, right = low, high
            while right - left > timedelta(seconds=1):
                middle = left + timedelta(seconds=(right - left) // timedelta(seconds=2))
                left, right = (left, middle) if state_at(middle, place) != state_at(low, place) else (middle, right)
            found.append(change_at(right, place))
        low = high
    return tuple(found)


def state_at(at: datetime, place: ZoneInfo) -> tuple[timedelta, str | None, bool]:
    there = at.astimezone(place)
    return there.utcoffset() or timedelta(), there.tzname(), bool(there.dst())


def change_at(at: datetime, place: ZoneInfo, *, is_first: bool = False) -> ClockChange:
    """`is_first`: nothing is said of what was before."""
    after, name, is_summer = state_at(at, place)
    before = after if is_first else state_at(at - timedelta(seconds=1), place)[0]
    return ClockChange((at + before).replace(tzinfo=None), before, after, name or "", is_summer)


# Handed out


def calendar_response(
    request: HttpRequest, text: str, *, changed: datetime | None = None, name: str = "", is_private: bool = False
) -> HttpResponse:
    """A calendar, or 304 for whoever has these very bytes (or asks by date, and nothing has `changed` since).

    `name`: a file to be kept, instead of an address to be asked again. `is_private`: it is one reader's alone.
    """
    content = text.encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    since = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag=etag, last_modified=since)
    response = response or HttpResponse(content, content_type=f"{CALENDAR}; charset=utf-8")
    response["ETag"] = etag
    if since is not None:
        response["Last-Modified"] = http_date(since)
    response["Cache-Control"] = "private, no-cache" if is_private else "public, max-age=300"
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response

"""Calendars under test: read back by their own rules, and by libical where this machine has it.

libical is asked by the system's Python (Debian's `gir1.2-ical-3.0` and `python3-gi`), line by line, in a process that
stays: it knows what each METHOD must and must not hold (RFC 5546), which the library that writes calendars does not.
"""

import json
import os
import subprocess
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

LIBICAL = Path(__file__).with_name("libical.py")
MISSING = "libical is missing: install gir1.2-ical-3.0 and python3-gi, as .ci/run does"


@lru_cache(maxsize=1)
def libical() -> subprocess.Popen | None:
    """The process that reads calendars; None where the machine lacks it. In CI that is an error."""
    try:
        asked = subprocess.Popen(
            ["/usr/bin/python3", LIBICAL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
    except FileNotFoundError:
        asked = None
    if asked and asked.stdout.readline() == "ready\n":
        return asked
    assert not os.environ.get("CI"), MISSING
    return None


def ask_libical(text: str) -> list[str]:
    """What libical finds wrong."""
    process = libical()
    if process is None:
        pytest.skip(MISSING)
    process.stdin.write(json.dumps(text) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@dataclass(frozen=True)
class Checked:
    """A calendar that broke no rule: its events by uid, and its own properties."""

    calendar: Calendar
    events: dict

    @property
    def event(self):
        (only,) = self.events.values()
        return only

    def titled(self, title: str):
        return next(row for row in self.events.values() if title in row["SUMMARY"])


def check(content: bytes | str, method: str = "PUBLISH") -> Checked:
    """Every rule that can be asked without libical."""
    raw = content.encode() if isinstance(content, str) else content
    raw.decode("utf-8")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines), "CRLF everywhere"
    assert max(map(len, lines)) <= 75, "no line over 75 octets"
    for line in lines:
        line.decode("utf-8")  # nothing is cut within a letter
    calendar = Calendar.from_ical(raw)
    assert calendar["METHOD"] == method
    events = list(calendar.walk("VEVENT"))
    assert not list(calendar.walk("VALARM"))
    zones = {str(zone["TZID"]): zone for zone in calendar.walk("VTIMEZONE")}
    named = set()
    for event in events:
        assert str(event["UID"]).endswith("@mc2cm.example")
        assert event["ORGANIZER"] == "mailto:portal@mc2cm.example"
        assert event["DTSTAMP"].dt.utcoffset() == timedelta()
        assert event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")
        for name in ("DTSTART", "DTEND"):
            if name in event and isinstance(event[name].dt, datetime):
                zone, wall = event[name].params["TZID"], event[name].dt.replace(tzinfo=None)
                named.add(zone)
                assert offset_by(clock_of(zones[zone]), wall) == ZoneInfo(zone).utcoffset(wall), (zone, wall)
            elif name in event:
                assert type(event[name].dt) is date
    assert set(zones) == named, "every zone that is named, and no other"
    assert len({str(event["UID"]) for event in events}) == len(events)
    attendees = [event.get("ATTENDEE") for event in events]
    if method == "PUBLISH":
        assert not any(attendees), "nobody's address"
    else:
        assert all(isinstance(one, str) for one in attendees), "the reader alone"
    return Checked(calendar, {str(event["UID"]).partition("@")[0]: event for event in events})


def clock_of(zone) -> list[tuple[datetime, timedelta]]:
    """From when by the wall on which offset holds, as a VTIMEZONE says (RFC 5545 §3.6.5): each onset is told by the
    offset before it.
    """
    found = []
    for part in zone.subcomponents:
        assert "RRULE" not in part
        dates = part.get("RDATE", [])
        onsets = [one.dt for row in (dates if isinstance(dates, list) else [dates]) for one in row.dts]
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        found += [(onset + max(timedelta(), after - before), after) for onset in [part["DTSTART"].dt, *onsets]]
    return sorted(found)


def offset_by(clock: list[tuple[datetime, timedelta]], wall: datetime) -> timedelta:
    return clock[bisect_right(clock, wall, key=lambda row: row[0]) - 1][1]

"""Calendars by the rules that every programme relies on: octets, line ends, zones, and what iTIP allows."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.calendars import CANCEL, CANCELLED, REQUEST, Attendee, Days, Entry, Hours, calendar, timezone_of
from core.wall_time import fault_of, is_place
from tests.calendars import ask_libical, check, clock_of, offset_by

PLACES = sorted(filter(is_place, available_timezones()))
STAMP = datetime(2026, 11, 1, 8, tzinfo=UTC)


def entry(**values) -> Entry:
    given = {"key": "one", "sequence": 0, "stamp": STAMP, "status": "CONFIRMED", "title": "Housing for all"}
    return Entry(**given | {"when": Days(date(2027, 7, 1), date(2027, 7, 2))} | values)


def hours(zone: str, start: datetime, minutes: int = 90) -> Hours:
    return Hours(start, start + timedelta(minutes=minutes), zone)


walls = some.datetimes(datetime(2015, 1, 1), datetime(2037, 12, 30))  # noqa: DTZ001


@given(some.sampled_from(PLACES), walls)
@settings(max_examples=100)
def test_an_hour_of_any_place_has_the_offset_that_its_clock_has(zone, wall):
    wall = wall.replace(second=0, microsecond=0)
    end = wall + timedelta(hours=1)
    if fault_of(wall, zone) or fault_of(end, zone):
        return
    found = check(calendar([entry(when=Hours(wall, end, zone))])).event
    assert found["DTSTART"].dt.replace(tzinfo=None) == wall


@pytest.mark.parametrize(
    "zone",
    ["Africa/Casablanca", "Africa/Cairo", "Asia/Beirut", "Asia/Gaza", "Europe/Vienna"],
)
def test_no_change_of_clocks_slips_through_however_short_the_time_until_the_next(zone):
    """In Morocco clocks went back for the weeks of Ramadan alone; a search by larger steps misses that."""
    place, clock = ZoneInfo(zone), clock_of(timezone_of(zone, 2014, 2031))
    at = datetime(2015, 1, 1, tzinfo=UTC)
    while at.year < 2031:
        wall = at.astimezone(place).replace(tzinfo=None)
        if not fault_of(wall, zone):
            assert offset_by(clock, wall) == place.utcoffset(wall), wall
        at += timedelta(hours=7)


letters = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300)


@given(letters, letters, letters)
def test_whatever_is_written_comes_back_in_lines_of_75_octets(title, place, description):
    one = entry(title=title, place=place, description=description, attendee=Attendee(place, "a@b.example"))
    found = check(calendar([one], method=REQUEST, name=title), REQUEST)
    kept = "".join(letter for letter in title.replace("\r\n", "\n") if letter in "\t\n" or not is_control(letter))
    assert str(found.event["SUMMARY"]) == kept


def is_control(letter: str) -> bool:
    return ord(letter) < 32 or 127 <= ord(letter) < 160


def test_the_same_entries_make_the_same_bytes():
    rows = [entry(), entry(key="two", when=hours("Africa/Casablanca", datetime(2027, 7, 1, 9)))]  # noqa: DTZ001
    assert calendar(rows, name="Meetings") == calendar(rows, name="Meetings")


def test_days_have_no_clock_and_the_last_one_is_included():
    found = check(calendar([entry(is_free=True)])).event
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2027, 7, 1), date(2027, 7, 3))
    assert found["TRANSP"] == "TRANSPARENT"


AMAL = Attendee('Amal "Lulu" ب, of Rabat', "amal@rabat.example", "ACCEPTED")
OBJECTS = [
    ("PUBLISH", entry()),
    ("PUBLISH", entry(status=CANCELLED, sequence=3)),
    ("PUBLISH", entry(when=hours("Asia/Beirut", datetime(2027, 3, 28, 9)), place="قاعة, 1; ب")),  # noqa: DTZ001
    (REQUEST, entry(attendee=AMAL, status="TENTATIVE")),
    (REQUEST, entry(attendee=AMAL, when=hours("Africa/Tunis", datetime(2027, 7, 1, 9)))),  # noqa: DTZ001
    (CANCEL, entry(attendee=AMAL, status=CANCELLED)),
    (CANCEL, entry(attendee=AMAL, status=CANCELLED, when=None)),
]


@pytest.mark.parametrize(("method", "one"), OBJECTS)
def test_every_kind_of_object_is_what_itip_allows(method, one):
    text = calendar([one], method=method, name="الاجتماعات", url="https://portal.example/en/meetings.ics")
    check(text, method)
    assert ask_libical(text) == []


def test_the_check_itself_finds_what_is_wrong():
    text = calendar([entry(attendee=AMAL)])
    assert "Expected 0 instances" in ask_libical(text)[0], "a published calendar names nobody"
    assert ask_libical(text.replace("STATUS:CONFIRMED", "STATUS:PERHAPS"))


def test_a_reader_of_feeds_is_told_how_it_is_called_and_when_to_ask_again():
    found = check(calendar([entry()], name="Meetings", url="https://portal.example/en/meetings.ics")).calendar
    assert (found["NAME"], found["X-WR-CALNAME"]) == ("Meetings", "Meetings")
    assert found["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert found["SOURCE"] == "https://portal.example/en/meetings.ics"

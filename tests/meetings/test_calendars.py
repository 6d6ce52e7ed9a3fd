"""Meetings in calendars: what every feed and file says, to whom, and what it never says."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date

from cities.models import Theme
from core.translation import LANGUAGES
from meetings import actions
from meetings.models import JoinLink, Meeting
from tests.calendars import ask_libical, check
from tests.meetings.scheduled import DAY, Planned, at, city
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

FEED = "/en/meetings.ics"


@pytest.fixture
def desk() -> Planned:
    return Planned(title_fr="Un toit pour tous", title_ar="السكن للجميع", host=city("rabat"))


def feed(client, url=FEED):
    return check(client.get(url).content)


def public(desk):
    """Announced, with an agenda of two sessions."""
    desk.one = desk.session(at(9), at(10, 30), room=desk.hall, title_en="Opening")
    desk.two = desk.session(at(9, day=2), at(11, day=2), title_en="Visit", is_online=True)
    desk.announce()
    desk.publish()
    return desk.meeting


def entry_of(checked, row):
    return checked.events[str(row.uid)]


def test_a_meeting_of_two_days_is_a_banner_and_its_sessions(client, desk):
    meeting = public(desk)
    found = feed(client)
    banner, session = entry_of(found, meeting), entry_of(found, desk.one)
    assert (banner["DTSTART"].dt, banner["DTEND"].dt) == (DAY, date(2027, 7, 3))
    assert (banner["TRANSP"], banner["STATUS"], banner["SUMMARY"]) == ("TRANSPARENT", "TENTATIVE", "Housing for all")
    assert banner["LOCATION"] == "Rabat"
    assert str(session["SUMMARY"]) == "Opening – Housing for all"
    assert session["DTSTART"].to_ical() == b"20270701T090000"
    assert session["DTSTART"].params["TZID"] == "Africa/Casablanca"
    assert session["LOCATION"] == "Great hall, Town hall"
    assert "09:00–10:30 Africa/Casablanca (UTC" in session["DESCRIPTION"]
    assert entry_of(found, desk.two)["LOCATION"] == "Rabat or online"


def test_what_is_planned_and_not_published_stands_in_no_calendar(client, desk):
    public(desk)
    later = desk.session(at(15), at(16), title_en="Secret talk")
    desk.move(desk.one, local_start=at(10), local_end=at(11))
    found = feed(client)
    assert str(later.uid) not in found.events
    assert entry_of(found, desk.one)["DTSTART"].to_ical() == b"20270701T090000"


def test_a_draft_stands_in_no_calendar_not_even_for_those_who_see_it(client, desk):
    client.force_login(desk.officer)
    before = client.get(FEED)
    draft = desk.new_meeting(title_en="Hush", host=city("turin"), themes=[])
    after = client.get(FEED)
    assert (after.content, after["Last-Modified"]) == (before.content, before["Last-Modified"])
    assert client.get(f"/en/meetings/{draft.slug}.ics").status_code == 404
    assert client.get("/en/cities/turin/meetings.ics").content.count(b"Hush") == 0


def test_what_is_restricted_leaves_by_no_calendar(client, desk):
    person = desk.speaker("Salma Idrissi")
    desk.session(at(9), at(10), title_en="Opening")
    meeting = desk.meeting
    session = meeting.sessions.get()
    desk.on_stage(session, person)
    JoinLink.objects.create(session=session, url="https://video.example/secret-room")
    desk.announce()
    desk.publish()
    actions.add_document(
        meeting, {"kind": "report", "title_en": "Confidential", "visibility": "participants"}, by=desk.officer
    )
    for url in (FEED, f"/en/meetings/{meeting.slug}.ics", "/en/cities/rabat/meetings.ics"):
        text = client.get(url).content.decode().replace("\r\n ", "")
        assert "Opening" in text
        for secret in ("Idrissi", "secret-room", "Confidential", "@speakers.example"):
            assert secret not in text


STATES = ["announced", "confirmed", "postponed", "cancelled", "session cancelled"]
MODES = ["in_person", "online", "hybrid"]
CASES = [(state, mode, 1 + (n + m) % 2) for n, state in enumerate(STATES) for m, mode in enumerate(MODES)]


@pytest.mark.parametrize(("state", "mode", "days"), CASES)
def test_every_object_passes_itip_in_every_language(client, desk, state, mode, days):
    edit(desk, mode=mode, last_day=DAY + timedelta(days=days - 1), summary_ar="سكن لائق؛ لكل الناس، في كل مدينة.")
    meeting, session = desk.meeting, desk.session(at(9), at(10), is_online=mode != "in_person")
    desk.session(at(11), at(12), room=desk.hall)
    desk.announce()
    desk.publish()
    in_state(desk, state, session)
    wanted = {"confirmed": "CONFIRMED", "cancelled": "CANCELLED"}.get(state, "TENTATIVE")
    for language in LANGUAGES:
        for url in (f"/{language}/meetings.ics", f"/{language}/meetings/{meeting.slug}.ics"):
            content = client.get(url).content
            found = check(content)
            assert entry_of(found, meeting)["STATUS"] == wanted
            assert entry_of(found, session)["STATUS"] == ("CANCELLED" if "cancelled" in state else wanted)
            assert ask_libical(content.decode()) == []


def in_state(desk, state, session):
    if state == "session cancelled":
        session.refresh_from_db()
        actions.cancel_session(session, by=desk.officer, version=session.version, reason="Rain; too much.")
        desk.publish()
    elif state != "announced":
        step = {"confirmed": actions.confirm, "postponed": actions.postpone, "cancelled": actions.cancel}[state]
        words = {} if state == "confirmed" else {"reason": "Elections, in two cities."}
        step(desk.meeting, by=desk.officer, version=desk.meeting.version, **words)


def edit(desk, **values):
    desk.meeting.refresh_from_db()
    desk.meeting = actions.edit_meeting(desk.meeting, values, by=desk.officer, version=desk.meeting.version)


@pytest.mark.parametrize("slug", ["cities/turin", "themes/housing"])
def test_the_whole_record_passes_in_three_languages(client, slug):
    for language in LANGUAGES:
        for url in (f"/{language}/meetings.ics", f"/{language}/{slug}/meetings.ics"):
            content = client.get(url).content
            assert check(content).events
            assert ask_libical(content.decode()) == []


def test_of_the_record_only_what_is_known_to_the_day_stands_in_calendars(client):
    known = Meeting.objects.filter(on_record=True, precision="day").exclude(first_day=None)
    unknown = Meeting.objects.filter(on_record=True).exclude(pk__in=known)
    assert unknown.exists()
    found = feed(client).events
    assert {str(uid) for uid in known.values_list("uid", flat=True)} <= set(found)
    assert not {str(uid) for uid in unknown.values_list("uid", flat=True)} & set(found)
    assert client.get(f"/en/meetings/{unknown.first().slug}.ics").status_code == 404


def test_who_has_these_very_bytes_is_not_sent_them_again(client, desk):
    public(desk)
    first = client.get(FEED)
    assert client.get(FEED).content == first.content
    by_bytes = client.get(FEED, HTTP_IF_NONE_MATCH=first["ETag"])
    by_date = client.get(FEED, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert [(row.status_code, row.content) for row in (by_bytes, by_date)] == [(304, b""), (304, b"")]
    assert by_bytes["ETag"] == first["ETag"]
    stale = http_date(timezone.now().timestamp() - 10**6)
    assert client.get(FEED, HTTP_IF_NONE_MATCH='"other"').status_code == 200
    assert client.get(FEED, HTTP_IF_MODIFIED_SINCE=stale).status_code == 200


def test_tomorrow_the_bytes_are_the_same(client, desk, time_machine):
    public(desk)
    first = client.get(FEED).content
    time_machine.move_to(datetime.now().astimezone() + timedelta(days=1))
    assert client.get(FEED).content == first


def test_who_asks_by_date_learns_that_a_meeting_left_a_theme(client, desk, time_machine):
    theme, url = Theme.objects.get(slug="housing"), "/en/themes/housing/meetings.ics"
    desk.meeting.themes.add(theme)
    desk.announce()
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    first = client.get(url)
    assert b"Housing for all" in first.content
    actions.untie(desk.meeting, "themes", theme, by=desk.officer)
    second = client.get(url, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert (second.status_code, b"Housing for all" in second.content) == (200, False)


def test_a_move_is_a_higher_sequence_under_the_same_name_and_a_mended_title_is_not(client, desk):
    meeting = public(desk)
    before = entry_of(feed(client), meeting)
    edit(desk, title_en="Housing for all of us")
    mended = entry_of(feed(client), meeting)
    assert (mended["SUMMARY"], mended["SEQUENCE"]) == ("Housing for all of us", before["SEQUENCE"])
    assert mended["DTSTAMP"].dt >= before["DTSTAMP"].dt
    edit(desk, first_day=date(2027, 7, 8), last_day=date(2027, 7, 9))
    moved = entry_of(feed(client), meeting)
    assert (moved["UID"], moved["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)


def test_a_moved_session_has_a_higher_sequence_and_hours_of_the_old_days_are_no_longer_told(client, desk):
    public(desk)
    before = entry_of(feed(client), desk.one)
    desk.move(desk.one, local_start=at(10), local_end=at(11))
    desk.publish()
    moved = entry_of(feed(client), desk.one)
    assert moved["DTSTART"].to_ical() == b"20270701T100000"
    assert moved["SEQUENCE"] > before["SEQUENCE"]
    edit(desk, first_day=date(2027, 8, 1), last_day=date(2027, 8, 2))
    found = feed(client)
    assert str(desk.one.uid) not in found.events
    assert entry_of(found, desk.meeting)["DTSTART"].dt == date(2027, 8, 1)


def test_a_cancelled_meeting_stays_in_calendars_with_all_its_sessions(client, desk, time_machine):
    meeting = public(desk)
    before = feed(client)
    desk.meeting = actions.cancel(meeting, by=desk.officer, version=meeting.version, reason="No money.")
    time_machine.move_to(timezone.now() + timedelta(days=61))
    for url in (FEED, "/en/cities/rabat/meetings.ics", f"/en/meetings/{meeting.slug}.ics"):
        found = feed(client, url)
        for row in (meeting, desk.one, desk.two):
            now, then = entry_of(found, row), entry_of(before, row)
            assert (now["STATUS"], now["UID"], now["ORGANIZER"]) == ("CANCELLED", then["UID"], then["ORGANIZER"])
            assert now["SEQUENCE"] > then["SEQUENCE"]
            assert now["SUMMARY"].startswith("Cancelled: ")
        assert "No money." in entry_of(found, meeting)["DESCRIPTION"]


def test_a_meeting_of_one_day_stands_at_its_published_hours(client, desk):
    edit(desk, last_day=DAY)
    only = desk.session(at(14), at(15, 30), is_online=True)
    desk.announce()
    assert entry_of(feed(client), desk.meeting)["DTSTART"].dt == DAY
    desk.publish()
    found = feed(client)
    event = entry_of(found, desk.meeting)
    assert (event["DTSTART"].to_ical(), event["DTEND"].to_ical()) == (b"20270701T140000", b"20270701T153000")
    assert event["TRANSP"] == "OPAQUE"
    assert str(only.uid) not in found.events, "it is the meeting: nobody wants it twice"
    desk.session(at(16), at(17))
    desk.publish()
    found = feed(client)
    assert entry_of(found, desk.meeting)["DTEND"].to_ical() == b"20270701T170000"
    assert entry_of(found, desk.meeting)["TRANSP"] == "TRANSPARENT"
    assert str(only.uid) in found.events


def test_the_hours_of_a_meeting_of_one_day_are_news_for_calendars(client, desk):
    edit(desk, last_day=DAY)
    session = desk.session(at(14), at(15))
    desk.announce()
    sequences = [entry_of(feed(client), desk.meeting)["SEQUENCE"]]

    def published():
        desk.publish()
        sequences.append(entry_of(feed(client), desk.meeting)["SEQUENCE"])

    published()
    desk.move(session, title_en="Welcome")
    published()
    desk.move(session, local_end=at(16))
    published()
    first = sequences[0]
    assert sequences == [first, first + 1, first + 1, first + 2]


def test_each_theme_and_each_city_has_its_own(client, desk):
    desk.meeting.themes.add(Theme.objects.get(slug="housing"))
    meeting = public(desk)
    for url, is_in in (
        ("/en/themes/housing/meetings.ics", True),
        ("/en/themes/culture/meetings.ics", False),
        ("/en/cities/rabat/meetings.ics", True),
        ("/en/cities/turin/meetings.ics", False),
        ("/en/meetings.ics?theme=housing", True),
        ("/en/meetings.ics?theme=culture", False),
    ):
        assert (str(meeting.uid) in feed(client, url).events) is is_in, url
    assert client.get("/en/themes/dragons/meetings.ics").status_code == 404
    assert client.get("/en/cities/atlantis/meetings.ics").status_code == 404
    assert client.get("/en/meetings.ics?theme=dragons").status_code == 400


def test_a_calendar_says_how_it_is_called_and_where_it_can_be_had_anew(client):
    response = client.get("/fr/themes/housing/meetings.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = check(response.content).calendar
    assert found["X-WR-CALNAME"].startswith("MC2CM · ")
    assert found["SOURCE"].endswith("/fr/themes/housing/meetings.ics")
    one = client.get("/en/meetings/p2p5.ics")
    assert one["Content-Disposition"] == 'attachment; filename="mc2cm-p2p5.ics"'


def test_many_meetings_ask_no_more_of_the_database_than_one(client, desk):
    public(desk)
    urls = [FEED, "/en/cities/rabat/meetings.ics", f"{FEED}?host=rabat"]
    few = [queries_of(client, url) for url in urls]
    for number in range(5):
        day = date(2028, 1, 3) + number * timedelta(days=28)
        other = desk.new_meeting(title_en=f"Meeting {number}", host=city("rabat"), first_day=day, last_day=day)
        begins = datetime.combine(day, time(9))
        desk.session(begins, begins + timedelta(hours=1), meeting=other)
        desk.meeting = other
        desk.announce()
        desk.publish()
    assert [queries_of(client, url) for url in urls] == few

"""The first meeting that an officer makes: what she is spared, and what is caught before it does harm."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from core.errors import Clash
from core.fields import WallTime
from meetings import actions
from meetings.exports import agenda_pdf
from meetings.models import InterpreterTeam, Meeting, Venue
from tests.meetings.desk import Desk
from tests.meetings.scheduled import Planned, at, city

pytestmark = pytest.mark.django_db
NEW = "/en/desk/meetings/new/"


def test_a_meeting_takes_over_the_clock_of_its_host():
    desk = Desk()
    sent = desk.typed(NEW, title_en="In Rabat", kind="thematic", first_day="2027-09-01", last_day="2027-09-02")
    assert sent["tz"] == ""
    assert desk.post(NEW, sent | {"host": "rabat"}).status_code == 302
    assert desk.post(NEW, sent | {"title_en": "In Cairo", "place_country": "EG"}).status_code == 302
    assert desk.post(NEW, sent | {"title_en": "Anywhere"}).status_code == 302
    assert desk.post(NEW, sent | {"title_en": "Chosen", "host": "turin", "tz": "Asia/Beirut"}).status_code == 302
    zones = dict(Meeting.objects.exclude(on_record=True).values_list("title_en", "tz"))
    assert zones == {
        "Housing for all": "Africa/Casablanca",
        "In Rabat": "Africa/Casablanca",
        "In Cairo": "Africa/Cairo",
        "Anywhere": "Europe/Vienna",
        "Chosen": "Asia/Beirut",
    }


def test_a_clock_that_is_not_the_hosts_is_noted():
    plan = Planned(host=city("turin"))
    plan.session(at(9), at(10))
    (noted,) = [check for check in actions.checks(plan.meeting) if check.key == "other-clock"]
    assert (noted.level, "Africa/Casablanca (UTC)" in noted.text, "Europe/Rome (UTC+2)" in noted.text) == (
        actions.NOTED,
        True,
        True,
    )
    at_home = Planned.new_meeting(plan, host=city("rabat"))
    assert not [check for check in actions.checks(at_home) if check.key == "other-clock"]


def test_every_page_of_a_meeting_says_when_where_and_by_which_clock():
    desk = Desk(host=city("rabat"))
    for page in ("", "facts/", "ties/", "agenda/", "documents/", "polls/"):
        words = "1–2 July 2027 · Rabat · Thematic or regional meeting · Africa/Casablanca"
        assert words in desk.get(page).content.decode()


def test_a_list_begins_with_its_empty_choice():
    desk = Desk()
    form = desk.get(NEW).context["form"]
    assert [next(iter(form.fields[name].choices)) for name in ("host", "kind")] == [("", "–"), ("", "Choose")]
    (ties,) = [group for group in desk.get("ties/").context["groups"] if group["kind"] == "cities"]
    assert str(next(iter(ties["form"].fields["city"].choices))[1]) == "Choose"


def test_a_new_venue_leads_on_to_its_rooms():
    desk = Desk()
    there = "/en/desk/venues/new/"
    done = desk.post(there, desk.typed(there, name_en="Old market"))
    assert done.url == f"/en/desk/venues/{Venue.objects.get(name_en='Old market').slug}/"


def test_interpreters_are_listed_with_their_languages_by_name():
    desk = Desk()
    InterpreterTeam.objects.create(name="Team B", languages=["fr", "ar"])
    assert "French · Arabic" in desk.get("/en/desk/interpreters/").content.decode()


def test_a_slip_in_the_year_is_caught_before_it_holds_a_host_for_decades():
    desk = Desk()
    sent = desk.typed("facts/", last_day="2072-07-02")
    refused = desk.post("facts/", sent)
    assert "more than a year" in refused.content.decode()
    assert Meeting.objects.get(pk=desk.meeting.pk).last_day == date(2027, 7, 2)


def test_a_shape_copied_to_the_end_of_time_is_refused_in_words():
    desk = Desk()
    sent = {"shape": desk.meeting.slug, "title": "Later", "language": "en", "first_day": "9999-12-31"}
    refused = desk.post("/en/desk/meetings/copy/", sent)
    assert (refused.status_code, "Write a year from 1900 to 2200." in refused.content.decode()) == (400, True)


@pytest.mark.parametrize("typed", ["2027-07-01", "2027-07-01T09", "2027-07-01T09:00:31", "2027-W26-4T09:00", "٢٠٢٧"])
def test_what_is_no_day_and_hour_is_not_guessed_at(typed):
    with pytest.raises(Exception, match="Write the day and the hour like this"):
        WallTime().clean(typed)
    assert WallTime().clean("2027-07-01T09:00:00") == WallTime().clean(" 2027-07-01 09:00 ") == at(9)


def test_a_clash_says_the_day_in_words_and_by_whose_clock():
    desk = Desk()
    desk.session(at(9), at(10), room=desk.hall)
    with pytest.raises(Clash) as refused:
        desk.session(at(9, 30), at(11), room=desk.hall)
    assert "is taken from 1 July 2027, 09:00 to 10:00 Africa/Casablanca (UTC) by “Opening”" in refused.value.message


def test_what_is_missing_of_a_session_is_one_line():
    plan = Planned()
    plan.session(at(9), at(10), title_fr="", title_ar="")
    told = [check.text for check in actions.checks(plan.meeting) if check.key.startswith("untranslated")]
    assert told == ["“Opening” has no title in French and Arabic."]


def test_days_off_are_told_in_words():
    plan = Planned(host=city("rabat"), first_day=date(2027, 7, 3), last_day=date(2027, 7, 4))
    told = [check.text for check in actions.checks(plan.meeting) if check.key.startswith("weekend")]
    assert told == ["Rabat: weekend there on 3 July 2027 and 4 July 2027."]


def test_the_paper_agenda_says_what_can_be_followed_online_and_in_french_heads_its_hours_so():
    plan = Planned()
    plan.session(at(9), at(10), is_online=True)
    plan.announce()
    revision = plan.publish([check.key for check in actions.checks(plan.meeting)])
    pages = {code: PdfReader(BytesIO(agenda_pdf(revision, code))).pages[0].extract_text() for code in ("en", "fr")}
    assert "Plenary · can be followed online" in pages["en"]
    assert ("Heures" in pages["fr"], "Temps" in pages["fr"]) == (True, False)

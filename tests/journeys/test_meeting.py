"""An officer prepares a meeting in a real browser: two sessions, a clash explained, an agenda published, one mail."""

import re

import pytest

from accounts.choices import Role
from core import outbox
from core.models import OutboxMessage
from meetings.models import Contributor, ContributorContact, Room, Session, Venue
from tests.browser import faults
from tests.journeys.test_writing import sign_in
from tests.meetings.scheduled import Planned, at
from tests.people import secretary

PAGES = ["", "facts/", "ties/", "agenda/", "agenda/preview/", "documents/", "documents/new/", "polls/", "sessions/new/"]


@pytest.fixture
def officer(db, transactional_db):
    return secretary(Role.OFFICER)


def add_session(page, base: str, title: str, begins: str, ends: str, room: str) -> None:
    page.goto(f"{base}sessions/new/")
    page.fill("[name=title_en]", title)
    page.fill("[name=local_start]", begins)
    page.fill("[name=local_end]", ends)
    page.select_option("[name=room]", label=room)
    page.get_by_role("button", name="Add the session").click()


def test_an_officer_prepares_a_meeting_and_the_public_reads_its_agenda(live_site, visit, officer, settings, tmp_path):
    settings.MAIL_FOLDER, settings.EMAIL_BACKEND = tmp_path / "mail", "core.mailbox.Folder"
    Room.objects.create(venue=Venue.objects.create(slug="town-hall", name_en="Town hall"), name="Great hall")
    speaker = Contributor.objects.create(name="Salma Idrissi", organisation="City of Rabat")
    ContributorContact.objects.create(contributor=speaker, email="salma@speakers.example", language="fr")
    page = visit(scripts=False)
    sign_in(page, live_site, officer.email)
    page.goto(f"{live_site}/en/desk/meetings/new/")
    page.fill("[name=title_en]", "Housing for all")
    page.fill("[name=first_day]", "2027-07-01")
    page.fill("[name=last_day]", "2027-07-02")
    page.select_option("[name=kind]", "thematic")
    page.select_option("[name=tz]", "Africa/Casablanca")
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url("**/desk/meetings/housing-for-all-2027/")
    base = page.url
    add_session(page, base, "Opening words", "2027-07-01T09:00", "2027-07-01T10:00", "Great hall, Town hall")
    page.wait_for_url(re.compile(r"/sessions/[0-9a-f-]{36}/$"))
    opening = page.url
    page.get_by_text("Put somebody on the stage").click()
    page.select_option("#id_people_contributor", label="Salma Idrissi")
    page.select_option("#id_people_acceptance", "accepted")
    page.get_by_role("button", name="Put on the stage").click()
    assert "She or he stands in the session." in page.inner_text("main")

    add_session(page, base, "First workshop", "2027-07-01T09:30", "2027-07-01T11:00", "Great hall, Town hall")
    assert "Opening words" in page.inner_text(".error-summary")
    assert page.get_by_role("link", name="Opening words").get_attribute("href") in opening
    assert page.input_value("[name=title_en]") == "First workshop"
    page.fill("[name=local_start]", "2027-07-01T10:00")
    page.get_by_role("button", name="Add the session").click()
    page.wait_for_url(re.compile(r"/sessions/[0-9a-f-]{36}/$"))

    page.goto(base)
    page.get_by_role("button", name="Announce the meeting").click()
    page.get_by_role("link", name="Agenda", exact=True).click()
    page.get_by_text("Read the mail").click()
    assert "Opening words" in page.inner_text(".letter")
    page.get_by_role("button", name="Publish agenda 1").click()
    assert "Agenda 1 is published." in page.inner_text("main")

    reader = visit(width=360)
    reader.goto(f"{live_site}/en/meetings/housing-for-all-2027/")
    shown = reader.inner_text("main")
    assert all(words in shown for words in ("Opening words", "First workshop", "Salma Idrissi"))
    assert OutboxMessage.objects.filter(to="salma@speakers.example").count() == 1
    while outbox.send_next():
        pass
    letters = [file.read_text() for file in (tmp_path / "mail").glob("*.eml")]
    assert sum("salma@speakers.example" in letter for letter in letters) == 1
    assert Session.objects.filter(meeting__slug="housing-for-all-2027").count() == 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_desk_of_meetings_is_accessible_at_every_width(language, live_site, visit, axe, officer):
    plan = Planned(officer=officer)
    row = plan.session(at(9), at(10), room=plan.hall, is_online=True)
    plan.on_stage(row, plan.speaker(), acceptance="asked")
    plan.session(at(9), at(10), track=2, title_en="Beside")
    plan.announce()
    window = visit()
    sign_in(window, live_site, officer.email)
    beside = ["desk/meetings/", "desk/meetings/calendar/?month=2027-07", "desk/meetings/new/", "desk/meetings/copy/"]
    beside += ["desk/venues/", "desk/venues/town-hall/", "desk/speakers/new/", "desk/days-off/"]
    own = [f"desk/meetings/{plan.meeting.slug}/{path}" for path in [*PAGES, f"sessions/{row.uid}/"]]
    paths = [*beside, *own]
    assert [fault for path in paths for fault in faults(window, f"{live_site}/{language}/{path}", axe)] == []

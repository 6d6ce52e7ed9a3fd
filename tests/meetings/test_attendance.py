"""Who was there: noted once, by a list or by the code that she shows, by whoever checks in alone."""

import re

import pytest
from django.test import Client

from accounts.choices import Role
from meetings import actions
from meetings.models import Attendance
from tests.meetings.scheduled import Planned, at
from tests.meetings.test_sign_ups import guests, workshop
from tests.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Planned:
    made = Planned(mode="hybrid")
    made.announce()
    return made


def noted() -> list[tuple[str, str]]:
    return list(Attendance.objects.values_list("invitation__name", "presence"))


def test_guests_are_ticked_and_unticked_on_the_list(plan, client):
    session, _people = plan.session(at(9), at(10)), guests(plan, 2)
    client.force_login(secretary(Role.LOGISTICS))
    here = f"/en/desk/meetings/{plan.meeting.slug}/sessions/{session.uid}/attendance/"
    assert "Guest 1" in client.get(here).content.decode()
    assert Attendance.objects.count() == 0
    one = f"{here}{_people[0].uid}/"
    for how in ("in_person", "in_person", "online"):
        assert client.post(one, {"how": how}).status_code == 302
    assert noted() == [("Guest 0", "online")]
    assert "1 noted" in client.get(f"/en/desk/meetings/{plan.meeting.slug}/attendance/").content.decode()
    client.post(one, {"how": ""})
    assert noted() == []


def test_many_sessions_ask_no_more_of_the_database_than_one(plan, client, django_assert_max_num_queries):
    client.force_login(secretary(Role.LOGISTICS))
    here = f"/en/desk/meetings/{plan.meeting.slug}/attendance/"
    plan.session(at(9), at(10))
    client.get(here)
    with django_assert_max_num_queries(60) as one:
        client.get(here)
    for hour in (10, 11, 12):
        plan.session(at(hour), at(hour + 1))
    with django_assert_max_num_queries(60) as many:
        client.get(here)
    assert len(many) == len(one)


def test_whoever_comes_without_having_answered_is_noted_too(plan, client):
    session = plan.session(at(9), at(10))
    row, _token = actions.invite(
        plan.meeting, {"name": "Eve Late", "email": "eve@town.example", "kind": "guest"}, by=plan.officer
    )
    client.force_login(secretary(Role.LOGISTICS))
    here = f"/en/desk/meetings/{plan.meeting.slug}/sessions/{session.uid}/attendance/"
    page = client.get(here).content.decode()
    assert page.index("Somebody else who is invited") < page.index("Eve Late")
    client.post(f"{here}{row.uid}/", {"how": "in_person"})
    assert noted() == [("Eve Late", "in_person")]
    assert "Somebody else who is invited" not in client.get(here).content.decode()


def test_the_code_on_her_page_scanned_twice_counts_once_and_reading_it_notes_nothing(plan, client):
    session, (guest,) = plan.session(at(9), at(10)), guests(plan, 1)
    page = Client().get("/en/answer/guest-0/code/").content.decode()
    assert re.search(r"<svg[^>]*>.*<path", page, re.DOTALL)
    here = f"/en/attend/{actions.code_of(guest)}/"
    assert Client().get(here).status_code == 302
    client.force_login(secretary(Role.LOGISTICS))
    assert "Guest 0" in client.get(here).content.decode()
    assert noted() == []
    for _time in range(2):
        assert client.post(here, {"session": session.uid}).status_code == 302
    assert noted() == [("Guest 0", "in_person")]
    assert client.get("/en/attend/wrong/").status_code == 404


def test_her_own_code_notes_nobody_when_she_opens_it_herself(plan, client):
    session, (guest,) = plan.session(at(9), at(10)), guests(plan, 1)
    client.force_login(secretary(Role.TRANSLATOR))
    assert client.post(f"/en/attend/{actions.code_of(guest)}/", {"session": session.uid}).status_code == 403
    assert noted() == []


def test_nobody_is_noted_in_a_session_that_is_called_off(plan, client):
    session, (guest,) = plan.session(at(9), at(10)), guests(plan, 1)
    actions.cancel_session(session, by=plan.officer, version=session.version, reason="No speaker.")
    client.force_login(plan.officer)
    client.post(
        f"/en/desk/meetings/{plan.meeting.slug}/sessions/{session.uid}/attendance/{guest.uid}/", {"how": "online"}
    )
    assert noted() == []


def test_programs_note_who_was_there_and_give_places_by_the_same_rules(plan, client):
    session, (guest, other) = workshop(plan, 1), guests(plan, 2)
    client.force_login(plan.officer)
    here = f"/api/v1/meetings/{plan.meeting.slug}/sessions/{session.uid}"
    for row, state in ((guest, "confirmed"), (other, "waiting")):
        sent = {"presence": "in_person"}
        answer = client.put(f"{here}/sign-ups/{row.uid}/", sent, content_type="application/json")
        assert (answer.status_code, answer.json()["state"]) == (200, state)
    assert client.delete(f"{here}/sign-ups/{guest.uid}/").status_code == 204
    assert [row["state"] for row in client.get(f"{here}/sign-ups/").json()["results"]] == ["withdrawn", "offered"]
    for _time in range(2):
        client.put(f"{here}/attendance/{other.uid}/", {"presence": "online"}, content_type="application/json")
    assert noted() == [("Guest 1", "online")]
    assert client.delete(f"{here}/attendance/{other.uid}/").status_code == 204
    assert noted() == []

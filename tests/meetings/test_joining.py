"""The way in online: the right person, the right hour, and its address nowhere else."""

from datetime import UTC, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from core.models import AuditEntry
from meetings import actions
from meetings.models import Meeting, MeetingInvitation, Session
from tests.meetings.scheduled import Planned, at, city
from tests.meetings.test_sign_ups import guests, workshop
from tests.people import official

pytestmark = pytest.mark.django_db
ADDRESS = "https://rooms.example/secret-room"


@pytest.fixture
def plan() -> Planned:
    made = Planned(mode="hybrid")
    made.announce()
    return made


def reader(slug: str) -> User:
    return official(Role.CITY_READER, city(slug), f"reader.{slug}")


def begins(session: Session, minutes: float) -> None:
    """It begins in so many minutes from now, for an hour."""
    start = timezone.now().astimezone(UTC).replace(tzinfo=None) + timedelta(minutes=minutes)
    Session.objects.filter(pk=session.pk).update(
        local_start=start, local_end=start + timedelta(hours=1), tz="Atlantic/Reykjavik"
    )


def gate(session: Session, guest: int = 0):
    return Client().get(f"/en/answer/guest-{guest}/join/{session.uid}/")


@pytest.mark.parametrize(("minutes", "opens"), [(16, False), (14, True), (-59, True), (-61, False)])
def test_the_gate_opens_a_quarter_of_an_hour_before_and_closes_with_the_end(plan, minutes, opens):
    session = plan.session(at(9), at(10), is_online=True)
    guests(plan, 1)
    actions.set_join_link(session, ADDRESS, by=plan.officer)
    begins(session, minutes)
    response = gate(session)
    assert response.status_code == (302 if opens else 403)
    assert (response.headers.get("Location") == ADDRESS) is opens
    assert ADDRESS not in response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"


def test_it_opens_for_guests_who_said_yes_and_have_a_place_where_places_are_given_out(plan):
    session = workshop(plan, is_online=True)
    a, b = guests(plan, 2)
    actions.set_join_link(session, ADDRESS, by=plan.officer)
    actions.sign_up(session, a, "online")
    begins(session, 5)
    assert [gate(session, n).status_code for n in (0, 1)] == [302, 403]
    actions.answer(a, "no")
    assert gate(session).status_code == 403
    assert Client().get(f"/en/answer/other/join/{session.uid}/").status_code == 410
    assert b.is_open


def test_while_it_goes_on_her_first_page_leads_to_the_way_in(plan):
    session = plan.session(at(9), at(10), is_online=True)
    guests(plan, 1)
    here, words = "/en/answer/guest-0/", "The meeting is going on"
    Meeting.objects.filter(pk=plan.meeting.pk).update(status="live")
    assert words not in Client().get(here).content.decode()
    actions.set_join_link(session, ADDRESS, by=plan.officer)
    assert words in Client().get(here).content.decode()


def test_whoever_signs_in_is_let_in_when_she_is_invited_and_others_find_nothing(plan, client):
    session = plan.session(at(9), at(10), is_online=True)
    (guest,), visitor, stranger = guests(plan, 1), reader("turin"), reader("rabat")
    MeetingInvitation.objects.filter(pk=guest.pk).update(person=visitor)
    actions.set_join_link(session, ADDRESS, by=plan.officer)
    here = f"/en/meetings/{plan.meeting.slug}/join/{session.uid}/"
    client.force_login(visitor)
    assert client.get(here).status_code == 403
    begins(session, 5)
    assert client.get(here).headers["Location"] == ADDRESS
    client.force_login(stranger)
    assert client.get(here).status_code == 404


def test_the_address_stands_on_no_page_in_no_feed_in_no_answer_and_in_no_trail(plan, client):
    session = plan.session(at(9), at(10), is_online=True)
    guests(plan, 1)
    plan.publish()
    client.force_login(plan.officer)
    slug = plan.meeting.slug
    desk = f"/en/desk/meetings/{slug}/sessions/{session.uid}/"
    assert client.post(f"{desk}join/", {"url": ADDRESS}).status_code == 302
    assert session.join_link.url == ADDRESS
    read = [desk, f"{desk}sign-ups/", f"/en/meetings/{slug}/", f"/en/meetings/{slug}.ics", "/en/meetings.json"]
    read += [f"/api/v1/meetings/{slug}/", f"/api/v1/meetings/{slug}/sessions/", f"/en/meetings/{slug}/agenda/1.json"]
    read += ["/en/answer/guest-0/sessions/", "/en/answer/guest-0/invite.ics"]
    for address in read:
        response = client.get(address)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert (response.status_code, b"secret-room" in content) == (200, False), address
    assert "Join online" in client.get("/en/answer/guest-0/sessions/").content.decode()
    trail = AuditEntry.objects.filter(action="set_join_link").get()
    assert "secret-room" not in str(trail.changes)
    assert client.post(f"{desk}join/", {"url": "javascript:alert(1)"}).status_code == 400


@pytest.mark.parametrize(("minutes", "opens"), [(16, False), (14, True), (-59, True), (-61, False)])
def test_programs_pass_the_same_gate(plan, client, minutes, opens):
    session = plan.session(at(9), at(10), is_online=True)
    (guest,), visitor, stranger = guests(plan, 1), reader("turin"), reader("rabat")
    MeetingInvitation.objects.filter(pk=guest.pk).update(person=visitor)
    actions.set_join_link(session, ADDRESS, by=plan.officer)
    begins(session, minutes)
    here = f"/api/v1/meetings/{plan.meeting.slug}/sessions/{session.uid}/join/"
    assert client.get(here).status_code in (401, 403)
    client.force_login(stranger)
    assert client.get(here).status_code == 404
    client.force_login(visitor)
    answer = client.get(here)
    assert (answer.status_code, answer.json().get("url")) == ((200, ADDRESS) if opens else (409, None))
    assert ("secret-room" in answer.content.decode()) is opens
    assert "no-store" in answer["Cache-Control"]
    actions.answer(guest, "no")
    assert client.get(here).status_code == 409

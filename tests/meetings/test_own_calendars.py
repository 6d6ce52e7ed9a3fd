"""A calendar of one's own: by an address that nobody can guess, that can be ended, and that says nothing to others."""

import logging
import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.choices import Role
from core.logs import Masked
from meetings import actions
from meetings.models import FeedToken, MeetingInvitation
from tests.calendars import ask_libical, check
from tests.meetings.scheduled import Planned, at, city
from tests.people import official
from tests.queries import queries_of
from tests.reading import body

pytestmark = pytest.mark.django_db
PAGE = "/en/account/calendar/"


@pytest.fixture
def desk() -> Planned:
    plan = Planned(host=city("rabat"))
    plan.session(at(9), at(10))
    plan.announce()
    plan.publish()
    return plan


def nadia():
    return official(Role.CITY_READER, city("lyon"), "nadia")


def made(client, page=PAGE) -> str:
    """The address that the page says once."""
    return re.findall(r"/en/calendar/[\w-]{43}\.ics", body(client.post(page, {"make": "1"})))[0]


def meetings_in(client, address) -> set[str]:
    response = client.get(address)
    assert response.status_code == 200
    assert ask_libical(response.content.decode()) == []
    titles = {str(event["SUMMARY"]) for event in check(response.content).events.values()}
    return {title for title in titles if " – " not in title}


def invited(desk, user, **values):
    given = {"name": user.name, "email": user.email, "kind": "guest"} | values
    return actions.invite(desk.meeting, given, by=desk.officer)


def test_she_finds_what_she_is_invited_to_speaks_at_and_what_her_city_hosts(client, desk):
    user = official(Role.CITY_EDITOR, city("turin"))
    client.force_login(user)
    address = made(client)
    before = meetings_in(client, address)
    row, _token = invited(desk, user)
    assert meetings_in(client, address) - before == {"Housing for all"}
    actions.answer(row, "no")
    assert meetings_in(client, address) == before
    speaker = desk.speaker()
    speaker.person = user
    speaker.save()
    desk.on_stage(desk.meeting.sessions.get(), speaker)
    assert meetings_in(client, address) - before == {"Housing for all"}
    day = date(2027, 9, 1)
    host = desk.new_meeting(title_en="At home", host=city("turin"), first_day=day, last_day=day)
    assert "At home" not in meetings_in(client, address), "a draft is in no calendar"
    actions.announce(host, by=desk.officer, version=host.version)
    assert meetings_in(client, address) - before == {"Housing for all", "At home"}


def test_nobody_signs_in_to_read_it_and_it_is_in_no_cache(client, desk):
    user = nadia()
    invited(desk, user)
    client.force_login(user)
    address = made(client)
    client.logout()
    response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    again = client.get(address, HTTP_IF_NONE_MATCH=response["ETag"])
    assert (again.status_code, client.get(address).content) == (304, response.content)


def test_an_unknown_an_altered_and_an_ended_address_get_the_same_answer(client, desk):
    client.force_login(nadia())
    first, second = made(client), made(client)
    unknown = f"/en/calendar/{'x' * 43}.ics"
    altered = f"{second[:-5]}{'A' if second[-5] != 'A' else 'B'}.ics"
    client.post(PAGE, {"end": "1"})
    gone = [client.get(address) for address in (unknown, altered, first, second, "/en/calendar/short.ics")]
    assert {(row.status_code, row.content) for row in gone} == {(404, gone[0].content)}
    assert {tuple(sorted(row.items())) for row in gone} == {tuple(sorted(gone[0].items()))}


def test_a_new_address_ends_the_one_before(client):
    client.force_login(nadia())
    first, second = made(client), made(client)
    assert [client.get(address).status_code for address in (first, second)] == [404, 200]


def test_who_may_no_longer_sign_in_has_no_calendar(client):
    user = nadia()
    client.force_login(user)
    address = made(client)
    client.logout()
    post = user.posts.get()
    post.ends_at = timezone.now()
    post.save()
    assert client.get(address).status_code == 404
    post.ends_at = None
    post.save()
    assert client.get(address).status_code == 200
    user.is_active = False
    user.save()
    assert client.get(address).status_code == 404


def test_only_the_hash_is_kept_and_no_log_has_the_secret(client):
    client.force_login(nadia())
    address = made(client)
    secret = address.split("/")[-1].removesuffix(".ics")
    assert secret not in str(list(FeedToken.objects.values()))
    assert secret not in body(client.get(PAGE)), "it is said once"
    line = logging.LogRecord("x", logging.INFO, "", 0, "GET %s 200", (address,), None)
    Masked().filter(line)
    assert secret not in line.getMessage()


def test_the_page_says_since_when_and_when_a_calendar_last_asked(client):
    client.force_login(nadia())
    assert "You have no address yet" in body(client.get(PAGE))
    address = made(client)
    assert "No calendar has asked yet" in body(client.get(PAGE))
    client.get(address)
    assert "A calendar last asked on" in body(client.get(PAGE))
    assert FeedToken.objects.get().last_used_on == timezone.localdate()


def test_a_guest_has_one_too_and_loses_it_with_her_invitation(client, desk):
    row, token = invited(desk, nadia(), email="amal@town.example")
    page = f"/en/answer/{token}/calendar/"
    shown = client.get(page)
    assert (shown.status_code, shown["Referrer-Policy"]) == (200, "no-referrer")
    assert shown["Cache-Control"] == "no-store, private"
    assert not FeedToken.objects.exists(), "a look changes nothing"
    address = made(client, page)
    assert meetings_in(client, address) == {"Housing for all"}
    actions.revoke(row, by=desk.officer)
    assert client.get(address).status_code == 404
    assert client.get(page).content == client.get("/en/answer/no-such-token/calendar/").content


def test_a_guest_takes_her_meeting_home_as_a_file(client, desk):
    _row, token = invited(desk, nadia(), email="amal@town.example")
    response = client.get(f"/en/answer/{token}/invite.ics")
    assert response["Content-Disposition"] == 'attachment; filename="invite.ics"'
    assert response["Cache-Control"] == "no-store, private"
    assert len(check(response.content).events) == 2
    assert ask_libical(response.content.decode()) == []
    assert client.get("/en/answer/no-such-token/invite.ics").status_code == 410


def test_no_other_guest_is_in_it(client, desk):
    user = nadia()
    invited(desk, user)
    invited(desk, user, name="Bruno Rossi", email="bruno@town.example")
    MeetingInvitation.objects.update(function="Mayor")
    client.force_login(user)
    text = client.get(made(client)).content.decode()
    for secret in ("@town.example", "ATTENDEE", "Bruno", "Mayor"):
        assert secret not in text


def test_many_meetings_ask_no_more_of_the_database_than_one(client, desk):
    client.force_login(official(Role.CITY_EDITOR, city("rabat")))
    address = made(client)
    client.get(address)
    few = queries_of(client, address)
    for month in range(1, 5):
        day = date(2028, month, 3)
        other = desk.new_meeting(title_en=f"Meeting {month}", host=city("rabat"), first_day=day, last_day=day)
        actions.announce(other, by=desk.officer, version=other.version)
    assert queries_of(client, address) == few


def test_programs_make_and_end_an_address_too(client):
    api = "/api/v1/account/calendar/"
    assert client.get(api).status_code in (401, 403)
    client.force_login(nadia())
    assert client.get(api).json() == {"url": "", "made_at": None, "last_used_on": None}
    made_one = client.post(api)
    address = made_one.json()["url"].partition("8000")[2]
    assert (made_one.status_code, made_one["Cache-Control"]) == (201, "no-store, private")
    assert client.get(address).status_code == 200
    assert (client.get(api).json()["url"], client.delete(api).status_code) == ("", 204)
    assert client.get(address).status_code == 404


# Her sessions


def states_in(client, address) -> dict[str, str]:
    """What the calendar says of each session."""
    response = client.get(address)
    assert ask_libical(response.content.decode()) == []
    events = check(response.content).events.values()
    return {str(event["SUMMARY"]): str(event["STATUS"]) for event in events if " – " in str(event["SUMMARY"])}


@pytest.mark.parametrize("whose", ["person", "guest"])
def test_of_sessions_with_places_she_finds_those_in_which_she_has_one(client, desk, whose):
    user, given = nadia(), {"capacity": 1, "takes_sign_up": True, "local_start": at(11), "local_end": at(12)}
    full, rents, _schools = (
        actions.add_session(desk.meeting, {"title_en": title, "track": n, **given}, by=desk.officer)
        for n, title in enumerate(("Full", "Rents", "Schools"), 1)
    )
    desk.publish()
    (row, token), (other, _token) = (invited(desk, user), invited(desk, user, email="b@town.example", person=None))
    for guest in (row, other):
        actions.answer(guest, "yes", "in_person")
    actions.sign_up(full, other, "in_person")
    actions.sign_up(full, row, "in_person")
    actions.sign_up(rents, row, "in_person")
    client.force_login(user)
    address = made(client, PAGE if whose == "person" else f"/en/answer/{token}/calendar/")
    meeting = " – Housing for all"
    sure = dict.fromkeys((f"Opening{meeting}", f"Rents{meeting}"), "TENTATIVE")  # as the meeting is, still
    assert states_in(client, address) == sure | {f"On the waiting list: Full{meeting}": "TENTATIVE"}
    waiting = next(
        event for event in check(client.get(address).content).events.values() if "waiting" in str(event["SUMMARY"])
    )
    assert str(waiting["TRANSP"]) == "TRANSPARENT"
    desk.meeting.refresh_from_db()
    desk.meeting = actions.confirm(desk.meeting, by=desk.officer, version=desk.meeting.version)
    sure = dict.fromkeys(sure, "CONFIRMED")
    assert states_in(client, address) == sure | {f"On the waiting list: Full{meeting}": "TENTATIVE"}
    actions.withdraw(full, row)
    rents.refresh_from_db()
    actions.cancel_session(rents, by=desk.officer, version=rents.version, reason="No speaker.")
    assert states_in(client, address) == sure, "a draft changes no calendar"
    desk.publish()
    gone = {f"Opening{meeting}": "CONFIRMED", f"Cancelled: Rents{meeting}": "CANCELLED"}
    assert states_in(client, address) == gone
    public = states_in(client, f"/en/meetings/{desk.meeting.slug}.ics")
    assert f"Schools{meeting}" in public


def test_whoever_speaks_in_a_session_with_places_has_it_in_her_calendar(client, desk):
    user, speaker = nadia(), desk.speaker()
    speaker.person = user
    speaker.save()
    hours = {"local_start": at(11), "local_end": at(12), "capacity": 1, "takes_sign_up": True}
    rents = actions.add_session(desk.meeting, {"title_en": "Rents", **hours}, by=desk.officer)
    desk.on_stage(rents, speaker)
    desk.publish()
    client.force_login(user)
    assert "Rents – Housing for all" in states_in(client, made(client))


# An account that came after the invitation


def test_an_invitation_is_hers_once_she_has_confirmed_its_address(client, desk):
    session = desk.meeting.sessions.get()
    paper = actions.add_document(
        desk.meeting, {"kind": "report", "title_en": "For guests", "visibility": "participants"}, by=desk.officer
    )
    row, _token = actions.invite(
        desk.meeting, {"name": "Amal", "email": "Amal@Town.example", "kind": "guest"}, by=desk.officer
    )
    actions.answer(row, "yes", "in_person")
    actions.set_join_link(session, "https://rooms.example/x", by=desk.officer)
    user = nadia()
    claimed = EmailAddress.objects.create(user=user, email="amal@town.example", verified=False)
    client.force_login(user)
    address, account = made(client), "/en/account/"
    gate = f"/en/meetings/{desk.meeting.slug}/join/{session.uid}/"

    def seen() -> list[bool]:
        return [
            "Housing for all" in meetings_in(client, address),
            "Housing for all" in body(client.get(account)),
            client.get(gate).status_code == 403,  # known, and too early
            paper in type(paper).objects.visible_to(user),
        ]

    assert seen() == [False] * 4
    claimed.verified = True
    claimed.save()
    assert seen() == [True] * 4
    stranger = official(Role.CITY_READER, city("turin"), "stranger")
    MeetingInvitation.objects.filter(pk=row.pk).update(person=stranger)
    assert seen() == [False] * 4, "somebody else's account was named for it"

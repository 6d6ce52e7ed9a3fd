"""Meetings over the API: the secretariat writes with the same refusals as on the pages; nobody else sees a draft."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from accounts.choices import Role
from core.models import OutboxMessage
from meetings.models import AgendaRevision, Booking, Meeting, Session
from tests.meetings.papers import a_pdf
from tests.meetings.scheduled import Planned, at, city
from tests.people import official
from tests.profiles.calling import Caller

pytestmark = pytest.mark.django_db

API = "/api/v1/meetings/"


def hours(starts: int, ends: int, **values) -> dict:
    shown = {"local_start": f"2027-07-01T{starts:02}:00", "local_end": f"2027-07-01T{ends:02}:00"}
    return {"title_en": "Opening", **shown, **values}


def test_a_meeting_is_made_edited_and_led_through_its_life():
    plan = Planned()
    her = Caller(plan.officer)
    values = {"kind": "thematic", "title_en": "Water", "first_day": "2028-01-10", "last_day": "2028-01-11"}
    made = her.post(API, {**values, "host": "tunis", "tz": "Africa/Tunis", "themes": ["housing"]})
    assert (made.status_code, made.json()["slug"], made.json()["themes"]) == (201, "water-2028", ["housing"])
    one = f"{API}water-2028/"
    assert Caller().get(one).status_code == 404
    assert her.patch(one, {"title_fr": "L’eau"}).status_code == 428
    changed = her.patch(one, {"title_fr": "L’eau"}, made["ETag"])
    assert (changed.status_code, changed.json()["title"]["fr"]) == (200, "L’eau")
    assert her.patch(one, {"title_fr": "Eau"}, made["ETag"]).status_code == 412
    announced = her.post(f"{one}announce/", {}, changed["ETag"])
    assert announced.json()["status"] == "announced"
    assert Caller().get(one).json()["title"]["en"] == "Water"
    assert her.post(f"{one}cancel/", {}, announced["ETag"]).status_code == 409
    assert her.post(f"{one}cancel/", {"reason": "No money."}, announced["ETag"]).json()["reason"] == "No money."


def test_a_taken_host_is_named():
    plan = Planned(host=city("rabat"))
    values = {"kind": "thematic", "title_en": "Another", "first_day": "2027-07-02", "last_day": "2027-07-02"}
    refused = Caller(plan.officer).post(API, {**values, "host": "rabat"})
    assert refused.status_code == 409
    assert refused.json()["clashing"][0]["meeting"] == plan.meeting.slug


def test_sessions_are_booked_moved_swapped_and_freed_with_the_clashing_one_named():
    plan = Planned()
    her, base = Caller(plan.officer), f"{API}{plan.meeting.slug}/sessions/"
    first = her.post(base, hours(9, 10, room=plan.hall.pk))
    assert first.status_code == 201, first.json()
    refused = her.post(base, hours(9, 11, room=plan.hall.pk, title_en="Late"))
    assert refused.json()["title"] == "This cannot be done as things stand."
    assert refused.status_code == 409
    (clash,) = refused.json()["clashing"]
    assert (clash["session"], clash["title"], clash["kind"]) == (first.json()["uid"], "Opening", "room")
    second = her.post(base, hours(11, 12, room=plan.cellar.pk, title_en="Second"))
    one, other = (f"{base}{made.json()['uid']}/" for made in (first, second))
    assert her.patch(other, hours(9, 10, room=plan.hall.pk), second["ETag"]).status_code == 409
    assert her.get(other).json()["local_start"] == "2027-07-01T11:00"
    asked = {"other": second.json()["uid"], "other_version": 1}
    swapped = her.post(f"{one}swap/", asked, first["ETag"])
    assert (swapped.status_code, swapped.json()["local_start"]) == (200, "2027-07-01T11:00")
    assert her.post(f"{one}swap/", asked, first["ETag"]).status_code == 412
    gone = her.post(f"{one}cancel/", {"reason": "Ill."}, swapped["ETag"])
    assert gone.json()["state"] == "cancelled"
    assert her.post(base, hours(11, 12, room=plan.cellar.pk)).status_code == 201
    assert her.delete(other, her.etag(other)).status_code == 204


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"local_start": "2027-07-01T09:00+02:00"}, "local_start"),
        ({"local_start": "tomorrow"}, "local_start"),
        ({"tz": "CET"}, "tz"),
        ({"tz": "Europe/Atlantis"}, "tz"),
        ({"local_start": "2027-03-28T02:30", "local_end": "2027-03-28T04:00", "tz": "Europe/Vienna"}, "local_start"),
        ({"room": 999_999}, "room"),
        ({"uid": "1"}, "uid"),
    ],
)
def test_what_no_clock_shows_or_nobody_knows_is_refused_at_its_field(values, field):
    plan = Planned()
    refused = Caller(plan.officer).post(f"{API}{plan.meeting.slug}/sessions/", hours(9, 10) | values)
    assert refused.status_code == 400
    assert field in refused.json()["errors"]


def test_people_and_interpreters_stand_in_one_session_at_a_time():
    plan = Planned()
    her, base = Caller(plan.officer), f"{API}{plan.meeting.slug}/sessions/"
    one, other = plan.session(at(9), at(10)), plan.session(at(9), at(10), track=2, title_en="Beside")
    person, team = plan.speaker(), plan.team()
    asked = {"contributor": str(person.key), "part": "chair", "acceptance": "asked"}
    part = her.post(f"{base}{one.uid}/people/", asked)
    assert part.status_code == 201
    refused = her.post(f"{base}{other.uid}/people/", asked)
    assert (refused.status_code, refused.json()["clashing"][0]["kind"]) == (409, "contributor")
    known = f"{base}{one.uid}/people/{part.json()['id']}/"
    assert her.patch(known, {"acceptance": "declined"}).json()["acceptance"] == "declined"
    assert her.post(f"{base}{other.uid}/people/", asked).status_code == 201
    assert her.delete(known).status_code == 204
    spoken = {"languages": [{"language": "ar", "mode": "interpretation", "team": team.pk}]}
    address = f"{base}{one.uid}/"
    assert her.put(f"{address}languages/", spoken, her.etag(address)).json()["languages"][0]["team"] == team.pk
    beside = f"{base}{other.uid}/"
    assert her.put(f"{beside}languages/", spoken, her.etag(beside)).status_code == 409


def test_rooms_are_kept_and_seen_by_the_secretariat_alone():
    plan = Planned()
    her = Caller(plan.officer)
    made = her.post("/api/v1/rooms/", {"venue": "town-hall", "name": "Attic", "capacity": 9})
    assert made.status_code == 201
    address = f"/api/v1/rooms/{made.json()['id']}/"
    assert her.patch(address, {"capacity": 10}).status_code == 428
    assert her.patch(address, {"capacity": 10}, made["ETag"]).json()["capacity"] == 10
    assert her.post("/api/v1/rooms/", {"venue": "town-hall", "name": "Attic"}).status_code == 400
    assert {row["name"] for row in her.get("/api/v1/rooms/").json()["results"]} == {"Attic", "Cellar", "Great hall"}
    assert Caller(official(Role.CITY_ADMIN, city("turin"))).get("/api/v1/rooms/").status_code == 403


def test_an_agenda_is_published_as_it_was_planned_and_read_for_ever():
    plan = Planned()
    her, base = Caller(plan.officer), f"{API}{plan.meeting.slug}/"
    opening = plan.session(at(9), at(10), room=plan.hall)
    plan.on_stage(opening, plan.speaker(), acceptance="asked")
    plan.announce()
    shown = her.get(f"{base}plan/")
    assert [letter["to"] for letter in shown.json()["letters"]] == ["salma@speakers.example"]
    (check,) = [check for check in shown.json()["checks"] if check["level"] == "acknowledge"]
    assert her.post(f"{base}revisions/", {}).status_code == 428
    assert her.post(f"{base}revisions/", {}, shown["ETag"]).status_code == 409
    known = {"acknowledged": [check["key"]]}
    plan.move(opening, local_end=at(10, 30))
    assert her.post(f"{base}revisions/", known, shown["ETag"]).status_code == 412
    made = her.post(f"{base}revisions/", known, her.etag(f"{base}plan/"))
    assert (made.status_code, made.json()["number"]) == (201, 1)
    (mail,) = OutboxMessage.objects.filter(key__startswith="agenda-")
    assert mail.to == "salma@speakers.example"
    read = Caller().get(f"{base}revisions/1/").json()
    assert list(read["names"].values()) == ["Salma Idrissi"]
    assert read["agenda"]["sessions"][0]["starts"] == "2027-07-01T09:00:00Z"
    assert [row["number"] for row in Caller().get(f"{base}revisions/").json()["results"]] == [1]


def test_a_document_is_added_with_a_file_and_taken_away():
    plan = Planned()
    her, base = Caller(plan.officer), f"{API}{plan.meeting.slug}/documents/"
    made = her.post(base, {"kind": "report", "title_en": "Report", "visibility": "public"})
    assert made.status_code == 201
    one = f"{base}{made.json()['key']}/"
    sent = {"language": "en", "file": a_pdf(), "origin": "The network"}
    attached = her.client.post(f"{one}versions/", sent)
    assert attached.status_code == 201, attached.json()
    (version,) = attached.json()["versions"]
    assert her.get(version["url"]).status_code == 200
    assert her.patch(one, {"visibility": "session"}, her.etag(one)).status_code == 400
    assert her.patch(one, {"visibility": "network"}).status_code == 428
    assert her.delete(f"{one}versions/{version['id']}/").status_code == 204
    assert her.delete(one, '"9"').status_code == 412
    assert her.delete(one, her.etag(one)).status_code == 204


def test_a_draft_leaves_no_trace_for_anyone_outside_the_secretariat():
    plan = Planned()
    row = plan.session(at(9), at(10))
    for caller in (Caller(), Caller(official(Role.CITY_ADMIN, city("turin")))):
        slug = plan.meeting.slug
        assert slug not in caller.get(API).content.decode()
        for path in ("", "sessions/", f"sessions/{row.uid}/", "documents/", "revisions/", "revisions/1/"):
            assert caller.get(f"{API}{slug}/{path}").status_code == 404
    plan.announce()
    for caller in (Caller(), Caller(official(Role.CITY_EDITOR, city("turin")))):
        assert caller.get(f"{API}{plan.meeting.slug}/sessions/").json()["results"] == []
        assert caller.get(f"{API}{plan.meeting.slug}/sessions/{row.uid}/").status_code == 404


def crowd(person, size: int, call) -> list[int]:
    """The sorted status codes of as many calls at the same time, each over a connection of its own."""
    session = Caller(person).client.cookies["sessionid"].value

    def one(number: int) -> int:
        own = Client()
        own.cookies["sessionid"] = session
        try:
            return call(own, number).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(size) as people:
        return sorted(people.map(one, range(size)))


@pytest.mark.django_db(transaction=True)
def test_of_twenty_requests_for_one_room_and_hour_one_succeeds_and_nineteen_are_told_of_it():
    plan = Planned()
    base = f"{API}{plan.meeting.slug}/sessions/"

    def ask(client: Client, number: int):
        return client.post(base, hours(9, 10, room=plan.hall.pk), content_type="application/json")

    assert crowd(plan.officer, 20, ask) == [201] + [409] * 19
    assert (Booking.objects.count(), Session.objects.filter(meeting=plan.meeting).count()) == (1, 1)

    def host(client: Client, number: int):
        values = {"kind": "thematic", "title_en": f"M {number}", "host": "tunis"}
        days = {"first_day": "2029-01-01", "last_day": "2029-01-02"}
        return client.post(API, values | days, content_type="application/json")

    assert crowd(plan.officer, 20, host) == [201] + [409] * 19
    assert Meeting.objects.filter(host=city("tunis"), first_day__year=2029).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_publications_of_one_plan_one_succeeds_and_each_person_hears_once():
    plan = Planned()
    plan.on_stage(plan.session(at(9), at(10)), plan.speaker())
    plan.announce()
    base = f"{API}{plan.meeting.slug}/"
    headers = {"if-match": Caller(plan.officer).etag(f"{base}plan/")}

    def publish(client: Client, _number: int):
        return client.post(f"{base}revisions/", {}, content_type="application/json", headers=headers)

    answers = crowd(plan.officer, 20, publish)
    assert answers[0] == 201
    assert set(answers[1:]) <= {409, 412}
    assert AgendaRevision.objects.count() == 1
    assert OutboxMessage.objects.filter(key__startswith="agenda-").count() == 1


def test_meetings_of_one_event_are_read_by_anyone_and_joined_by_the_secretariat():
    plan = Planned(host=city("rabat"))
    her, slug = Caller(plan.officer), plan.meeting.slug
    later = date(2027, 9, 1)
    other = plan.new_meeting(title_en="The conference", first_day=later, last_day=later)
    address = f"{API}{other.slug}/event/"
    assert her.get(address).json()["meetings"] == [other.slug]
    joined = her.put(address, {"meeting": slug})
    assert (joined.status_code, joined.json()["meetings"]) == (200, [slug, other.slug])
    there = her.get(f"{API}{other.slug}/")
    days = {"first_day": "2027-07-02", "last_day": "2027-07-02", "host": "rabat"}
    assert her.patch(f"{API}{other.slug}/", days, there["ETag"]).status_code == 200
    refused = her.delete(address)
    assert (refused.status_code, refused.json()["clashing"][0]["meeting"]) == (409, slug)
    assert her.put(address, {"meeting": slug}).status_code == 409
    assert her.put(address, {"meeting": "nothing"}).status_code == 400
    plan.announce()
    seen = Caller().get(f"{API}{slug}/event/")
    assert seen.json()["meetings"] == [slug], "a draft of the same event leaves no trace"
    assert Caller().get(f"{API}{slug}/").json()["event_group"] == seen.json()["event_group"]
    assert Caller().get(address).status_code == 404


def test_a_text_that_is_too_long_is_refused_at_every_door():
    plan = Planned()
    too_long = Caller(plan.officer).post(f"{API}{plan.meeting.slug}/sessions/", hours(9, 10, description_en="x" * 5001))
    assert (too_long.status_code, list(too_long.json()["errors"])) == (400, ["description_en"])

"""The desk's list, month and small pages beside meetings."""

from datetime import date

import pytest

from meetings import actions
from meetings.models import Blackout, Contributor, InterpreterTeam, MeetingCity, Room, Venue
from tests.meetings.desk import Desk
from tests.meetings.scheduled import at, city
from tests.people import person
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/en/desk/meetings/"


def lacks(desk: Desk, query: str = "") -> dict[str, list[str]]:
    lines = desk.get(f"{LIST}{query}").context["lines"]
    return {line.meeting.slug: line.lacks for line in lines if not line.meeting.on_record}


def test_the_list_says_what_each_meeting_lacks():
    desk = Desk(host=city("rabat"))
    bare = desk.new_meeting(title_en="Bare", first_day=None, last_day=None, precision="unknown")
    desk.on_stage(desk.session(at(9), at(10)), desk.speaker(), acceptance="asked")
    desk.session(at(9, day=9), at(10, day=9))
    assert lacks(desk) == {
        bare.slug: ["no dates", "no host", "no session yet"],
        desk.meeting.slug: [
            "sessions that block the agenda",
            "people who have not accepted",
            "no agenda published",
        ],
    }
    assert list(lacks(desk, "?lacks=dates")) == [bare.slug]
    assert list(lacks(desk, "?lacks=answers&status=draft")) == [desk.meeting.slug]
    assert desk.get(f"{LIST}?lacks=sleep").status_code == 400


def test_the_list_and_the_schedule_ask_as_much_for_many_as_for_one():
    desk = Desk()
    desk.on_stage(desk.session(at(9), at(10), room=desk.hall), desk.speaker())
    few = queries_of(desk.client, LIST), queries_of(desk.client, desk.base)
    for n in range(12):
        desk.new_meeting(title_en=f"Meeting {n}")
        row = desk.session(at(10 + n // 2, 30 * (n % 2)), at(11 + n // 2), track=n % 3 + 1)
        desk.on_stage(row, desk.speaker(f"Speaker{n}"), acceptance="asked")
    assert (queries_of(desk.client, LIST), queries_of(desk.client, desk.base)) == few


def test_the_month_shows_meetings_days_off_and_weekends_of_the_cities_concerned():
    desk = Desk(host=city("rabat"))
    MeetingCity.objects.create(meeting=desk.meeting, city=city("amman"))
    sent = {"kind": "holiday", "name_en": "A feast", "country": "MA", "first_day": "2027-06-30"}
    assert desk.post("/en/desk/days-off/", sent | {"last_day": "2027-07-01"}).status_code == 302
    month = desk.get(f"{LIST}calendar/", month="2027-07").context["month"]
    days = {f"{day.date}": day for week in month.weeks for day in week}
    assert [meeting.slug for meeting in days["2027-07-01"].meetings] == [desk.meeting.slug]
    assert days["2027-07-01"].notes == ["Morocco: A feast"]
    # 2 July 2027 is a Friday: the weekend in Jordan.
    assert days["2027-07-02"].notes == ["Amman: weekend"]
    assert (month.previous, month.following) == ("2027-06", "2027-08")
    assert desk.get(f"{LIST}calendar/", month="July").status_code == 404
    assert desk.get(f"{LIST}calendar/").status_code == 200
    off = Blackout.objects.get()
    assert desk.post(f"/en/desk/days-off/{off.pk}/remove/").status_code == 302
    assert desk.post("/en/desk/days-off/", sent | {"last_day": "2027-06-01"}).status_code == 400


def test_venues_rooms_and_teams_are_kept_by_small_forms():
    desk = Desk()
    sent = desk.typed("/en/desk/venues/new/", name_en="Palazzo Cisterna", city="turin")
    assert desk.post("/en/desk/venues/new/", sent).status_code == 302
    venue = Venue.objects.get(slug="palazzo-cisterna")
    new_room = f"/en/desk/venues/{venue.slug}/rooms/new/"
    assert desk.post(new_room, desk.typed(new_room, name="Sala", capacity="60")).status_code == 302
    room = Room.objects.get(venue=venue)
    address = f"/en/desk/rooms/{room.pk}/"
    mine = desk.typed(address, capacity="70")
    actions.edit_place(room, {"note": "No lift"}, by=desk.officer, version=room.version)
    assert desk.post(address, mine).status_code == 409
    assert desk.post(address, desk.typed(address, capacity="70")).status_code == 302
    room.refresh_from_db()
    assert (room.capacity, room.note) == (70, "No lift")
    assert b"Sala" in desk.get("/en/desk/venues/").content
    assert b"Sala" in desk.get(f"/en/desk/venues/{venue.slug}/").content
    desk.session(at(9), at(10), room=room)
    assert desk.post(f"/en/desk/rooms/{room.pk}/remove/").status_code == 302
    assert Room.objects.filter(pk=room.pk).exists(), "a room that is booked stays"
    sent = desk.typed("/en/desk/interpreters/new/", name="Team B", languages=["ar", "fr"])
    assert desk.post("/en/desk/interpreters/new/", sent).status_code == 302
    team = InterpreterTeam.objects.get(name="Team B")
    assert desk.get(f"/en/desk/interpreters/{team.pk}/").status_code == 200
    assert b"Team B" in desk.get("/en/desk/interpreters/").content


def test_a_contributor_has_her_address_in_a_row_of_her_own():
    desk = Desk()
    account = person("salma")
    new = "/en/desk/speakers/new/"
    sent = desk.typed(new, name="Salma Idrissi", email="salma@rabat.example", language="fr", account=account.email)
    assert desk.post(new, sent).status_code == 302
    row = Contributor.objects.get(name="Salma Idrissi")
    assert (row.person, row.contact.email, row.contact.language) == (account, "salma@rabat.example", "fr")
    address = f"/en/desk/speakers/{row.key}/"
    assert desk.post(address, desk.typed(address, email="", account="")).status_code == 302
    row = Contributor.objects.get(pk=row.pk)
    assert (row.person, getattr(row, "contact", None)) == (None, None)
    assert desk.post(address, desk.typed(address, account="nobody@nowhere.example")).status_code == 400
    assert b"no address: not written to" in desk.get("/en/desk/speakers/").content


def test_a_meeting_called_calendar_gets_an_address_of_its_own():
    desk = Desk()
    made = desk.new_meeting(title_en="Calendar", first_day=date(2027, 9, 1), last_day=date(2027, 9, 1))
    bare = desk.new_meeting(title_en="Calendar", first_day=None, last_day=None, precision="unknown")
    assert (made.slug, bare.slug) == ("calendar-2027", "calendar-2")


DAYS_OFF = "/en/desk/days-off/"
BACKWARDS = "The last day cannot lie before the first."
FAR_OFF = "Write a year from 1900 to 2200."


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [("2027-07-02", "2027-07-01", BACKWARDS), ("0001-01-01", "0001-01-02", FAR_OFF)],
)
def test_days_off_that_nobody_can_mean_are_refused_in_a_sentence(first, last, words):
    desk = Desk()
    sent = desk.typed(DAYS_OFF, kind="holiday", name_en="City day", city=city("rabat").slug)
    answer = desk.post(DAYS_OFF, {**sent, "first_day": first, "last_day": last})
    told = answer.content.decode()
    assert (answer.status_code, words in told, "Constraint" in told) == (400, True, False)
    assert not Blackout.objects.exists()


def test_a_meeting_in_the_last_year_of_the_calendar_is_refused_in_a_sentence():
    desk = Desk()
    new = "/en/desk/meetings/new/"
    sent = desk.typed(new, title_en="For ever", kind="thematic", first_day="2027-07-01", last_day="9999-12-31")
    answer = desk.post(new, sent)
    assert (answer.status_code, FAR_OFF in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("hour", ["0001-01-01T00:00", "9999-12-31T23:30"])
def test_a_session_at_the_edge_of_the_calendar_is_refused_in_a_sentence(hour):
    desk = Desk()
    answer = desk.post("sessions/new/", desk.typed("sessions/new/", title_en="Edge", local_start=hour, local_end=hour))
    assert (answer.status_code, FAR_OFF in answer.content.decode()) == (400, True)


def test_the_same_part_twice_is_refused_in_a_sentence():
    desk = Desk()
    row, speaker = desk.session(at(9), at(10)), desk.speaker()
    desk.on_stage(row, speaker)
    sent = {"contributor": speaker.pk, "part": "speaker", "acceptance": "asked"}
    answer = desk.post(f"sessions/{row.uid}/people/", sent)
    told = answer.content.decode()
    assert (answer.status_code, "This person already has this part in the session." in told) == (400, True)
    assert "already exists" not in told

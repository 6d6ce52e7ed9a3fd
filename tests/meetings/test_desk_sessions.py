"""The secretariat schedules at its desk: facts, sessions, moves, clashes told by name, nothing lost."""

import re
from datetime import date

import pytest

from accounts.choices import Role
from core.models import OutboxMessage
from meetings import actions
from meetings.models import Contributor, Meeting, MeetingCity, Session
from tests.meetings.desk import Desk, client_of, fields_of
from tests.meetings.scheduled import at, city
from tests.people import official

pytestmark = pytest.mark.django_db


def session_at(desk: Desk, path: str) -> Session:
    return Session.objects.get(uid=path.rstrip("/").rsplit("/", 1)[1])


def test_a_session_is_added_by_its_form():
    desk = Desk()
    sent = desk.typed("sessions/new/", title_en="Opening", local_start="2027-07-01T09:00")
    sent |= {"local_end": "2027-07-01T10:00", "room": desk.hall.pk}
    response = desk.post("sessions/new/", sent)
    assert response.status_code == 302, response.context["errors"]
    row = session_at(desk, response.url)
    assert (row.local_start, row.local_end, row.tz, row.room) == (at(9), at(10), "Africa/Casablanca", desk.hall)
    assert b"Opening" in desk.get().content


def test_a_clash_is_explained_by_the_name_of_the_other_session_with_its_page():
    desk = Desk()
    other = desk.session(at(9), at(10), room=desk.hall, title_en="Opening words")
    sent = desk.typed("sessions/new/", title_en="Late", local_start="2027-07-01T09:30")
    sent |= {"local_end": "2027-07-01T10:30", "room": desk.hall.pk}
    response = desk.post("sessions/new/", sent)
    page = response.content.decode()
    assert response.status_code == 400
    assert "Opening words" in page
    assert f'href="{desk.base}sessions/{other.uid}/"' in page
    assert 'value="Late"' in page
    assert Session.objects.filter(meeting=desk.meeting).count() == 1


def test_an_hour_that_no_clock_shows_is_refused_at_its_field():
    desk = Desk(first_day=date(2027, 3, 27), last_day=date(2027, 3, 29), tz="Europe/Vienna")
    sent = desk.typed("sessions/new/", title_en="At night", local_start="2027-03-28T02:30")
    response = desk.post("sessions/new/", sent | {"local_end": "2027-03-28T04:00"})
    assert response.status_code == 400
    assert "02:30 on 28 March 2027 does not exist in Europe/Vienna" in str(
        response.context["form"].errors["local_start"]
    )


def test_who_saves_a_session_that_was_taken_out_meanwhile_finds_what_she_typed_and_can_add_it_again():
    desk = Desk()
    row = desk.session(at(9), at(10), title_en="Opening", room=desk.hall)
    page = f"sessions/{row.uid}/"
    typed = desk.typed(page, title_en="A warm welcome")
    actions.remove_session(row, by=desk.officer, version=row.version)
    gone = desk.post(f"{page}save/", typed)
    assert (gone.status_code, "save it to add it again" in gone.content.decode()) == (409, True)
    assert f'action="{desk.base}sessions/new/"' in gone.content.decode()
    for button, asked in (("cancel", {"reason": "Rain"}), ("languages", {}), ("move", {"to": "later"})):
        told = desk.post(f"{page}{button}/", {**asked, "version": row.version})
        assert (told.status_code, told.context["errors"][0]["message"]) == (409, "Somebody has removed this meanwhile.")
    assert desk.get(page).status_code == 404
    desk.post("sessions/new/", fields_of(gone.context["form"]))
    assert Session.objects.get(meeting=desk.meeting).title_en == "A warm welcome"


def test_a_session_moves_by_buttons_and_is_told_what_stands_in_the_way():
    desk = Desk()
    first = desk.session(at(9), at(10), room=desk.hall, title_en="First")
    second = desk.session(at(10), at(11), room=desk.hall, title_en="Second")
    response = desk.post(f"sessions/{second.uid}/move/", {"to": "earlier", "version": second.version})
    assert response.status_code == 409
    assert f"{desk.base}sessions/{first.uid}/" in response.content.decode()
    assert desk.post(f"sessions/{second.uid}/move/", {"to": "later", "version": second.version}).status_code == 302
    second.refresh_from_db()
    assert (second.local_start, second.local_end) == (at(10, 15), at(11, 15))
    assert desk.post(f"sessions/{second.uid}/move/", {"to": "2", "version": second.version}).status_code == 302
    second.refresh_from_db()
    assert second.track == 2
    assert desk.post(f"sessions/{second.uid}/move/", {"to": "13", "version": second.version}).status_code == 409


def test_two_sessions_change_places_by_the_form():
    desk = Desk()
    first = desk.session(at(9), at(10), room=desk.hall, title_en="First")
    second = desk.session(at(10), at(11), room=desk.cellar, title_en="Second")
    form = desk.get(f"sessions/{first.uid}/").context["forms"]["swap"]
    (_empty, choice) = form.fields["other"].choices
    sent = {"version": first.version, "other": choice[0]}
    assert desk.post(f"sessions/{first.uid}/swap/", sent).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.local_start, first.room, second.local_start) == (at(10), desk.cellar, at(9))


def test_what_two_people_write_at_once_stands_both_and_nothing_is_lost():
    desk = Desk()
    row = desk.session(at(9), at(10), title_en="Opening")
    mine = desk.typed(f"sessions/{row.uid}/", title_en="Opening words", capacity="40")
    desk.move(row, title_en="Welcome", room=desk.hall)
    response = desk.post(f"sessions/{row.uid}/save/", mine)
    assert response.status_code == 409
    assert response.context["theirs"]["title_en"].words == "Welcome"
    form = response.context["form"]
    assert (form["title_en"].value(), form["room"].value()) == ("Opening words", str(desk.hall.pk))
    again = {**fields(form), "title_en": "Welcome and opening"}
    assert desk.post(f"sessions/{row.uid}/save/", again).status_code == 302
    row.refresh_from_db()
    assert (row.title_en, row.capacity, row.room) == ("Welcome and opening", 40, desk.hall)


def fields(form) -> dict:
    return {name: form.data[name] for name in form.data}


def test_a_session_is_called_off_with_a_reason_and_taken_out_while_nobody_has_seen_it():
    desk = Desk()
    row = desk.session(at(9), at(10), room=desk.hall)
    assert desk.post(f"sessions/{row.uid}/cancel/", {"version": row.version, "reason": ""}).status_code == 400
    response = desk.post(f"sessions/{row.uid}/cancel/", {"version": row.version, "reason": "Ill."})
    assert response.status_code == 302
    assert desk.session(at(9), at(10), room=desk.hall).room == desk.hall
    other = desk.session(at(11), at(12))
    assert desk.post(f"sessions/{other.uid}/remove/", {"version": other.version}).status_code == 302
    assert not Session.objects.filter(pk=other.pk).exists()


def test_people_and_languages_stand_in_a_session_with_their_answers_and_teams():
    desk = Desk()
    row, person, team = desk.session(at(9), at(10)), desk.speaker(), desk.team()
    sent = {"contributor": person.pk, "part": "chair", "acceptance": "asked"}
    assert desk.post(f"sessions/{row.uid}/people/", sent).status_code == 302
    part = row.contributions.get()
    assert desk.post(f"sessions/{row.uid}/people/{part.pk}/", {"part": "chair", "acceptance": "accepted"}).url
    part.refresh_from_db()
    row.refresh_from_db()
    assert (part.acceptance, row.version) == ("accepted", 3)
    sent = {"version": row.version, "languages-TOTAL_FORMS": "1", "languages-INITIAL_FORMS": "0"}
    sent |= {"languages-0-language": "ar", "languages-0-mode": "interpretation", "languages-0-team": team.pk}
    assert desk.post(f"sessions/{row.uid}/languages/", sent).status_code == 302
    assert row.languages.get().team == team
    stale = desk.post(f"sessions/{row.uid}/languages/", {**sent, "languages-0-language": "fr"})
    assert stale.status_code == 409
    assert row.languages.get().language == "ar"
    beside = desk.session(at(9), at(10), track=2, title_en="Beside")
    sent = {"contributor": person.pk, "part": "speaker", "acceptance": "asked"}
    refused = desk.post(f"sessions/{beside.uid}/people/", sent)
    assert refused.status_code == 409
    assert "Salma Idrissi is taken" in refused.content.decode()
    assert desk.post(f"sessions/{row.uid}/people/{part.pk}/", {"remove": "1"}).status_code == 302
    assert not row.contributions.exists()


def test_the_hour_of_a_session_is_told_in_every_city_concerned():
    desk = Desk(host=city("rabat"))
    MeetingCity.objects.create(meeting=desk.meeting, city=city("amman"))
    row = desk.session(at(9), at(10), is_online=True)
    shown = desk.get(f"sessions/{row.uid}/").content.decode()
    row_of = r"<th scope=\"row\"[^>]*>(\w+)</th><td[^>]*><bdi>([^<]+)</bdi></td><td[^>]*><bdi>([^<]+)</bdi>"
    table = re.findall(row_of, shown)
    assert table == [
        ("Amman", "1 July 2027, 12:00", "1 July 2027, 13:00"),
        ("Rabat", "1 July 2027, 09:00", "1 July 2027, 10:00"),
    ]


def test_the_facts_of_a_meeting_are_merged_and_a_taken_host_is_named():
    desk = Desk()
    mine = desk.typed("facts/", title_en="Housing for everybody")
    actions.edit_meeting(desk.meeting, {"summary_en": "Short."}, by=desk.officer, version=desk.meeting.version)
    assert desk.post("facts/", mine).status_code == 409
    desk.meeting.refresh_from_db()
    assert desk.post("facts/", desk.typed("facts/", title_en="Housing for everybody")).status_code == 302
    desk.new_meeting(host=city("rabat"), title_en="Another")
    response = desk.post("facts/", desk.typed("facts/", host="rabat"))
    assert response.status_code == 400
    assert "/desk/meetings/another-2027/" in response.content.decode()


def test_the_steps_of_a_meeting_are_taken_by_buttons_and_ask_for_a_reason():
    desk = Desk()
    desk.session(at(9), at(10))
    assert desk.post("steps/announce/", {"version": desk.meeting.version}).status_code == 302
    desk.meeting.refresh_from_db()
    assert desk.meeting.status == "announced"
    assert desk.post("steps/cancel/", {"version": desk.meeting.version, "reason": " "}).status_code == 400
    stale = desk.post("steps/cancel/", {"version": 1, "reason": "No money."})
    assert (stale.status_code, "No money." in stale.content.decode()) == (409, True)
    assert desk.post("steps/close/", {"version": desk.meeting.version}).status_code == 409
    assert desk.post("steps/fly/", {"version": desk.meeting.version}).status_code == 404
    assert desk.post("steps/cancel/", {"version": desk.meeting.version, "reason": "No money."}).status_code == 302
    assert "No money." in desk.get().content.decode()


def test_before_a_meeting_is_called_off_the_mail_that_would_go_is_seen():
    desk = Desk()
    row = desk.session(at(9), at(10))
    desk.on_stage(row, desk.speaker())
    desk.on_stage(row, Contributor.objects.create(name="Giulia Bianchi"))
    assert "salma@speakers.example" not in desk.get().content.decode(), "nobody hears of a draft"
    desk.announce()
    shown = desk.get().content.decode()
    assert ("Annulée" in shown, "Reportée" in shown, "Giulia Bianchi</bdi></li>" in shown) == (True, True, True)
    desk.post("steps/cancel/", {"version": desk.meeting.version, "reason": "No money."})
    sent = OutboxMessage.objects.get()
    (seen,) = [line for line in shown.split("<strong>") if line.startswith(sent.subject)]
    assert sent.text.replace("No money.", "[…]").strip() in seen


def test_cities_and_themes_are_tied_one_by_one():
    desk = Desk()
    assert desk.post("ties/cities/add/", {"city": "turin", "part": "invited"}).status_code == 302
    assert desk.post("ties/cities/add/", {"city": "turin", "part": "invited"}).status_code == 400
    assert desk.post("ties/themes/add/", {"row": "housing"}).status_code == 302
    assert desk.post("ties/organisations/add/", {"organisation": "icmpd", "part": "organiser"}).status_code == 302
    other = desk.new_meeting(title_en="Another", host=city("rabat"))
    assert desk.post("ties/event/add/", {"row": other.slug}).status_code == 302
    assert b"Another" in desk.get("ties/").content
    part = desk.meeting.city_parts.get()
    assert desk.post(f"ties/cities/{part.pk}/").status_code == 302
    assert desk.post(f"ties/themes/{desk.meeting.themes.get().pk}/").status_code == 302
    assert desk.post(f"ties/event/{other.pk}/").status_code == 302
    assert not desk.meeting.city_parts.exists() and not desk.meeting.themes.exists()
    desk.meeting.refresh_from_db()
    assert desk.meeting.event_group != other.event_group


def test_who_is_not_of_the_secretariat_learns_nothing_not_even_that_a_draft_exists():
    desk = Desk()
    row = desk.session(at(9), at(10))
    outsider = client_of(official(Role.CITY_ADMIN, city("turin")))
    for path in ("", "facts/", "agenda/", f"sessions/{row.uid}/"):
        there = outsider.get(desk.base + path)
        absent = outsider.get(desk.base.replace(desk.meeting.slug, "no-such") + path)
        assert (there.status_code, absent.status_code) == (403, 403)
        assert "Housing" not in there.content.decode()
    assert outsider.get(f"/en/meetings/{desk.meeting.slug}/").status_code == 404


def test_a_new_meeting_from_nothing_and_in_the_shape_of_another():
    desk = Desk()
    desk.on_stage(desk.session(at(9), at(10), room=desk.hall), desk.speaker())
    sent = desk.typed("/en/desk/meetings/new/", title_en="Water", kind="thematic", first_day="2028-01-10")
    made = desk.post("/en/desk/meetings/new/", sent | {"last_day": "2028-01-11", "tz": "Africa/Tunis"})
    assert made.url == "/en/desk/meetings/water-2028/"
    values = {"shape": desk.meeting.slug, "title": "Again", "language": "en", "first_day": "2028-07-01"}
    made = desk.post("/en/desk/meetings/copy/", values)
    copy = Meeting.objects.get(slug="again-2028")
    assert made.url == "/en/desk/meetings/again-2028/"
    (session,) = copy.sessions.all()
    assert (f"{session.local_start:%Y-%m-%d %H:%M}", session.room) == ("2028-07-01 09:00", None)
    assert not session.contributions.exists()

"""Nothing is promised twice: rooms, people, interpreters, hosts."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.errors import Clash
from meetings import actions
from meetings.models import Booking, Meeting, Session
from tests.crowds import crowd
from tests.meetings.scheduled import Planned, at, city

pytestmark = pytest.mark.django_db


def test_a_room_is_promised_to_one_session_at_a_time_and_the_refusal_names_the_other():
    plan = Planned()
    plan.session(at(9), at(10, 30), room=plan.hall, title_en="Opening words")
    with pytest.raises(Clash) as refusal:
        plan.session(at(10), at(11), room=plan.hall)
    assert "Great hall" in refusal.value.message
    assert "Opening words" in refusal.value.message
    assert refusal.value.clashing[0]["title"] == "Opening words"
    assert Session.objects.filter(meeting=plan.meeting).count() == 1


def test_one_session_begins_where_another_ends():
    plan = Planned()
    plan.session(at(9), at(10), room=plan.hall)
    plan.session(at(10), at(11), room=plan.hall)
    assert Booking.objects.filter(room=plan.hall).count() == 2


def test_moving_onto_an_occupied_hour_changes_nothing():
    plan = Planned()
    plan.session(at(9), at(10), room=plan.hall)
    later = plan.session(at(11), at(12), room=plan.hall)
    with pytest.raises(Clash):
        plan.move(later, local_start=at(9, 30), local_end=at(10, 30))
    later.refresh_from_db()
    assert (later.local_start, later.local_end, later.sequence) == (at(11), at(12), 0)
    assert later.bookings.get().during == later.during


def test_another_hour_and_another_room_at_once_need_the_new_room_only():
    plan = Planned()
    plan.session(at(9), at(10), room=plan.hall)
    later = plan.session(at(11), at(12), room=plan.hall)
    moved = plan.move(later, local_start=at(9), local_end=at(10), room=plan.cellar)
    assert moved.bookings.get().room == plan.cellar
    assert moved.sequence == 1


def test_a_person_stands_on_one_stage_at_a_time():
    plan = Planned()
    person = plan.speaker()
    plan.on_stage(plan.session(at(9), at(10)), person)
    beside = plan.session(at(9), at(10), track=2)
    with pytest.raises(Clash) as refusal:
        plan.on_stage(beside, person)
    assert "Salma Idrissi" in refusal.value.message
    assert beside.contributions.count() == 0


def test_who_declines_is_free_again():
    plan = Planned()
    person = plan.speaker()
    row = plan.on_stage(plan.session(at(9), at(10)), person)
    actions.edit_contribution(row, {"acceptance": "declined"}, by=plan.officer)
    plan.on_stage(plan.session(at(9), at(10), track=2), person)


def test_interpreters_work_in_one_session_at_a_time():
    plan = Planned()
    team = plan.team()
    wanted = [{"language": "fr", "mode": "interpretation", "team": team}]
    actions.set_languages(plan.session(at(9), at(10)), wanted, by=plan.officer)
    with pytest.raises(Clash):
        actions.set_languages(plan.session(at(9), at(10), track=2), wanted, by=plan.officer)


def test_a_city_hosts_one_meeting_at_a_time():
    plan = Planned(host=city("rabat"))
    with pytest.raises(Clash) as refusal:
        plan.new_meeting(host=city("rabat"), title_en="Another", first_day=date(2027, 7, 2))
    assert "Housing for all" in refusal.value.message
    plan.new_meeting(host=city("rabat"), title_en="Later", first_day=date(2027, 7, 3), last_day=date(2027, 7, 3))


def test_the_database_itself_refuses_a_second_meeting_of_the_host():
    plan = Planned(host=city("rabat"))
    other = plan.new_meeting(title_en="Another")
    with pytest.raises(IntegrityError, match="host_once"), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(host=city("rabat"))


def test_the_record_may_hold_two_events_of_one_host_on_one_day():
    plan = Planned(host=city("rabat"))
    other = plan.new_meeting(title_en="Another")
    Meeting.objects.filter(pk=other.pk).update(host=city("rabat"), on_record=True)
    assert Meeting.objects.filter(host=city("rabat"), first_day=date(2027, 7, 1)).count() == 2


def test_two_sessions_change_places_in_one_go_though_the_same_person_is_in_both():
    plan = Planned()
    person = plan.speaker()
    first = plan.session(at(9), at(10), room=plan.hall, title_en="First")
    second = plan.session(at(11), at(12), room=plan.cellar, title_en="Second")
    plan.on_stage(first, person)
    plan.on_stage(second, person)
    first.refresh_from_db()
    second.refresh_from_db()
    actions.swap(first, second, by=plan.officer, versions=(first.version, second.version))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.local_start, first.room) == (at(11), plan.cellar)
    assert (second.local_start, second.room) == (at(9), plan.hall)
    assert {row.during for row in first.bookings.all()} == {first.during}


def test_a_swap_that_would_clash_changes_nothing():
    plan = Planned()
    person = plan.speaker()
    first = plan.session(at(9), at(10), room=plan.hall)
    second = plan.session(at(11), at(12), room=plan.cellar)
    beside = plan.session(at(11), at(12), track=2)
    plan.on_stage(first, person)
    plan.on_stage(beside, person)
    first.refresh_from_db()
    with pytest.raises(Clash):
        actions.swap(first, second, by=plan.officer, versions=(first.version, second.version))
    first.refresh_from_db()
    assert (first.local_start, first.room) == (at(9), plan.hall)


def test_a_cancelled_session_frees_what_it_held_at_once():
    plan = Planned()
    session = plan.session(at(9), at(10), room=plan.hall)
    actions.cancel_session(session, by=plan.officer, version=session.version, reason="The speaker is ill.")
    plan.session(at(9), at(10), room=plan.hall)


def test_a_cancelled_meeting_frees_its_rooms_and_its_host():
    plan = Planned(host=city("rabat"))
    plan.session(at(9), at(10), room=plan.hall)
    actions.cancel(plan.meeting, by=plan.officer, version=plan.meeting.version, reason="No money.")
    other = plan.new_meeting(host=city("rabat"), title_en="Another")
    plan.session(at(9), at(10), room=plan.hall, meeting=other)


def test_what_was_postponed_takes_its_rooms_back_or_is_told_that_they_are_gone():
    plan = Planned()
    plan.session(at(9), at(10), room=plan.hall)
    plan.announce()
    meeting = actions.postpone(plan.meeting, by=plan.officer, version=plan.meeting.version)
    other = plan.new_meeting(title_en="Another")
    plan.session(at(9), at(10), room=plan.hall, meeting=other)
    with pytest.raises(Clash):
        actions.confirm(meeting, by=plan.officer, version=meeting.version)
    meeting.refresh_from_db()
    assert meeting.status == "postponed"


def test_a_booking_lasts_as_long_as_its_session_whatever_is_written_by_sql():
    plan = Planned()
    session = plan.session(at(9), at(10), room=plan.hall)
    Session.objects.filter(pk=session.pk).update(local_end=at(12))
    session.refresh_from_db()
    assert session.bookings.get().during == session.during
    with pytest.raises(IntegrityError), transaction.atomic():
        session.bookings.update(during=(None, None))


@pytest.mark.parametrize(
    ("zone", "starts", "words"),
    [("Europe/Vienna", (2027, 3, 28, 2, 30), "does not exist"), ("Europe/Vienna", (2027, 10, 31, 2, 30), "twice")],
)
def test_an_hour_that_no_clock_shows_or_shows_twice_is_refused(zone, starts, words):
    plan = Planned(first_day=date(2027, 3, 1), last_day=date(2027, 11, 1), tz=zone)
    begins = datetime(*starts)  # noqa: DTZ001 (what the clock on the wall shows)
    with pytest.raises(ValidationError, match=words):
        plan.session(begins, begins + timedelta(hours=3), tz=zone)


@pytest.mark.parametrize("zone", ["CET", "GMT", "Etc/GMT+1", "Europe/Atlantis", "UTC"])
def test_a_zone_is_a_place(zone):
    with pytest.raises(ValidationError, match="no place with a clock"):
        Planned(tz=zone)


def test_nine_in_rabat_in_july_2027_is_nine_utc():
    plan = Planned()
    session = plan.session(at(9), at(10))
    session.refresh_from_db()
    assert session.during.lower.isoformat() == "2027-07-01T09:00:00+00:00"


# Twenty at once


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_want_a_room_at_one_hour_one_gets_it():
    plan = Planned()
    answers = crowd(20, lambda n: plan.session(at(9), at(10), room=plan.hall, title_en=f"Session {n}"))
    assert answers == ["Clash"] * 19 + ["done"]
    assert Booking.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_want_a_person_or_a_team_at_one_hour_one_gets_each():
    plan = Planned()
    person, team = plan.speaker(), plan.team()
    sessions = [plan.session(at(9), at(10), track=n + 1) for n in range(20)]
    assert crowd(20, lambda n: plan.on_stage(sessions[n], person)) == ["Clash"] * 19 + ["done"]
    wanted = [{"language": "fr", "mode": "interpretation", "team": team}]
    answers = crowd(20, lambda n: actions.set_languages(sessions[n], wanted, by=plan.officer))
    assert answers == ["Clash"] * 19 + ["done"]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_want_a_host_for_the_same_days_one_gets_it():
    plan = Planned()
    answers = crowd(20, lambda n: plan.new_meeting(host=city("rabat"), title_en=f"Meeting {n}"))
    assert answers == ["Clash"] * 19 + ["done"]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_move_their_session_to_a_room_one_arrives():
    plan = Planned()
    sessions = [plan.session(at(9), at(10), track=n + 1) for n in range(20)]
    answers = crowd(20, lambda n: plan.move(sessions[n], room=plan.hall))
    assert answers == ["Clash"] * 19 + ["done"]

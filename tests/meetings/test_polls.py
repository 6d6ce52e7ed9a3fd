"""Polls for dates: invited cities answer, one vote each, the last word counts; hours and days off are seen."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from core.errors import NotAllowed, Refused
from meetings import actions
from meetings.models import MeetingCity, Poll, PollOption, PollVote
from tests.crowds import crowd
from tests.meetings.desk import Desk, client_of
from tests.meetings.scheduled import at, city
from tests.people import official

pytestmark = pytest.mark.django_db


def asked() -> Desk:
    """Rabat hosts, Turin and Amman are invited: two days, and an hour."""
    desk = Desk(host=city("rabat"))
    for slug in ("turin", "amman"):
        MeetingCity.objects.create(meeting=desk.meeting, city=city(slug))
    desk.poll = actions.add_poll(desk.meeting, {"question_en": "Which days suit you?"}, by=desk.officer)
    desk.days = actions.add_option(desk.poll, {"first_day": date(2027, 9, 3)}, by=desk.officer)
    desk.hour = actions.add_option(desk.poll, {"local_start": at(5, day=1), "local_end": at(6, day=1)}, by=desk.officer)
    desk.announce()
    return desk


def votes() -> list[tuple[str, str]]:
    return list(PollVote.objects.order_by("city__slug", "pk").values_list("city__slug", "answer"))


def test_the_secretariat_offers_days_and_hours_by_forms_and_closes_the_poll():
    desk = Desk()
    assert desk.post("polls/add/", {}).status_code == 400
    assert desk.post("polls/add/", {"question_en": "When?", "closes_on": "2027-06-01"}).status_code == 302
    poll = Poll.objects.get()
    address = f"polls/{poll.pk}/"
    assert desk.post(f"{address}options/", {"first_day": "2027-09-01", "last_day": "2027-09-02"}).status_code == 302
    hours = {"local_start": "2027-09-01T09:00", "local_end": "2027-09-01T10:00"}
    assert desk.post(f"{address}options/", hours).status_code == 302
    assert desk.post(f"{address}options/", {"local_start": "2027-09-01T09:00"}).status_code == 400
    assert desk.post(f"{address}options/", {}).status_code == 400
    assert b"When?" in desk.get("polls/").content
    first = PollOption.objects.first()
    assert desk.post(f"{address}options/{first.pk}/remove/").status_code == 302
    assert PollOption.objects.count() == 1
    assert desk.post(f"{address}close/", {"version": poll.version}).status_code == 302
    assert desk.post(f"{address}options/", hours).status_code == 400
    assert b"This poll is closed." in desk.get(address).content


def test_a_city_has_one_vote_and_its_last_word_counts():
    desk = asked()
    editor, admin = (official(role, city("turin")) for role in (Role.CITY_EDITOR, Role.CITY_ADMIN))
    page = f"/en/my-city/turin/polls/{desk.poll.pk}/"
    sent = {f"option-{desk.days.pk}": "yes", f"option-{desk.hour.pk}": "no"}
    assert client_of(editor).post(page, sent).status_code == 302
    assert client_of(admin).post(page, {f"option-{desk.hour.pk}": "if_needed"}).status_code == 302
    assert sorted(votes()) == [("turin", "if_needed"), ("turin", "yes")]
    shown = client_of(editor).get(page).content.decode()
    assert "Which days suit you?" in shown
    assert client_of(editor).post(page, {f"option-{desk.hour.pk}": "perhaps"}).status_code == 400
    unanswered = client_of(editor).post(page, {})
    assert (unanswered.status_code, "Nothing is answered yet" in unanswered.content.decode()) == (400, True)


def test_the_overview_counts_answers_and_shows_the_hour_and_the_days_off_in_each_city():
    desk = asked()
    actions.vote(desk.poll, city("turin"), {desk.hour.pk: "yes"}, by=official(Role.CITY_EDITOR, city("turin")))
    shown = desk.get(f"polls/{desk.poll.pk}/")
    assert "1 July 2027, 08:00–09:00 (UTC+3)" in shown.content.decode()
    lines = shown.context["lines"]
    by_hour, by_day = (next(line for line in lines if line.option == option) for option in (desk.hour, desk.days))
    assert by_hour.label == "1 July 2027, 05:00–06:00 Africa/Casablanca (UTC)"
    assert by_hour.counts[0] == ("Yes", 1)
    assert {there.city.slug: (f"{there.starts:%H:%M}", there.is_unsocial) for there in by_hour.there} == {
        "rabat": ("05:00", True),
        "turin": ("07:00", False),
        "amman": ("08:00", False),
    }
    # 3 September 2027 is a Friday: the weekend in Jordan.
    assert by_day.notes == ["Amman: weekend"]
    answers = {there.slug: answer for there, answer in by_hour.answers}
    assert answers == {"amman": "", "rabat": "", "turin": "Yes"}


def test_my_city_leads_to_the_polls_that_wait():
    desk = asked()
    client = client_of(official(Role.CITY_EDITOR, city("turin")))
    poll = f"/en/my-city/turin/polls/{desk.poll.pk}/"
    assert poll in client.get("/en/my-city/turin/").content.decode()
    actions.close_poll(desk.poll, by=desk.officer, version=desk.poll.version)
    assert poll not in client.get("/en/my-city/turin/").content.decode()


def test_only_invited_cities_and_their_officials_answer_and_only_while_it_is_open():
    desk = asked()
    wanted = {desk.days.pk: "yes"}
    with pytest.raises(NotAllowed):
        actions.vote(desk.poll, city("turin"), wanted, by=official(Role.CITY_READER, city("turin")))
    lyon = official(Role.CITY_ADMIN, city("lyon"))
    with pytest.raises(NotAllowed):
        actions.vote(desk.poll, city("turin"), wanted, by=lyon)
    with pytest.raises(Refused, match="not invited"):
        actions.vote(desk.poll, city("lyon"), wanted, by=lyon)
    assert client_of(lyon).get(f"/en/my-city/lyon/polls/{desk.poll.pk}/").status_code == 404
    turin = official(Role.CITY_EDITOR, city("turin"))
    with pytest.raises(ValidationError):
        actions.vote(desk.poll, city("turin"), {999_999: "yes"}, by=turin)
    Poll.objects.update(closes_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="closed"):
        actions.vote(desk.poll, city("turin"), wanted, by=turin)
    assert votes() == []


def test_a_draft_asks_nobody():
    desk = Desk()
    MeetingCity.objects.create(meeting=desk.meeting, city=city("turin"))
    poll = actions.add_poll(desk.meeting, {"question_en": "When?"}, by=desk.officer)
    client = client_of(official(Role.CITY_ADMIN, city("turin")))
    assert client.get(f"/en/my-city/turin/polls/{poll.pk}/").status_code == 404
    assert "When?" not in client.get("/en/my-city/turin/").content.decode()


def test_what_cities_have_answered_to_is_not_taken_away():
    desk = asked()
    actions.vote(desk.poll, city("turin"), {desk.days.pk: "no"}, by=official(Role.CITY_EDITOR, city("turin")))
    with pytest.raises(Refused, match="answered"):
        actions.remove_option(desk.days, by=desk.officer)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_votes_of_one_city_at_once_one_row_stays():
    desk = asked()
    turin, person = city("turin"), official(Role.CITY_EDITOR, city("turin"))
    answers = crowd(20, lambda n: actions.vote(desk.poll, turin, {desk.days.pk: ["yes", "no"][n % 2]}, by=person))
    assert answers == ["done"] * 20
    assert PollVote.objects.count() == 1


def test_a_poll_is_not_made_for_a_day_that_is_over_and_offers_nothing_twice():
    desk = Desk()
    answer = desk.post("polls/add/", {"question_en": "When?", "closes_on": "2020-01-01"})
    assert (answer.status_code, "This day is over" in answer.content.decode()) == (400, True)
    assert not Poll.objects.exists()
    poll = actions.add_poll(desk.meeting, {"question_en": "When?"}, by=desk.officer)
    days = {"first_day": "2027-07-01", "last_day": "2027-07-04"}
    assert [desk.post(f"polls/{poll.pk}/options/", days).status_code for _time in range(2)] == [302, 400]
    assert PollOption.objects.count() == 1

"""The secretariat sees what waits, for what and how long."""

import csv
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from cities.models import City
from profiles import actions
from tests.people import official
from tests.profiles.editions import Office
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
DESK = "/en/desk/profiles/"


@pytest.fixture
def office():
    """People who have been here for a while."""
    with days_ago(100):
        return Office(City.objects.get(slug="seville"))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def days_ago(days: int):
    return time_machine.travel(timezone.now() - timedelta(days=days), tick=False)


def lines(client, query: str = "") -> list[tuple[str, str, str]]:
    page = client.get(DESK + query)
    assert page.status_code == 200
    return [(str(line.city), line.badge.label, line.age) for line in page.context["lines"]]


def test_the_longest_wait_stands_first_with_its_age(office):
    with days_ago(12):
        office.edition("in_review")
    with days_ago(3):
        office.elsewhere(City.objects.get(slug="cadiz")).edition("changes_requested")
    office.elsewhere(City.objects.get(slug="oran")).edition()
    assert lines(signed_in(office.reviewer)) == [
        ("Seville", "In review", "for 12 days"),
        ("Cadiz", "Changes requested", "for 3 days"),
        ("Oran", "Draft", "since today"),
    ]


def test_it_is_narrowed_down_by_what_is_waited_for_city_and_country(office):
    office.edition("in_review")
    cadiz = office.elsewhere(City.objects.get(slug="cadiz"))
    planned = actions.plan_publication(
        cadiz.edition("approved"), by=office.publisher, at=timezone.now() + timedelta(days=2)
    )
    office.elsewhere(City.objects.get(slug="oran")).edition("approved")
    client = signed_in(office.publisher)
    assert [city for city, *_rest in lines(client, "?waiting=planned")] == ["Cadiz"]
    assert [city for city, *_rest in lines(client, "?waiting=approved")] == ["Oran"]
    assert [city for city, *_rest in lines(client, "?country=DZ")] == ["Oran"]
    assert [city for city, *_rest in lines(client, "?city=seville&city=cadiz&sort=city")] == ["Cadiz", "Seville"]
    assert f"{planned.publish_at:%H:%M} UTC" in client.get(DESK).content.decode()
    assert client.get(f"{DESK}?waiting=nothing").status_code == 400


def test_drafts_that_nobody_touches_are_found(office, as_owner):
    with days_ago(40):
        quiet = office.edition()
        office.elsewhere(City.objects.get(slug="cadiz")).edition()
    # The database itself dates what is written; only its owner can make that older.
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE profiles_profileeditionevent DISABLE TRIGGER USER")
        older = (
            "UPDATE profiles_profileeditionevent SET pgh_created_at = now() - interval '40 days' WHERE pgh_obj_id = %s"
        )
        cursor.execute(older, [quiet.pk])
        cursor.execute("ALTER TABLE profiles_profileeditionevent ENABLE TRIGGER USER")
    client = signed_in(office.reviewer)
    assert [city for city, *_rest in lines(client, "?waiting=quiet")] == [str(quiet.city.name)]
    assert "nothing written for 40 days" in client.get(DESK).content.decode()


def test_the_first_page_of_the_desk_counts_them(office):
    office.edition("in_review")
    office.elsewhere(City.objects.get(slug="oran")).edition("in_review")
    page = signed_in(office.reviewer).get("/en/desk/")
    counts = {line.url.partition("=")[2]: line.count for line in page.context["sheet"].profiles}
    none = dict.fromkeys(("approved", "planned", "changes_requested", "draft", "quiet"), 0)
    assert counts == {**none, "in_review": 2}


def test_the_queue_leaves_as_a_file_with_the_same_filters(office):
    edition = office.edition("in_review")
    actions.comment(edition, "edition", "Who counted?", by=office.reviewer)
    office.elsewhere(City.objects.get(slug="oran")).edition()
    response = signed_in(office.reviewer).get("/en/desk/profiles.csv?waiting=in_review")
    rows = list(csv.DictReader(b"".join(response.streaming_content).decode().splitlines()))
    assert [(row["city"], row["edition"], row["status"], row["days"], row["open_comments"]) for row in rows] == [
        ("seville", "1", "in_review", "0", "1")
    ]


def test_many_editions_cost_no_more_questions_than_one(office):
    office.edition("in_review")
    client = signed_in(office.reviewer)
    one = queries_of(client, DESK)
    for slug in ("oran", "cadiz", "milan"):
        office.elsewhere(City.objects.get(slug=slug)).edition()
    assert queries_of(client, DESK) == one


def test_it_is_the_secretariats_alone(office):
    office.edition("in_review")
    assert signed_in(official(Role.CITY_ADMIN, office.city)).get(DESK).status_code == 403
    assert signed_in(office.writer).get("/en/desk/profiles.csv").status_code == 403

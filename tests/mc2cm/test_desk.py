"""The secretariat's desk speaks of cities and people by their names."""

import pytest
from django.test import Client

from accounts.choices import Role
from cities import actions
from cities.models import City
from core import audit
from core.models import Correction
from tests.people import official, secretary
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    client = Client()
    client.force_login(secretary(Role.OFFICER), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def giulia():
    turin = City.objects.get(slug="turin")
    person = official(Role.CITY_EDITOR, turin, "giulia")
    actions.edit_city(turin, {"website": "https://new.example"}, by=person, version=turin.version)
    return person


def shown(client: Client, query: str = "") -> list[tuple[str, str, str]]:
    changes = client.get(f"/en/desk/history/{query}").context["changes"]
    return [(change.record, change.who, change.what) for change in changes]


def test_the_history_is_narrowed_down_by_names(client, giulia):
    lyon = City.objects.get(slug="lyon")
    actions.change_contact(lyon, "office@lyon.example", by=official(Role.CITY_ADMIN, lyon))
    line = ("Turin", "giulia", "Edited the record")
    assert shown(client, f"?actor={giulia.key}") == [line]
    assert shown(client, "?action=edit_city") == [line]
    assert shown(client, "?about=city:turin")[0] == line, "an address of before still holds"
    assert shown(client, "?about=city:lyon&action=edit_city") == []
    form = client.get("/en/desk/history/?about=city:turin").context["form"]
    choices = {name: dict(field.choices) for name, field in form.fields.items()}
    assert choices["about"]["city:turin"] == "Turin"
    assert choices["actor"][giulia.key] == "giulia"
    assert choices["action"]["edit_city"] == "Edited the record"
    page = client.get("/en/desk/history/").content.decode()
    assert 'placeholder="person:12"' not in page
    assert ">city:turin<" not in page


def test_what_is_no_city_is_offered_because_the_address_asks_for_it(client, giulia):
    audit.record("ask_to_join", "join:3", by="public")
    audit.record("change_account", giulia.key, by="person:999999")
    assert shown(client, "?about=join:") == [("Request to join 3", "A reader", "Asked to join")]
    assert shown(client, f"?about={giulia.key}") == [("giulia", "name removed", "Changed name or language")]
    form = client.get("/en/desk/history/?about=join:3").context["form"]
    assert dict(form.fields["about"].choices)["join:3"] == "Request to join 3"


@pytest.mark.parametrize("query", ["?about=%00", "?actor=person:x", "?actor=person:99999999999999999999", "?action=x"])
def test_a_made_up_address_is_no_fault(client, query):
    assert client.get(f"/en/desk/history/{query}").status_code == 200


def test_a_long_history_asks_no_more_of_the_database_than_a_short_one(client, giulia):
    few = queries_of(client, "/en/desk/history/?about=city:")
    for number in range(20):
        audit.record("edit_city", f"city:{City.objects.all()[number].slug}", by=giulia.key)
    assert queries_of(client, "/en/desk/history/?about=city:") == few


def test_a_waiting_correction_is_told_by_the_citys_name(client):
    Correction.objects.create(about="city:sfax", field="website", language="en", proposal="https://a.b", source="A")
    page = client.get("/fr/desk/").content.decode()
    assert '<a href="/fr/my-city/sfax/#corrections"><bdi>Sfax</bdi>' in page

"""The secretariat keeps what a city is called, where it lies and what part it takes: merged, audited, found at once."""

import json

import pytest
from django.test import Client

from accounts.choices import Role
from cities import actions
from cities.models import City, Membership, Phase
from core import search
from core.errors import NotAllowed, Refused, Stale
from core.models import AuditEntry
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
PAGE = "/en/desk/cities/turin/"
API = "/api/v1/cities/turin/"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


@pytest.fixture
def client(officer):
    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def opened(client: Client) -> dict:
    """What a browser would send from the form as it was opened."""
    form = client.get(PAGE).context["form"]
    fields = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value())
        fields[bound.html_name] = fields[bound.html_initial_name] = "" if value is None else str(value)
    return fields


def send(client: Client, address: str, method: str, values: dict, etag: str = ""):
    headers = {"HTTP_IF_MATCH": etag} if etag else {}
    return getattr(client, method)(address, json.dumps(values), content_type="application/json", **headers)


def test_a_renamed_city_keeps_its_address_and_is_found_by_its_new_name(client, turin, officer):
    response = client.post(PAGE, opened(client) | {"name_en": "Augusta Taurinorum", "country": "FR"})
    assert (response.status_code, response.url) == (302, PAGE)
    page = Client().get("/en/cities/turin/").content.decode()
    assert "Augusta Taurinorum" in page
    hits = [hit.path for hit in search.search("Augusta Taurinorum", "en").hits]
    assert hits[0] == "cities/turin/"
    assert "case-studies/a-local-approach-morus-turin/" in hits, "what stands under the city is found by it too"
    entry = AuditEntry.objects.get(action="change_reference")
    assert (entry.actor, entry.about) == (officer.key, "city:turin")
    assert entry.changes == {"name_en": ["Turin", "Augusta Taurinorum"], "country": ["IT", "FR"]}
    assert "France" in client.get("/en/my-city/turin/history/").content.decode()


def test_the_second_of_two_sees_both_names_and_the_country_by_its_name(client, turin):
    form = opened(client)
    later = {"name_en": "Torino", "country": City.objects.get(slug="lyon").country}
    actions.change_reference(turin, later, by=secretary(Role.ADMIN), version=turin.version)
    response = client.post(PAGE, form | {"name_en": "Taurasia", "country": "TN", "name_fr": "Turin-sur-Pô"})
    assert response.status_code == 409
    theirs = {name: (their.typed, their.words) for name, their in response.context["theirs"].items()}
    assert theirs == {"name_en": ("Torino", "Torino"), "country": ("FR", "France")}
    page = response.content.decode()
    assert all(words in page for words in ("Torino", "Taurasia", "Turin-sur-Pô"))
    turin.refresh_from_db()
    assert (turin.name_en, turin.name_fr) == ("Torino", "Turin")


def test_nothing_changed_is_said_and_not_recorded(client, turin):
    response = client.post(PAGE, opened(client), follow=True)
    assert "Nothing was changed" in response.content.decode()
    turin.refresh_from_db()
    assert (turin.version, AuditEntry.objects.filter(action="change_reference").count()) == (1, 0)


def test_a_city_is_never_without_a_name(client, turin):
    assert client.post(PAGE, opened(client) | {"name_en": " "}).status_code == 400
    answer = send(client, f"{API}reference/", "patch", {"name_en": " "}, turin.etag)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["name_en"])


def test_the_api_asks_for_the_version_and_refuses_what_belongs_to_the_city(client, turin):
    address = f"{API}reference/"
    assert send(client, address, "patch", {"name_en": "Torino"}).status_code == 428
    strange = send(client, address, "patch", {"summary_en": "x", "slug": "torino"}, turin.etag)
    assert (strange.status_code, sorted(strange.json()["errors"])) == (400, ["slug", "summary_en"])
    done = send(client, address, "patch", {"name_en": "Torino", "country": "FR", "alternate_names": ["A"]}, turin.etag)
    assert done.status_code == 200
    assert (done.json()["slug"], done.json()["name"]["en"], done.json()["country"]["code"]) == ("turin", "Torino", "FR")
    stale = send(client, address, "patch", {"country": "IT"}, turin.etag)
    assert (stale.status_code, stale.json()["current"]) == (412, {"country": "FR"})


def test_the_city_itself_may_not(turin):
    with pytest.raises(NotAllowed):
        actions.change_reference(turin, {"name_en": "X"}, by=official(Role.CITY_ADMIN, turin), version=turin.version)


def test_a_stale_change_names_rows_by_their_codes(turin, officer):
    actions.change_reference(turin, {"name_en": "Torino"}, by=officer, version=turin.version)
    with pytest.raises(Stale) as stale:
        actions.change_reference(turin, {"name_en": "X"}, by=officer, version=turin.version)
    assert stale.value.theirs == {"name_en": "Torino"}


def test_a_part_begins_ends_and_goes_on(client, turin):
    phase = Phase.objects.exclude(memberships__city=turin).first()
    added = client.post(f"{PAGE}memberships/", {"phase": phase.slug, "role": "associate", "since": "2026-02"})
    assert added.status_code == 302
    part = turin.memberships.get(phase=phase)
    early = client.post(f"{PAGE}memberships/{part.pk}/end/", {f"part-{part.pk}-until": "2025"})
    assert early.status_code == 400
    assert "The end cannot lie before the beginning." in early.content.decode()
    client.post(f"{PAGE}memberships/{part.pk}/end/", {f"part-{part.pk}-until": "2026-09"})
    part.refresh_from_db()
    assert part.until == "2026-09"
    assert "until September 2026" in Client().get("/en/cities/turin/").content.decode()
    history = client.get("/en/my-city/turin/history/").content.decode()
    assert "Ended a part in the network" in history
    assert f"{phase.name} · Associate city" in history
    client.post(f"{PAGE}memberships/", {"phase": phase.slug, "role": "associate"})
    part.refresh_from_db()
    assert (part.since, part.until) == ("2026-02", "")


def test_a_part_is_taken_once_and_ended_once(turin, officer):
    part = turin.memberships.select_related("phase").first()
    with pytest.raises(Refused, match="already has this part"):
        actions.add_membership(turin, Membership(phase=part.phase, role=part.role), by=officer)
    actions.end_membership(part, by=officer, until="2030")
    with pytest.raises(Refused, match="already ended"):
        actions.end_membership(part, by=officer, until="2031")


def test_parts_over_the_api(client, turin):
    phase = Phase.objects.exclude(memberships__city=turin).first()
    new = {"phase": phase.slug, "role": "guest"}
    added = send(client, f"{API}memberships/", "post", new)
    assert (added.status_code, added.json()["phase"], added.json()["until"]) == (201, phase.slug, "")
    assert send(client, f"{API}memberships/", "post", new).status_code == 409
    assert send(client, f"{API}memberships/", "post", new | {"city": "lyon"}).status_code == 400
    end = f"{API}memberships/{added.json()['id']}/end/"
    assert send(client, end, "post", {"until": "soon"}).status_code == 400
    assert send(client, end, "post", {"until": "2026"}).json()["until"] == "2026"
    assert send(client, end, "post", {"until": "2026"}).status_code == 409
    turin.refresh_from_db()
    assert turin.etag == Client().get(API)["ETag"] == '"3"'


def test_the_secretariat_finds_the_city_by_filter(client):
    page = client.get("/en/desk/cities/?country=TN").content.decode()
    assert "/en/desk/cities/tunis/" in page
    assert "/en/desk/cities/turin/" not in page
    assert client.get("/en/desk/cities/?country=XX").status_code == 400
    assert "/en/desk/cities/" in client.get("/en/desk/").content.decode()

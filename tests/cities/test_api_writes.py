"""The API's writes: the same actions and refusals as the pages, and no write without having read."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.models import AuditEntry
from tests.people import official

ADDRESS = "/api/v1/cities/turin/"


@pytest.fixture
def turin(db):
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


def signed_in(person, **options) -> Client:
    client = Client(**options)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def patch(client: Client, values: dict, etag: str | None = None, **headers):
    if etag:
        headers["HTTP_IF_MATCH"] = etag
    return client.patch(ADDRESS, json.dumps(values), content_type="application/json", **headers)


def test_read_change_and_read_again(turin, editor):
    client = signed_in(editor)
    etag = client.get(ADDRESS)["ETag"]
    response = patch(client, {"known_for_en": "Through the API."}, etag)
    assert response.status_code == 200
    assert response.json()["known_for"] == {"en": "Through the API."}
    assert response["ETag"] == client.get(ADDRESS)["ETag"] != etag
    entry = AuditEntry.objects.filter(about="city:turin").first()
    assert (entry.actor, entry.action) == (editor.key, "edit_city")


def test_without_having_read_428_and_after_somebody_else_412_with_what_stands_there(turin, editor):
    client = signed_in(editor)
    missing = patch(client, {"website": "https://a.example"}, HTTP_ACCEPT_LANGUAGE="fr")
    assert missing.status_code == 428
    assert missing["Content-Type"] == "application/problem+json"
    assert missing["Content-Language"] == "fr"
    etag = client.get(ADDRESS)["ETag"]
    patch(client, {"website": "https://first.example"}, etag)
    stale = patch(client, {"website": "https://second.example"}, etag)
    assert stale.status_code == 412
    assert stale.json()["current"] == {"website": "https://first.example"}
    turin.refresh_from_db()
    assert turin.website == "https://first.example"


@pytest.mark.parametrize(
    "extra", ["city", "role", "id", "is_staff", "name_en", "country", "slug", "version", "geonames_id"]
)
def test_extra_fields_are_refused_and_change_nothing(extra, turin, editor):
    client = signed_in(editor)
    before = City.objects.filter(pk=turin.pk).values().get()
    response = patch(client, {extra: "1", "website": "https://a.example"}, turin.etag)
    assert response.status_code == 400
    assert list(response.json()["errors"]) == [extra]
    assert City.objects.filter(pk=turin.pk).values().get() == before


def test_a_wrong_value_is_named_in_the_readers_language(turin, editor):
    response = patch(signed_in(editor), {"website": "no address"}, turin.etag, HTTP_ACCEPT_LANGUAGE="ar")
    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["website"]
    assert response["Content-Language"] == "ar"


def test_a_session_needs_its_token(turin, editor):
    client = signed_in(editor, enforce_csrf_checks=True)
    assert patch(client, {"website": ""}, turin.etag).status_code == 403


@pytest.mark.parametrize("body", ["[", "[]", "null", '"x"', "{" * 5000, "[" * 100_000])
def test_what_is_no_json_object_is_a_clear_400(body, turin, editor):
    client = signed_in(editor)
    response = client.patch(ADDRESS, body, content_type="application/json", HTTP_IF_MATCH=turin.etag)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.django_db(transaction=True)
def test_of_fifty_saves_with_one_etag_one_succeeds():
    turin = City.objects.get(slug="turin")
    editor = official(Role.CITY_EDITOR, turin)
    client = signed_in(editor)
    session = client.cookies["sessionid"].value

    def save(number: int) -> int:
        own = Client()
        own.cookies["sessionid"] = session
        try:
            return patch(own, {"known_for_en": f"Number {number}"}, turin.etag).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as crowd:
        answers = sorted(crowd.map(save, range(50)))
    assert answers == [200] + [412] * 49
    assert AuditEntry.objects.filter(about="city:turin", action="edit_city").count() == 1


def test_what_the_municipality_may_do_is_written_and_read_over_the_api(turin, editor):
    client = signed_in(editor)
    answer = patch(client, {"may_act_in": ["housing", "health"]}, turin.etag)
    assert (answer.status_code, sorted(answer.json()["may_act_in"])) == (200, ["health", "housing"])
    assert sorted(Client().get(ADDRESS).json()["may_act_in"]) == ["health", "housing"]
    wrong = patch(client, {"may_act_in": ["warfare"]}, answer["ETag"])
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["may_act_in"])
    reader = official(Role.CITY_READER, turin)
    assert patch(signed_in(reader), {"may_act_in": []}, answer["ETag"]).status_code == 403

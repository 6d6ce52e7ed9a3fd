"""Translations of a published edition over the API: the same steps and refusals as on the pages."""

import pytest

from accounts.choices import Role
from cities.models import City
from profiles.models import ProfileTranslation
from tests.people import secretary
from tests.profiles.calling import Caller
from tests.profiles.editions import Office

WORDS = "Qui habite ici."
API = "/api/v1/cities/seville/profile/1/"


@pytest.fixture
def office(db):
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def edition(office):
    return office.edition("published")


@pytest.fixture
def translator(edition):
    return Caller(secretary(Role.TRANSLATOR))


@pytest.fixture
def key(edition):
    return f"chapters:{edition.chapters.get(section__key='synopsis').thread}:body_fr"


def test_a_translation_from_its_beginning_to_its_readers(edition, office, translator, key):
    begun = translator.post(f"{API}translations/", {"language": "fr"})
    assert begun.status_code == 201
    where = begun["Location"].removeprefix("http://testserver")
    assert where == f"{API}translations/fr/1/"
    wanting = {text["key"]: text for text in begun.json()["texts"]}
    assert (wanting[key]["original"], wanting[key]["text"]) == ("Who lives here.", "")
    written = translator.patch(where, {"texts": {key: WORDS}}, begun["ETag"])
    assert written.status_code == 200
    assert [text["text"] for text in written.json()["texts"] if text["differs"]] == [WORDS]
    assert Caller().get(where).status_code == 404
    assert Caller().get(f"{API}translations/").json()["results"] == []
    publisher = Caller(office.publisher)
    assert publisher.post(f"{where}publish/", None, publisher.etag(where)).json()["published_at"]
    assert Caller().get(f"{API}chapters/synopsis/").json()["body"]["fr"] == WORDS
    (listed,) = Caller().get(f"{API}translations/").json()["results"]
    assert (listed["language"], listed["number"], listed["state"]) == ("fr", 1, "human")
    assert [text["text"] for text in Caller().get(where).json()["texts"]] == [WORDS]


def test_no_write_without_having_read_and_none_over_what_another_wrote(edition, translator, key):
    begun = translator.post(f"{API}translations/", {"language": "fr"})
    where = f"{API}translations/fr/1/"
    for method, path in (("PATCH", where), ("DELETE", where)):
        assert translator.send(method, path, {"texts": {key: WORDS}}).status_code == 428
    assert translator.patch(where, {"texts": {key: WORDS}}, begun["ETag"]).status_code == 200
    late = translator.patch(where, {"texts": {key: "Autre."}}, begun["ETag"])
    assert (late.status_code, late.json()["current"]) == (412, {key: WORDS})
    assert translator.delete(where, begun["ETag"]).status_code == 412
    assert translator.delete(where, late.json()["etag"]).status_code == 204
    assert not ProfileTranslation.objects.filter(edition=edition).exists()


def test_refusals_say_what_is_wrong(edition, office, translator, key):
    assert translator.post(f"{API}translations/", {"language": "de"}).status_code == 400
    assert translator.post(f"{API}translations/", {"language": "en"}).status_code == 409
    begun = translator.post(f"{API}translations/", {"language": "fr"})
    assert translator.post(f"{API}translations/", {"language": "fr"}).status_code == 409
    where = f"{API}translations/fr/1/"
    for values in (
        {"texts": {"nothing": "x"}},
        {"texts": {key: "[@NOWHERE]"}},
        {"texts": {key: "\0"}},
        {"state": "human"},
    ):
        assert translator.patch(where, values, begun["ETag"]).status_code == 400
    assert translator.patch(where, {"confirmed": [key]}, begun["ETag"]).status_code == 409
    publisher = Caller(office.publisher)
    assert publisher.post(f"{where}publish/").status_code == 428
    assert publisher.post(f"{where}publish/", None, begun["ETag"]).status_code == 409
    assert translator.post(f"{where}publish/", None, begun["ETag"]).status_code == 403


def test_what_a_machine_wrote_is_marked_until_it_is_confirmed(edition, translator, key):
    etag = translator.post(f"{API}translations/", {"language": "fr"})["ETag"]
    where = f"{API}translations/fr/1/"
    sent = translator.patch(where, {"texts": {key: WORDS}, "is_by_machine": True}, etag)
    assert [text["state"] for text in sent.json()["texts"] if text["text"]] == ["machine"]
    right = translator.patch(where, {"confirmed": [key]}, sent["ETag"])
    assert [text["state"] for text in right.json()["texts"] if text["text"]] == ["human"]
    assert right.json()["state"] == "human"

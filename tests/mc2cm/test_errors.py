"""What is not there or not understood: a clear page in the reader's language, problem details in the API."""

import json
from itertools import cycle, islice, product
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter
from django.utils.translation import gettext, override

from accounts.choices import Role
from cities.models import City
from tests.people import official, secretary
from tests.reading import read

pytestmark = pytest.mark.django_db

LANGUAGES = [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")]
NOT_THERE = [
    "cities/atlantis/",
    "case-studies/atlantis/",
    "publications/atlantis/",
    "news/atlantis/",
    "atlantis/",
    "cities/?page=99",
    "cities/?page=soon",
    "case-studies/?page=0",
    "publications/?page=9999999999",
    "news/?page=-1",
    "figures/?page=99999",
    "partners/?page=99",
    "search/?q=turin&page=99",
    "search/?q=housing&page=0",
    "search/?q=housing&page=soon",
    "search/?q=housing&page=000001999999999999999999999",
    "search/?q=housing&page=" + "9" * 5000,
    "search/?q=turin&kind=dragon",
    "cities/turin/%00/",
]
WRONG = [
    ("cities/?region=mars", "mars"),
    ("cities/?role=king", "king"),
    ("cities/?phase=phase-9", "phase-9"),
    ("cities/?country=XX", "XX"),
    ("cities/?theme=dragons", "dragons"),
    ("case-studies/?city=atlantis", "atlantis"),
    ("publications/?kind=novel", "novel"),
    ("publications/?language=tlh", "tlh"),
    ("figures/?indicator=happiness", "happiness"),
    ("partners/?kind=club", "club"),
    ("cities.csv?region=mars", "mars"),
    ("cities.geojson?region=mars", "mars"),
    ("case-studies.csv?theme=dragons", "dragons"),
    ("publications.csv?kind=novel", "novel"),
    ("news.csv?city=atlantis", "atlantis"),
    ("figures.csv?city=atlantis", "atlantis"),
]
MESSAGE = "“%(value)s” is not in the list. Choose from the list."


def one_line(words):
    """As `Element.text` reads it: every kind of space is one."""
    return " ".join(words.split())


def assert_is_a_page_in(response, language, direction):
    page = read(response)
    html = page.one("html")
    assert (html.attrs["lang"], html.attrs["dir"]) == (language, direction)
    assert page.one("h1").text
    assert f"/{language}/" in page.links
    return page


@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
@pytest.mark.parametrize("address", NOT_THERE)
def test_what_is_not_there_is_said_in_the_readers_language(client, language, direction, address):
    response = client.get(f"/{language}/{address}")
    assert response.status_code == 404
    assert_is_a_page_in(response, language, direction)


@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
@pytest.mark.parametrize(("address", "value"), WRONG)
def test_a_wrong_filter_value_is_named_in_the_readers_language(client, language, direction, address, value):
    response = client.get(f"/{language}/{address}")
    assert response.status_code == 400
    page = assert_is_a_page_in(response, language, direction)
    with override(language):
        assert one_line(gettext(MESSAGE) % {"value": value}) in page.one("main").text


def test_the_words_themselves_are_translated(client):
    """Each language has its own title of the page that is not there."""
    titles = {read(client.get(f"/{language}/atlantis/")).one("h1").text for language, _direction in LANGUAGES}
    assert len(titles) == 3


@pytest.mark.parametrize(
    ("accepted", "language", "direction"),
    [
        ("fr", "fr", "ltr"),
        ("ar-TN,ar;q=0.9", "ar", "rtl"),
        ("de", "en", "ltr"),
        ("", "en", "ltr"),
        ("de,fr;q=0.5", "fr", "ltr"),
    ],
)
def test_an_unknown_language_is_answered_in_one_the_reader_accepts(client, accepted, language, direction):
    response = client.get("/de/cities/", headers={"accept-language": accepted})
    assert response.status_code == 404
    assert_is_a_page_in(response, language, direction)


@pytest.mark.parametrize("address", ["/en/cities/?q=%FF%FE", "/en/search/?q=%ED%A0%80", "/en/cities/?q=" + "x" * 5000])
def test_strange_bytes_are_no_error_of_the_server(client, address):
    assert client.get(address).status_code in {200, 400}


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/api/v1/cities/atlantis/", 404, "Not found."),
        ("/api/v1/figures/soon/", 404, "Not found."),
        ("/api/v1/figures/99999999999999999999/", 404, "Not found."),
        ("/api/v1/cities/?page=99", 404, "Not found."),
        ("/api/v1/atlantis/", 404, "There is nothing at this address."),
        ("/api/v1/cities/?region=mars", 400, "Some of what was sent cannot be used."),
        ("/api/v1/cities/?sort=colour", 400, "Some of what was sent cannot be used."),
        ("/api/v1/cities/?colour=red", 400, "Some of what was sent cannot be used."),
        ("/api/v1/search/", 400, "Some of what was sent cannot be used."),
        ("/api/v1/search/?q=turin&kind=dragon", 400, "Some of what was sent cannot be used."),
        ("/api/v1/search/?q=turin&page=1001", 400, "Some of what was sent cannot be used."),
    ],
)
def test_the_api_answers_with_problem_details(client, address, status, title):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert response["Content-Language"] == "en"
    problem = response.json()
    assert (problem["type"], problem["title"], problem["status"]) == ("about:blank", title, status)


def test_the_api_names_what_is_wrong_in_the_readers_language(client):
    response = client.get("/api/v1/cities/?region=mars", headers={"accept-language": "fr"})
    assert response["Content-Language"] == "fr"
    with override("fr"):
        assert response.json()["errors"] == {"region": [gettext(MESSAGE) % {"value": "mars"}]}


def test_an_unknown_filter_of_the_api_names_the_known_ones(client):
    errors = client.get("/api/v1/cities/?colour=red").json()["errors"]
    assert errors == {"colour": ["Unknown filter. Known filters: country, phase, q, region, role, theme."]}


@pytest.mark.parametrize("address", ["/en/cities/", "/api/v1/cities/"])
def test_a_fault_of_ours_is_a_plain_page_or_a_problem(monkeypatch, address):
    from cities.models import City

    def broken(*_args):
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr(type(City.objects.all()), "visible_to", broken)
    response = Client(raise_request_exception=False).get(address)
    assert response.status_code == 500
    assert b"secret" not in response.content
    if address.startswith("/api/"):
        assert json.loads(response.content)["status"] == 500
    else:
        assert {section.attrs["lang"] for section in read(response).all("section")} == {"fr", "ar"}


def test_a_host_that_is_not_ours_is_refused(client):
    response = client.get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content


# Control characters


def takers(resolver=None):
    """Every address of ours that has a piece of free text in it."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from takers(entry)
        elif any(type(taken) is StringConverter for taken in entry.pattern.converters.values()):
            yield entry.name, entry.pattern.converters


def test_an_address_with_a_control_character_is_not_there():
    """Such as NUL, on which the database would fail."""
    samples = {SlugConverter: "turin", IntConverter: 1, UUIDConverter: uuid4(), StringConverter: "x-y"}
    officer, editor = Client(), Client()
    officer.force_login(secretary("admin"))
    editor.force_login(official(Role.CITY_EDITOR, City.objects.get(slug="turin")))
    # Each in turn at the next address: whoever asks, and by which of them, is all the same at each.
    turns = cycle(product(("%00", "%0A", "a%1Fb", "%C2%85"), (officer, editor)))
    asked = 0
    for name, taken in takers():
        if name.startswith(("account_", "mfa_", "usersessions_")):
            continue
        with override("en"):
            path = reverse(name, kwargs={key: samples[type(each)] for key, each in taken.items()})
        for character, client in islice(turns, 3):
            asked += 1
            assert client.get(path.replace("x-y", character)).status_code == 404, name
            assert client.post(path.replace("x-y", character)).status_code == 404, name
    assert asked > 50
    answer = officer.get("/api/v1/cities/%00/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")

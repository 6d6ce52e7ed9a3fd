"""What is typed is kept with the portal until it is saved or thrown away: each person's own, and nobody else's."""

import json

import pytest
from django.test import Client

from accounts.choices import Role
from cities.actions import OWN_FIELDS
from cities.models import City
from core import keeping
from core.models import TypedText
from tests.people import official

pytestmark = pytest.mark.django_db
EDIT = "/en/cities/turin/edit/"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


def signed_in(person, **options) -> Client:
    client = Client(**options)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def typed(row, **changes) -> dict:
    return {**{name: getattr(row, name) for name in OWN_FIELDS}, "version": row.version, "contact": "", **changes}


def send(client, path=EDIT, **values):
    as_sent = {name: list(text) if isinstance(text, list) else [str(text)] for name, text in values.items()}
    body = {"path": path, "opened": "17", "values": as_sent}
    return client.post("/en/account/typed/", json.dumps(body), content_type="application/json")


def test_what_was_typed_stands_in_the_form_again_until_it_is_saved(turin, editor):
    client = signed_in(editor)
    assert send(client, **typed(turin, known_for_en="Half a sentence")).status_code == 200
    page = client.get(EDIT).content.decode()
    assert "Half a sentence" in page
    assert "Not saved yet: what you typed until" in page
    client.post(EDIT, typed(turin, known_for_en="A sentence."))
    assert not TypedText.objects.exists()
    assert "Not saved yet" not in client.get(EDIT).content.decode()


def test_it_is_found_in_every_language_of_the_page(turin, editor):
    client = signed_in(editor)
    send(client, **typed(turin, known_for_en="Half a sentence"))
    assert "Half a sentence" in client.get("/fr/cities/turin/edit/").content.decode()


def test_it_is_thrown_away_when_she_says_so(turin, editor):
    client = signed_in(editor)
    send(client, **typed(turin, known_for_en="Half a sentence"))
    response = client.post("/en/account/typed/", {"path": EDIT, "discard": "1"})
    assert (response.status_code, response.url) == (302, EDIT)
    assert "Half a sentence" not in client.get(EDIT).content.decode()


def test_nobody_else_sees_it(turin, editor):
    send(signed_in(editor), **typed(turin, known_for_en="Half a sentence"))
    other = signed_in(official(Role.CITY_ADMIN, turin))
    assert "Half a sentence" not in other.get(EDIT).content.decode()


def test_a_save_that_is_refused_keeps_it(turin, editor):
    client = signed_in(editor)
    send(client, **typed(turin, known_for_en="Half a sentence"))
    assert client.post(EDIT, typed(turin, website="no address")).status_code == 400
    assert TypedText.objects.count() == 1


def test_what_says_the_same_as_what_is_saved_is_not_offered(turin, editor):
    client = signed_in(editor)
    send(client, **typed(turin))
    assert "Not saved yet" not in client.get(EDIT).content.decode()
    assert not TypedText.objects.exists()


def test_after_the_session_ended_it_survives_even_a_second_look(turin, editor):
    client = signed_in(editor)
    typist = client.get(EDIT).context["typist"]
    client.logout()
    client.post(EDIT, typed(turin, known_for_fr="Ce que j’écrivais.", typist=typist))
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    for _look in range(2):
        assert "Ce que j’écrivais." in client.get(EDIT).content.decode()


def test_a_chapter_in_arabic_of_the_greatest_length_is_kept_when_the_session_ended():
    assert keeping.LARGEST > 2 * 3 * 40_000


def test_whoever_is_signed_out_is_told(turin):
    assert send(Client(), **typed(turin)).status_code == 401
    assert not TypedText.objects.exists()


def test_only_with_the_forms_token(turin, editor):
    client = signed_in(editor, enforce_csrf_checks=True)
    assert send(client, **typed(turin)).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '{"path": "/en/", "values": []}',
        '{"path": "/en/", "values": {"a": "b"}}',
        '{"path": "/en/", "values": {"a": [1]}}',
        '{"path": "https://elsewhere.example/", "values": {}}',
        '{"path": "//elsewhere.example/", "values": {}}',
        '{"path": "/en/no-such-page/", "values": {}}',
        '{"path": 7, "values": {}}',
        "[" * 20_000,
    ],
)
def test_nonsense_is_refused(body, editor):
    client = signed_in(editor)
    assert client.post("/en/account/typed/", body, content_type="application/json").status_code == 400
    assert not TypedText.objects.exists()


def test_too_much_is_refused(editor):
    assert send(signed_in(editor), summary_en="x" * (keeping.LARGEST + 1)).status_code == 413


def test_a_persons_oldest_texts_make_room(editor):
    for n in range(keeping.MOST + 3):
        keeping.keep(editor.key, f"/en/cities/{n}/edit/", {"a": ["b"]})
    assert TypedText.objects.filter(person=editor.key).count() == keeping.MOST


def test_throwing_away_leads_nowhere_else(editor):
    response = signed_in(editor).post("/en/account/typed/", {"path": "//elsewhere.example/", "discard": "1"})
    assert (response.status_code, response.url) == (302, "/en/")


def test_a_form_of_another_kind_changes_nothing(editor):
    assert signed_in(editor).post("/en/account/typed/", {"path": EDIT}).status_code == 302
    assert not TypedText.objects.exists()

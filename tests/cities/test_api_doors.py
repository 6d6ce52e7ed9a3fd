"""What the pages let a city, a reader and the secretariat do, over the API: the same actions, limits and refusals."""

import json
import re
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.choices import Role
from cities.models import City, CityContact, CityPicture, JoinRequest
from core.limits import within
from core.models import AuditEntry, Correction, OutboxMessage, Proposer
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
API = "/api/v1/cities/turin/"
PROPOSAL = {"field": "summary", "proposal": "Rightly told.", "source": "City archive, 2024"}
REQUEST = {
    "kind": "associate",
    "name": "Amina",
    "email": "amina@city.example",
    "city_name": "A city",
    "country": "Algeria",
    "message": "We would like to take part.",
}


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return signed_in(official(Role.CITY_EDITOR, turin))


@pytest.fixture
def officer():
    return signed_in(secretary(Role.OFFICER))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def send(client: Client, address: str, values: dict, method: str = "post", **headers):
    return getattr(client, method)(address, json.dumps(values), content_type="application/json", **headers)


def drawn(width: int = 640, height: int = 480) -> SimpleUploadedFile:
    stored = BytesIO()
    Image.new("RGB", (width, height), "teal").save(stored, "PNG")
    return SimpleUploadedFile("square.png", stored.getvalue(), content_type="image/png")


def test_where_questions_go_is_written_and_never_shown(turin, editor):
    answer = send(editor, f"{API}contact/", {"email": "office@turin.example"}, "put")
    assert (answer.status_code, answer.content) == (204, b"")
    assert CityContact.objects.get(city=turin).email == "office@turin.example"
    assert editor.get(f"{API}contact/").status_code == 405
    assert b"office@turin" not in editor.get(API).content
    wrong = send(editor, f"{API}contact/", {"email": "nowhere"}, "put", HTTP_ACCEPT_LANGUAGE="fr")
    assert (wrong.status_code, wrong["Content-Language"], list(wrong.json()["errors"])) == (400, "fr", ["email"])


def test_a_machine_translation_is_confirmed(turin, editor):
    answer = send(editor, f"{API}confirm/", {"text": "summary", "language": "fr"})
    assert answer.json()["translation_states"]["summary"]["fr"] == "human"
    turin.refresh_from_db()
    assert answer["ETag"] == turin.etag
    assert send(editor, f"{API}confirm/", {"text": "known_for", "language": "fr"}).status_code == 409
    assert send(editor, f"{API}confirm/", {"text": "name", "language": "fr"}).status_code == 400


def test_a_picture_is_added_shown_to_everybody_and_removed(turin, editor):
    words = {"alternative_en": "A teal square", "credit": "Ann", "licence": "CC0"}
    added = editor.post(f"{API}pictures/", {**words, "file": drawn()})
    assert added.status_code == 201
    (shown,) = Client().get(f"{API}pictures/").json()["results"]
    assert shown == added.json()
    assert (shown["width"], shown["height"], shown["alternative"]) == (640, 480, {"en": "A teal square"})
    assert Client().get(shown["url"])["Content-Type"] == "image/jpeg"
    assert AuditEntry.objects.filter(action="add_picture", about=turin.tag).count() == 1
    assert editor.delete(f"{API}pictures/{shown['id']}/").status_code == 204
    assert editor.delete(f"{API}pictures/{shown['id']}/").status_code == 404
    assert CityPicture.objects.count() == 0


@pytest.mark.parametrize("side", [1, 199])
def test_a_picture_that_is_too_small_is_refused_with_the_least_size_in_both_doors(side, editor):
    words = {"alternative_en": "A dot", "credit": "Ann", "licence": "CC0"}
    page = editor.post("/en/my-city/turin/pictures/", {**words, "file": drawn(side, 800)})
    assert page.status_code == 400
    assert "at least 200 by 200" in page.context["errors"][0]["message"]
    answer = editor.post(f"{API}pictures/", {**words, "file": drawn(800, side)})
    assert answer.status_code == 400
    assert "at least 200 by 200" in answer.json()["errors"]["file"][0]


def test_what_is_no_picture_or_says_nothing_of_it_is_refused(editor):
    words = {"credit": "Ann", "licence": "CC0"}
    text = SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", content_type="image/jpeg")
    fake = editor.post(f"{API}pictures/", {**words, "alternative_en": "A", "file": text})
    assert (fake.status_code, list(fake.json()["errors"])) == (400, ["file"])
    assert editor.post(f"{API}pictures/", {**words, "file": drawn()}).status_code == 400
    assert editor.post(f"{API}pictures/", {**words, "alternative_en": "A"}).status_code == 400
    assert send(editor, f"{API}pictures/", words).status_code == 415
    assert CityPicture.objects.count() == 0


def test_anyone_proposes_a_correction_and_the_city_decides_it(turin, editor):
    assert send(Client(), f"{API}corrections/", PROPOSAL | {"email": "reader@town.example"}).status_code == 201
    (shown,) = editor.get(f"{API}corrections/").json()["results"]
    assert (shown["proposal"], shown["current"], shown["status"]) == ("Rightly told.", turin.summary_en, "open")
    assert "email" not in shown
    assert Proposer.objects.get().email == "reader@town.example"
    decided = send(editor, f"{API}corrections/{shown['id']}/decide/", {"decision": "accept"})
    assert decided.json()["status"] == "accepted"
    turin.refresh_from_db()
    assert turin.summary_en == "Rightly told."
    assert send(editor, f"{API}corrections/{shown['id']}/decide/", {"decision": "accept"}).status_code == 409


@pytest.mark.parametrize(("address", "words"), [(f"{API}corrections/", PROPOSAL), ("/api/v1/join-requests/", REQUEST)])
def test_what_a_robot_fills_in_beside_the_fields_is_refused(address, words):
    answer = send(Client(), address, words | {"address2": "Robot Street 1"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["address2"])
    assert (Correction.objects.count(), JoinRequest.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("form", "address", "words"),
    [("correction", f"{API}corrections/", PROPOSAL), ("join", "/api/v1/join-requests/", REQUEST)],
)
@time_machine.travel("2026-03-01 10:00:00", tick=False)
def test_both_doors_count_together(form, address, words):
    for _time in range(19):
        within(f"{form}:127.0.0.1", times=20, seconds=3600)
    assert send(Client(), address, words).status_code == 201
    answer = send(Client(), address, words)
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert "try again in an hour" in answer.json()["detail"]
    assert Correction.objects.count() + JoinRequest.objects.count() == 1


def test_a_city_asks_to_join_and_the_secretariat_answers(officer):
    assert send(Client(), "/api/v1/join-requests/", REQUEST | {"language": "ar"}).status_code == 201
    (asked,) = officer.get("/api/v1/join-requests/").json()["results"]
    assert (asked["city_name"], asked["language"], asked["status"]) == ("A city", "ar", "new")
    address = f"/api/v1/join-requests/{asked['id']}/"
    assert officer.get(address).json() == asked
    words = {"status": "in_contact", "answer": "Thank you.", "seen": "new"}
    answered = send(officer, f"{address}answer/", words)
    assert (answered.status_code, answered.json()["status"]) == (200, "in_contact")
    again = send(officer, f"{address}answer/", words)
    assert (again.status_code, again["Content-Type"]) == (409, "application/problem+json")
    assert OutboxMessage.objects.filter(to="amina@city.example").count() == 2


def test_what_is_missing_is_named():
    answer = send(Client(), "/api/v1/join-requests/", {"kind": "x"})
    assert sorted(answer.json()["errors"]) == ["city_name", "country", "email", "kind", "message", "name"]


def test_the_documentation_shows_lists_and_records_and_opens_no_closed_door():
    page = Client().get("/en/developers/").content.decode()
    table = page.split('<table class="stacking addresses"')[1].split("</table>")[0]
    shown = [address for address in re.findall(r"<code>([^<]+)</code>", table) if "/cities/" in address]
    assert shown == ["/api/v1/cities/", "/api/v1/cities/{slug}/", "/api/v1/cities/{slug}/profile/"]
    assert "POST /api/v1/join-requests/" in page
    assert 'href="/api/v1/join-requests/' not in page

"""Recommendations, kept by the secretariat; what cities declare about them, and the board."""

import csv
import io
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import Error
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core import search
from core.errors import NotAllowed, Refused, Stale
from core.models import AuditEntry
from library import actions
from library.models import Progress, Recommendation
from tests.factories import (
    CaseStudyEditionFactory,
    CityFactory,
    ProgressFactory,
    RecommendationFactory,
    ThemeFactory,
)
from tests.people import official, secretary
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db
SECRET = "Zanzibarium"
API = "/api/v1/recommendations/"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def first():
    return Recommendation.objects.get(code="MC2CM-R1")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


@pytest.fixture
def publisher():
    return secretary(Role.PUBLISHER)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def opened(client: Client, page: str) -> dict:
    """What a browser would send from the form as it was opened."""
    fields = {}
    for bound in client.get(page).context["form"]:
        value = bound.field.prepare_value(bound.value())
        shown = value if isinstance(value, list) else "" if value is None else str(value)
        fields[bound.html_name] = fields[bound.html_initial_name] = shown
    return fields


def send(client: Client, address: str, method: str, values: dict, etag: str = ""):
    headers = {"HTTP_IF_MATCH": etag} if etag else {}
    return getattr(client, method)(address, json.dumps(values), content_type="application/json", **headers)


# What the record knows


def test_the_record_knows_three_names_and_says_that_the_texts_are_not_known(client):
    rows = list(Recommendation.objects.all())
    assert [(row.code, row.title_en, str(row.text("body"))) for row in rows] == [
        ("MC2CM-R1", "Implementation of welcome instruments", ""),
        ("MC2CM-R2", "Multi-level governance and cooperation", ""),
        ("MC2CM-R3", "Access to social and political participation", ""),
    ]
    page = client.get("/en/recommendations/MC2CM-R1/").content.decode()
    assert "its text was not found" in page
    assert "fact sheets" in page, "the source stands on the page"
    assert "No city has declared anything" in page


def test_the_board_begins_empty_and_says_who_fills_it(client):
    page = client.get("/en/recommendations/board/").content.decode()
    assert "No city has declared anything yet" in page
    assert "The editors of each city declare it" in page
    assert not Progress.objects.exists()


# Kept by the secretariat


def test_a_draft_is_public_once_it_is_published_and_gone_with_a_reason_when_it_is_taken_back(officer, publisher):
    row = actions.start_recommendation("MC2CM-R9", {"title_en": SECRET, "themes": ["housing"]}, by=officer)
    assert Client().get("/en/recommendations/MC2CM-R9/").status_code == 404
    assert search.search(SECRET, "en").total == 0
    row = actions.publish_recommendation(row, by=publisher, version=row.version)
    assert SECRET in Client().get("/en/recommendations/MC2CM-R9/").content.decode()
    assert [hit.path for hit in search.search(SECRET, "en").hits] == ["recommendations/MC2CM-R9/"]
    with pytest.raises(ValidationError):
        actions.withdraw_recommendation(row, by=publisher, reason=" ", version=row.version)
    actions.withdraw_recommendation(row, by=publisher, reason="It was adopted in other words.", version=row.version)
    gone = Client().get("/en/recommendations/MC2CM-R9/")
    assert gone.status_code == 410
    assert "It was adopted in other words." in gone.content.decode()
    assert SECRET not in gone.content.decode()
    assert search.search(SECRET, "en").total == 0
    answer = Client().get(f"{API}MC2CM-R9/")
    assert (answer.status_code, answer.json()["reason"]) == (410, "It was adopted in other words.")


def test_who_writes_does_not_publish_and_who_publishes_does_not_write(officer, publisher, first):
    with pytest.raises(NotAllowed):
        actions.withdraw_recommendation(first, by=officer, reason="x", version=first.version)
    with pytest.raises(NotAllowed):
        actions.edit_recommendation(first, {"title_en": "New"}, by=publisher, version=first.version)


def test_the_reference_never_changes_and_is_written_one_way(officer, first):
    with pytest.raises(ValidationError) as error:
        actions.start_recommendation("mc2cm r4", {"title_en": "A title"}, by=officer)
    assert "code" in error.value.message_dict
    actions.edit_recommendation(first, {"code": "MC2CM-X1", "title_en": "New"}, by=officer, version=first.version)
    first.refresh_from_db()
    assert (first.code, first.title_en) == ("MC2CM-R1", "New")


def test_an_officer_begins_and_edits_at_the_desk(officer):
    client = signed_in(officer)
    begun = client.post("/en/desk/new-recommendation/", {"code": "MC2CM-R4", "title_fr": "Un titre"})
    assert (begun.status_code, begun.url) == (302, "/en/desk/recommendations/MC2CM-R4/")
    row = Recommendation.objects.get(code="MC2CM-R4")
    assert row.original_language("title") == "fr"
    values = opened(client, begun.url) | {"body_fr": "Le texte.", "themes": ["data"], "sdg_targets": "10.7,16.6"}
    assert client.post(begun.url, values).status_code == 302
    row.refresh_from_db()
    assert (row.body_fr, row.themes, row.sdg_targets) == ("Le texte.", ["data"], ["10.7", "16.6"])
    wrong = client.post(begun.url, opened(client, begun.url) | {"sdg_targets": "99.9"})
    assert wrong.status_code == 400


def test_two_officers_edit_at_once_and_nothing_is_lost(officer, first):
    client, address = signed_in(officer), "/en/desk/recommendations/MC2CM-R1/"
    hers = opened(client, address)
    actions.edit_recommendation(first, {"title_en": "From a colleague"}, by=officer, version=first.version)
    late = client.post(address, hers | {"title_en": "From me"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "From a colleague" in page
    assert "From me" in page
    merged = client.post(address, hers | {"adopted_on": "2019"}).context["form"]
    assert (merged["title_en"].value(), merged["adopted_on"].value()) == ("From a colleague", "2019")


def test_the_api_writes_under_the_same_rules(officer, publisher, editor):
    client = signed_in(officer)
    assert send(signed_in(editor), API, "post", {"code": "MC2CM-R5", "title_en": "No"}).status_code == 403
    made = send(client, API, "post", {"code": "MC2CM-R5", "title_en": "A draft"})
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    address, etag = f"{API}MC2CM-R5/", made.headers["ETag"]
    assert Client().get(address).status_code == 404
    assert client.get(address).json()["title"] == {"en": "A draft"}
    assert send(client, address, "patch", {"title_en": "Better"}).status_code == 428
    changed = send(client, address, "patch", {"title_en": "Better"}, etag)
    assert changed.status_code == 200
    assert send(client, address, "patch", {"title_en": "Late"}, etag).status_code == 412
    assert send(client, f"{address}publish/", "post", {}, changed.headers["ETag"]).status_code == 403
    assert send(signed_in(publisher), f"{address}publish/", "post", {}, changed.headers["ETag"]).status_code == 200
    assert Client().get(address).json()["title"] == {"en": "Better"}


def test_case_studies_fit_by_their_themes_alone(client):
    theme = ThemeFactory(slug="rare-theme")
    RecommendationFactory(code="T-R1", themes=[theme.slug])
    CaseStudyEditionFactory(published=True, themes=[theme.slug], title_en="A fitting case")
    CaseStudyEditionFactory(published=True, themes=["housing"], title_en="Another case")
    CaseStudyEditionFactory(themes=[theme.slug], title_en="A draft case")
    cards = read(client.get("/en/recommendations/T-R1/")).all(cls="card-title")
    assert [card.text for card in cards] == ["A fitting case"]


# What cities declare


def test_a_city_declares_the_secretariat_confirms_and_a_change_lets_the_confirmation_fall(
    turin, first, editor, officer, client
):
    row = actions.declare_progress(turin, first, {"state": "planned", "note_en": "The desk opens in May."}, by=editor)
    assert "Declared by the city" in client.get("/en/recommendations/board/").content.decode()
    row = actions.confirm_progress(row, by=officer, version=row.version)
    page = read(client.get("/en/recommendations/board/"))
    (cell,) = page.all(cls="progress-standing")
    assert cell.text == "Confirmed by the secretariat"
    row = actions.declare_progress(turin, first, {"state": "under_way"}, by=editor, version=row.version)
    assert (row.state, row.note_en, row.is_confirmed) == ("under_way", "The desk opens in May.", False)
    (cell,) = read(client.get("/en/recommendations/board/")).all(cls="progress-standing")
    assert cell.text == "Declared by the city"
    told = AuditEntry.objects.filter(about=row.tag).order_by("pk").values_list("action", flat=True)
    assert list(told) == ["declare_progress", "confirm_progress", "declare_progress", "confirmation_falls"]


def test_what_was_declared_before_is_kept_for_ever(turin, first, editor):
    row = actions.declare_progress(turin, first, {"state": "planned"}, by=editor)
    actions.declare_progress(turin, first, {"state": "done"}, by=editor, version=row.version)
    history = Progress.pgh_event_model.objects.order_by("pgh_id")
    assert list(history.values_list("state", flat=True)) == ["planned", "done"]
    with pytest.raises(Error, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM library_progressevent")


def test_the_same_words_again_leave_the_confirmation(turin, first, editor, officer):
    row = actions.declare_progress(turin, first, {"state": "done"}, by=editor)
    row = actions.confirm_progress(row, by=officer, version=row.version)
    assert actions.declare_progress(turin, first, {"state": "done"}, by=editor, version=row.version).is_confirmed


def test_nobody_confirms_what_has_changed_since_she_looked(turin, first, editor, officer):
    seen = actions.declare_progress(turin, first, {"state": "planned"}, by=editor)
    actions.declare_progress(turin, first, {"state": "done"}, by=editor, version=seen.version)
    with pytest.raises(Stale):
        actions.confirm_progress(seen, by=officer, version=seen.version)
    response = signed_in(officer).post(
        f"/en/desk/progress/{seen.pk}/confirm/", {"version": str(seen.version)}, follow=True
    )
    assert "changed since you opened the page" in response.content.decode()
    assert not Progress.objects.get(pk=seen.pk).is_confirmed


def test_two_of_a_city_declare_at_once_and_the_later_sees_both(turin, first, editor):
    colleague = official(Role.CITY_SUBMITTER, turin)
    actions.declare_progress(turin, first, {"state": "planned"}, by=colleague)
    with pytest.raises(Stale):
        actions.declare_progress(turin, first, {"state": "done"}, by=editor, version=0)
    client, address = signed_in(editor), "/en/my-city/turin/recommendations/MC2CM-R1/"
    hers = opened(client, address)
    row = Progress.objects.get()
    actions.declare_progress(turin, first, {"state": "under_way"}, by=colleague, version=row.version)
    late = client.post(address, hers | {"state": "done"})
    assert late.status_code == 409
    assert "Under way" in late.content.decode()
    assert Progress.objects.get().state == "under_way"


def test_two_confirm_at_once_and_the_second_is_told(turin, first, editor, officer):
    row = actions.declare_progress(turin, first, {"state": "done"}, by=editor)
    now = actions.confirm_progress(row, by=officer, version=row.version)
    with pytest.raises(Stale):
        actions.confirm_progress(row, by=secretary(Role.REVIEWER), version=row.version)
    with pytest.raises(Refused):
        actions.confirm_progress(now, by=officer, version=now.version)


def test_only_its_own_people_declare_for_a_city_and_never_confirm(turin, first, editor, officer):
    lyon = City.objects.get(slug="lyon")
    with pytest.raises(NotAllowed):
        actions.declare_progress(lyon, first, {"state": "done"}, by=editor)
    with pytest.raises(NotAllowed):
        actions.declare_progress(turin, first, {"state": "done"}, by=officer)
    row = actions.declare_progress(turin, first, {"state": "done"}, by=editor)
    with pytest.raises(NotAllowed):
        actions.confirm_progress(row, by=editor, version=row.version)


def test_nothing_is_declared_about_a_draft_and_what_was_is_hidden_with_it(turin, first, editor, publisher, client):
    with pytest.raises(Refused):
        actions.declare_progress(turin, RecommendationFactory(status="draft"), {"state": "done"}, by=editor)
    actions.declare_progress(turin, first, {"state": "done", "note_en": SECRET}, by=editor)
    actions.withdraw_recommendation(first, by=publisher, reason="Replaced.", version=first.version)
    for place in ("/en/recommendations/board/", "/en/recommendations/board.csv", "/api/v1/recommendation-progress/"):
        assert SECRET not in body(client.get(place)), place


def test_an_official_declares_on_her_citys_page(turin, editor):
    client, address = signed_in(editor), "/en/my-city/turin/recommendations/MC2CM-R2/"
    assert "Nothing declared" in client.get("/en/my-city/turin/recommendations/").content.decode()
    values = opened(client, address) | {"state": "under_way", "evidence": "https://example.org/decision"}
    assert client.post(address, values).status_code == 302
    row = Progress.objects.get()
    assert (row.city, row.state, row.declared_by) == (turin, "under_way", editor.key)
    assert "https://example.org/decision" in client.get("/en/recommendations/board/").content.decode()


def test_the_api_declares_and_confirms_with_the_version_that_was_read(turin, first, editor, officer):
    address = "/api/v1/cities/turin/recommendations/MC2CM-R1/"
    client = signed_in(editor)
    assert client.get(address).status_code == 404
    assert send(client, address, "put", {"state": "planned"}).status_code == 428
    made = send(client, address, "put", {"state": "planned"}, '"0"')
    assert (made.status_code, made.json()["confirmed"]) == (200, False)
    assert send(client, address, "put", {"state": "done"}, '"0"').status_code == 412
    etag = made.headers["ETag"]
    assert send(client, f"{address}confirm/", "post", {}, etag).status_code == 403
    confirmed = send(signed_in(officer), f"{address}confirm/", "post", {}, etag)
    assert confirmed.json()["confirmed"] is True
    assert "person:" not in json.dumps(Client().get(address).json())


# The board and the lists


def declared():
    south = CityFactory(slug="south-town", country__code="ZS", country__region="southern_mediterranean")
    north = CityFactory(slug="north-town", country__code="ZN", country__region="european")
    first, second = Recommendation.objects.order_by("position")[:2]
    ProgressFactory(city=south, recommendation=first, state="done", confirmed=True)
    ProgressFactory(city=south, recommendation=second, state="planned")
    ProgressFactory(city=north, recommendation=first, state="planned")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {("south-town", "MC2CM-R1"), ("south-town", "MC2CM-R2"), ("north-town", "MC2CM-R1")}),
        ("?city=south-town", {("south-town", "MC2CM-R1"), ("south-town", "MC2CM-R2")}),
        ("?recommendation=MC2CM-R2", {("south-town", "MC2CM-R2")}),
        ("?state=planned", {("south-town", "MC2CM-R2"), ("north-town", "MC2CM-R1")}),
        ("?region=european", {("north-town", "MC2CM-R1")}),
        ("?confirmed=yes", {("south-town", "MC2CM-R1")}),
        ("?confirmed=no&region=european", {("north-town", "MC2CM-R1")}),
    ],
)
def test_the_board_its_files_and_the_api_narrow_down_alike(client, query, found):
    declared()
    page = client.get(f"/en/recommendations/board/{query}")
    cells = {(row.city.slug, column.code) for row in page.context["board"].rows for column, cell in row.cells if cell}
    assert cells == found
    rows = csv.DictReader(io.StringIO(body(client.get(f"/en/recommendations/board.csv{query}"))))
    assert {(row["city"], row["recommendation"]) for row in rows} == found
    for address in (f"/en/recommendations/board.json{query}", f"/api/v1/recommendation-progress/{query}"):
        answer = client.get(address).json()
        rows = answer if isinstance(answer, list) else answer["results"]
        assert {(row["city"], row["recommendation"]) for row in rows} == found, address


@pytest.mark.parametrize(
    "place", ["/en/recommendations/board/", "/en/recommendations/board.csv", "/api/v1/recommendation-progress/"]
)
def test_the_board_costs_as_much_for_two_hundred_as_for_one(client, place):
    first = Recommendation.objects.get(code="MC2CM-R1")
    ProgressFactory(recommendation=first)
    for_one = queries_of(client, place)
    for _n in range(199):
        ProgressFactory(recommendation=first)
    assert queries_of(client, place) == for_one


@pytest.mark.parametrize(
    "place",
    [
        "/en/recommendations/",
        "/en/recommendations.csv",
        "/en/recommendations.json",
        "/en/recommendations.atom",
        "/api/v1/recommendations/",
    ],
)
def test_lists_of_recommendations_cost_as_much_for_two_hundred_as_for_one(client, place):
    Recommendation.objects.exclude(code="MC2CM-R1").delete()
    for_one = queries_of(client, place)
    for number in range(199):
        RecommendationFactory(code=f"T-R{number}", themes=["housing"])
    assert queries_of(client, place) == for_one


def test_a_draft_leaves_no_trace(client):
    theme = ThemeFactory(slug="quiet-theme")
    row = RecommendationFactory(code="T-R7", title_en=SECRET, status="draft", themes=[theme.slug])
    city = CityFactory(slug="quiet-city")
    ProgressFactory(recommendation=row, city=city, note_en=SECRET)
    places = [
        "/en/recommendations/",
        "/en/recommendations.csv",
        "/en/recommendations.json",
        "/en/recommendations.atom",
        "/en/recommendations/board/",
        "/en/recommendations/board.csv",
        "/en/recommendations/board.json",
        "/api/v1/recommendations/",
        "/api/v1/recommendation-progress/",
        "/sitemap.xml",
    ]
    traces = [
        (place, word) for place in places for word in (SECRET, "T-R7", "quiet-theme") if word in body(client.get(place))
    ]
    assert traces == []
    for address in ("/en/recommendations/T-R7/", f"{API}T-R7/", "/en/recommendations/T-R7.bib"):
        assert client.get(address).status_code == 404, address
    assert client.get("/api/v1/cities/quiet-city/recommendations/T-R7/").status_code == 404
    Recommendation.objects.filter(pk=row.pk).update(status="published")
    assert {place for place in places if SECRET in body(client.get(place)) or "T-R7" in body(client.get(place))} == set(
        places
    )


def test_a_recommendation_is_cited_in_every_form(client):
    texts = {form: body(client.get(f"/en/recommendations/MC2CM-R1.{form}")) for form in ("txt", "bib", "ris")}
    assert all("Implementation of welcome instruments" in text for text in texts.values())
    assert "edition" not in texts["bib"]
    (item,) = json.loads(body(client.get("/en/recommendations/MC2CM-R1.csl.json")))
    assert item["URL"].endswith("/en/recommendations/MC2CM-R1/")
    assert client.get("/en/recommendations/MC2CM-R1.exe").status_code == 404

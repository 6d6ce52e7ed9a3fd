"""Writing over the API: the same actions and refusals as the pages, and no write without having read."""

import json
from decimal import Decimal
from uuid import uuid4

import pytest

from accounts.choices import Role
from cities.models import City
from core.models import AuditEntry, Source
from profiles.models import PARTS, ChapterText, Figure, Geography, Indicator, ProfileEdition, Section
from tests.factories import FigureFactory, IndicatorFactory, ProfileEditionFactory, SourceFactory
from tests.people import official, secretary
from tests.profiles import arranged
from tests.profiles.calling import Caller

pytestmark = pytest.mark.django_db

FIGURE = f"2/figures/{arranged.THREAD}/"
KINDS = {"chapters": "local_context", **dict.fromkeys(set(PARTS) - {"chapters"}, arranged.THREAD)}


@pytest.fixture
def turin() -> City:
    return City.objects.get(slug="turin")


@pytest.fixture
def draft(turin) -> ProfileEdition:
    return arranged.draft_of(turin)


@pytest.fixture
def her(turin) -> Caller:
    return Caller(official(Role.CITY_SUBMITTER, turin))


def written(edition: ProfileEdition) -> dict:
    return {name: list(model.objects.filter(edition=edition).values()) for name, model in PARTS.items()}


# Parts


NEW = {
    "chapters": {"section": "synopsis", "body_fr": "En bref."},
    "figures": {
        "indicator": "population",
        "geography": "turin-city",
        "definition": None,
        "value": "1 234,5",
        "period_start": "2025",
        "quality": "official",
        "source": "arranged",
        "note_en": "Counted in June.",
    },
    "gaps": {"indicator": "population", "because_en": "The census is late.", "who_could_know_en": "Istat"},
    "priorities": {"title_en": "Work", "competence": "shared", "theme": "housing", "figures": [str(arranged.THREAD)]},
    "stakeholders": {"date": "2026-04", "kind": "workshop", "people": 12, "outcome_en": "A list."},
    "services": {"kind": "legal", "name_en": "Desk", "provider": "City", "languages": ["it", "ar"]},
}


@pytest.mark.parametrize("kind", sorted(PARTS))
def test_a_part_is_added_read_changed_and_taken_out(kind, draft, her):
    added = her.post(f"2/{kind}/", NEW[kind])
    assert added.status_code == 201, added.json()
    key = added.json()["section" if kind == "chapters" else "thread"]
    path = f"2/{kind}/{key}/"
    assert her.get(path).json() == added.json()
    assert her.get(path)["ETag"] == added["ETag"] == '"1"'
    text = {"chapters": "body_fr", "figures": "note_en", "gaps": "because_en", "priorities": "lead_en"}
    field = {**text, "stakeholders": "groups_en", "services": "for_whom_en"}[kind]
    changed = her.patch(path, {field: "Other words\r\nin two lines."}, added["ETag"])
    assert changed.status_code == 200, changed.json()
    assert changed.json()[field[:-3]][field[-2:]] == "Other words\nin two lines."
    assert (changed["ETag"], her.get(path).json()) == ('"2"', changed.json())
    assert her.delete(path).status_code == 428
    assert her.delete(path, added["ETag"]).status_code == 412
    assert her.delete(path, changed["ETag"]).status_code == 204
    assert her.get(path).status_code == 404
    entries = AuditEntry.objects.filter(about__startswith=f"{draft.tag}/{kind}/").order_by("pk")
    assert [entry.action for entry in entries] == ["add_part", "edit_part", "remove_part"]


def test_a_new_priority_comes_last_unless_it_says_where(draft, her):
    draft.priorities.update(position=3)
    her.post("2/priorities/", NEW["priorities"])
    her.post("2/priorities/", NEW["priorities"] | {"position": 1, "title_en": "First"})
    assert [(row.position, row.title_en) for row in draft.priorities.exclude(thread=arranged.THREAD)] == [
        (1, "First"),
        (4, "Work"),
    ]


def test_a_removed_figure_leaves_the_priorities_that_it_stood_for(draft, her):
    made = her.post("2/priorities/", NEW["priorities"])
    url = f"2/priorities/{made.json()['thread']}/"
    assert her.delete(FIGURE, her.etag(FIGURE)).status_code == 204
    assert her.get(url).json()["figures"] == []
    assert her.patch(url, {"title_en": "Decent work"}, made["ETag"]).status_code == 412
    assert her.patch(url, {"title_en": "Decent work"}, her.etag(url)).status_code == 200
    last = AuditEntry.objects.filter(action="edit_part", about__contains="/priorities/", changes__has_key="figures")
    assert last.get().changes["figures"] == [[str(arranged.THREAD)], []]


@pytest.mark.parametrize("kind", sorted(PARTS))
def test_without_having_read_428_after_somebody_else_412_with_what_stands_there(kind, draft, her, turin):
    path = f"2/{kind}/{KINDS[kind]}/"
    field, words = {
        "chapters": ("body_en", "Nobody decides."),
        "figures": ("value", 8),
        "gaps": ("because_en", "Not asked."),
        "priorities": ("title_en", "Housing"),
        "stakeholders": ("date", "2026-05"),
        "services": ("provider", "The region"),
    }[kind]
    before = written(draft)
    missing = Caller(official(Role.CITY_EDITOR, turin), language="fr").patch(path, {field: words})
    assert (missing.status_code, missing["Content-Language"]) == (428, "fr")
    assert missing["Content-Type"] == "application/problem+json"
    assert written(draft) == before
    etag = her.etag(path)
    assert her.patch(path, {field: words}, etag).status_code == 200
    theirs = PARTS[kind].objects.get(edition=draft, thread=arranged.THREAD)
    stale = her.patch(path, {field: 9 if field == "value" else "2026-06"}, etag)
    assert stale.status_code == 412
    assert stale.json()["current"] == {field: str(words)}
    assert (stale.json()["etag"], her.etag(path)) == (theirs.etag, theirs.etag)


@pytest.mark.parametrize("kind", sorted(PARTS))
@pytest.mark.parametrize(
    "extra", ["id", "thread", "version", "edition", "city", "translation", "confidence", "writers"]
)
def test_extra_fields_are_refused_and_change_nothing(kind, extra, draft, her):
    before = written(draft)
    for answer in (
        her.patch(f"2/{kind}/{KINDS[kind]}/", {extra: "1"}, '"1"'),
        her.post(f"2/{kind}/", {**NEW[kind], extra: "1"}),
    ):
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [extra])
    assert written(draft) == before


@pytest.mark.parametrize(
    ("sent", "stored"),
    [(1234.5, "1234.5"), ("1234.5", "1234.5"), ("1 234,5", "1234.5"), ("١٬٢٣٤٫٥", "1234.5"), ("1,5", "1.5"), (7, "7")],
)
def test_numbers_are_read_as_people_write_them(sent, stored, draft, her):
    answer = her.patch(FIGURE, {"value": sent}, '"1"')
    assert answer.status_code == 200, answer.json()
    assert Figure.objects.get(edition=draft).value == Decimal(stored)


@pytest.mark.parametrize("sent", ["1,234", "many", "", True, None, [], {}, "1e9", 10**30, 1.123456789])
def test_what_is_no_certain_number_is_refused_in_words(sent, draft, her):
    answer = her.patch(FIGURE, {"value": sent}, '"1"')
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["value"])
    assert Figure.objects.get(edition=draft).value == 7


def test_what_the_record_itself_refuses_is_said_in_the_readers_language(draft, turin):
    caller = Caller(official(Role.CITY_EDITOR, turin), language="fr")
    answer = caller.patch(FIGURE, {"period_start": "2020", "period_end": "2019"}, '"1"')
    assert (answer.status_code, answer["Content-Language"]) == (400, "fr")
    assert list(answer.json()["errors"]) == ["period_end"]
    empty = caller.post("2/figures/", {})
    assert empty.status_code == 400
    assert {"indicator", "geography", "value", "source", "quality"} <= set(empty.json()["errors"])
    twice = caller.post("2/chapters/", {"section": "local_context", "body_fr": "Encore."})
    assert (twice.status_code, list(twice.json()["errors"])) == (400, ["__all__"])


def test_what_belongs_to_another_city_cannot_be_used_and_is_not_there(draft, her):
    lyon = City.objects.get(slug="lyon")
    theirs = ProfileEditionFactory(city=lyon, number=9)
    row = FigureFactory(edition=theirs, city=lyon, geography=arranged.place_in(lyon, "in-lyon"), thread=uuid4())
    SourceFactory(code="lyons", owner=lyon.tag, is_public=False)
    IndicatorFactory(code="lyons", city=lyon)
    for wrong in ({"source": "lyons"}, {"indicator": "lyons"}, {"geography": "in-lyon"}):
        answer = her.patch(FIGURE, wrong, '"1"')
        assert (answer.status_code, list(answer.json()["errors"])) == (400, list(wrong))
    assert her.patch(f"2/figures/{row.thread}/", {"value": 1}, '"1"').status_code == 404
    assert her.delete(f"2/figures/{row.thread}/", '"1"').status_code == 404
    for path in ("", "9/", f"9/figures/{row.thread}/"):
        assert her.patch(f"/api/v1/cities/lyon/profile/{path}", {}, '"1"').status_code in (404, 405)
    assert Figure.objects.get(pk=row.pk).version == 1


def test_a_figure_of_another_city_is_no_need_that_a_priority_shows(draft, her):
    answer = her.patch(f"2/priorities/{arranged.THREAD}/", {"figures": [str(uuid4())]}, '"1"')
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["figures"])


def test_what_is_published_never_changes(her, turin):
    figure = Figure.objects.filter(edition__city=turin, edition__number=1).first()
    for answer in (
        her.patch(f"1/figures/{figure.thread}/", {"value": 1}, figure.etag),
        her.delete(f"1/figures/{figure.thread}/", figure.etag),
        her.post("1/figures/", NEW["figures"] | {"source": "W4"}),
        her.patch("1/", {"vision_en": "New."}, '"1"'),
        her.delete("1/", '"1"'),
    ):
        assert answer.status_code == 409, answer.json()
    assert Figure.objects.get(pk=figure.pk).value == figure.value


# Translations


def test_a_translator_writes_translations_and_confirms_them_but_no_original(draft):
    translator = Caller(secretary(Role.TRANSLATOR))
    ChapterText.objects.filter(edition=draft).update(
        translation={"body": {"original": "en", "ar": {"state": "machine", "of": "old"}}}
    )
    assert translator.get("2/chapters/local_context/").json()["translation_states"]["body"]["ar"] == "machine"
    path = "2/chapters/local_context/"
    assert translator.patch(path, {"body_en": "Mine."}, '"1"').status_code == 409
    assert translator.patch(path, {"body_fr": "La ville décide."}, '"1"').status_code == 200
    assert translator.post(f"{path}confirm/", {"text": "body", "language": "ar"}).status_code == 428
    assert translator.post(f"{path}confirm/", {"text": "body", "language": "ar"}, '"1"').status_code == 412
    done = translator.post(f"{path}confirm/", {"text": "body", "language": "ar"}, '"2"')
    assert done.json()["translation_states"]["body"] == {"en": "original", "fr": "human", "ar": "human"}
    assert translator.post(f"{path}confirm/", {"text": "body", "language": "ar", "by": "me"}, '"3"').status_code == 400
    assert translator.post(f"{path}confirm/", {"text": "secret", "language": "ar"}, '"3"').status_code == 409


# The edition


def test_an_older_edition_is_restored_as_a_new_draft(her, turin):
    assert her.post("", {"restore": 7}).json()["errors"] == {"restore": ["There is no such edition."]}
    started = her.post("", {"restore": 1})
    assert (started.status_code, started.json()["number"]) == (201, 2)
    one, two = (her.get(f"{number}/").json() for number in (1, 2))
    assert [row["thread"] for row in one["figures"]] == [row["thread"] for row in two["figures"]]
    assert her.post("", {"restore": 1}).status_code == 409


def test_the_vision_is_written_and_an_unsubmitted_draft_is_thrown_away(draft, her):
    etag = her.etag("2/")
    assert her.patch("2/", {"vision_en": "A city for all."}).status_code == 428
    assert her.patch("2/", {"status": "published"}, etag).status_code == 400
    saved = her.patch("2/", {"vision_en": "A city for all.", "language": "fr"}, etag)
    assert (saved.json()["vision"], saved.json()["language"]) == ({"en": "A city for all."}, "fr")
    stale = her.patch("2/", {"vision_en": "Another."}, etag)
    assert (stale.status_code, stale.json()["current"]) == (412, {"vision_en": "A city for all."})
    assert her.delete("2/").status_code == 428
    assert her.delete("2/", etag).status_code == 412
    assert her.delete("2/", saved["ETag"]).status_code == 204
    assert her.get("2/").status_code == 404


def test_an_edit_shows_in_the_etag_of_the_edition(draft, her):
    etag = her.etag("2/progress/")
    her.patch(FIGURE, {"value": 8}, '"1"')
    assert her.post("2/submit/", None, etag).status_code == 412


# Beside the edition


def test_a_city_adds_and_corrects_its_sources_until_something_published_rests_on_them(draft, her, turin):
    added = her.post("sources/", {"title": "Yearbook", "publisher": "Istat", "kind": "document", "published": "2025"})
    code = added.json()["code"]
    assert (added.status_code, Source.objects.get(code=code).owner) == (201, turin.tag)
    path = f"sources/{code}/"
    assert her.patch(path, {"title": "Yearbook 2025"}).status_code == 428
    saved = her.patch(path, {"title": "Yearbook 2025"}, added["ETag"])
    assert (saved.json()["title"], saved["ETag"]) == ("Yearbook 2025", her.etag(path))
    stale = her.patch(path, {"title": "Mine"}, added["ETag"])
    assert (stale.status_code, stale.json()["current"]) == (412, {"title": "Yearbook 2025"})
    for wrong in ({"is_public": True}, {"owner": ""}, {"code": "x"}):
        assert her.patch(path, wrong, saved["ETag"]).status_code == 400
    Source.objects.filter(code=code).update(is_public=True)
    assert her.patch(path, {"title": "Mine"}, her.etag(path)).status_code == 409
    assert her.patch("sources/W4/", {"title": "Mine"}, her.etag("sources/W4/")).status_code == 403
    assert code in {row["code"] for row in her.get("sources/?page_size=200").json()["results"]}


def test_a_city_adds_an_indicator_of_its_own(draft, her):
    answer = her.post("indicators/", {"name_en": "Visits to the desk", "unit": "persons", "chapter": "data"})
    assert (answer.status_code, answer.json()["city"]) == (201, "turin")
    assert her.patch(FIGURE, {"indicator": answer.json()["code"]}, '"1"').status_code == 200
    assert her.post("indicators/", {"unit": "persons", "chapter": "data"}).json()["errors"].keys() == {"name_en"}
    assert her.post("indicators/", {"name_en": "X", "unit": "persons", "chapter": "data", "city": 1}).status_code == 400


def test_the_secretariat_keeps_the_tree_of_chapters():
    officer = Caller(secretary(Role.OFFICER))
    path = "/api/v1/sections/local_context/"
    etag = officer.etag(path)
    assert officer.patch(path, {"guidance_en": "Say who decides what."}).status_code == 428
    saved = officer.patch(path, {"guidance_en": "Say who decides what.", "half_life_months": 18}, etag)
    assert (saved.status_code, saved.json()["half_life_months"]) == (200, 18)
    assert officer.patch(path, {"half_life_months": 20}, etag).status_code == 412
    assert officer.patch(path, {"key": "other"}, saved["ETag"]).status_code == 400
    assert Caller().get(path).json()["guidance"]["en"] == "Say who decides what."
    assert Section.objects.get(key="local_context").half_life_months == 18


# What machines send


def test_a_session_needs_its_token(draft, turin):
    caller = Caller(official(Role.CITY_SUBMITTER, turin), enforce_csrf_checks=True)
    before = written(draft)
    for step in ("submit", "approve", "publish", "withdraw", "doubts", "remarks", "still-true"):
        assert caller.post(f"2/{step}/", None, '"1"').status_code == 403
    for kind, key in KINDS.items():
        assert caller.post(f"2/{kind}/", NEW[kind]).status_code == 403
        assert caller.patch(f"2/{kind}/{key}/", {}, '"1"').status_code == 403
        assert caller.delete(f"2/{kind}/{key}/", '"1"').status_code == 403
    assert caller.post("").status_code == 403
    assert written(draft) == before


BODIES = ["[", "[]", "null", '"x"', "5", "{" * 5000, "[" * 100_000, '{"a":' * 900 + "1" + "}" * 900, '{"\\ud800": 1}']


@pytest.mark.parametrize("body", BODIES)
def test_what_is_no_json_object_is_a_clear_400(body, draft, her):
    for method, path in [
        *(("POST", f"2/{kind}/") for kind in PARTS),
        *(("PATCH", f"2/{kind}/{key}/") for kind, key in KINDS.items()),
        *(("POST", f"2/{name}/") for name in ("doubts", "remarks", "still-true")),
        ("PATCH", "2/"),
        ("PUT", "2/adoption/"),
        ("POST", "sources/"),
        ("POST", "indicators/"),
        ("POST", ""),
    ]:
        answer = her.send(method, path, body, '"1"')
        assert answer.status_code == 400, (method, path)
        assert answer["Content-Type"] == "application/problem+json"


ODD = [None, True, 5, -1, 10**40, 1.5, "", "x", "\u0000", "é" * 70_000, [], [[]], {}, {"a": {}}, [None], ["\u0000"]]


@pytest.mark.parametrize("kind", sorted(PARTS))
def test_a_wrong_kind_of_value_is_never_a_fault_of_the_server(kind, draft, her):
    for name in sorted({*NEW[kind], *EXTRA[kind]}):
        for odd in [*ODD, "\\ud800"]:
            sent = json.dumps({name: odd}).replace("\\\\ud800", "\\ud800")
            for answer in (
                her.send("PATCH", f"2/{kind}/{KINDS[kind]}/", sent, her.etag(f"2/{kind}/{KINDS[kind]}/")),
                her.send("POST", f"2/{kind}/", json.dumps({**NEW[kind], name: odd})),
            ):
                assert answer.status_code in (200, 201, 400), (name, odd)


EXTRA = {
    "chapters": ["unknown_because_en", "who_could_know_ar"],
    "figures": ["breakdown", "value_to", "comparator", "period_end", "locator", "origin", "doubt_en"],
    "gaps": [],
    "priorities": ["position", "starts", "ends", "measures_en"],
    "stakeholders": ["groups_en"],
    "services": ["position", "contact", "url", "legal_condition_en"],
}


def test_places_are_offered_by_the_catalogue_in_every_language():
    rows = Caller().get("/api/v1/places/?city=turin").json()["results"]
    assert [row["slug"] for row in rows] == list(
        Geography.objects.filter(city__slug="turin").order_by("slug").values_list("slug", flat=True)
    )
    assert {"en", "fr", "ar"} == set(rows[0]["name"])
    assert Caller().get("/api/v1/indicators/?page_size=200").json()["count"] == Indicator.objects.count()

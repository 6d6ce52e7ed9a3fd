"""What the API says of profiles, and to whom: public lists, editions, catalogues, and nothing of a draft."""

import pytest

from accounts.choices import Role
from cities.models import City
from core.models import Source
from profiles.models import ChapterText, Figure, ProfileEdition, ProfileTranslation
from tests.factories import (
    CityFactory,
    FigureFactory,
    GeographyFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    publish_edition,
)
from tests.people import delegate, official, secretary
from tests.profiles import arranged
from tests.profiles.calling import Caller
from tests.queries import queries_of
from tests.reading import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def turin() -> City:
    return City.objects.get(slug="turin")


@pytest.fixture
def few(turin) -> Figure:
    """Seven people, in a draft."""
    return Figure.objects.get(edition=arranged.draft_of(turin))


# Lists


def test_every_published_profile_is_in_the_list_with_its_languages_and_its_age():
    answer = Caller().get("/api/v1/profiles/?page_size=200").json()
    assert answer["count"] == ProfileEdition.objects.published().count() > 5
    (turin,) = [row for row in answer["results"] if row["city"] == "turin"]
    assert (turin["country"], turin["number"], turin["published"]) == ("IT", 1, "2017-02")
    assert turin["languages"] == {"en": "original", "fr": "machine", "ar": "machine"}
    assert turin["freshness"]["parts"] >= turin["freshness"]["past"] > 0


@pytest.mark.parametrize(
    ("query", "cities"),
    [
        ("?country=IT", ["turin"]),
        ("?city=lyon&city=turin&sort=city", ["lyon", "turin"]),
        ("?theme=housing", []),
    ],
)
def test_profiles_are_narrowed_down_and_sorted(query, cities):
    assert [row["city"] for row in Caller().get(f"/api/v1/profiles/{query}").json()["results"]] == cities


def test_a_profile_is_found_by_the_theme_of_a_priority(turin):
    draft = arranged.draft_of(turin)
    draft.priorities.update(theme=turin.themes.first())
    ProfileEdition.objects.filter(city=turin, number=1).update(status="superseded")
    publish_edition(draft)
    found = Caller().get(f"/api/v1/profiles/?theme={turin.themes.first().slug}").json()["results"]
    assert [(row["city"], row["themes"]) for row in found] == [("turin", [turin.themes.first().slug])]


@pytest.mark.parametrize("query", ["?country=Atlantis", "?sort=colour", "?colour=red"])
def test_a_wrong_filter_is_an_error(query):
    assert Caller().get(f"/api/v1/profiles/{query}").status_code == 400


# One edition


def test_the_published_edition_is_told_as_a_whole_with_every_source_it_rests_on():
    response = Caller().get("")
    whole = response.json()
    assert response["ETag"] == '"1"'
    assert whole["number"] == 1
    assert len(whole["figures"]) == Figure.objects.filter(edition__city__slug="turin", edition__number=1).count() > 0
    (synopsis,) = [row for row in whole["chapters"] if row["section"] == "synopsis"]
    assert set(synopsis["body"]) == {"en", "fr", "ar"}
    assert synopsis["translation_states"]["body"] == {"en": "original", "fr": "machine", "ar": "machine"}
    assert {"W4", "W6"} <= {source["code"] for source in whole["sources"]}
    assert whole["adoption"] is None
    assert Caller().get("1/").json() == whole


@pytest.mark.parametrize(
    "path",
    ["99/", "1/figures/0b6c6f2e-7f3d-4a3b-9c1d-000000000009/", "1/chapters/data.nothing/", "1/adoption/", "1/colours/"],
)
def test_what_is_not_there_is_404(path):
    assert Caller().get(path).status_code == 404


def test_a_city_without_a_profile_and_no_city_at_all_are_404():
    CityFactory(slug="unwritten")
    for slug in ("unwritten", "atlantis"):
        assert Caller().get(f"/api/v1/cities/{slug}/profile/").status_code == 404


def test_a_translation_published_later_is_read_with_its_own_state(turin):
    edition = ProfileEdition.objects.get(city=turin, number=1)
    row = edition.chapters.get(section__key="synopsis")
    key = f"chapters:{row.thread}:body_fr"
    ProfileTranslation.objects.create(
        edition=edition, language="fr", number=2, texts={key: "Relu."}, published_at="2026-02-01T00:00Z"
    )
    for shown in (Caller().get("1/chapters/synopsis/").json(), Caller().get("1/").json()["chapters"][0]):
        assert shown["body"]["fr"] == "Relu."
        assert shown["translation_states"]["body"]["fr"] == "human"
    assert Caller().get("1/").json()["languages"]["fr"] == "human"


def test_a_translation_whose_original_has_changed_says_so(turin):
    row = ChapterText.objects.get(edition=arranged.draft_of(turin))
    row.mark_translation("body", "ar", "human", by="person:1")
    row.body_en = "The region decides."
    row.save()
    shown = Caller(official(Role.CITY_READER, turin)).get("2/chapters/local_context/").json()
    assert shown["out_of_date"] == {"body": ["ar"]}


def test_a_withdrawn_edition_answers_410_with_reason_and_date(turin):
    ProfileEdition.objects.filter(city=turin).update(
        status="withdrawn", withdrawn_reason="A table was wrong.", withdrawn_at="2026-05-01T10:00Z"
    )
    for path in ("", "1/", "1/figures/", "1/chapters/synopsis/", "1/freshness/"):
        gone = Caller().get(path)
        assert (gone.status_code, gone["Content-Type"]) == (410, "application/problem+json")
        told = gone.json()
        assert (told["reason"], told["withdrawn_at"][:10]) == ("A table was wrong.", "2026-05-01")
    assert Caller(official(Role.CITY_READER, turin)).get("1/").json()["status"] == "withdrawn"
    assert [row for row in Caller().get("/api/v1/profiles/").json()["results"] if row["city"] == "turin"] == []


def test_two_editions_are_compared(turin):
    arranged.draft_of(turin)
    reader = Caller(official(Role.CITY_READER, turin))
    told = reader.get("2/changes/?since=1").json()
    assert {row["kind"] for row in told["figures"]} == {"added", "removed"}
    assert [source["code"] for source in told["sources_added"]] == ["arranged"]
    for since in ("", "9", "x", "²"):
        assert reader.get(f"2/changes/?since={since}").status_code == 400
    assert Caller().get("1/changes/?since=2").status_code == 400


# Drafts


def test_nobody_else_sees_anything_of_a_draft(turin):
    draft = arranged.draft_of(turin)
    IndicatorFactory(code="turin_secret", city=turin, name_en="Only counted here")
    addresses = arranged.arguments(draft, arranged.a_remark(draft))
    lyon = official(Role.CITY_ADMIN, City.objects.get(slug="lyon"))
    for caller in (Caller(), Caller(lyon), Caller(delegate(Role.EXPERT)), Caller(secretary(Role.LOGISTICS))):
        for slug, number, *rest in (row for row in addresses.values() if len(row) > 1):
            tail = f"{number}/{rest[0]}/" if rest else f"{number}/"
            assert caller.get(f"/api/v1/cities/{slug}/profile/{tail}").status_code in (403, 404)
        assert [row["number"] for row in caller.get("editions/").json()["results"]] == [1]
        assert caller.get("").json()["number"] == 1
        assert caller.get("/api/v1/indicators/turin_secret/").status_code == 404
        assert caller.get("/api/v1/sources/arranged/").status_code == 404
        listed = body(caller.get("/api/v1/indicators/?page_size=200")) + body(caller.get("/api/v1/figures/"))
        assert "turin_secret" not in listed


def test_a_citys_own_indicator_is_seen_by_its_people_and_by_all_once_something_published_uses_it(turin):
    IndicatorFactory(code="turin_secret", city=turin, name_en="Only counted here")
    edition = ProfileEditionFactory(city=CityFactory(slug="elsewhere"))
    reader = Caller(official(Role.CITY_READER, turin))
    assert reader.get("/api/v1/indicators/turin_secret/").json()["city"] == "turin"
    assert reader.get("indicators/?page_size=200").json()["count"] == reader.get("/api/v1/indicators/").json()["count"]
    FigureFactory(edition=edition, city=edition.city, indicator=IndicatorFactory(code="turin_secret"))
    assert Caller().get("/api/v1/indicators/turin_secret/").status_code == 404
    publish_edition(edition)
    assert Caller().get("/api/v1/indicators/turin_secret/").status_code == 200


def test_a_source_that_only_a_draft_cites_is_for_its_city_alone(turin):
    arranged.draft_of(turin)
    assert Source.objects.filter(code="arranged", is_public=False).exists()
    assert Caller().get("/api/v1/sources/arranged/").status_code == 404
    assert Caller(official(Role.CITY_READER, turin)).get("sources/arranged/").status_code == 200
    lyon = Caller(official(Role.CITY_READER, City.objects.get(slug="lyon")))
    assert lyon.get("/api/v1/cities/lyon/profile/sources/arranged/").status_code == 404


# Few people


def test_few_people_are_told_as_fewer_than_ten_wherever_the_public_reads(few):
    few.value_to = 8
    few.save()
    ProfileEdition.objects.filter(city=few.city, number=1).update(status="superseded")
    publish_edition(few.edition)
    shown = [
        *(row for row in Caller().get("/api/v1/figures/?city=turin").json()["results"] if row["edition"] == 2),
        *Caller().get("").json()["figures"],
        *Caller().get("2/figures/").json()["results"],
        Caller().get(f"2/figures/{few.thread}/").json(),
        Caller().get(f"/api/v1/figures/{few.pk}/").json(),
        Caller(official(Role.CITY_ADMIN, few.city)).get(f"2/figures/{few.thread}/").json(),
    ]
    assert len(shown) == 6
    told = {(row["comparator"], row["value"], row["value_to"]) for row in shown}
    assert told == {("under", "10.0000", None)}


def test_those_who_work_on_a_draft_see_what_was_written(few):
    for person in (official(Role.CITY_READER, few.city), secretary(Role.REVIEWER)):
        caller = Caller(person)
        shown = [caller.get("2/").json()["figures"][0], caller.get(f"2/figures/{few.thread}/").json()]
        assert [(row["comparator"], row["value"]) for row in shown] == [("exact", "7.0000")] * 2


# How many questions to the database


@pytest.mark.parametrize(
    ("path", "queries"),
    [("1/", 12), ("1/figures/?page_size=200", 5), ("1/chapters/?page_size=200", 5), ("1/freshness/?page_size=200", 11)],
)
def test_much_costs_as_much_as_little(path, queries, turin):
    city = CityFactory(slug="large")
    edition = ProfileEditionFactory(city=city)
    address = f"/api/v1/cities/large/profile/{path}"
    add_parts(edition, 1)
    publish_edition(edition)
    for_one = queries_of(Caller().client, address)
    ProfileEdition.objects.filter(pk=edition.pk).update(status="superseded")
    ProfileEdition.objects.filter(pk=edition.pk).update(
        status="withdrawn", withdrawn_reason="x", withdrawn_at="2026-01-01T00:00Z"
    )
    larger = ProfileEditionFactory(city=city, number=2)
    add_parts(larger, 120)
    publish_edition(larger)
    for_many = queries_of(Caller().client, address.replace("/1/", "/2/"))
    assert (for_one, for_many) == (queries, queries)


def add_parts(edition: ProfileEdition, count: int) -> None:
    for n in range(count):
        key = f"data.part_{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'x' * (n // 26)}"
        ChapterText.objects.create(edition=edition, section=arranged.section(key), body_en="Words [@W4].")
        FigureFactory(
            edition=edition,
            city=edition.city,
            geography=GeographyFactory(slug=f"large-{n}"),
            indicator=IndicatorFactory(code=f"large-{n}"),
        )


def test_the_list_of_profiles_costs_the_same_for_one_and_for_many():
    one = queries_of(Caller().client, "/api/v1/profiles/?city=turin")
    many = queries_of(Caller().client, "/api/v1/profiles/?city=turin&city=lyon&city=madrid&city=tunis")
    assert (one, many) == (8, 8)

"""Finding a case study: every count is what choosing the value gives, on the page, in the files and over the API."""

import csv
import io
import json
import random
from collections import Counter
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.db import connection
from openpyxl import load_workbook

from cities.choices import LocalCompetence
from core.search import publish, search
from library.choices import CostBand, TargetGroup
from library.models import CaseStudy, CaseStudyEdition
from library.search import case_study_documents
from tests.factories import (
    CaseStudyEditionFactory,
    CaseStudyFactory,
    CityFactory,
    CountryFactory,
    ThemeFactory,
    empty_the_record,
)
from tests.library.test_lists import in_api, in_csv, listed
from tests.reading import body, read

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
WORDS = ["harbour", "lantern", "orchard", "marble"]


def some(chance, values, most=3):
    return sorted(chance.sample(values, chance.randint(0, most)))


def generated(seed, number=40):
    """Case studies of every kind, a third of them drafts."""
    empty_the_record()
    chance = random.Random(seed)
    countries = [CountryFactory(code=code, region=region) for code, region in COUNTRIES.items()]
    cities = [CityFactory(slug=f"town-{n}", country=chance.choice(countries)) for n in range(6)]
    themes = [ThemeFactory(slug=f"theme-{n}").slug for n in range(5)]
    for _n in range(number):
        city = chance.choice(cities)
        CaseStudyEditionFactory(
            case_study=CaseStudyFactory(city=city),
            published=chance.random() < 0.66,
            themes=some(chance, themes),
            target_groups=some(chance, TargetGroup.values),
            competences_needed=some(chance, LocalCompetence.values),
            cost_band=chance.choice(CostBand.values),
            sdg_targets=some(chance, ["1.3", "10.7", "11.1", "11.3", "11.a", "16.7"]),
            starts=chance.choice(["", "1999", "2014-12", "2015", "2019-07-01", "2020"]),
            practice_status=chance.choice(["ongoing", "unknown"]),
            languages=some(chance, ["it", "es"], 2),
            abstract_en=" ".join(some(chance, WORDS)),
            abstract_fr=chance.choice(["", "Un port."]),
            title_fr="Un titre",
        )
    publish(case_study_documents())
    return chance


COUNTRIES = {"XA": "european", "XB": "european", "XC": "southern_mediterranean"}


def said_by(edition):
    """The values under which an edition stands, told without the database's help."""
    city = edition.case_study.city
    told = {
        "city": {city.slug},
        "country": {city.country.code},
        "region": {city.country.region},
        "theme": set(edition.themes),
        "group": set(edition.target_groups),
        "competence": set(edition.competences_needed),
        "goal": {target.split(".")[0] for target in edition.sdg_targets},
        "cost": {edition.cost_band} - {"unknown"},
        "status": {edition.practice_status} - {"unknown"},
        "period": {str(int(edition.starts[:4]) // 5 * 5)} if edition.starts else set(),
        "language": set(edition.languages),
    }
    told["language"] |= {code for code in ("en", "fr", "ar") if getattr(edition, f"abstract_{code}")}
    return told


def editions():
    return CaseStudyEdition.objects.filter(status="published").select_related("case_study__city__country")


def expected(chosen, words="", told=None):
    """The slugs that fit, by going through all of them. `told`: what `all_told` says, read once for many questions."""
    return {
        slug
        for slug, said, abstract in told or all_told()
        if all(said[group] & set(values) for group, values in chosen.items()) and (not words or words in abstract)
    }


def all_told():
    return [(edition.case_study.slug, said_by(edition), edition.abstract_en.split()) for edition in editions()]


def counts_over_api(client, query):
    answer = client.get(f"/api/v1/case-studies/facets/?{query}").json()
    return answer["count"], {
        (facet["name"], value["value"]): value["count"] for facet in answer["facets"] for value in facet["values"]
    }


def counts_on_page(client, query):
    page = read(client.get(f"/en/case-studies/?{query}"))
    found = {}
    for box in page.all("input", type="checkbox"):
        label = page.one("label", for_=box.attrs["id"])
        found[box.attrs["name"], box.attrs["value"]] = int(label.one(cls="facet-count").one("bdi").text)
    return found


def asked(chosen, words=""):
    return urlencode([("q", words)] * bool(words) + [(group, v) for group, values in chosen.items() for v in values])


@pytest.mark.parametrize("seed", [1, 2])
def test_every_count_is_what_choosing_that_value_gives(client, seed):
    chance = generated(seed)
    assert CaseStudy.objects.count() > editions().count() > 15
    told = all_told()
    every = sorted(
        {(group, value) for _slug, said, _words in told for group, values in said.items() for value in values}
    )
    alone = [({group: [value]}, "") for group, value in every]
    combined = []
    for _n in range(25):
        chosen: dict[str, list[str]] = {}
        for group, value in chance.sample(every, chance.randint(0, 3)):
            chosen.setdefault(group, []).append(value)
        combined.append((chosen, chance.choice(["", *WORDS])))
    for chosen, words in [({}, ""), *combined, *chance.sample(alone, 15)]:
        query = asked(chosen, words)
        number, counts = counts_over_api(client, query)
        assert number == len(expected(chosen, words, told)), query
        for group, value in every:
            only_it = {**chosen, group: [value]}
            assert counts.get((group, value), 0) == len(expected(only_it, words, told)), (query, group, value)
        assert counts_on_page(client, query) == counts, query


def test_choosing_a_value_gives_as_many_results_on_the_page_in_every_file_and_over_the_api(client):
    chance = generated(3)
    _number, counts = counts_over_api(client, "")
    for (group, value), number in counts.items():
        query = asked({group: [value]})
        found = expected({group: [value]})
        assert len(found) == number, (group, value)
        assert set(in_api(client, "case-studies", f"?{query}")) == found, (group, value)
        assert set(in_csv(client, "case-studies", f"?{query}")) == found, (group, value)
    for group, value in chance.sample(sorted(counts), 12):
        query, found = asked({group: [value]}), expected({group: [value]})
        assert set(listed(client, "case-studies", f"?{query}")) == found
        assert set(in_feed(client, f"?{query}")) == found
        assert {
            row["slug"] for row in json.loads(body(client.get(f"/en/case-studies.json?{query}")))["case_studies"]
        } == found
        features = client.get(f"/en/case-studies.geojson?{query}").json()["features"]
        assert {feature["id"] for feature in features} == found
        assert body(client.get(f"/en/case-studies.bib?{query}")).count("@techreport") == len(found)
        assert body(client.get(f"/en/case-studies.ris?{query}")).count("TY  - RPRT") == len(found)
        book = load_workbook(io.BytesIO(client.get(f"/en/case-studies.xlsx?{query}").content))
        assert book.worksheets[0].max_row == len(found) + 1


def in_feed(client, query=""):
    feed = ElementTree.fromstring(client.get(f"/en/case-studies.atom{query}").content)
    return [entry.find(f"{ATOM}id").text.rsplit(":", 1)[1] for entry in feed.iter(f"{ATOM}entry")]


def test_words_find_what_the_search_page_finds(client):
    generated(4)
    for words in (*WORDS, "Lanterns", "port"):
        found = search(words, "en", kind="case_study", size=100).total
        assert len(set(in_api(client, "case-studies", f"?q={words}"))) >= found
    assert set(in_api(client, "case-studies", "?q=lanterns")) == expected({}, "lantern")
    assert in_api(client, "case-studies", "?q=nowhere") == []


ASKED_IN_WORDS = [
    "harbour lantern",
    "orchard or marble",
    '"harbour lantern"',
    "-marble",
    "ports",
    "un port",
    "the",
    "😀",
]


@pytest.mark.parametrize("words", [*WORDS, *ASKED_IN_WORDS, "harbour -port", "  marble   orchard  ", "Theme 1"])
def test_words_find_exactly_what_their_documents_say_in_any_language(client, words):
    generated(8)
    found = found_in_documents(words)
    assert set(in_api(client, "case-studies", f"?{urlencode({'q': words})}")) == found
    number, counts = counts_over_api(client, urlencode({"q": words}))
    assert number == len(found)
    cities = Counter(edition.case_study.city.slug for edition in editions() if edition.case_study.slug in found)
    assert {value: count for (group, value), count in counts.items() if group == "city"} == cities


def found_in_documents(words):
    """The slugs of those whose document matches in one language at least, by going through all documents."""
    matching = "SELECT about FROM core_searchdocument WHERE kind = 'case_study' AND vector @@ search_query(lang, %s)"
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(matching, [words])
        return {about.split(":")[1] for (about,) in cursor.fetchall()}


def test_words_are_counted_beside_facets_and_what_a_municipality_may_do(client):
    chance = generated(9)
    mine = CityFactory(slug="mine", may_act_in=["housing", "culture", "health", "education"])
    for words in ("", "harbour"):
        group = chance.choice(TargetGroup.values)
        rest = expected({"group": [group]}, words)
        fits = {
            edition.case_study.slug
            for edition in editions()
            if edition.competences_needed and set(edition.competences_needed) <= set(mine.may_act_in)
        }
        silent = {edition.case_study.slug for edition in editions() if not edition.competences_needed}
        query = f"{asked({'group': [group]}, words)}&may=mine"
        number, counts = counts_over_api(client, query)
        assert set(in_api(client, "case-studies", f"?{query}")) == rest & fits
        assert number == len(rest & fits)
        assert counts.get(("competence", "housing"), 0) == len(rest & fits & expected({"competence": ["housing"]}))
        left_out = len(rest & silent)
        page = read(client.get(f"/en/case-studies/?{query}"))
        assert (f"{left_out} more case stud" in page.text) == bool(left_out)


def test_words_stand_in_the_needs_and_the_lessons_too(client):
    CaseStudyEditionFactory(
        case_study__slug="told", published=True, lessons_en="Begin with the caretakers.", staff_ar="وسيط من زنجبار"
    )
    publish(case_study_documents())
    assert in_api(client, "case-studies", "?q=caretaker") == ["told"]
    assert in_api(client, "case-studies", "?q=زنجبار") == ["told"]


def test_values_that_give_nothing_are_not_offered_unless_they_are_chosen(client):
    generated(5)
    with_theme = {edition.case_study.city.slug for edition in editions() if "theme-1" in edition.themes}
    without = next(f"town-{n}" for n in range(6) if f"town-{n}" not in with_theme) if len(with_theme) < 6 else None
    counts = counts_on_page(client, "theme=theme-1")
    assert {value for (group, value) in counts if group == "city"} == with_theme
    if without and any(edition.case_study.city.slug == without for edition in editions()):
        assert counts_on_page(client, f"theme=theme-1&city={without}")["city", without] == 0


def test_what_is_chosen_stands_first_and_long_facets_are_cut(client):
    city = CityFactory(slug="many")
    for n in range(14):
        theme = ThemeFactory(slug=f"long-{n}", name_en=f"Long {n:02}").slug
        CaseStudyEditionFactory(case_study=CaseStudyFactory(city=city), published=True, themes=[theme])
    page = read(client.get("/en/case-studies/?city=many&theme=long-13"))
    boxes = [box.attrs["value"] for box in page.all("input", name="theme")]
    assert boxes[0] == "long-13"
    assert len(boxes) == 14
    facet = next(row for row in page.all("details", cls="facet") if row.all("input", name="theme"))
    hidden = [box.attrs["value"] for box in facet.one("details", cls="facet-more").all("input")]
    assert (len(hidden), "open" in facet.attrs) == (6, True)


def test_the_map_says_how_many_results_each_city_has(client):
    generated(6)
    page = read(client.get("/en/case-studies/?region=european"))
    places = {
        link.attrs["href"].split("city=")[1]: int(item.one("bdi").text)
        for item in page.one(cls="places").all("li")
        for link in item.all("a")
    }
    here = [edition.case_study.city.slug for edition in editions() if said_by(edition)["region"] == {"european"}]
    assert places == dict(Counter(here))


# Only what my municipality may do


def competences(*needed, slug):
    return CaseStudyEditionFactory(case_study__slug=slug, published=True, competences_needed=list(needed)).case_study


def test_only_what_my_municipality_may_do(client):
    empty_the_record()
    CityFactory(slug="mine", may_act_in=["housing", "culture"])
    competences("housing", slug="within")
    competences("housing", "culture", slug="all-of-it")
    competences("housing", "health", slug="beyond")
    competences(slug="silent")
    for found in (in_csv, in_api, listed):
        assert sorted(found(client, "case-studies", "?may=mine")) == ["all-of-it", "within"]
    page = read(client.get("/en/case-studies/?may=mine"))
    assert "1 more case study fits but does not say which competence it needs" in page.text
    number, counts = counts_over_api(client, "may=mine")
    assert (number, counts["competence", "housing"]) == (2, 2)
    assert ("competence", "health") not in counts
    # Once the law changes, so do the counts.
    CityFactory._meta.model.objects.filter(slug="mine").update(may_act_in=["housing", "culture", "health"])
    assert counts_over_api(client, "may=mine")[0] == 3


def test_a_city_that_recorded_nothing_is_told_so(client):
    CityFactory(slug="quiet", name_en="Quiet")
    competences("housing", slug="some")
    page = read(client.get("/en/case-studies/?may=quiet"))
    assert "Quiet has not recorded yet what the municipality may decide itself" in page.text
    assert "/en/case-studies/" in page.links
    assert in_api(client, "case-studies", "?may=quiet") == []
    assert client.get("/en/case-studies/?may=atlantis").status_code == 400


@pytest.mark.parametrize("query", ["?group=dragons", "?period=1066", "?goal=18", "?cost=unknown", "?language=tlh"])
def test_a_value_that_does_not_exist_is_said_in_words(client, query):
    page = client.get(f"/en/case-studies/{query}")
    assert page.status_code == 400
    assert "is not in the list" in read(page).one(cls="error-summary").text
    assert client.get(f"/api/v1/case-studies/{query}").status_code == 400
    assert client.get(f"/api/v1/case-studies/facets/{query}").status_code == 400
    assert client.get(f"/en/case-studies.atom{query}").status_code == 400


def test_an_empty_choice_of_a_form_chooses_nothing(client):
    assert client.get("/en/case-studies/?q=&region=&may=").status_code == 200


# A saved search as a feed


def test_a_search_is_followed_as_a_feed_that_stays_valid_whatever_is_written(client):
    hostile = "A <b>&amp; \x0b]]> \u202e title"
    CaseStudyEditionFactory(case_study__slug="loud", published=True, title_en=hostile, themes=["housing"])
    CaseStudyEditionFactory(case_study__slug="draft", themes=["housing"], title_en="Zanzibarium")
    response = client.get("/en/case-studies.atom?theme=housing")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    entry = next(row for row in feed.iter(f"{ATOM}entry") if row.find(f"{ATOM}id").text.endswith(":loud"))
    assert entry.find(f"{ATOM}title").text == hostile.replace("\x0b", "")
    for required in ("id", "title", "updated"):
        assert feed.find(f"{ATOM}{required}").text
        assert entry.find(f"{ATOM}{required}").text
    assert entry.find(f"{ATOM}link").get("href").endswith("/en/case-studies/loud/")
    assert b"Zanzibarium" not in response.content
    page = read(client.get("/en/case-studies/?theme=housing"))
    assert "/en/case-studies.atom?theme=housing" in page.links


def test_a_feed_is_sent_again_only_when_it_changed(client):
    first = client.get("/en/case-studies.atom")
    again = client.get("/en/case-studies.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    old = in_feed(client)
    CaseStudyEditionFactory(case_study__slug="news", published=True, published_at="2030-01-01T00:00Z")
    assert client.get("/en/case-studies.atom", headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert in_feed(client) == ["news", *old]


def test_a_long_feed_goes_on_page_by_page(client):
    empty_the_record()
    for _n in range(51):
        CaseStudyEditionFactory(published=True)
    feed = ElementTree.fromstring(client.get("/en/case-studies.atom").content)
    (onward,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "next"]
    assert (len(in_feed(client)), len(in_feed(client, f"?{onward.split('?')[1]}"))) == (50, 1)


# Files with what they rest on


def test_every_file_holds_sources_and_licence(client):
    rows = list(csv.DictReader(io.StringIO(body(client.get("/en/case-studies.csv")))))
    assert any("<http" in row["sources"] for row in rows)
    assert all(row["sources"] and "reused with their source" in row["licence"] for row in rows)
    data = json.loads(body(client.get("/en/case-studies.json")))
    assert "reused with their source" in data["licence"]
    assert all(row["sources"] and row["permanent_address"] for row in data["case_studies"])
    points = client.get("/en/case-studies.geojson").json()
    assert "reused with their source" in points["licence"]
    assert all(feature["properties"]["sources"] for feature in points["features"])
    book = load_workbook(io.BytesIO(client.get("/ar/case-studies.xlsx").content))
    assert book.worksheets[0].sheet_view.rightToLeft
    assert book.worksheets[1].max_row > 1
    assert "reused" in load_workbook(io.BytesIO(client.get("/en/case-studies.xlsx").content)).worksheets[2]["B2"].value

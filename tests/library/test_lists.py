"""The lists of case studies, publications and news: narrowed down, exported, at a cost that does not grow."""

import csv
import io

import pytest

from core.search import publish
from library.models import CaseStudy, NewsItem, Publication
from library.search import case_study_documents
from tests.factories import (
    CaseStudyEditionFactory,
    CaseStudyFactory,
    CityFactory,
    NewsItemFactory,
    OrganisationFactory,
    PublicationFactory,
    ThemeFactory,
    empty_the_record,
)
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db


def listed(client, noun, query=""):
    """Over every page of the list, the slugs of its cards, in order."""
    slugs, url = [], f"/en/{noun}/{query}"
    while url:
        page = read(client.get(url))
        slugs += [link.split("/")[3] for title in page.all(cls="card-title") for link in title.links]
        url = next((link.attrs["href"] for link in page.all("a", rel="next")), "")
    return slugs


def in_csv(client, noun, query=""):
    return [row["slug"] for row in csv.DictReader(io.StringIO(body(client.get(f"/en/{noun}.csv{query}"))))]


def in_api(client, noun, query=""):
    tail = f"{query}&page_size=200" if query else "?page_size=200"
    return [row["slug"] for row in client.get(f"/api/v1/{noun}/{tail}").json()["results"]]


def slugs(rows):
    return sorted(row.slug for row in rows)


def themes_of(row):
    return {theme.slug for theme in row.themes.all()}


def words_of(row, *names):
    return " ".join(getattr(row, f"{name}_{code}") for name in names for code in ("en", "fr", "ar")).casefold()


CASES = {
    "": lambda row: True,
    "?region=european": lambda row: row.city.country.region == "european",
    "?region=southern_mediterranean": lambda row: row.city.country.region == "southern_mediterranean",
    "?country=JO&country=TN": lambda row: row.city.country.code in {"JO", "TN"},
    "?city=turin&city=vienna": lambda row: row.city.slug in {"turin", "vienna"},
    "?theme=social-cohesion": lambda row: "social-cohesion" in row.current.themes,
    "?theme=social-cohesion&region=european": lambda row: (
        "social-cohesion" in row.current.themes and row.city.country.region == "european"
    ),
    "?q=Jugendcollege": lambda row: "jugendcollege" in words_of(row.current, "title", "abstract", "actions", "context"),
    "?q=حديقتي": lambda row: "حديقتي" in row.current.actions_ar,
}
PUBLICATIONS = {
    "": lambda row: True,
    "?kind=city_profile": lambda row: row.kind == "city_profile",
    "?language=fr": lambda row: "fr" in row.languages,
    "?kind=learning_report&language=ar": lambda row: row.kind == "learning_report" and "ar" in row.languages,
    "?city=turin": lambda row: "turin" in {city.slug for city in row.cities.all()},
    "?theme=social-cohesion": lambda row: "social-cohesion" in themes_of(row),
    "?q=profile": lambda row: "profile" in words_of(row, "title", "summary") + " ".join(row.authors).casefold(),
    "?q=Ponzo": lambda row: "Irene Ponzo" in row.authors,
}
NEWS = {
    "": lambda row: True,
    "?year=2017": lambda row: row.date.startswith("2017"),
    "?year=2017-07": lambda row: row.date.startswith("2017-07"),
    "?city=tunis": lambda row: "tunis" in {city.slug for city in row.cities.all()},
    "?theme=housing": lambda row: "housing" in themes_of(row),
    "?q=Metro Med": lambda row: "metro med" in words_of(row, "title", "summary"),
}
ASKED = [("case-studies", query) for query in CASES]
ASKED += [("publications", query) for query in PUBLICATIONS]
ASKED += [("news", query) for query in NEWS]


def expected(noun, query):
    if noun == "case-studies":
        return slugs(filter(CASES[query], CaseStudy.objects.published().with_text()))
    if noun == "publications":
        return slugs(filter(PUBLICATIONS[query], Publication.objects.published().with_relations()))
    return slugs(filter(NEWS[query], NewsItem.objects.published().with_relations()))


@pytest.mark.parametrize(("noun", "query"), ASKED)
def test_page_file_and_api_find_what_the_record_says(client, noun, query):
    found = expected(noun, query)
    assert found
    assert sorted(listed(client, noun, query)) == found
    assert sorted(in_csv(client, noun, query)) == found
    assert sorted(in_api(client, noun, query)) == found


@pytest.mark.parametrize(
    ("noun", "query", "key", "reverse"),
    [
        ("publications", "?sort=title", lambda row: row.title_en, False),
        ("publications", "", lambda row: row.date, True),
        ("news", "?sort=oldest", lambda row: row.date, False),
        ("news", "", lambda row: row.date, True),
    ],
)
def test_a_list_is_in_the_order_asked_for(client, noun, query, key, reverse):
    rows = {row.slug: row for row in (Publication if noun == "publications" else NewsItem).objects.all()}
    keys = [key(rows[slug]) for slug in listed(client, noun, query)]
    assert keys == sorted(keys, reverse=reverse)
    assert len(keys) == len(rows)


@pytest.mark.parametrize(
    ("noun", "query"),
    [
        ("case-studies", "?theme=dragons"),
        ("case-studies", "?city=atlantis"),
        ("case-studies", "?country=XX"),
        ("case-studies", "?region=mars"),
        ("case-studies", "?sort=colour"),
        ("publications", "?kind=novel"),
        ("publications", "?language=tlh"),
        ("publications", "?city=atlantis"),
        ("publications", "?sort=colour"),
        ("news", "?year=soon"),
        ("news", "?year=2017-13"),
        ("news", "?theme=dragons"),
        ("news", "?sort=colour"),
    ],
)
def test_a_wrong_filter_is_said_in_words_on_page_file_and_api(client, noun, query):
    page = client.get(f"/en/{noun}/{query}")
    assert (page.status_code, read(page).all(cls="card-title")) == (400, [])
    assert read(page).one(cls="error-summary").text
    file = client.get(f"/en/{noun}.csv{query}")
    assert (file.status_code, file["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert f"/en/{noun}/" in read(file).links
    problem = client.get(f"/api/v1/{noun}/{query}")
    assert (problem.status_code, problem["Content-Type"]) == (400, "application/problem+json")
    assert list(problem.json()["errors"]) == [query[1:].split("=")[0]]


def test_a_study_of_two_editions_is_listed_once_with_the_published_one(client):
    study = CaseStudyFactory(slug="twice")
    CaseStudyEditionFactory(
        case_study=study, number=1, status="superseded", title_en="Old words", published_first="2017"
    )
    CaseStudyEditionFactory(case_study=study, number=2, published=True, title_en="New words", published_first="2019")
    publish(case_study_documents())
    for query in ("", "?sort=city", "?sort=title", "?sort=added", "?q=words"):
        assert listed(client, "case-studies", query).count("twice") == 1
        assert in_csv(client, "case-studies", query).count("twice") == 1
    assert "twice" not in listed(client, "case-studies", "?q=Old words")
    page = read(client.get("/en/case-studies/twice/"))
    assert page.one("h1").text == "New words"
    assert "Old words" not in page.text


def test_the_csv_of_case_studies_has_its_titles_in_three_languages(client):
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(body(client.get("/fr/case-studies.csv"))))}
    row = rows["building-social-cohesion-badr-nazzal"]
    assert (row["city"], row["country_code"], row["edition"]) == ("amman", "JO", "1")
    assert row["title_en"] == "Building social cohesion in the Badr Nazzal district"
    assert row["title_ar"] == "بناء التماسك الاجتماعي في حي بدر نزال"


@pytest.mark.parametrize(
    ("url", "queries"),
    [
        ("/en/case-studies/", 12),
        ("/en/case-studies.csv", 3),
        ("/en/case-studies.json", 5),
        ("/en/case-studies.atom", 3),
        ("/api/v1/case-studies/?page_size=200", 5),
    ],
)
def test_two_hundred_case_studies_cost_as_much_as_one(client, url, queries):
    empty_the_record()
    CaseStudyEditionFactory(published=True)
    client.get(url)  # counts are kept from the first reader on
    for_one = queries_of(client, url)
    for _n in range(199):
        CaseStudyEditionFactory(published=True)
    assert CaseStudy.objects.published().count() == 200
    client.get(url)
    assert (for_one, queries_of(client, url)) == (queries, queries)


def relations(n):
    themes = [ThemeFactory(slug=f"theme-{i}") for i in range(n)]
    return {"cities": CityFactory.create_batch(n), "themes": themes}


@pytest.mark.parametrize(
    ("url", "queries"),
    [("/en/publications/", 9), ("/en/publications.csv", 5), ("/api/v1/publications/?page_size=200", 7)],
)
def test_two_hundred_publications_cost_as_much_as_one(client, url, queries):
    empty_the_record()
    PublicationFactory(relations={**relations(1), "publishers": [OrganisationFactory()]})
    for_one = queries_of(client, url)
    many = {**relations(3), "publishers": OrganisationFactory.create_batch(3)}
    PublicationFactory.create_batch(199, relations=many)
    assert Publication.objects.count() == 200
    assert (for_one, queries_of(client, url)) == (queries, queries)


@pytest.mark.parametrize(
    ("url", "queries"), [("/en/news/", 6), ("/en/news.csv", 3), ("/api/v1/news/?page_size=200", 4)]
)
def test_two_hundred_news_cost_as_much_as_one(client, url, queries):
    empty_the_record()
    NewsItemFactory(relations=relations(1))
    for_one = queries_of(client, url)
    NewsItemFactory.create_batch(199, relations=relations(3))
    assert NewsItem.objects.count() == 200
    assert (for_one, queries_of(client, url)) == (queries, queries)

"""Figures: each with its year, geography and source; doubtful ones say so; unlike places stay apart."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from core.citing import Bibliography
from profiles.models import Figure
from profiles.sheet import figure_line, value_in_words
from tests.factories import (
    CityFactory,
    FigureFactory,
    GeographyFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    SourceFactory,
    empty_the_record,
    publish_edition,
)
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db


def rows_of(client, query=""):
    return list(csv.DictReader(io.StringIO(body(client.get(f"/en/figures.csv{query}")))))


# In words


@pytest.mark.parametrize(
    ("value", "value_to", "comparator", "unit", "words"),
    [
        ("221961", None, "exact", "persons", "221,961"),
        ("435000", None, "over", "persons", "more than 435,000"),
        ("300000", None, "about", "persons", "about 300,000"),
        ("20", None, "up_to", "percent", "up to 20\u202f%"),
        ("9.7", None, "exact", "percent", "9.7\u202f%"),
        ("2000", "3000", "exact", "places", "2,000–3,000"),
        ("-29149", None, "exact", "persons", "-29,149"),
    ],
)
def test_a_value_says_how_exact_it_is(value, value_to, comparator, unit, words):
    indicator = IndicatorFactory.build(unit=unit)
    upper = Decimal(value_to) if value_to else None
    figure = Figure(indicator=indicator, value=Decimal(value), value_to=upper, comparator=comparator)
    with override("en"):
        assert value_in_words(figure) == words


def test_a_line_names_year_place_source_and_doubt():
    place = GeographyFactory(slug="metro", name_en="Metropolitan City of Turin", kind="metropolitan_area")
    source = SourceFactory(title="A dashboard")
    figure = FigureFactory(
        value=221_961,
        period_start="2015",
        period_end="2016",
        geography=place,
        source=source,
        doubt_en="Two sources differ.",
    )
    with override("en"):
        line = figure_line(figure, Bibliography())
    assert (line.value, line.unit, line.period) == ("221,961", "persons", "2015–2016")
    assert line.where == "2015–2016 · Metropolitan City of Turin (metropolitan area)"
    assert [(mark.number, mark.source, mark.confidence) for mark in line.marks] == [
        (1, source, "Read in a project document")
    ]
    assert line.doubt.value == "Two sources differ."


def test_a_source_has_one_number_on_a_page():
    one, two = SourceFactory(), SourceFactory()
    bibliography = Bibliography()
    numbers = [bibliography.mark(source, "read").number for source in (one, two, one)]
    assert numbers == [1, 2, 1]
    assert [mark.source for mark in bibliography.marks] == [one, two]


# What the database refuses


def test_a_range_runs_upwards():
    figure = FigureFactory(value=10)
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(value_to=5)
    figure.value_to = 5
    with pytest.raises(ValidationError, match="upper end of a range"):
        figure.full_clean()


def test_the_same_figure_stands_once():
    figure = FigureFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        FigureFactory(
            city=figure.city,
            indicator=figure.indicator,
            geography=figure.geography,
            source=figure.source,
            period_start=figure.period_start,
        )
    assert Figure.objects.filter(city=figure.city).count() == 1


@pytest.mark.parametrize(("status", "other"), [("draft", "in_review"), ("published", "published")])
def test_a_city_has_one_open_and_one_published_edition(status, other):
    dates = {"published_at": "2026-01-01T00:00Z"} if status == "published" else {}
    edition = ProfileEditionFactory(status=status, **dates)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileEditionFactory(city=edition.city, number=2, status=other, **dates)
    assert type(edition).objects.filter(city=edition.city).count() == 1


def test_a_published_edition_has_a_date():
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileEditionFactory(status="published", published_at=None)
    assert ProfileEditionFactory(published=True).is_published


# The list and its files


def test_page_file_and_api_hold_every_published_figure(client):
    figures = Figure.objects.visible_to(None)
    assert len(rows_of(client)) == figures.count() > 100
    answer = client.get("/api/v1/figures/?page_size=200").json()
    assert answer["count"] == figures.count()
    page = read(client.get("/en/figures/"))
    assert page.one(cls="result-count").all("strong")[0].text == f"{figures.count()} figures"


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("?city=turin", lambda f: f.city.slug == "turin"),
        ("?city=turin&city=lyon", lambda f: f.city.slug in {"turin", "lyon"}),
        ("?indicator=population", lambda f: f.indicator.code == "population"),
        ("?city=turin&indicator=population", lambda f: (f.city.slug, f.indicator.code) == ("turin", "population")),
    ],
)
def test_figures_are_narrowed_down(client, query, fits):
    found = sorted(
        (f.city.slug, f.indicator.code, f.value) for f in Figure.objects.visible_to(None).with_sources() if fits(f)
    )
    assert found
    assert sorted((row["city"], row["indicator"], Decimal(row["value"])) for row in rows_of(client, query)) == found
    assert client.get(f"/api/v1/figures/{query}").json()["count"] == len(found)


@pytest.mark.parametrize("query", ["?city=atlantis", "?indicator=happiness", "?sort=colour"])
def test_a_wrong_filter_is_said_in_words(client, query):
    for url in (f"/en/figures/{query}", f"/en/figures.csv{query}"):
        response = client.get(url)
        assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")
        assert read(response).all("table") == []
    assert client.get(f"/api/v1/figures/{query}").status_code == 400


def test_a_row_of_the_file_has_all_that_makes_a_figure(client):
    (row,) = [row for row in rows_of(client, "?city=turin") if row["value"] == "221961"]
    assert (row["period_start"], row["geography"]) == ("2015", "turin-metropolitan-city")
    assert row["source_code"]
    assert row["source_title"]
    assert row["quality"] == "official"


def test_numbers_in_the_file_are_numbers_also_below_zero(client):
    values = [row["value"] for row in rows_of(client)]
    assert {"-30", "-29149", "4000000"} <= set(values)
    assert [value for value in values if not Decimal(value).is_finite()] == []


def test_a_doubtful_figure_says_so_in_every_form(client):
    FigureFactory(city=CityFactory(slug="doubted"), value=22, doubt_en="Impossible.", note_en="=SUM(A1)")
    (row,) = rows_of(client, "?city=doubted")
    assert (row["doubt"], row["note"]) == ("Impossible.", "'=SUM(A1)")
    (answer,) = client.get("/api/v1/figures/?city=doubted").json()["results"]
    assert answer["doubt"] == {"en": "Impossible."}
    page = read(client.get("/en/cities/doubted/"))
    assert "Impossible." in page.one(cls="doubt").text


@pytest.mark.parametrize(
    ("url", "queries"), [("/en/figures/", 4), ("/en/figures.csv", 1), ("/api/v1/figures/?page_size=200", 2)]
)
def test_two_hundred_figures_cost_as_much_as_one(client, url, queries):
    empty_the_record()
    edition = ProfileEditionFactory()
    FigureFactory(city=edition.city, edition=edition)
    publish_edition(edition)
    for_one = queries_of(client, url)
    for n in range(199):
        place = GeographyFactory(slug=f"place-{n}")
        FigureFactory(geography=place, indicator=IndicatorFactory(code=f"indicator-{n}"), city=edition.city)
    assert Figure.objects.count() == 200
    assert (for_one, queries_of(client, url)) == (queries, queries)

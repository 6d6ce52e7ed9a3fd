"""CSV and GeoJSON: what a spreadsheet or a map gets, and nothing that it would run."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.test import RequestFactory

from core.files import csv_lines, csv_response, geojson_response
from tests.reading import body


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        '=HYPERLINK("http://evil.example")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "-29149",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_text_that_looks_like_a_formula_is_made_inert(cell):
    (row,) = csv.reader(io.StringIO("".join(csv_lines(["a"], [[cell]]))[3:], newline=""))
    assert row == [f"'{cell}"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (-5, "-5"),
        (Decimal("-9.14980"), "-9.14980"),
        (0, "0"),
        (Decimal("4000000"), "4000000"),
        (None, ""),
        ("Turin", "Turin"),
    ],
)
def test_numbers_stay_numbers_and_words_stay_words(cell, written):
    assert list(csv_lines(["a"], [[cell]])) == ["a\r\n", f"{written}\r\n" if written else '""\r\n']


def test_commas_quotes_and_line_ends_survive():
    cells = ['Seville, "Sevilla"', "two\nlines", "طنجة"]
    assert list(csv.reader(io.StringIO("".join(csv_lines(["a", "b", "c"], [cells])), newline=""))) == [
        ["a", "b", "c"],
        cells,
    ]


def test_the_byte_order_mark_comes_only_when_asked_for():
    plain = csv_response(RequestFactory().get("/en/cities.csv"), "cities", ["a"], [["é"]])
    marked = csv_response(RequestFactory().get("/en/cities.csv?bom=1"), "cities", ["a"], [["é"]])
    assert (body(plain), body(marked)) == ("a\r\né\r\n", "\ufeffa\r\né\r\n")
    assert plain["Content-Type"] == "text/csv; charset=utf-8"
    assert plain["Content-Disposition"] == 'attachment; filename="cities.csv"'


def test_geojson_is_a_collection_of_features():
    response = geojson_response("cities", [{"type": "Feature", "properties": {"name": "طنجة"}}])
    assert response["Content-Type"] == "application/geo+json"
    assert "طنجة" in response.content.decode()
    assert json.loads(response.content) == {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"name": "طنجة"}}],
    }

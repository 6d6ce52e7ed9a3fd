"""A list as its reader works with it: everything she chose is in the address."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import Http404
from django.test import RequestFactory

from cities.filters import CITY_SORTS, CityFilter
from cities.models import City
from core.listing import Listing
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


def listing(query="", **options):
    request = RequestFactory().get(f"/en/cities/{query}")
    cities = City.objects.with_memberships().with_standing()
    return Listing(request, CityFilter, cities, CITY_SORTS, **options)


def asked(url):
    """The address in parts: its path, and what it asks."""
    return urlsplit(url).path, parse_qs(urlsplit(url).query)


def test_the_filters_stand_in_the_address():
    found = listing("?country=IT&country=FR&role=partner&sort=name")
    assert [city.slug for city in found.rows] == ["grenoble", "lyon", "naples", "turin"]
    assert (found.count, found.status, found.errors) == (4, 200, [])


def test_each_filter_in_force_is_a_chip_whose_link_removes_it_alone():
    chips = listing("?country=IT&country=FR&role=partner&q=o&sort=name&page=2").active
    assert [(str(chip["label"]), chip["value"], asked(chip["remove_url"])[1]) for chip in chips] == [
        ("Name", "o", {"country": ["IT", "FR"], "role": ["partner"], "sort": ["name"]}),
        ("Part in the network", "Partner city", {"country": ["IT", "FR"], "q": ["o"], "sort": ["name"]}),
        ("Country", "Italy", {"country": ["FR"], "role": ["partner"], "q": ["o"], "sort": ["name"]}),
        ("Country", "France", {"country": ["IT"], "role": ["partner"], "q": ["o"], "sort": ["name"]}),
    ]


def test_the_last_chip_leads_to_the_whole_list():
    found = listing("?role=partner")
    assert [chip["remove_url"] for chip in found.active] == ["/en/cities/"]
    assert found.clear_url == "/en/cities/"


def test_a_list_without_filters_has_no_chip():
    assert listing("?sort=name&page=1").active == []


def test_every_way_to_sort_keeps_the_filters_and_starts_on_page_one():
    found = listing("?role=partner&sort=name&page=2", page_size=2)
    assert [(asked(sort["url"])[1], sort["current"]) for sort in found.sorts] == [
        ({"role": ["partner"]}, False),
        ({"role": ["partner"], "sort": ["name"]}, True),
        ({"role": ["partner"], "sort": ["country"]}, False),
    ]


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("name", lambda city: city.name_en),
        ("country", lambda city: (city.country.name_en, city.name_en)),
        ("role", lambda city: (city.standing, city.name_en)),
    ],
)
def test_the_rows_are_in_the_order_asked_for(sort, key):
    rows = list(listing(f"?sort={sort}").rows)
    assert rows == sorted(rows, key=key)
    assert len(rows) == City.objects.count()


def test_an_unknown_order_is_refused_in_words_and_shows_no_rows():
    found = listing("?sort=colour")
    assert (found.status, list(found.rows)) == (400, [])
    (error,) = found.errors
    assert error["message"] == "This list cannot be sorted that way. Choose one of: role, name, country."


@pytest.mark.parametrize(
    ("query", "label", "message"),
    [
        ("?region=mars", "Region", "“mars” is not in the list. Choose from the list."),
        ("?role=king", "Part in the network", "“king” is not in the list. Choose from the list."),
        ("?phase=phase-9", "Phase", "“phase-9” is not in the list. Choose from the list."),
        ("?country=XX", "Country", "“XX” is not in the list. Choose from the list."),
        ("?country=IT&country=XX", "Country", "“XX” is not in the list. Choose from the list."),
        ("?theme=dragons", "Theme", "“dragons” is not in the list. Choose from the list."),
    ],
)
def test_an_unknown_filter_value_is_refused_in_words_and_shows_no_rows(query, label, message):
    found = listing(query)
    assert (found.status, list(found.rows)) == (400, [])
    assert [(str(error["field_label"]), error["message"]) for error in found.errors] == [(label, message)]


@pytest.mark.parametrize("query", ["?q=%00", "?country=%00", "?theme=%00", "?region=%00", "?phase=%00"])
def test_a_null_character_is_refused_like_any_wrong_value(query):
    assert listing(query).status == 400


def test_long_lists_are_cut_and_the_middle_pages_are_left_out():
    CityFactory.create_batch(40, roles=[])
    found = listing("?page=6&sort=name", page_size=5)
    links = [(link["number"], asked(link["url"])[1].get("page"), link["current"]) for link in found.page_links]
    assert links == [
        (1, None, False),
        ("…", None, False),
        (5, ["5"], False),
        (6, ["6"], True),
        (7, ["7"], False),
        ("…", None, False),
        (15, ["15"], False),
    ]
    assert (asked(found.previous_url)[1]["page"], asked(found.next_url)[1]["page"]) == (["5"], ["7"])


def test_page_one_has_one_address_only():
    found = listing("?page=2", page_size=20)
    assert found.previous_url == found.page_links[0]["url"] == "/en/cities/"
    assert listing(page_size=20).previous_url == ""
    assert listing("?page=2", page_size=20).next_url == ""


def test_the_pages_together_are_the_whole_list():
    seen = [city.slug for number in (1, 2, 3, 4) for city in listing(f"?page={number}", page_size=10).page]
    assert len(seen) == len(set(seen)) == City.objects.count() == 35


@pytest.mark.parametrize("page", ["0", "-1", "5", "abc", "1.0", "١", "99999999", "9" * 5000, " 1", "%00"])
def test_a_page_that_does_not_exist_is_not_found(page):
    with pytest.raises(Http404):
        listing(f"?page={page}", page_size=10).page  # noqa: B018 (reading is the act)


def test_an_empty_list_still_has_a_first_page():
    found = listing("?q=nowhere-at-all")
    assert (found.count, list(found.page), found.status) == (0, [], 200)


def test_exports_keep_the_filters_but_not_the_page():
    found = listing("?country=IT&sort=name&page=1", exports={"csv": ("CSV", "text/csv"), "geojson": ("GeoJSON", "x")})
    assert [(export.label, *asked(export.url)) for export in found.exports] == [
        ("CSV", "/en/cities.csv", {"country": ["IT"], "sort": ["name"]}),
        ("GeoJSON", "/en/cities.geojson", {"country": ["IT"], "sort": ["name"]}),
    ]

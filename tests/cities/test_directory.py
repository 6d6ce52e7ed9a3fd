"""The directory of cities: narrowed down, sorted, exported, at a cost that does not grow."""

import csv
import io
import json
from itertools import product

import pytest

from cities.choices import CityRole, Region
from cities.models import City, Country, Membership, Phase, Theme
from tests.factories import (
    CityFactory,
    CountryFactory,
    OrganisationFactory,
    PhaseFactory,
    ThemeFactory,
    empty_the_record,
)
from tests.queries import queries_of
from tests.reading import body, card_titles, read

pytestmark = pytest.mark.django_db

FIRST_NINE = ["amman", "beirut", "lisbon", "lyon", "madrid", "tangier", "tunis", "turin", "vienna"]


def slugs(response):
    """The cities of a list page, by their cards."""
    return sorted(link.split("/")[3] for title in read(response).all(cls="card-title") for link in title.links)


def fits(city, *, region="", countries=(), role="", phase="", themes=()):
    """The rule of the filters, said once more in plain Python."""
    together = [m for m in city.memberships.all() if role in ("", m.role) and phase in ("", m.phase.slug)]
    return (
        region in ("", city.country.region)
        and (not countries or city.country.code in countries)
        and (not (role or phase) or bool(together))
        and (not themes or any(theme.slug in themes for theme in city.themes.all()))
    )


def expected(**asked):
    cities = City.objects.select_related("country").prefetch_related("memberships__phase", "themes")
    return sorted(city.slug for city in cities if fits(city, **asked))


def query(*, region="", countries=(), role="", phase="", themes=()):
    pairs = [("region", region), ("role", role), ("phase", phase)]
    pairs = [pair for pair in pairs if pair[1]] + [("country", c) for c in countries] + [("theme", t) for t in themes]
    return "?" + "&".join(f"{name}={value}" for name, value in pairs)


# Filters


def test_without_a_filter_every_city_is_listed(client):
    assert slugs(client.get("/en/cities/")) == expected()
    assert len(expected()) == 35


def test_each_filter_alone_finds_what_the_record_says(client):
    alone = [{"region": region} for region in Region.values]
    alone += [{"role": role} for role in CityRole.values]
    alone += [
        {"phase": slug}
        for slug in Phase.objects.filter(memberships__isnull=False).distinct().values_list("slug", flat=True)
    ]
    alone += [
        {"countries": [code]}
        for code in Country.objects.filter(cities__isnull=False).distinct().values_list("code", flat=True)
    ]
    alone += [
        {"themes": [slug]}
        for slug in Theme.objects.filter(cities__isnull=False).distinct().values_list("slug", flat=True)
    ]
    assert len(alone) > 30
    for asked in alone:
        assert api_slugs(client, query(**asked)) == expected(**asked), asked


def api_slugs(client, asked):
    """The same filters through the other door, which is quicker to read."""
    return sorted(city["slug"] for city in client.get(f"/api/v1/cities/{asked}&page_size=200").json()["results"])


def test_filters_together_narrow_down(client):
    choices = product(
        ("", "european"),
        ((), ("IT",), ("MA", "TN")),
        ("", "partner", "action_host"),
        ("", "phase-1", "phase-2"),
        ((), ("housing",)),
    )
    for region, countries, role, phase, themes in choices:
        asked = {"region": region, "countries": countries, "role": role, "phase": phase, "themes": themes}
        assert api_slugs(client, query(**asked)) == expected(**asked), asked


@pytest.mark.parametrize(
    "asked",
    [
        {"region": "southern_mediterranean"},
        {"role": "partner", "phase": "phase-1"},
        {"role": "action_host", "countries": ["MA"]},
        {"themes": ["housing", "data"], "region": "european"},
    ],
)
def test_page_and_files_and_api_find_the_same(client, asked):
    found = expected(**asked)
    assert found
    page, tail = client.get(f"/en/cities/{query(**asked)}"), query(**asked)
    assert slugs(page) == found
    assert read(page).one(cls="result-count").text == f"{len(found)} {'city' if len(found) == 1 else 'cities'}"
    assert api_slugs(client, tail) == found
    rows = csv.DictReader(io.StringIO(body(client.get(f"/en/cities.csv{tail}"))))
    assert sorted(row["slug"] for row in rows) == found
    features = json.loads(client.get(f"/en/cities.geojson{tail}").content)["features"]
    placed = City.objects.filter(slug__in=found).on_the_map().values_list("slug", flat=True)
    assert sorted(feature["id"] for feature in features) == sorted(placed)


def test_phase_one_had_nine_partners(client):
    assert slugs(client.get("/en/cities/?role=partner&phase=phase-1")) == FIRST_NINE


def test_role_and_phase_are_asked_of_one_membership(client):
    """A guest of the first phase who became a partner later was no partner in the first."""
    later = CityFactory(slug="latecomer", roles=[("phase-1", "guest"), ("phase-2", "partner")])
    assert later.slug in slugs(client.get("/en/cities/?role=partner"))
    assert later.slug in slugs(client.get("/en/cities/?phase=phase-1"))
    assert later.slug in slugs(client.get("/en/cities/?role=partner&phase=phase-2"))
    assert later.slug not in slugs(client.get("/en/cities/?role=partner&phase=phase-1"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("turin", ["turin"]),
        ("Torino", ["turin"]),
        ("طنجة", ["tangier"]),
        ("Tangiers", ["tangier"]),
        ("Maroc", "every city of Morocco"),
        ("%", []),
        ("_", []),
        ("'; --", []),
    ],
)
def test_a_name_in_any_language_finds_the_city(client, words, found):
    if isinstance(found, str):
        found = expected(countries=["MA"])
    assert slugs(client.get("/en/cities/", {"q": words})) == found


def test_a_city_with_many_themes_and_memberships_is_listed_once(client):
    CityFactory(
        slug="busy",
        roles=[("phase-1", "partner"), ("phase-2", "partner"), ("phase-2", "guest")],
        themes=list(Theme.objects.filter(slug__in=["housing", "data"])),
    )
    assert slugs(client.get("/en/cities/?theme=housing&theme=data&role=partner")).count("busy") == 1


def test_nothing_found_says_so_and_leads_back(client):
    page = read(client.get("/en/cities/?q=atlantis"))
    assert page.one(cls="empty-state-title").text == "No city fits these filters"
    assert "/en/cities/" in page.one(cls="empty-state").links
    assert page.all(cls="card-title") == []


# Order and grouping


def test_partners_come_first_and_each_standing_has_its_heading(client):
    page = read(client.get("/en/cities/"))
    headings = [section.all("h2")[0].text for section in page.all(cls="section") if section.all(cls="card-title")]
    assert headings == [
        "Partner cities",
        "Hosts of a city action",
        "Guests at a meeting",
        "Host of the precursor",
        "Considered, did not join",
    ]


def test_only_a_partner_is_called_one(client):
    page = read(client.get("/en/cities/"))
    called = {
        card.one(cls="card-title").links[0].split("/")[3]
        for card in page.all(cls="card-city")
        if card.all(cls="badge-partner")
    }
    assert called == set(City.objects.members().values_list("slug", flat=True))
    assert len(called) == 21


def test_by_country_means_by_country(client):
    titles = card_titles(client.get("/en/cities/?sort=country&role=partner"))
    rows = City.objects.members().select_related("country")
    assert titles == [city.name_en for city in sorted(rows, key=lambda city: (city.country.name_en, city.name_en))]


# The map


def test_every_city_with_coordinates_is_on_the_map_and_leads_to_its_page(client):
    page = read(client.get("/en/cities/"))
    on_map = {link.split("/")[3] for svg in page.all("svg") for link in svg.links}
    without = set(City.objects.filter(latitude=None).values_list("slug", flat=True))
    assert {"raoued", "chiyah"} == without
    south_of_the_frame = {"sabha"}
    assert on_map == set(expected()) - without - south_of_the_frame


def test_the_map_shows_what_the_filters_leave(client):
    page = read(client.get("/en/cities/?country=IT"))
    assert {link.split("/")[3] for svg in page.all("svg") for link in svg.links} == set(expected(countries=["IT"]))


# Files


def test_the_csv_has_every_city_with_its_record(client):
    response = client.get("/en/cities.csv")
    assert response["Content-Disposition"] == 'attachment; filename="mc2cm-cities.csv"'
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(body(response)))}
    assert sorted(rows) == expected()
    turin = rows["turin"]
    assert [
        turin[name] for name in ("name_en", "name_ar", "country_code", "region", "role", "latitude", "longitude")
    ] == [
        "Turin",
        "تورينو",
        "IT",
        "european",
        "partner",
        "45.07049",
        "7.68682",
    ]
    assert turin["memberships"] == "phase-1:partner; phase-2:partner"
    assert rows["lisbon"]["longitude"] == "-9.14980"


def test_geojson_puts_longitude_first(client):
    collection = json.loads(client.get("/fr/cities.geojson?q=lisbo").content)
    (feature,) = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert (feature["type"], feature["id"]) == ("Feature", "lisbon")
    assert feature["geometry"] == {"type": "Point", "coordinates": [-9.1498, 38.72509]}
    assert feature["properties"]["name"] == "Lisbonne"
    assert feature["properties"]["url"] == "/fr/cities/lisbon/"


def test_every_coordinate_is_on_earth_and_near_the_mediterranean(client):
    for feature in json.loads(client.get("/en/cities.geojson").content)["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -10 < longitude < 37, feature["id"]
        assert 26 < latitude < 52, feature["id"]


def test_the_list_leads_to_its_files_with_its_filters(client):
    page = read(client.get("/en/cities/?country=IT&role=partner&page=1"))
    assert page.one(cls="export-links").links == [
        "/en/cities.csv?country=IT&role=partner",
        "/en/cities.geojson?country=IT&role=partner",
    ]


# What it costs: the literal numbers are here, so that a change of them is seen.


@pytest.mark.parametrize(
    ("url", "queries"),
    [
        ("/en/cities/", 14),
        ("/en/cities/?region=european&sort=name", 14),
        ("/en/cities.csv", 5),
        ("/en/cities.geojson", 5),
        ("/api/v1/cities/?page_size=200", 6),
    ],
)
def test_two_hundred_cities_cost_as_much_as_one(client, url, queries):
    empty_the_record()
    themes = [ThemeFactory(slug=f"theme-{n}") for n in range(4)]
    countries = [CountryFactory(code=f"Z{letter}") for letter in "ABCDEFGH"]
    CityFactory(themes=themes, country=countries[0], roles=[("one", "partner"), ("two", "guest")])
    Membership.objects.update(represented_by=OrganisationFactory())
    for_one = queries_of(client, url)
    for n in range(199):
        CityFactory(
            themes=themes,
            country=countries[n % 8],
            roles=[("one", CityRole.values[n % 6]), (f"phase-{n % 5}", "guest")],
        )
    Membership.objects.update(represented_by=OrganisationFactory())
    assert (City.objects.count(), PhaseFactory._meta.model.objects.count()) == (200, 7)
    assert (for_one, queries_of(client, url)) == (queries, queries)

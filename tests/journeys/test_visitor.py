"""A visitor's errands in a real browser: with and without script, on a phone, in three languages."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser import faults

CASE = "building-social-cohesion-badr-nazzal"
# One address of every kind of page.
KINDS = [
    "",
    "cities/",
    "cities/?country=IT",
    "cities/?q=atlantis",
    "cities/?region=mars",
    "cities.csv?region=mars",
    "cities/turin/",
    "cities/chiyah/",
    "case-studies/",
    "case-studies/?theme=housing&q=medina",
    "case-studies/?may=tunis",
    "case-studies/?period=1066",
    f"case-studies/{CASE}/",
    "publications/",
    "publications/leaflet/",
    "toolkit/",
    "toolkit/measure/",
    "publications/?kind=city_profile&language=fr",
    "recommendations/",
    "recommendations/MC2CM-R1/",
    "recommendations/board/",
    "partners/?role=action_lead",
    "news/?year=2016",
    "news/metro-med-announced/",
    "figures/?city=lyon",
    "meetings/",
    "meetings/?year=2016",
    "meetings/p2p6/",
    "meetings/metromed-rt1/",
    "pilots/",
    "pilots/?state=completed",
    "pilots/timeline/",
    "pilots/tca-tanger/",
    "pilots/priorities-without-action/",
    "pilots/without-result/",
    "calls/",
    "calls/call-1/",
    "search/",
    "search/?q=turin",
    "search/?q=qqqqzzzz",
    "about/",
    "sources/",
    "accessibility/",
    "privacy/",
    "legal/",
    "developers/",
    "components/",
    "atlantis/",
]


def path(page):
    return urlsplit(page.url).path


def asked(page):
    return parse_qs(urlsplit(page.url).query)


def test_a_visitor_reads_filters_searches_and_takes_the_data(live_site, page):
    # She opens the home page in English and switches to Arabic: the same page, from right to left.
    page.goto(f"{live_site}/en/")
    assert page.locator("html").get_attribute("dir") == "ltr"
    page.get_by_role("link", name="العربية").click()
    assert path(page) == "/ar/"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"

    # Back in English she goes to the cities, and narrows them down to Europe and Italy.
    page.get_by_role("link", name="English").click()
    page.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name="Cities").click()
    page.get_by_label("Region").select_option("european")
    page.get_by_label("Italy").check()
    page.get_by_role("button", name="Show results").click()
    assert (asked(page)["region"], asked(page)["country"]) == (["european"], ["IT"])
    titles = page.locator(".card-city .card-title")
    assert sorted(titles.all_inner_texts()) == ["Milan", "Naples", "Turin"]

    # She takes the list as a file: the same cities.
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    rows = csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8")))
    assert sorted(row["slug"] for row in rows) == ["milan", "naples", "turin"]

    # In Turin she sees how many foreigners live there, when and where, and who says so.
    titles.get_by_role("link", name="Turin").click()
    assert path(page) == "/en/cities/turin/"
    row = page.locator("table.figures tr", has=page.get_by_text("221,961", exact=True))
    assert "2015" in row.inner_text()
    assert "Metropolitan City of Turin" in row.inner_text()
    mark = row.locator("a[href^='#source-']").first
    anchor = mark.get_attribute("href")
    mark.click()
    assert urlsplit(page.url).fragment == anchor[1:]
    source = page.locator(anchor)
    assert source.is_visible()
    assert source.locator(".source-title").inner_text()

    # In French she searches for housing, and opens a case study.
    page.get_by_role("link", name="Français").click()
    assert path(page) == "/fr/cities/turin/"
    page.locator("#masthead-q").fill("logement")
    page.locator("#masthead-q").press("Enter")
    assert (path(page), asked(page)["q"]) == ("/fr/search/", ["logement"])
    assert page.locator("mark", has_text=re.compile("logement", re.IGNORECASE)).first.is_visible()
    page.locator("main a[href^='/fr/case-studies/']").first.click()
    assert path(page).startswith("/fr/case-studies/")
    assert page.locator("h1").inner_text()


def test_a_city_on_the_map_is_one_click_away(live_site, page):
    page.goto(f"{live_site}/en/cities/")
    page.locator("svg a[href='/en/cities/tunis/']").first.click()
    assert path(page) == "/en/cities/tunis/"


def test_without_script_the_list_the_map_and_the_search_work(live_site, visit):
    page = visit(scripts=False)
    page.goto(f"{live_site}/en/cities/?country=IT")
    assert sorted(page.locator(".card-city .card-title").all_inner_texts()) == ["Milan", "Naples", "Turin"]
    assert page.locator("svg a[href='/en/cities/turin/']").first.is_visible()
    page.locator("svg a[href='/en/cities/turin/']").first.click()
    assert path(page) == "/en/cities/turin/"
    page.locator("#masthead-q").fill("housing")
    page.locator("#masthead-q").press("Enter")
    assert path(page) == "/en/search/"
    assert page.locator("main mark").count() > 0


def test_on_a_phone_without_script_filters_and_menu_open(live_site, visit):
    page = visit(width=320, height=640, scripts=False)
    page.goto(f"{live_site}/ar/cities/")
    page.locator(".filters summary").click()
    page.locator("input[name=country][value=IT]").check()
    page.locator(".filters-form button[type=submit]").click()
    assert asked(page)["country"] == ["IT"]
    assert page.locator(".card-city").count() == 3
    page.locator(".masthead-menu summary").click()
    page.locator(".masthead-panel a[href='/ar/news/']").click()
    assert path(page) == "/ar/news/"


def test_the_keyboard_reaches_the_content_first(live_site, page):
    page.goto(f"{live_site}/en/cities/turin/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_is_accessible_and_fits_every_window(live_site, visit, axe, language):
    page = visit()
    assert [fault for kind in KINDS for fault in faults(page, f"{live_site}/{language}/{kind}", axe)] == []

"""Three languages: a switch that keeps the reader on her page, and siblings that name each other."""

from collections import defaultdict
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import resolve

from tests.reading import read

pytestmark = pytest.mark.django_db

PAGES = [
    "/en/",
    "/en/cities/",
    "/en/cities/?region=european&country=IT&country=FR",
    "/en/cities/turin/",
    "/en/case-studies/building-social-cohesion-badr-nazzal/",
    "/en/search/?q=housing&kind=city",
    "/en/publications/?page=2&sort=title",
    "/en/about/",
]


@pytest.mark.parametrize("url", PAGES)
def test_the_switch_keeps_the_page_and_the_query(client, url):
    page = read(client.get(url))
    switch = page.one(cls="masthead-languages").all("a")
    links = {link.attrs["hreflang"]: link.attrs["href"] for link in switch}
    assert links == {code: f"/{code}/{url[4:]}" for code in ("en", "fr", "ar")}
    assert [link.text for link in switch] == ["English", "Français", "العربية"]
    assert [link.attrs["hreflang"] for link in switch if "aria-current" in link.attrs] == ["en"]


@pytest.mark.parametrize("url", PAGES)
def test_every_page_names_its_siblings_and_they_exist(client, url):
    page = read(client.get(url))
    alternates = {
        link.attrs["hreflang"]: link.attrs["href"]
        for link in page.all("link", rel="alternate")
        if "hreflang" in link.attrs
    }
    assert alternates == {code: f"{settings.SITE_ORIGIN}/{code}/{url[4:]}" for code in ("en", "fr", "ar")}
    for code, address in alternates.items():
        sibling = client.get(address.removeprefix(settings.SITE_ORIGIN))
        assert sibling.status_code == 200
        assert read(sibling).one("html").attrs["lang"] == code
        assert sibling["Content-Language"] == code


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_a_page_runs_in_the_direction_of_its_language(client, language, direction):
    html = read(client.get(f"/{language}/cities/")).one("html")
    assert (html.attrs["lang"], html.attrs["dir"]) == (language, direction)


@pytest.mark.parametrize(
    ("accepted", "home"),
    [("fr-CA,fr;q=0.9,en;q=0.1", "/fr/"), ("ar", "/ar/"), ("de", "/en/"), ("", "/en/"), ("tlh;;q=x", "/en/")],
)
def test_the_bare_address_leads_to_a_language_the_reader_accepts(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, home)


def test_the_language_of_a_page_is_its_address_and_nothing_else(client):
    client.cookies["django_language"] = "ar"
    response = client.get("/fr/cities/", headers={"accept-language": "en"})
    assert read(response).one("html").attrs["lang"] == "fr"


def test_the_site_map_names_every_public_page_in_every_language(client):
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    siblings = {
        entry.findtext("s:loc", namespaces=spaces): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", spaces)
        }
        for entry in root.findall("s:url", spaces)
    }
    origin = settings.SITE_ORIGIN
    for code in ("en", "fr", "ar"):
        for path in (
            "",
            "cities/turin/",
            "case-studies/building-social-cohesion-badr-nazzal/",
            "news/metro-med-announced/",
        ):
            assert siblings[f"{origin}/{code}/{path}"] == {c: f"{origin}/{c}/{path}" for c in ("en", "fr", "ar")}
    english = [url.removeprefix(origin) for url in siblings if url.startswith(f"{origin}/en/")]
    assert len(siblings) == 3 * len(english)
    kinds = defaultdict(list)
    for url in english:
        kinds[resolve(urlsplit(url).path).url_name].append(url)
    assert len(kinds) > 20
    # Pages of one kind differ in what was published; the first and the last of each will do.
    ends = [url for urls in kinds.values() for url in (urls[0], urls[-1])]
    assert {url: client.get(url).status_code for url in ends} == dict.fromkeys(ends, 200)


def test_every_page_has_a_title_of_its_own(client):
    titles = [
        read(client.get(url)).one("head").one("title").text
        for url in ("/en/", "/en/cities/", "/en/cities/turin/", "/en/news/", "/en/about/")
    ]
    assert len(set(titles)) == len(titles)
    assert all("MC2CM" in title for title in titles)

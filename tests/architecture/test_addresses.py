"""Every address of the portal, as a reader who is not signed in meets it. A new address needs a row here."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.reading import body

pytestmark = pytest.mark.django_db

WHO_MAY = Path(__file__).with_name("who_may.txt")

# Pages stand under /en/, /fr/ and /ar/. Name, pattern, an example, what a reader who is not signed in gets.
PAGES = """
home            /                            /                                   200
cities          /cities/                     /cities/                            200
cities-csv      /cities.csv                  /cities.csv                         200
cities-geojson  /cities.geojson              /cities.geojson                     200
city            /cities/<slug:slug>/         /cities/turin/                      200
partners        /partners/                   /partners/                          200
case-studies    /case-studies/               /case-studies/                      200
case-studies-csv /case-studies.csv           /case-studies.csv                   200
case-studies-xlsx /case-studies.xlsx /case-studies.xlsx 200
case-studies-json /case-studies.json /case-studies.json 200
case-studies-geojson /case-studies.geojson /case-studies.geojson 200
case-studies-bib /case-studies.bib /case-studies.bib 200
case-studies-ris /case-studies.ris /case-studies.ris 200
case-studies-atom /case-studies.atom /case-studies.atom 200
case-study-pdf /case-studies/<slug:slug>.pdf /case-studies/building-social-cohesion-badr-nazzal.pdf 200
case-study-json /case-studies/<slug:slug>.json /case-studies/building-social-cohesion-badr-nazzal.json 200
case-study-bib /case-studies/<slug:slug>.bib /case-studies/building-social-cohesion-badr-nazzal.bib 200
case-study-ris /case-studies/<slug:slug>.ris /case-studies/building-social-cohesion-badr-nazzal.ris 200
case-study-csl /case-studies/<slug:slug>.csl.json /case-studies/building-social-cohesion-badr-nazzal.csl.json 200
case-study-txt /case-studies/<slug:slug>.txt /case-studies/building-social-cohesion-badr-nazzal.txt 200
case-study      /case-studies/<slug:slug>/   /case-studies/building-social-cohesion-badr-nazzal/  200
adaptations-csv /adaptations.csv             /adaptations.csv                    200
case-study-edition /case-studies/<slug:slug>/<int:number>/ /case-studies/building-social-cohesion-badr-nazzal/1/  302
case-study-changes /case-studies/<slug:slug>/<int:number>/changes/ /case-studies/jugendcollege-vienna/1/changes/  200
publications    /publications/               /publications/                      200
publications-csv /publications.csv           /publications.csv                   200
publication     /publications/<slug:slug>/   /publications/leaflet/              200
news            /news/                       /news/                              200
news-csv        /news.csv                    /news.csv                           200
news-item       /news/<slug:slug>/           /news/metro-med-announced/          200
toolkit         /toolkit/                    /toolkit/                           200
toolkit-pdf     /toolkit.pdf                 /toolkit.pdf                        200
toolkit-json    /toolkit.json                /toolkit.json                       200
toolkit-step    /toolkit/<slug:key>/         /toolkit/get-a-mandate/             200
toolkit-tool-docx /toolkit/tools/<slug:key>.docx /toolkit/tools/pilot-canvas.docx 200
toolkit-tool-xlsx /toolkit/tools/<slug:key>.xlsx /toolkit/tools/stakeholder-map.xlsx 200
figures         /figures/                    /figures/                           200
figures-csv     /figures.csv                 /figures.csv                        200
compare         /compare/                    /compare/?city=turin&city=lyon      200
compare-csv     /compare.csv                 /compare.csv?city=turin             200
city-indicator  /cities/<slug:slug>/figures/<slug:code>/  /cities/turin/figures/immigrant_population/  200
meetings        /meetings/                   /meetings/                          200
meetings-calendar /meetings/calendar/        /meetings/calendar/                 200
profile         /cities/<slug:slug>/profile/ /cities/turin/profile/              200
profile-edition /cities/<slug:slug>/profile/<int:number>/  /cities/turin/profile/1/  200
profile-changes /cities/<slug:slug>/profile/<int:number>/changes/  /cities/turin/profile/1/changes/  200
profile-figures-csv /cities/<slug:slug>/profile/<int:number>/figures.csv  /cities/turin/profile/1/figures.csv  200
search          /search/                     /search/?q=housing                  200
about           /about/                      /about/                             200
sources         /sources/                    /sources/                           200
accessibility   /accessibility/              /accessibility/                     200
privacy         /privacy/                    /privacy/                           200
legal           /legal/                      /legal/                             200
components      /components/                 /components/                        200
profile-figures-json /cities/<slug:slug>/profile/<int:number>/figures.json /cities/turin/profile/1/figures.json 200
profile-figures-xlsx /cities/<slug:slug>/profile/<int:number>/figures.xlsx /cities/turin/profile/1/figures.xlsx 200
profile-pdf /cities/<slug:slug>/profile/<int:number>/profile.pdf /cities/turin/profile/1/profile.pdf 200
profile-summary-pdf /cities/<slug:slug>/profile/<int:number>/summary.pdf /cities/turin/profile/1/summary.pdf 200
developers      /developers/                 /developers/                        200
meetings-csv    /meetings.csv                /meetings.csv                       200
meetings-xlsx   /meetings.xlsx               /meetings.xlsx                      200
meetings-json   /meetings.json               /meetings.json                      200
meetings-atom   /meetings.atom               /meetings.atom                      200
meetings-ics    /meetings.ics                /meetings.ics                       200
meeting-ics     /meetings/<slug:slug>.ics    /meetings/p2p5.ics                  200
theme-meetings-ics /themes/<slug:slug>/meetings.ics /themes/housing/meetings.ics 200
city-meetings-ics /cities/<slug:slug>/meetings.ics /cities/turin/meetings.ics    200
meeting         /meetings/<slug:slug>/       /meetings/p2p5/                     200
pilots          /pilots/                     /pilots/?state=completed            200
pilots-time-line /pilots/timeline/          /pilots/timeline/                  200
pilots-csv      /pilots.csv                  /pilots.csv                         200
pilots-xlsx     /pilots.xlsx                 /pilots.xlsx                        200
pilots-json     /pilots.json                 /pilots.json                        200
city-chain      /cities/<slug:slug>/chain/   /cities/turin/chain/                200
priorities-without-action /pilots/priorities-without-action/ /pilots/priorities-without-action/ 200
pilots-without-result /pilots/without-result/ /pilots/without-result/           200
priorities-without-action-csv /pilots/priorities-without-action.csv /pilots/priorities-without-action.csv 200
priorities-without-action-xlsx /pilots/priorities-without-action.xlsx /pilots/priorities-without-action.xlsx 200
priorities-without-action-json /pilots/priorities-without-action.json /pilots/priorities-without-action.json 200
pilots-without-result-csv /pilots/without-result.csv /pilots/without-result.csv 200
pilots-without-result-xlsx /pilots/without-result.xlsx /pilots/without-result.xlsx 200
pilots-without-result-json /pilots/without-result.json /pilots/without-result.json 200
pilots-geojson  /pilots.geojson              /pilots.geojson                     200
pilots-atom     /pilots.atom                 /pilots.atom                        200
pilot           /pilots/<slug:slug>/         /pilots/tca-tanger/                 200
pilot-pdf       /pilots/<slug:slug>.pdf      /pilots/tca-tanger.pdf              200
pilot-updates-atom /pilots/<slug:slug>/updates.atom /pilots/tca-tanger/updates.atom 200
calls           /calls/                      /calls/                             200
calls-csv       /calls.csv                   /calls.csv                          200
calls-xlsx      /calls.xlsx                  /calls.xlsx                         200
calls-json      /calls.json                  /calls.json                         200
call            /calls/<slug:slug>/          /calls/call-1/                      200
publications-xlsx /publications.xlsx         /publications.xlsx                  200
publications-json /publications.json         /publications.json?kind=leaflet     200
publications-atom /publications.atom         /publications.atom?theme=data       200
publication-cite /publications/<slug:slug>.<str:suffix> /publications/leaflet.bib 200
recommendations /recommendations/            /recommendations/                   200
recommendations-csv /recommendations.csv     /recommendations.csv                200
recommendations-xlsx /recommendations.xlsx   /recommendations.xlsx               200
recommendations-json /recommendations.json   /recommendations.json               200
recommendations-atom /recommendations.atom   /recommendations.atom               200
recommendation-board /recommendations/board/ /recommendations/board/             200
recommendation-board-csv /recommendations/board.csv /recommendations/board.csv   200
recommendation-board-xlsx /recommendations/board.xlsx /recommendations/board.xlsx 200
recommendation-board-json /recommendations/board.json /recommendations/board.json?region=european 200
recommendation  /recommendations/<slug:code>/ /recommendations/MC2CM-R1/         200
recommendation-cite /recommendations/<slug:code>.<str:suffix> /recommendations/MC2CM-R1.ris 200
"""
# Addresses without a language.
OTHERS = """
health                  /health/                        /health/                            200
robots                  /robots.txt                     /robots.txt                         200
sitemap                 /sitemap.xml                    /sitemap.xml                        200
api-schema              /api/schema/                    /api/schema/                        200
api-docs                /api/docs/                      /api/docs/                          302
api-search              /api/v1/search/                 /api/v1/search/?q=housing           200
api-city-list           /api/v1/cities/                 /api/v1/cities/                     200
api-city-detail         /api/v1/cities/<slug>/          /api/v1/cities/turin/               200
api-country-list        /api/v1/countries/              /api/v1/countries/                  200
api-country-detail      /api/v1/countries/<code>/       /api/v1/countries/IT/               200
api-phase-list          /api/v1/phases/                 /api/v1/phases/                     200
api-phase-detail        /api/v1/phases/<slug>/          /api/v1/phases/phase-1/             200
api-theme-list          /api/v1/themes/                 /api/v1/themes/                     200
api-theme-detail        /api/v1/themes/<slug>/          /api/v1/themes/housing/             200
api-partner-list        /api/v1/partners/               /api/v1/partners/                   200
api-partner-detail      /api/v1/partners/<slug>/        /api/v1/partners/icmpd/             200
api-case-study-facets   /api/v1/case-studies/facets/    /api/v1/case-studies/facets/        200
api-case-study-list     /api/v1/case-studies/           /api/v1/case-studies/               200
api-case-study-detail   /api/v1/case-studies/<slug>/    /api/v1/case-studies/building-social-cohesion-badr-nazzal/  200
api-publication-list    /api/v1/publications/           /api/v1/publications/               200
api-publication-detail  /api/v1/publications/<slug>/    /api/v1/publications/leaflet/       200
api-meeting-list        /api/v1/meetings/               /api/v1/meetings/                   200
api-meeting-detail      /api/v1/meetings/<slug>/        /api/v1/meetings/p2p5/              200
api-pilot-list          /api/v1/pilots/                 /api/v1/pilots/?state=completed     200
api-pilot-detail        /api/v1/pilots/<slug>/          /api/v1/pilots/tca-tanger/          200
api-call-list           /api/v1/calls/                  /api/v1/calls/                      200
api-call-detail         /api/v1/calls/<slug>/           /api/v1/calls/call-1/               200
api-news-list           /api/v1/news/                   /api/v1/news/                       200
api-news-detail         /api/v1/news/<slug>/            /api/v1/news/metro-med-announced/   200
api-toolkit-list        /api/v1/toolkit/                /api/v1/toolkit/?theme=data         200
api-toolkit-detail      /api/v1/toolkit/<key>/          /api/v1/toolkit/measure/            200
api-figure-list         /api/v1/figures/                /api/v1/figures/                    200
api-figure-detail       /api/v1/figures/<pk>/           /api/v1/figures/{figure}/           200
api-source-list         /api/v1/sources/                /api/v1/sources/                    200
api-source-detail       /api/v1/sources/<code>/         /api/v1/sources/S1/                 200
api-profiles-list       /api/v1/profiles/               /api/v1/profiles/?country=IT        200
api-profile             /api/v1/cities/<slug>/profile/  /api/v1/cities/turin/profile/       200
api-profile-editions    /api/v1/cities/<slug>/profile/editions/  /api/v1/cities/turin/profile/editions/  200
api-indicator-list      /api/v1/indicators/             /api/v1/indicators/?chapter=synopsis  200
api-indicator-detail    /api/v1/indicators/<code>/      /api/v1/indicators/population/      200
api-place-list          /api/v1/places/                 /api/v1/places/?city=turin          200
api-place-detail        /api/v1/places/<slug>/          /api/v1/places/turin-city/          200
api-definition-list     /api/v1/definitions/            /api/v1/definitions/                200
api-definition-detail   /api/v1/definitions/<code>/     /api/v1/definitions/born_abroad/    200
api-breakdown-list      /api/v1/breakdowns/             /api/v1/breakdowns/?dimension=sex   200
api-breakdown-detail    /api/v1/breakdowns/<code>/      /api/v1/breakdowns/sex-female/      200
api-adaptation-list     /api/v1/adaptations/            /api/v1/adaptations/                200
api-question-list       /api/v1/questions/              /api/v1/questions/?about=city:turin  200
api-question-detail     /api/v1/questions/<pk>/         /api/v1/questions/0/                404
api-section-list        /api/v1/sections/               /api/v1/sections/                   200
api-section-detail      /api/v1/sections/<key>/         /api/v1/sections/local_context/     200
api-publication-facets  /api/v1/publications/facets/    /api/v1/publications/facets/       200
api-recommendation-list /api/v1/recommendations/        /api/v1/recommendations/            200
api-recommendation-detail /api/v1/recommendations/<code>/ /api/v1/recommendations/MC2CM-R1/ 200
api-progress-list       /api/v1/recommendation-progress/ /api/v1/recommendation-progress/   200
"""


def rows(table):
    return [line.split() for line in table.strip().splitlines()]


ADDRESSES = [
    (f"/{language}{example}", int(status)) for language in ("en", "fr", "ar") for _n, _p, example, status in rows(PAGES)
]
ADDRESSES += [(example, int(status)) for _n, _p, example, status in rows(OTHERS)]


def address_of(example):
    from profiles.models import Figure

    return example.format(figure=Figure.objects.visible_to(None).values_list("pk", flat=True).first())


def test_every_public_address_has_its_example():
    """The public addresses are those of who_may.txt; a file or an agenda needs a record that has one: tests/cities,
    tests/library, tests/meetings, tests/pilots.
    """
    public = {line.split()[1] for line in WHO_MAY.read_text().splitlines() if line.startswith("public ")}
    named = {row[0] for row in rows(PAGES) + rows(OTHERS)}
    agendas = {"meeting-agenda", "meeting-agenda-json", "meeting-agenda-pdf", "api-meeting-agenda"}
    assert public - named == {
        "picture",
        "case-study-file",
        "publication-file",
        "publication-picture",
        "toolkit-tool-file",
        "pilot-file",
        "call-file",
        *agendas,
    }
    assert named - public == set()


@pytest.mark.parametrize(("example", "status"), ADDRESSES)
def test_a_reader_opens_it(example, status):
    response = Client().get(address_of(example))
    assert response.status_code == status
    assert body(response) or status == 302


@pytest.mark.parametrize(("example", "status"), ADDRESSES)
def test_a_reader_asks_for_its_headers_alone(example, status):
    response = Client().head(address_of(example))
    assert (response.status_code, body(response)) == (status, "")


# What anyone reads and some write, at one address.
WRITTEN = {
    ("patch", "/api/v1/cities/turin/"),
    ("patch", "/api/v1/sections/local_context/"),
    ("post", "/api/v1/cities/turin/profile/"),
    ("post", "/api/v1/adaptations/"),
    ("post", "/api/v1/publications/"),
    ("patch", "/api/v1/publications/leaflet/"),
    ("post", "/api/v1/recommendations/"),
    ("patch", "/api/v1/recommendations/MC2CM-R1/"),
    ("post", "/api/v1/meetings/"),
    ("patch", "/api/v1/meetings/p2p5/"),
    ("post", "/api/v1/pilots/?state=completed"),
    ("patch", "/api/v1/pilots/tca-tanger/"),
    ("post", "/api/v1/calls/"),
    ("patch", "/api/v1/calls/call-1/"),
}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_changes_anything_by_it(method):
    """Without a session there is no token: a page says that it knows no such method, before it looks for one."""
    client = Client(enforce_csrf_checks=True)
    for example, _status in ADDRESSES:
        with CaptureQueriesContext(connection) as queries:
            response = getattr(client, method)(address_of(example), data="{}", content_type="application/json")
        assert response.status_code == (403 if (method, example) in WRITTEN else 405), example
        written = [q["sql"] for q in queries if not q["sql"].lstrip().upper().startswith("SELECT")]
        assert written == [], example


@pytest.mark.parametrize(
    "example",
    [row[2] for row in rows(OTHERS) if row[2].startswith("/api/v1/") and ("post", row[2]) not in WRITTEN],
)
def test_the_api_says_which_methods_it_knows(example):
    response = Client().post(address_of(example), data="{}", content_type="application/json")
    assert response.status_code == 405
    known = "GET, PATCH, HEAD, OPTIONS" if ("patch", example) in WRITTEN else "GET, HEAD, OPTIONS"
    assert response["Allow"] == known
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/en/cities", "/en/cities/turin", "/fr/news", "/api/v1/cities", "/en"])
def test_an_address_without_its_slash_leads_on(address):
    response = Client().get(address)
    assert (response.status_code, response["Location"]) == (301, f"{address}/")


def test_health_says_whether_python_and_the_database_agree_on_the_hours_of_places(monkeypatch):
    from mc2cm.pages import files

    files.clocks_now.cache_clear()
    assert Client().get("/health/").json()["clocks"] == "agree"
    files.clocks_now.cache_clear()
    monkeypatch.setattr(files, "clocks_apart", lambda: {"Africa/Casablanca": None})
    assert Client().get("/health/").json()["clocks"] == "Africa/Casablanca"
    files.clocks_now.cache_clear()


def test_health_says_when_the_database_is_down(monkeypatch):
    from django.db import DatabaseError

    from mc2cm.pages import files

    class Down:
        def cursor(self):
            raise DatabaseError

    monkeypatch.setattr(files, "connection", Down())
    response = Client().get("/health/")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "database": "down"})

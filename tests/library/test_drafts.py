"""What is not published leaves no trace: on no page, in no file, answer, search, site map, choice or count."""

import pytest
from django.utils import timezone

from core.search import publish, search
from mc2cm.search import all_documents
from profiles.models import Figure, Indicator
from tests.factories import (
    CaseStudyEditionFactory,
    CaseStudyFactory,
    CityFactory,
    FigureFactory,
    NewsItemFactory,
    ProfileEditionFactory,
    PublicationFactory,
    SourceFactory,
    ThemeFactory,
    publish_edition,
)
from tests.reading import body, read

pytestmark = pytest.mark.django_db

SECRET = "Zanzibarium"
VALUE = 987_654_321


def draft_publication():
    city, theme = CityFactory(slug="other-city"), ThemeFactory(slug="other-theme")
    return PublicationFactory(
        slug="hidden", title_en=SECRET, status="draft", relations={"cities": [city], "themes": [theme]}
    )


def withdrawn_publication():
    return PublicationFactory(
        slug="hidden", title_en=SECRET, status="withdrawn", withdrawn_reason="Wrong", withdrawn_at=timezone.now()
    )


def draft_news():
    theme = ThemeFactory(slug="other-theme")
    return NewsItemFactory(slug="hidden", title_en=SECRET, status="draft", relations={"themes": [theme]})


def draft_case_study():
    theme = ThemeFactory(slug="other-theme")
    return CaseStudyEditionFactory(case_study__slug="hidden", title_en=SECRET, themes=[theme.slug])


def draft_of_a_published_case_study():
    study = CaseStudyFactory(slug="seen")
    CaseStudyEditionFactory(case_study=study, number=1, published=True, title_en="Open words")
    return CaseStudyEditionFactory(case_study=study, number=2, title_en=SECRET, abstract_en=SECRET)


def figure_of_a_draft():
    city = CityFactory(slug="other-city")
    edition = ProfileEditionFactory(city=city)
    return FigureFactory(
        city=city, edition=edition, value=VALUE, source=SourceFactory(code="T9", title="An open source")
    )


def superseded_figure():
    edition = ProfileEditionFactory(number=7)
    figure = FigureFactory(city=edition.city, edition=edition, value=VALUE, note_en=SECRET)
    publish_edition(edition)
    edition.status = "superseded"
    edition.save()
    return figure


DRAFTS = [
    draft_publication,
    withdrawn_publication,
    draft_news,
    draft_case_study,
    draft_of_a_published_case_study,
    figure_of_a_draft,
    superseded_figure,
]
PLACES = [
    "/en/",
    "/en/about/",
    "/en/publications/?sort=title",
    "/en/publications/",
    "/en/publications.csv",
    "/en/publications.json",
    "/en/publications.atom",
    "/en/case-studies/",
    "/en/case-studies.csv",
    "/en/case-studies.json",
    "/en/case-studies.geojson",
    "/en/case-studies.bib",
    "/en/case-studies.ris",
    "/en/case-studies.atom",
    "/en/case-studies/seen.json",
    "/en/case-studies/seen.bib",
    "/en/news/",
    "/en/news.csv",
    "/en/figures/",
    "/en/figures.csv",
    "/en/cities/turin/",
    "/en/cities/other-city/",
    "/en/case-studies/seen/",
    "/sitemap.xml",
    "/api/v1/publications/?page_size=200",
    "/api/v1/case-studies/?page_size=200",
    "/api/v1/case-studies/facets/",
    "/api/v1/news/?page_size=200",
    "/api/v1/figures/?page_size=200",
]


def traces(client):
    """The places where the hidden words or the hidden number can be read."""
    seen = []
    for place in PLACES:
        text = body(client.get(place)).replace("987,654,321", str(VALUE))
        if SECRET in text or str(VALUE) in text or "/hidden/" in text:
            seen.append(place)
    return seen


def numbers_on_home(client):
    """The counts of case studies, publications and figures; the cities are public."""
    return [number.value for number in client.get("/en/").context["sheet"].numbers[2:]]


@pytest.mark.parametrize("make", DRAFTS)
def test_what_is_not_published_leaves_no_trace(client, make):
    before = numbers_on_home(client)
    row = make()
    publish(all_documents())
    assert type(row).objects.filter(pk=row.pk).exists()
    assert traces(client) == []
    assert search(SECRET, "en").hits == []
    assert client.get(f"/api/v1/search/?q={SECRET}").json()["results"] == []
    if make is not draft_of_a_published_case_study:
        assert numbers_on_home(client) == before
    for address in ("publications", "news", "case-studies"):
        status = 410 if make is withdrawn_publication and address == "publications" else 404
        assert client.get(f"/en/{address}/hidden/").status_code == status
        assert client.get(f"/api/v1/{address}/hidden/").status_code == status
    if isinstance(row, Figure):
        assert client.get(f"/api/v1/figures/{row.pk}/").status_code == 404


def published(row):
    """The same row, public: where it is hidden above, it shows now."""
    if isinstance(row, Figure):
        edition = row.edition
        type(edition).objects.filter(pk=edition.pk).update(status="published", published_at="2026-01-01T00:00Z")
    elif hasattr(row, "case_study"):
        type(row).objects.filter(case_study=row.case_study, status="published").update(status="superseded")
        type(row).objects.filter(pk=row.pk).update(status="published", published_at="2026-01-01T00:00Z")
    else:
        type(row).objects.filter(pk=row.pk).update(status="published")


@pytest.mark.parametrize(
    ("make", "places"),
    [
        (
            draft_publication,
            {
                "/en/publications.csv",
                "/en/publications.atom",
                "/en/publications.json",
                "/sitemap.xml",
                "/en/cities/other-city/",
                "/api/v1/publications/?page_size=200",
            },
        ),
        (draft_news, {"/en/news.csv", "/sitemap.xml", "/api/v1/news/?page_size=200"}),
        (draft_case_study, {"/en/case-studies/", "/en/case-studies.csv", "/sitemap.xml"}),
        (draft_of_a_published_case_study, {"/en/case-studies/seen/", "/en/case-studies.csv"}),
        (figure_of_a_draft, {"/en/figures.csv", "/en/cities/other-city/", "/api/v1/figures/?page_size=200"}),
    ],
)
def test_once_published_the_same_row_shows(client, make, places):
    """So that the test above looks where there is something to see."""
    published(make())
    assert places <= set(traces(client))


def test_a_draft_adds_no_choice_to_a_filter(client):
    city, theme = CityFactory(slug="quiet-city"), ThemeFactory(slug="quiet-theme")
    CaseStudyEditionFactory(case_study=CaseStudyFactory(city=city), themes=[theme.slug])
    PublicationFactory(status="draft", relations={"cities": [city], "themes": [theme]})
    NewsItemFactory(status="draft", relations={"cities": [city], "themes": [theme]})
    for noun in ("case-studies", "publications", "news"):
        page = read(client.get(f"/en/{noun}/"))
        offered = [box.attrs.get("value") for box in page.all("input") if box.attrs["name"] in {"city", "theme"}]
        assert offered, noun
        assert not {"quiet-city", "quiet-theme"} & set(offered), noun
        assert client.get(f"/en/{noun}/?city=quiet-city").status_code == 400, noun


def test_every_city_can_be_asked_for_its_figures_and_a_draft_makes_no_difference(client):
    city, indicator = CityFactory(slug="quiet-city"), Indicator.objects.first()
    without = client.get("/en/figures/?city=quiet-city")
    FigureFactory(city=city, edition=ProfileEditionFactory(city=city), indicator=indicator)
    with_draft = client.get("/en/figures/?city=quiet-city")
    assert (without.status_code, with_draft.status_code) == (200, 200)
    assert with_draft.content == without.content

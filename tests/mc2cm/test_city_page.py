"""A city's page: every fact leads to its source in one click, and nothing doubtful is shown large."""

import pytest

from cities.models import City
from core.numbers import in_digits
from profiles.models import Figure
from tests.factories import (
    CaseStudyEditionFactory,
    CitationFactory,
    CityFactory,
    FigureFactory,
    GeographyFactory,
    IndicatorFactory,
    NewsItemFactory,
    OrganisationFactory,
    ProfileEditionFactory,
    PublicationFactory,
    SourceFactory,
    ThemeFactory,
    empty_the_record,
)
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db

# Facts that follow from another one on the same page, and stand without a mark of their own.
DERIVED = {"Region"}


def unsourced(page):
    """What a city page says without a link to one of its own sources."""
    sources = {item.attrs["id"] for item in page.one(id="sources").all("li")}
    assert sources

    def is_sourced(element):
        marks = [link for link in element.links if link.startswith("#source-")]
        return bool(marks) and all(link[1:] in sources for link in marks)

    said = [row for row in page.all("tr", role="row") if row.all(cls="figure-value")]
    said += page.all("div", "key-figure") + page.all("p", "lead")
    said += page.one("ul", "parts").all("li")
    said += [row for row in page.one("aside").all("dl", "facts")[0].all("div") if row.all("dt")[0].text not in DERIVED]
    said += [heading for heading in page.one("aside").all("h2") if heading.text.startswith("Themes")]
    assert len(said) >= 3
    return [element.text[:80] for element in said if not is_sourced(element)]


def every_city():
    return City.objects.order_by("slug").values_list("slug", flat=True)


def test_every_fact_of_every_city_leads_to_its_source_on_the_same_page(client):
    without = {slug: unsourced(read(client.get(f"/en/cities/{slug}/"))) for slug in every_city()}
    assert len(without) == 35
    assert {slug: facts for slug, facts in without.items() if facts} == {}


def test_the_check_itself_notices_a_fact_without_source(client):
    city = CityFactory(slug="unsourced", website="https://unsourced.example")
    CitationFactory(about=city.tag, field="summary")
    facts = unsourced(read(client.get("/en/cities/unsourced/")))
    assert any("unsourced.example" in fact for fact in facts)


def test_every_mark_says_the_number_of_its_source(client):
    for slug in every_city():
        page = read(client.get(f"/en/cities/{slug}/"))
        numbers = {item.attrs["id"]: item.attrs["value"] for item in page.one(id="sources").all("li")}
        assert list(numbers.values()) == [str(n + 1) for n in range(len(numbers))], slug
        marks = [link for link in page.all("a") if link.attrs.get("href", "").startswith("#source-")]
        assert [mark.text for mark in marks if numbers[mark.attrs["href"][1:]] not in mark.text.split()] == [], slug
        assert {mark.attrs["href"][1:] for mark in marks} == set(numbers), slug


def test_no_id_stands_twice_on_a_city_page(client):
    for slug in every_city():
        ids = read(client.get(f"/ar/cities/{slug}/")).ids
        assert len(ids) == len(set(ids)), slug


def test_every_published_figure_of_a_city_stands_in_its_table(client):
    for city in City.objects.filter(figures__isnull=False).distinct():
        page = read(client.get(f"/en/cities/{city.slug}/"))
        shown = [cell.text for cell in page.all(cls="figure-value")]
        figures = Figure.objects.visible_to(None).of(city)
        assert len(shown) == figures.count(), city.slug
        assert all(any(in_digits(figure.value, "en") in words for words in shown) for figure in figures), city.slug


def test_turins_foreign_residents_stand_with_year_and_place(client):
    page = read(client.get("/en/cities/turin/"))
    (value,) = [value for value in page.one("table", "figures").all(cls="figure-value") if value.text == "221,961"]
    (row,) = [row for row in page.all("tr", role="row") if value in row.walk()]
    cells = {cell.attrs["data-label"]: cell.text for cell in row.all("td")}
    assert cells["Value"] == "221,961 persons"
    assert cells["Year"] == "2015"
    assert cells["Geography"].startswith("Metropolitan City of Turin")


def test_no_key_figure_is_doubtful_and_each_has_a_year(client):
    seen = 0
    for slug in every_city():
        sheet = client.get(f"/en/cities/{slug}/").context["sheet"]
        seen += len(sheet.key_figures)
        assert [line for line in sheet.key_figures if line.doubt or not line.period or line.part] == [], slug
    assert seen > 8


def test_a_doubtful_figure_is_never_large_even_when_it_is_the_only_one(client):
    city = CityFactory(slug="doubted")
    population = IndicatorFactory(code="population")
    FigureFactory(city=city, indicator=population, value=22, doubt_en="Impossible.")
    assert read(client.get("/en/cities/doubted/")).all(cls="key-figure") == []
    FigureFactory(city=city, indicator=population, value=33, geography=GeographyFactory(slug="elsewhere"))
    (key,) = read(client.get("/en/cities/doubted/")).all(cls="key-figure")
    assert "33" in key.text


def test_only_a_partner_has_the_badge_of_one(client):
    for city in City.objects.prefetch_related("memberships"):
        page = read(client.get(f"/en/cities/{city.slug}/"))
        assert bool(page.all(cls="badge-partner")) == (city.standing_role == "partner"), city.slug


def test_a_member_through_famsi_says_so(client):
    page = read(client.get("/en/cities/cadiz/"))
    assert "through FAMSI" in page.one("ul", "parts").text


def test_a_city_about_which_little_is_known_says_what_will_stand_there(client):
    page = read(client.get("/en/cities/chiyah/"))
    assert [title.text for title in page.all(cls="empty-state-title")] == [
        "No figure is on record yet",
        "No case study yet",
        "No document yet",
        "No pilot yet",
    ]


def test_a_machine_translation_is_marked_and_leads_to_the_original(client):
    page = read(client.get("/fr/cities/turin/"))
    assert page.one(cls="notice-language").links == ["/en/cities/turin/"]
    assert read(client.get("/en/cities/turin/")).all(cls="notice-language") == []


def test_a_text_in_another_language_is_marked_with_it(client):
    CityFactory(slug="untranslated", name_en="Untranslated", name_ar="", summary_en="Only in English.")
    page = read(client.get("/ar/cities/untranslated/"))
    (span,) = [element for element in page.all("span", lang="en") if element.text == "Only in English."]
    assert span.attrs["dir"] == "ltr"
    assert len(page.all(cls="notice-language")) == 1


def test_a_city_page_leads_to_its_data_and_every_link_answers(client):
    page = read(client.get("/en/cities/turin/"))
    links = [link for link in page.one("aside").links if link.startswith("/")]
    assert "/api/v1/cities/turin/" in links
    assert "/en/figures.csv?city=turin" in links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def grow(city, n):
    for i in range(n):
        theme = ThemeFactory(slug=f"theme-{i}")
        CaseStudyEditionFactory(case_study__city=city, published=True, themes=[theme.slug])
        PublicationFactory(relations={"cities": [city], "themes": [theme], "publishers": [OrganisationFactory()]})
        NewsItemFactory(relations={"cities": [city], "themes": [theme]})
        source = SourceFactory()
        CitationFactory(about=city.tag, field="summary", source=source)
        FigureFactory(
            city=city,
            source=source,
            indicator=IndicatorFactory(code=f"indicator-{i}"),
            geography=GeographyFactory(slug=f"place-{i}", city=city),
        )


def test_a_city_with_much_costs_as_much_as_one_with_little(client):
    empty_the_record()
    city = CityFactory(slug="growing", roles=[("one", "partner")])
    city.memberships.update(represented_by=OrganisationFactory())
    ProfileEditionFactory(city=city, published=True)
    grow(city, 1)
    for_one = queries_of(client, "/en/cities/growing/")
    grow(city, 40)
    assert (for_one, queries_of(client, "/en/cities/growing/")) == (23, 23)

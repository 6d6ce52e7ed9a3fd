"""Cities side by side: like with like, and what is unlike says why and is not ranked."""

from decimal import Decimal

import pytest

from profiles.choices import GeographyKind, Unit
from profiles.models import Definition, Figure
from profiles.sheet.compare import comparison
from tests.factories import (
    CityFactory,
    FigureFactory,
    GeographyFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    publish_edition,
)
from tests.reading import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def share():
    return IndicatorFactory(code="t-share", name_en="Share of migrants", unit=Unit.PERCENT)


def figure(slug, indicator, value, *, kind=GeographyKind.MUNICIPALITY, year="2015", **more):
    city = CityFactory(slug=slug, name_en=slug.title())
    place = GeographyFactory(slug=f"{slug}-{kind}", name_en=f"{slug.title()} place", kind=kind, city=city)
    return FigureFactory(
        city=city, indicator=indicator, geography=place, value=Decimal(value), period_start=year, **more
    )


def reasons(*figures):
    rows = Figure.objects.filter(pk__in=[row.pk for row in figures]).with_sources()
    found = comparison([row.city for row in figures], rows)
    return [cell.why for cell in found.rows[0].cells]


def test_like_stands_beside_like(share):
    assert reasons(figure("alpha", share, 10), figure("beta", share, 12), figure("gamma", share, 14)) == ["", "", ""]


def test_another_kind_of_place_is_named_and_not_compared(share):
    metropolitan = figure("gamma", share, 40, kind=GeographyKind.METROPOLITAN_AREA)
    found = reasons(figure("alpha", share, 10), figure("beta", share, 12), metropolitan)
    assert found == ["", "", "It is about another kind of place: Metropolitan area."]


def test_another_definition_is_named_and_not_compared(share):
    born_abroad = Definition.objects.create(code="t-born-abroad", name_en="Born abroad")
    other = figure("gamma", share, 40, definition=born_abroad)
    found = reasons(figure("alpha", share, 10), figure("beta", share, 12), other)
    assert found == ["", "", "Other people are counted: the definition differs."]


def test_a_much_older_and_a_doubtful_figure_are_not_compared(share):
    old, doubted = (
        figure("gamma", share, 9, year="2009"),
        figure("delta", share, 22, doubt_en="A share of another whole."),
    )
    found = reasons(figure("alpha", share, 10), figure("beta", share, 12), old, doubted)
    assert found == ["", "", "It is more than 3 years older than the newest.", "The published figure is doubtful."]


def test_what_cannot_be_compared_is_hatched_and_never_ranked(client, share):
    figure("alpha", share, 10)
    figure("beta", share, 12)
    figure("gamma", share, 40, kind=GeographyKind.METROPOLITAN_AREA)
    page = body(client.get("/en/compare/?city=alpha&city=beta&city=gamma"))
    chart = page[page.index('<figure class="chart') : page.index("</figure>")]
    assert "hatch" in chart
    assert "cannot be compared" in chart
    assert page.count("It is about another kind of place") >= 2


def test_so_few_people_are_not_drawn_that_a_bar_would_tell_how_many(client):
    count = IndicatorFactory(code="t-few", name_en="Few people")
    for slug, value in (("alpha", 7), ("beta", 400), ("gamma", 800)):
        figure(slug, count, value)
    page = body(client.get("/en/compare/?city=alpha&city=beta&city=gamma"))
    found = comparison(
        [row.city for row in Figure.objects.filter(indicator=count)],
        Figure.objects.filter(indicator=count).with_sources(),
    )
    assert [bar.value for bar in found.rows[0].chart.chart.series] == [None, 400, 800]
    assert "less than 10" in page


def test_two_unlike_figures_get_no_chart(client, share):
    figure("alpha", share, 10)
    figure("gamma", share, 40, kind=GeographyKind.METROPOLITAN_AREA)
    page = body(client.get("/en/compare/?city=alpha&city=gamma"))
    assert '<figure class="chart' not in page
    assert "These figures cannot be compared" in page


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 200, "Choose two to four cities"),
        ("?city=alpha", 200, "Choose at least one more city."),
        ("?city=alpha&city=nowhere", 400, "One of these cities has no figures."),
        ("?city=alpha&city=beta&city=gamma&city=delta&city=epsilon", 400, "At most 4 cities"),
        ("?city=alpha&city=alpha", 200, "Choose at least one more city."),
    ],
)
def test_a_choice_that_cannot_be_compared_says_what_to_do(client, share, query, status, words):
    for slug in ("alpha", "beta", "gamma", "delta", "epsilon"):
        figure(slug, share, 10)
    answer = client.get(f"/en/compare/{query}")
    assert answer.status_code == status
    assert words in body(answer)


def test_a_city_known_by_a_draft_alone_is_not_offered(client, share):
    row = figure("alpha", share, 10)
    edition = ProfileEditionFactory(city=row.city)
    Figure.objects.filter(pk=row.pk).update(edition=edition)
    assert "alpha" not in body(client.get("/en/compare/"))
    assert client.get("/en/cities/alpha/figures/t-share/").status_code == 404
    publish_edition(edition)
    assert "alpha" in body(client.get("/en/compare/"))


def test_one_indicator_of_a_city_over_time(client, share):
    first = figure("alpha", share, 10, year="2010")
    for year, value in (("2015", 12), ("2020", 15)):
        FigureFactory(city=first.city, indicator=share, geography=first.geography, value=value, period_start=year)
    page = body(client.get("/en/cities/alpha/figures/t-share/"))
    assert '<figure class="chart' in page
    table = page[page.index("</figure>") :]
    assert table.index(">2020<") < table.index(">2015<") < table.index(">2010<")
    assert body(client.get("/en/compare.csv?city=alpha")).count("alpha") >= 3
    assert client.get("/en/compare.csv").status_code == 404

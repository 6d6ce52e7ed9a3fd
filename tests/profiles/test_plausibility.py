"""What the published record of the network got wrong, typed in again: each is doubted, with the reason."""

from decimal import Decimal

import pytest

from profiles.actions.review import open_doubts
from profiles.choices import Dimension, GeographyKind, Unit
from profiles.models import Breakdown, Definition
from profiles.plausibility import doubts
from tests.factories import (
    CityFactory,
    CountryFactory,
    FigureFactory,
    GeographyFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    publish_edition,
)

pytestmark = pytest.mark.django_db


def place(slug, kind, parent=None, country="ZZ"):
    return GeographyFactory(slug=slug, name_en=slug, kind=kind, parent=parent, country=CountryFactory(code=country))


def figure(indicator, where, value, year="2012", **more):
    return FigureFactory(indicator=indicator, geography=where, value=Decimal(value), period_start=year, **more)


def kinds(*figures):
    return [doubt.kind for doubt in doubts(list(figures))]


@pytest.fixture
def country():
    return place("the-country", GeographyKind.COUNTRY)


def test_lyon_a_metropolitan_count_labelled_as_the_citys(country):
    """180,445 is 13.6 % of the Métropole, not of the city of about 500,000."""
    count, people = IndicatorFactory(code="t-immigrants"), IndicatorFactory(code="t-people")
    share = IndicatorFactory(code="t-share", unit=Unit.PERCENT, numerator=count, denominator=people)
    city = place("lyon-city", GeographyKind.MUNICIPALITY, country)
    raw = [figure(count, city, 180445), figure(people, city, 513275), figure(share, city, "13.6")]
    assert kinds(*raw) == ["share"]
    assert "35.2" in doubts(raw)[0].text


def test_lyon_the_same_number_published_for_another_place(country):
    edition = ProfileEditionFactory()
    count, city = IndicatorFactory(code="t-immigrants"), place("lyon-city", GeographyKind.MUNICIPALITY, country)
    metro = place("lyon-metro", GeographyKind.METROPOLITAN_AREA, country)
    figure(count, metro, 180445, city=edition.city, edition=edition)
    publish_edition(edition)
    draft = ProfileEditionFactory(city=edition.city, number=2)
    figure(count, city, 180445, city=edition.city, edition=draft)
    assert [doubt.kind for doubt, _answer in open_doubts(draft)] == ["one_number"]


def test_lisbon_a_share_of_nationals_told_as_a_rate(country):
    foreigners = IndicatorFactory(code="t-foreign-share", unit=Unit.PERCENT)
    metro = place("lisbon-metro", GeographyKind.METROPOLITAN_AREA, country)
    assert kinds(figure(foreigners, metro, 22), figure(foreigners, country, 4)) == ["above_country"]


def test_tunis_a_city_that_hosts_more_than_the_governorate_around_it(country):
    share = IndicatorFactory(code="t-national-share", unit=Unit.PERCENT, adds_up=True)
    governorate = place("tunis-governorate", GeographyKind.GOVERNORATE, country)
    city = place("tunis-city", GeographyKind.MUNICIPALITY, governorate)
    assert kinds(figure(share, governorate, 18), figure(share, city, 40)) == ["part_above_whole"]


def test_turin_two_sexes_that_add_up_to_ninety(country):
    share = IndicatorFactory(code="t-by-sex", unit=Unit.PERCENT)
    women = Breakdown.objects.create(code="t-women", dimension=Dimension.SEX, name_en="Women")
    men = Breakdown.objects.create(code="t-men", dimension=Dimension.SEX, name_en="Men")
    raw = [figure(share, country, "46.5", breakdown=men), figure(share, country, "43.5", breakdown=women)]
    assert kinds(*raw) == ["sum"]
    assert "90" in doubts(raw)[0].text


def test_vienna_two_sources_for_one_share(country):
    share = IndicatorFactory(code="t-background", unit=Unit.PERCENT)
    assert kinds(figure(share, country, 38, "2016"), figure(share, country, 35, "2016")) == ["sources"]


def test_a_figure_that_does_not_say_who_is_counted_beside_one_that_does(country):
    count = IndicatorFactory(code="t-immigrants")
    born_abroad = Definition.objects.create(code="t-born-abroad", name_en="Born abroad")
    one, two = figure(count, country, 100, "2016", definition=born_abroad), figure(count, country, 103, "2017")
    assert kinds(one, two) == ["definition"]


def test_more_than_doubled_from_one_year_to_the_next(country):
    count = IndicatorFactory(code="t-people")
    assert kinds(figure(count, country, 100, "2015"), figure(count, country, 201, "2016")) == ["jump"]
    assert kinds(figure(count, country, 100, "2017"), figure(count, country, 200, "2018")) == []


def test_an_origin_with_more_than_all_together(country):
    count = IndicatorFactory(code="t-people", adds_up=True)
    origin = Breakdown.objects.create(code="t-origin", dimension=Dimension.ORIGIN, name_en="Somewhere")
    assert kinds(figure(count, country, 100), figure(count, country, 120, breakdown=origin)) == ["part_above_whole"]


def test_what_is_right_is_not_doubted(country):
    count, people = IndicatorFactory(code="t-immigrants", adds_up=True), IndicatorFactory(code="t-people", adds_up=True)
    share = IndicatorFactory(code="t-share", unit=Unit.PERCENT, numerator=count, denominator=people)
    metro = place("lyon-metro", GeographyKind.METROPOLITAN_AREA, country)
    right = [figure(count, metro, 180445), figure(people, metro, 1326800), figure(share, metro, "13.6")]
    assert kinds(*right, figure(share, country, "11.4")) == []


def test_a_figure_already_told_as_doubtful_is_not_doubted_again(country):
    foreigners = IndicatorFactory(code="t-foreign-share", unit=Unit.PERCENT)
    flagged = figure(foreigners, place("metro", GeographyKind.METROPOLITAN_AREA, country), 22, doubt_en="A share.")
    assert kinds(flagged, figure(foreigners, country, 4)) == []


def test_the_key_of_a_doubt_changes_with_its_figures(country):
    count, edition = IndicatorFactory(code="t-people"), ProfileEditionFactory(city=CityFactory())
    first = figure(count, country, 100, "2015", city=edition.city, edition=edition)
    figure(count, country, 300, "2016", city=edition.city, edition=edition)
    before = [doubt.key for doubt, _answer in open_doubts(edition)]
    first.value = Decimal(120)
    first.save()
    after = [doubt.key for doubt, _answer in open_doubts(edition)]
    assert len(before) == len(after) == 1
    assert before != after

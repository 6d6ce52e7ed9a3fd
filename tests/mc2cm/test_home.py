"""The home page: every number is the number of what its link leads to."""

import pytest

from cities.models import City
from tests.factories import CaseStudyEditionFactory, CityFactory, PublicationFactory, empty_the_record
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_number_is_the_count_of_the_list_behind_it(client, language):
    numbers = client.get(f"/{language}/").context["sheet"].numbers
    counts = [client.get(number.url).context["listing"].count for number in numbers]
    countries = len({city.country_id for city in client.get(numbers[1].url).context["listing"].rows})
    assert [number.value for number in numbers] == [str(n) for n in (counts[0], countries, *counts[2:])]
    assert numbers[0].value == "21"


def test_a_number_follows_what_is_published(client):
    before = [int(number.value) for number in client.get("/en/").context["sheet"].numbers]
    CityFactory()
    CaseStudyEditionFactory(published=True, case_study__city=City.objects.first())
    PublicationFactory()
    after = [int(number.value) for number in client.get("/en/").context["sheet"].numbers]
    assert [b - a for a, b in zip(before, after, strict=True)] == [1, 1, 1, 1, 0]


def test_every_link_of_the_home_page_answers(client):
    links = {link.split("#")[0] for link in read(client.get("/en/")).links if link.startswith("/")}
    assert len(links) > 40
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_strands_show_the_newest_and_lead_on(client):
    page = read(client.get("/en/"))
    strands = page.all(cls="strand")
    assert [strand.one(cls="strand-title").text for strand in strands] == ["Dialogue", "Knowledge", "Action"]
    assert all(strand.all("li") for strand in strands)


def test_the_map_of_the_home_page_leads_to_every_city_on_it(client):
    page = read(client.get("/ar/"))
    links = [link for svg in page.all("svg") for link in svg.links]
    assert len(links) == len(set(links)) == City.objects.on_the_map().exclude(slug="sabha").count()
    assert all(link.startswith("/ar/cities/") for link in links)


def test_an_empty_network_still_has_a_home(client):
    empty_the_record()
    response = client.get("/en/")
    assert response.status_code == 200
    assert [number.value for number in response.context["sheet"].numbers] == ["0"] * 5


def test_the_home_page_costs_the_same_with_two_hundred_cities(client):
    for_few = queries_of(client, "/en/")
    CityFactory.create_batch(165)
    assert (for_few, queries_of(client, "/en/")) == (20, 20)
    assert City.objects.count() == 200

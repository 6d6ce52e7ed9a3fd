"""Numbered editions of a case study stay citable, are compared word by word, and are restored."""

import pytest
from django.test import Client

from cities.models import City
from library import actions
from tests.library.editions import ABOUT_PICTURE, Office, png
from tests.queries import queries_of
from tests.reading import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office(City.objects.get(slug="turin"))


@pytest.fixture
def two(office):
    """A published second edition, and the first that it superseded."""
    first = office.edition("published")
    second = office.next(first)
    values = {"abstract_en": "The city opened a house for families.", "starts": "2019", "themes": ["housing"]}
    second = actions.edit_edition(second, values, by=office.writer, version=second.version)
    row = second.result_figures.get()
    actions.edit_part(row, {"value": 55}, by=office.writer, version=row.version)
    actions.add_file(second, png(), ABOUT_PICTURE, by=office.writer)
    return office.again(first), office.taken_to(office.again(second), "published")


def test_an_older_edition_says_that_it_is_superseded_and_leads_on(two):
    first, _second = two
    slug = first.case_study.slug
    page = body(Client().get(f"/en/case-studies/{slug}/1/"))
    assert "This is edition 1" in page
    assert "It has been superseded." in page
    assert "The city opened a house." in page
    assert "for families" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert Client().get(f"/en/case-studies/{slug}/2/").url == f"/en/case-studies/{slug}/"
    assert Client().get(f"/en/case-studies/{slug}/3/").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_two_editions_are_compared_word_by_word(two, language):
    slug = two[0].case_study.slug
    page = body(Client().get(f"/{language}/case-studies/{slug}/2/changes/"))
    assert "<ins>house for families.</ins>" in page or "families" in page.split("<ins>")[1]
    assert "<del>" in page
    if language == "en":
        assert "Families housed · 55" in page
        assert "The house" in page
        assert "Began" in page
    assert Client().get(f"/{language}/case-studies/{slug}/2/changes/?since=7").status_code == 404
    assert "first edition" in body(Client().get(f"/en/case-studies/{slug}/1/changes/"))


def test_what_was_withdrawn_answers_with_reason_and_date_everywhere(office, two):
    first, second = two
    slug = first.case_study.slug
    actions.withdraw(second, by=office.publisher, reason="The numbers were wrong.")
    for place in (f"/en/case-studies/{slug}/", f"/en/case-studies/{slug}/2/", f"/en/case-studies/{slug}/2/changes/"):
        answer = Client().get(place)
        assert (answer.status_code, "The numbers were wrong." in body(answer)) == (410, True), place
    over_the_api = Client().get(f"/api/v1/case-studies/{slug}/editions/2/")
    assert (over_the_api.status_code, over_the_api.json()["reason"]) == (410, "The numbers were wrong.")
    assert "No edition of this case study is valid now." in body(Client().get(f"/en/case-studies/{slug}/1/"))


def test_an_older_edition_is_restored_as_a_draft_equal_to_it(office, two):
    first, _second = two
    third = actions.start_edition(first.case_study, by=office.writer, restoring=first)
    assert (third.number, third.abstract_en, third.starts) == (3, "The city opened a house.", "")
    assert [row.value for row in third.result_figures.all()] == [40]
    assert third.is_open


def test_comparing_asks_no_more_questions_for_many_results_than_for_one(office, two):
    _first, second = two
    url = f"/en/case-studies/{second.case_study.slug}/2/changes/"
    queries_of(Client(), url)
    before = queries_of(Client(), url)
    third = office.next(second)
    for number in range(8):
        actions.add_part(third, "results", {"label_en": f"Result {number}", "value": number}, by=office.writer)
    office.taken_to(office.again(third), "published")
    # Two more: of three editions there is one more to compare with, and both have themes now.
    assert queries_of(Client(), url.replace("/2/", "/3/")) <= before + 2

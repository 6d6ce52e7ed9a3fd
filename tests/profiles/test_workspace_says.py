"""What the workspace says before one asks: values that may be old, steps that were taken, what cannot be adopted."""

import pytest

from accounts.choices import Role
from cities.models import City
from profiles import actions
from profiles.models import ProfileEdition
from tests.people import official, secretary
from tests.profiles.desk import address, signed_in, turins_draft
from tests.profiles.editions import taken_to, written_edition
from tests.reading import body, read

pytestmark = pytest.mark.django_db

BASE = "/en/my-city/turin/profile/"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


def test_still_true_shows_what_each_part_says_and_leads_to_it(turin, editor):
    published = ProfileEdition.objects.published().of(turin).get()
    page = read(signed_in(editor).get(f"{BASE}still-true/"))
    figure = published.figures.get(indicator__code="population", breakdown=None)
    assert f"{figure.value:,.0f}" in page.text
    assert figure.source.title in page.text
    assert f"/en/cities/turin/profile/1/#{figure.indicator.chapter}" in page.links
    words = next(str(row.body) for row in published.chapters.all() if row.body_en)
    assert " ".join(words.replace("*", "").split()[:5]) in page.text


def test_the_history_says_which_step_and_which_document(turin, editor):
    people = {"submitter": official(Role.CITY_SUBMITTER, turin), "reviewer": secretary("reviewer")}
    edition = taken_to(
        written_edition(turin, by=editor), "changes_requested", publisher=secretary("publisher"), **people
    )
    page = body(signed_in(editor).get(f"{BASE}history/"))
    assert "Handed it in for review" in page
    assert "Asked for changes" in page
    assert "Took the next step" not in page
    assert edition.number == 2


def test_the_adoption_of_no_priorities_is_not_offered(turin):
    admin = official(Role.CITY_ADMIN, turin)
    assert not ProfileEdition.objects.published().of(turin).get().priorities.exists()
    client, words = signed_in(admin), "This edition has no priorities that a council could adopt."
    assert words in body(client.get(f"{BASE}adoption/"))
    assert "Record the adoption" not in body(client.get(f"{BASE}adoption/"))
    overview = read(client.get(BASE))
    assert words in overview.text
    assert f"{BASE}adoption/" not in overview.links


def test_the_board_of_translations_comes_in_pages(turin, editor):
    edition = turins_draft()
    for number in range(40):
        actions.add_part(edition, "priorities", {"title_en": f"Goal {number}"}, by=editor)
    client = signed_in(editor)
    first = read(client.get("/en/my-city/turin/translations/?language=fr"))
    assert "/en/my-city/turin/translations/?language=fr&page=2#page" in first.links
    second = read(client.get("/en/my-city/turin/translations/?language=fr&page=2"))
    assert first.text != second.text


def test_no_choice_is_called_by_dashes():
    draft = turins_draft()
    page = body(signed_in(official(Role.CITY_EDITOR, draft.city)).get(address(draft, "figures/new/")))
    assert "---------" not in page

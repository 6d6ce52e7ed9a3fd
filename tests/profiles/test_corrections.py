"""What a reader says is wrong in a figure, once accepted, waits on the edition that is being written."""

import pytest
from django.test import Client

from accounts.choices import Role
from cities import actions as cities
from cities.models import City
from core.models import Comment, Correction
from profiles import actions
from profiles.models import Figure, ProfileEdition
from tests.people import secretary
from tests.profiles.editions import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office(City.objects.get(slug="seville"))


def proposed(city: City, field: str = "figures", proposal: str = "847 000 in 2024", source: str = "INE, census"):
    correction = Correction(field=field, language="en", proposal=proposal, source=source)
    return cities.propose_correction(city, correction, email="reader@town.example")


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def remarks(edition: ProfileEdition) -> list[tuple[str, str, str]]:
    return [(row.field, row.text, row.author) for row in Comment.objects.of(edition.tag)]


def test_it_starts_a_draft_equal_to_what_is_published_and_waits_there_with_its_source(office):
    edition = office.edition("published")
    correction = proposed(office.city)
    response = signed_in(office.writer).post(
        f"/en/my-city/seville/corrections/{correction.pk}/decide/", {"accept": "1"}
    )
    assert response.status_code == 302
    draft = ProfileEdition.objects.of(office.city).open().get()
    words = "Accepted correction: 847 000 in 2024\n\nSource: INE, census"
    assert (draft.number, draft.status, draft.writers) == (edition.number + 1, "draft", [])
    assert remarks(draft) == [("edition", words, office.writer.key)]
    assert draft.figures.get().value == edition.figures.get().value
    correction.refresh_from_db()
    assert correction.status == "accepted"


@pytest.mark.parametrize("state", ["draft", "in_review", "approved"])
def test_where_an_edition_is_being_written_it_waits_on_that_one(office, state):
    edition = office.edition(state)
    actions.accept_correction(proposed(office.city), office.city, by=office.writer, text="848 000")
    assert [text for _field, text, _author in remarks(edition)] == [
        "Accepted correction: 848 000\n\nSource: INE, census"
    ]
    assert ProfileEdition.objects.of(office.city).count() == 1
    edition.refresh_from_db()
    assert edition.status == state, "a remark is no writing"


def test_the_api_decides_by_the_same_action(office):
    office.edition("published")
    correction = proposed(office.city)
    address = f"/api/v1/cities/seville/corrections/{correction.pk}/decide/"
    response = signed_in(office.writer).post(address, {"decision": "accept"}, content_type="application/json")
    assert response.status_code == 200
    assert len(remarks(ProfileEdition.objects.of(office.city).open().get())) == 1


def test_an_officer_who_decides_for_the_city_begins_the_draft_too(office):
    office.edition("published")
    actions.accept_correction(proposed(office.city), office.city, by=secretary(Role.OFFICER))
    assert ProfileEdition.objects.of(office.city).open().count() == 1


def test_refused_or_about_a_text_it_leaves_profiles_alone(office):
    office.edition("published")
    cities.refuse_correction(proposed(office.city), office.city, by=office.writer, reason="The census says otherwise.")
    actions.accept_correction(proposed(office.city, "summary", "A better text."), office.city, by=office.writer)
    assert not ProfileEdition.objects.of(office.city).open().exists()
    assert City.objects.get(slug="seville").summary_en == "A better text."


def test_a_long_proposal_is_kept_to_its_last_word(office):
    edition = office.edition()
    correction = proposed(office.city, proposal="x" * 4990 + " the end", source="A book, " * 50)
    actions.accept_correction(correction, office.city, by=office.writer)
    words = "".join(text for _field, text, _author in remarks(edition))
    assert "the end" in words
    assert words.rstrip().endswith("A book,")


def test_it_is_decided_once_and_starts_one_draft(office):
    office.edition("published")
    correction = proposed(office.city)
    client = signed_in(office.writer)
    for _time in range(2):
        client.post(f"/en/my-city/seville/corrections/{correction.pk}/decide/", {"accept": "1"})
    draft = ProfileEdition.objects.of(office.city).open().get()
    assert len(remarks(draft)) == 1
    assert Figure.objects.filter(edition=draft).count() == 1

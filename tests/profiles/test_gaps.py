"""That a figure is not known is an answer: given, changed and taken back row by row, never over somebody else's."""

import pytest
from django.test import Client

from accounts.choices import Role
from cities.models import City
from profiles import actions
from profiles.models import Gap, Indicator
from tests.people import official
from tests.reading import read

pytestmark = pytest.mark.django_db

NEW = "/en/my-city/turin/profile/gaps/new/"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def draft(turin, editor):
    return actions.start_edition(turin, by=editor)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def sent(**changes) -> dict:
    return {"indicator": "population", "because_en": "Nobody counts them.", "version": 0, **changes}


def gap_of(draft, **words) -> Gap:
    editor = official(Role.CITY_EDITOR, draft.city, "first.writer")
    indicator = Indicator.objects.get(code="population")
    values = {"indicator": indicator, "because_en": "Nobody counts.", **words}
    return actions.add_part(draft, "gaps", values, by=editor)


def address(gap) -> str:
    return f"/en/my-city/turin/profile/gaps/{gap.thread}/"


def test_why_a_figure_is_not_known_is_said_in_three_languages(draft, editor):
    response = signed_in(editor).post(NEW, sent(because_ar="لا أحد يعدّهم.", who_could_know_en="The prefecture"))
    gap = Gap.objects.get(edition=draft)
    assert (response.status_code, gap.because_ar, gap.who_could_know_en) == (302, "لا أحد يعدّهم.", "The prefecture")
    assert response.url.startswith("/en/my-city/turin/profile/figures/")


def test_without_a_reason_it_is_no_answer(draft, editor):
    response = signed_in(editor).post(NEW, sent(because_en="", who_could_know_en="The prefecture"))
    assert response.status_code == 400
    assert "Say why this is not known." in read(response).one(cls="error-summary").text
    assert "The prefecture" in response.content.decode()
    assert not Gap.objects.filter(edition=draft).exists()


def test_two_people_never_overwrite_each_other(draft, editor):
    gap = gap_of(draft)
    client = signed_in(editor)
    page = read(client.get(address(gap)))
    form = {field.attrs["name"]: field.attrs.get("value", "") for field in page.one(id="part-form").all("input")}
    actions.edit_part(gap, {"because_en": "It is secret."}, by=editor, version=1)
    response = client.post(address(gap), {**form, **sent(because_en="Too costly.", version=1)})
    assert response.status_code == 409
    text = response.content.decode()
    assert "It is secret." in text
    assert "Too costly." in text
    gap.refresh_from_db()
    assert gap.because_en == "It is secret."
    assert client.post(address(gap), sent(because_en="Secret and too costly.", version=2)).status_code == 302
    gap.refresh_from_db()
    assert gap.because_en == "Secret and too costly."


def test_what_was_typed_into_a_gap_that_somebody_removed_is_offered_again(draft, editor):
    gap = gap_of(draft)
    actions.remove_part(gap, by=editor, version=1)
    response = signed_in(editor).post(address(gap), sent(because_en="Mine, long and good.", version=1))
    assert response.status_code == 409
    form = read(response).one(id="part-form")
    assert form.attrs["action"] == NEW
    assert "Mine, long and good." in form.text


def test_it_is_removed_after_one_more_question(draft, editor):
    gap = gap_of(draft)
    client = signed_in(editor)
    asked = client.get(f"{address(gap)}remove/")
    assert "Nobody counts." in read(asked).one(cls="facts").text
    assert Gap.objects.filter(pk=gap.pk).exists()
    assert client.post(f"{address(gap)}remove/", {"version": 1}).status_code == 302
    assert not Gap.objects.filter(pk=gap.pk).exists()


def test_it_is_not_removed_unseen(draft, editor):
    gap = gap_of(draft)
    actions.edit_part(gap, {"because_en": "It is secret."}, by=editor, version=1)
    response = signed_in(editor).post(f"{address(gap)}remove/", {"version": 1})
    assert response.status_code == 409
    assert "It is secret." in read(response).one(cls="facts").text
    assert Gap.objects.filter(pk=gap.pk).exists()


def test_another_citys_indicator_is_no_choice(draft, editor):
    lyon = City.objects.get(slug="lyon")
    stranger = official(Role.CITY_EDITOR, lyon)
    own = actions.add_indicator(lyon, {"name_en": "Bouchons", "unit": "places", "chapter": "data"}, by=stranger)
    response = signed_in(editor).post(NEW, sent(indicator=own.code))
    assert (response.status_code, Gap.objects.filter(edition=draft).exists()) == (400, False)
    assert "Bouchons" not in signed_in(editor).get(NEW).content.decode()

"""What is published grows old: its city says in one click that it is still true, and is asked once a month."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from cities.models import City
from core.models import OutboxMessage, StillTrue
from profiles import actions
from tests.people import official
from tests.profiles.editions import Office

pytestmark = pytest.mark.django_db
PAGE = "/en/my-city/seville/profile/still-true/"


@pytest.fixture
def office():
    return Office(City.objects.get(slug="seville"))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def titles(page, name: str) -> list[str]:
    return [part.aged.title for part in page.context[name]]


def test_parts_past_their_time_stand_first_and_one_click_makes_them_fresh(office):
    edition = office.edition("published")
    figure = f"figure:{edition.figures.get().thread}"
    client = signed_in(office.writer)
    page = client.get(PAGE)
    assert [part.aged.part for part in page.context["past"]] == [figure]
    assert [part.aged.part for part in page.context["fresh"]] == ["synopsis"]
    assert client.post(PAGE, {"part": figure}).url == PAGE
    page = client.get(PAGE)
    assert titles(page, "past") == []
    assert "confirmed on" in page.content.decode()
    assert StillTrue.objects.get().confirmed_by == office.writer.key


def test_a_figure_of_1999_is_past_its_time_and_a_text_three_years_later(office):
    office.edition("published")
    client = signed_in(office.submitter)
    with time_machine.travel(timezone.now() + timedelta(days=36 * 31), tick=False):
        client.force_login(office.submitter, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert len(titles(client.get(PAGE), "past")) == 2


def test_nothing_is_confirmed_that_is_not_there_or_not_published(office):
    office.edition("published")
    client = signed_in(office.writer)
    for part in ("", "figure:nothing", "data"):
        assert client.post(PAGE, {"part": part}).status_code == 302
    assert not StillTrue.objects.exists()


def test_before_the_first_publication_the_page_says_what_will_be_there(office):
    office.edition()
    client = signed_in(office.writer)
    assert "Nothing is published yet" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"part": "synopsis"}).status_code == 302
    assert not StillTrue.objects.exists()


def test_a_reader_sees_the_age_and_has_no_button(office):
    edition = office.edition("published")
    reader = signed_in(official("city_reader", office.city))
    assert "Still true<" not in reader.get(PAGE).content.decode().replace("</title>", "<")
    assert reader.post(PAGE, {"part": "synopsis"}).status_code == 403
    assert signed_in(office.reviewer).get(PAGE).context["edition"] == edition


def test_officials_are_asked_once_a_month_with_the_address_of_the_page(office):
    office.edition("published")
    with time_machine.travel("2027-05-03 08:00:00+00:00", tick=False):
        actions.ask_still_true()
        actions.ask_still_true()
    mails = OutboxMessage.objects.filter(key__startswith="still-true", to=office.writer.email)
    assert [PAGE in mail.text for mail in mails] == [True]
    with time_machine.travel("2027-06-01 08:00:00+00:00", tick=False):
        actions.ask_still_true()
    assert mails.all().count() == 2

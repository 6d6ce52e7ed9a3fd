"""A reviewer's and a publisher's errand in a real browser, and what a city keeps beside its chapters."""

import pytest

from cities.models import City
from profiles import actions
from profiles.models import ProfileEdition
from tests.journeys.test_official import check, sign_in
from tests.profiles.editions import Office

WRITING = ["priorities/", "priorities/new/", "services/", "services/new/", "stakeholders/", "stakeholders/new/"]
BESIDE = ["submit/", "still-true/", "adoption/"]


@pytest.fixture
def office(live_site):
    return Office(City.objects.get(slug="turin"))


def test_from_the_queue_to_the_note_that_the_city_reads_and_to_publication(office, live_site, visit):
    edition = office.edition("in_review")
    desk, city = visit(), visit(width=390)
    sign_in(desk, live_site, office.reviewer.email)
    desk.goto(f"{live_site}/en/desk/profiles/?waiting=in_review")
    desk.get_by_role("link", name="Turin · edition 2").click()
    desk.get_by_role("link", name="Ask for changes").click()
    desk.fill("[name=note]", "Say who counted the newly arrived.")
    desk.get_by_role("button", name="Request changes").click()
    desk.wait_for_url("**/profile/")
    assert desk.get_by_text("Changes requested. The city is told.").count() == 1

    # She reads it on her phone, moves a priority up, and hands the edition in again.
    actions.add_part(ProfileEdition.objects.get(pk=edition.pk), "priorities", {"title_en": "Work"}, by=office.writer)
    sign_in(city, live_site, office.submitter.email)
    city.goto(f"{live_site}/en/my-city/turin/profile/priorities/")
    city.get_by_role("button", name="Move up · Work").click()
    assert city.locator(".paper-line h3").first.inner_text() == "1. Work"
    city.goto(f"{live_site}/en/my-city/turin/profile/submit/")
    city.get_by_role("button", name="Submit for review").click()
    city.wait_for_url("**/profile/")

    # Approved by the reviewer, published by the publisher, and read by everybody in the same moment.
    desk.goto(f"{live_site}/en/my-city/turin/profile/approve/")
    desk.get_by_role("button", name="Approve edition 2").click()
    desk.wait_for_url("**/profile/")
    publisher, reader = visit(), visit()
    sign_in(publisher, live_site, office.publisher.email)
    assert reader.goto(f"{live_site}/en/cities/turin/profile/2/").status == 404
    publisher.goto(f"{live_site}/en/my-city/turin/profile/publish/")
    assert publisher.get_by_text("Edition 1 is superseded and stays readable at its own address.").count() == 1
    publisher.get_by_role("button", name="Publish edition 2").click()
    publisher.wait_for_url("**/profile/")
    assert reader.goto(f"{live_site}/en/cities/turin/profile/2/").status == 200


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_of_the_review_are_accessible_at_every_width(office, language, live_site, visit, axe):
    office.edition()
    window = visit()
    sign_in(window, live_site, office.submitter.email)
    for own in WRITING + BESIDE:
        check(window, f"{live_site}/{language}/my-city/turin/profile/{own}", axe)
    seville = office.elsewhere(City.objects.get(slug="seville"))
    edition = seville.edition("in_review")
    reviewer = visit()
    sign_in(reviewer, live_site, office.reviewer.email)
    for step in ("request-changes/", "approve/"):
        check(reviewer, f"{live_site}/{language}/my-city/seville/profile/{step}", axe)
    actions.approve(edition, by=office.reviewer)
    publisher = visit()
    sign_in(publisher, live_site, office.publisher.email)
    for step in ("my-city/seville/profile/publish/", "my-city/seville/profile/plan/", "desk/profiles/"):
        check(publisher, f"{live_site}/{language}/{step}", axe)
    check(publisher, f"{live_site}/{language}/my-city/turin/profile/withdraw/", axe)

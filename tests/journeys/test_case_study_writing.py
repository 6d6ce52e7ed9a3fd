"""An official writes a case study in a real browser, from its title to the page that everybody reads."""

import pytest

from cities.models import City
from library.models import CaseStudyEdition
from tests.journeys.test_official import check, sign_in
from tests.library.editions import Office, png

OWN = ["", "words/", "needs/", "facts/", "results/", "results/new/", "files/", "translations/", "remarks/", "word/"]


@pytest.fixture
def office(live_site):
    return Office(City.objects.get(slug="turin"))


def test_from_the_title_to_the_page_that_everybody_reads(office, live_site, visit):
    city, desk, reader = visit(), visit(), visit(width=390)
    sign_in(city, live_site, office.submitter.email)
    city.goto(f"{live_site}/en/my-city/turin/case-studies/")
    city.fill("[name=title]", "A house for newcomers")
    city.get_by_role("button", name="Begin this case study").click()
    city.wait_for_url("**/case-studies/a-house-for-newcomers/")
    own = f"{live_site}/en/my-city/turin/case-studies/a-house-for-newcomers/"

    # What she types and does not save is there again in another window.
    city.goto(f"{own}words/")
    city.fill("[name=abstract_en]", "The city opened a house.")
    city.locator("[data-keep-note]").wait_for()
    city.wait_for_timeout(2500)
    again = city.context.new_page()
    again.goto(f"{own}words/")
    assert again.input_value("[name=abstract_en]") == "The city opened a house."
    again.close()
    city.fill("[name=actions_en]", "First a flat, then a house.")
    city.get_by_role("button", name="Save in the draft").click()
    city.get_by_text("Saved in the draft.").wait_for()
    city.goto(f"{own}facts/")
    city.check("[name=themes][value=housing]")
    city.get_by_role("button", name="Save in the draft").click()
    city.get_by_text("Saved in the draft.").wait_for()
    city.goto(f"{own}results/new/")
    city.fill("[name=label_en]", "Families housed")
    city.fill("[name=value]", "1 234,5")
    city.get_by_role("button", name="Save in the draft").click()
    city.wait_for_url("**/results/")
    city.goto(f"{own}files/")
    picture = {"name": "house.png", "mimeType": "image/png", "buffer": png().getvalue()}
    city.set_input_files("[name=file]", picture)
    for name, words in {"title": "The house", "origin": "Archive", "credit": "Ann", "licence": "CC0"}.items():
        city.fill(f"[name={name}]", words)
    city.fill("[name=alternative_en]", "A blue house")
    city.select_option("[name=language]", "en")
    city.get_by_role("button", name="Add it to the draft").click()
    city.get_by_text("Added to the draft.").wait_for()
    city.goto(f"{own}submit/")
    city.get_by_role("button", name="Submit for review").click()
    city.wait_for_url("**/a-house-for-newcomers/")

    sign_in(desk, live_site, office.reviewer.email)
    desk.goto(f"{live_site}/en/desk/case-studies/?waiting=in_review")
    desk.get_by_role("link", name="A house for newcomers").click()
    desk.get_by_role("link", name="Approve edition 1").click()
    desk.get_by_role("button", name="Approve edition 1").click()
    desk.wait_for_url("**/a-house-for-newcomers/")
    address = f"{live_site}/en/case-studies/a-house-for-newcomers/"
    assert reader.goto(address).status == 404
    publisher = visit()
    sign_in(publisher, live_site, office.publisher.email)
    publisher.goto(f"{own}publish/")
    publisher.get_by_role("button", name="Publish edition 1").click()
    publisher.wait_for_url("**/a-house-for-newcomers/")
    assert reader.goto(address).status == 200
    # Pictures come when they are scrolled to; what still comes must not outlive the database.
    for window in (city, desk, publisher, reader):
        window.wait_for_load_state("networkidle")
    assert CaseStudyEdition.objects.get(case_study__slug="a-house-for-newcomers").is_published


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_are_accessible_at_every_width(office, language, live_site, visit, axe):
    edition = office.draft()
    window = visit()
    sign_in(window, live_site, office.submitter.email)
    check(window, f"{live_site}/{language}/my-city/turin/case-studies/", axe)
    for tail in OWN:
        check(window, f"{live_site}/{language}/my-city/turin/case-studies/{edition.case_study.slug}/{tail}", axe)

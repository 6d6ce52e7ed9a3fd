"""A pilot in a real browser, from its proposal by a city to its case study: selected, run, measured, evaluated."""

import re

import pytest

from accounts.choices import Role
from library.models import CaseStudyEdition
from pilots.models import Pilot
from tests.browser import faults
from tests.journeys.test_writing import sign_in
from tests.people import official, secretary
from tests.pilots.piloted import Piloting, city

PAGES = [
    *["", "description/", "cities/", "partners/", "ties/", "needs/", "milestones/", "milestones/new/", "tests/"],
    *["tests/new/", "trainings/", "trainings/new/", "steps/suspend/", "steps/cancel/"],
]


@pytest.fixture
def people(db, transactional_db):
    return official(Role.CITY_SUBMITTER, city("turin")), secretary(Role.OFFICER)


def take_step(window, base: str, name: str) -> None:
    """By its link on the overview, then by the button of the page that says what it does."""
    window.goto(base)
    window.get_by_role("link", name=name).click()
    window.wait_for_url("**/steps/**")
    window.get_by_role("button", name=name).click()
    window.wait_for_url(base)


def add_milestone(window, base: str, title: str, due: str) -> None:
    window.goto(f"{base}milestones/")
    window.get_by_role("link", name="Add a milestone").click()
    window.fill("[name=title_en]", title)
    window.fill("[name=due_on]", due)
    window.get_by_role("button", name="Add the milestone").click()
    window.wait_for_url("**/milestones/")


def reach(window, base: str, title: str, day: str) -> None:
    window.goto(f"{base}milestones/")
    window.get_by_role("link", name=f"Reached · {title}").click()
    window.fill("[name=done_on]", day)
    window.fill("[name=evidence_en]", f"Everybody saw it: {title}.")
    window.get_by_role("button", name="It is reached").click()
    window.wait_for_url(re.compile(r"/milestones/[0-9a-f-]{36}/$"))


def test_a_pilot_goes_from_its_proposal_to_its_case_study(live_site, visit, people):
    lead, officer = people
    window = visit(scripts=False)
    sign_in(window, live_site, lead.email)
    window.goto(f"{live_site}/en/my-city/turin/")
    window.get_by_role("link", name="Propose a pilot").click()
    assert window.input_value("[name=city]") == "turin"
    window.fill("[name=title_en]", "A desk for newcomers")
    window.fill("[name=aim_en]", "People find the service they need.")
    window.fill("[name=activities_en]", "Train the staff, open the desk.")
    window.get_by_text("Partner cities", exact=True).click()
    window.get_by_label("Tangier").check()
    window.get_by_role("button", name="Propose this pilot").click()
    window.wait_for_url("**/pilots/a-desk-for-newcomers/edit/")
    base = window.url
    assert "The secretariat selects the proposal, or not." in window.inner_text("main")
    add_milestone(window, base, "The staff is trained", "2026-03-01")
    add_milestone(window, base, "The desk is open", "2026-05-01")
    window.goto(f"{base}results/")
    window.get_by_role("link", name="Add an indicator").click()
    window.fill("[name=label_en]", "People advised")
    window.select_option("[name=kind]", "people_reached")
    window.get_by_role("button", name="Add the indicator").click()

    desk = visit(scripts=False)
    sign_in(desk, live_site, officer.email)
    take_step(desk, base, "Select this pilot")
    take_step(window, base, "Begin to prepare it")
    take_step(window, base, "Start the pilot")
    assert "What is late" in window.inner_text("main")

    reach(window, base, "The staff is trained", "2026-02-27")
    reach(window, base, "The desk is open", "2026-05-04")
    window.goto(f"{base}trainings/new/")
    window.fill("[name=title_en]", "First steps at the desk")
    window.fill("[name=starts]", "2026-02-10")
    window.get_by_role("button", name="Add the training").click()
    window.fill("[name=staff-women]", "12")
    window.fill("[name=staff-men]", "7")
    window.get_by_role("button", name="Save who came").click()
    assert "19 people came" in window.inner_text("main")
    window.goto(f"{base}results/")
    window.get_by_role("link", name="Add a value").click()
    window.fill("[name=value]", "420")
    window.fill("[name=period]", "2026-06")
    window.fill("[name=source]", "Register of the desk")
    window.get_by_role("button", name="Add the value").click()
    assert "420" in window.inner_text("main")

    take_step(window, base, "Complete the pilot")
    desk.goto(base)
    desk.get_by_role("link", name="Close with the evaluation").click()
    desk.fill("[name=evaluation_en]", "It reached more people than expected.")
    desk.get_by_role("button", name="Close with the evaluation").click()
    desk.wait_for_url(base)
    assert Pilot.objects.get(slug="a-desk-for-newcomers").status == "evaluated"

    window.goto(f"{base}case-study/")
    window.get_by_role("button", name="Draft a case study").click()
    window.wait_for_url("**/my-city/turin/case-studies/**")
    study = CaseStudyEdition.objects.get(case_study__city=city("turin"), title_en="A desk for newcomers")
    assert study.actions_en == "Train the staff, open the desk."
    assert study.result_figures.get().value == 420

    reader = visit(width=360)
    reader.goto(f"{live_site}/en/pilots/a-desk-for-newcomers/")
    shown = reader.inner_text("main")
    told = ["2 of 2 milestones reached", "First steps at the desk", "420", "It reached more people than expected."]
    assert all(words in shown for words in [*told, "Turin", "Tangier"])
    assert "Work on this pilot" not in shown


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_of_a_pilot_in_the_making_are_accessible_at_every_width(language, live_site, visit, axe, people):
    lead, _officer = people
    work = Piloting()
    pilot = work.pilot("running")
    milestone = work.milestone(pilot)
    training = work.training(pilot)
    window = visit()
    sign_in(window, live_site, lead.email)
    more = [f"milestones/{milestone.uid}/", f"milestones/{milestone.uid}/reached/", f"trainings/{training.uid}/"]
    own = [f"pilots/{pilot.slug}/edit/{path}" for path in [*PAGES, *more]]
    paths = ["pilots/new/?city=turin", "my-city/turin/", *own]
    assert [fault for path in paths for fault in faults(window, f"{live_site}/{language}/{path}", axe)] == []

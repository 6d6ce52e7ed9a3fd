"""The City Toolkit in a real browser: read, taken along, and a city's own way."""

from accounts.choices import Role
from cities.models import City
from library.models import CityStep, CityTask
from tests.journeys.test_official import sign_in
from tests.people import official


def test_a_reader_goes_from_step_to_step_and_takes_a_template_along_in_arabic(live_site, visit):
    window = visit(width=390, scripts=False)
    window.goto(f"{live_site}/ar/toolkit/")
    window.click("a[href='/ar/toolkit/plan-a-pilot/']")
    assert window.inner_text("h1") == "التخطيط لمشروع تجريبي"
    with window.expect_download() as taken:
        window.click("a[href$='pilot-canvas.docx']")
    assert taken.value.suggested_filename == "mc2cm-pilot-canvas.docx"
    window.click("a[rel=next]")
    assert window.url.endswith("/ar/toolkit/money-and-staff/")


def test_an_official_notes_where_her_city_stands(live_site, visit):
    turin = City.objects.get(slug="turin")
    person = official(Role.CITY_SUBMITTER, turin)
    window = visit()
    sign_in(window, live_site, person.email)
    window.goto(f"{live_site}/en/my-city/turin/")
    window.click("a[href='/en/my-city/turin/toolkit/']")
    window.click("a[href='/en/my-city/turin/toolkit/get-a-mandate/']")
    window.check("[name=state][value=under_way]")
    window.fill("[name=note]", "The mayor is for it.")
    window.locator(".own-save button").click()
    window.wait_for_selector("[data-saved]")
    window.fill("[name=task-text]", "Write the motion")
    window.fill("[name=task-due]", "2020-01-31")
    window.locator(".toolkit-new-task button").click()
    window.wait_for_selector(".person-row .badge-warning")
    window.goto(f"{live_site}/en/my-city/turin/toolkit/")
    assert "Write the motion" in window.inner_text("section[aria-labelledby=late]")
    window.click("button[name=shared]")
    window.wait_for_selector(".notice-success")
    assert "Your city agreed" in window.inner_text("main")
    assert CityStep.objects.get().note == "The mayor is for it."
    assert CityTask.objects.get().text == "Write the motion"

"""A draft's figures in a real browser: rows open in their place, numbers are read back, nothing is lost."""

import re

import pytest

from accounts.choices import Role
from profiles.models import Figure, Geography, Indicator
from tests.browser import faults
from tests.journeys.test_official import sign_in
from tests.people import official
from tests.profiles.desk import figure_of, turins_draft


@pytest.fixture
def draft(live_site):
    """With a doubt, and an indicator that is not answered yet."""
    draft = turins_draft()
    Indicator.objects.filter(code="population").update(adds_up=True)
    Indicator.objects.filter(code="delegations").update(is_expected=True)
    figure_of(draft, geography=Geography.objects.get(slug="italy"), value=59_000_000)
    figure_of(draft, value=99_000_000, note_en="Typed in a hurry.")
    return draft


def test_a_row_is_opened_in_its_place_corrected_and_saved(draft, live_site, page):
    figure = Figure.objects.get(edition=draft, value=99_000_000)
    sign_in(page, live_site, official(Role.CITY_EDITOR, draft.city).email)
    page.goto(f"{live_site}/en/my-city/turin/profile/figures/?state=doubted")
    row = page.locator(f"#figure-{figure.thread}")
    row.get_by_role("link", name="Edit").click()
    page.wait_for_selector(".own-slot #part-form")
    assert page.url.endswith("/figures/?state=doubted")

    # What is typed is read back before it is saved; what could be a thousand times more is asked back.
    page.fill("#id_value", "870,000")
    page.wait_for_selector("output .field-error")
    assert "870 000" in page.inner_text("output .field-error")
    page.fill("#id_value", "٨٧٠ ٠٠٠٫٥")
    page.wait_for_selector("output .reading-right")
    assert "870,000.5" in page.inner_text("output .reading-right")

    # Closing asks first; opening another row does, too.
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click(".own-slot [data-close]")
    assert page.input_value("#id_value") == "٨٧٠ ٠٠٠٫٥"
    page.locator(".own-slot").get_by_role("button", name="Save in the draft").click()
    page.wait_for_url(re.compile(rf"state=doubted#figure-{figure.thread}$"))
    figure.refresh_from_db()
    assert str(figure.value) == "870000.5000"


def test_what_is_typed_into_an_opened_row_outlives_the_page(draft, live_site, page, visit):
    figure = Figure.objects.get(edition=draft, value=99_000_000)
    person = official(Role.CITY_EDITOR, draft.city)
    sign_in(page, live_site, person.email)
    page.goto(f"{live_site}/en/my-city/turin/profile/figures/")
    page.locator(f"#figure-{figure.thread}").get_by_role("link", name="Edit").click()
    page.wait_for_selector(".own-slot #part-form")
    with page.expect_response("**/typed/"):
        page.fill("#id_locator", "p. 77")
    elsewhere = visit()
    sign_in(elsewhere, live_site, person.email)
    elsewhere.goto(f"{live_site}/en/my-city/turin/profile/figures/{figure.thread}/")
    assert elsewhere.input_value("#id_locator") == "p. 77"
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(".own-slot [data-close]")


def test_without_script_everything_is_there(draft, live_site, visit):
    page = visit(scripts=False)
    figure = Figure.objects.get(edition=draft, value=99_000_000)
    sign_in(page, live_site, official(Role.CITY_EDITOR, draft.city).email)
    page.goto(f"{live_site}/en/my-city/turin/profile/figures/")
    page.locator(f"#figure-{figure.thread}").get_by_role("link", name="Edit").click()
    page.fill("#id_value", "1 234,5")
    with page.expect_navigation():
        page.get_by_role("button", name="Show how the numbers are read").click()
    assert page.inner_text("output .reading-right").strip() == "Will be stored as 1,234.5"
    page.get_by_role("button", name="Save in the draft").click()
    page.wait_for_url("**/figures/#*")
    figure.refresh_from_db()
    assert str(figure.value) == "1234.5000"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_its_pages_are_accessible_and_fit_a_phone(draft, language, live_site, visit, axe):
    figure = Figure.objects.get(edition=draft, value=99_000_000)
    window = visit()
    sign_in(window, live_site, official(Role.CITY_EDITOR, draft.city).email)
    for tail in ("figures/", f"figures/{figure.thread}/", "gaps/new/", "sources/", "sources/new/", "doubts/"):
        assert faults(window, f"{live_site}/{language}/my-city/turin/profile/{tail}", axe) == []

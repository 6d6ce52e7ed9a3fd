"""An official writes a section of her city's profile in a real browser; nothing that she types is lost."""

import re

import pytest
from django.contrib.sessions.models import Session

from accounts.choices import Role
from cities.models import City
from core.models import Comment, TypedText
from profiles import actions
from profiles.models import ChapterText, ProfileEdition
from tests.browser import faults
from tests.people import PASSWORD, official

SECTION = "/en/my-city/turin/profile/chapters/rights_services.housing/"
ARABIC = "تعمل المدينة مع الجمعيات على السكن."
PAGES = [
    "my-city/turin/profile/",
    "my-city/turin/profile/edition/",
    "my-city/turin/profile/discard/",
    "my-city/turin/profile/chapters/",
    "my-city/turin/profile/chapters/rights_services.housing/",
    "my-city/turin/profile/remarks/",
    "my-city/turin/profile/history/",
    "my-city/turin/translations/",
]


def sign_in(window, live_site, email: str) -> None:
    window.goto(f"{live_site}/en/accounts/login/")
    finish_sign_in(window, email)
    window.wait_for_url("**/account/")


def finish_sign_in(window, email: str) -> None:
    window.fill("[name=login]", email)
    window.fill("[name=password]", PASSWORD)
    window.locator("main form:has([name=password]) button[type=submit]").first.click()


@pytest.fixture
def submitter(db, transactional_db):
    return official(Role.CITY_SUBMITTER, City.objects.get(slug="turin"))


@pytest.fixture
def draft(submitter):
    return actions.start_edition(City.objects.get(slug="turin"), by=submitter)


def kept_with_portal(window, do) -> None:
    """Type, and wait until the portal has it."""
    with window.expect_response(lambda answer: answer.url.endswith("/account/typed/")):
        do()


def test_a_session_that_is_deleted_while_she_types_loses_nothing(live_site, page, submitter, draft):
    sign_in(page, live_site, submitter.email)
    page.goto(f"{live_site}{SECTION}")
    kept_with_portal(page, lambda: page.fill("[name=body_ar]", ARABIC))
    Session.objects.all().delete()
    page.locator("[name=body_fr]").evaluate("field => { field.value = 'Les derniers mots.'; }")
    page.get_by_role("button", name="Save in the draft").click()
    page.wait_for_url("**/accounts/login/**")
    finish_sign_in(page, submitter.email)
    page.wait_for_url(f"**{SECTION}")
    assert page.input_value("[name=body_ar]") == ARABIC
    assert page.input_value("[name=body_fr]") == "Les derniers mots."
    assert page.locator("[data-restore]").is_hidden(), "offered once, not twice"
    page.get_by_role("button", name="Save in the draft").click()
    page.wait_for_selector("[data-saved]")
    row = ChapterText.objects.get(edition=draft, section__key="rights_services.housing")
    assert (row.body_ar, row.body_fr) == (ARABIC, "Les derniers mots.")
    assert not TypedText.objects.exists()


def test_what_the_portal_kept_is_there_in_another_browser_and_can_be_thrown_away(live_site, visit, submitter, draft):
    one, other = visit(), visit()
    sign_in(one, live_site, submitter.email)
    one.goto(f"{live_site}{SECTION}")
    kept_with_portal(one, lambda: one.fill("[name=body_en]", "Half a sentence"))
    one.context.close()
    sign_in(other, live_site, submitter.email)
    other.goto(f"{live_site}{SECTION}")
    assert other.input_value("[name=body_en]") == "Half a sentence"
    assert "Not saved yet: what you typed until" in other.inner_text("main")
    other.get_by_role("button", name="Throw away what is not saved").click()
    other.wait_for_selector("text=Thrown away")
    assert other.input_value("[name=body_en]") == ""
    assert other.locator("[data-restore]").is_hidden()


def test_whoever_is_signed_out_while_typing_is_told_and_goes_on_after_signing_in_beside(
    chromium, live_site, submitter, draft
):
    # An answer of 401 is a line in the console of every browser, so this page is opened without the usual listener.
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in(page, live_site, submitter.email)
    page.goto(f"{live_site}{SECTION}")
    Session.objects.all().delete()
    kept_with_portal(page, lambda: page.fill("[name=body_en]", "Written in vain?"))
    notice = page.locator("[data-signed-out]")
    notice.wait_for(state="visible")
    with context.expect_page() as opened:
        notice.get_by_role("link").click()
    beside = opened.value
    finish_sign_in(beside, submitter.email)
    beside.wait_for_url("**/account/")
    page.bring_to_front()
    page.get_by_role("button", name="Save in the draft").click()
    page.wait_for_selector("[data-saved]")
    row = ChapterText.objects.get(edition=draft, section__key="rights_services.housing")
    assert row.body_en == "Written in vain?"
    context.close()


def test_marks_and_citations_are_put_in_by_buttons_and_read_as_the_public_will(live_site, page, submitter, draft):
    sign_in(page, live_site, submitter.email)
    page.goto(f"{live_site}{SECTION}")
    field = page.locator("[name=body_en]")
    field.fill("Rents rose")
    field.press("ControlOrMeta+a")
    page.locator("markdown-toolbar[for=id_body_en] [data-md-button=bold]").click()
    assert field.input_value() == "**Rents rose**"
    field.press("End")
    page.select_option("#cite", "W4")
    page.get_by_role("button", name="Insert").click()
    assert field.input_value() == "**Rents rose**[@W4]"
    page.get_by_role("button", name="See how it reads").click()
    page.wait_for_selector("#preview strong")
    assert page.locator("#preview .source-marks").count() == 1
    assert page.input_value("[name=body_en]") == "**Rents rose**[@W4]"
    assert not ChapterText.objects.filter(edition=draft, section__key="rights_services.housing").exists()


def test_two_see_each_other_come_and_go(live_site, visit, submitter, draft):
    colleague = official(Role.CITY_EDITOR, City.objects.get(slug="turin"))
    one, other = visit(), visit()
    sign_in(one, live_site, submitter.email)
    sign_in(other, live_site, colleague.email)
    one.goto(f"{live_site}{SECTION}")
    other.goto(f"{live_site}{SECTION}")
    assert f"{submitter.name} also has this open." in other.inner_text("[data-presence]")
    one.goto(f"{live_site}/en/my-city/turin/profile/")
    other.reload()
    other.wait_for_selector("[data-presence]", state="hidden")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_workspace_is_accessible_at_every_width(language, live_site, visit, axe, submitter, draft):
    edition = ProfileEdition.objects.get(pk=draft.pk)
    actions.comment(edition, "edition", "Which year is this?", by=submitter)
    source = ChapterText.objects.filter(edition=draft).select_related("section").exclude(body_fr="").first()
    actions.edit_part(source, {"body_en": f"{source.body_en} And more."}, by=submitter, version=source.version)
    assert Comment.objects.of(edition.tag).exists()
    window = visit()
    sign_in(window, live_site, submitter.email)
    for path in [*PAGES, f"my-city/turin/profile/chapters/{source.section.key}/"]:
        assert faults(window, f"{live_site}/{language}/{path}", axe) == []
        assert re.search(rf"/{language}/my-city/turin/", window.url)

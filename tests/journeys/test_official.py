"""An official's errand in a real browser, from the invitation to signing out everywhere."""

import re
from urllib.parse import urlsplit

import pytest

from accounts.choices import Role
from cities import actions
from cities.models import City
from core.models import OutboxMessage
from tests.browser import faults
from tests.people import PASSWORD, official, secretary

FRENCH = "Città di dialogo : « qui l’integrazione è già l’affaire de tous », près du fleuve Pô."
ARABIC = "مدينة الحوار: هنا الاندماج شأن الجميع، على ضفاف نهر البو."
OWN_PAGES = [
    "my-city/turin/",
    "cities/turin/edit/",
    "my-city/turin/pictures/",
    "my-city/turin/history/",
    "my-city/turin/colleagues/",
    "my-city/turin/toolkit/",
    "my-city/turin/toolkit/measure/",
    "account/",
    "accounts/password/change/",
    "accounts/2fa/",
    "accounts/sessions/",
    "accounts/email/",
]
DESK_PAGES = [
    "desk/",
    "desk/people/",
    "desk/join/",
    "desk/history/",
    "desk/cities/",
    "desk/cities/turin/",
    "desk/sections/",
    "desk/toolkit/",
    "desk/toolkit/steps/measure/",
    "desk/toolkit/tools/stakeholder-map/",
    "desk/toolkit/progress/",
]
DOORS = ["accounts/login/", "accounts/login/code/", "accounts/password/reset/", "join/", "cities/turin/correct/"]


def link_for(email: str) -> str:
    """The path of the link in the last mail to this address, as its reader would follow it."""
    message = OutboxMessage.objects.filter(to=email).latest("pk")
    return urlsplit(re.search(r"https?://\S+/invitation/\S+", message.text)[0]).path


def invite(email: str, role: Role = Role.CITY_ADMIN) -> str:
    turin = City.objects.get(slug="turin")
    actions.invite(email, role, by=official(Role.CITY_ADMIN, turin, "first"), city=turin, language="fr")
    return link_for(email)


def test_invited_edits_in_two_languages_undoes_invites_and_signs_out_everywhere(live_site, page, visit):
    # She is invited by mail, in French, and sets herself up.
    page.goto(f"{live_site}{invite('giulia@turin.example')}")
    assert page.locator("html").get_attribute("lang") == "fr"
    page.fill("[name=name]", "Giulia Bàrberis")
    page.fill("[name=password]", PASSWORD)
    page.locator("main form").get_by_role("button").click()
    page.wait_for_url("**/fr/account/")

    # She writes French with Italian accents, and Arabic, side by side.
    page.goto(f"{live_site}/fr/cities/turin/edit/")
    page.fill("[name=known_for_fr]", FRENCH)
    page.fill("[name=known_for_ar]", ARABIC)
    assert page.locator("[name=known_for_ar]").get_attribute("dir") == "rtl"
    page.locator("button[type=submit]:not([name])", has_text=re.compile("Enregistrer")).click()
    page.wait_for_url("**/fr/my-city/turin/")

    # Both are live, for everybody.
    reader = visit()
    reader.goto(f"{live_site}/fr/cities/turin/")
    assert FRENCH in reader.inner_text("main")
    reader.goto(f"{live_site}/ar/cities/turin/")
    assert ARABIC in reader.inner_text("main")

    # She undoes it: the page is as it was.
    page.goto(f"{live_site}/fr/my-city/turin/history/")
    page.locator("form[action$='/undo/'] button").first.click()
    page.wait_for_url("**/my-city/turin/history/")
    reader.goto(f"{live_site}/fr/cities/turin/")
    assert FRENCH not in reader.inner_text("main")

    # She invites a colleague, who finds the way in.
    page.goto(f"{live_site}/fr/my-city/turin/colleagues/")
    page.fill("[name=email]", "paolo@turin.example")
    page.select_option("[name=role]", Role.CITY_EDITOR)
    page.locator("main form:has([name=email]) button[type=submit]").click()
    page.wait_for_url("**/my-city/turin/colleagues/")
    assert "paolo@turin.example" in page.inner_text("main")
    colleague = visit()
    colleague.goto(f"{live_site}{link_for('paolo@turin.example')}")
    assert colleague.locator("main form [name=name]").count() == 1

    # She signs out everywhere: her other window is out as well.
    other = visit()
    other.goto(f"{live_site}/fr/accounts/login/")
    other.fill("[name=login]", "giulia@turin.example")
    other.fill("[name=password]", PASSWORD)
    other.locator("main form:has([name=password]) button[type=submit]").first.click()
    other.wait_for_url("**/fr/account/")
    page.goto(f"{live_site}/fr/account/")
    page.locator("form[action$='/sign-out-everywhere/'] button").click()
    page.wait_for_url("**/accounts/login/**")
    for window in (page, other):
        window.goto(f"{live_site}/fr/my-city/turin/")
        assert "/accounts/login/" in window.url


def sign_in(window, live_site, email: str) -> None:
    window.goto(f"{live_site}/en/accounts/login/")
    window.fill("[name=login]", email)
    window.fill("[name=password]", PASSWORD)
    window.locator("main form:has([name=password]) button[type=submit]").first.click()
    window.wait_for_url("**/account/")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_her_pages_are_accessible_in_every_language_and_width(language, live_site, visit, axe):
    turin = City.objects.get(slug="turin")
    person = official(Role.CITY_ADMIN, turin)
    window = visit()
    for door in DOORS:
        check(window, f"{live_site}/{language}/{door}", axe)
    sign_in(window, live_site, person.email)
    for own in OWN_PAGES:
        check(window, f"{live_site}/{language}/{own}", axe)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_desk_is_accessible_in_every_language_and_width(language, live_site, visit, axe):
    window = visit()
    sign_in(window, live_site, secretary(Role.OFFICER).email)
    for own in DESK_PAGES:
        check(window, f"{live_site}/{language}/{own}", axe)


def test_an_officer_renames_a_city_and_ends_its_part(live_site, visit):
    window = visit()
    sign_in(window, live_site, secretary(Role.OFFICER).email)
    window.goto(f"{live_site}/en/desk/cities/?q=turin")
    window.click("a[href='/en/desk/cities/turin/']")
    window.fill("[name=name_ar]", "طورينو")
    window.select_option("[name=country]", "FR")
    window.locator(".own-save button").click()
    window.wait_for_selector("[data-saved]")
    window.locator("main .person-row summary").first.click()
    window.locator("main .person-row form input[name$=until]").first.fill("2026")
    window.locator("main .person-row form button").first.click()
    window.wait_for_selector(".notice-success")
    assert "until 2026" in window.inner_text("main")
    reader = visit()
    reader.goto(f"{live_site}/ar/cities/turin/")
    assert reader.inner_text("h1") == "طورينو"


def check(window, address: str, axe) -> None:
    assert faults(window, address, axe) == []
    assert "/login/" not in window.url or "/login/" in address

"""Figures edited in a spreadsheet, in a real browser: previewed, put right, taken over; a long file is watched."""

import re

import pytest

from accounts.choices import Role
from cities.models import City
from profiles import actions
from profiles.models import ProfileEdition
from tests.journeys.test_writing import sign_in
from tests.people import official
from tests.profiles.filed import draft_of
from tests.profiles.test_import import long_table, new, table

PATH = "/my-city/turin/profile/figures/import/"


@pytest.fixture
def draft(db):
    turin = City.objects.get(slug="turin")
    return draft_of(turin, by=official(Role.CITY_EDITOR, turin, "writer"))


def send(window, content, name="figures.csv"):
    window.set_input_files("[name=file]", {"name": name, "mimeType": "text/csv", "buffer": content})
    window.locator("form[enctype] button[type=submit]").click()


def test_a_file_with_a_fault_is_put_right_and_taken_over(draft, live_site, visit, axe):
    for width, language in ((1280, "en"), (360, "ar")):
        window = visit(width=width)
        sign_in(window, live_site, "writer@town.example")
        window.goto(f"{live_site}/{language}{PATH}")
        assert axe(window) == []
        value = {"en": "5", "ar": "٥"}[language]
        year = {"en": "2021", "ar": "2022"}[language]
        send(window, table(draft, added=[new(period_start=year, value="1.234"), new(source="X9", period_start="2023")]))
        assert window.locator("#problems tbody tr").count() == 2
        assert axe(window) == []
        assert not sideways(window)
        send(window, table(draft, added=[new(period_start=year, value=value)], changed={2: {"note_fr": "Nouveau."}}))
        assert window.locator("#differences tbody tr").count() == 2
        assert axe(window) == []
        assert not sideways(window)
        window.locator("form[action$='accept/'] button").click()
        window.wait_for_url(re.compile(PATH))
        assert draft.figures.filter(period_start=year, value=5).exists()
        window.locator("form[action$='forget/'] button").click()
        draft.figures.filter(note_fr="Nouveau.").update(note_fr="", version=1)


def sideways(window) -> bool:
    return window.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("scripts", [True, False])
def test_who_watches_a_long_file_sees_when_it_is_read(draft, live_site, visit, scripts):
    window = visit(scripts=scripts)
    sign_in(window, live_site, "writer@town.example")
    window.goto(f"{live_site}/en{PATH}")
    send(window, long_table(draft, 250))
    window.wait_for_selector("progress")
    assert actions.do_next_import()
    if not scripts:
        # Without scripts the page waits for its reader: nothing reloads under her.
        window.get_by_role("link", name="How far is it?").click()
    window.wait_for_selector("#differences")
    assert "250 figures added" in window.inner_text("main")
    edition = ProfileEdition.objects.get(pk=draft.pk)
    assert edition.figures.count() == 2

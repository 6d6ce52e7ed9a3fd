"""The agenda of a meeting in a real browser: by keyboard alone, on a phone, in Arabic, without script."""

from itertools import pairwise

import pytest

from meetings import actions
from tests.meetings.scheduled import Planned, at

SLUG = "housing-for-all-2027"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan():
    plan = Planned(title_ar="السكن للجميع", title_fr="Un logement pour tous")
    opening = plan.session(at(9), at(10, 30), room=plan.hall, title_en="Opening words")
    plan.on_stage(opening, plan.speaker())
    plan.session(at(11), at(12), room=plan.hall, title_en="Rents", kind="workshop")
    plan.session(at(11), at(13), room=plan.cellar, title_en="Squats", kind="workshop", track=2)
    plan.announce()
    plan.publish([check.key for check in actions.checks(plan.meeting)])
    return plan


def press_until(page, words):
    """Tab until what has the focus says these words."""
    for _n in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"The keyboard does not reach “{words}”.")


def test_by_keyboard_she_reads_the_grid_in_her_own_time(live_site, visit, plan):
    page = visit(scripts=False)
    page.goto(f"{live_site}/en/meetings/{SLUG}/")
    press_until(page, "Grid")
    page.keyboard.press("Enter")
    page.locator(".agenda-grid").first.wait_for()
    press_until(page, "My own time")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.locator("#own-zone").select_option("Europe/Rome")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**time=Europe%2FRome&view=grid**")
    assert "11:00–12:30" in page.locator(".agenda-cell").first.inner_text()
    assert "Europe/Rome (UTC+2)" in page.locator(".agenda-cell").first.inner_text()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("shape", ["", "?view=grid"])
def test_on_a_phone_the_sessions_stand_below_each_other(live_site, visit, axe, plan, language, shape):
    page = visit(width=360, height=740)
    for address in (f"meetings/{SLUG}/", f"meetings/{SLUG}/agenda/1/"):
        page.goto(f"{live_site}/{language}/{address}{shape}")
        boxes = [item.bounding_box() for item in page.locator("[id^=session-]").all()]
        assert len(boxes) == 3
        assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert axe(page) == []


def test_many_tracks_are_pushed_aside_and_not_squeezed(live_site, visit, axe, plan):
    for number in range(3, 9):
        plan.session(at(11), at(12), title_en=f"Neighbourhood {number}", kind="workshop", track=number)
    plan.publish([check.key for check in actions.checks(plan.meeting)])
    page = visit()
    page.goto(f"{live_site}/en/meetings/{SLUG}/?view=grid")
    frame = page.get_by_role("region", name="1 July 2027")
    frame.focus()
    page.keyboard.press("End")
    assert min(box.bounding_box()["width"] for box in page.locator(".agenda-frame .agenda-cell").all()) > 120
    assert frame.evaluate("element => element.scrollWidth > element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert axe(page) == []

"""The calendar of meetings in a real browser: by keyboard alone, on a phone, in Arabic, without script."""

from datetime import date

import pytest

from meetings import actions
from tests.meetings.scheduled import Planned

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan():
    plan = Planned(title_ar="السكن للجميع", title_fr="Un logement pour tous")
    plan.announce()
    later = plan.new_meeting(title_en="Over the weekend", first_day=date(2027, 7, 9), last_day=date(2027, 7, 13))
    actions.announce(later, by=plan.officer, version=later.version)
    return plan


def test_by_keyboard_she_goes_from_the_list_to_an_earlier_month(live_site, visit, plan):
    page = visit(scripts=False)
    page.goto(f"{live_site}/en/meetings/?kind=thematic")
    for _n in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Calendar":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/calendar/?kind=thematic")
    assert page.locator("h1").inner_text() == "July 2027"
    page.locator("#month").select_option("2019-06")
    page.locator(".month-choice button").press("Enter")
    page.wait_for_url("**month=2019-06**")
    assert "kind=thematic" in page.url


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_bar_lies_across_its_days_and_a_phone_lists_them_in_order(live_site, visit, axe, plan, language):
    page = visit(width=1280)
    page.goto(f"{live_site}/{language}/meetings/calendar/")
    bar, day = page.locator(".month-meeting").first.bounding_box(), page.locator(".month-days td").first.bounding_box()
    assert abs(bar["width"] - 2 * day["width"]) < 4
    assert axe(page) == []
    page = visit(width=360, height=740)
    page.goto(f"{live_site}/{language}/meetings/calendar/")
    shown = [one for one in page.locator(".month-line").all() if one.is_visible()]
    assert len(shown) == 2
    assert shown[0].bounding_box()["y"] < shown[1].bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert axe(page) == []

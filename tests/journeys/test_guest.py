"""A city names its delegate; she answers on her phone without an account; the secretariat sees it in one page."""

import pytest

from accounts.choices import Role
from core.models import OutboxMessage
from meetings import actions
from meetings.models import MeetingInvitation
from tests.browser import faults
from tests.journeys.test_writing import sign_in
from tests.meetings.scheduled import Planned, city
from tests.people import official, secretary


@pytest.fixture
def plan(db, transactional_db) -> Planned:
    made = Planned(mode="hybrid")
    made.announce()
    return made


def link_to(email: str) -> str:
    text = OutboxMessage.objects.filter(to=email, key__startswith="guest-invited-").latest("pk").text
    return "/en/answer/" + text.split("/answer/")[1].split("/")[0] + "/"


def test_from_the_citys_invitation_to_the_answer_on_a_phone(live_site, visit, plan):
    admin = official(Role.CITY_ADMIN, city("turin"), "admin.turin")
    actions.invite_city(plan.meeting, city("turin"), {"seats": 2, "message": "Come to Rabat."}, by=plan.officer)
    page = visit(scripts=False)
    sign_in(page, live_site, admin.email)
    page.goto(f"{live_site}/en/my-city/turin/")
    page.get_by_role("link", name="Name delegates").click()
    page.fill("[name=name]", "Ada Levi")
    page.fill("[name=email]", "ada@town.example")
    page.select_option("[name=language]", "ar")
    page.get_by_role("button", name="Invite", exact=True).click()
    assert "Ada Levi is invited." in page.inner_text("main")

    phone = visit(width=360, scripts=False)
    link = live_site + link_to("ada@town.example")
    phone.goto(link)
    phone.get_by_label("Yes, I will take part").check()
    phone.get_by_role("button", name="Send my answer").click()
    assert "Say whether you come or take part online." in phone.inner_text(".error-summary")
    phone.get_by_label("Online").check()
    phone.get_by_role("button", name="Send my answer").click()
    assert "Yes, I will take part (Online)" in phone.inner_text(".all-done")
    phone.get_by_role("link", name="What you need").click()
    phone.fill("[name=diet]", "No nuts")
    phone.get_by_role("button", name="Save").click()
    assert phone.context.cookies() == []
    phone.get_by_role("link", name="Send a colleague").click()
    phone.fill("[name=name]", "Bea Levi")
    phone.fill("[name=email]", "bea@town.example")
    phone.get_by_role("button", name="Invite in my place").click()
    assert "Your colleague is invited" in phone.inner_text("h1")
    phone.goto(link)
    assert "This link is not open" in phone.inner_text("h1")

    desk = visit()
    sign_in(desk, live_site, plan.officer.email)
    desk.goto(f"{live_site}/en/desk/meetings/{plan.meeting.slug}/guests/")
    assert "1 guest has not answered" in desk.inner_text("main")
    desk.get_by_role("link", name="Bea Levi").click()
    assert "Ada Levi" in desk.inner_text("main")


def test_the_pages_of_guests_can_be_used_by_everybody(live_site, visit, plan, axe):
    for name, kind in (("Ada", "delegate"), ("Carl", "expert")):
        values = {"name": f"{name} Levi", "email": f"{name}@town.example", "language": "en", "kind": kind}
        actions.invite(plan.meeting, {**values, "city": city("turin"), "function": "Head of housing"}, by=plan.officer)
    actions.invite_city(plan.meeting, city("turin"), {"seats": 3}, by=plan.officer)
    admin, carer = official(Role.CITY_ADMIN, city("turin"), "admin.turin"), secretary(Role.LOGISTICS)
    actions.offer(plan.meeting, city("turin"), ["host"], by=admin, note="A hall for 80 people")
    guest = MeetingInvitation.objects.get(kind="delegate")
    actions.say_needs(guest, {"diet": "No nuts", "accessibility": "A ramp"})
    slug, link = plan.meeting.slug, link_to("ada@town.example").removeprefix("/en/")
    desk, mine = f"desk/meetings/{slug}/", f"my-city/turin/meetings/{slug}/"
    pages = {
        None: [link, f"{link}needs/", f"{link}colleague/", "answer/wrong/", f"meetings/{slug}/interest/"],
        plan.officer: [f"{desk}guests/", f"{desk}guests/new/", f"{desk}guests/{guest.uid}/", f"{desk}guests/interest/"],
        admin: ["my-city/turin/meetings/", mine, f"{mine}delegates/{guest.uid}/"],
        carer: ["desk/guests/", f"{desk}needs/"],
    }
    for person, addresses in pages.items():
        page = visit()
        if person:
            sign_in(page, live_site, person.email)
        for language, address in ((code, one) for code in ("en", "ar") for one in addresses):
            assert faults(page, f"{live_site}/{language}/{address}", axe) == []

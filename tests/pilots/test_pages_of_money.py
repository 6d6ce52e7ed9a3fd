"""Money on its pages: exact for those who may, granted by officers, never overspent without a reason."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from pilots import actions
from pilots.choices import Disclosure
from pilots.models import BudgetEntry, BudgetLine
from tests.people import official, secretary
from tests.pilots.pages import Pages
from tests.pilots.piloted import city
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


def page_of(pilot, tail: str = "") -> str:
    return f"/en/pilots/{pilot.slug}/edit/money/{tail}"


def test_a_line_is_planned_by_the_lead_city_granted_by_an_officer_and_booked_by_both():
    team = Pages()
    pilot = team.pilot("running")
    assert team.post(team.editor, page_of(pilot, "funders/add/"), {"funder": "european-union"}).status_code == 302
    funding = pilot.fundings.get()
    new = page_of(pilot, f"funders/{funding.pk}/lines/new/")
    assert team.fill(team.editor, new, title_en="Rooms", planned="1,200.50").status_code == 302
    line = BudgetLine.objects.get(pilot=pilot)
    one = page_of(pilot, f"lines/{line.uid}/")
    assert b"once something is granted" in team.get(team.editor, one).content
    assert team.get(team.editor, one).context["grant_form"] is None, "a city grants itself nothing"
    assert team.post(team.editor, f"{one}grant/", {"version": line.version, "amount": "5"}).status_code == 403
    assert team.fill(team.officer, one, "grant_form", f"{one}grant/", amount="1000").status_code == 302
    assert team.fill(team.editor, one, "book_form", f"{one}book/", amount="٩٠٠٫٢٥", kind="spent").status_code == 302
    line = team.again(line)
    assert (f"{line.granted}", f"{line.spent}") == ("1000.000", "900.250")
    page = team.get(team.officer, one).content.decode()
    assert ("99.75 EUR" in page, "writer.turin" in page) == (True, True)
    assert team.fill(team.editor, page_of(pilot, f"lines/{line.uid}/plan/"), planned="1300").status_code == 302
    assert team.get(team.partner, f"{one}plan/").status_code == 403


def test_what_would_be_more_than_granted_comes_back_with_a_field_for_the_reason():
    team = Pages()
    pilot = team.pilot("running")
    line = team.line(pilot, granted="1000")
    one = page_of(pilot, f"lines/{line.uid}/")
    assert "over_reason" not in team.get(team.editor, one).context["book_form"].fields
    sent = {"uid": uuid4(), "kind": "spent", "amount": "1000.01", "booked_on": "2026-05-04"}
    answer = team.post(team.editor, f"{one}book/", sent)
    assert (answer.status_code, b"This is more than was granted. Say why, or stay below." in answer.content) == (
        409,
        True,
    )
    form = answer.context["book_form"]
    assert (form["over_reason"].errors, form["amount"].value()) == (
        ["This is more than was granted. Say why, or stay below."],
        "1000.01",
    )
    why = answer.content.decode().split('for="id_book_over_reason"')[1].split("</div>")[0]
    assert "(optional)" not in why, "it is asked for"
    assert 'id="id_book_over_reason" required' not in answer.content.decode(), "whoever stays below needs none"
    assert not BudgetEntry.objects.filter(line=line).exists()
    assert team.post(team.editor, f"{one}book/", {**sent, "over_reason": "The rent went up."}).status_code == 302
    assert (team.again(line).over_reason, team.again(line).is_over) == ("The rent went up.", True)
    less = {"version": team.again(line).version, "amount": "500"}
    answer = team.post(team.officer, f"{one}grant/", less)
    assert (answer.status_code, "over_reason" in answer.context["grant_form"].fields) == (409, True)
    assert team.post(team.officer, f"{one}grant/", {**less, "over_reason": "As the funder says."}).status_code == 302


def test_a_form_sent_twice_books_once():
    team = Pages()
    line = team.line(team.pilot("running"), granted="1000")
    one = page_of(line.pilot, f"lines/{line.uid}/")
    page = team.get(team.editor, one)
    form = page.context["book_form"]
    assert f'name="uid" value="{form["uid"].value()}"' in page.content.decode()
    sent = {"uid": form["uid"].value(), "kind": "spent", "amount": "40", "booked_on": "2026-05-04"}
    assert [team.post(team.editor, f"{one}book/", sent).status_code for _click in range(2)] == [302, 302]
    assert (team.again(line).spent, BudgetEntry.objects.filter(line=line).count()) == (Decimal(40), 1)
    changed = team.post(team.editor, f"{one}book/", {**sent, "amount": "50"})
    assert b"This form was booked already" in changed.content
    assert team.fill(team.editor, one, "book_form", f"{one}book/", amount="40", kind="spent").status_code == 302
    assert team.again(line).spent == Decimal(80), "opened again, the form books again"


def test_amounts_that_no_money_has_are_refused_beside_their_field():
    team = Pages()
    pilot = team.pilot("running")
    line = team.line(pilot)
    one = page_of(pilot, f"lines/{line.uid}/")
    wrong = [("0", "2026-05-04", "amount"), ("1.005", "2026-05-04", "amount"), ("5", "2999-01-01", "booked_on")]
    for amount, day, field in [*wrong, ("-5", "2026-05-04", "note")]:
        sent = {"uid": uuid4(), "kind": "spent", "amount": amount, "booked_on": day}
        answer = team.post(team.editor, f"{one}book/", sent)
        assert (answer.status_code, list(answer.context["book_form"].errors)) == (400, [field]), amount
        assert len(answer.context["errors"]) == 1, "one thing is wrong, and one is said"
    assert not BudgetEntry.objects.filter(line=line).exists()


def test_a_grant_of_less_than_nothing_is_refused_as_that_and_no_reason_is_asked_for():
    team = Pages()
    line = team.line(team.pilot("running"), granted="1000")
    team.book(line, "10")
    line = team.again(line)
    with pytest.raises(ValidationError) as refused:
        actions.grant(line, Decimal(-1), by=team.officer, version=line.version)
    assert list(refused.value.message_dict) == ["granted"]


def test_two_officers_who_grant_at_once_hear_of_each_other():
    team = Pages()
    pilot = team.pilot("running")
    line = team.line(pilot, granted="1000")
    one = page_of(pilot, f"lines/{line.uid}/")
    team.book(line, "10")
    answer = team.post(team.officer, f"{one}grant/", {"version": line.version, "amount": "700"})
    assert (answer.status_code, team.again(line).granted) == (409, 1000)


def test_exact_amounts_are_read_by_those_alone_who_may():
    team = Pages()
    pilot = team.pilot("running")
    line = team.line(pilot, granted="54321")
    reader = official(Role.CITY_READER, team.sfax, "reader.sfax")
    elsewhere = official(Role.CITY_ADMIN, city("lyon"), "lyon")
    translator = secretary(Role.TRANSLATOR)
    assert b"54,321" in team.get(reader, page_of(pilot)).content
    assert {team.get(who, page_of(pilot)).status_code for who in (elsewhere, translator)} == {403}
    money = f'href="{page_of(pilot)}"'.encode()
    overview = page_of(pilot).removesuffix("money/")
    assert [money in team.get(who, overview).content for who in (reader, translator)] == [True, False]
    assert team.get(translator, page_of(pilot, f"lines/{line.uid}/")).status_code == 403
    assert b"54,321" not in team.get(elsewhere, f"/en/pilots/{pilot.slug}/").content
    funding = pilot.fundings.get()
    disclose = page_of(pilot, f"funders/{funding.pk}/")
    assert team.get(team.lead, disclose).status_code == 403
    assert team.fill(team.officer, disclose, disclosure=Disclosure.EXACT).status_code == 302
    assert b"54,321" in team.get(elsewhere, f"/en/pilots/{pilot.slug}/").content


def test_a_line_with_money_on_it_is_kept_and_the_page_asks_as_much_for_many():
    team = Pages()
    pilot = team.pilot("running")
    line, bare = team.line(pilot), team.line(pilot, granted=None, title_en="Bare")
    for row in (line, bare):
        version = team.again(row).version
        team.post(team.editor, page_of(pilot, f"lines/{row.uid}/remove/"), {"version": version})
    assert list(BudgetLine.objects.filter(pilot=pilot)) == [line]
    few = queries_of(team.client(team.lead), page_of(pilot))
    for n in range(8):
        team.line(pilot, title_en=f"Line {n}")
    assert queries_of(team.client(team.lead), page_of(pilot)) == few

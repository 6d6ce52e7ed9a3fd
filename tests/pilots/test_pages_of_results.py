"""Results in numbers on their pages: written by the lead city, proposed for a profile, linked to what came of them."""

import re

import pytest

from core.models import Comment
from pilots import actions
from pilots.models import IndicatorValue, ResultIndicator, ResultProposal
from profiles.models import Figure
from tests.meetings.desk import fields_of
from tests.pilots.pages import Pages
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


def page_of(pilot, tail: str = "results/") -> str:
    return f"/en/pilots/{pilot.slug}/edit/{tail}"


def a_value(team: Pages, pilot, **values) -> IndicatorValue:
    indicator = actions.add_indicator(pilot, {"label_en": "Women in work"}, by=team.lead)
    return actions.add_value(indicator, {"value": 40, "period": "2026", "source": "A count", **values}, by=team.lead)


def test_the_lead_city_says_what_is_measured_and_adds_values():
    team = Pages()
    pilot = team.pilot("running")
    new = page_of(pilot, "results/new/")
    sent = {"label_en": "Women in work", "target": "1,200.5", "target_on": "2027", "measures": "immigrant_population"}
    assert team.fill(team.editor, new, **sent).status_code == 302
    row = ResultIndicator.objects.get(pilot=pilot)
    assert (f"{row.target}", row.target_on, row.measures.code) == ("1200.5000", "2027", "immigrant_population")
    values = page_of(pilot, f"results/{row.uid}/values/new/")
    assert team.fill(team.editor, values, value="٤٠", period="2026-05", source="A count").status_code == 302
    value = IndicatorValue.objects.get(indicator=row)
    assert (value.value, value.period) == (40, "2026-05")
    one = page_of(pilot, f"values/{value.uid}/")
    assert team.fill(team.editor, one, value="41").status_code == 302
    assert team.again(value).value == 41
    assert b"41" in team.get(team.partner, page_of(pilot)).content
    assert team.get(team.partner, new).status_code == 403, "another city reads, and writes nothing"
    assert team.fill(team.editor, page_of(pilot, f"results/{row.uid}/"), unit="percent").status_code == 302
    assert team.fill(team.editor, one, period="soon").status_code == 400


def test_two_who_edit_a_value_lose_nothing():
    team = Pages()
    pilot = team.pilot("running")
    value = a_value(team, pilot)
    one = page_of(pilot, f"values/{value.uid}/")
    opened = team.get(team.editor, one).context["form"]
    mine = {**fields_of(opened), "value": "50"}
    actions.edit_value(value, {"value": 60}, by=team.lead, version=value.version)
    answer = team.post(team.editor, one, mine)
    assert (answer.status_code, answer.context["theirs"]["value"].words) == (409, "60")


def test_what_was_measured_goes_only_after_a_question():
    team = Pages()
    pilot = team.pilot("running")
    value = a_value(team, pilot)
    remove = page_of(pilot, f"values/{value.uid}/remove/")
    assert b"Women in work: 40" in team.get(team.editor, remove).content
    assert team.post(team.editor, remove, {"version": 99}).status_code == 409
    assert (
        team.post(team.editor, page_of(pilot, f"results/{value.indicator.uid}/remove/"), {"version": 1}).status_code
        == 302
    )
    assert ResultIndicator.objects.filter(pilot=pilot).exists(), "values were measured for it"
    assert team.post(team.editor, remove, {"version": value.version}).status_code == 302
    assert not IndicatorValue.objects.filter(pk=value.pk).exists()


def test_a_value_is_proposed_for_the_profile_of_ones_own_city_and_linked_to_the_figure_that_came_of_it():
    team = Pages()
    pilot = team.pilot("running")
    value = a_value(team, pilot)
    path = page_of(pilot, f"values/{value.uid}/propose/")
    assert team.get(team.officer, path).status_code == 403, "profiles are the cities' own"
    figures = Figure.objects.filter(city=team.tangier).count()
    assert team.fill(team.partner, path).status_code == 302
    proposal = ResultProposal.objects.get(value=value)
    assert (proposal.city, Figure.objects.filter(city=team.tangier).exclude(edition__status="draft").count()) == (
        team.tangier,
        figures,
    )
    assert "Women in work" in Comment.objects.get(pk=proposal.remark_id).text
    assert b"proposed for the profile already" in team.get(team.partner, path).content
    assert b"no figure came of it yet" in team.get(team.partner, page_of(pilot)).content
    link = page_of(pilot, f"proposals/{proposal.pk}/figure/")
    assert team.get(team.lead, link).status_code == 403
    figure = Figure.objects.visible_to(team.partner).filter(city=team.tangier).first()
    if figure is None:
        assert b"no published figure yet" in team.get(team.partner, link).content
        return
    assert team.post(team.partner, link, {"figure": str(figure.thread)}).status_code == 302
    assert team.again(proposal).figure == figure.thread
    assert b"In the profile of" in team.get(team.partner, page_of(pilot)).content
    assert team.post(team.partner, link, {"figure": "nothing"}).status_code == 400


def test_the_page_asks_as_much_for_many_as_for_one():
    team = Pages()
    pilot = team.pilot("running")
    actions.propose_for_profile(a_value(team, pilot), team.turin, by=team.lead)
    few = queries_of(team.client(team.lead), page_of(pilot))
    for _ in range(6):
        value = a_value(team, pilot)
        actions.propose_for_profile(value, team.turin, by=team.lead)
        actions.propose_for_profile(value, team.tangier, by=team.partner)
    assert queries_of(team.client(team.lead), page_of(pilot)) == few


def test_of_a_pilot_that_was_evaluated_nothing_is_written():
    team = Pages()
    pilot = team.pilot("evaluated")
    assert team.get(team.editor, page_of(pilot)).status_code == 200
    assert team.get(team.editor, page_of(pilot, "results/new/")).status_code == 302
    assert b"results/new/" not in team.get(team.editor, page_of(pilot)).content


def test_on_a_phone_results_and_money_stack_and_each_number_is_told_with_what_it_is(client):
    team = Pages()
    pilot = team.pilot("running")
    measured = actions.add_indicator(pilot, {"label_en": "Women in work", "target": 60}, by=team.lead)
    actions.add_value(measured, {"value": 40}, by=team.lead)
    funding = team.line(pilot).funding
    actions.disclose(funding, "exact", by=team.officer, version=funding.version)
    page = client.get(f"/en/pilots/{pilot.slug}/").content.decode()
    assert page.count('<table class="table stacking" role="table">') == 2
    labels = ["Target", "Result", "Planned", "Granted", "Committed", "Spent"]
    assert re.findall(r'<td role="cell" data-label="([^"]+)"', page) == labels

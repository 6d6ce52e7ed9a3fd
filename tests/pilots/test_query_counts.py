"""What reading pilots and calls asks of the database: the same for a few as for five hundred of twenty milestones."""

from datetime import date

import pytest

from cities.models import Organisation, Theme
from pilots import actions
from pilots.models import (
    BudgetLine,
    Call,
    CallQuestion,
    IndicatorValue,
    Milestone,
    Participants,
    Pilot,
    PilotCity,
    PilotPartner,
    ResultIndicator,
    Training,
    Update,
)
from tests.meetings.papers import a_pdf
from tests.pilots.piloted import Piloting
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

# The literal numbers are here, so that a change of them is seen. {} stands for the pilot that has everything.
COSTS = {
    "/en/pilots/": 14,
    "/en/pilots/?theme=housing&q=p": 15,
    "/en/pilots/?city=turin&sort=title": 14,
    "/en/pilots/timeline/": 9,
    "/en/pilots.csv": 8,
    "/en/pilots.xlsx": 8,
    "/en/pilots.json": 8,
    "/en/pilots.geojson": 5,
    "/en/pilots.atom": 6,
    "/en/pilots/{}/": 41,
    "/fr/pilots/{}.pdf": 32,
    "/en/calls/": 10,
    "/en/calls.csv": 5,
    "/en/calls/call-1/": 7,
    "/en/cities/turin/": 27,
    "/api/v1/pilots/?page_size=200": 9,
    "/api/v1/pilots/{}/": 28,
    "/api/v1/pilots/{}/milestones/": 7,
    "/api/v1/pilots/{}/trainings/": 6,
    "/api/v1/pilots/{}/indicators/": 6,
    "/api/v1/pilots/{}/updates/": 6,
    "/api/v1/calls/": 8,
    "/api/v1/calls/call-1/": 10,
}
ABOUT = {"title": "A report", "language": "en", "origin": "The city"}
MANY = 500


def with_everything(team: Piloting) -> Pilot:
    """A pilot with a row of every kind, each with what hangs on it."""
    pilot = team.pilot("running", summary_en="A desk.", starts="2026-01", sdg_targets=["11.2"])
    actions.add_partner(pilot, Organisation.objects.get(slug="icmpd"), {"role": "support"}, by=team.lead)
    actions.tie(pilot, "themes", Theme.objects.get(slug="housing"), by=team.lead)
    done = team.milestone(pilot)
    actions.add_file(done, a_pdf(), dict(ABOUT), by=team.lead)
    actions.add_file(pilot, a_pdf(), dict(ABOUT), by=team.lead)
    groups = [{"sex": "women", "kind": "staff", "number": 7}]
    actions.add_training(pilot, team.turin, {"title_en": "Listening"}, by=team.lead, participants=groups)
    actions.add_test(pilot, {"hypothesis_en": "They come."}, by=team.lead)
    indicator = actions.add_indicator(pilot, {"label_en": "People"}, by=team.lead)
    actions.add_value(indicator, {"value": "60", "period": "2026"}, by=team.lead)
    team.book(team.line(pilot), "20.25")
    update = team.update(pilot, by=team.officer)
    actions.publish_update(update, by=team.lead, version=update.version)
    return team.again(pilot)


def five_hundred(team: Piloting, pilot: Pilot, call: Call) -> None:
    """Others like it with twenty milestones each; twenty more of everything in the pilot; and fifty calls."""
    housing = Theme.objects.get(slug="housing")
    made = Pilot.objects.bulk_create(
        Pilot(slug=f"p-{n}", title_en=f"P {n}", status="unknown", on_record=True, starts=f"{2016 + n % 9}")
        for n in range(MANY)
    )
    PilotCity.objects.bulk_create(
        PilotCity(pilot=row, city=city, role=role)
        for row in made
        for city, role in ((team.turin, "lead"), (team.tangier, "partner"), (team.sfax, "partner"))
    )
    Pilot.themes.through.objects.bulk_create(Pilot.themes.through(pilot=row, theme=housing) for row in made)
    Milestone.objects.bulk_create(
        Milestone(pilot=row, city=team.turin, title_en=f"M {n}", due_on=date(2026, 3, 1))
        for row in (*made, pilot)
        for n in range(20)
    )
    icmpd = Organisation.objects.get(slug="icmpd")
    PilotPartner.objects.bulk_create(PilotPartner(pilot=row, organisation=icmpd) for row in (*made, pilot))
    twenty = range(20)
    trainings = Training.objects.bulk_create(
        Training(pilot=pilot, city=team.turin, title_en=f"T {n}", starts="2026") for n in twenty
    )
    Participants.objects.bulk_create(Participants(training=row, sex="men", kind="staff", number=3) for row in trainings)
    measured = ResultIndicator.objects.bulk_create(ResultIndicator(pilot=pilot, label_en=f"I {n}") for n in twenty)
    IndicatorValue.objects.bulk_create(IndicatorValue(indicator=row, value=n) for row in measured for n in twenty)
    funding = pilot.fundings.get()
    BudgetLine.objects.bulk_create(BudgetLine(pilot=pilot, funding=funding, title_en="L", planned=1) for _ in twenty)
    told = pilot.updates.get()
    words = {"status": "published", "published_by": told.published_by, "published_at": told.published_at}
    Update.objects.bulk_create(
        Update(pilot=pilot, city=team.turin, title_en=f"U {n}", body_en="B", writers=told.writers, **words)
        for n in twenty
    )
    Call.objects.bulk_create(
        Call(slug=f"c-{n}", title_en=f"C {n}", status="published", closes_on="2099") for n in range(50)
    )
    CallQuestion.objects.bulk_create(
        CallQuestion(call=call, question_en="Q", answer_en="A", answered_at=told.published_at) for _ in twenty
    )


def costs(client, pilot: Pilot) -> dict[str, int]:
    client.get(f"/fr/pilots/{pilot.slug}.pdf")  # made anew for the first who asks, kept for the next
    return {page: queries_of(client, page.format(pilot.slug)) for page in COSTS}


def test_five_hundred_pilots_of_twenty_milestones_cost_as_much_as_a_few(client):
    team = Piloting()
    pilot, call = with_everything(team), Call.objects.get(slug="call-1")
    actions.add_question(call, {"question_en": "Who?", "answer_en": "You."}, by=team.officer)
    few = costs(client, pilot)
    five_hundred(team, pilot, call)
    many = costs(client, pilot)
    assert (few, many) == (COSTS, COSTS)
    assert Milestone.objects.filter(pilot__slug__startswith="p-").count() == MANY * 20

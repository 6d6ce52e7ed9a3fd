"""Who is told what about a pilot: each in her language, once, nobody else."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import OutboxMessage
from pilots import actions
from pilots.choices import UpdateReview
from tests.pilots.piloted import STATES, Piloting

pytestmark = pytest.mark.django_db


def told(kind: str) -> dict[str, str]:
    """Who was told, by the part of her address before the @, and with which subject."""
    rows = OutboxMessage.objects.filter(key__startswith=f"{kind}-")
    return {row.to.split("@")[0]: row.subject for row in rows}


def test_officers_are_told_of_a_proposal_and_the_cities_when_it_is_selected():
    team = Piloting()
    team.partner.language = "fr"
    team.partner.save()
    pilot = team.pilot()
    assert told("pilot_proposed") == {"desk.officer": "A new proposal: A desk for newcomers"}
    assert told("pilot_selected") == {}
    team.step(pilot, "select")
    assert set(told("pilot_selected")) == {"lead.turin", "writer.turin", "partner.tangier", "third.sfax"}
    assert OutboxMessage.objects.get(key__startswith="pilot_selected-", to=team.partner.email).language == "fr"


def test_the_cities_are_told_of_a_cancellation_with_its_reason_and_of_the_evaluation():
    team = Piloting()
    team.pilot("cancelled")
    mail = OutboxMessage.objects.get(key__startswith="pilot_cancelled-", to=team.third.email)
    assert "No money." in mail.text
    team.pilot("evaluated")
    assert set(told("pilot_evaluated")) == {"lead.turin", "writer.turin", "partner.tangier", "third.sfax"}


def test_whoever_works_for_two_of_the_cities_is_told_once():
    team = Piloting()
    team.lead.posts.create(city=team.sfax, role="city_editor")
    team.pilot("selected")
    assert OutboxMessage.objects.filter(key__startswith="pilot_selected-", to=team.lead.email).count() == 1


def test_what_is_refused_tells_nobody():
    team = Piloting()
    pilot = team.pilot("running")
    with pytest.raises(Exception, match="from there it cannot become"):
        actions.select(pilot, by=team.officer, version=pilot.version)
    assert len(told("pilot_selected")) == 4, "when it was selected, and not again"


def test_a_late_milestone_is_told_once_to_those_who_answer_for_it():
    team = Piloting()
    pilot, yesterday = team.pilot("running"), timezone.localdate() - timedelta(days=1)
    row = team.milestone(pilot, team.tangier, by=team.partner, due_on=yesterday)
    team.milestone(pilot, team.sfax, by=team.third, due_on=timezone.localdate())
    done = team.milestone(pilot, team.sfax, by=team.third, due_on=yesterday)
    actions.reach_milestone(done, {}, done_on=yesterday, by=team.third, version=done.version)
    for _day in range(3):
        actions.tell_of_late_milestones()
    assert told("milestone_late") == {"partner.tangier": "Late: Open the desk"}
    later = date(2026, 2, 1)
    row = team.again(row)
    actions.edit_work(row, {"due_on": later}, by=team.partner, version=row.version)
    actions.tell_of_late_milestones()
    keys = OutboxMessage.objects.filter(key__startswith="milestone_late-").count()
    assert keys == 2, "once more, for the day that was promised then"


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_late_in_a_pilot_that_is_not_under_way(state):
    team = Piloting()
    pilot = team.pilot()
    team.milestone(pilot, due_on=date(2026, 3, 1))
    team.taken_to(pilot, state)
    actions.tell_of_late_milestones()
    assert bool(told("milestone_late")) == (state in {"selected", "preparing", "running", "suspended"})


def test_an_update_is_read_first_by_whom_the_city_wishes_and_they_are_told():
    team = Piloting()
    pilot = team.pilot("running")
    row = team.update(pilot)
    row = actions.submit_update(row, by=team.editor, version=row.version)
    assert told("update_submitted") == {"lead.turin": "To read first: The desk is open"}
    row = actions.ask_for_changes(row, by=team.lead, version=row.version, note="How many women?")
    mail = OutboxMessage.objects.get(key__startswith="update_changes-", to=team.editor.email)
    assert "How many women?" in mail.text
    OutboxMessage.objects.all().delete()
    part = pilot.city_parts.get(city=team.turin)
    actions.settle_reviews(part, UpdateReview.SECRETARIAT, by=team.officer, version=part.version)
    actions.submit_update(row, by=team.editor, version=row.version)
    assert set(told("update_submitted")) == {"desk.officer"}

"""What the database itself refuses, whoever asks."""

import importlib
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from pilots.choices import PILOT_LIFECYCLE, PilotStatus
from pilots.models import AnsweredPriority, BudgetEntry, BudgetLine, Milestone, Pilot, PilotCity
from tests.pilots.piloted import STATES, Piloting, city

pytestmark = pytest.mark.django_db


# The application's role may not touch these tables at all.
NOT_EVEN_ASKED = pytest.raises(DatabaseError, match="permission denied")


def refused(words: str):
    return pytest.raises(IntegrityError, match=words)


def test_the_database_knows_the_same_steps_as_the_table():
    migration = importlib.import_module("pilots.migrations.0002_what_the_database_holds")
    assert set(migration.STEPS) == {(before, after) for before, to in PILOT_LIFECYCLE.items() for after in to}


@pytest.mark.parametrize("state", STATES)
def test_no_sql_takes_a_pilot_past_a_step(state):
    pilot = Piloting().pilot(state)
    for to in PilotStatus:
        if to == state or to in PILOT_LIFECYCLE[PilotStatus(state)]:
            continue
        with refused("cannot become"), transaction.atomic():
            Pilot.objects.filter(pk=pilot.pk).update(status=to, reason="Why", evaluation_en="Good")


def test_a_pilot_begins_as_a_proposal_unless_it_is_on_record():
    with refused("begins as a proposal"), transaction.atomic():
        Pilot.objects.create(slug="p", title_en="P", status="running")
    with refused("pilot_unknown_is_on_record|begins as a proposal"), transaction.atomic():
        Pilot.objects.create(slug="p", title_en="P", status="unknown")
    known = Pilot.objects.create(slug="p", title_en="P", status="unknown", on_record=True)
    PilotCity.objects.create(pilot=known, city=city("turin"), role="lead")
    with refused("stays what it was"), transaction.atomic():
        Pilot.objects.filter(slug="p").update(on_record=False)


def test_nothing_is_cancelled_without_a_reason_nor_evaluated_without_words():
    team = Piloting()
    with refused("pilot_cancelled_with_reason"), transaction.atomic():
        Pilot.objects.filter(pk=team.pilot("running").pk).update(status="cancelled")
    with refused("pilot_evaluated_in_words"), transaction.atomic():
        Pilot.objects.filter(pk=team.pilot("completed").pk).update(status="evaluated")


def test_no_day_of_a_pilot_lies_in_a_year_that_nobody_can_mean():
    team = Piloting()
    pilot = team.pilot("running")
    milestone, training = team.milestone(pilot), team.training(pilot)
    for row, slip in (
        (milestone, {"due_on": date(1000, 3, 1)}),
        (training, {"starts": "1000"}),
        (pilot, {"ends": "2201"}),
    ):
        with refused("likely_year"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**slip)


@pytest.mark.parametrize("half", ["latitude", "longitude"])
def test_half_a_point_is_no_place(half):
    pilot = Piloting().pilot()
    Pilot.objects.filter(pk=pilot.pk).update(latitude=45, longitude=7)
    with refused("pilot_on_earth"), transaction.atomic():
        Pilot.objects.filter(pk=pilot.pk).update(**{half: None})


def test_a_pilot_has_exactly_one_lead_at_the_end_of_every_transaction():
    pilot = Piloting().pilot()
    with refused("pilot_one_lead"), transaction.atomic():
        PilotCity.objects.filter(pilot=pilot).update(role="lead")
    with refused("a pilot has a lead city"), transaction.atomic():
        PilotCity.objects.filter(pilot=pilot, role="lead").update(role="partner")
        connection.check_constraints()
    with refused("a pilot has a lead city"), transaction.atomic():
        PilotCity.objects.filter(pilot=pilot, role="lead").delete()
        connection.check_constraints()
    with refused("a pilot has a lead city"), transaction.atomic():
        Pilot.objects.create(slug="alone", title_en="Alone")
        connection.check_constraints()
    with transaction.atomic():  # the lead passes to another
        PilotCity.objects.filter(pilot=pilot, role="lead").update(role="partner")
        PilotCity.objects.filter(pilot=pilot, city=city("sfax")).update(role="lead")
        connection.check_constraints()


def test_a_city_that_is_not_part_of_it_answers_for_nothing():
    team = Piloting()
    pilot = team.pilot()
    milestone = team.milestone(pilot)
    with refused("pilots_milestone_of_own_city"), transaction.atomic():
        Milestone.objects.filter(pk=milestone.pk).update(city=city("lyon"))
    with refused("pilots_answeredpriority_of_own_city"), transaction.atomic():
        AnsweredPriority.objects.create(pilot=pilot, city=city("lyon"), thread=milestone.uid)
    with refused("pilots_milestone_of_own_city|violates foreign key"), transaction.atomic():
        PilotCity.objects.filter(pilot=pilot, city=team.turin).delete()


def test_sums_are_the_entries_alone():
    team = Piloting()
    line = team.line(team.pilot("running"))
    with refused("follows from the entries"), transaction.atomic():
        BudgetLine.objects.filter(pk=line.pk).update(spent=Decimal(10))
    entry = team.book(line, "400")
    with NOT_EVEN_ASKED, transaction.atomic():
        BudgetEntry.objects.filter(pk=entry.pk).update(amount=Decimal(1))
    with NOT_EVEN_ASKED, transaction.atomic():
        BudgetEntry.objects.filter(pk=entry.pk).delete()
    assert team.again(line).spent == 400


def entry(line: BudgetLine, amount: str, **values) -> BudgetEntry:
    given = {"kind": "spent", "currency": line.currency, "booked_on": date(2026, 5, 4), "booked_by": "person:1"}
    return BudgetEntry.objects.create(line=line, amount=Decimal(amount), **given | values)


def test_the_database_refuses_more_than_was_granted_without_a_reason():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="1000")
    entry(line, "1000")
    with refused("budget_line_within_grant"), transaction.atomic():
        entry(line, "0.01")
    with refused("budget_line_within_grant"), transaction.atomic():
        BudgetLine.objects.filter(pk=line.pk).update(granted=Decimal("999.99"))
    entry(line, "0.01", over_reason="The rate of exchange.")
    with refused("budget_line_within_grant"), transaction.atomic():  # each needs its own reason
        entry(line, "0.01")
    assert team.again(line).over_reason == "The rate of exchange."
    entry(line, "-0.01", note="Taken back.")
    assert (team.again(line).spent, team.again(line).over_reason) == (Decimal("1000.000"), "")
    with refused("budget_line_not_negative"), transaction.atomic():
        entry(line, "-1000.01", note="Too much.")


def test_an_entry_is_in_the_currency_of_its_line_and_no_finer():
    team = Piloting()
    line = team.line(team.pilot("running"))
    with refused("pilots_budgetentry_in_its_currency"), transaction.atomic():
        entry(line, "1", currency="TND")
    with refused("budget_entry_exact"), transaction.atomic():
        entry(line, "0.001")
    entry(team.line(team.pilot("running"), currency="TND"), "0.001")
    team.book(line, "1")
    with refused("pilots_budgetentry_in_its_currency"), transaction.atomic():
        BudgetLine.objects.filter(pk=line.pk).update(currency="USD")


def test_history_is_kept():
    team = Piloting()
    pilot = team.pilot("running")
    steps = pilot.events.order_by("pgh_id").values_list("status", flat=True)
    assert list(dict.fromkeys(steps)) == ["proposed", "selected", "preparing", "running"]
    with NOT_EVEN_ASKED, transaction.atomic():
        pilot.events.all().delete()

"""Money: exact, never more spent than granted without a stated reason, whoever books at the same moment."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.errors import NotAllowed, Refused, Stale
from pilots import actions
from pilots.choices import MoneyBand
from pilots.models import BudgetEntry
from tests.crowds import crowd
from tests.pilots.piloted import Piloting

pytestmark = pytest.mark.django_db


def test_a_thousand_payments_of_ten_cents_are_a_hundred_exactly():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="100")
    for _ in range(10):
        team.book(line, "0.10")
    assert team.again(line).spent == Decimal("1.00")
    assert team.again(line).left == Decimal("99.00")


def test_dinars_have_thousandths_and_euros_have_none():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="0.300", planned=Decimal("0.300"), currency="TND")
    for _ in range(3):
        team.book(line, "0.100")
    assert team.again(line).left == 0
    with pytest.raises(ValidationError, match="no parts as small"):
        team.book(team.line(team.pilot("running")), "0.001")


def test_more_than_granted_is_refused_without_a_reason_and_kept_with_one():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="1000")
    team.book(line, "900")
    with pytest.raises(Refused, match="more than was granted"):
        team.book(line, "100.01")
    entry = team.book(line, "100.01", over_reason="The rent went up.")
    assert entry.line.over_reason == "The rent went up."
    assert (entry.line.spent, entry.line.is_over) == (Decimal("1000.010"), True)


def test_committed_and_spent_are_two_sums():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="1000")
    team.book(line, "800", kind="committed")
    team.book(line, "800")
    with pytest.raises(Refused):
        team.book(line, "300", kind="committed")
    line = team.again(line)
    assert (line.committed, line.spent) == (800, 800)


def test_what_was_booked_is_taken_back_by_another_entry_with_a_note():
    team = Piloting()
    line = team.line(team.pilot("running"))
    team.book(line, "300")
    with pytest.raises(ValidationError, match="taken back"):
        team.book(line, "-100")
    team.book(line, "-100", note="Paid twice.")
    assert team.again(line).spent == 200
    with pytest.raises(Refused, match="No more can be taken back"):
        team.book(line, "-200.01", note="Once more.")
    assert line.entries.count() == 2


def test_nothing_is_booked_before_it_is_granted_nor_on_a_proposal_nor_in_the_future():
    team = Piloting()
    pilot = team.pilot("running")
    with pytest.raises(Refused, match="Nothing is granted"):
        team.book(team.line(pilot, granted=None), "1")
    with pytest.raises(Refused, match="what was selected"):
        team.line(team.pilot("proposed"))
    with pytest.raises(ValidationError, match="not come yet"):
        team.book(team.line(pilot), "1", booked_on=timezone.localdate() + timedelta(days=1))


def test_what_was_granted_in_dirhams_does_not_become_euros():
    team = Piloting()
    pilot = team.pilot("running")
    planned = team.line(pilot, granted=None)
    assert actions.edit_line(planned, {"currency": "MAD"}, by=team.lead, version=planned.version).currency == "MAD"
    granted = team.line(pilot, granted="1000", currency="MAD")
    with pytest.raises(Refused, match="in its currency"):
        actions.edit_line(granted, {"currency": "EUR"}, by=team.lead, version=granted.version)
    assert (
        actions.edit_line(granted, {"title_en": "Two rooms"}, by=team.lead, version=granted.version).currency == "MAD"
    )


def test_a_sum_with_more_digits_than_money_has_is_refused_in_words():
    team = Piloting()
    line = team.line(team.pilot("running"))
    most = "9999999999999.99"
    team.book(line, most, over_reason="A slip of the finger.")
    with pytest.raises(ValidationError, match="digits"):
        team.book(line, most, over_reason="Another one.")
    assert team.again(line).spent == Decimal(most)


def test_a_grant_below_what_is_spent_needs_a_reason():
    team = Piloting()
    line = team.line(team.pilot("running"))
    team.book(line, "600")
    line = team.again(line)
    with pytest.raises(Refused, match="grant is smaller"):
        actions.grant(line, Decimal(500), by=team.officer, version=line.version)
    line = actions.grant(line, Decimal(500), by=team.officer, version=line.version, over_reason="The funder left.")
    assert (line.left, line.over_reason) == (Decimal(-100), "The funder left.")


def test_whoever_decides_on_a_grant_has_seen_what_was_spent():
    team = Piloting()
    line = team.line(team.pilot("running"))
    team.book(line, "600")
    with pytest.raises(Stale):
        actions.grant(line, Decimal(700), by=team.officer, version=line.version)


def test_a_partner_city_books_nothing_and_the_lead_grants_nothing():
    team = Piloting()
    line = team.line(team.pilot("running"))
    with pytest.raises(NotAllowed):
        team.book(line, "1", by=team.partner)
    with pytest.raises(NotAllowed):
        actions.grant(line, Decimal(1), by=team.lead, version=line.version)
    with pytest.raises(NotAllowed):
        actions.disclose(line.funding, "exact", by=team.lead, version=line.funding.version)


@pytest.mark.parametrize(
    ("amount", "band"),
    [("0", "none"), ("0.01", "to_10"), ("9999.99", "to_10"), ("10000", "to_50"), ("50000", "to_200")],
)
def test_bands(amount, band):
    assert MoneyBand.of(Decimal(amount)) == band


# Twenty at once


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_book_a_hundred_on_a_thousand_ten_get_it():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="1000")
    assert crowd(20, lambda n: team.book(line, "100", note=str(n))) == ["OverGranted"] * 10 + ["done"] * 10
    assert team.again(line).spent == 1000
    assert sum(entry.amount for entry in line.entries.all()) == 1000


@pytest.mark.django_db(transaction=True)
def test_the_database_alone_holds_against_twenty_who_never_ask():
    team = Piloting()
    line = team.line(team.pilot("running"), granted="1000")

    def insert(number: int) -> None:
        try:
            with transaction.atomic():
                BudgetEntry.objects.create(
                    line_id=line.pk,
                    kind="spent",
                    amount=Decimal(100),
                    currency="EUR",
                    booked_on=date(2026, 5, 4),
                    booked_by=f"person:{number}",
                )
        except IntegrityError as error:
            raise Refused(str(error)) from error

    assert crowd(20, insert) == ["Refused"] * 10 + ["done"] * 10
    assert team.again(line).spent == 1000

"""Pilots for tests in every state of their life, taken there by the actions themselves."""

from datetime import date
from decimal import Decimal

from accounts.choices import Role
from accounts.models import Appointment, User
from cities.models import City, Organisation
from pilots import actions
from pilots.choices import PilotStatus
from pilots.models import BudgetLine, Call, Pilot
from tests.people import official, person

# Those that a pilot proposed here can be in.
STATES = [status for status in PilotStatus if status != PilotStatus.UNKNOWN]
TEXTS = {
    "title_en": "A desk for newcomers",
    "aim_en": "People find the service they need.",
    "activities_en": "Train the staff, open the desk.",
    "outcomes_en": "A desk that works.",
}
STEPS: dict[str, list[str]] = {
    "proposed": [],
    "selected": ["select"],
    "preparing": ["select", "prepare"],
    "running": ["select", "prepare", "start"],
    "suspended": ["select", "prepare", "start", "suspend"],
    "completed": ["select", "prepare", "start", "complete"],
    "evaluated": ["select", "prepare", "start", "complete", "evaluate"],
    "cancelled": ["select", "cancel"],
}
WORDS: dict[str, dict] = {
    "evaluate": {"values": {"evaluation_en": "It worked."}},
    "cancel": {"reason": "No money."},
    "suspend": {"reason": "Elections."},
}


def city(slug: str) -> City:
    return City.objects.get(slug=slug)


class Piloting:
    """Turin leads, Tangier and Sfax take part; an editor of each, who submits, and an officer."""

    def __init__(self) -> None:
        self.turin, self.tangier, self.sfax = city("turin"), city("tangier"), city("sfax")
        self.officer = person("desk.officer")
        Appointment.objects.create(person=self.officer, role=Role.OFFICER)
        self.lead = official(Role.CITY_SUBMITTER, self.turin, "lead.turin")
        self.editor = official(Role.CITY_EDITOR, self.turin, "writer.turin")
        self.partner = official(Role.CITY_SUBMITTER, self.tangier, "partner.tangier")
        self.third = official(Role.CITY_EDITOR, self.sfax, "third.sfax")

    def pilot(self, state: str = "proposed", **values) -> Pilot:
        partners = [self.tangier, self.sfax]
        return self.taken_to(actions.propose(self.turin, TEXTS | values, by=self.lead, partners=partners), state)

    def taken_to(self, pilot: Pilot, state: str) -> Pilot:
        for name in STEPS[state]:
            pilot = self.step(pilot, name)
        return self.again(pilot)

    def step(self, pilot: Pilot, name: str, by: User | None = None) -> Pilot:
        pilot = self.again(pilot)
        return getattr(actions, name)(pilot, by=by or self.officer, version=pilot.version, **WORDS.get(name, {}))

    def again(self, row):
        return type(row)._default_manager.get(pk=row.pk)

    def line(self, pilot: Pilot, granted: str | None = "1000", **values) -> BudgetLine:
        funder = Organisation.objects.get(slug="european-union")
        funding = pilot.fundings.first() or actions.add_funding(pilot, funder, by=self.officer)
        given = {"title_en": "Rooms", "planned": Decimal("1200"), **values}
        line = actions.add_line(funding, given, by=self.officer)
        if granted is not None:
            line = actions.grant(line, Decimal(granted), by=self.officer, version=line.version)
        return self.again(line)

    def book(self, line: BudgetLine, amount: str, kind: str = "spent", by: User | None = None, **values):
        given = {"kind": kind, "amount": Decimal(amount), "booked_on": date(2026, 5, 4), **values}
        return actions.book(line, given, by=by or self.lead)

    def milestone(self, pilot: Pilot, of: City | None = None, by: User | None = None, **values):
        given = {"title_en": "Open the desk", "due_on": date(2026, 3, 1), **values}
        return actions.add_milestone(pilot, of or self.turin, given, by=by or self.lead)

    def training(self, pilot: Pilot, of: City | None = None, by: User | None = None, **values):
        given = {"title_en": "First steps at the desk", "starts": "2026-02-10", **values}
        return actions.add_training(pilot, of or self.turin, given, by=by or self.lead)

    def update(self, pilot: Pilot, of: City | None = None, by: User | None = None, **values):
        given = {"title_en": "The desk is open", "body_en": "Sixty people came.", **values}
        return actions.write_update(pilot, of or self.turin, given, by=by or self.editor)

    def call(self, **values) -> Call:
        return actions.create_call({"title_en": "Call", "closes_on": "2027-07-08", **values}, by=self.officer)

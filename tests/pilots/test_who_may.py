"""Who may do what to a pilot: every action, by every role, in every state, as the committed table says.

The table is made by doing it. After a change that is meant: `UPDATE_TABLE=1 pytest tests/pilots/test_who_may.py`, and
read the difference.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.choices import Role
from accounts.models import User
from cities.models import City
from core.errors import NotAllowed
from pilots import actions
from pilots.models import Pilot
from tests.library.editions import both_roles
from tests.people import official, secretary
from tests.pilots.piloted import STATES, Piloting
from tests.who_may import check_table, everybody

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "who_may_do_what.txt"
TOLD = """\
# Who may do what to a pilot that Turin leads and Tangier takes part in, in each state of its life.
#
#   yes      it is done
#   refused  her role allows it, but not in this state. A sentence says why
#   –        this person may never do this
#
# The first columns are Turin's own people, the next the secretariat's; "Lyon" is an administrator of a city that has no
# part in it, "outside" an expert, an evaluator and an applicant (the three never differ), "both" a submitter of Turin
# who is also a reviewer and a publisher, "root" a superuser. "… of Tangier" is done to what is Tangier's own.
# This file is written by tests/pilots/test_who_may.py, which says how.
"""


class Case:
    """A pilot in one state, with a milestone of each city, a line and an update."""

    def __init__(self, team: Piloting, state: str):
        pilot = team.pilot("selected")
        self.milestone = team.milestone(pilot)
        self.theirs = team.milestone(pilot, team.tangier, by=team.partner)
        self.indicator = actions.add_indicator(pilot, {"label_en": "People"}, by=team.lead)
        self.line = team.line(pilot)
        self.update = team.update(pilot, by=team.officer)
        self.pilot = pilot if state != "proposed" else team.pilot()
        if state == "proposed":
            self.milestone = team.milestone(self.pilot)
            self.theirs = team.milestone(self.pilot, team.tangier, by=team.partner)
            self.indicator = actions.add_indicator(self.pilot, {"label_en": "People"}, by=team.lead)
            self.line = team.line(self.pilot, granted=None)
            self.update = team.update(self.pilot, by=team.officer)
        elif state == "cancelled":
            team.step(pilot, "cancel")
        else:
            path = {"suspended": ["prepare", "start", "suspend"], "completed": ["prepare", "start", "complete"]}
            path |= {"preparing": ["prepare"], "running": ["prepare", "start"], "selected": []}
            path["evaluated"] = [*path["completed"], "evaluate"]
            for name in path[state]:
                team.step(pilot, name)


def see(case: Case, by: User):
    if not Pilot.objects.visible_to(by).filter(pk=case.pilot.pk).exists():
        raise NotAllowed("There is nothing here.")


def see_money(case: Case, by: User):
    if not by.has_perm("pilots.see_money", case.pilot):
        raise NotAllowed("There is nothing here.")


def step(name: str, **words) -> Callable:
    return lambda case, by: getattr(actions, name)(case.pilot, by=by, version=case.pilot.version, **words)


def book(case: Case, by: User):
    return actions.book(case.line, {"kind": "spent", "amount": Decimal(1), "booked_on": date(2026, 5, 4)}, by=by)


def grant(case: Case, by: User):
    return actions.grant(case.line, Decimal(900), by=by, version=case.line.version)


def mend(which: str) -> Callable:
    def act(case: Case, by: User):
        row = getattr(case, which)
        return actions.edit_work(row, {"title_en": "Another"}, by=by, version=row.version)

    return act


ACTIONS: dict[str, Callable] = {
    "see": see,
    "see exact money": see_money,
    "propose another": lambda case, by: actions.propose(case.pilot.city, {"title_en": "Another"}, by=by),
    "edit": lambda case, by: actions.edit_pilot(case.pilot, {"aim_en": "A"}, by=by, version=case.pilot.version),
    "select": step("select"),
    "prepare": step("prepare"),
    "start": step("start"),
    "suspend": step("suspend", reason="Elections."),
    "complete": step("complete"),
    "evaluate": step("evaluate", values={"evaluation_en": "Good."}),
    "cancel": step("cancel", reason="No money."),
    "add a test": lambda case, by: actions.add_test(case.pilot, {"hypothesis_en": "H"}, by=by),
    "edit a milestone": mend("milestone"),
    "… of Tangier": mend("theirs"),
    "measure": lambda case, by: actions.add_value(case.indicator, {"value": "1", "period": "2026"}, by=by),
    "grant": grant,
    "book": book,
    "write an update": lambda case, by: actions.write_update(case.pilot, case.pilot.city, {"title_en": "N"}, by=by),
    "publish an update": lambda case, by: actions.publish_update(case.update, by=by, version=case.update.version),
    "draft a case study": lambda case, by: actions.draft_case_study(case.pilot, case.pilot.city, by=by),
}


@pytest.fixture
def team() -> Piloting:
    return Piloting()


@pytest.fixture
def people(team) -> dict[str, User | AnonymousUser]:
    turin = team.turin
    both = both_roles(turin, Role.REVIEWER, Role.PUBLISHER)
    reviewer, publisher = secretary(Role.REVIEWER), secretary(Role.PUBLISHER)
    return everybody(turin, reviewer=reviewer, publisher=publisher, both=both)


class Again:
    """The case as a new request reads it."""

    def __init__(self, team: Piloting, case: Case):
        for name, row in vars(case).items():
            setattr(self, name, team.again(row))


def test_the_table_holds_for_every_role_state_and_action(team, people):
    check_table(
        TABLE,
        TOLD,
        STATES,
        ACTIONS,
        people,
        case_in=lambda state: Case(team, state),
        fresh=lambda case: Again(team, case),
    )


def test_partner_cities_do_what_is_theirs_in_every_open_state(team):
    """What no column of the table shows: the people of a city that takes part and does not lead."""
    editor = official(Role.CITY_EDITOR, City.objects.get(slug="tangier"), "editor.tangier")
    for state in ("proposed", "running", "completed"):
        case = Again(team, Case(team, state))
        assert Pilot.objects.visible_to(editor).filter(pk=case.pilot.pk).exists()
        assert editor.has_perm("pilots.see_money", case.pilot)
        ACTIONS["… of Tangier"](case, editor)
        for name in ("edit", "prepare", "cancel", "add a test", "edit a milestone", "measure", "grant", "book"):
            with pytest.raises(NotAllowed):
                ACTIONS[name](Again(team, case), editor)

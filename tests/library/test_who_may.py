"""Who may do what to a case study: every action, by every role, in every state, as the committed table says.

The table is made by doing it. After a change that is meant: `UPDATE_TABLE=1 pytest tests/library/test_who_may.py`, and
read the difference.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from cities.models import City
from core.errors import NotAllowed
from core.models import Comment
from library import actions
from library.models import CaseStudyEdition
from tests.library.editions import ABOUT_PICTURE, STATES, Office, both_roles, png
from tests.who_may import HEAD, check_table, everybody

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "who_may_do_what.txt"
TOLD = HEAD.format(what="case study", by="tests/library/test_who_may.py")


class Case:
    """An edition in one state, and what lies around it."""

    def __init__(self, edition: CaseStudyEdition, remark: Comment):
        self.edition, self.remark, self.study = edition, remark, edition.case_study

    def result(self):
        return self.edition.result_figures.select_related("edition__case_study__city").get()


def see(case: Case, by: User):
    if not CaseStudyEdition.objects.visible_to(by).filter(pk=case.edition.pk).exists():
        raise NotAllowed("There is nothing here.")


def write(**values) -> Callable:
    return lambda case, by: actions.edit_edition(case.edition, values, by=by, version=case.edition.version)


def tomorrow():
    return timezone.now() + timedelta(days=1)


ACTIONS: dict[str, Callable] = {
    "see": see,
    "start": lambda case, by: actions.start_case_study(case.study.city, {"title_en": "Another"}, by=by),
    "start next edition": lambda case, by: actions.start_edition(case.study, by=by),
    "write": write(context_en="Somebody else’s words."),
    "translate": write(abstract_ar="فتحت المدينة بيتًا."),
    "write a result": lambda case, by: actions.edit_part(case.result(), {"value": 41}, by=by, version=1),
    "add a file": lambda case, by: actions.add_file(case.edition, png(), ABOUT_PICTURE, by=by),
    "comment": lambda case, by: actions.comment(case.edition, "edition", "Is this so?", by=by),
    "resolve": lambda case, by: actions.resolve_comment(case.edition, case.remark, by=by),
    "submit": lambda case, by: actions.submit(case.edition, by=by),
    "request changes": lambda case, by: actions.request_changes(case.edition, by=by, note="Say more."),
    "approve": lambda case, by: actions.approve(case.edition, by=by),
    "plan": lambda case, by: actions.plan_publication(case.edition, by=by, at=tomorrow()),
    "publish": lambda case, by: actions.publish(case.edition, by=by),
    "withdraw": lambda case, by: actions.withdraw(case.edition, by=by, reason="An error."),
    "discard": lambda case, by: actions.discard_edition(case.edition, by=by, version=case.edition.version),
}


@pytest.fixture
def turin() -> City:
    return City.objects.get(slug="turin")


@pytest.fixture
def office(turin) -> Office:
    return Office(turin)


@pytest.fixture
def people(turin, office) -> dict[str, User | AnonymousUser]:
    both = both_roles(turin, Role.REVIEWER, Role.PUBLISHER)
    return everybody(turin, reviewer=office.reviewer, publisher=office.publisher, both=both)


def case_in(state: str, office: Office, both: User) -> Case:
    """Turin's case study in `state`, of which `both` wrote some, with a remark of the reviewer's on it."""
    edition = office.draft()
    edition = actions.edit_edition(edition, {"staff_en": "Two people."}, by=both, version=edition.version)
    remark = actions.comment(edition, "abstract", "Since when?", by=office.reviewer)
    return Case(office.again(office.taken_to(office.again(edition), state)), remark)


def test_the_table_holds_for_every_role_state_and_action(office, people):
    check_table(
        TABLE,
        TOLD,
        STATES,
        ACTIONS,
        people,
        case_in=lambda state: case_in(state, office, people["both"]),
        fresh=lambda case: Case(office.again(case.edition), case.remark),
    )


def test_every_action_on_a_case_study_is_in_the_table():
    shown = {
        *["start_case_study", "start_edition", "edit_edition", "edit_part", "add_file", "comment", "resolve_comment"],
        *["submit", "request_changes", "approve", "plan_publication", "publish", "withdraw", "discard_edition"],
    }
    # The same right and the same moment as writing; what is no action; the worker's.
    same = {"add_part", "remove_part", "remove_file", "take_over_texts", "confirm_translation"}
    words = {name for name in actions.__all__ if name.isupper()} | {"missing", "incomplete", "publish_due"}
    assert shown | same | words <= set(actions.__all__)

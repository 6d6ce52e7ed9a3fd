"""Who may do what to an edition: every action, by every role, in every state, as the committed table says.

The table is made by doing it. After a change that is meant: `UPDATE_TABLE=1 pytest tests/profiles/test_who_may.py`, and
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
from profiles import actions
from profiles.models import ProfileEdition
from tests.profiles.editions import STATES, Office, both_roles, taken_to, written_edition
from tests.who_may import HEAD, check_table, everybody

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "who_may_do_what.txt"
TOLD = HEAD.format(what="city's profile", by="tests/profiles/test_who_may.py")


class Case:
    """An edition in one state, and what lies around it."""

    def __init__(self, edition: ProfileEdition, remark: Comment):
        self.edition, self.remark, self.city = edition, remark, edition.city

    def part(self, kind: str):
        return getattr(self.edition, kind).select_related("edition__city").first()


def tomorrow():
    return timezone.now() + timedelta(days=1)


def write(kind: str, values: dict) -> Callable:
    def act(case: Case, by: User):
        row = case.part(kind)
        return actions.edit_part(row, values, by=by, version=row.version)

    return act


def see(case: Case, by: User):
    if not ProfileEdition.objects.visible_to(by).filter(pk=case.edition.pk).exists():
        raise NotAllowed("There is nothing here.")


ADOPTED = {"adopted_on": "2027-01-01", "council_en": "City Council"}
ACTIONS: dict[str, Callable] = {
    "see": see,
    "start": lambda case, by: actions.start_edition(case.city, by=by),
    "write chapter": write("chapters", {"body_en": "Somebody else’s words."}),
    "write figure": write("figures", {"value": 77}),
    "translate": write("chapters", {"body_ar": "من يعيش هنا."}),
    "translate after": lambda case, by: actions.open_translation(case.edition, "fr", by=by),
    "comment": lambda case, by: actions.comment(case.edition, "edition", "Is this so?", by=by),
    "resolve": lambda case, by: actions.resolve_comment(case.edition, case.remark, by=by),
    "submit": lambda case, by: actions.submit(case.edition, by=by),
    "request changes": lambda case, by: actions.request_changes(case.edition, by=by, note="Say more."),
    "approve": lambda case, by: actions.approve(case.edition, by=by),
    "plan": lambda case, by: actions.plan_publication(case.edition, by=by, at=tomorrow()),
    "publish": lambda case, by: actions.publish(case.edition, by=by),
    "withdraw": lambda case, by: actions.withdraw(case.edition, by=by, reason="An error."),
    "confirm still true": lambda case, by: actions.confirm_still_true(case.edition, "synopsis", by=by),
    "record adoption": lambda case, by: actions.record_adoption(case.edition, ADOPTED, by=by),
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
    """Turin's next edition in `state`, of which `both` wrote some, with a remark of the reviewer's on it."""
    edition = written_edition(office.city, by=office.writer)
    actions.add_part(edition, "services", {"kind": "legal", "name_en": "Advice", "provider": "The city"}, by=both)
    remark = actions.comment(edition, "chapter:synopsis", "Since when?", by=office.reviewer)
    people = {"submitter": office.submitter, "reviewer": office.reviewer, "publisher": office.publisher}
    edition = taken_to(ProfileEdition.objects.get(pk=edition.pk), state, **people)
    return Case(ProfileEdition.objects.get(pk=edition.pk), remark)


def test_the_table_holds_for_every_role_state_and_action(office, people):
    check_table(
        TABLE,
        TOLD,
        STATES,
        ACTIONS,
        people,
        case_in=lambda state: case_in(state, office, people["both"]),
        fresh=lambda case: Case(ProfileEdition.objects.get(pk=case.edition.pk), case.remark),
    )


def test_every_action_on_an_edition_is_in_the_table():
    elsewhere = {
        # Not about one edition: sources, indicators, the chapter tree, and what the worker does.
        "add_source",
        "edit_source",
        "add_indicator",
        "edit_section",
        "accept_correction",
        "ask_still_true",
        "publish_due",
        "do_next_import",
        # Told with their translation, in test_later_translations.py.
        "write_translation",
        "discard_translation",
        "publish_translation",
        # The same right and the same moment as writing a chapter.
        "add_part",
        "remove_part",
        "edit_edition",
        "answer_doubt",
        "move_priority",
        "send_figures",
        "look_again",
        "accept_figures",
        "forget_figures",
        "take_over_texts",
        # The documents of an edition and of its adoption: told in test_documents.py.
        "attach_file",
        "remove_file",
        "attach_adoption",
        "remove_adoption_file",
        # The same as translating.
        "confirm_part_translation",
    }
    shown = {
        "start_edition",
        "edit_part",
        "comment",
        "resolve_comment",
        "submit",
        "request_changes",
        "approve",
        "plan_publication",
        "publish",
        "withdraw",
        "confirm_still_true",
        "record_adoption",
        "discard_edition",
        "open_translation",
    }
    words = {name for name in actions.__all__ if name.isupper()} | {
        "doubts_wait",
        "unadoptable",
        "is_usable",
        "unpublishable",
        "untranslatable",
    }
    assert set(actions.__all__) - words == elsewhere | shown

"""Who may do what to an edition: every action, by every role, in every state, as the committed table says.

The table is made by doing it. After a change that is meant: `UPDATE_TABLE=1 pytest tests/profiles/test_who_may.py`, and
read the difference.
"""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.choices import CITY_ROLES, ORGANISATION_ROLES, SECRETARIAT_ROLES, Role
from accounts.models import User
from cities.models import City
from core.errors import NotAllowed, Refused, Stale
from core.models import Comment
from profiles import actions
from profiles.models import ProfileEdition
from tests.people import delegate, official, person, secretary
from tests.profiles.editions import STATES, Office, both_roles, taken_to, written_edition

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "who_may_do_what.txt"
HEAD = """\
# Who may do what to an edition of a city's profile, in each state of its life.
#
#   yes      it is done
#   refused  her role allows it, but not in this state, or not for this: nobody approves what she wrote some of, and a
#            translator writes translations alone. A sentence says why
#   –        this person may never do this
#
# The first columns are Turin's own people, the next the secretariat's; "Lyon" is an administrator of another city,
# "outside" an expert, an evaluator and an applicant (the three never differ), "both" a submitter of Turin who is also
# a reviewer and a publisher and wrote some of this edition, "root" a superuser.
# This file is written by tests/profiles/test_who_may.py, which says how.
"""


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
OUTSIDE = ["expert", "evaluator", "applicant"]
SHORT = {
    "city_reader": "reader",
    "city_editor": "editor",
    "city_submitter": "submit.",
    "city_admin": "c.admin",
    "officer": "officer",
    "reviewer": "review.",
    "publisher": "publis.",
    "translator": "transl.",
    "logistics": "logist.",
    "admin": "admin",
}


@pytest.fixture
def turin() -> City:
    return City.objects.get(slug="turin")


@pytest.fixture
def office(turin) -> Office:
    return Office(turin)


@pytest.fixture
def people(turin, office) -> dict[str, User | AnonymousUser]:
    """Every role of the portal. A role that is added without a column here fails."""
    secretaries = {role: secretary(role) for role in SECRETARIAT_ROLES if role not in {"reviewer", "publisher"}}
    held = {
        **{role: official(role, turin) for role in CITY_ROLES},
        **secretaries,
        "reviewer": office.reviewer,
        "publisher": office.publisher,
        **{role: delegate(role) for role in ORGANISATION_ROLES},
    }
    assert set(held) == set(Role)
    return {
        "anonymous": AnonymousUser(),
        **held,
        "elsewhere": official(Role.CITY_ADMIN, City.objects.get(slug="lyon")),
        "both": both_roles(turin, Role.REVIEWER, Role.PUBLISHER),
        "root": person("root", is_superuser=True, is_staff=True),
    }


def case_in(state: str, office: Office, both: User) -> Case:
    """Turin's next edition in `state`, of which `both` wrote some, with a remark of the reviewer's on it."""
    edition = written_edition(office.city, by=office.writer)
    actions.add_part(edition, "services", {"kind": "legal", "name_en": "Advice", "provider": "The city"}, by=both)
    remark = actions.comment(edition, "chapter:synopsis", "Since when?", by=office.reviewer)
    people = {"submitter": office.submitter, "reviewer": office.reviewer, "publisher": office.publisher}
    edition = taken_to(ProfileEdition.objects.get(pk=edition.pk), state, **people)
    return Case(ProfileEdition.objects.get(pk=edition.pk), remark)


def answer(act: Callable, case: Case, by) -> str:
    """What comes of it; everything is put back afterwards."""
    try:
        with transaction.atomic():
            act(case, by)
            transaction.set_rollback(True)
        return "yes"
    except NotAllowed:
        return "–"
    except (Refused, Stale, ValidationError):
        return "refused"


def columns(people: dict) -> dict[str, list[str]]:
    """The table's columns: a short head, and whom it stands for."""
    own = {SHORT[role]: [role] for role in [*CITY_ROLES, *SECRETARIAT_ROLES]}
    return {
        **own,
        "both": ["both"],
        "Lyon": ["elsewhere"],
        "outside": OUTSIDE,
        "anonym.": ["anonymous"],
        "root": ["root"],
    }


def lines(found: dict, people: dict) -> Iterator[str]:
    heads = columns(people)
    for action in ACTIONS:
        yield ""
        yield f"{action:<20}" + "".join(f"{head:<9}" for head in heads).rstrip()
        for state in STATES:
            cells = []
            for keys in heads.values():
                (cell,) = {found[state, action, key] for key in keys}
                cells.append(cell)
            yield f"  {state.value:<18}" + "".join(f"{cell:<9}" for cell in cells).rstrip()


def test_the_table_holds_for_every_role_state_and_action(office, people):
    found = {}
    for state in STATES:
        with transaction.atomic():
            case = case_in(state, office, people["both"])
            for action, act in ACTIONS.items():
                for who, by in people.items():
                    fresh = Case(ProfileEdition.objects.get(pk=case.edition.pk), case.remark)
                    found[state, action, who] = answer(act, fresh, forgetful(by))
            transaction.set_rollback(True)
    table = HEAD + "\n".join(lines(found, people)) + "\n"
    if os.environ.get("UPDATE_TABLE") == "1":
        TABLE.write_text(table)
    assert table.splitlines() == TABLE.read_text().splitlines()


def forgetful(user):
    """The person as a new request knows her: what was read of her roles before is read again."""
    return user if user.is_anonymous else User.objects.get(pk=user.pk)


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
        "is_usable",
        "unpublishable",
        "untranslatable",
    }
    assert set(actions.__all__) - words == elsewhere | shown

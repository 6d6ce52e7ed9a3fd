"""A table of who may do what, made by doing it: every action, by every role, in every state."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.choices import CITY_ROLES, ORGANISATION_ROLES, SECRETARIAT_ROLES, Role
from accounts.models import User
from cities.models import City
from core.errors import NotAllowed, Refused, Stale
from tests.people import delegate, official, person, secretary

HEAD = """\
# Who may do what to an edition of a {what}, in each state of its life.
#
#   yes      it is done
#   refused  her role allows it, but not in this state, or not for this: nobody approves what she wrote some of, and a
#            translator writes translations alone. A sentence says why
#   –        this person may never do this
#
# The first columns are Turin's own people, the next the secretariat's; "Lyon" is an administrator of another city,
# "outside" an expert, an evaluator and an applicant (the three never differ), "both" a submitter of Turin who is also
# a reviewer and a publisher and wrote some of this edition, "root" a superuser.
# This file is written by {by}, which says how.
"""
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


def everybody(city: City, *, reviewer: User, publisher: User, both: User) -> dict[str, User | AnonymousUser]:
    """Every role of the portal. A role that is added without a column here fails."""
    secretaries = {role: secretary(role) for role in SECRETARIAT_ROLES if role not in {"reviewer", "publisher"}}
    held = {
        **{role: official(role, city) for role in CITY_ROLES},
        **secretaries,
        "reviewer": reviewer,
        "publisher": publisher,
        **{role: delegate(role) for role in ORGANISATION_ROLES},
    }
    assert set(held) == set(Role)
    return {
        "anonymous": AnonymousUser(),
        **held,
        "elsewhere": official(Role.CITY_ADMIN, City.objects.get(slug="lyon")),
        "both": both,
        "root": person("root", is_superuser=True, is_staff=True),
    }


def answer(act: Callable, case, by) -> str:
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


def columns() -> dict[str, list[str]]:
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


def lines(found: dict, actions: Iterable[str], states: Iterable) -> Iterator[str]:
    heads = columns()
    for action in actions:
        yield ""
        yield f"{action:<20}" + "".join(f"{head:<9}" for head in heads).rstrip()
        for state in states:
            cells = []
            for keys in heads.values():
                (cell,) = {found[state, action, key] for key in keys}
                cells.append(cell)
            yield f"  {state.value:<18}" + "".join(f"{cell:<9}" for cell in cells).rstrip()


def check_table(
    path: Path,
    head: str,
    states: list,
    actions: dict[str, Callable],
    people: dict,
    case_in: Callable,
    fresh: Callable,
) -> None:
    """Do everything as everybody in every state and compare with the committed table, or write it.

    `case_in(state)` arranges what is acted on, `fresh(case)` reads it again.
    """
    found = {}
    for state in states:
        with transaction.atomic():
            case = case_in(state)
            for action, act in actions.items():
                for who, by in people.items():
                    found[state, action, who] = answer(act, fresh(case), forgetful(by))
            transaction.set_rollback(True)
    table = head + "\n".join(lines(found, actions, states)) + "\n"
    if os.environ.get("UPDATE_TABLE") == "1":
        path.write_text(table)
    assert table.splitlines() == path.read_text().splitlines()


def forgetful(user):
    """The person as a new request knows her: what was read of her roles before is read again."""
    return user if user.is_anonymous else User.objects.get(pk=user.pk)

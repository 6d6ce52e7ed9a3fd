"""Milestones, operational tests and trainings: each city writes its own, the lead city the tests."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.editing import change, locked
from core.errors import Refused
from core.permissions import require
from core.translation import text_fields
from pilots.actions.writing import add_row, only, open_pilot, own_city, refuse_too_many, remove_row, touch
from pilots.models import Milestone, OperationalTest, Participants, Pilot, Training

MILESTONE_FIELDS = ("due_on", "done_on", "evidence_url", "position", *text_fields(Milestone))
TRAINING_FIELDS = ("starts", "ends", "position", *text_fields(Training))
TEST_FIELDS = ("starts", "ends", "position", *text_fields(OperationalTest))
WRITABLE: dict[type, tuple[str, ...]] = {
    Milestone: MILESTONE_FIELDS,
    Training: TRAINING_FIELDS,
    OperationalTest: TEST_FIELDS,
}


def ask(row: Milestone | Training | OperationalTest, by: User) -> None:
    """What has a city is that city's; a test is a shared part of the pilot."""
    if isinstance(row, OperationalTest):
        require(by, "pilots.edit_pilot", row.pilot)
    else:
        require(by, "pilots.edit_own_part", row.city)


@transaction.atomic
def add_milestone(pilot: Pilot, city: City, values: dict, *, by: User) -> Milestone:
    """A step of the work plan that `city`, one of the pilot's, answers for."""
    require(by, "pilots.edit_own_part", city)
    now = open_pilot(pilot)
    own_city(now, city)
    refuse_too_many(now.milestones)
    return add_row(Milestone(pilot=now, city=city), only(values, MILESTONE_FIELDS), by=by, action="add_milestone")


@transaction.atomic
def reach_milestone(milestone: Milestone, values: dict, *, by: User, version: int, done_on: date) -> Milestone:
    """It is done, since a day, with what shows it (`evidence_en` …, `evidence_url`)."""
    shown = only(values, ("evidence_url", "evidence_en", "evidence_fr", "evidence_ar"))
    return edit_work(milestone, {**shown, "done_on": done_on}, by=by, version=version)


@transaction.atomic
def add_training(pilot: Pilot, city: City, values: dict, *, by: User, participants: Iterable[dict] = ()) -> Training:
    """`participants`: `{"sex": …, "kind": …, "number": …}` for each group that came."""
    require(by, "pilots.edit_own_part", city)
    now = open_pilot(pilot)
    own_city(now, city)
    refuse_too_many(now.trainings)
    row = add_row(Training(pilot=now, city=city), only(values, TRAINING_FIELDS), by=by, action="add_training")
    count(row, participants, by=by)
    return row


@transaction.atomic
def set_participants(training: Training, participants: Iterable[dict], *, by: User, version: int) -> Training:
    """All who came, group by group, in place of what was counted before."""
    require(by, "pilots.edit_own_part", training.city)
    now = locked(training, version=version, wanted={})
    open_pilot(now.pilot)
    count(now, participants, by=by)
    touch(now)
    return now


def count(training: Training, participants: Iterable[dict], *, by: User) -> None:
    before = counted(training)
    training.participants.all().delete()
    for group in participants:
        row = Participants(training=training, **only(group, ("sex", "kind", "number")))
        row.full_clean()
        row.save()
    if before != (after := counted(training)):
        audit.record("count_participants", training.tag, by=by.key, changes={"participants": [before, after]})


def counted(training: Training) -> list[str]:
    return [str(row) for row in training.participants.order_by("kind", "sex")]


@transaction.atomic
def add_test(pilot: Pilot, values: dict, *, by: User) -> OperationalTest:
    """What is tried on the ground; a hypothesis is enough to begin with."""
    require(by, "pilots.edit_pilot", pilot)
    now = open_pilot(pilot)
    refuse_too_many(now.tests)
    return add_row(OperationalTest(pilot=now), only(values, TEST_FIELDS), by=by, action="add_test")


@transaction.atomic
def edit_work(row: Any, values: dict, *, by: User, version: int) -> Any:
    """Write a milestone, a training or a test. Raises Stale when somebody changed it since."""
    ask(row, by)
    wanted = only(values, WRITABLE[type(row)])
    now = locked(row, version=version, wanted=wanted)
    open_pilot(now.pilot)
    change(now, wanted, by=by.key, action=f"edit_{now._meta.model_name}", tag=now.tag)
    return now


@transaction.atomic
def pass_on(row: Any, city: City, *, by: User, version: int) -> Any:
    """Another city of the pilot answers for a milestone or a training from now on; who may write both says so."""
    require(by, "pilots.edit_own_part", row.city)
    require(by, "pilots.edit_own_part", city)
    now = locked(row, version=version, wanted={"city": city})
    own_city(open_pilot(now.pilot), city)
    change(now, {"city": city}, by=by.key, action=f"edit_{now._meta.model_name}", tag=now.tag)
    return now


@transaction.atomic
def remove_work(row: Any, *, by: User, version: int) -> None:
    """Take a milestone, a training or a test out. What was done stays on the record."""
    ask(row, by)
    now = locked(row, version=version, wanted={})
    open_pilot(now.pilot)
    if isinstance(now, Milestone) and now.is_done:
        raise Refused(_("This milestone was reached; it is kept."))
    if isinstance(now, Milestone) and now.files.exists():
        raise Refused(_("Take its documents away first."))
    remove_row(now, by=by, action=f"remove_{now._meta.model_name}")

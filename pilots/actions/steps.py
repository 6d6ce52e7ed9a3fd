"""The steps of a pilot, from the proposal to the evaluation. From where to where: `choices.PILOT_LIFECYCLE`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.editing import locked, mark_translations
from core.lifecycle import move
from core.permissions import require
from core.translation import LANGUAGES
from pilots import emails
from pilots.actions.writing import only
from pilots.choices import PilotStatus
from pilots.models import Pilot
from pilots.search import keep_found

EVALUATION = tuple(f"evaluation_{code}" for code in LANGUAGES)


def step(pilot: Pilot, to: PilotStatus, permission: str, *, by: User, version: int, **noted: Any) -> Pilot:
    """Lock, ask, move, keep found. Raises Stale when somebody changed the pilot since it was read."""
    require(by, permission, pilot)
    now = locked(pilot, version=version, wanted={})
    move(now, to, by=by.key, version=now.version + 1, **noted)
    keep_found(now)
    return now


@transaction.atomic
def select(pilot: Pilot, *, by: User, version: int) -> Pilot:
    """The secretariat selects a proposal; the public knows of it from now on."""
    now = step(pilot, PilotStatus.SELECTED, "pilots.select", by=by, version=version, selected_at=timezone.now())
    emails.selected(now)
    return now


@transaction.atomic
def prepare(pilot: Pilot, *, by: User, version: int) -> Pilot:
    return step(pilot, PilotStatus.PREPARING, "pilots.run", by=by, version=version)


@transaction.atomic
def start(pilot: Pilot, *, by: User, version: int) -> Pilot:
    """It runs; also after it was suspended, or when the record did not know its state."""
    return step(pilot, PilotStatus.RUNNING, "pilots.run", by=by, version=version, reason="")


@transaction.atomic
def suspend(pilot: Pilot, *, by: User, version: int, reason: str = "") -> Pilot:
    return step(pilot, PilotStatus.SUSPENDED, "pilots.run", by=by, version=version, reason=reason.strip())


@transaction.atomic
def complete(pilot: Pilot, *, by: User, version: int) -> Pilot:
    """The work has ended; results, money and lessons are still written until it is evaluated."""
    return step(pilot, PilotStatus.COMPLETED, "pilots.run", by=by, version=version)


@transaction.atomic
def evaluate(pilot: Pilot, values: dict, *, by: User, version: int) -> Pilot:
    """With the evaluation in words, in at least one language (`evaluation_en` …). It stays as it is afterwards."""
    require(by, "pilots.evaluate", pilot)
    wanted = only(values, EVALUATION)
    now = locked(pilot, version=version, wanted=wanted)
    if not any(wanted.values()):
        raise ValidationError({EVALUATION[0]: _("Write the evaluation in at least one language.")})
    changes = {name: [getattr(now, name), value] for name, value in wanted.items()}
    for name, value in wanted.items():
        setattr(now, name, value)
    mark_translations(now, changes, by=by.key)
    move(now, PilotStatus.EVALUATED, by=by.key, version=now.version + 1)
    keep_found(now)
    emails.evaluated(now)
    return now


@transaction.atomic
def cancel(pilot: Pilot, *, by: User, version: int, reason: str) -> Pilot:
    """Called off, with a reason that everyone concerned reads."""
    now = step(pilot, PilotStatus.CANCELLED, "pilots.cancel", by=by, version=version, reason=reason.strip())
    emails.cancelled(now)
    return now

"""“By March we will …”: what cities promise at meetings, and whether they keep it."""

from calendar import monthrange
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.changing import all_or_nothing
from core.editing import change, locked, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import text_fields
from meetings import emails
from meetings.choices import AFTER_IT_BEGAN, PledgeState
from meetings.models import Meeting, Pledge

PLEDGE_FIELDS = ("due_on", *(name for name in text_fields(Pledge) if name.startswith("promise_")))
OUTCOME = tuple(name for name in text_fields(Pledge) if name.startswith("outcome_"))
REMIND_AFTER = (3, 6, 12)  # months after the promise
MOST = 50  # pledges of a city at one meeting


@all_or_nothing
def make_pledge(meeting: Meeting, city: City, values: dict[str, Any], *, by: User) -> Pledge:
    """A city promises something at a meeting that has begun; everybody reads it."""
    require(by, "meetings.pledge", city)
    now = locked_row(meeting)
    if now.status not in AFTER_IT_BEGAN:
        raise Refused(_("Cities promise something at a meeting, or after it: this one has not begun."))
    if now.pledges.filter(city=city).count() >= MOST:
        raise Refused(_("More than %(most)s promises of one city cannot be kept here.") % {"most": MOST})
    wanted = {name: value for name, value in values.items() if name in PLEDGE_FIELDS}
    row = Pledge(meeting=now, city=city, **wanted)
    mark_translations(row, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    row.save()
    audit.record("make_pledge", row.tag, by=by.key, changes={"pledge": [None, str(row)]})
    return row


@all_or_nothing
def edit_pledge(pledge: Pledge, values: dict[str, Any], *, by: User, version: int) -> Pledge:
    """Its words and its day, while it is open. Raises Stale when somebody changed it since."""
    require(by, "meetings.pledge", pledge.city)
    wanted = {name: value for name, value in values.items() if name in PLEDGE_FIELDS}
    now = locked(pledge, version=version, wanted=wanted)
    if now.state != PledgeState.OPEN:
        raise Refused(_("This promise is settled. Open it again to change it."))
    change(now, wanted, by=by.key, action="edit_pledge", tag=now.tag)
    return now


@all_or_nothing
def settle_pledge(pledge: Pledge, state: str, values: dict[str, Any], *, by: User, version: int) -> Pledge:
    """Kept or given up, with what came of it in words; or open again."""
    require(by, "meetings.pledge", pledge.city)
    if state not in PledgeState.values:
        raise ValidationError({"state": _("Choose whether the promise is kept, open or given up.")})
    wanted = {name: value for name, value in values.items() if name in OUTCOME}
    if state != PledgeState.OPEN and not any(wanted.values()):
        raise ValidationError({OUTCOME[0]: _("Say in at least one language what came of it.")})
    now = locked(pledge, version=version, wanted={"state": state, **wanted})
    settled_on = None if state == PledgeState.OPEN else timezone.localdate()
    change(now, {"state": state, "settled_on": settled_on, **wanted}, by=by.key, action="settle_pledge", tag=now.tag)
    return now


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def remind_of_pledges() -> int:
    """Ask each city after 3, 6 and 12 months what became of its open promises: each time once. Gives how many."""
    today = timezone.localdate()
    asked = 0
    for pledge in Pledge.objects.open().select_related("city", "meeting"):
        due = [months for months in REMIND_AFTER if months_after(pledge.pledged_on, months) <= today]
        if due:
            asked += emails.pledge_due(pledge, max(due))
    return asked

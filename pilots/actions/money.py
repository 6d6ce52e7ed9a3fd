"""Money: lines planned by the lead city, granted by the secretariat, booked on by both."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import Organisation
from core import audit
from core.audit import plain
from core.editing import change, locked
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import text_fields
from pilots.actions.writing import add_row, only, open_pilot, refuse_too_many, remove_row
from pilots.choices import PAYING, EntryKind
from pilots.models import BudgetEntry, BudgetLine, Funding, Pilot

NOTHING = Decimal(0)


class OverGranted(Refused):
    """Refused for want of a reason: more is booked, or to be booked, than is granted."""


LINE_FIELDS = ("currency", "planned", "position", *text_fields(BudgetLine))
ENTRY_FIELDS = ("uid", "kind", "amount", "booked_on", "note", "over_reason")


@transaction.atomic
def add_funding(pilot: Pilot, funder: Organisation, *, by: User) -> Funding:
    """An organisation funds the pilot; the public reads its money in bands until the funder decides otherwise."""
    require(by, "pilots.edit_pilot", pilot)
    return add_row(Funding(pilot=open_pilot(pilot), funder=funder), {}, by=by, action="add_funding")


@transaction.atomic
def disclose(funding: Funding, disclosure: str, *, by: User, version: int) -> Funding:
    """In bands or exact, as the funder decided and told the secretariat."""
    require(by, "pilots.grant", funding.pilot)
    wanted = {"disclosure": disclosure}
    now = locked(funding, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="disclose", tag=now.tag)
    return now


@transaction.atomic
def add_line(funding: Funding, values: dict, *, by: User) -> BudgetLine:
    """What the funder is to pay for, as planned."""
    require(by, "pilots.edit_pilot", funding.pilot)
    now = open_pilot(funding.pilot)
    refuse_too_many(now.budget_lines)
    return add_row(BudgetLine(pilot=now, funding=funding), only(values, LINE_FIELDS), by=by, action="add_line")


@transaction.atomic
def edit_line(line: BudgetLine, values: dict, *, by: User, version: int) -> BudgetLine:
    """What is planned. Raises Stale when somebody changed the line, or booked on it, since."""
    require(by, "pilots.edit_pilot", line.pilot)
    wanted = only(values, LINE_FIELDS)
    now = locked(line, version=version, wanted=wanted)
    open_pilot(now.pilot)
    is_other = wanted.get("currency", now.currency) != now.currency
    if is_other and (now.granted is not None or now.entries.exists()):
        raise Refused(_("Money was granted or booked on this line in its currency. Add another line."))
    change(now, wanted, by=by.key, action="edit_line", tag=now.tag)
    return now


@transaction.atomic
def remove_line(line: BudgetLine, *, by: User, version: int) -> None:
    """Only while nothing is granted and nothing was booked."""
    require(by, "pilots.edit_pilot", line.pilot)
    now = locked(line, version=version, wanted={})
    open_pilot(now.pilot)
    if now.granted is not None or now.entries.exists():
        raise Refused(_("Money was granted or booked on this line; it is kept."))
    remove_row(now, by=by, action="remove_line")


@transaction.atomic
def grant(line: BudgetLine, amount: Decimal, *, by: User, version: int, over_reason: str = "") -> BudgetLine:
    """What the funder grants. Less than is committed or spent already needs a stated reason."""
    require(by, "pilots.grant", line.pilot)
    wanted: dict[str, Any] = {"granted": amount}
    now = locked(line, version=version, wanted=wanted)
    if now.pilot.status not in PAYING:
        raise Refused(_("Money is granted to what was selected and is not closed yet."))
    is_over = amount is not None and NOTHING <= amount < max(now.committed, now.spent)
    if is_over and not over_reason.strip():
        raise OverGranted(_("More than this is committed or spent already. Say why the grant is smaller."))
    wanted["over_reason"] = over_reason.strip() if is_over else ""
    change(now, wanted, by=by.key, action="grant", tag=now.tag)
    return now


@transaction.atomic
def book(line: BudgetLine, values: dict, *, by: User) -> BudgetEntry:
    """A commitment or a payment on a line (`kind`, `amount`, `booked_on`, `note`); an amount below nothing takes back.

    What is sent twice under one `uid` is booked once.

    More than was granted is refused without `over_reason`. Whoever books at the same moment waits, and is checked
    against what was booked before; the line as it then stands is `entry.line`.
    """
    require(by, "pilots.book", line.pilot)
    wanted = only(values, ENTRY_FIELDS)
    now = locked_row(line)
    if there := booked_already(now, wanted):
        return there
    if now.pilot.status not in PAYING:
        raise Refused(_("Money is booked on what was selected and is not closed yet."))
    if now.granted is None:
        raise Refused(_("Nothing is granted on this line yet."))
    entry = BudgetEntry(line=now, currency=now.currency, booked_by=by.key, **wanted)
    entry.booked_on = entry.booked_on or timezone.localdate()
    entry.over_reason = entry.over_reason.strip()
    entry.full_clean()
    refuse_overspending(now, entry)
    entry.save()
    told = {entry.kind: [plain(getattr(now, entry.kind)), plain(getattr(now, entry.kind) + entry.amount)]}
    audit.record("book", now.tag, by=by.key, changes=told)
    entry.line.refresh_from_db()
    return entry


def booked_already(line: BudgetLine, wanted: dict) -> BudgetEntry | None:
    """The entry that the same form has made before. Raises Refused when the form says something else by now."""
    there = BudgetEntry.objects.filter(uid=wanted["uid"]).select_related("line").first() if "uid" in wanted else None
    if there is None:
        return None
    if there.line != line or any(value != getattr(there, name) for name, value in wanted.items() if value):
        raise Refused(_("This form was booked already, with other words. Open the line again to book more."))
    return there


def refuse_overspending(line: BudgetLine, entry: BudgetEntry) -> None:
    total = getattr(line, EntryKind(entry.kind)) + entry.amount
    column: Any = BudgetLine._meta.get_field(entry.kind)
    column.run_validators(total)  # no more digits than the sum can hold
    if total < NOTHING:
        raise Refused(_("No more can be taken back than was booked."))
    if entry.amount > 0 and total > (line.granted or NOTHING) and not entry.over_reason:
        raise OverGranted(_("This is more than was granted. Say why, or stay below."))

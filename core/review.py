"""The steps of an edition's review, the same for profiles, case studies and fact sheets.

A concrete app asks who may take the step; here stands when it may be taken. Every function expects to be called inside
a transaction, locks the edition first and gives it back as it stands then.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import audit
from core.choices import EditionStatus
from core.editions import Edition
from core.errors import Refused, Stale
from core.lifecycle import locked_row, move

log = logging.getLogger(__name__)

Row = TypeVar("Row", bound=Edition)

FURTHEST_PLAN = timedelta(days=366)
UNAPPROVED: dict[str, Any] = {"approved_by": "", "approved_at": None, "publish_at": None, "published_by": ""}


def locked_edition(edition: Row, version: int | None = None) -> Row:
    """The edition under lock. Raises Stale when it is no longer the version that was read."""
    now = locked_row(edition)
    if version is not None and now.version != version:
        raise Stale(now, {"status": now.status, "version": now.version})
    return now


def writable(edition: Row) -> Row:
    """The edition under lock, when it may be written in. Raises Refused with what to do instead."""
    now = locked_row(edition)
    if words := unwritable(now):
        raise Refused(words)
    return now


def unwritable(edition: Edition) -> str:
    """Why nobody may write in it now; empty when it can be written in."""
    if edition.is_frozen:
        return _("A published edition never changes. Start a new edition instead.")
    if not edition.is_writable:
        return _("This edition is being reviewed. Once the reviewer answers, it can be written in again.")
    return ""


def kept_for_good(edition: Edition) -> str:
    """Why an edition cannot be thrown away; empty while it can: what was never submitted."""
    if edition.submitted_at:
        return _("This edition was submitted once. What reviewers have read is kept.")
    return unwritable(edition)


def written(edition: Row, *, by: str) -> None:
    """Note that `by` wrote some of a locked edition; an approval ends with that, and a new count of writers begins."""
    was_approved = edition.status == EditionStatus.APPROVED
    edition.writers = [by] if was_approved else sorted({*edition.writers, by})
    edition.version += 1
    if edition.status == EditionStatus.DRAFT:
        edition.save(update_fields=["writers", "version"])
    else:
        move(edition, EditionStatus.DRAFT, by=by, **UNAPPROVED)


def step(edition: Row, to: str, *, by: str, version: int | None, **fields: Any) -> Row:
    """One step of the life cycle; the version counts it, so that nobody acts on what she has not read."""
    now = locked_row(edition)
    if now.status == to:
        raise Refused(
            _("Somebody has just done this: it is already “%(status)s”.") % {"status": now.get_status_display()}
        )
    now = locked_edition(now, version)
    move(now, to, by=by, version=now.version + 1, **fields)
    return now


def submit(edition: Row, *, by: str, version: int | None = None) -> Row:
    note = {"submitted_by": by, "submitted_at": timezone.now(), "review_note": ""}
    return step(edition, EditionStatus.IN_REVIEW, by=by, version=version, **note)


def request_changes(edition: Row, *, by: str, note: str, version: int | None = None) -> Row:
    if not note.strip():
        raise Refused(_("Say what should change: the city will read it."))
    return step(edition, EditionStatus.CHANGES_REQUESTED, by=by, version=version, review_note=note)


def approve(edition: Row, *, by: str, version: int | None = None) -> Row:
    """Four eyes: nobody approves what she wrote any of, whatever her roles."""
    if words := two_eyes(locked_row(edition), by):
        raise Refused(words)
    note = {"approved_by": by, "approved_at": timezone.now()}
    return step(edition, EditionStatus.APPROVED, by=by, version=version, **note)


def two_eyes(edition: Edition, by: str) -> str:
    """Why this person may not be the one to approve; empty when nothing of it is hers."""
    if by in edition.writers:
        return _("You wrote some of this edition. Somebody else has to approve it.")
    return ""


def unplannable(edition: Edition) -> str:
    """Why its publication cannot be planned; empty when it can."""
    return "" if edition.status == EditionStatus.APPROVED else _("Only an approved edition can be planned.")


def schedule(edition: Row, *, by: str, at: datetime | None, version: int | None = None) -> Row:
    """Publish an approved edition at a time to come; with no time, take the plan back."""
    now: Any = locked_edition(edition, version)
    if words := unplannable(now):
        raise Refused(words)
    if at is not None and at <= timezone.now():
        raise Refused(_("This time is over. Choose a time to come, or publish now."))
    if at is not None and at > timezone.now() + FURTHEST_PLAN:
        raise Refused(_("A publication is planned at most a year ahead."))
    before = now.publish_at
    now.publish_at, now.published_by, now.version = at, by if at else "", now.version + 1
    now.save(update_fields=["publish_at", "published_by", "version"])
    audit.record("plan_publication", now.tag, by=by, changes={"publish_at": [before, at]})
    return now


def publish(edition: Row, *, by: str, siblings: Any, version: int | None = None) -> Row:
    """Publish; what was published until now is superseded in the same transaction. `siblings`: all its editions."""
    with transaction.atomic():
        now = locked_row(edition)
        if now.status == EditionStatus.APPROVED:
            locked_edition(now, version)
            for before in siblings.filter(status=EditionStatus.PUBLISHED).select_for_update(of=("self",)):
                move(before, EditionStatus.SUPERSEDED, by=by, version=before.version + 1)
        note = {"published_by": by, "published_at": timezone.now()}
        return step(now, EditionStatus.PUBLISHED, by=by, version=version, **note)


def publish_due(model: type[Row], make_public: Callable[[Row], Any]) -> int:
    """Publish every edition of this kind whose planned time has come, each by itself. Gives how many.

    What another worker holds is passed over; what cannot be published does not keep the others waiting.
    """
    due = model._default_manager.filter(status=EditionStatus.APPROVED, publish_at__lte=timezone.now())
    waiting = list(due.order_by("publish_at").values_list("pk", flat=True))
    return sum(publish_planned(model, pk, make_public) for pk in waiting)


def publish_planned(model: type[Row], pk: int, make_public: Callable[[Row], Any]) -> bool:
    """Publish one edition if its time has come and nobody else is about to."""
    due = model._default_manager.filter(pk=pk, status=EditionStatus.APPROVED, publish_at__lte=timezone.now())
    try:
        with transaction.atomic():
            edition = due.select_for_update(of=("self",), skip_locked=True).first()
            if edition is None:
                return False
            make_public(edition)
            return True
    except Exception as fault:
        log.error("A planned publication failed (%s %s): %s", model.__name__, pk, type(fault).__name__)
        return False


def withdraw(edition: Row, *, by: str, reason: str, version: int | None = None) -> Row:
    """Take a published edition back; its address tells the reason and the date from now on."""
    if not reason.strip():
        raise Refused(_("Say why it is withdrawn: its address will tell readers."))
    note = {"withdrawn_reason": reason, "withdrawn_at": timezone.now()}
    return step(edition, EditionStatus.WITHDRAWN, by=by, version=version, **note)

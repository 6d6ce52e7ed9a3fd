"""Updates of a pilot: written by one of its cities, read first by whom that city wishes, then public."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core.editing import change, locked
from core.errors import Refused
from core.lifecycle import locked_row, move
from core.permissions import require
from core.translation import text_fields
from pilots import emails
from pilots.actions.writing import add_row, only, own_city, refuse_too_many, remove_row
from pilots.choices import UpdateReview, UpdateStatus
from pilots.models import Pilot, PilotCity, Update
from pilots.rules import publishing

UPDATE_FIELDS = ("language", *text_fields(Update))


@transaction.atomic
def write_update(pilot: Pilot, city: City, values: dict, *, by: User) -> Update:
    """A draft of news, by one of the pilot's cities, in any language."""
    require(by, "pilots.write_update", city)
    now = locked_row(pilot)
    own_city(now, city)
    refuse_too_many(now.updates)
    row = Update(pilot=now, city=city, writers=[by.key])
    row.language = values.get("language") or row.language
    return add_row(row, only(values, UPDATE_FIELDS), by=by, action="write_update")


@transaction.atomic
def edit_update(update: Update, values: dict, *, by: User, version: int) -> Update:
    """What is public already is changed, at once, only by those who could publish it."""
    require(by, "pilots.write_update", update.city)
    wanted = only(values, UPDATE_FIELDS)
    now = locked(update, version=version, wanted=wanted)
    if now.status == UpdateStatus.WITHDRAWN:
        raise Refused(_("This was taken back. Write another update."))
    if now.is_published:
        ask_publisher(now, by)
    else:
        count_writer(now, by)
    change(now, wanted, by=by.key, action="edit_update", tag=now.tag, first=now.language)
    return now


@transaction.atomic
def submit_update(update: Update, *, by: User, version: int) -> Update:
    """To whoever reads it first."""
    require(by, "pilots.write_update", update.city)
    now = locked(update, version=version, wanted={})
    review = review_of(now)
    if review == UpdateReview.NONE:
        raise Refused(_("Your city publishes its updates without a review."))
    move(now, UpdateStatus.IN_REVIEW, by=by.key, version=now.version + 1, review_note="")
    emails.update_submitted(now, review)
    return now


@transaction.atomic
def ask_for_changes(update: Update, *, by: User, version: int, note: str) -> Update:
    ask_publisher(update, by)
    now = locked(update, version=version, wanted={})
    if not note.strip():
        raise Refused(_("Say what should change: the city will read it."))
    move(now, UpdateStatus.DRAFT, by=by.key, version=now.version + 1, review_note=note.strip())
    emails.update_changes(now)
    return now


@transaction.atomic
def publish_update(update: Update, *, by: User, version: int) -> Update:
    """Public from now on. Where the city wishes for a review, nobody publishes what she wrote any of."""
    ask_publisher(update, by)
    now = locked(update, version=version, wanted={})
    if not now.pilot.is_public:
        raise Refused(_("Updates are published once the pilot is selected."))
    if words := two_eyes(now, review_of(now), by):
        raise Refused(words)
    at = now.published_at or timezone.now()
    move(now, UpdateStatus.PUBLISHED, by=by.key, version=now.version + 1, published_by=by.key, published_at=at)
    return now


@transaction.atomic
def withdraw_update(update: Update, *, by: User, version: int, reason: str) -> Update:
    """Off the pages at once, with a reason."""
    ask_publisher(update, by)
    now = locked(update, version=version, wanted={})
    move(now, UpdateStatus.WITHDRAWN, by=by.key, version=now.version + 1, withdrawn_reason=reason.strip())
    return now


@transaction.atomic
def discard_update(update: Update, *, by: User, version: int) -> None:
    """Throw a draft away; nobody else has seen it."""
    require(by, "pilots.write_update", update.city)
    now = locked(update, version=version, wanted={})
    if now.status != UpdateStatus.DRAFT:
        raise Refused(_("Only a draft is thrown away. What is public is taken back, with a reason."))
    if now.files.exists():
        raise Refused(_("Take its documents away first."))
    remove_row(now, by=by, action="discard_update")


def count_writer(update: Update, by: User) -> None:
    """Whoever gives something to an update that is not public yet has written some of it."""
    update.writers = sorted({*update.writers, by.key})


def two_eyes(update: Update, review: str, by: User) -> str:
    """Why this person may not be the one to publish it; empty when nothing of it is hers, or nobody has to read it."""
    if review != UpdateReview.NONE and by.key in update.writers:
        return _("Whoever wrote it does not publish it. A colleague can.")
    return ""


def review_of(update: Update) -> str:
    """As the city wishes it now."""
    return PilotCity.objects.get(pilot=update.pilot_id, city=update.city_id).update_review


def ask_publisher(update: Update, by: User) -> None:
    """Raises NotAllowed unless she may publish for this city, as the city wishes."""
    permission, about = publishing(update.city, review_of(update))
    require(by, permission, about)

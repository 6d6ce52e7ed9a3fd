"""What the secretariat keeps beside meetings: venues and rooms, interpreters, people on a stage, days off."""

from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.audit import plain
from core.editing import Versioned, change, locked, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import TranslatedModel, text_fields
from meetings.models import Blackout, Contributor, ContributorContact, InterpreterTeam, Room, Venue

VENUE_FIELDS = ("city", "address", "website", *text_fields(Venue))
ROOM_FIELDS = ("name", "capacity", "step_free", "note")
TEAM_FIELDS = ("name", "languages", "note")
CONTRIBUTOR_FIELDS = ("name", "organisation", "city", "person", *text_fields(Contributor))
BLACKOUT_FIELDS = ("kind", "city", "country", "first_day", "last_day", *text_fields(Blackout))
WRITABLE = {
    Venue: VENUE_FIELDS,
    Room: ROOM_FIELDS,
    InterpreterTeam: TEAM_FIELDS,
    Contributor: CONTRIBUTOR_FIELDS,
    Blackout: BLACKOUT_FIELDS,
}


@transaction.atomic
def add_place(row: Any, values: dict, *, by: User) -> Any:
    """A venue, a room, a team, a contributor or a day off; `row` is a new one of its kind."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in WRITABLE[type(row)]}
    for name, value in wanted.items():
        setattr(row, name, value)
    if isinstance(row, TranslatedModel):
        mark_translations(row, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    if isinstance(row, Venue):
        row.slug = free_slug(row)
    row.full_clean()
    row.save()
    audit.record(f"add_{row._meta.model_name}", row.tag, by=by.key, changes={"name": [None, named(row)]})
    return row


def named(row: Any) -> str:
    """How the trail names a record. The trail is for ever: somebody who can be erased stands in it by her key."""
    return str(row.key if isinstance(row, Contributor) else row)


def free_slug(venue: Any) -> str:
    stem = slugify(venue.name_en or venue.name_fr)[:70].strip("-") or "venue"
    taken = set(Venue.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)


@transaction.atomic
def edit_place(row: Any, values: dict, *, by: User, version: int) -> Any:
    """Write it. Raises Stale when somebody changed it since."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in WRITABLE[type(row)]}
    now: Any = locked(row, version=version, wanted=wanted)
    private = isinstance(row, Contributor)
    change(now, wanted, by=by.key, action=f"edit_{row._meta.model_name}", tag=now.tag, in_confidence=private)
    return now


@transaction.atomic
def remove_place(row: Versioned | models.Model, *, by: User) -> None:
    """Take it out of the lists, when nothing stands on it."""
    require(by, "meetings.schedule")
    now: Any = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    try:
        with transaction.atomic():
            tag, words = now.tag, named(now)
            now.delete()
    except ProtectedError as in_use:
        raise Refused(_("Meetings still need this. Take it out of their sessions first.")) from in_use
    audit.record(f"remove_{row._meta.model_name}", tag, by=by.key, changes={"name": [words, None]})


@transaction.atomic
def set_contact(contributor: Contributor, *, email: str, language: str, by: User) -> None:
    """Where she is written to; without an address the row goes. The trail says that it changed, not to what."""
    require(by, "meetings.schedule")
    now = locked_row(contributor)
    row = ContributorContact.objects.filter(contributor=now).first()
    before = (row.email, row.language) if row else ("", "")
    if (email, language if email else "") == before:
        return
    if not email:
        ContributorContact.objects.filter(contributor=now).delete()
    else:
        row = row or ContributorContact(contributor=now)
        row.email, row.language = email, language
        row.full_clean()
        row.save()
    audit.record("change_contact", now.tag, by=by.key, changes={"contact": [plain(bool(before[0])), bool(email)]})

"""What every change of a part has in common: the pilot held and still open, the row written, the trail."""

from typing import Any, TypeVar

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.editing import Versioned, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.translation import TranslatedModel
from pilots.choices import OPEN_PILOTS
from pilots.models import Pilot

Row = TypeVar("Row", bound=models.Model)
MOST = 500  # rows of one kind in a pilot


def open_pilot(pilot: Pilot) -> Pilot:
    """The pilot under lock, while it can be worked on. Raises Refused for what was evaluated or cancelled."""
    now = locked_row(pilot)
    refuse_closed(now)
    return now


def refuse_closed(pilot: Pilot) -> None:
    if pilot.status not in OPEN_PILOTS:
        raise Refused(_("This pilot is “%(state)s”: it stays as it is.") % {"state": pilot.get_status_display()})


def own_city(pilot: Pilot, city: City) -> None:
    """Raises Refused for a city that is not one of the pilot's; the database does so too."""
    if not pilot.city_parts.filter(city=city).exists():
        raise Refused(_("%(city)s is not part of this pilot.") % {"city": city.name})


def only(values: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """What may be written; whatever else was sent has no effect."""
    return {name: value for name, value in values.items() if name in fields}


def add_row(row: Row, values: dict[str, Any], *, by: User, action: str) -> Row:
    """Write a new row from its values, and the trail."""
    made: Any = row
    for name, value in values.items():
        setattr(made, name, value)
    if isinstance(made, TranslatedModel):
        first = getattr(made, "language", "")
        mark_translations(made, {name: ["", value] for name, value in values.items()}, by=by.key, first=first)
    made.full_clean()
    made.save()
    audit.record(action, made.tag, by=by.key, changes={"added": [None, str(made)]})
    return row


def remove_row(now: Any, *, by: User, action: str) -> None:
    """Take a locked row away."""
    audit.record(action, now.tag, by=by.key, changes={"removed": [str(now), None]})
    now.delete()


def refuse_too_many(rows: Any) -> None:
    if rows.count() >= MOST:
        raise Refused(_("More than %(most)s of these cannot be kept here.") % {"most": MOST})


def touch(now: Versioned) -> None:
    """Another version of a locked row of which only the ties changed."""
    now.version += 1
    now.save(update_fields=["version"])


def free_slug(model: type[models.Model], title: str, otherwise: str, reserved: set[str]) -> str:
    """An address from a title; one without Latin letters gets `otherwise` and a number."""
    stem = slugify(title)[:80].strip("-") or otherwise
    rows = model._default_manager.filter(slug__startswith=stem)
    taken = reserved | set(rows.values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)

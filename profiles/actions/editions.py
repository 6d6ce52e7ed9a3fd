"""An edition as a whole: started from the published one, described, thrown away."""

from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.citing import unknown_sources
from core.editing import change, locked
from core.errors import Refused
from core.models import Comment, ImportJob
from core.permissions import require
from core.review import kept_for_good, locked_edition, writable, written
from core.translation import LANGUAGES, text_fields
from profiles.actions.files import carry_on, let_go
from profiles.models import PARTS, PlausibilityAnswer, ProfileEdition
from profiles.sheet.later import use_later_texts

EDITION_FIELDS = ("language", *text_fields(ProfileEdition))


@transaction.atomic
def start_edition(city: City, *, by: User, restoring: ProfileEdition | None = None) -> ProfileEdition:
    """A draft equal to the published edition, to an older one that is restored, or empty for a first one."""
    require(by, "profiles.start_edition", city)
    return new_edition(city, by=by.key, like=restoring, with_note=restoring is not None)


def new_edition(city: City, *, by: str, like: ProfileEdition | None = None, with_note: bool = False) -> ProfileEdition:
    """The draft itself; the loader of published facts makes drafts this way too.

    The note says what is new in one edition: it is taken over only where that very edition is to stand again.
    """
    City.objects.select_for_update(of=("self",)).get(pk=city.pk)
    editions = ProfileEdition.objects.of(city)
    if editions.open().exists():
        raise Refused(_("This city already has an edition being written. Go on with that one."))
    source: Any = like or editions.published().first()
    if source is not None and (source.city_id != city.pk or not source.is_frozen):
        raise Refused(_("Only a published edition of this city can be taken as a beginning."))
    last = editions.order_by("-number").values_list("number", flat=True).first()
    edition = ProfileEdition(city=city, number=(last or 0) + 1)
    if source is not None:
        use_later_texts(source.translations.all(), "edition", [source])
        for name in (*EDITION_FIELDS, "translation"):
            setattr(edition, name, getattr(source, name))
        if not with_note:
            for code in LANGUAGES:
                setattr(edition, f"note_{code}", "")
            edition.translation = {name: marks for name, marks in edition.translation.items() if name != "note"}
    edition.full_clean()
    edition.save()
    if source is not None:
        copy_parts(source, edition)
    begun_from = source.number if source else None
    audit.record("start_edition", edition.tag, by=by, changes={"edition": [begun_from, edition.number]})
    return edition


def copy_parts(source: ProfileEdition, edition: ProfileEdition) -> None:
    """Every part of `source` anew in `edition`, under the same thread, with the translations that came later."""
    later = list(source.translations.all())
    for name, model in PARTS.items():
        rows = list(model.objects.filter(edition=source))
        use_later_texts(later, name, rows)
        for row in rows:
            row.pk, row._state.adding, row.edition, row.version = None, True, edition, 1
        model.objects.bulk_create(rows, batch_size=500)
    answers = list(PlausibilityAnswer.objects.filter(edition=source))
    for answer in answers:
        answer.pk, answer._state.adding, answer.edition = None, True, edition
    PlausibilityAnswer.objects.bulk_create(answers)
    carry_on(source, edition)


@transaction.atomic
def edit_edition(edition: ProfileEdition, values: dict, *, by: User, version: int) -> ProfileEdition:
    """Write the vision and the note of the edition as a whole, and the language it is written in first."""
    require(by, "profiles.write_edition", edition)
    wanted = {name: value for name, value in values.items() if name in EDITION_FIELDS}
    writable(edition)
    now = locked(edition, version=version, wanted=wanted)
    as_wanted = copy(now)
    for field, value in wanted.items():
        setattr(as_wanted, field, value)
    if faults := unknown_sources(as_wanted, text_fields(ProfileEdition), now.city.tag):
        raise ValidationError(faults)
    if change(now, wanted, by=by.key, action="edit_edition", tag=now.tag):
        now.version -= 1  # `written` counts the same save
        written(now, by=by.key)
    return now


@transaction.atomic
def discard_edition(edition: ProfileEdition, *, by: User, version: int) -> None:
    """Throw a draft away; its number is given again. Only what was never submitted can go."""
    require(by, "profiles.submit_edition", edition)
    now = locked_edition(writable(edition), version)
    if words := kept_for_good(now):
        raise Refused(words)
    for model in PARTS.values():
        model.objects.filter(edition=now).delete()
    PlausibilityAnswer.objects.filter(edition=now).delete()
    let_go(now, by=by.key)
    # The number is given again: what was said about this draft must not stand beside the next.
    Comment.objects.of(now.tag).exclude(answers=None).delete()
    Comment.objects.of(now.tag).delete()
    ImportJob.objects.filter(about=now.tag).delete()
    audit.record("discard_edition", now.tag, by=by.key, changes={"edition": [now.number, None]})
    now.delete()

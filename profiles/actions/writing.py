"""Writing an edition, part by part, each with a version of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.citing import unknown_sources
from core.editing import change, locked, mark_translations, next_position
from core.errors import Refused
from core.models import Source
from core.permissions import require
from core.review import writable, written
from core.translation import LANGUAGES, State, text_fields
from profiles.models import (
    PARTS,
    ChapterText,
    EditionPart,
    Figure,
    Gap,
    Priority,
    ProfileEdition,
    Section,
    Service,
    StakeholderEntry,
)

Part = TypeVar("Part", bound=EditionPart)
OWN_FIELDS: dict[type[EditionPart], tuple[str, ...]] = {
    ChapterText: (),
    Figure: (
        "indicator",
        "geography",
        "definition",
        "breakdown",
        "value",
        "value_to",
        "comparator",
        "period_start",
        "period_end",
        "quality",
        "source",
        "locator",
        "origin",
    ),
    Gap: ("indicator",),
    Priority: ("position", "competence", "starts", "ends", "theme", "figures"),
    StakeholderEntry: ("date", "kind", "people"),
    Service: ("position", "kind", "provider", "languages", "contact", "url"),
}
# Why a section has no text; a text takes its place.
REASON = tuple(f"{name}_{code}" for name in ("unknown_because", "who_could_know") for code in LANGUAGES)
# What may be given once, when the part is made: which section a text is, of which indicator a gap.
ONLY_WHEN_NEW: dict[type[EditionPart], tuple[str, ...]] = {ChapterText: ("section",)}


# What officials may write, by part; whatever else is sent has no effect.
EDITABLE: dict[str, tuple[str, ...]] = {
    name: (*OWN_FIELDS[model], *text_fields(model)) for name, model in PARTS.items()
}


def name_of(model: type[EditionPart]) -> str:
    return next(name for name, part in PARTS.items() if part is model)


def part_tag(row: EditionPart) -> str:
    """How the audit names a part: its history is found under the edition's tag."""
    return f"{row.edition.tag}/{name_of(type(row))}/{row.thread}"


@transaction.atomic
def add_part(edition: ProfileEdition, name: str, values: dict, *, by: User) -> EditionPart:
    """One more text, figure, gap, priority, entry or service."""
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    return put_part(now, name, values, by=by.key)


def put_part(edition: ProfileEdition, name: str, values: dict, *, by: str, thread: UUID | None = None) -> EditionPart:
    """A new part in a locked, writable edition; for the actions and for imports, which accept many at once.

    In a list that its city puts in order, it comes last unless it says where.
    """
    model = PARTS[name]
    allowed = {*EDITABLE[name], *ONLY_WHEN_NEW.get(model, ())}
    wanted = {field: value for field, value in values.items() if field in allowed}
    if "position" in allowed:
        wanted.setdefault("position", next_position(model._default_manager.filter(edition=edition)))
    row = model(edition=edition, **wanted)
    if thread is not None:
        row.thread = thread
    if isinstance(row, Figure):
        row.city = edition.city
    check(row)
    mark_translations(row, {field: [None, value] for field, value in wanted.items()}, by=by, first=edition.language)
    row.full_clean()
    row.save()
    written(edition, by=by)
    changes = {field: [None, value] for field, value in wanted.items() if value not in ("", None, [])}
    audit.record("add_part", part_tag(row), by=by, changes=changes)
    return row


@transaction.atomic
def take_over_texts(edition: ProfileEdition, texts: list[tuple[Section, int, str]], language: str, *, by: User) -> int:
    """Write the texts of several sections in one language, as a document brought them: all or none.

    Each comes with the version that it was compared with, 0 where nothing was written. A text takes the place of the
    reason why nothing was known. Raises Stale for the first that somebody changed meanwhile, ValidationError naming
    the section that cannot be written so. Gives how many were changed.
    """
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    there = {row.section_id: row for row in ChapterText.objects.filter(edition=now)}
    changed = 0
    for section, version, text in texts:
        row, wanted = there.get(section.pk), {f"body_{language}": text}
        if row is None and version:
            words = _(
                "“%(section)s” was changed by somebody else meanwhile. Nothing was taken over: send the file again."
            )
            raise Refused(words % {"section": section.title})
        if row is None:
            with named(section):
                put_part(now, "chapters", {"section": section, **wanted}, by=by.key)
            changed += 1
            continue
        if text.strip():
            wanted |= dict.fromkeys(REASON, "")
        with named(section):
            row = rewrite_part(locked(row, version=version, wanted=wanted), wanted, now, by=by.key)
        changed += row.version != version
    return changed


@contextmanager
def named(section: Section) -> Iterator[None]:
    """Where many sections are written at once, a refusal says which one it is about."""
    try:
        yield
    except ValidationError as error:
        words = _("“%(section)s”: %(fault)s")
        raise ValidationError(
            [words % {"section": section.title, "fault": sentence} for sentence in error.messages]
        ) from error


@transaction.atomic
def edit_part(row: Part, values: dict, *, by: User, version: int) -> Part:
    """Write one part. Raises Stale when somebody changed it since `version`."""
    translates_only = not by.has_perm("profiles.write_edition", row.edition)
    require(by, "profiles.translate_edition" if translates_only else "profiles.write_edition", row.edition)
    name = name_of(type(row))
    wanted = {field: value for field, value in values.items() if field in EDITABLE[name]}
    edition = writable(row.edition)
    now = locked(row, version=version, wanted=wanted)
    if translates_only:
        refuse_originals(now, wanted)
    return rewrite_part(now, wanted, edition, by=by.key)


def rewrite_part(now: Part, wanted: dict, edition: ProfileEdition, *, by: str) -> Part:
    """Write a locked part of a locked edition; for the actions and for imports."""
    now.edition = edition
    as_wanted = copy(now)
    for field, value in wanted.items():
        setattr(as_wanted, field, value)
    check(as_wanted)
    if change(now, wanted, by=by, action="edit_part", tag=part_tag(now), first=edition.language):
        written(edition, by=by)
    return now


def refuse_originals(row: EditionPart, wanted: dict[str, Any]) -> None:
    """A translator writes translations: neither figures nor the text that is translated."""
    own = set(OWN_FIELDS[type(row)]) | {f"{name}_{row.original_language(name)}" for name in row.translated}
    touched = [field for field, value in wanted.items() if field in own and getattr(row, field) != value]
    if touched:
        raise Refused(_("Translators write translations. The original text and the figures belong to the city."))


@transaction.atomic
def remove_part(row: EditionPart, *, by: User, version: int) -> None:
    require(by, "profiles.write_edition", row.edition)
    edition = writable(row.edition)
    now = locked(row, version=version, wanted={})
    now.edition = edition
    drop_part(now, by=by.key)


def drop_part(now: EditionPart, *, by: str) -> None:
    """Take a locked part out of a locked edition; for the actions and for imports."""
    fields = EDITABLE[name_of(type(now))]
    before = {field: [getattr(now, field), None] for field in fields if getattr(now, field) not in ("", None, [])}
    audit.record("remove_part", part_tag(now), by=by, changes=before)
    edition = now.edition
    now.delete()
    if isinstance(now, Figure):
        unlink_figures(edition, {now.thread}, by=by)
    written(edition, by=by)


def unlink_figures(edition: ProfileEdition, gone: set[UUID], *, by: str) -> None:
    """Take figures that were removed out of the priorities that they stood for; the edition is locked."""
    for row in Priority.objects.select_for_update(of=("self",)).filter(edition=edition, figures__overlap=list(gone)):
        row.edition = edition
        left = [thread for thread in row.figures if thread not in gone]
        change(row, {"figures": left}, by=by, action="edit_part", tag=part_tag(row))


@transaction.atomic
def confirm_part_translation(row: Part, text: str, language: str, *, by: User, version: int) -> Part:
    """Say that a translation is right as it stands: a machine's, or one whose original has changed since."""
    require(by, "profiles.translate_edition", row.edition)
    edition = writable(row.edition)
    now = locked(row, version=version, wanted={})
    if text not in now.translated or language not in LANGUAGES or not getattr(now, f"{text}_{language}"):
        raise Refused(_("There is no such translation to confirm."))
    now.mark_translation(text, language, State.HUMAN, by=by.key)
    now.version += 1
    now.save(update_fields=["translation", "version"])
    written(edition, by=by.key)
    audit.record("confirm_translation", part_tag(now), by=by.key, changes={f"{text}_{language}": ["", "human"]})
    return now


def check(row: EditionPart) -> None:
    """What an edition may rest on: sources and indicators that are everybody's or this city's own, sections in use."""
    edition = row.edition
    faults: dict[str, Any] = {}
    if isinstance(row, Figure) and row.source_id and not is_usable(row.source, edition.city):
        faults["source"] = _("This source belongs to another city. Add it for yours.")
    if isinstance(row, Figure | Gap) and row.indicator_id and row.indicator.city_id not in (None, edition.city_id):
        faults["indicator"] = _("This indicator belongs to another city.")
    if isinstance(row, ChapterText) and row._state.adding and row.section_id and not row.section.is_in_use:
        faults["section"] = _("This section is not in use any more.")
    if isinstance(row, Priority):
        known = set(Figure.objects.filter(edition=edition).values_list("thread", flat=True))
        if set(row.figures) - known:
            faults["figures"] = _("Choose figures of this edition.")
    faults |= unknown_sources(row, text_fields(type(row)), edition.city.tag)
    if faults:
        raise ValidationError(faults)


def is_usable(source: Source, city: City) -> bool:
    return source.is_public or source.owner == city.tag

"""Writing an edition: started from the published one, part by part, each with a version of its own."""

from copy import copy
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.citing import cited_codes
from core.editing import change, locked, mark_translations
from core.errors import Refused, Stale
from core.models import Comment, ImportJob, Source
from core.permissions import require
from core.review import locked_edition, writable, written
from core.translation import LANGUAGES, State, TranslatedModel
from profiles.models import (
    PARTS,
    ChapterText,
    EditionPart,
    Figure,
    Gap,
    Indicator,
    PlausibilityAnswer,
    Priority,
    ProfileEdition,
    Section,
    Service,
    StakeholderEntry,
)
from profiles.plausibility import doubts
from profiles.sheet.later import use_later_texts

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
# What may be given once, when the part is made: which section a text is, of which indicator a gap.
ONLY_WHEN_NEW = {ChapterText: ("section",)}


def text_fields(model: type[TranslatedModel]) -> tuple[str, ...]:
    return tuple(f"{name}_{code}" for name in model.translated for code in LANGUAGES)


# What officials may write, by part; whatever else is sent has no effect.
EDITABLE: dict[str, tuple[str, ...]] = {
    name: (*OWN_FIELDS[model], *text_fields(model)) for name, model in PARTS.items()
}
EDITION_FIELDS = ("language", *text_fields(ProfileEdition))


def name_of(model: type[EditionPart]) -> str:
    return next(name for name, part in PARTS.items() if part is model)


def part_tag(row: EditionPart) -> str:
    """How the audit names a part: its history is found under the edition's tag."""
    return f"{row.edition.tag}/{name_of(type(row))}/{row.thread}"


@transaction.atomic
def start_edition(city: City, *, by: User, restoring: ProfileEdition | None = None) -> ProfileEdition:
    """A draft equal to the published edition, to an older one that is restored, or empty for a first one."""
    require(by, "profiles.start_edition", city)
    return new_edition(city, by=by.key, like=restoring)


def new_edition(city: City, *, by: str, like: ProfileEdition | None = None) -> ProfileEdition:
    """The draft itself; the loader of published facts makes drafts this way too."""
    City.objects.select_for_update(of=("self",)).get(pk=city.pk)
    editions = ProfileEdition.objects.of(city)
    if editions.open().exists():
        raise Refused(_("This city already has an edition being written. Go on with that one."))
    source = like or editions.published().first()
    if source is not None and (source.city_id != city.pk or not source.is_frozen):
        raise Refused(_("Only a published edition of this city can be taken as a beginning."))
    last = editions.order_by("-number").values_list("number", flat=True).first()
    edition = ProfileEdition(city=city, number=(last or 0) + 1)
    if source is not None:
        use_later_texts(source.translations.all(), "edition", [source])
        for name in (*EDITION_FIELDS, "translation"):
            setattr(edition, name, getattr(source, name))
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
    if faults := unknown_sources(as_wanted, now):
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
    if now.submitted_at:
        raise Refused(_("This edition was submitted once. What reviewers have read is kept."))
    for model in PARTS.values():
        model.objects.filter(edition=now).delete()
    PlausibilityAnswer.objects.filter(edition=now).delete()
    # The number is given again: what was said about this draft must not stand beside the next.
    Comment.objects.of(now.tag).exclude(answers=None).delete()
    Comment.objects.of(now.tag).delete()
    ImportJob.objects.filter(about=now.tag).delete()
    audit.record("discard_edition", now.tag, by=by.key, changes={"edition": [now.number, None]})
    now.delete()


# Parts


@transaction.atomic
def add_part(edition: ProfileEdition, name: str, values: dict, *, by: User) -> EditionPart:
    """One more text, figure, gap, priority, entry or service."""
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    return put_part(now, name, values, by=by.key)


def put_part(edition: ProfileEdition, name: str, values: dict, *, by: str, thread: UUID | None = None) -> EditionPart:
    """A new part in a locked, writable edition; for the actions and for imports, which accept many at once."""
    model = PARTS[name]
    allowed = {*EDITABLE[name], *ONLY_WHEN_NEW.get(model, ())}
    wanted = {field: value for field, value in values.items() if field in allowed}
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

    Each comes with the version that it was compared with, 0 where nothing was written. Raises Stale for the first that
    somebody changed meanwhile. Gives how many were changed.
    """
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    there = {row.section_id: row for row in ChapterText.objects.filter(edition=now)}
    for section, version, text in texts:
        row = there.get(section.pk)
        if row is None and version:
            words = _(
                "“%(section)s” was changed by somebody else meanwhile. Nothing was taken over: send the file again."
            )
            raise Refused(words % {"section": section.title})
        if row is None:
            put_part(now, "chapters", {"section": section, f"body_{language}": text}, by=by.key)
            continue
        wanted = {f"body_{language}": text}
        rewrite_part(locked(row, version=version, wanted=wanted), wanted, now, by=by.key)
    return len(texts)


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
    now.delete()
    written(now.edition, by=by)


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
    """What an edition may rest on: sources and indicators that are everybody's or this city's own."""
    edition = row.edition
    faults: dict[str, Any] = {}
    if isinstance(row, Figure) and row.source_id and not is_usable(row.source, edition.city):
        faults["source"] = _("This source belongs to another city. Add it for yours.")
    if isinstance(row, Figure | Gap) and row.indicator_id and row.indicator.city_id not in (None, edition.city_id):
        faults["indicator"] = _("This indicator belongs to another city.")
    if isinstance(row, Priority):
        known = set(Figure.objects.filter(edition=edition).values_list("thread", flat=True))
        if set(row.figures) - known:
            faults["figures"] = _("Choose figures of this edition.")
    faults |= unknown_sources(row, edition)
    if faults:
        raise ValidationError(faults)


def is_usable(source: Source, city: City) -> bool:
    return source.is_public or source.owner == city.tag


def unknown_sources(row: TranslatedModel, edition: ProfileEdition, known: set[str] | None = None) -> dict[str, Any]:
    """Citations in the texts, such as [@W4], that lead to no source; `known`: the codes that may be cited, if read."""
    cited = {field: cited_codes(getattr(row, field)) for field in text_fields(type(row))}
    codes = set().union(*cited.values())
    if not codes:
        return {}
    if known is None:
        usable = Source.objects.usable_by(edition.city.tag).filter(code__in=codes)
        known = set(usable.values_list("code", flat=True))
    words = _("There is no source [@%(code)s]. Choose one from the list, or add it first.")
    return {field: words % {"code": sorted(used - known)[0]} for field, used in cited.items() if used - known}


# Sources and indicators of a city's own


SOURCE_FIELDS = ("title", "publisher", "url", "published", "accessed_on", "licence", "language", "kind")


@transaction.atomic
def add_source(city: City, values: dict, *, by: User) -> Source:
    """A source that the city cites; public from the first published text or figure that rests on it."""
    require(by, "profiles.write_edition", city)
    words = {name: value for name, value in values.items() if name in SOURCE_FIELDS}
    source = Source(owner=city.tag, is_public=False, code=free_code(city, words), **words)
    source.full_clean()
    source.save()
    audit.record("add_source", city.tag, by=by.key, changes={"source": [None, source.code]})
    return source


def free_code(city: City, words: dict) -> str:
    """`turin-istat-2024`, or with a number behind when that is taken."""
    who = slugify(words.get("publisher") or words.get("title") or "source").split("-")[0][:12] or "source"
    stem = "-".join(filter(None, [city.slug[:15], who, str(words.get("published") or "")[:4]]))
    taken = set(Source.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if code not in taken)


@transaction.atomic
def edit_source(source: Source, values: dict, *, by: User, version: int | None = None) -> Source:
    """Correct a source of one's own, as long as nothing published rests on it. Raises Stale as `edit_part` does."""
    city = City.objects.filter(slug=source.owner.removeprefix("city:")).first()
    require(by, "profiles.write_edition", city)
    now = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if now.is_public or city is None:
        raise Refused(_("Something published rests on this source. Add a new one instead."))
    if version is not None and version != now.version:
        raise Stale(now, {n: getattr(now, n) for n in SOURCE_FIELDS if n in values and getattr(now, n) != values[n]})
    changes: dict[str, list] = {}
    for name in SOURCE_FIELDS:
        if name in values and getattr(now, name) != values[name]:
            changes[name] = [getattr(now, name), values[name]]
            setattr(now, name, values[name])
    if changes:
        now.full_clean()
        now.save()
        audit.record("edit_source", city.tag, by=by.key, changes=changes)
    return now


@transaction.atomic
def add_indicator(city: City, values: dict, *, by: User) -> Indicator:
    """Something that the common catalogue does not count; it stands under the city's own name."""
    require(by, "profiles.write_edition", city)
    names = {f"name_{code}": values.get(f"name_{code}", "") for code in LANGUAGES}
    title = next((words for words in names.values() if words), "")
    if not title:
        raise ValidationError({"name_en": _("Give the indicator a name in at least one language.")})
    stem = slugify(f"{city.slug}_{names['name_en'] or names['name_fr'] or 'own'}").replace("-", "_")[:55]
    taken = set(Indicator.objects.filter(code__startswith=stem).values_list("code", flat=True))
    code = next(c for c in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if c not in taken)
    indicator = Indicator(
        city=city, code=code, unit=values.get("unit", ""), chapter=values.get("chapter", ""), position=900, **names
    )
    indicator.full_clean()
    indicator.save()
    audit.record("add_indicator", city.tag, by=by.key, changes={"indicator": [None, code]})
    return indicator


@transaction.atomic
def answer_doubt(
    edition: ProfileEdition, key: str, text: str, *, by: User, read: str | None = None
) -> PlausibilityAnswer | None:
    """Say why a figure is right although it looks impossible; an empty answer takes the earlier one back.

    `read` is the answer that this person saw; raises Stale when there is another one by now.
    """
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    rows = list(Figure.objects.filter(edition=now).with_sources())
    if key not in {doubt.key for doubt in doubts(rows, published_figures(now))}:
        raise Refused(_("This remark no longer applies: the figures have changed."))
    answer = PlausibilityAnswer.objects.filter(edition=now, key=key).first()
    before = answer.text if answer else ""
    if read is not None and read != before:
        raise Stale(answer, {"text": before})
    if not text.strip() and answer is None:
        raise ValidationError({"text": _("Write why the figures are right, or correct them.")})
    if before == text:
        return answer
    answer = answer or PlausibilityAnswer(edition=now, key=key)
    answer.text, answer.answered_by = text, by.key
    if text.strip():
        answer.full_clean()
        answer.save()
    else:
        answer.delete()
    written(now, by=by.key)
    audit.record("answer_doubt", now.tag, by=by.key, changes={"answer": [before, text]})
    return answer if text.strip() else None


def published_figures(edition: ProfileEdition) -> models.QuerySet[Figure]:
    """What else is known publicly about this city, to compare a draft's figures with."""
    return Figure.objects.visible_to(None).of(edition.city).with_sources()

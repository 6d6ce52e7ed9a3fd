"""Writing a case study: begun, written in, its results in numbers, thrown away."""

from copy import copy
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import attachments, audit
from core.changing import all_or_nothing
from core.citing import unknown_sources
from core.editing import change, locked, mark_translations, next_position
from core.editions import EditionPart
from core.errors import Refused
from core.models import Attachment, Comment, ImportJob
from core.permissions import require
from core.review import locked_edition, writable, written
from core.translation import LANGUAGES, State, TranslatedModel, text_fields
from library.models import CASE_STUDY_PARTS, CaseStudy, CaseStudyEdition, CaseStudyFile

# What is no text and may be written; whatever else is sent has no effect.
EDITION_OWN = (
    "language",
    "themes",
    "target_groups",
    "competences_needed",
    "cost_band",
    "months_needed",
    "sdg_targets",
    "compact_objectives",
    "keywords_en",
    "keywords_fr",
    "keywords_ar",
    "starts",
    "ends",
    "practice_status",
    "languages",
    "url",
)
EDITION_FIELDS = (*EDITION_OWN, *text_fields(CaseStudyEdition))
PART_OWN = {"results": ("position", "unit", "before", "value", "period", "source", "url")}
PART_FIELDS = {name: (*own, *text_fields(CASE_STUDY_PARTS[name])) for name, own in PART_OWN.items()}
# What an edition takes over from the one before it.
INHERITED = (*EDITION_FIELDS, "published_first", "translation")


def part_tag(row: EditionPart) -> str:
    """How the audit names a part: its history is found under the edition's tag."""
    name = next(name for name, part in CASE_STUDY_PARTS.items() if part is type(row))
    return f"{row.edition.tag}/{name}/{row.thread}"


@all_or_nothing
def start_case_study(city: City, values: dict, *, by: User) -> CaseStudyEdition:
    """A new case study of a city, with its first draft; a title is enough."""
    require(by, "library.start_case_study", city)
    titles = [values.get(f"title_{code}", "") for code in LANGUAGES]
    study = CaseStudy(city=city, slug=free_slug(city, next(filter(None, titles), "")))
    study.full_clean()
    edition = CaseStudyEdition(case_study=study, number=1)
    wanted = {name: value for name, value in values.items() if name in EDITION_FIELDS}
    for name, value in wanted.items():
        setattr(edition, name, value)
    mark_translations(edition, {name: ["", value] for name, value in wanted.items()}, by=by.key, first=edition.language)
    edition.full_clean(exclude=["case_study"])
    study.save()
    edition.case_study, edition.writers = study, [by.key]
    edition.save()
    audit.record("start_edition", edition.tag, by=by.key, changes={"edition": [None, 1]})
    return edition


def free_slug(city: City, title: str) -> str:
    """An address for a title; one that no Latin letter is in gets the city's name and a number."""
    stem = slugify(title)[:80].strip("-") or f"{city.slug}-case"
    taken = set(CaseStudy.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)


@all_or_nothing
def start_edition(study: CaseStudy, *, by: User, restoring: CaseStudyEdition | None = None) -> CaseStudyEdition:
    """A draft equal to the published edition, or to an older one that is restored."""
    require(by, "library.start_case_study", study)
    CaseStudy.objects.select_for_update(of=("self",)).get(pk=study.pk)
    editions = CaseStudyEdition.objects.of(study)
    if editions.open().exists():
        raise Refused(_("An edition of this case study is already being written. Go on with that one."))
    source = restoring or editions.published().first() or editions.order_by("-number").first()
    if source is None or source.case_study_id != study.pk or not source.is_frozen:
        raise Refused(_("Only a published edition of this case study can be taken as a beginning."))
    last = editions.order_by("-number").values_list("number", flat=True)[0]
    edition = CaseStudyEdition(case_study=study, number=last + 1)
    for name in INHERITED:
        setattr(edition, name, getattr(source, name))
    edition.full_clean()
    edition.save()
    for model in CASE_STUDY_PARTS.values():
        rows = list(model._default_manager.filter(edition=source))
        for row in rows:
            row.pk, row._state.adding, row.edition, row.version = None, True, edition, 1
        model._default_manager.bulk_create(rows)
    audit.record("start_edition", edition.tag, by=by.key, changes={"edition": [source.number, edition.number]})
    return edition


@all_or_nothing
def edit_edition(edition: CaseStudyEdition, values: dict, *, by: User, version: int) -> CaseStudyEdition:
    """Write some of its fields. Raises Stale when somebody wrote in it since `version`."""
    wanted = {name: value for name, value in values.items() if name in EDITION_FIELDS}
    translates_only = not by.has_perm("library.write_case_study", edition)
    require(by, "library.translate_case_study" if translates_only else "library.write_case_study", edition)
    writable(edition)
    now = locked(edition, version=version, wanted=wanted)
    if translates_only:
        refuse_originals(now, wanted, EDITION_OWN)
    check_sources(now, wanted)
    if change(now, wanted, by=by.key, action="edit_edition", tag=now.tag, first=wanted.get("language", now.language)):
        now.version -= 1  # `written` counts the same save
        written(now, by=by.key)
    return now


def check_sources(row: Any, wanted: dict) -> None:
    """Citations in the texts lead to sources that this city may cite."""
    as_wanted = copy(row)
    for name, value in wanted.items():
        setattr(as_wanted, name, value)
    if faults := unknown_sources(as_wanted, text_fields(type(row)), row.city.tag):
        raise ValidationError(faults)


def refuse_originals(row: TranslatedModel, wanted: dict[str, Any], own: tuple[str, ...]) -> None:
    """A translator writes translations: neither facts nor the text that is translated."""
    kept = {*own, *(f"{name}_{row.original_language(name)}" for name in row.translated)}
    if any(name in kept and getattr(row, name) != value for name, value in wanted.items()):
        raise Refused(_("Translators write translations. The original text and the figures belong to the city."))


@all_or_nothing
def take_over_texts(
    edition: CaseStudyEdition, texts: dict[str, str], seen: dict[str, str], *, by: User
) -> CaseStudyEdition:
    """Write texts as a document brought them, all or none: `{"abstract_fr": words}`, `seen`: what it was compared with.

    Raises Refused where somebody wrote in one of them meanwhile.
    """
    require(by, "library.write_case_study", edition)
    now = writable(edition)
    if any(getattr(now, name) != seen.get(name) for name in texts):
        raise Refused(_("Somebody wrote in one of these texts meanwhile. Nothing was taken over: send the file again."))
    return edit_edition(now, texts, by=by, version=now.version)


@all_or_nothing
def confirm_translation(edition: CaseStudyEdition, text: str, language: str, *, by: User, version: int) -> None:
    """Say that a translation is right as it stands: a machine's, or one whose original has changed since."""
    require(by, "library.translate_case_study", edition)
    writable(edition)
    now = locked(edition, version=version, wanted={})
    if text not in now.translated or language not in LANGUAGES or not getattr(now, f"{text}_{language}"):
        raise Refused(_("There is no such translation to confirm."))
    now.mark_translation(text, language, State.HUMAN, by=by.key)
    now.save(update_fields=["translation"])
    written(now, by=by.key)
    audit.record("confirm_translation", now.tag, by=by.key, changes={f"{text}_{language}": ["", "human"]})


@all_or_nothing
def discard_edition(edition: CaseStudyEdition, *, by: User, version: int) -> None:
    """Throw a draft away; with a first draft the case study goes too. What was submitted once is kept."""
    require(by, "library.submit_case_study", edition)
    now = locked_edition(writable(edition), version)
    if now.submitted_at:
        raise Refused(_("This edition was submitted once. What reviewers have read is kept."))
    attached = list(Attachment.objects.filter(pk__in=now.files.values("attachment")))
    for model in CASE_STUDY_PARTS.values():
        model._default_manager.filter(edition=now).delete()
    for attachment in attached:
        if not CaseStudyFile.objects.filter(attachment=attachment).exists():
            attachments.remove(attachment, by=by.key)
    Comment.objects.of(now.tag).exclude(answers=None).delete()
    Comment.objects.of(now.tag).delete()
    ImportJob.objects.filter(about=now.tag).delete()
    audit.record("discard_edition", now.tag, by=by.key, changes={"edition": [now.number, None]})
    study = now.case_study
    now.delete()
    if not study.editions.exists():
        study.delete()


# Results in numbers


@all_or_nothing
def add_part(
    edition: CaseStudyEdition, name: str, values: dict, *, by: User, thread: UUID | None = None
) -> EditionPart:
    """One more result in numbers; it comes last unless it says where."""
    require(by, "library.write_case_study", edition)
    now = writable(edition)
    wanted = {field: value for field, value in values.items() if field in PART_FIELDS[name]}
    wanted.setdefault("position", next_position(CASE_STUDY_PARTS[name].objects.filter(edition=now)))
    row = CASE_STUDY_PARTS[name](edition=now, **wanted)
    if thread is not None:
        row.thread = thread
    mark_translations(row, {field: [None, value] for field, value in wanted.items()}, by=by.key, first=now.language)
    row.full_clean()
    row.save()
    written(now, by=by.key)
    changes = {field: [None, value] for field, value in wanted.items() if value not in ("", None, [])}
    audit.record("add_part", part_tag(row), by=by.key, changes=changes)
    return row


@all_or_nothing
def edit_part(row: EditionPart, values: dict, *, by: User, version: int) -> EditionPart:
    """Write one part. Raises Stale when somebody changed it since `version`."""
    translates_only = not by.has_perm("library.write_case_study", row.edition)
    require(by, "library.translate_case_study" if translates_only else "library.write_case_study", row.edition)
    name = part_tag(row).split("/")[1]
    wanted = {field: value for field, value in values.items() if field in PART_FIELDS[name]}
    edition = writable(row.edition)
    now = locked(row, version=version, wanted=wanted)
    now.edition = edition
    if translates_only:
        refuse_originals(now, wanted, PART_OWN[name])
    if change(now, wanted, by=by.key, action="edit_part", tag=part_tag(now), first=edition.language):
        written(edition, by=by.key)
    return now


@all_or_nothing
def remove_part(row: EditionPart, *, by: User, version: int) -> None:
    require(by, "library.write_case_study", row.edition)
    edition = writable(row.edition)
    now = locked(row, version=version, wanted={})
    now.edition = edition
    fields = PART_FIELDS[part_tag(now).split("/")[1]]
    before = {field: [getattr(now, field), None] for field in fields if getattr(now, field) not in ("", None, [])}
    audit.record("remove_part", part_tag(now), by=by.key, changes=before)
    now.delete()
    written(edition, by=by.key)

"""Translating a published edition: it stays as it is, each translation is written, published and frozen apart."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit, search
from core.citing import cited_codes, unknown_sources
from core.errors import Refused, Stale
from core.lifecycle import locked_row
from core.models import Source
from core.permissions import require
from core.translation import LANGUAGES, State, fingerprint
from profiles.models import ProfileEdition, ProfileTranslation
from profiles.search import edition_documents
from profiles.sheet.translating import Original, lines, originals


@transaction.atomic
def open_translation(edition: ProfileEdition, language: str, *, by: User) -> ProfileTranslation:
    """Begin the next translation into a language, with the texts that are valid in it now."""
    require(by, "profiles.translate_published", edition)
    now = locked_row(edition)
    if words := untranslatable(now, language):
        raise Refused(words)
    siblings = ProfileTranslation.objects.filter(edition=now, language=language)
    if siblings.open().exists():
        raise Refused(_("This translation is already being written. Go on with that one."))
    last = siblings.order_by("-number").values_list("number", flat=True).first() or 0
    texts = [text for text in texts_in(now, language) if text.words]
    translation = ProfileTranslation(
        edition=now,
        language=language,
        number=last + 1,
        texts={text.key: text.words for text in texts},
        marks={text.key: text.mark for text in texts if text.mark},
    )
    translation.state = state_of(translation)
    translation.full_clean()
    translation.save()
    audit.record("open_translation", translation.tag, by=by.key, changes={"translation": [last or None, last + 1]})
    return translation


def untranslatable(edition: ProfileEdition, language: str) -> str:
    """Why no translation into this language can be written; empty when one can."""
    if not edition.is_published:
        return _("Only the edition that is public now is translated after its publication.")
    if language not in LANGUAGES or language == edition.language:
        return _("Choose a language other than the one it was written in.")
    return ""


def texts_in(edition: ProfileEdition, language: str) -> list[Original]:
    return originals(ProfileEdition.objects.with_texts().get(pk=edition.pk), language)


def locked_open(translation: ProfileTranslation) -> ProfileTranslation:
    """The translation under lock, when it may still be written. Raises Refused with the reason."""
    rows = ProfileTranslation.objects.select_for_update(of=("self",)).select_related("edition__city__country")
    now = rows.filter(pk=translation.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    if not now.is_open:
        raise Refused(_("A published translation never changes. Begin the next one instead."))
    return now


@transaction.atomic
def write_translation(
    translation: ProfileTranslation,
    values: dict[str, str],
    *,
    by: User,
    version: int,
    confirmed: Iterable[str] = (),
    is_by_machine: bool = False,
) -> ProfileTranslation:
    """Write some of its texts, by their keys, and confirm others as right. Raises Stale as `edit_part` does.

    What a person writes or confirms is a human translation of the original; `is_by_machine` says that it is not yet.
    """
    require(by, "profiles.translate_published", translation.edition)
    now = locked_open(translation)
    if words := untranslatable(now.edition, now.language):
        raise Refused(words)
    texts = {text.key: text for text in texts_in(now.edition, now.language)}
    if now.version != version:
        stands = {key: now.texts.get(key, "") for key in values}
        raise Stale(now, {key: words for key, words in stands.items() if words != values[key]})
    changed = {key: words for key, words in values.items() if words != now.texts.get(key, "")}
    right = [key for key in dict.fromkeys(confirmed) if key not in changed]
    check_texts(now.edition, texts, {**changed, **dict.fromkeys(right, "")})
    if any(not now.texts.get(key) for key in right):
        raise Refused(_("There is no such translation to confirm."))
    if changed or right:
        state = State.MACHINE if is_by_machine else State.HUMAN
        before = {key: [now.texts.get(key, ""), words] for key, words in changed.items()}
        marks = {key: mark_of(texts[key], state, by=by.key) for key in changed}
        marks |= {key: mark_of(texts[key], State.HUMAN, by=by.key) for key in right}
        now.texts, now.marks = {**now.texts, **changed}, {**now.marks, **marks}
        now.state = state_of(now)
        now.writers = sorted({*now.writers, by.key})
        now.version += 1
        now.save(update_fields=["texts", "marks", "state", "writers", "version"])
        note("edit_part", now, before, texts, by=by.key)
        note("confirm_translation", now, {key: ["", str(State.HUMAN)] for key in right}, texts, by=by.key)
    return now


def check_texts(edition: ProfileEdition, texts: dict[str, Original], values: dict[str, str]) -> None:
    """Only what has an original, no longer than its column, resting on sources that the city may cite."""
    faults: dict[str, Any] = {}
    for key, words in values.items():
        text = texts.get(key)
        if text is None:
            faults[key] = _("There is no text here to be translated.")
            continue
        column: Any = text.row._meta.get_field(text.field)
        try:
            if column.max_length:
                MaxLengthValidator(column.max_length)(words)
        except ValidationError as error:
            faults[key] = error.messages
        as_wanted = copy(text.row)
        setattr(as_wanted, text.field, words)
        if found := unknown_sources(as_wanted, [text.field], edition.city.tag):
            faults[key] = found[text.field]
    if faults:
        raise ValidationError(faults)


def mark_of(text: Original, state: str, *, by: str) -> dict[str, str]:
    at = timezone.now().isoformat(timespec="seconds")
    return {"state": str(state), "of": fingerprint(text.original), "by": by, "at": at}


def state_of(translation: ProfileTranslation) -> str:
    """A machine's until a person has written or confirmed every text of it."""
    states = {translation.marks.get(key, {}).get("state") for key, words in translation.texts.items() if words}
    return State.MACHINE if State.MACHINE in states else State.HUMAN


def note(
    action: str, translation: ProfileTranslation, changes: dict[str, list], texts: dict[str, Original], *, by: str
) -> None:
    """One entry for each part, as for an edition that is being written."""
    parts: dict[str, dict[str, list]] = {}
    for key, change in changes.items():
        part = key.rpartition(":")[0]
        parts.setdefault(part, {})[texts[key].field] = change
    for part, fields in parts.items():
        audit.record(action, f"{translation.tag}/{part.replace(':', '/')}", by=by, changes=fields)


@transaction.atomic
def discard_translation(translation: ProfileTranslation, *, by: User, version: int) -> None:
    """Throw away what is being written; its number is given again. What readers see stays."""
    require(by, "profiles.translate_published", translation.edition)
    now = locked_open(translation)
    if now.version != version:
        raise Stale(now, {"version": now.version})
    audit.record("discard_translation", now.tag, by=by.key, changes={"translation": [now.number, None]})
    now.delete()


@transaction.atomic
def publish_translation(translation: ProfileTranslation, *, by: User, version: int | None = None) -> ProfileTranslation:
    """Read by everybody from this transaction on: page, API, files, search. Frozen like the edition itself.

    The kept papers name how many translations were published, and so are made anew for the next who asks.
    """
    require(by, "profiles.publish_translation", translation.edition)
    locked_row(translation.edition)
    now = locked_open(translation)
    if version is not None and now.version != version:
        raise Stale(now, {"version": now.version})
    if words := unpublishable(now, by.key):
        raise Refused(words)
    now.state, now.published_by, now.published_at, now.version = state_of(now), by.key, timezone.now(), now.version + 1
    now.full_clean()
    now.save()
    Source.objects.filter(code__in=cited_codes(*now.texts.values()), is_public=False).update(is_public=True)
    search.publish(edition_documents(ProfileEdition.objects.with_texts().get(pk=now.edition_id)))
    audit.record("publish_translation", now.tag, by=by.key, changes={"status": ["draft", "published"]})
    return now


def unpublishable(translation: ProfileTranslation, by: str) -> str:
    """Why this person cannot publish it now; empty when she can."""
    if words := untranslatable(translation.edition, translation.language):
        return words
    if by in translation.writers:
        return _("You wrote some of this translation. Somebody else has to publish it.")
    texts = texts_in(translation.edition, translation.language)
    if not any(line.differs for line in lines(translation, texts)):
        return _("It says what readers see already. Write something first.")
    return ""

"""Texts in several languages: one column per language on the row, and one JSON column that holds their state.

`translation` holds, for each text, which language is its original and how each translation came to be:
`{"summary": {"original": "en", "fr": {"state": "machine", "of": "<hash>", "by": "person:12", "at": "2026-01-31T…"}}}`.
"Out of date" is never stored: it is the difference between that hash and the hash of the original text today.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from babel import Locale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

RIGHT_TO_LEFT = {"ar"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def is_language(code: str) -> bool:
    """Whether a code stands for a language of the world (ISO 639): `it`, `ber`, `pt-BR`."""
    return code.split("-")[0] in Locale("en").languages


class State(models.TextChoices):
    ORIGINAL = "original", _("Original text")
    HUMAN = "human", _("Translation")
    MACHINE = "machine", _("Machine translation")


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Text:
    """A text as one reader gets it: its words, the language they are in, and how far to trust them."""

    value: str
    lang: str
    asked: str
    state: str = State.ORIGINAL
    stale: bool = False

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def is_fallback(self) -> bool:
        """The reader asked for another language and gets this one because there is no better."""
        return bool(self.value) and self.lang != self.asked

    @property
    def is_machine(self) -> bool:
        return self.state == State.MACHINE


class Translated:
    """Declares `<name>_en`, `<name>_fr`, `<name>_ar`, and reads `<name>` as a `Text` in the reader's language.

    `prose=False` is for proper names and labels: reference data without a state of translation.
    """

    name: str

    def __init__(self, field_class: type[models.Field] = models.TextField, *, prose: bool = True, **options: Any):
        self.field_class, self.prose, self.options = field_class, prose, options

    def contribute_to_class(self, model: "type[TranslatedModel]", name: str) -> None:
        self.name = name
        for language in LANGUAGES:
            field = self.field_class(**{"blank": True, "default": "", **self.options})
            model.add_to_class(f"{name}_{language}", field)
        model.translated = {**model.translated, name: self}
        setattr(model, name, self)

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        return self if row is None else row.text(self.name)


class TranslatedModel(models.Model):
    """A row whose texts exist in several languages."""

    translation = models.JSONField(default=dict, blank=True, editable=False)
    translated: dict[str, Translated] = {}

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        """Django holds the length of a text of several lines in forms alone; every door refuses the same."""
        faults: dict[str, list[ValidationError]] = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            faults = error.error_dict
        for field in (f"{name}_{code}" for name in self.translated for code in LANGUAGES):
            longest = getattr(self._meta.get_field(field), "max_length", None)
            if longest is None or field in faults or field in (exclude or ()):
                continue
            try:
                MaxLengthValidator(longest)(getattr(self, field) or "")
            except ValidationError as error:
                faults[field] = [error]
        if faults:
            raise ValidationError(faults)

    def original_language(self, name: str) -> str:
        return self.translation.get(name, {}).get("original", LANGUAGES[0])

    def text(self, name: str, language: str | None = None) -> Text:
        """The text in the language asked for, else in the original, else in any language there is."""
        asked = language or get_language() or LANGUAGES[0]
        for candidate in dict.fromkeys([asked, self.original_language(name), *LANGUAGES]):
            if value := getattr(self, f"{name}_{candidate}", ""):
                return Text(value, candidate, asked, self.state_of(name, candidate), self.is_stale(name, candidate))
        return Text("", asked, asked)

    def state_of(self, name: str, language: str) -> str:
        if not self.translated[name].prose or language == self.original_language(name):
            return State.ORIGINAL
        return self.translation.get(name, {}).get(language, {}).get("state", State.HUMAN)

    def is_stale(self, name: str, language: str) -> bool:
        """Whether the original has changed since this translation of it was made."""
        translated_from = self.translation.get(name, {}).get(language, {}).get("of")
        original = getattr(self, f"{name}_{self.original_language(name)}")
        return translated_from is not None and translated_from != fingerprint(original)

    def mark_original(self, name: str, language: str) -> None:
        self.translation = {**self.translation, name: {**self.translation.get(name, {}), "original": language}}
        self.translation[name].pop(language, None)

    def mark_translation(self, name: str, language: str, state: str, *, by: str) -> None:
        """Note that the text in this language translates the original as it stands now."""
        original = getattr(self, f"{name}_{self.original_language(name)}")
        at = timezone.now().isoformat(timespec="seconds")
        note = {"state": str(state), "of": fingerprint(original), "by": by, "at": at}
        self.translation = {**self.translation, name: {**self.translation.get(name, {}), language: note}}

    @property
    def translation_states(self) -> dict[str, dict[str, str]]:
        """`{"summary": {"en": "original", "fr": "machine"}}`, for the texts that are written."""
        return {name: states for name, text in self.translated.items() if text.prose and (states := self.states(name))}

    @property
    def out_of_date(self) -> dict[str, list[str]]:
        """`{"summary": ["fr"]}`: the translations whose original has changed since."""
        stale = {
            name: [code for code in LANGUAGES if getattr(self, f"{name}_{code}") and self.is_stale(name, code)]
            for name in self.translated
        }
        return {name: codes for name, codes in stale.items() if codes}

    def states(self, name: str) -> dict[str, str]:
        return {code: str(self.state_of(name, code)) for code in LANGUAGES if getattr(self, f"{name}_{code}")}


def text_fields(model: type[TranslatedModel]) -> tuple[str, ...]:
    """The columns of all its texts, in every language: `("summary_en", "summary_fr", "summary_ar")`."""
    return tuple(f"{name}_{code}" for name in model.translated for code in LANGUAGES)

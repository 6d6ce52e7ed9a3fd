"""Forms over a record that others may be changing too, and the same text in three languages side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import get_language

from core.context import AUTONYMS
from core.translation import LANGUAGES, State, TranslatedModel, direction
from core.typed import with_plain_ends

LANGUAGE_CHOICES = list(AUTONYMS.items())


def writing(texts: Iterable[str], *, rows: int = 6) -> dict[str, forms.Textarea]:
    """The widgets of texts in three languages, each in its own direction; for a form's `Meta.widgets`."""
    return {
        f"{name}_{code}": forms.Textarea(attrs={"rows": rows, "lang": code, "dir": direction(code)})
        for name in texts
        for code in LANGUAGES
    }


def lines(texts: Iterable[str]) -> dict[str, forms.TextInput]:
    """The same for texts of one line."""
    return {
        f"{name}_{code}": forms.TextInput(attrs={"lang": code, "dir": direction(code)})
        for name in texts
        for code in LANGUAGES
    }


def name_languages(form: forms.BaseForm, headings: Mapping[str, Any]) -> None:
    """Label the fields of each text with its heading and the language."""
    for name, heading in headings.items():
        for code in LANGUAGES:
            form.fields[f"{name}_{code}"].label = f"{heading} ({AUTONYMS[code]})"


def offer(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """What a field of this form lets choose from, known only once the form is made: rows of a table, or pairs."""
    field = form.fields[name]
    if isinstance(choices, QuerySet):
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = choices
    else:
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class RecordForm(forms.ModelForm):
    """What stood in each field when the form was opened comes back with it: `changed_data` is what she changed.

    With it comes the version that she read. A row that does not exist yet has version 0.
    `texts` are the record's texts in three languages: what each is called, and guidance.
    """

    data: QueryDict
    texts: ClassVar[Mapping[str, tuple[Any, Any]]] = {}
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self, {name: heading for name, (heading, _guidance) in self.texts.items()})
        for name in self.own_fields:
            self.fields[name].show_hidden_initial = True
        self.initial.setdefault("version", self.instance.version if self.instance.pk else 0)

    @property
    def own_fields(self) -> list[str]:
        """The fields of the record itself, which two people may change at the same time."""
        return [name for name in self.fields if name in (self._meta.fields or ())]

    @property
    def plain_names(self) -> list[str]:
        """Everything that is the same in every language."""
        in_languages = {f"{name}_{code}" for name in self.texts for code in LANGUAGES}
        return [name for name in self.own_fields if name not in in_languages]

    @property
    def plain_fields(self) -> list[BoundField]:
        return [self[name] for name in self.plain_names]

    def passages(self, row: TranslatedModel, theirs: Any = None) -> "list[LanguageFields]":
        """The texts side by side, on the record as it stands."""
        return [language_fields(self, row, name, *words, theirs=theirs) for name, words in self.texts.items()]

    def own_values(self) -> dict[str, Any]:
        return {name: with_plain_ends(self.cleaned_data[name]) for name in self.own_fields}

    def value_in(self, row: Any, name: str) -> Any:
        """What a record holds for a field of this form."""
        return getattr(row, name)

    def as_typed(self, name: str, value: Any) -> list[str]:
        """A value as this form's field would hold it: one text, or several for a choice of many."""
        field = self.fields[name]
        shown = field.widget.format_value(field.prepare_value(value))
        typed = shown if isinstance(shown, list | tuple) else [shown]
        return [as_read(text) for text in typed if text is not None] or [""]

    def seen(self, name: str) -> list[str]:
        """What this person saw in a field when she opened the form."""
        sent = self.data.getlist(self.add_initial_prefix(name))
        return [as_read(text) for text in sent] or [""]

    def differs_from(self, row: Any) -> bool:
        """Whether what is typed is anything but what stands already."""
        for name, field in self.fields.items():
            typed = [as_read(text) for text in self.data.getlist(self.add_prefix(name))] or [""]
            if field.widget.is_hidden:
                continue
            stands = self.value_in(row, name) if name in self.own_fields else self.initial.get(name, field.initial)
            if typed != self.as_typed(name, stands):
                return True
        return False


def as_read(text: Any) -> str:
    return str(with_plain_ends(str(text))).strip()


@dataclass(frozen=True)
class LanguageField:
    """One language of one text in a form: what is typed, its state, and what others wrote meanwhile (a `Theirs`)."""

    field: BoundField
    language: str
    autonym: str
    dir: str
    is_written: bool
    state: str
    is_machine: bool
    is_stale: bool
    theirs: Any


@dataclass(frozen=True)
class LanguageFields:
    """One text in every language, the reader's first (`templates/components/language_fields.html`)."""

    name: str
    heading: str
    guidance: str
    fields: list[LanguageField]


def language_fields(
    form: RecordForm, row: TranslatedModel, name: str, heading: Any, guidance: Any = "", *, theirs: Any = None
) -> LanguageFields:
    """One of a record's texts, side by side. `row` is the record as it stands, not the form's own instance."""
    codes = sorted(LANGUAGES, key=lambda code: code != get_language())
    fields = [language_field(form, row, name, code, theirs or {}) for code in codes]
    return LanguageFields(name, str(heading), str(guidance), fields)


def language_field(form: RecordForm, row: TranslatedModel, name: str, code: str, theirs: Any) -> LanguageField:
    field = f"{name}_{code}"
    is_written = bool(getattr(row, field))
    state = row.state_of(name, code)
    return LanguageField(
        field=form[field],
        language=code,
        autonym=AUTONYMS[code],
        dir=direction(code),
        is_written=is_written,
        state=str(State(state).label) if is_written and row.translated[name].prose else "",
        is_machine=is_written and state == State.MACHINE,
        is_stale=is_written and row.is_stale(name, code),
        theirs=theirs.get(field),
    )

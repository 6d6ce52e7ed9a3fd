"""The form of a translation that comes after its edition: every text of a chapter, by its key."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PlainText
from core.forms import RecordForm
from core.translation import direction
from core.typed import with_plain_ends
from profiles.models import ProfileTranslation
from profiles.sheet.translating import Line

LONG = 120  # characters of an original from which its translation gets an area to write in


class TranslationForm(RecordForm):
    is_by_machine = forms.BooleanField(
        label=_("What I write here now was made by a machine"),
        help_text=_("It is marked so until a person has read and confirmed it."),
        required=False,
    )

    class Meta:
        model = ProfileTranslation
        fields: list[str] = []

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        self.keys: list[str] = []
        super().__init__(*args, **kwargs)
        for line in lines:
            key = line.text.key
            self.keys.append(key)
            self.fields[key] = text_field(line)
            self.initial[key] = line.words

    @property
    def own_fields(self) -> list[str]:
        return self.keys

    def own_values(self) -> dict[str, Any]:
        """What is typed; where nothing was changed, what stood there when the form was opened."""
        changed = set(self.changed_data)
        return {key: self.cleaned_data[key] if key in changed else self.stood(key) for key in self.keys}

    def stood(self, key: str) -> str:
        return with_plain_ends(self.data.get(self.add_initial_prefix(key), ""))

    def value_in(self, row: ProfileTranslation, name: str) -> str:
        return row.texts.get(name, "")


def text_field(line: Line) -> forms.CharField:
    text, own = line.text, {"lang": line.text.language, "dir": direction(line.text.language), "data-cited": ""}
    rows = 2 if len(text.original) < LONG else min(16, 3 + len(text.original) // 60)
    return PlainText(
        required=False,
        label=f"{text.where} · {text.label}",
        max_length=text.row._meta.get_field(text.field).max_length,
        widget=forms.Textarea(attrs={"rows": rows, **own}),
        show_hidden_initial=True,
    )

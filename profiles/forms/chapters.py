"""Forms for what an edition says: a section's text, or why there is none; and the edition as a whole."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.context import AUTONYMS
from core.forms import RecordForm, lines, writing
from core.translation import LANGUAGES
from profiles.actions import EDITABLE, EDITION_FIELDS
from profiles.models import ChapterText, ProfileEdition
from profiles.models.parts import LONGEST_CHAPTER

CHAPTER_TEXTS = {"body": _("Text"), "unknown_because": _("Why it is not known"), "who_could_know": _("Who could know")}
EDITION_TEXTS = {"note": _("Note on this edition")}


class TextsForm(RecordForm):
    """A form whose texts stand in three languages; for a translator only the translations can be written."""

    texts: dict[str, Any] = {}

    def __init__(self, *args: Any, translates_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.texts.items():
            for code in LANGUAGES:
                self.fields[f"{name}_{code}"].label = f"{label} ({AUTONYMS[code]})"
            if translates_only:
                self.fields[f"{name}_{self.instance.original_language(name)}"].disabled = True


class ChapterForm(TextsForm):
    texts = CHAPTER_TEXTS

    class Meta:
        model = ChapterText
        fields = list(EDITABLE["chapters"])
        widgets = {
            **writing(["body"], rows=14),
            **writing(["unknown_because"], rows=3),
            **lines(["who_could_know"]),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            self.fields[f"body_{code}"].widget.attrs |= {"data-cited": "", "maxlength": LONGEST_CHAPTER}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk is None and not any(cleaned.get(name) for name in self.own_fields):
            raise ValidationError(_("Nothing is written yet. Write the text, or say why it is not known."))
        return cleaned


class EditionForm(TextsForm):
    """What is to be said of the edition as a whole, and the language that it is written in first."""

    texts = EDITION_TEXTS

    class Meta:
        model = ProfileEdition
        fields = [name for name in EDITION_FIELDS if not name.startswith("vision_")]
        widgets = {
            "language": forms.Select(choices=[(code, AUTONYMS[code]) for code in LANGUAGES]),
            **writing(["note"], rows=5),
        }
        help_texts = {"language": _("Texts written in this language are the originals; the others translate them.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, AUTONYMS[code]) for code in LANGUAGES]


class CommentForm(forms.Form):
    """A remark, or an answer to one."""

    field = forms.CharField(max_length=120, required=False)
    text = forms.CharField(max_length=5000, label=_("Remark"))
    answers = forms.IntegerField(required=False, min_value=1, max_value=2**31)

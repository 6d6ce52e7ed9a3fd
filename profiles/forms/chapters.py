"""Forms for what an edition says: a section's text, or why there is none; and the edition as a whole."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import LANGUAGE_CHOICES, RecordForm, lines, offer, writing
from core.translation import LANGUAGES
from profiles.actions import EDITABLE, EDITION_FIELDS
from profiles.models import ChapterText, ProfileEdition
from profiles.models.parts import LONGEST_CHAPTER

CHAPTER_TEXTS = {
    "body": (_("Text"), ""),
    "unknown_because": (_("Why it is not known"), ""),
    "who_could_know": (_("Who could know"), ""),
}


class TextsForm(RecordForm):
    """A form whose texts stand in three languages; for a translator only the translations can be written."""

    def __init__(self, *args: Any, translates_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if translates_only:
            for name in self.texts:
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

    texts = {
        "note": (
            _("Note on this edition"),
            _("What a reader of this edition should know of it: what is new, what it leaves out."),
        ),
    }

    class Meta:
        model = ProfileEdition
        fields = [name for name in EDITION_FIELDS if not name.startswith("vision_")]
        widgets = {
            "language": forms.Select(choices=LANGUAGE_CHOICES),
            **writing(["note"], rows=5),
        }
        help_texts = {"language": _("Texts written in this language are the originals; the others translate them.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", LANGUAGE_CHOICES)

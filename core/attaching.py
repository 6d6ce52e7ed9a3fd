"""The two doors by which a file is attached, form and serializer; `core.attachments` says what may come in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api import Strict, TranslatedText
from core.attachments import ENDINGS, WORDS
from core.choices import DOCUMENTS, PICTURES, DocumentLanguage, MediaType
from core.context import AUTONYMS
from core.forms import lines
from core.models import Attachment
from core.translation import LANGUAGES

ABOUT_PICTURES = (*(f"alternative_{code}" for code in LANGUAGES), "credit", "licence")


class AttachmentForm(forms.ModelForm):
    """A file with what is said of it. `kinds`: which may come in; without pictures nothing is asked about them.

    A view hands `cleaned_data` to its action, and what `take_in` refuses to `core.answers.add_errors`.
    """

    file = forms.FileField(label=_("The file"), allow_empty_file=True, max_length=None)
    field_order = ["file"]

    class Meta:
        model = Attachment
        fields = list(WORDS)
        widgets = lines(["alternative"]) | {
            "title": forms.TextInput(attrs={"dir": "auto"}),
            "origin": forms.TextInput(attrs={"dir": "auto"}),
        }
        labels = {"language": _("Language of the document")}
        help_texts = {
            "title": _("As printed, in its own language."),
            "origin": _("Who made it, or where it was taken from."),
        }

    def __init__(self, *args: Any, kinds: list[MediaType] = DOCUMENTS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join([*kinds, *(ENDINGS[kind] for kind in kinds)])
        self.fields["file"].help_text = self.what_may_come_in(kinds)
        if not set(kinds) & set(PICTURES):
            for name in ABOUT_PICTURES:
                del self.fields[name]
        for code in LANGUAGES:
            if f"alternative_{code}" in self.fields:
                self.fields[f"alternative_{code}"].label = _("What it shows (%(language)s)") % {
                    "language": AUTONYMS[code]
                }

    def what_may_come_in(self, kinds: list[MediaType]) -> str:
        endings = ", ".join(ENDINGS[kind].strip(".").upper() for kind in kinds)
        words = _("%(kinds)s, at most 20 MB.")
        if set(kinds) & set(PICTURES):
            words = _(
                "%(kinds)s, at most 20 MB; a picture at most 10 MB and 40 megapixels, stored without its position."
            )
        return str(words % {"kinds": endings})

    def _post_clean(self) -> None:
        """The row is made and checked by `take_in`, once it is known what the file is."""


class NewAttachment(Strict):
    """A file with what is said of it, as multipart/form-data; the words about pictures are for pictures alone."""

    file = serializers.FileField(allow_empty_file=True)
    title = serializers.CharField(max_length=200)
    language = serializers.ChoiceField(choices=DocumentLanguage.choices)
    origin = serializers.CharField(max_length=300)
    alternative_en = serializers.CharField(required=False, allow_blank=True, max_length=250)
    alternative_fr = serializers.CharField(required=False, allow_blank=True, max_length=250)
    alternative_ar = serializers.CharField(required=False, allow_blank=True, max_length=250)
    credit = serializers.CharField(required=False, allow_blank=True, max_length=160)
    licence = serializers.CharField(required=False, allow_blank=True, max_length=160)


class AttachmentSerializer(serializers.ModelSerializer):
    """What is told of an attached file; the app adds the address under which its owner hands it out."""

    alternative = TranslatedText()

    class Meta:
        model = Attachment
        fields = [
            *["id", "name", "title", "media_type", "size", "sha256", "language", "origin"],
            *["width", "height", "alternative", "credit", "licence", "created_at"],
        ]

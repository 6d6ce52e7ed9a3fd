"""The form in which the secretariat keeps a chapter or section."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.context import AUTONYMS
from core.forms import RecordForm, lines, writing
from core.translation import LANGUAGES
from profiles.actions import SECTION_FIELDS
from profiles.models import Section


class SectionForm(RecordForm):
    is_in_use = forms.TypedChoiceField(
        label=_("In use"),
        choices=[("True", _("Yes: every new text can be written in it")), ("False", _("No: it is kept for old texts"))],
        coerce=lambda value: value == "True",
    )

    class Meta:
        model = Section
        fields = list(SECTION_FIELDS)
        widgets = lines(["title"]) | writing(["guidance"], rows=6)
        labels = {"position": _("Place in the tree"), "half_life_months": _("Stays fresh for, in months")}
        help_texts = {
            "half_life_months": _(
                "After that, readers see that a text is old, and its city is asked whether it is true."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, heading in (("title", _("Title")), ("guidance", _("Guidance"))):
            for code in LANGUAGES:
                self.fields[f"{name}_{code}"].label = f"{heading} ({AUTONYMS[code]})"

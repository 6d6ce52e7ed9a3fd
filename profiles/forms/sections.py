"""The form in which the secretariat keeps a chapter or section."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import RecordForm, lines, writing
from profiles.actions import SECTION_FIELDS
from profiles.models import Section


class SectionForm(RecordForm):
    texts = {
        "title": (_("Title"), ""),
        "guidance": (
            _("Guidance"),
            _("What belongs here, and how to find it: it stands beside the text as it is written."),
        ),
    }
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

"""Forms for the sources and indicators that a city adds itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import column_field
from core.forms import RecordForm
from core.models import Source
from core.translation import LANGUAGES
from profiles.actions import SOURCE_FIELDS
from profiles.models import Indicator


class SourceForm(RecordForm):
    """A document, page or data set in which figures and texts were read."""

    class Meta:
        model = Source
        fields = list(SOURCE_FIELDS)
        formfield_callback = column_field
        help_texts = {
            "title": _("As printed, in its own language."),
            "publisher": _("The office or body that answers for it."),
            "published": _("A year (2018), a month (2018-07) or a day (2018-07-01)."),
            "accessed_on": _("For a web page or a data set: the day on which you read it."),
            "licence": _("Such as CC BY 4.0; leave it empty if none is stated."),
            "language": _("Its code: en, fr, ar, it …"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = False  # inside another form there is nothing to be overtaken by
        for name in ("title", "publisher"):
            self.fields[name].widget.attrs["dir"] = "auto"

    @property
    def is_wanted(self) -> bool:
        """Whether somebody has begun to fill it, where it stands inside another form."""
        return any((self[name].data or "").strip() for name in ("title", "publisher", "url"))


class IndicatorForm(forms.ModelForm):
    """Something that the common catalogue does not count."""

    class Meta:
        model = Indicator
        formfield_callback = column_field
        fields = [*(f"name_{code}" for code in LANGUAGES), "unit", "chapter", "may_be_negative"]
        labels = {
            "name_en": _("What is counted, in English"),
            "name_fr": _("What is counted, in French"),
            "name_ar": _("What is counted, in Arabic"),
            "unit": _("Counted in"),
            "may_be_negative": _("It may lie below zero: a balance or a change"),
        }

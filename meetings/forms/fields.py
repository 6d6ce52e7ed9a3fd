"""Fields that the forms of meetings share."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from core.fields import PlainText, WallTime
from core.filters import ByLabel
from core.forms import RecordForm
from core.translation import LANGUAGES
from core.wall_time import WallTimeField


class ByName(ModelChoiceField):
    """One row, in the order of the reader's language."""

    iterator = ByLabel


def yes_no(label: Any, yes: Any, no: Any) -> forms.TypedChoiceField:
    """A choice between two sentences: unlike a tick it can be merged."""
    return forms.TypedChoiceField(
        label=label, choices=[("True", yes), ("False", no)], coerce=lambda value: value == "True"
    )


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d")


def record_field(field: models.Field, **options: Any) -> forms.Field | None:
    """The form's field for a column: the hours of a place, days from a calendar, texts of several lines."""
    if isinstance(field, WallTimeField):
        return WallTime(label=capfirst(field.verbose_name), required=not field.blank)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return field.formfield(widget=day_input(), **options)
    if isinstance(field, models.TextField):
        return field.formfield(form_class=PlainText, **options)
    if isinstance(field, models.URLField):
        return field.formfield(assume_scheme="https", **options)
    if field.choices and not field.blank and not field.has_default():
        options["choices"] = field.get_choices(blank_choice=[("", _("Choose"))])
    return field.formfield(**options)


class PlainRecordForm(RecordForm):
    """A record with `texts` in three languages (heading, guidance) and other fields; rows are named by slug or code."""

    class Meta:
        formfield_callback = record_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.own_fields:
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField) and isinstance(self.initial.get(name), int):
                row = getattr(self.instance, name)
                self.initial[name] = getattr(row, field.to_field_name or "pk")

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """Everything that is the same in every language."""
        in_languages = {f"{name}_{code}" for name in self.texts for code in LANGUAGES}
        return [self[name] for name in self.fields if name not in in_languages and name != "version"]


class ReasonForm(forms.Form):
    """A step that everyone concerned will read the reason of."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = PlainText(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone concerned will read it."),
    )

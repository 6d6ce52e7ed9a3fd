"""What the forms over rows of pilots and calls share."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django_filters.fields import ModelChoiceField

from core.fields import WallTime, column_field
from core.filters import ByLabel
from core.forms import RecordForm
from core.wall_time import WallTimeField


class ByName(ModelChoiceField):
    """One row, in the order of the reader's language."""

    iterator = ByLabel


def row_field(field: models.Field, **options: Any) -> forms.Field | None:
    """The form's field for a column; hours on the clock of a place too."""
    if isinstance(field, WallTimeField):
        return WallTime(label=capfirst(field.verbose_name), required=not field.blank)
    return column_field(field, **options)


class RowForm(RecordForm):
    """A row with `texts` in three languages and other fields; other rows are named by slug or code."""

    class Meta:
        formfield_callback = row_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.own_fields:
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField) and isinstance(self.initial.get(name), int):
                self.initial[name] = getattr(getattr(self.instance, name), field.to_field_name or "pk")

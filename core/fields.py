"""Form fields that every app uses."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.dates import PartialDateField
from core.numbers import as_typed, read_number, with_plain_digits
from core.typed import with_plain_ends
from core.wall_time import read_wall


class PlainText(forms.CharField):
    """Several lines: a line end counts once, as it did in the browser that counted them, whatever was sent."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return with_plain_ends(text)


class WordsInARow(SimpleArrayField):
    """Words or names in one line, parted by the marks of whichever keyboard typed them: an Arabic comma is a comma."""

    default_error_messages = {"item_invalid": _("No. %(nth)s in the list:")}
    parted_by = re.compile("[,،;؛\n]")

    def __init__(self, base_field: forms.Field, *, delimiter: str = ", ", **kwargs: Any) -> None:
        super().__init__(base_field, delimiter=delimiter, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            words = (" ".join(word.split()) for word in self.parted_by.split(value))
            value = list(dict.fromkeys(word for word in words if word))
        return super().to_python(value)


class NamesInARow(WordsInARow):
    """Names, parted by semicolons: a comma stands within a name."""

    parted_by = re.compile("[;؛\n]")

    def __init__(self, base_field: forms.Field, *, delimiter: str = "; ", **kwargs: Any) -> None:
        super().__init__(base_field, delimiter=delimiter, **kwargs)


class WallTime(forms.Field):
    """A day and an hour as the clock of a place shows them, without a zone: `2027-07-01T09:00`."""

    widget = forms.TextInput(attrs={"type": "datetime-local", "dir": "ltr"})

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        return read_wall(str(value))

    def prepare_value(self, value: Any) -> Any:
        at = datetime.fromisoformat(value) if isinstance(value, str) and is_moment(value) else value
        return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at


def is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


class NumberField(forms.DecimalField):
    """A number as anyone writes it, read by `core.numbers` alone; beside a refusal stands what was typed."""

    widget = forms.TextInput

    def to_python(self, value: object) -> Any:
        if value in self.empty_values:
            return None
        return read_number(str(value))

    def prepare_value(self, value: Any) -> Any:
        return as_typed(value) if isinstance(value, Decimal | int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"inputmode": "decimal", "dir": "ltr"}


class PartialDate(forms.CharField):
    """A year, a month or a day, in whichever digits it was typed."""

    def to_python(self, value: Any) -> str:
        return with_plain_digits(super().to_python(value) or "")


class Day(forms.DateField):
    """A day, in whichever digits it was typed."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> Any:
        return super().to_python(with_plain_digits(value) if isinstance(value, str) else value)


def column_field(field: models.Field, **options: Any) -> forms.Field | None:
    """The form's field for a column: numbers as anyone writes them, dates of which only the year may be known."""
    if isinstance(field, models.DecimalField):
        return field.formfield(form_class=NumberField, **options)
    if isinstance(field, PartialDateField):
        attributes = {"dir": "ltr", "autocomplete": "off"}
        return field.formfield(**{"form_class": PartialDate, "widget": forms.TextInput(attrs=attributes), **options})
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return field.formfield(form_class=Day, **options)
    if isinstance(field, models.TextField):
        return field.formfield(form_class=PlainText, **options)
    if isinstance(field, models.URLField):
        return field.formfield(assume_scheme="https", **options)
    if (
        isinstance(field, ArrayField)
        and isinstance(field.base_field, models.CharField)
        and not field.base_field.choices
    ):
        return field.formfield(**{"form_class": WordsInARow, **options})
    found = field.formfield(**options)
    if isinstance(found, forms.ChoiceField) and field.choices:
        named = _("Choose") if found.required else _("Not stated")
        offered: Any = found.choices
        found.choices = [(value, label if value else named) for value, label in offered]
    return found

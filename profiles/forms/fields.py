"""Fields of the forms with which a profile is written."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from core.filters import alphabetical

Group = Callable[[Any], Any]


class Rows(ModelChoiceIterator):
    """Choices under the headings of their groups, where the field has groups; else in the reader's alphabet."""

    def __iter__(self) -> Iterator:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        rows = list(self.queryset)
        if self.field.group is None:
            yield from sorted((self.choice(row) for row in rows), key=lambda choice: alphabetical(choice[1]))
            return
        groups: dict[str, list] = {}
        for row in rows:
            groups.setdefault(str(self.field.group(row)), []).append(self.choice(row))
        yield from groups.items()


class RowChoice(forms.ModelChoiceField):
    """One row of a table, named in the form by its code; which rows are offered is set by the form."""

    iterator = Rows

    def __init__(self, model: type[models.Model], *, name: str, group: Group | None = None, **options: Any) -> None:
        self.group = group
        label = options.pop("empty_label", _("Choose"))
        super().__init__(model._default_manager.none(), to_field_name=name, empty_label=label, **options)

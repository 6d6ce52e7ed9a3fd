"""Kinds of filter that every list uses. The same classes stand behind pages, exports and the API."""

import unicodedata
from collections.abc import Callable
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Choices, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceIterator, ModelMultipleChoiceField
from drf_spectacular.utils import extend_schema_field

NOT_IN_LIST = _("“%(value)s” is not in the list. Choose from the list.")


def alphabetical(label: object) -> str:
    """What a label is sorted by: without case, accents and vowel marks, so that É stands with E."""
    letters = unicodedata.normalize("NFKD", str(label))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


class ByLabel(ModelChoiceIterator):
    """Choices in the order of the reader's language, which the database does not know; that of none comes first."""

    def __iter__(self):
        yield from sorted(super().__iter__(), key=lambda choice: (choice[0] != "", alphabetical(choice[1])))


class NamedRows(ModelMultipleChoiceField):
    iterator = ByLabel


class NamedChoice(filters.ModelMultipleChoiceFilter):
    """Several rows, named in the address by slug or code; an unknown one is refused in words."""

    field_class = NamedRows

    def __init__(self, *, queryset, to_field_name, label, **kwargs):
        super().__init__(
            queryset=queryset,
            to_field_name=to_field_name,
            label=label,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": NOT_IN_LIST, "invalid_list": NOT_IN_LIST},
            **kwargs,
        )

    def get_filter_predicate(self, row):
        """By the row itself: the slug is how the address names it, not how tables are joined."""
        return {self.field_name: row}


def named_by(model: type[Model], related: str, rows: type[Model]) -> Callable[[HttpRequest | None], QuerySet]:
    """Those rows of `model` that the `rows` a reader may see refer to: a draft adds no choice to a filter."""

    def choices(request: HttpRequest | None) -> QuerySet:
        reader = request.user if request else AnonymousUser()
        manager: Any = rows._default_manager
        visible = manager.visible_to(reader)
        return model._default_manager.filter(**{f"{related}__in": visible}).distinct()

    return choices


def one_of(choices: type[Choices], label: Any, **kwargs: Any) -> filters.ChoiceFilter:
    return filters.ChoiceFilter(
        choices=choices.choices,
        label=label,
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
        **kwargs,
    )


@extend_schema_field(str)
class NamedRow(filters.ModelChoiceFilter):
    """In the API's description a slug is a string, whatever table it names."""


def one_row(queryset: Any, label: Any, **kwargs: Any) -> filters.ModelChoiceFilter:
    """One row, named in the address by its slug."""
    return NamedRow(
        queryset=queryset,
        to_field_name="slug",
        label=label,
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
        **kwargs,
    )

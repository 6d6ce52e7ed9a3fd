"""Kinds of filter that every list uses. The same classes stand behind pages, exports and the API."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

NOT_IN_LIST = _("“%(value)s” is not in the list. Choose from the list.")


class NamedChoice(filters.ModelMultipleChoiceFilter):
    """Several rows, named in the address by slug or code; an unknown one is refused in words."""

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


def one_of(choices, label, **kwargs) -> filters.ChoiceFilter:
    return filters.ChoiceFilter(
        choices=choices.choices,
        label=label,
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
        **kwargs,
    )


def one_row(queryset, label, **kwargs) -> filters.ModelChoiceFilter:
    """One row, named in the address by its slug."""
    return filters.ModelChoiceFilter(
        queryset=queryset,
        to_field_name="slug",
        label=label,
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
        **kwargs,
    )

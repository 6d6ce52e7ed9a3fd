"""Lists with facets: one class behind page, files, feed and API, so that a count is what choosing the value gives."""

import json
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field

from core.facets import Chosen, Facet, counted, facet, narrowed, tallied
from core.filters import NOT_IN_LIST, alphabetical


class Several(forms.MultipleChoiceField):
    """Values of one facet. An empty one, as a form without a choice sends it, chooses nothing."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return [text for text in dict.fromkeys(super().to_python(value)) if text]


class FacetFilter(filters.MultipleChoiceFilter):
    """One facet: its name in the address is that of its tags. `Faceted` narrows the rows by all of them together.

    `choices` are all its values in words; without them, `Faceted.words_of` names those that there are. They keep
    their order, or with `by_count` those with most results come first.
    """

    field_class = Several

    def __init__(self, label: Any, choices: Any = None, *, by_count: bool = True):
        self.by_count = by_count
        messages = {"invalid_choice": NOT_IN_LIST, "invalid_list": NOT_IN_LIST}
        given = {} if choices is None else {"choices": choices}
        super().__init__(label=label, error_messages=messages, **given)
        if choices is None:
            extend_schema_field({"type": "array", "items": {"type": "string"}})(self)

    def filter(self, queryset: QuerySet, value: list[str]) -> QuerySet:
        return queryset


class Faceted(filters.FilterSet):
    """A list with facets over the column `facets` of its rows.

    `content` names what the database keeps of them: their version (`watch_sql`), their whole count (`tally_sql`)
    and which stand under what (`rows_sql`). `always` is the facet in which every row has exactly one value: its counts
    are the number of results. `queryset` is all that stands under any tag, for every reader the same.
    """

    content = ""
    always = ""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, one in self.groups.items():
            if "choices" not in one.extra:
                # A function, so that nothing is asked of the database before a value is chosen or shown.
                one.extra["choices"] = lambda name=name: self.known_words[name]

    @property
    def groups(self) -> dict[str, FacetFilter]:
        return {name: one for name, one in self.filters.items() if isinstance(one, FacetFilter)}

    @cached_property
    def chosen(self) -> Chosen:
        if not self.form.is_valid():
            return {}
        return {name: values for name in self.groups if (values := self.form.cleaned_data.get(name))}

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return narrowed(self.before_facets(queryset), self.chosen)

    def before_facets(self, queryset: QuerySet) -> QuerySet:
        """Narrowed by everything that is no facet: words, and what a list has of its own."""
        return super().filter_queryset(queryset)

    def said(self) -> dict[str, str]:
        """What `before_facets` depends on, to keep counts by."""
        asked = self.form.cleaned_data
        return {name: str(asked[name]) for name in sorted(asked) if name not in self.groups and asked[name]}

    @cached_property
    def known(self) -> dict[str, int]:
        """Every tag that any row stands under, with how many do."""
        return tallied(self.content)

    @cached_property
    def counts(self) -> dict[str, int]:
        """`{"theme:housing": 12}`, as `core.facets` defines a count; of the whole list where a filter is wrong."""
        if not self.form.is_valid() or not (self.chosen or self.said()):
            return self.known
        if not self.said():
            return counted(None, self.chosen, self.content)
        key = json.dumps(self.said(), sort_keys=True)
        return counted(self.before_facets(self.queryset), self.chosen, self.content, key)

    @cached_property
    def number(self) -> int:
        """How many results there are; of a filter that is right. Words are searched in what has no version."""
        if self.form.cleaned_data.get("q"):
            return self.qs.order_by().count()
        values = self.chosen.get(self.always) or self.known_values(self.always)
        return sum(self.counts.get(f"{self.always}:{value}", 0) for value in values)

    def known_values(self, name: str) -> list[str]:
        return [tag.removeprefix(f"{name}:") for tag in self.known if tag.startswith(f"{name}:")]

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        """Those values of a facet in the reader's words; as they stand, where a list has no others for them."""
        return [(value, value) for value in values]

    @cached_property
    def known_words(self) -> dict[str, list[tuple[str, str]]]:
        own = [name for name, one in type(self).base_filters.items() if isinstance(one, FacetFilter)]
        without = [name for name in own if "choices" not in type(self).base_filters[name].extra]
        return {name: self.words_of(name, self.known_values(name)) for name in without}

    @cached_property
    def facets(self) -> list[Facet]:
        """Every facet that has anything to choose from, as page and API show it."""
        shown = []
        for name, one in self.groups.items():
            words = {str(key): str(label) for key, label in self.form.fields[name].choices}
            if one.by_count:
                order = {key: (-self.counts.get(f"{name}:{key}", 0), alphabetical(word)) for key, word in words.items()}
                words = dict(sorted(words.items(), key=lambda item: order[item[0]]))
            shown.append(facet(name, str(one.label), words, self.counts, self.chosen.get(name, [])))
        return [row for row in shown if row.values]

"""Lists with facets: one class behind page, files, feed and API, so that a count is what choosing the value gives."""

import json
from abc import abstractmethod
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field

from core.facets import Among, Chosen, Facet, Limit, counted, counted_in, facet, narrowed, tags, tallied, within
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
    are the number of results. `limit` narrows the list by tags beside what is chosen. `queryset` is all that stands
    under any tag, for every reader the same.
    """

    content = ""
    always = ""
    limit: Limit | None = None

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
        return narrowed(within(self.before_facets(queryset), self.limit), self.chosen)

    def before_facets(self, queryset: QuerySet) -> QuerySet:
        """Narrowed by everything that is no facet: words, and what a list has of its own."""
        return super().filter_queryset(queryset)

    def let_through(self) -> QuerySet | Among:
        """What `before_facets` leaves, to be counted."""
        return self.before_facets(self.queryset)

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
        if not self.form.is_valid() or not (self.chosen or self.said() or self.limit):
            return self.known
        return self.counts_of(self.chosen, self.limit)

    def counts_of(self, chosen: Chosen, limit: Limit | None) -> dict[str, int]:
        """The same counts with another choice, or another limit, beside the words."""
        said = self.said()
        rows = self.let_through() if said else None
        return counted(rows, chosen, self.content, json.dumps(said, sort_keys=True), limit)

    @cached_property
    def number(self) -> int:
        """How many results there are; of a filter that is right."""
        return self.number_in(self.counts)

    def number_in(self, counts: dict[str, int]) -> int:
        values = self.chosen.get(self.always) or self.known_values(self.always)
        return sum(counts.get(f"{self.always}:{value}", 0) for value in values)

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


class FacetedFew(Faceted):
    """A list of some hundreds of rows: nothing is kept of them, their tags are read in one query each time.

    Results and counts are made of the same tags. `queryset` is what this reader may see.
    """

    @abstractmethod
    def tags_of(self, rows: QuerySet) -> dict[int, set[str]]:
        """The tags of each of these rows by its key, in one query."""

    @cached_property
    def tagged(self) -> dict[int, set[str]]:
        return self.tags_of(self.queryset.order_by())

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows = self.before_facets(queryset)
        return rows.filter(pk__in=self.narrowed_keys) if self.chosen else rows

    @property
    def narrowed_keys(self) -> list[int]:
        wanted = [set(tags(group, values)) for group, values in self.chosen.items()]
        return [key for key, row in self.tagged.items() if all(row & one for one in wanted)]

    @cached_property
    def known(self) -> dict[str, int]:
        return counted_in(self.tagged.values(), {})

    @cached_property
    def counts(self) -> dict[str, int]:
        if not self.form.is_valid():
            return self.known
        return counted_in(self.said_rows.values(), self.chosen)

    @cached_property
    def said_rows(self) -> dict[int, set[str]]:
        """The tags of those rows that everything but the facets lets through."""
        if not self.said():
            return self.tagged
        found = set(self.before_facets(self.queryset).order_by().values_list("pk", flat=True))
        return {key: row for key, row in self.tagged.items() if key in found}

    @cached_property
    def number(self) -> int:
        return len(self.said_rows.keys() & set(self.narrowed_keys))

"""A list as a reader works with it: filtered, sorted, cut into pages, exported; all of it in the address."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_filters import FilterSet

PAGE_SIZE = 24


@dataclass(frozen=True)
class Sort:
    """One way to order a list: its key in the address, its words, and the fields to order by.

    `name_{lang}` is the name in the reader's language.
    """

    key: str
    label: str
    fields: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        return [field.format(lang=get_language() or "en") for field in self.fields]


@dataclass(frozen=True)
class Export:
    label: str
    url: str
    type: str


class Listing:
    """The rows of `queryset` that the address asks for. A wrong filter shows no rows and says what is wrong."""

    def __init__(
        self,
        request: HttpRequest,
        filterset_class: type[FilterSet],
        queryset: QuerySet,
        sorts: list[Sort],
        *,
        exports: dict[str, tuple[str, str]] | None = None,
        page_size: int = PAGE_SIZE,
    ):
        self.request, self.page_size = request, page_size
        self.sort_choices, self.export_choices = sorts, exports or {}
        self.filterset = filterset_class(request.GET, queryset=queryset, request=request)

    @cached_property
    def form(self):
        return self.filterset.form

    @cached_property
    def is_valid(self) -> bool:
        return self.form.is_valid() and self.request.GET.get("sort", "") in {"", *(s.key for s in self.sort_choices)}

    @property
    def status(self) -> int:
        return 200 if self.is_valid else 400

    @cached_property
    def errors(self) -> list[dict]:
        found = [
            {"field_label": self.form.fields[name].label, "message": message, "field_id": self.form[name].id_for_label}
            for name, messages in self.form.errors.items()
            for message in messages
        ]
        if not self.is_valid and not found:
            keys = ", ".join(sort.key for sort in self.sort_choices)
            message = _("This list cannot be sorted that way. Choose one of: %(keys)s.") % {"keys": keys}
            found.append({"field_label": _("Sort by"), "message": message, "field_id": ""})
        return found

    @cached_property
    def sort(self) -> Sort:
        asked = self.request.GET.get("sort", "")
        return next((sort for sort in self.sort_choices if sort.key == asked), self.sort_choices[0])

    @cached_property
    def rows(self) -> QuerySet:
        """Every row that passes the filters, in order."""
        if not self.is_valid:
            return self.filterset.queryset.none()
        return self.filterset.qs.order_by(*self.sort.columns, "pk")

    @cached_property
    def paginator(self) -> Paginator:
        return Paginator(self.rows, self.page_size)

    @cached_property
    def count(self) -> int:
        return self.paginator.count

    @cached_property
    def page(self) -> Page:
        """The page asked for. Raises Http404 for a page that does not exist."""
        asked = self.request.GET.get("page", "1")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 8 and 1 <= int(asked) <= self.paginator.num_pages):
            raise Http404(_("This list has no page “%(page)s”.") % {"page": asked[:20]})
        return self.paginator.page(int(asked))

    def address(self, **changes: str | None) -> str:
        """This list's address with some of its parameters set, or removed by None."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            if value is None:
                query.pop(name, None)
            else:
                query[name] = value
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @cached_property
    def page_links(self) -> list[dict]:
        links = []
        for number in self.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1):
            is_gap = number == self.paginator.ELLIPSIS
            url = "" if is_gap else self.address(page=None if number == 1 else str(number))
            links.append({"number": number, "url": url, "current": number == self.page.number, "gap": is_gap})
        return links

    @property
    def previous_url(self) -> str:
        if not self.page.has_previous():
            return ""
        number = self.page.previous_page_number()
        return self.address(page=None if number == 1 else str(number))

    @property
    def next_url(self) -> str:
        return self.address(page=str(self.page.next_page_number())) if self.page.has_next() else ""

    @cached_property
    def sorts(self) -> list[dict]:
        return [
            {
                "key": sort.key,
                "label": sort.label,
                "url": self.address(sort=None if sort is self.sort_choices[0] else sort.key, page=None),
                "current": sort is self.sort,
            }
            for sort in self.sort_choices
        ]

    @cached_property
    def active(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        chips = []
        for name, field in self.form.fields.items():
            values = list(filter(None, self.request.GET.getlist(name)))
            words = dict(field.choices) if values and hasattr(field, "choices") else {}
            for value in values:
                label = words.get(value) or next((w for key, w in words.items() if str(key) == value), value)
                chips.append({"label": field.label, "value": str(label), "remove_url": self._without(name, value)})
        return chips

    def _without(self, name: str, value: str) -> str:
        query: QueryDict = self.request.GET.copy()
        query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
        if not query.getlist(name):
            query.pop(name)
        query.pop("page", None)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @property
    def clear_url(self) -> str:
        return self.request.path

    @cached_property
    def exports(self) -> list[Export]:
        """The same rows as files: the list's address with a suffix, filters kept."""
        query = self.request.GET.copy()
        query.pop("page", None)
        tail = f"?{query.urlencode()}" if query else ""
        base = self.request.path.rstrip("/")
        return [
            Export(label, f"{base}.{suffix}{tail}", type_) for suffix, (label, type_) in self.export_choices.items()
        ]


@dataclass(frozen=True)
class Lines:
    """One page of a long list, for `components/pagination.html`; `rows` are its lines."""

    page: Any
    rows: list
    name: str
    path: str
    query: str = ""

    def address(self, number: int) -> str:
        return f"{self.path}?{self.query}{'&' if self.query else ''}{self.name}={number}#{self.name}"

    @property
    def page_links(self) -> list[dict]:
        found = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            {
                "number": number,
                "url": self.address(number) if isinstance(number, int) else "",
                "current": number == self.page.number,
                "gap": not isinstance(number, int),
            }
            for number in found
        ]

    @property
    def previous_url(self) -> str:
        return self.address(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.address(self.page.next_page_number()) if self.page.has_next() else ""

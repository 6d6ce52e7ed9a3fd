"""How pilots and calls are narrowed down; pages, files and API use the same."""

from collections.abc import Iterator
from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country, Theme
from core.faceted import FacetedFew, FacetFilter
from core.facets import tags
from core.filters import NOT_IN_LIST
from core.listing import Sort
from core.translation import LANGUAGES
from library.choices import Goal
from pilots.choices import CallState, Objective, PilotStatus
from pilots.models import Call, Pilot, Update
from profiles.models import Priority

PILOT_SORTS = [
    Sort("newest", _("Newest first"), ("-is_dated", "-starts", "slug")),
    Sort("oldest", _("Oldest first"), ("-is_dated", "starts", "slug")),
    Sort("title", _("By title"), ("title_{lang}", "slug")),
]
UPDATE_SORTS = [Sort("newest", _("Newest first"), ("-published_at", "-pk"))]
PRIORITY_SORTS = [
    Sort("city", _("By city"), ("edition__city__name_{lang}", "position")),
    Sort("theme", _("By theme"), ("theme__name_{lang}", "edition__city__name_{lang}", "position")),
    Sort("title", _("By title"), ("title_{lang}",)),
]
PORTFOLIO_SORTS = [
    Sort("late", _("Most late first"), ("-milestones_late", "-late_step", "slug")),
    Sort("ends", _("Next to end first"), ("is_without_end", "ends", "slug")),
    *PILOT_SORTS,
]
CALL_SORTS = [
    Sort("newest", _("Newest first"), ("-is_numbered", "-number", "slug")),
    Sort("title", _("By title"), ("title_{lang}", "slug")),
]


def with_words(queryset: QuerySet, names: tuple[str, ...], value: str) -> QuerySet:
    """Rows that have these letters in one of those texts, in any language."""
    asked = Q()
    for name in names:
        for language in LANGUAGES:
            asked |= Q(**{f"{name}_{language}__icontains": value})
    return queryset.filter(asked)


class PilotFilter(FacetedFew):
    """Pilots: words, and facets over what is known of them."""

    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    state = FacetFilter(_("State"), PilotStatus.choices)
    theme = FacetFilter(_("Theme"))
    city = FacetFilter(_("City"))
    country = FacetFilter(_("Country"))
    objective = FacetFilter(_("Objective of the calls"), Objective.choices, by_count=False)
    goal = FacetFilter(_("Sustainable Development Goal"), Goal.choices, by_count=False)
    call = FacetFilter(_("Call"))

    class Meta:
        model = Pilot
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return with_words(queryset, ("title", "summary", "aim", "activities", "results"), value)

    def tags_of(self, rows: QuerySet) -> dict[int, set[str]]:
        found = Pilot.objects.filter(pk__in=rows.values("pk")).order_by().with_slugs()
        return {row.pk: set(facets_of(row)) for row in found}

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        if name == "country":
            return [(row.code, str(row.name)) for row in Country.objects.filter(code__in=values)]
        if name == "call":
            return [(row.slug, str(row.title)) for row in Call.objects.published().filter(slug__in=values)]
        model = Theme if name == "theme" else City
        return [(row.slug, str(row.name)) for row in model._default_manager.filter(slug__in=values)]


class UnmeasuredFilter(PilotFilter):
    """Actions with no measured result, by what a reader looks for."""

    objective = goal = call = None


LATENESS = [("any", _("Anything")), ("milestones", _("Milestones")), ("step", _("The next step"))]
MONEY = [("left", _("Granted and not spent")), ("over", _("More spent than granted"))]


class PortfolioFilter(PilotFilter):
    """The secretariat's: also by what is late, and by money. Rows come `with_lateness()` and `with_money_left()`."""

    late = filters.ChoiceFilter(
        choices=LATENESS,
        method="by_lateness",
        label=_("What is late"),
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )
    money = filters.ChoiceFilter(
        choices=MONEY,
        method="by_money",
        label=_("Money"),
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )

    def by_lateness(self, queryset, name, value):
        milestones, step = Q(milestones_late__gt=0), ~Q(late_step="")
        return queryset.filter({"milestones": milestones, "step": step, "any": milestones | step}[value])

    def by_money(self, queryset, name, value):
        return queryset.filter(**{"has_left" if value == "left" else "is_over": True})


class PriorityFilter(FacetedFew):
    """Priorities: words, and facets over what is known of them."""

    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    theme = FacetFilter(_("Theme"))
    city = FacetFilter(_("City"))
    country = FacetFilter(_("Country"))

    class Meta:
        model = Priority
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return with_words(queryset, ("title", "challenge", "target_group", "measures"), value)

    def tags_of(self, rows: QuerySet) -> dict[int, set[str]]:
        found = rows.values_list("pk", "theme__slug", "edition__city__slug", "edition__city__country__code")
        return {
            key: {*tags("theme", [theme] if theme else []), f"city:{city}", f"country:{country}"}
            for key, theme, city, country in found
        }

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        if name == "country":
            return [(row.code, str(row.name)) for row in Country.objects.filter(code__in=values)]
        model = Theme if name == "theme" else City
        return [(row.slug, str(row.name)) for row in model._default_manager.filter(slug__in=values)]


def facets_of(row: Any) -> Iterator[str]:
    """The tags of a pilot read `with_slugs()`."""
    yield f"state:{row.status}"
    for name, values in {
        "theme": row.theme_slugs,
        "city": row.city_slugs,
        "country": row.country_codes,
        "objective": row.objectives,
        "goal": {target.split(".")[0] for target in row.sdg_targets},
        "call": [row.call_slug],
    }.items():
        yield from tags(name, filter(None, values))


class UpdateFilter(filters.FilterSet):
    """Updates of a pilot: all of them."""

    class Meta:
        model = Update
        fields: list[str] = []


class CallFilter(FacetedFew):
    """Calls: words, and facets over what is known of them. Whether one is open, its hours tell."""

    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    state = FacetFilter(_("State"), CallState.choices, by_count=False)
    theme = FacetFilter(_("Theme"))
    objective = FacetFilter(_("Objective of the calls"), Objective.choices, by_count=False)
    country = FacetFilter(_("Target country"))

    class Meta:
        model = Call
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return with_words(queryset, ("title", "theme", "summary", "who_may_apply"), value)

    def tags_of(self, rows: QuerySet) -> dict[int, set[str]]:
        found = Call.objects.filter(pk__in=rows.values("pk")).prefetch_related("themes", "countries")
        return {row.pk: set(facets_of_call(row)) for row in found}

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        if name == "country":
            return [(row.code, str(row.name)) for row in Country.objects.filter(code__in=values)]
        return [(row.slug, str(row.name)) for row in Theme.objects.filter(slug__in=values)]


def facets_of_call(call: Call) -> Iterator[str]:
    yield f"state:{call.state}"
    yield from tags("theme", [theme.slug for theme in call.themes.all()])
    yield from tags("objective", call.objectives)
    yield from tags("country", [country.code for country in call.countries.all()])

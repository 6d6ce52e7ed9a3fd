"""How figures are narrowed down."""

import django_filters as filters
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.filters import NamedChoice
from core.listing import Sort
from profiles.models import Figure, Indicator

FIGURE_SORTS = [
    Sort("city", _("By city"), ("city__name_{lang}", "indicator__position", "position")),
    Sort("newest", _("Newest first"), ("-period_start", "city__name_{lang}")),
]


def public_indicators(request: HttpRequest | None) -> QuerySet:
    """A city's own indicator is no choice as long as only a draft counts by it."""
    return Indicator.objects.visible_to(request.user if request else AnonymousUser())


class FigureFilter(filters.FilterSet):
    # Every city of the record: one without figures has an empty list, not a wrong address.
    city = NamedChoice(queryset=City.objects.all(), to_field_name="slug", label=_("City"))
    indicator = NamedChoice(queryset=public_indicators, to_field_name="code", label=_("Indicator"))

    class Meta:
        model = Figure
        fields: list[str] = []

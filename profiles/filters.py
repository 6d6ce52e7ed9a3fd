"""How figures are narrowed down."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.filters import NamedChoice, named_by
from core.listing import Sort
from profiles.models import Figure, Indicator

FIGURE_SORTS = [
    Sort("city", _("By city"), ("city__name_{lang}", "indicator__position", "position")),
    Sort("newest", _("Newest first"), ("-period_start", "city__name_{lang}")),
]


class FigureFilter(filters.FilterSet):
    city = NamedChoice(queryset=named_by(City, "figures", Figure), to_field_name="slug", label=_("City"))
    indicator = NamedChoice(queryset=Indicator.objects.all(), to_field_name="code", label=_("Indicator"))

    class Meta:
        model = Figure
        fields: list[str] = []

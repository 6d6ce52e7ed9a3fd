"""How cities and organisations are narrowed down; page, map, export and API use the same."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cities.choices import CityRole, OrganisationKind, OrganisationRole, QuestionStatus, Region
from cities.models import City, CityQuestion, Country, Membership, Organisation, Part, Phase, Theme
from core.filters import NOT_IN_LIST, NamedChoice, one_of, one_row
from core.listing import Sort

CITY_SORTS = [
    Sort("role", _("By part in the network"), ("standing", "name_{lang}")),
    Sort("name", _("By name"), ("name_{lang}",)),
    Sort("country", _("By country"), ("country__name_{lang}", "name_{lang}")),
]
ORGANISATION_SORTS = [
    Sort("network", _("By part in the network"), ("position",)),
    Sort("name", _("By name"), ("name_en",)),
]


class CityFilter(filters.FilterSet):
    q = filters.CharFilter(method="named", label=_("Name"), max_length=80)
    region = one_of(Region, _("Region"), field_name="country__region")
    role = one_of(CityRole, _("Part in the network"), method="together")
    phase = one_row(Phase.objects.filter(memberships__isnull=False).distinct(), _("Phase"), method="together")
    country = NamedChoice(
        queryset=Country.objects.filter(cities__isnull=False).distinct(), to_field_name="code", label=_("Country")
    )
    theme = NamedChoice(
        queryset=Theme.objects.filter(cities__isnull=False).distinct(),
        to_field_name="slug",
        label=_("Theme"),
        field_name="themes",
    )

    class Meta:
        model = City
        fields: list[str] = []

    def named(self, queryset, name, value):
        names = [
            "name_en",
            "name_fr",
            "name_ar",
            "administration",
            "country__name_en",
            "country__name_fr",
            "country__name_ar",
        ]
        asked = Q(alternate_names__icontains=value)
        for field in names:
            asked |= Q(**{f"{field}__icontains": value})
        return queryset.filter(asked)

    def together(self, queryset, name, value):
        """A role and a phase are asked of one and the same membership: see `filter_queryset`."""
        return queryset

    def filter_queryset(self, queryset):
        role, phase = self.form.cleaned_data.get("role"), self.form.cleaned_data.get("phase")
        asked = {**({"role": role} if role else {}), **({"phase": phase} if phase else {})}
        if asked:
            queryset = queryset.filter(Exists(Membership.objects.filter(city=OuterRef("pk"), **asked)))
        return super().filter_queryset(queryset)


class OrganisationFilter(filters.FilterSet):
    q = filters.CharFilter(method="named", label=_("Name"), max_length=80)
    role = one_of(OrganisationRole, _("Role"), method="with_role")
    kind = one_of(OrganisationKind, _("Kind"))
    phase = one_row(Phase.objects.filter(organisation_roles__isnull=False).distinct(), _("Phase"), method="in_phase")

    class Meta:
        model = Organisation
        fields: list[str] = []

    def named(self, queryset, name, value):
        fields = ["name_en", "name_fr", "name_ar", "acronym"]
        asked = Q()
        for field in fields:
            asked |= Q(**{f"{field}__icontains": value})
        return queryset.filter(asked)

    def with_role(self, queryset, name, value):
        return queryset.filter(Exists(Part.objects.filter(organisation=OuterRef("pk"), role=value)))

    def in_phase(self, queryset, name, value):
        return queryset.filter(Exists(Part.objects.filter(organisation=OuterRef("pk"), phase=value)))


# Questions to a city

QUESTION_SORTS = [
    Sort("due", _("What is due first"), ("rank", "due_on")),
    Sort("newest", _("Newest first"), ("-asked_at",)),
]
PUBLIC_QUESTION_SORTS = [Sort("newest", _("Newest first"), ("-published_at",))]
SETTLED_OR_NOT = [choice for choice in QuestionStatus.choices if choice[0] != QuestionStatus.UNCONFIRMED]


class QuestionFilter(filters.FilterSet):
    """What a city's own people narrow its questions down by."""

    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    status = filters.ChoiceFilter(
        choices=SETTLED_OR_NOT, label=_("State"), empty_label=_("All"), error_messages={"invalid_choice": NOT_IN_LIST}
    )
    overdue = filters.BooleanFilter(
        method="is_overdue", label=_("Only what is overdue"), widget=forms.CheckboxInput(attrs={"value": "true"})
    )

    class Meta:
        model = CityQuestion
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return queryset.filter(Q(text__icontains=value) | Q(answer__icontains=value) | Q(about_title__icontains=value))

    def is_overdue(self, queryset, name, value):
        return queryset.overdue() if value else queryset


class PublicQuestionFilter(filters.FilterSet):
    about = filters.CharFilter(label=_("What it is about"), max_length=300)
    city = one_row(City.objects.all(), _("City"))

    class Meta:
        model = CityQuestion
        fields: list[str] = []

"""How case studies, publications and news are narrowed down; page, export and API use the same."""

import django_filters as filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cities.choices import Region
from cities.models import City, Country, Theme
from core.choices import EditionStatus
from core.dates import validate_partial_date
from core.facets import tally
from core.filters import NamedChoice, named_by, one_of
from core.listing import Sort
from library.choices import DocumentLanguage, PublicationKind
from library.models import CaseStudy, NewsItem, Publication, Step

CASE_SORTS = [
    Sort("newest", _("Newest first"), ("-editions__published_first", "slug")),
    Sort("city", _("By city"), ("city__name_{lang}", "slug")),
]
PUBLICATION_SORTS = [
    Sort("newest", _("Newest first"), ("-date", "slug")),
    Sort("kind", _("By kind"), ("kind", "-date")),
    Sort("title", _("By title"), ("title_en",)),
]
NEWS_SORTS = [
    Sort("newest", _("Newest first"), ("-date", "slug")),
    Sort("oldest", _("Oldest first"), ("date", "slug")),
]


def any_of(value: str, *fields: str) -> Q:
    asked = Q()
    for field in fields:
        for language in ("en", "fr", "ar"):
            asked |= Q(**{f"{field}_{language}__icontains": value})
    return asked


def themes_of_case_studies(request: HttpRequest | None) -> QuerySet[Theme]:
    """The themes that published case studies are about."""
    tags = tally(CaseStudy.objects.published())
    return Theme.objects.filter(slug__in=[tag.removeprefix("theme:") for tag in tags if tag.startswith("theme:")])


class CaseStudyFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    region = one_of(Region, _("Region"), field_name="city__country__region")
    theme = NamedChoice(
        queryset=themes_of_case_studies,
        to_field_name="slug",
        label=_("Theme"),
        method="about_themes",
    )
    city = NamedChoice(queryset=named_by(City, "case_studies", CaseStudy), to_field_name="slug", label=_("City"))
    country = NamedChoice(
        queryset=named_by(Country, "cities__case_studies", CaseStudy),
        to_field_name="code",
        label=_("Country"),
        field_name="city__country",
    )

    class Meta:
        model = CaseStudy
        fields: list[str] = []

    def about_themes(self, queryset, name, value: list[str]):
        return queryset.filter(facets__overlap=[theme.tag for theme in value]) if value else queryset

    def with_words(self, queryset, name, value):
        found = any_of(value, "editions__title", "editions__abstract", "editions__actions", "editions__context")
        return queryset.filter(found, editions__status=EditionStatus.PUBLISHED)


class PublicationFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in title or summary"), max_length=80)
    kind = one_of(PublicationKind, _("Kind"))
    language = one_of(DocumentLanguage, _("Language of the document"), method="in_language")
    theme = NamedChoice(
        queryset=named_by(Theme, "publications", Publication),
        to_field_name="slug",
        label=_("Theme"),
        field_name="themes",
    )
    city = NamedChoice(
        queryset=named_by(City, "publications", Publication),
        to_field_name="slug",
        label=_("City"),
        field_name="cities",
    )

    class Meta:
        model = Publication
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return queryset.filter(any_of(value, "title", "summary") | Q(authors__icontains=value))

    def in_language(self, queryset, name, value):
        return queryset.filter(languages__contains=[value])


class NewsFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    year = filters.CharFilter(method="in_year", label=_("Year"), validators=[validate_partial_date])
    theme = NamedChoice(
        queryset=named_by(Theme, "news", NewsItem),
        to_field_name="slug",
        label=_("Theme"),
        field_name="themes",
    )
    city = NamedChoice(
        queryset=named_by(City, "news", NewsItem),
        to_field_name="slug",
        label=_("City"),
        field_name="cities",
    )

    class Meta:
        model = NewsItem
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return queryset.filter(any_of(value, "title", "summary"))

    def in_year(self, queryset, name, value):
        return queryset.filter(date__startswith=value)


class StepFilter(filters.FilterSet):
    """Steps of the City Toolkit."""

    theme = NamedChoice(
        queryset=lambda request: Theme.objects.all(), to_field_name="slug", label=_("Theme"), method="about_themes"
    )
    stage = filters.CharFilter(field_name="stage__key", label=_("Stage"), max_length=60)

    class Meta:
        model = Step
        fields: list[str] = []

    def about_themes(self, queryset, name, value: list[str]):
        return queryset.filter(themes__overlap=[theme.slug for theme in value]) if value else queryset

"""How case studies, publications and news are narrowed down; page, export and API use the same."""

from functools import cached_property

import django_filters as filters
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cities.choices import LocalCompetence, Region
from cities.models import City, Country, Organisation, Theme
from core.choices import OPEN, Waiting
from core.dates import validate_partial_date
from core.faceted import Faceted, FacetFilter
from core.facets import Among, Limit, tags
from core.filters import NamedChoice, named_by, one_of, one_row
from core.listing import Sort
from library.choices import (
    SDG_TARGETS,
    AdaptationState,
    CostBand,
    DocumentLanguage,
    Goal,
    PracticeStatus,
    ProgressState,
    PublicationKind,
    RecordStatus,
    TargetGroup,
)
from library.models import (
    Adaptation,
    CaseStudy,
    CaseStudyEdition,
    NewsItem,
    Progress,
    Publication,
    Recommendation,
    Step,
)
from library.querysets import numbers_with

ADDED = ("-published_at", "slug")
CASE_SORTS = [
    Sort("newest", _("Newest first"), ("-published_first", "slug")),
    Sort("added", _("Added last"), ADDED),
    Sort("title", _("By title"), ("title_{lang}", "slug")),
    Sort("city", _("By city"), ("city__name_{lang}", "slug")),
]
GOALS = [(goal.value, format_lazy("{number}. {name}", number=goal.value, name=goal.label)) for goal in Goal]
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


def period_in_words(first: int) -> str:
    """Five years, as the tags count them."""
    return f"{first}–{first + 4}"


def cities_by_name(request: HttpRequest | None) -> QuerySet[City]:
    return City.objects.order_by(f"name_{get_language() or 'en'}", "slug")


class CaseStudyFilter(Faceted):
    """Case studies: words as in the search, facets over their published edition, and what one municipality may do."""

    content = "case_studies"
    always = "city"

    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    theme = FacetFilter(_("Theme"))
    region = FacetFilter(_("Region"), Region.choices)
    country = FacetFilter(_("Country"))
    city = FacetFilter(_("City"))
    group = FacetFilter(_("For whom"), TargetGroup.choices)
    competence = FacetFilter(_("Competence needed"), LocalCompetence.choices)
    cost = FacetFilter(_("Cost"), [c for c in CostBand.choices if c[0] != CostBand.UNKNOWN], by_count=False)
    period = FacetFilter(_("Began in"), by_count=False)
    status = FacetFilter(_("State"), [c for c in PracticeStatus.choices if c[0] != PracticeStatus.UNKNOWN])
    goal = FacetFilter(_("Sustainable Development Goal"), GOALS, by_count=False)
    language = FacetFilter(_("Language"), DocumentLanguage.choices)
    may = one_row(cities_by_name, _("Only what this municipality may do"), method="within_competences")

    class Meta:
        model = CaseStudy
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return queryset.filter(self.let_through())

    def let_through(self) -> Among:
        return Among("pk", lambda: self.with_the_words)

    @cached_property
    def with_the_words(self) -> str:
        """Searched once for the list and its counts."""
        return numbers_with(self.form.cleaned_data["q"])

    @property
    def municipality(self) -> City | None:
        """Whose competences are asked for."""
        return self.form.cleaned_data.get("may") if self.form.is_valid() else None

    def within_competences(self, queryset, name, city):
        """As `limit` says, beside the facets."""
        return queryset

    @cached_property
    def limit(self) -> Limit | None:  # type: ignore[override]
        """Those that say which competences they need, all of which the municipality has."""
        if self.municipality is None:
            return None
        beyond = [value for value in LocalCompetence.values if value not in self.municipality.may_act_in]
        return Limit(some=tags("competence", LocalCompetence.values), none=tags("competence", beyond))

    def said(self) -> dict[str, str]:
        return {name: value for name, value in super().said().items() if name != "may"}

    @cached_property
    def naming_no_competence(self) -> int:
        """How many results are left out beside `may`, because they do not say which competence they need."""
        rest = {name: values for name, values in self.chosen.items() if name != "competence"}
        return self.number_in(self.counts_of(rest, Limit(some=[], none=tags("competence", LocalCompetence.values))))

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        if name == "theme":
            return [(row.slug, str(row.name)) for row in Theme.objects.filter(slug__in=values)]
        if name == "country":
            return [(row.code, str(row.name)) for row in Country.objects.filter(code__in=values)]
        if name == "city":
            return [(row.slug, str(row.name)) for row in City.objects.filter(slug__in=values)]
        return [(value, period_in_words(int(value))) for value in sorted(values, reverse=True)]


class PublicationFilter(Faceted):
    """Publications: words, and facets over what the record says of them."""

    content = "publications"
    always = "kind"

    q = filters.CharFilter(method="with_words", label=_("Words in title or summary"), max_length=80)
    kind = FacetFilter(_("Kind"), PublicationKind.choices)
    theme = FacetFilter(_("Theme"))
    language = FacetFilter(_("Language of the document"), DocumentLanguage.choices)
    city = FacetFilter(_("City"))
    year = FacetFilter(_("Year"), by_count=False)
    publisher = FacetFilter(_("Publisher"))

    class Meta:
        model = Publication
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        numbers = Q(authors__icontains=value) | Q(isbn=value.replace("-", "")) | Q(doi__iexact=value)
        return queryset.filter(any_of(value, "title", "summary", "abstract") | numbers)

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        if name == "year":
            return [(value, value) for value in sorted(values, reverse=True)]
        model = {"theme": Theme, "city": City, "publisher": Organisation}[name]
        return [(row.slug, str(row.name)) for row in model.objects.filter(slug__in=values)]


DESK_PUBLICATION_SORTS = [
    Sort("changed", _("Changed last"), ("-updated_at", "slug")),
    Sort("title", _("By title"), ("title_{lang}", "slug")),
]


class DeskPublicationFilter(filters.FilterSet):
    """Publications in every state, at the secretariat's desk."""

    q = filters.CharFilter(method="with_words", label=_("Words in title or summary"), max_length=80)
    status = one_of(RecordStatus, _("State"))
    kind = one_of(PublicationKind, _("Kind"))

    class Meta:
        model = Publication
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return queryset.filter(any_of(value, "title", "summary") | Q(authors__icontains=value))


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


# What cities adapted from each other

ADAPTATION_SORTS = [
    Sort("oldest", _("Oldest first"), ("started",)),
    Sort("city", _("By city"), ("city__name_{lang}",)),
]


class AdaptationFilter(filters.FilterSet):
    case = filters.CharFilter(field_name="case_study__slug", label=_("Case study"), max_length=100)
    city = one_row(City.objects.all(), _("City that borrowed"))
    progress = one_of(AdaptationState, _("How far it is"))

    class Meta:
        model = Adaptation
        fields: list[str] = []


CASE_QUEUE_SORTS = [
    Sort("longest", _("Waiting longest first"), ("since",)),
    Sort("city", _("By city"), ("case_study__city__name_{lang}", "number")),
    Sort("movement", _("Last movement first"), ("-moved_at",)),
    Sort("planned", _("By planned time"), ("publish_at", "since")),
]


class CaseQueueFilter(filters.FilterSet):
    """Case studies that are not public yet, for the secretariat."""

    waiting = one_of(Waiting, _("Waits for"), method="for_what")
    city = NamedChoice(
        queryset=City.objects.filter(case_studies__editions__status__in=OPEN).distinct(),
        to_field_name="slug",
        label=_("City"),
        field_name="case_study__city",
    )
    country = NamedChoice(
        queryset=Country.objects.filter(cities__case_studies__editions__status__in=OPEN).distinct(),
        to_field_name="code",
        label=_("Country"),
        field_name="case_study__city__country",
    )

    class Meta:
        model = CaseStudyEdition
        fields: list[str] = []

    def for_what(self, queryset, name, value):
        return queryset.waiting_for(value)


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


# Recommendations and their board

RECOMMENDATION_SORTS = [
    Sort("reference", _("By reference"), ("position", "code")),
    Sort("title", _("By title"), ("title_{lang}", "code")),
    Sort("newest", _("Adopted last"), ("-adopted_on", "code")),
]
PROGRESS_SORTS = [
    Sort("city", _("By city"), ("city__name_{lang}", "recommendation__position", "recommendation__code")),
    Sort("newest", _("Declared last"), ("-declared_at", "recommendation__position")),
]


class Confirmed(models.TextChoices):
    YES = "yes", _("Confirmed by the secretariat")
    NO = "no", _("Declared by the city, not confirmed yet")


def themes_of_recommendations(request: HttpRequest | None) -> QuerySet[Theme]:
    """The themes that public recommendations are about."""
    public = Recommendation.objects.published()
    return Theme.objects.filter(slug__in={slug for slugs in public.values_list("themes", flat=True) for slug in slugs})


def public_recommendations(request: HttpRequest | None) -> QuerySet[Recommendation]:
    return Recommendation.objects.published()


class RecommendationFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in reference, title or text"), max_length=80)
    theme = NamedChoice(
        queryset=themes_of_recommendations, to_field_name="slug", label=_("Theme"), method="about_themes"
    )
    goal = one_of(Goal, _("Sustainable Development Goal"), method="for_goal")

    class Meta:
        model = Recommendation
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        return queryset.filter(any_of(value, "title", "body") | Q(code__icontains=value))

    def about_themes(self, queryset, name, value: list[str]):
        return queryset.about(*(theme.slug for theme in value)) if value else queryset

    def for_goal(self, queryset, name, value):
        targets = [target for target in SDG_TARGETS if target.split(".")[0] == value]
        return queryset.filter(sdg_targets__overlap=targets)


class ProgressFilter(filters.FilterSet):
    recommendation = NamedChoice(queryset=public_recommendations, to_field_name="code", label=_("Recommendation"))
    city = NamedChoice(queryset=named_by(City, "progress", Progress), to_field_name="slug", label=_("City"))
    state = one_of(ProgressState, _("State"))
    confirmed = one_of(Confirmed, _("Confirmed"), method="confirmed_or_not")
    region = one_of(Region, _("Region"), field_name="city__country__region")

    class Meta:
        model = Progress
        fields: list[str] = []

    def confirmed_or_not(self, queryset, name, value):
        return queryset.filter(confirmed_at__isnull=value == Confirmed.NO)

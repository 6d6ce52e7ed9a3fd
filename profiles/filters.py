"""How figures are narrowed down."""

import django_filters as filters
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country, Theme
from core.choices import OPEN, Waiting
from core.filters import NOT_IN_LIST, NamedChoice, NamedRow, one_of
from core.listing import Sort
from core.models import Source
from core.translation import LANGUAGES
from profiles.choices import Answer, Chapter, Dimension, GeographyKind, Whose
from profiles.models import Breakdown, Figure, Geography, Indicator, ProfileEdition

FIGURE_SORTS = [
    Sort("city", _("By city"), ("city__name_{lang}", "indicator__position", "position")),
    Sort("newest", _("Newest first"), ("-period_start", "city__name_{lang}")),
]


PROFILE_SORTS = [
    Sort("city", _("By city"), ("city__name_{lang}",)),
    Sort("newest", _("Newest first"), ("-published_at", "city__name_{lang}")),
]
INDICATOR_SORTS = [
    Sort("chapter", _("By chapter"), ("position", "code")),
    Sort("name", _("By name"), ("name_{lang}", "code")),
]


def indicators(request: HttpRequest | None) -> QuerySet:
    """Those that this reader may know of: what a city counts for itself is told by nothing but what it published."""
    return Indicator.objects.visible_to(request.user if request else AnonymousUser())


class ProfileFilter(filters.FilterSet):
    country = NamedChoice(
        queryset=Country.objects.filter(cities__isnull=False).distinct(),
        to_field_name="code",
        label=_("Country"),
        field_name="city__country",
    )
    city = NamedChoice(queryset=City.objects.all(), to_field_name="slug", label=_("City"))
    theme = NamedChoice(
        queryset=Theme.objects.all(), to_field_name="slug", label=_("Theme"), field_name="priorities__theme"
    )

    class Meta:
        model = ProfileEdition
        fields: list[str] = []


class IndicatorFilter(filters.FilterSet):
    chapter = one_of(Chapter, _("Chapter"))
    city = NamedChoice(queryset=City.objects.all(), to_field_name="slug", label=_("City"))

    class Meta:
        model = Indicator
        fields: list[str] = []


class PlaceFilter(filters.FilterSet):
    country = NamedChoice(
        queryset=Country.objects.filter(geographies__isnull=False).distinct(),
        to_field_name="code",
        label=_("Country"),
    )
    city = NamedChoice(queryset=City.objects.all(), to_field_name="slug", label=_("City"))
    kind = one_of(GeographyKind, _("Kind"))

    class Meta:
        model = Geography
        fields: list[str] = []


class BreakdownFilter(filters.FilterSet):
    dimension = one_of(Dimension, _("Dimension"))

    class Meta:
        model = Breakdown
        fields: list[str] = []


class FigureFilter(filters.FilterSet):
    # Every city of the record: one without figures has an empty list, not a wrong address.
    city = NamedChoice(queryset=City.objects.all(), to_field_name="slug", label=_("City"))
    indicator = NamedChoice(queryset=indicators, to_field_name="code", label=_("Indicator"))

    class Meta:
        model = Figure
        fields: list[str] = []


DRAFT_SORTS = [
    Sort(
        "catalogue",
        _("By indicator"),
        (
            "indicator__position",
            "indicator__code",
            "is_part",
            "breakdown__dimension",
            "breakdown__position",
            "-period_start",
            "position",
        ),
    ),
    Sort("newest", _("Newest first"), ("-period_start", "indicator__position", "indicator__code")),
    Sort("place", _("By place"), ("geography__name_{lang}", "indicator__position", "indicator__code")),
    Sort("source", _("By source"), ("source__title", "indicator__position", "indicator__code")),
]


class DraftFigureFilter(filters.FilterSet):
    """The figures of one edition, for its own people. `doubted` are the threads about which there is a doubt."""

    text = filters.CharFilter(label=_("Words"), method="with_words")
    chapter = one_of(Chapter, _("Chapter"), field_name="indicator__chapter")
    place = NamedRow(
        field_name="geography",
        queryset=Geography.objects.none(),
        to_field_name="slug",
        label=_("Place"),
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )
    source = NamedRow(
        queryset=Source.objects.none(),
        to_field_name="code",
        label=_("Source"),
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )
    state = one_of(Answer, _("Show"), method="in_state")

    class Meta:
        model = Figure
        fields: list[str] = []

    def __init__(self, *args, edition: ProfileEdition, doubted: set[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.doubted = doubted
        self.filters["place"].queryset = Geography.objects.filter(figures__edition=edition).distinct()
        self.filters["source"].queryset = Source.objects.filter(figures__edition=edition).distinct()

    def with_words(self, rows: QuerySet, name: str, words: str) -> QuerySet:
        return rows.filter(
            said_with(words, "indicator__name", "note", "breakdown__name") | Q(source__title__icontains=words)
        )

    def in_state(self, rows: QuerySet, name: str, state: str) -> QuerySet:
        return rows.filter(thread__in=self.doubted) if state == Answer.DOUBTED else rows.none()

    def gaps(self, edition: ProfileEdition) -> QuerySet:
        """What is said to be unknown, narrowed down in the same way."""
        return self.narrowed(edition.gaps.all(), Answer.UNKNOWN, "indicator__chapter", "indicator__name", "because")

    def unanswered(self, edition: ProfileEdition) -> QuerySet:
        return self.narrowed(Indicator.objects.unanswered(edition), Answer.UNANSWERED, "chapter", "name")

    def narrowed(self, rows: QuerySet, state: str, chapter: str, *texts: str) -> QuerySet:
        """What is no figure has neither place nor source; it is hidden where only such are asked for."""
        asked = self.form.cleaned_data
        if asked["place"] or asked["source"] or asked["state"] not in ("", state):
            return rows.none()
        if asked["chapter"]:
            rows = rows.filter(**{chapter: asked["chapter"]})
        return rows.filter(said_with(asked["text"], *texts)) if asked["text"] else rows


DRAFT_SOURCE_SORTS = [
    Sort("own", _("Your city’s own first"), ("-is_own", "-is_used", "title")),
    Sort("title", _("By title"), ("title",)),
    Sort("newest", _("Newest first"), ("-published", "title")),
]


class DraftSourceFilter(filters.FilterSet):
    """The sources that a city may cite. `used` are the codes on which its draft rests."""

    text = filters.CharFilter(label=_("Words"), method="with_words")
    whose = one_of(Whose, _("Show"), method="of_whom")
    kind = one_of(Source.Kind, _("Kind"))

    class Meta:
        model = Source
        fields: list[str] = []

    def __init__(self, *args, owner: str, used: set[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.owner, self.used = owner, used

    def with_words(self, rows: QuerySet, name: str, words: str) -> QuerySet:
        found = Q(title__icontains=words) | Q(publisher__icontains=words) | Q(code__iexact=words)
        return rows.filter(found)

    def of_whom(self, rows: QuerySet, name: str, whose: str) -> QuerySet:
        return rows.filter(owner=self.owner) if whose == Whose.OWN else rows.filter(code__in=self.used)


def said_with(words: str, *names: str) -> Q:
    """These words in any language of any of these texts."""
    found = Q()
    for name in names:
        for code in LANGUAGES:
            found |= Q(**{f"{name}_{code}__icontains": words})
    return found


QUEUE_SORTS = [
    Sort("longest", _("Waiting longest first"), ("since",)),
    Sort("city", _("By city"), ("city__name_{lang}", "number")),
    Sort("movement", _("Last movement first"), ("-moved_at",)),
    Sort("planned", _("By planned time"), ("publish_at", "since")),
]


class QueueFilter(filters.FilterSet):
    """Editions that are not public yet, for the secretariat."""

    waiting = one_of(Waiting, _("Waits for"), method="for_what")
    city = NamedChoice(
        queryset=City.objects.filter(profile_editions__status__in=OPEN).distinct(),
        to_field_name="slug",
        label=_("City"),
    )
    country = NamedChoice(
        queryset=Country.objects.filter(cities__profile_editions__status__in=OPEN).distinct(),
        to_field_name="code",
        label=_("Country"),
        field_name="city__country",
    )

    class Meta:
        model = ProfileEdition
        fields: list[str] = []

    def for_what(self, queryset, name, value):
        return queryset.waiting_for(value)

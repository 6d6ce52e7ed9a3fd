"""How meetings are narrowed down; pages, files and API use the same."""

import django_filters as filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City, Theme
from core.filters import NOT_IN_LIST, NamedChoice, named_by, one_of
from core.listing import Sort
from core.translation import LANGUAGES
from meetings.choices import SCHEDULABLE, MeetingKind, MeetingStatus, Mode
from meetings.models import Meeting

MEETING_SORTS = [
    Sort("newest", _("Newest first"), ("-is_dated", "-first_day", "slug")),
    Sort("oldest", _("Oldest first"), ("-is_dated", "first_day", "slug")),
    Sort("host", _("By host"), ("host__name_{lang}", "first_day")),
]
WHEN = [("upcoming", _("To come")), ("past", _("Past"))]


class MeetingFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    when = filters.ChoiceFilter(
        choices=WHEN,
        method="by_time",
        label=_("When"),
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )
    year = filters.NumberFilter(
        field_name="first_day__year", label=_("Year"), min_value=1900, max_value=2200, decimal_places=0
    )
    kind = one_of(MeetingKind, _("Kind"))
    mode = one_of(Mode, _("Format"))
    theme = NamedChoice(
        queryset=named_by(Theme, "meetings", Meeting), to_field_name="slug", label=_("Theme"), field_name="themes"
    )
    host = NamedChoice(
        queryset=named_by(City, "meetings_hosted", Meeting), to_field_name="slug", label=_("Host"), field_name="host"
    )
    city = NamedChoice(
        queryset=named_by(City, "meetings", Meeting),
        to_field_name="slug",
        label=_("City that took part"),
        method="with_city",
    )

    class Meta:
        model = Meeting
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        asked = Q()
        for field in ("title", "summary", "place"):
            for language in LANGUAGES:
                asked |= Q(**{f"{field}_{language}__icontains": value})
        return queryset.filter(asked)

    def with_city(self, queryset, name, value: list[str]):
        """Cities that were there, as a guest or as the host."""
        found = Meeting.objects.filter(Q(host__in=value) | Q(cities__in=value)) if value else queryset
        return queryset.filter(pk__in=found.values("pk"))

    def by_time(self, queryset, name, value):
        today = timezone.now().date()
        if value == "upcoming":
            return queryset.filter(last_day__gte=today)
        return queryset.filter(Q(last_day__lt=today) | Q(last_day=None))


# The desk

DESK_SORTS = [
    Sort("newest", _("Newest first"), ("-first_day", "slug")),
    Sort("oldest", _("Oldest first"), ("first_day", "slug")),
    Sort("title", _("By title"), ("title_{lang}", "slug")),
]
LACKING = [
    ("dates", _("No dates")),
    ("sessions", _("No session yet")),
    ("blocked", _("Sessions that block the agenda")),
    ("answers", _("People who have not accepted")),
    ("agenda", _("No agenda published")),
]


class DeskFilter(MeetingFilter):
    """Rows come from `with_lacks()`."""

    status = one_of(MeetingStatus, _("State"))
    lacks = filters.ChoiceFilter(
        choices=LACKING,
        method="by_lack",
        label=_("What it lacks"),
        empty_label=_("All"),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )

    def by_lack(self, queryset, name, value):
        lacking = {
            "dates": Q(first_day=None),
            "sessions": Q(sessions_count=0),
            "blocked": Q(has_blocked=True),
            "answers": Q(has_unanswered=True),
            "agenda": Q(has_agenda=False),
        }
        return queryset.filter(lacking[value], on_record=False, status__in=SCHEDULABLE)

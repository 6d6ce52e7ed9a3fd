"""How meetings are narrowed down; pages, files and API use the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import django_filters as filters
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country, Theme
from core.choices import DocumentLanguage
from core.faceted import FacetedFew, FacetFilter
from core.facets import tags
from core.filters import NOT_IN_LIST, one_of, one_row
from core.listing import Sort
from core.translation import LANGUAGES
from meetings.choices import (
    SCHEDULABLE,
    GuestKind,
    InvitationState,
    MeetingKind,
    MeetingStatus,
    Mode,
    Presence,
    Standing,
)
from meetings.models import Meeting, MeetingInvitation
from meetings.sheet.listing import is_upcoming

MEETING_SORTS = [
    Sort("newest", _("Newest first"), ("-is_dated", "-first_day", "slug")),
    Sort("oldest", _("Oldest first"), ("-is_dated", "first_day", "slug")),
    Sort("host", _("By host"), ("host__name_{lang}", "first_day")),
]
WHEN = [("upcoming", _("To come")), ("past", _("Past"))]


class MeetingFilter(FacetedFew):
    """Meetings: words, and facets over what is known of them; each language is one of a document she may see."""

    q = filters.CharFilter(method="with_words", label=_("Words in the text"), max_length=80)
    when = FacetFilter(_("When"), WHEN, by_count=False)
    theme = FacetFilter(_("Theme"))
    kind = FacetFilter(_("Kind"), MeetingKind.choices)
    year = FacetFilter(_("Year"), by_count=False)
    host = FacetFilter(_("Host"))
    country = FacetFilter(_("Country where it was held"))
    city = FacetFilter(_("City that took part"))
    mode = FacetFilter(_("Format"), Mode.choices)
    language = FacetFilter(_("Language of documents"), DocumentLanguage.choices)

    class Meta:
        model = Meeting
        fields: list[str] = []

    def with_words(self, queryset, name, value):
        asked = Q()
        for field in ("title", "summary", "place"):
            for language in LANGUAGES:
                asked |= Q(**{f"{field}_{language}__icontains": value})
        return queryset.filter(asked)

    def tags_of(self, rows: QuerySet) -> dict[int, set[str]]:
        reader, today = self.request.user if self.request else AnonymousUser(), timezone.now().date()
        found = Meeting.objects.filter(pk__in=rows.values("pk")).order_by().with_slugs(reader)
        return {row.pk: set(facets_of(row, today)) for row in found}

    def words_of(self, name: str, values: list[str]) -> list[tuple[str, str]]:
        if name == "year":
            return [(value, value) for value in sorted(values, reverse=True)]
        if name == "country":
            return [(row.code, str(row.name)) for row in Country.objects.filter(code__in=values)]
        model = Theme if name == "theme" else City
        return [(row.slug, str(row.name)) for row in model._default_manager.filter(slug__in=values)]


def facets_of(row: Any, today: date) -> Iterator[str]:
    """The tags of a meeting read `with_slugs()`. One that goes on over New Year stands in the year of its beginning."""
    yield f"kind:{row.kind}"
    yield f"mode:{row.mode}"
    yield "when:upcoming" if is_upcoming(row, today) else "when:past"
    if row.first_day:
        yield f"year:{row.first_day.year}"
    for name, values in {
        "theme": row.theme_slugs,
        "host": [row.host_slug],
        "country": [row.country_code],
        "city": [row.host_slug, *row.city_slugs],
        "language": row.languages,
    }.items():
        yield from tags(name, filter(None, values))


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


# Guests

GUEST_SORTS = [
    Sort("city", _("By city"), ("city__name_{lang}", "name")),
    Sort("name", _("By name"), ("name",)),
    Sort("answered", _("Answered last"), ("-answered_at",)),
    Sort("invited", _("Invited last"), ("-invited_at",)),
]
MAILS = [("bounced", _("Mail came back"))]


class GuestFilter(filters.FilterSet):
    """Rows come from `with_standing()`. Without a choice those that are open."""

    q = filters.CharFilter(method="with_words", label=_("Name, address or organisation"), max_length=80)
    city = one_row(City.objects.all(), _("City"))
    kind = one_of(GuestKind, _("As what"))
    standing = one_of(Standing, _("Answer"))
    presence = one_of(Presence, _("How"))
    state = one_of(InvitationState, _("State"))
    mail = filters.ChoiceFilter(choices=MAILS, method="by_mail", label=_("Mail"), empty_label=_("All"))

    class Meta:
        model = MeetingInvitation
        fields: list[str] = []

    def filter_queryset(self, queryset):
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("state") else rows.open()

    def with_words(self, queryset, name, value):
        asked = Q(name__icontains=value) | Q(email__icontains=value) | Q(organisation__icontains=value)
        return queryset.filter(asked)

    def by_mail(self, queryset, name, value):
        return queryset.filter(bounced_at__isnull=False)

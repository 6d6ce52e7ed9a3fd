"""Meetings as the public reads them: list, page, published agendas, and the same as files."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.models import Theme
from core.feeds import atom, feed_response
from core.listing import Listing
from core.lists_as_files import WITH_FEED, as_file
from core.pdf import pdf_response
from core.views import reading, refuse_filters
from meetings.exports import MEETING_COLUMNS, agenda_paper, meeting_entries, meeting_rows
from meetings.filters import MEETING_SORTS, MeetingFilter
from meetings.models import AgendaRevision, Meeting
from meetings.sheet.listing import meeting_groups, years_of
from meetings.sheet.month import first_of, month_page
from meetings.sheet.reading import revision_page
from meetings.sheet.subscribing import subscription


def meeting_listing(request: HttpRequest) -> Listing:
    meetings = Meeting.objects.visible_to(request.user).with_relations().with_order()
    return Listing(request, MeetingFilter, meetings, MEETING_SORTS, exports=WITH_FEED)


@reading
def meeting_list(request: HttpRequest) -> HttpResponse:
    listing = meeting_listing(request)
    found = listing.filterset
    shown = {
        "listing": listing,
        "facets": found.facets,
        "groups": meeting_groups(listing.page, listing.sort.key),
        "calendar_url": same_filters(request, reverse("meetings-calendar")),
        "years": years_of(found.counts, listing.address, found.chosen.get("year", [])),
    }
    shown |= subscribing(found.chosen.get("theme", []))
    shown["feed_url"] = f"{reverse('meetings-atom')}?{request.GET.urlencode()}".rstrip("?")
    return render(request, "meetings/meeting_list.html", shown, status=listing.status)


def subscribing(themes: list[str]) -> dict[str, Any]:
    """The calendar to subscribe to: of one theme where the list shows that theme alone, else of all meetings."""
    theme = Theme.objects.filter(slug=themes[0]).first() if len(themes) == 1 else None
    if theme is None:
        title, text = (
            _("The meetings in your calendar"),
            _("Every meeting of the network, with its published sessions."),
        )
        return {"subscription": subscription(reverse("meetings-ics")), "subscribe_title": title, "subscribe_text": text}
    words = {"theme": theme.name}
    return {
        "subscription": subscription(reverse("theme-meetings-ics", args=[theme.slug])),
        "subscribe_title": _("Meetings on “%(theme)s” in your calendar") % words,
        "subscribe_text": _("Every meeting on this theme, with its published sessions."),
    }


@reading
def calendar(request: HttpRequest) -> HttpResponse:
    """A month of the list: `?month=2016-11` beside its filters."""
    asked = request.GET.get("month", "")
    listing = Listing(request, MeetingFilter, Meeting.objects.visible_to(request.user).with_order(), MEETING_SORTS)
    errors = [*listing.errors, *([no_month(asked)] if asked and not first_of(asked) else [])]
    shown = {
        "listing": listing,
        "errors": errors,
        "month": None if errors else month_page(listing.rows, asked, listing.address),
        "crumbs": [{"label": _("Meetings"), "url": reverse("meetings")}, {"label": _("Calendar"), "url": ""}],
        "list_url": same_filters(request, reverse("meetings")),
        "kept": [(name, value) for name, values in filters_of(request).lists() for value in values],
    }
    return render(request, "meetings/calendar.html", shown, status=400 if errors else 200)


def no_month(asked: str) -> dict[str, str]:
    words = _("There is no month “%(month)s”. Write it like 2016-11.") % {"month": asked[:20]}
    return {"field_label": _("Month"), "message": words, "field_id": ""}


def filters_of(request: HttpRequest) -> QueryDict:
    """What narrows the list, without what orders it or turns its pages."""
    query = request.GET.copy()
    for name in ("month", "page", "sort"):
        query.pop(name, None)
    return query


def same_filters(request: HttpRequest, path: str) -> str:
    return f"{path}?{filters_of(request).urlencode()}".rstrip("?")


@reading
def meetings_file(request: HttpRequest, suffix: str) -> HttpResponse:
    url = reverse("meetings")
    return as_file(meeting_listing(request), suffix, "mc2cm-meetings", MEETING_COLUMNS, meeting_rows, url)


@reading
def meetings_atom(request: HttpRequest) -> HttpResponse:
    meetings = Meeting.objects.visible_to(request.user).with_relations().with_order().with_changes()
    listing = Listing(request, MeetingFilter, meetings, MEETING_SORTS)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("meetings"))
    url = f"{reverse('meetings')}?{request.GET.urlencode()}".rstrip("?")
    title = " · ".join([_("Meetings"), *(chip["value"] for chip in listing.active)])
    return feed_response(request, atom(title, listing, meeting_entries(listing.page), url))


def published(request: HttpRequest, slug: str, number: int) -> AgendaRevision:
    """A published agenda of a meeting that this reader may see. Raises Http404 for any other."""
    meetings = Meeting.objects.visible_to(request.user)
    rows = AgendaRevision.objects.filter(meeting__in=meetings).select_related("meeting__host__country")
    return get_object_or_404(rows, meeting__slug=slug, number=number)


@reading
def agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One published agenda, for ever at its address."""
    page = revision_page(published(request, slug, number), request.GET, request.path)
    return render(request, "meetings/agenda.html", {"page": page})


@reading
def agenda_json(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The text that was hashed, byte for byte."""
    row = published(request, slug, number)
    response = HttpResponse(row.snapshot, content_type="application/json")
    response["ETag"] = f'"{row.hash}"'
    return response


@reading
def agenda_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The same on paper, in the language of the address."""
    row, language = published(request, slug, number), get_language() or "en"
    return pdf_response(f"mc2cm-{slug}-agenda-{number}-{language}", agenda_paper(row, language))

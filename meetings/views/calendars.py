"""Meetings in calendars: all, of a theme, of a city, one alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cities.models import City, Theme
from core.calendars import calendar, calendar_response
from core.listing import Listing
from core.views import reading, refuse_filters
from meetings import calendars
from meetings.filters import MEETING_SORTS, MeetingFilter
from meetings.models import Meeting
from meetings.querysets import MeetingQuerySet
from meetings.sheet.subscribing import MEETINGS, calendar_name, subscription


def feed(request: HttpRequest, name: str, meetings: MeetingQuerySet, file: str = "") -> HttpResponse:
    """These meetings in order of their days; the address that is asked is the one to be asked again."""
    rows = calendars.entries(meetings.order_by("first_day", "slug"))
    text = calendar(rows, name=name, url=subscription(request.get_full_path()).url)
    return calendar_response(request, text, changed=calendars.changed_at(rows), name=file)


@reading
def all_meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting, or those that pass the filters of the list."""
    if not request.GET:
        return feed(request, calendar_name(), Meeting.objects.for_calendars())
    listing = Listing(request, MeetingFilter, Meeting.objects.public().with_order(), MEETING_SORTS)
    if not listing.is_valid:
        return refuse_filters(request, listing, MEETINGS())
    found = Meeting.objects.for_calendars().filter(pk__in=listing.rows.order_by().values("pk"))
    return feed(request, calendar_name(*(chip["value"] for chip in listing.active)), found)


@reading
def of_theme(request: HttpRequest, slug: str) -> HttpResponse:
    theme = get_object_or_404(Theme, slug=slug)
    return feed(request, calendar_name(str(theme.name)), Meeting.objects.about(theme).for_calendars())


@reading
def of_city(request: HttpRequest, slug: str) -> HttpResponse:
    """Meetings that the city hosts, is invited to or takes part in."""
    city = get_object_or_404(City.objects.visible_to(request.user), slug=slug)
    own = Meeting.objects.of_city(city).values("pk")
    return feed(request, calendar_name(str(city.name)), Meeting.objects.for_calendars().filter(pk__in=own))


@reading
def one_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """A file to be kept, or to be asked again: it follows its changes like any other."""
    rows = Meeting.objects.for_calendars().filter(slug=slug)
    meeting = get_object_or_404(rows)
    return feed(request, _("MC2CM: %(name)s") % {"name": meeting.title}, rows, file=f"mc2cm-{slug}")

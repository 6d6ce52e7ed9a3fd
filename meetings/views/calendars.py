"""Meetings in calendars: all, of a theme, of a city, one alone; and what is one reader's own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cities.models import City, Theme
from core.answers import PersonalRequest, signed_in
from core.calendars import Entry, calendar, calendar_response
from core.listing import Listing
from core.views import reading, refuse_filters
from meetings import actions, calendars
from meetings.actions.feeds import Owner
from meetings.filters import MEETING_SORTS, MeetingFilter
from meetings.models import FeedToken, Meeting, MeetingInvitation
from meetings.querysets import MeetingQuerySet
from meetings.sheet.subscribing import calendar_name, subscription
from meetings.views.guest import guest_page, in_confidence, of_guest


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
        return refuse_filters(request, listing, reverse("meetings"))
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


# A reader's own


@reading
def personal(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whoever holds this address. Unknown, altered, ended: the same answer."""
    own = actions.feed_behind(token)
    if own is None:
        return in_confidence(HttpResponse(_("This calendar is not open."), status=404, content_type="text/plain"))
    actions.note_use(own)
    rows = calendars.entries(meetings_of(own).order_by("first_day", "slug"), reader=own.person or own.invitation)
    url = subscription(request.get_full_path()).url
    text = calendar(rows, name=calendar_name(_("Mine")), url=url)
    return unspoken(calendar_response(request, text, is_private=True))


def meetings_of(own: FeedToken) -> MeetingQuerySet:
    meetings = Meeting.objects.for_calendars()
    if own.person:
        return meetings.filter(pk__in=Meeting.objects.of_person(own.person).values("pk"))
    return meetings.filter(pk=own.invitation.meeting_id)


@never_cache
@signed_in
def own_calendar(request: PersonalRequest) -> HttpResponse:
    """Where she makes the address of her calendar, makes it anew, or ends it."""
    sheet = changed_feed(request, request.user)
    if sheet is None:
        return redirect("own-calendar")
    return unspoken(render(request, "meetings/own_calendar.html", sheet))


@of_guest
def guest_calendar(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """The same for a guest, who needs no account."""
    sheet = changed_feed(request, invitation)
    if sheet is None:
        return redirect("answer-calendar", token)
    file_url = "" if calendar_of_guest(invitation) is None else reverse("answer-invite", args=[token])
    sheet |= {"file_url": file_url}
    return guest_page(request, "meetings/answer/calendar.html", invitation, token, here="answer-calendar", **sheet)


def changed_feed(request: HttpRequest, owner: Owner) -> dict[str, Any] | None:
    """What her page shows: the address where she has just made it, which is said this once. None: she ended it."""
    secret = ""
    if request.method == "POST" and "end" in request.POST:
        actions.end_feed(owner)
        return None
    if request.method == "POST":
        secret = actions.make_feed(owner, language=get_language() or "en")
    made = subscription(reverse("personal-ics", args=[secret])) if secret else None
    return {"made": made, "feed": actions.feed_of(owner)}


@of_guest
@require_safe
def guest_file(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """Her meeting as a file, with her sessions among those that are published."""
    rows = calendar_of_guest(invitation)
    if rows is None:
        raise Http404(_("The days of this meeting are not known yet."))
    return calendar_response(request, calendar(rows), name="invite", is_private=True)


def calendar_of_guest(invitation: MeetingInvitation) -> list[Entry] | None:
    rows = Meeting.objects.for_calendars().filter(pk=invitation.meeting_id)
    return calendars.entries(rows, reader=invitation) or None


def unspoken(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: no other site and no search engine is told of it."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response

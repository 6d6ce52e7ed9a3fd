"""Calls for pilots as public records: list, page, and the list as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core.listing import Listing
from core.lists_as_files import EXPORTS, as_file
from core.views import reading
from library.views.recommendations import withdrawn
from pilots.exports import CALL_COLUMNS, call_rows
from pilots.filters import CALL_SORTS, CallFilter
from pilots.models import Call
from pilots.sheet.call import call_sheet
from pilots.sheet.card import call_card


def call_listing(request: HttpRequest) -> Listing:
    calls = Call.objects.visible_to(request.user).with_relations().with_order()
    return Listing(request, CallFilter, calls, CALL_SORTS, exports=EXPORTS)


@reading
def call_list(request: HttpRequest) -> HttpResponse:
    listing = call_listing(request)
    shown = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "cards": [call_card(row) for row in listing.page],
    }
    return render(request, "pilots/call_list.html", shown, status=listing.status)


@reading
def calls_file(request: HttpRequest, suffix: str) -> HttpResponse:
    return as_file(call_listing(request), suffix, "mc2cm-calls", CALL_COLUMNS, call_rows, reverse("calls"))


@reading
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """A call; at the address of one that was withdrawn stand the day and the reason."""
    row = Call.objects.visible_to(request.user).with_relations().filter(slug=slug).first()
    if row is None:
        return withdrawn(request, get_object_or_404(Call.objects.taken_back(), slug=slug), reverse("calls"))
    return render(request, "pilots/call.html", {"page": call_sheet(row, request.user)})

"""The secretariat's desk: editions on their way, and the tree of chapters."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.answers import PersonalRequest, signed_in
from core.files import csv_response
from core.listing import Listing
from core.permissions import require
from core.views import refuse_filters
from profiles.exports import QUEUE_COLUMNS, queue_rows
from profiles.filters import QUEUE_SORTS, QueueFilter
from profiles.models import ProfileEdition
from profiles.sheet.queue import queue_line


def queue_listing(request: PersonalRequest) -> Listing:
    require(request.user, "cities.see_desk")
    editions = ProfileEdition.objects.visible_to(request.user).open().with_ages().select_related("city__country")
    return Listing(request, QueueFilter, editions, QUEUE_SORTS, exports={"csv": ("CSV", "text/csv")}, page_size=50)


@signed_in
def queue(request: PersonalRequest) -> HttpResponse:
    listing = queue_listing(request)
    sheet = {"listing": listing, "lines": [queue_line(edition) for edition in listing.page]}
    return render(request, "desk/profiles.html", sheet, status=listing.status)


@signed_in
def queue_csv(request: PersonalRequest) -> HttpResponse:
    listing = queue_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("desk-profiles"))
    return csv_response(request, "mc2cm-profiles-in-review", QUEUE_COLUMNS, queue_rows(listing.rows))

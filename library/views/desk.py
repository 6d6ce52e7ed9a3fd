"""The secretariat's desk: case studies on their way."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cities.queue import queue_line
from core.answers import PersonalRequest, signed_in
from core.files import csv_response
from core.listing import Listing
from core.permissions import require
from core.views import refuse_filters
from library.exports import CASE_QUEUE_COLUMNS, case_queue_rows
from library.filters import CASE_QUEUE_SORTS, CaseQueueFilter
from library.models import CaseStudyEdition
from library.workspace import at


def queue_listing(request: PersonalRequest) -> Listing:
    require(request.user, "cities.see_desk")
    open_ones = CaseStudyEdition.objects.visible_to(request.user).open().with_ages()
    rows = open_ones.select_related("case_study__city__country")
    return Listing(request, CaseQueueFilter, rows, CASE_QUEUE_SORTS, exports={"csv": ("CSV", "text/csv")}, page_size=50)


@signed_in
def queue(request: PersonalRequest) -> HttpResponse:
    listing = queue_listing(request)
    lines = [queue_line(row, at("my-case-study", row.case_study), row.title) for row in listing.page]
    return render(request, "desk/case_studies.html", {"listing": listing, "lines": lines}, status=listing.status)


@signed_in
def queue_csv(request: PersonalRequest) -> HttpResponse:
    listing = queue_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("desk-case-studies"))
    return csv_response(request, "mc2cm-case-studies-in-review", CASE_QUEUE_COLUMNS, case_queue_rows(listing.rows))

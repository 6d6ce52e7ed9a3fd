"""Two lists of what waits: priorities with no action yet, actions with no measured result; as pages and as files."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.listing import Listing
from core.lists_as_files import EXPORTS, as_file
from core.views import reading
from library.models import Recommendation
from pilots.exports import PILOT_COLUMNS, PRIORITY_COLUMNS, pilot_rows, priority_rows
from pilots.filters import PILOT_SORTS, PRIORITY_SORTS, PriorityFilter, UnmeasuredFilter
from pilots.models import Pilot
from pilots.sheet.waiting import priorities_without_action, priority_card, unmeasured_card, with_later_words


def priority_listing(request: HttpRequest) -> Listing:
    rows = priorities_without_action().prefetch_related("edition__translations")
    return Listing(request, PriorityFilter, rows, PRIORITY_SORTS, exports=EXPORTS)


def action_listing(request: HttpRequest) -> Listing:
    rows = Pilot.objects.without_result().for_cards().with_order()
    return Listing(request, UnmeasuredFilter, rows, PILOT_SORTS, exports=EXPORTS)


def crumbs(here: str) -> list[dict]:
    return [{"label": _("Pilot projects"), "url": reverse("pilots")}, {"label": here, "url": ""}]


@reading
def priorities(request: HttpRequest) -> HttpResponse:
    listing = priority_listing(request)
    shown = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "cards": [priority_card(row) for row in with_later_words(listing.page)],
        "crumbs": crumbs(_("Priorities with no action yet")),
    }
    return render(request, "pilots/priorities_waiting.html", shown, status=listing.status)


@reading
def priorities_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    listing, url = priority_listing(request), reverse("priorities-without-action")
    return as_file(listing, suffix, "mc2cm-priorities-without-action", PRIORITY_COLUMNS, priority_rows, url)


@reading
def unmeasured(request: HttpRequest) -> HttpResponse:
    listing = action_listing(request)
    shown = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "cards": [unmeasured_card(row) for row in listing.page],
        "crumbs": crumbs(_("Actions with no measured result")),
    }
    return render(request, "pilots/unmeasured.html", shown, status=listing.status)


@reading
def unmeasured_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    seen = Prefetch("recommendations", Recommendation.objects.visible_to(request.user))
    rows = Pilot.objects.without_result().for_cards().with_order().with_progress()
    listing = Listing(
        request, UnmeasuredFilter, rows.prefetch_related("partners__organisation", seen), PILOT_SORTS
    )  # fmt: skip
    url = reverse("pilots-without-result")
    return as_file(listing, suffix, "mc2cm-pilots-without-result", PILOT_COLUMNS, pilot_rows, url)

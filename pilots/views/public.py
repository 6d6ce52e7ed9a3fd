"""Pilots as the public reads them: list, map and time line, and the same as files."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.feeds import ATOM, atom, feed_response
from core.files import geojson_response
from core.listing import Listing
from core.lists_as_files import EXPORTS, as_file
from core.pdf import pdf_response
from core.views import reading, refuse_filters
from library.models import Recommendation
from pilots.exports import PILOT_COLUMNS, pilot_entries, pilot_features, pilot_rows, update_entries
from pilots.filters import PILOT_SORTS, UPDATE_SORTS, PilotFilter, UpdateFilter
from pilots.models import Pilot, Update
from pilots.paper import kept_pdf
from pilots.sheet.card import pilot_card
from pilots.sheet.listing import pilots_map, time_line

PILOT_EXPORTS = {**EXPORTS, "geojson": ("GeoJSON", "application/geo+json"), "atom": ("Atom", ATOM)}


def pilot_listing(request: HttpRequest) -> Listing:
    pilots = Pilot.objects.visible_to(request.user).for_cards().with_order()
    return Listing(request, PilotFilter, pilots, PILOT_SORTS, exports=PILOT_EXPORTS)


def same_filters(request: HttpRequest, path: str) -> str:
    """The same pilots at another address: what turns pages stays behind."""
    query: QueryDict = request.GET.copy()
    query.pop("page", None)
    return f"{path}?{query.urlencode()}".rstrip("?")


def way_urls(request: HttpRequest) -> dict[str, str]:
    names = {
        "list_url": "pilots",
        "time_url": "pilots-time-line",
        "feed_url": "pilots-atom",
        "geo_url": "pilots-geojson",
    }
    return {key: same_filters(request, reverse(name)) for key, name in names.items()}


@reading
def pilot_list(request: HttpRequest) -> HttpResponse:
    listing = pilot_listing(request)
    shown = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "cards": [pilot_card(row) for row in listing.page],
        "map": pilots_map(listing.rows),
        **way_urls(request),
    }
    return render(request, "pilots/pilot_list.html", shown, status=listing.status)


@reading
def pilot_time_line(request: HttpRequest) -> HttpResponse:
    """The list by the years in which its pilots began."""
    listing = pilot_listing(request)
    shown = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "line": time_line(listing.page),
        "crumbs": [{"label": _("Pilot projects"), "url": reverse("pilots")}, {"label": _("Time line"), "url": ""}],
        **way_urls(request),
    }
    return render(request, "pilots/time_line.html", shown, status=listing.status)


@reading
def pilots_file(request: HttpRequest, suffix: str) -> HttpResponse:
    seen = Prefetch("recommendations", Recommendation.objects.visible_to(request.user))
    pilots = Pilot.objects.visible_to(request.user).for_cards().with_order().with_progress()
    pilots = pilots.prefetch_related("partners__organisation", seen)
    listing = Listing(request, PilotFilter, pilots, PILOT_SORTS)
    return as_file(listing, suffix, "mc2cm-pilots", PILOT_COLUMNS, pilot_rows, reverse("pilots"))


@reading
def pilots_geojson(request: HttpRequest) -> HttpResponse:
    """Every place of every pilot of the list; those of which none is known are in the CSV."""
    listing = pilot_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("pilots"))
    return geojson_response("mc2cm-pilots", pilot_features(listing.rows))


@reading
def pilots_atom(request: HttpRequest) -> HttpResponse:
    pilots = Pilot.objects.visible_to(request.user).for_cards().with_order().with_changes()
    listing = Listing(request, PilotFilter, pilots, PILOT_SORTS)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("pilots"))
    title = " · ".join([_("Pilot projects"), *(chip["value"] for chip in listing.active)])
    url = same_filters(request, reverse("pilots"))
    return feed_response(request, atom(title, listing, pilot_entries(listing.page), url))


@reading
def updates_atom(request: HttpRequest, slug: str) -> HttpResponse:
    """What was published of one pilot, the newest first."""
    row = get_object_or_404(Pilot.objects.visible_to(request.user), slug=slug)
    updates = Update.objects.published().filter(pilot=row).with_relations()
    listing = Listing(request, UpdateFilter, updates, UPDATE_SORTS)
    url = reverse("pilot", args=[slug])
    if not listing.is_valid:
        return refuse_filters(request, listing, url)
    return feed_response(request, atom(str(row.title), listing, update_entries(listing.page), url))


@reading
def pilot_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The fact sheet on paper, in the language of the address: what everybody reads of it."""
    row = get_object_or_404(Pilot.objects.visible_to(request.user).with_relations(), slug=slug)
    language = get_language() or "en"
    return pdf_response(f"mc2cm-{slug}-{language}", kept_pdf(row, language))

"""Recommendations and their monitoring board, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.feeds import atom, feed_response
from core.listing import Listing
from core.lists_as_files import EXPORTS, WITH_FEED, as_file
from core.views import reading, refuse_filters
from library.exports import PROGRESS_COLUMNS, RECOMMENDATION_COLUMNS, progress_rows, recommendation_rows
from library.filters import PROGRESS_SORTS, RECOMMENDATION_SORTS, ProgressFilter, RecommendationFilter
from library.models import Progress, Recommendation
from library.sheet.recommendations import board, recommendation_cards, recommendation_entry

MOST_CELLS = 2000  # the board is one page: cities are few, and so are recommendations


def recommendation_listing(request: HttpRequest) -> Listing:
    rows = Recommendation.objects.visible_to(request.user)
    return Listing(request, RecommendationFilter, rows, RECOMMENDATION_SORTS, exports=WITH_FEED)


@reading
def recommendation_list(request: HttpRequest) -> HttpResponse:
    listing = recommendation_listing(request)
    sheet = {"listing": listing, "cards": recommendation_cards(listing.page)}
    return render(request, "library/recommendation_list.html", sheet, status=listing.status)


@reading
def recommendations_file(request: HttpRequest, suffix: str) -> HttpResponse:
    listing = recommendation_listing(request)
    rows, url = recommendation_rows, reverse("recommendations")
    return as_file(listing, suffix, "mc2cm-recommendations", RECOMMENDATION_COLUMNS, rows, url)


@reading
def recommendations_atom(request: HttpRequest) -> HttpResponse:
    listing = recommendation_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("recommendations"))
    entries = [recommendation_entry(row) for row in listing.page]
    url = f"{reverse('recommendations')}?{request.GET.urlencode()}".rstrip("?")
    return feed_response(request, atom(_("Policy recommendations"), listing, entries, url))


def withdrawn(request: HttpRequest, row, list_url: str) -> HttpResponse:
    """What was public and is not any more: neither its title nor its words, but why."""
    return render(request, "library/withdrawn_record.html", {"row": row, "list_url": list_url}, status=410)


# The board


def progress_listing(request: HttpRequest) -> Listing:
    rows = Progress.objects.visible_to(request.user).with_names()
    return Listing(request, ProgressFilter, rows, PROGRESS_SORTS, exports=EXPORTS, page_size=MOST_CELLS)


@reading
def progress_board(request: HttpRequest) -> HttpResponse:
    listing = progress_listing(request)
    asked = listing.form.cleaned_data.get("recommendation") if listing.is_valid else None
    columns = asked or Recommendation.objects.visible_to(request.user)
    members = City.objects.members().count()
    crumbs = [
        {"label": _("Recommendations"), "url": reverse("recommendations")},
        {"label": _("Monitoring board"), "url": ""},
    ]
    sheet = {
        "crumbs": crumbs,
        "listing": listing,
        "board": board(listing.page, columns, members),
        "is_empty": not listing.active and listing.is_valid and not listing.count,
    }
    return render(request, "library/board.html", sheet, status=listing.status)


@reading
def board_file(request: HttpRequest, suffix: str) -> HttpResponse:
    url = reverse("recommendation-board")
    return as_file(progress_listing(request), suffix, "mc2cm-progress", PROGRESS_COLUMNS, progress_rows, url)

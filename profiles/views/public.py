"""The list of published figures, and the same as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.citing import Bibliography
from core.files import csv_response
from core.listing import Listing
from core.views import reading, refuse_filters
from profiles.exports import FIGURE_COLUMNS, figure_rows
from profiles.filters import FIGURE_SORTS, FigureFilter
from profiles.models import Figure
from profiles.sheet import city_groups


def figure_listing(request: HttpRequest) -> Listing:
    figures = Figure.objects.visible_to(request.user).with_sources()
    return Listing(request, FigureFilter, figures, FIGURE_SORTS, exports={"csv": ("CSV", "text/csv")}, page_size=50)


@reading
def figure_list(request: HttpRequest) -> HttpResponse:
    listing, bibliography = figure_listing(request), Bibliography()
    groups = city_groups(listing.page, bibliography)
    crumbs = [{"label": _("Figures"), "url": ""}]
    sheet = {"listing": listing, "crumbs": crumbs, "groups": groups, "sources": bibliography.marks}
    return render(request, "profiles/figure_list.html", sheet, status=listing.status)


@reading
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The published figures; `?city=turin` for those of one city."""
    listing = figure_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("figures"))
    return csv_response(request, "mc2cm-figures", FIGURE_COLUMNS, figure_rows(listing.rows))

"""The portfolio on the desk: all pilots, for the secretariat alone."""

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from core.answers import PersonalRequest, signed_in
from core.listing import Listing
from core.lists_as_files import EXPORTS, as_file
from core.permissions import require
from pilots.choices import PilotStatus
from pilots.filters import PORTFOLIO_SORTS, PortfolioFilter
from pilots.models import Pilot
from pilots.sheet.portfolio import (
    COLUMNS,
    MONEY_COLUMNS,
    portfolio_cells,
    portfolio_line,
    portfolio_rows,
    sums_over,
    untouched_recommendations,
    untouched_themes,
)

SEE, MONEY = "pilots.see_proposal", "pilots.see_money"


def portfolio_listing(request: PersonalRequest, *, with_money: bool) -> Listing:
    rows = portfolio_rows(request.user, with_money=with_money)
    return Listing(request, PortfolioFilter, rows, PORTFOLIO_SORTS, exports=EXPORTS, page_size=50)


@signed_in
def portfolio(request: PersonalRequest) -> HttpResponse:
    require(request.user, SEE)
    with_money = request.user.has_perm(MONEY)
    listing = portfolio_listing(request, with_money=with_money)
    seen = Pilot.objects.visible_to(request.user)
    shown = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "others": [listing.form["late"], listing.form["money"]],
        "lines": [portfolio_line(row, with_money=with_money) for row in listing.page],
        "with_money": with_money,
        "sums": sums_over(listing.rows) if with_money else [],
        "late": seen.late().count(),
        "proposals": list(seen.filter(status=PilotStatus.PROPOSED).order_by("proposed_at")[:10]),
        "proposals_count": seen.filter(status=PilotStatus.PROPOSED).count(),
        "recommendations": untouched_recommendations(request.user),
        "themes": untouched_themes(),
    }
    return render(request, "pilots/desk/portfolio.html", shown, status=listing.status)


@signed_in
def portfolio_file(request: PersonalRequest, suffix: str) -> HttpResponseBase:
    require(request.user, SEE)
    with_money = request.user.has_perm(MONEY)
    listing = portfolio_listing(request, with_money=with_money)
    columns = [*COLUMNS, *(MONEY_COLUMNS if with_money else [])]
    cells = partial(portfolio_cells, with_money=with_money)
    return as_file(listing, suffix, "mc2cm-portfolio", columns, cells, reverse("desk-pilots"))

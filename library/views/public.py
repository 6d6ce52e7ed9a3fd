"""The list of news, and the same as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core.files import csv_response
from core.listing import Listing
from core.views import reading, refuse_filters
from library.exports import NEWS_COLUMNS, news_rows
from library.filters import NEWS_SORTS, NewsFilter
from library.models import NewsItem
from library.sheet import news_card, news_sheet

CSV = {"csv": ("CSV", "text/csv")}


def news_listing(request: HttpRequest) -> Listing:
    items = NewsItem.objects.visible_to(request.user).with_relations()
    return Listing(request, NewsFilter, items, NEWS_SORTS, exports=CSV)


@reading
def news_list(request: HttpRequest) -> HttpResponse:
    listing = news_listing(request)
    return render(
        request,
        "library/news_list.html",
        {"listing": listing, "cards": map(news_card, listing.page)},
        status=listing.status,
    )


@reading
def news_csv(request: HttpRequest) -> HttpResponse:
    listing = news_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("news"))
    return csv_response(request, "mc2cm-news", NEWS_COLUMNS, news_rows(listing.rows))


@reading
def news_item(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(NewsItem.objects.visible_to(request.user).with_relations(), slug=slug)
    return render(request, "library/news_item.html", news_sheet(row))

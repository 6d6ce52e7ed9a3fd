"""The lists of case studies, publications and news, and the same as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core.files import csv_response
from core.listing import Listing
from core.views import reading, refuse_filters
from library.exports import CASE_COLUMNS, NEWS_COLUMNS, PUBLICATION_COLUMNS, case_rows, news_rows, publication_rows
from library.filters import CASE_SORTS, NEWS_SORTS, PUBLICATION_SORTS, CaseStudyFilter, NewsFilter, PublicationFilter
from library.models import CaseStudy, NewsItem, Publication
from library.sheet import case_study_cards, news_card, news_sheet, publication_card, publication_sheet

CSV = {"csv": ("CSV", "text/csv")}


def case_listing(request: HttpRequest) -> Listing:
    studies = CaseStudy.objects.visible_to(request.user).with_text()
    return Listing(request, CaseStudyFilter, studies, CASE_SORTS, exports=CSV)


@reading
def case_study_list(request: HttpRequest) -> HttpResponse:
    listing = case_listing(request)
    return render(
        request,
        "library/case_study_list.html",
        {"listing": listing, "cards": case_study_cards(listing.page)},
        status=listing.status,
    )


@reading
def case_studies_csv(request: HttpRequest) -> HttpResponse:
    listing = case_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    return csv_response(request, "mc2cm-case-studies", CASE_COLUMNS, case_rows(listing.rows))


def publication_listing(request: HttpRequest) -> Listing:
    publications = Publication.objects.visible_to(request.user).with_relations()
    return Listing(request, PublicationFilter, publications, PUBLICATION_SORTS, exports=CSV)


@reading
def publication_list(request: HttpRequest) -> HttpResponse:
    listing = publication_listing(request)
    return render(
        request,
        "library/publication_list.html",
        {"listing": listing, "cards": map(publication_card, listing.page)},
        status=listing.status,
    )


@reading
def publications_csv(request: HttpRequest) -> HttpResponse:
    listing = publication_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("publications"))
    return csv_response(request, "mc2cm-publications", PUBLICATION_COLUMNS, publication_rows(listing.rows))


@reading
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Publication.objects.visible_to(request.user).with_relations(), slug=slug)
    return render(request, "library/publication.html", publication_sheet(row))


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

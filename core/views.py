"""What views of every app share: errors as clear pages in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.listing import Listing


def refuse_filters(request: HttpRequest, listing: Listing, list_url: str) -> HttpResponse:
    """A file that was asked for with a filter that does not exist: a page that says which, and leads to the list."""
    sheet = {"errors": listing.errors, "back_url": list_url}
    return render(request, "layout/wrong_filter.html", sheet, status=400)

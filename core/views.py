"""What views of every app share: pages that only read, errors as clear pages in the reader's language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from core.listing import Listing


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that changes nothing: to any other method it says that it knows none, not that it smells forgery."""
    return csrf_exempt(require_safe(view))


def refuse_filters(request: HttpRequest, listing: Listing, list_url: str) -> HttpResponse:
    """A file that was asked for with a filter that does not exist: a page that says which, and leads to the list."""
    sheet = {"errors": listing.errors, "back_url": list_url}
    return render(request, "layout/wrong_filter.html", sheet, status=400)

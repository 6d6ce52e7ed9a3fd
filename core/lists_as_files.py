"""A list as a file, in every form in which lists leave."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from core.feeds import ATOM
from core.files import csv_response, json_response
from core.listing import Listing
from core.spreadsheets import XLSX, Sheet, xlsx_response
from core.views import refuse_filters

EXPORTS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", XLSX),
    "json": ("JSON", "application/json"),
}
WITH_FEED = {**EXPORTS, "atom": ("Atom", ATOM)}


def as_file(
    listing: Listing, suffix: str, name: str, header: list[str], rows: Callable[[Iterable], Iterable], list_url: str
) -> HttpResponseBase:
    """Every row of the list that passes its filters; a wrong filter is refused in words."""
    request: HttpRequest = listing.request
    if not listing.is_valid:
        return refuse_filters(request, listing, list_url)
    if suffix == "csv":
        return csv_response(request, name, header, rows(listing.rows))
    if suffix == "xlsx":
        return xlsx_response(name, [Sheet(name, header, rows(listing.rows))])
    return json_response(name, header, rows(listing.rows))

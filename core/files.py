"""How files are made: CSV and GeoJSON. What is in them is the business of each app's `exports.py`."""

import csv
import re
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, JsonResponse, StreamingHttpResponse

# A cell that begins with one of these would be run as a formula by a spreadsheet (OWASP, "CSV Injection").
# The apostrophes before it count too, so that the one which is put in front can be told apart when it comes back.
LOOKS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")
BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """A file that hands each written line back, so that rows leave as they are made."""

    def write(self, line: str) -> str:
        return line


def inert(cell):
    """A text that no spreadsheet will run; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and LOOKS_LIKE_FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """The text that `inert` was given, for a file that comes back."""
    return cell[1:] if cell.startswith("'") and LOOKS_LIKE_FORMULA.match(cell) else cell


def csv_lines(header: list[str], rows: Iterable[Iterable]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(header)
    for row in rows:
        yield writer.writerow([inert(cell) for cell in row])


def csv_response(request: HttpRequest, name: str, header: list[str], rows: Iterable[Iterable]) -> StreamingHttpResponse:
    """A CSV file in UTF-8 (RFC 4180); `?bom=1` puts the mark in front that some spreadsheets need."""

    def lines() -> Iterator[str]:
        if request.GET.get("bom") == "1":
            yield BYTE_ORDER_MARK
        yield from csv_lines(header, rows)

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_response(name: str, header: list[str], rows: Iterable[Iterable]) -> JsonResponse:
    """The rows of a list as JSON objects, one for each, named as the columns of its CSV."""
    response = JsonResponse(
        [dict(zip(header, row, strict=True)) for row in rows], safe=False, json_dumps_params={"ensure_ascii": False}
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


def geojson_response(name: str, features: list[dict], **beside: str) -> JsonResponse:
    """A FeatureCollection (RFC 7946): longitude before latitude, WGS 84. `beside` are members of its own (§6.1)."""
    response = JsonResponse(
        {"type": "FeatureCollection", **beside, "features": features},
        json_dumps_params={"ensure_ascii": False},
        content_type="application/geo+json",
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.geojson"'
    return response

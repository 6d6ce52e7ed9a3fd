"""Finding case studies: the list beside its facets, and the same results as files and as a feed."""

import json
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.feeds import atom, feed_response
from core.files import csv_response, geojson_response
from core.listing import Listing
from core.paper import licence
from core.referencing import reference_response
from core.spreadsheets import XLSX, xlsx_response
from core.views import reading, refuse_filters
from library.exports import CASE_COLUMNS, case_data, case_feature, case_rows, case_sheets, with_sources
from library.filters import ADDED, CASE_SORTS, CaseStudyFilter
from library.models import CaseStudy
from library.sheet.article import reference_of
from library.sheet.cards import case_study_cards
from library.sheet.finding import (
    CaseStudyList,
    Place,
    Within,
    feed_entry,
    left_out_in_words,
    places_map,
    title_of,
)

EXPORTS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", XLSX),
    "json": ("JSON", "application/json"),
    "geojson": ("GeoJSON", "application/geo+json"),
    "bib": ("BibTeX", "application/x-bibtex"),
    "ris": ("RIS", "application/x-research-info-systems"),
}
FEED_SIZE = 50
# Whatever order the list is in, a feed tells the newest first.
FEED_SORTS = [replace(sort, fields=ADDED) for sort in CASE_SORTS]
NAME = "mc2cm-case-studies"


def case_listing(request: HttpRequest, *, sorts=CASE_SORTS, **options) -> Listing:
    studies = CaseStudy.objects.visible_to(request.user).with_text()
    return Listing(request, CaseStudyFilter, studies, sorts, exports=EXPORTS, **options)


def whole_listing(request: HttpRequest) -> Listing:
    """The same with the results in numbers."""
    studies = CaseStudy.objects.visible_to(request.user).with_results()
    return Listing(request, CaseStudyFilter, studies, CASE_SORTS)


@reading
def case_study_list(request: HttpRequest) -> HttpResponse:
    listing = case_listing(request)
    return render(request, "library/case_study_list.html", {"sheet": sheet_of(listing)}, status=listing.status)


def sheet_of(listing: Listing) -> CaseStudyList:
    found: CaseStudyFilter = listing.filterset
    counts = numbers_of_cities(found) if listing.is_valid else {}
    cities = list(City.objects.filter(slug__in=counts).with_memberships().with_standing())
    cities.sort(key=lambda city: (-counts[city.slug], str(city.name)))

    def address(city: City) -> str:
        return listing.address(city=city.slug, page=None)

    return CaseStudyList(
        listing=listing,
        cards=case_study_cards(listing.page),
        facets=found.facets,
        map=places_map(cities, counts, address),
        places=[Place(str(city.name), counts[city.slug], address(city)) for city in cities],
        within=within(listing, found),
        others=[listing.form["may"]],
        feed_url=f"{reverse('case-studies-atom')}?{found.data.urlencode()}".rstrip("?"),
    )


def numbers_of_cities(found: CaseStudyFilter) -> dict[str, int]:
    """How many results each city has: a case study has one city, so its count as a facet is just that."""
    chosen = found.chosen.get("city", [])
    counts = {city: found.counts.get(f"city:{city}", 0) for city in chosen or found.known_values("city")}
    return {city: number for city, number in counts.items() if number}


def within(listing: Listing, found: CaseStudyFilter) -> Within | None:
    city = found.municipality
    if city is None:
        return None
    left_out = left_out_in_words(found.naming_no_competence) if city.may_act_in else ""
    return Within(city, bool(city.may_act_in), left_out, listing.address(may=None, page=None))


@reading
def case_studies_csv(request: HttpRequest) -> HttpResponse:
    listing = case_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    return csv_response(request, NAME, CASE_COLUMNS, case_rows(listing.rows))


@reading
def case_studies_xlsx(request: HttpRequest) -> HttpResponse:
    listing = case_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    return xlsx_response(NAME, case_sheets(listing.rows))


@reading
def case_studies_json(request: HttpRequest) -> HttpResponse:
    """Written as it is read, so that a long list fills no memory."""
    listing = whole_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))

    def lines():
        head = {"title": title_of(listing), "licence": licence()}
        yield json.dumps(head, ensure_ascii=False)[:-1] + ', "case_studies": ['
        for number, (study, sources) in enumerate(with_sources(listing.rows)):
            yield (",\n" if number else "\n") + json.dumps(case_data(study, sources), ensure_ascii=False)
        yield "\n]}\n"

    response = StreamingHttpResponse(lines(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{NAME}.json"'
    return response


@reading
def case_studies_geojson(request: HttpRequest) -> HttpResponse:
    listing = case_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    features = [case_feature(study, sources) for study, sources in with_sources(listing.rows)]
    return geojson_response(NAME, features, licence=licence())


@reading
def case_studies_bib(request: HttpRequest) -> HttpResponse:
    return references(request, "bib")


@reading
def case_studies_ris(request: HttpRequest) -> HttpResponse:
    return references(request, "ris")


def references(request: HttpRequest, suffix: str) -> HttpResponse:
    listing = case_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    return reference_response(NAME, suffix, (reference_of(study, study.current) for study in listing.rows))


@reading
def case_studies_atom(request: HttpRequest) -> HttpResponse:
    """A saved search: the results that were published last come first."""
    listing = case_listing(request, sorts=FEED_SORTS, page_size=FEED_SIZE)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    entries = [feed_entry(study) for study in listing.page]
    page_url = f"{reverse('case-studies')}?{request.GET.urlencode()}".rstrip("?")
    title = f"{title_of(listing)} – {_('MC2CM network')}"
    return feed_response(request, atom(title, listing, entries, page_url))

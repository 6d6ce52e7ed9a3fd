"""The directory of cities, the partners, and both as files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from cities.exports import CITY_COLUMNS, city_feature, city_rows
from cities.filters import CITY_SORTS, ORGANISATION_SORTS, CityFilter, OrganisationFilter
from cities.models import City, CityPicture, Organisation
from cities.sheet import city_groups, city_map, partners
from core.files import csv_response, geojson_response
from core.listing import Listing
from core.views import reading, refuse_filters

CITY_EXPORTS = {"csv": ("CSV", "text/csv"), "geojson": ("GeoJSON", "application/geo+json")}


def city_listing(request: HttpRequest) -> Listing:
    cities = City.objects.visible_to(request.user).with_memberships().with_standing()
    return Listing(request, CityFilter, cities, CITY_SORTS, exports=CITY_EXPORTS, page_size=60)


@reading
def city_list(request: HttpRequest) -> HttpResponse:
    listing = city_listing(request)
    sheet = {"listing": listing, "groups": city_groups(listing.page, listing.sort.key), "map": city_map(listing.rows)}
    return render(request, "cities/city_list.html", sheet, status=listing.status)


@reading
def cities_csv(request: HttpRequest) -> HttpResponse:
    listing = city_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("cities"))
    return csv_response(request, "mc2cm-cities", CITY_COLUMNS, city_rows(listing.rows))


@reading
def cities_geojson(request: HttpRequest) -> HttpResponse:
    """The cities that have coordinates; those without are in the CSV."""
    listing = city_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("cities"))
    cities = listing.rows.on_the_map()
    return geojson_response("mc2cm-cities", [city_feature(city, reverse("city", args=[city.slug])) for city in cities])


@reading
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A city's picture, as visible as its city."""
    visible = City.objects.visible_to(request.user)
    row = get_object_or_404(CityPicture, file=f"pictures/{name}", city__in=visible)
    try:
        response = FileResponse(row.file.open(), content_type="image/jpeg")
    except FileNotFoundError as error:
        raise Http404 from error
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@reading
def partner_list(request: HttpRequest) -> HttpResponse:
    organisations = Organisation.objects.visible_to(request.user).with_roles()
    listing = Listing(request, OrganisationFilter, organisations, ORGANISATION_SORTS)
    sheet = {"listing": listing, "partners": partners(listing.page)}
    return render(request, "cities/partner_list.html", sheet, status=listing.status)

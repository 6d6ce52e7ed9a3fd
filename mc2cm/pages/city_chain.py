"""A city's needs and what was done about them: a chain for each priority, pilot and gap, at one address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.views import reading
from mc2cm.pages.chain import chains_of_city
from profiles.models import ProfileEdition


@reading
def city_chain(request: HttpRequest, slug: str) -> HttpResponse:
    city = get_object_or_404(City.objects.visible_to(request.user), slug=slug)
    shown = {
        "city": city,
        "chains": chains_of_city(city, request.user),
        "has_profile": ProfileEdition.objects.published().filter(city=city).exists(),
        "profile_url": reverse("profile", args=[slug]),
        "crumbs": [
            {"label": _("Cities"), "url": reverse("cities")},
            {"label": city.name, "url": reverse("city", args=[slug])},
            {"label": _("From need to result"), "url": ""},
        ],
    }
    return render(request, "pages/city_chain.html", shown)

"""Where the person who is signed in can go."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from cities.querysets import roles_in_cities
from core.keeping import typist_of


def reader(request: HttpRequest) -> dict:
    """`own_links`: the person's own pages; for everybody else the way in. `typist`: what her forms carry."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"own_links": [{"url": reverse("account_login"), "label": _("Sign in")}], "person": None, "typist": ""}
    links = [
        {"url": reverse("my-city", args=[city.slug]), "label": _("My city: %(city)s") % {"city": city.name}}
        for city in City.objects.filter(pk__in=roles_in_cities(user)).order_by("name_en")[:3]
    ]
    if user.has_perm("cities.see_desk"):
        links.append({"url": reverse("desk"), "label": _("Desk")})
    elif user.has_perm("meetings.see_guests"):
        links.append({"url": reverse("desk-guest-meetings"), "label": _("Guests of meetings")})
    links.append({"url": reverse("account"), "label": _("Account")})
    return {"own_links": links, "person": user, "typist": typist_of(user)}

"""The steps of the review of a profile: each a small page that says what will happen, and acts on POST alone."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.views import reviewing
from cities.views.own import kept_city
from cities.views.reviewing import Crumb, Place
from core.answers import PersonalRequest, signed_in
from core.numbers import whole_number
from core.permissions import require
from profiles import actions
from profiles.models import ProfileEdition
from profiles.sheet.parts import part_titles


def asked_edition(request: PersonalRequest, slug: str, permission: str, *, public: bool = False) -> ProfileEdition:
    """The edition that the address or the form names; else the one being written, or the `public` one."""
    city = kept_city(request, slug)
    require(request.user, permission, city)
    editions = ProfileEdition.objects.visible_to(request.user).of(city).select_related("city__country")
    number = request.POST.get("number") or request.GET.get("edition") or ""
    if number:
        edition = editions.filter(number=whole_number(number, digits=4)).first()
    else:
        usual = editions.published() if public else editions.open()
        edition = usual.first() or editions.order_by("-number").first()
    if edition is None:
        raise Http404(_("This city has no edition of a profile yet."))
    return edition


def place_of(edition: ProfileEdition) -> Place:
    url = reverse("my-profile", args=[edition.city.slug])
    return Place(actions, [Crumb(_("Migration profile"), url)], url, actions.doubts_wait, part_titles)


@signed_in
def submit(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.submit_edition")
    return reviewing.submit(request, edition, place_of(edition))


@signed_in
def request_changes(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.request_changes")
    return reviewing.request_changes(request, edition, place_of(edition))


@signed_in
def approve(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.approve_edition")
    return reviewing.approve(request, edition, place_of(edition))


@signed_in
def publish(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.publish_edition")
    before = ProfileEdition.objects.of(edition.city).published().first()
    return reviewing.publish(request, edition, place_of(edition), before)


@signed_in
def plan(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.publish_edition")
    return reviewing.plan(request, edition, place_of(edition))


@signed_in
def withdraw(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.withdraw_edition", public=True)
    return reviewing.withdraw(request, edition, place_of(edition))

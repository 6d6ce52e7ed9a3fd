"""What was public and was taken back: its addresses answer with the reason and the date."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.views import reading
from profiles.exports import with_state
from profiles.models import ProfileEdition


def gone(request: HttpRequest, edition: ProfileEdition) -> HttpResponse:
    """410 with the reason and the date: for an edition and for each of its files."""
    sheet = {"edition": edition, "city": edition.city, "crumbs": crumbs(edition)}
    return render(request, "profiles/withdrawn.html", sheet, status=410)


def crumbs(edition: ProfileEdition) -> list[dict]:
    return [
        {"label": _("Cities"), "url": reverse("cities")},
        {"label": edition.city.name, "url": reverse("city", args=[edition.city.slug])},
        {"label": _("Migration profile, edition %(number)s") % {"number": edition.number}, "url": ""},
    ]


def edition_file(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a file of an edition: `view(request, edition)`. Drafts are not there; a withdrawn edition says why."""

    @reading
    @wraps(view)
    def asked(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        found = with_state(ProfileEdition.objects.once_public())
        edition = get_object_or_404(found, city__slug=slug, number=number)
        if edition.is_taken_back:
            return gone(request, edition)
        return view(request, edition)

    return asked

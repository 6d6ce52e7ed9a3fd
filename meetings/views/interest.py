"""Who would like to come to a meeting: a city goes to its own page, somebody outside the network to a form."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from cities.models import City
from cities.querysets import roles_in_cities
from core.answers import form_errors, is_done
from core.errors import Refused
from core.limits import address_of
from meetings import actions
from meetings.forms.guests import OutsideForm
from meetings.models import Meeting
from meetings.views.guest import NOBODY, gone, homes, in_confidence, posted


def interest(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.public(), slug=slug)
    if not actions.takes_offers(meeting):
        raise Http404
    form = OutsideForm(posted(request))
    own = {"language": get_language() or "en"}
    if is_done(form, lambda said: actions.express_interest(meeting, said | own, sender=address_of(request))):
        return redirect("meeting-interest-sent", slug)
    sheet = {
        "meeting": meeting,
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
        "own": own_pages(request, meeting),
    }
    return render(request, "meetings/interest.html", sheet, status=400 if form.errors else 200)


def own_pages(request: HttpRequest, meeting: Meeting) -> list[tuple[str, str]]:
    """Where officials of a city offer something instead."""
    if not request.user.is_authenticated:
        return []
    cities = City.objects.filter(pk__in=roles_in_cities(request.user)).order_by("name_en")
    return [(str(city.name), reverse("my-meeting", args=[city.slug, meeting.slug])) for city in cities]


def sent(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.public(), slug=slug)
    return render(request, "meetings/interest_sent.html", {"meeting": meeting})


@csrf_exempt
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing: mail scanners follow links. POST confirms."""
    row = actions.interest_behind(token)
    if row is None:
        return in_confidence(gone(request))
    refusal = ""
    if request.method == "POST":
        try:
            actions.confirm_interest(row)
            return in_confidence(redirect("interest-confirm", token))
        except Refused as refused:
            refusal = refused.message
    sheet = {**NOBODY, "page_languages": homes(), "row": row, "refusal": refusal}
    return in_confidence(render(request, "meetings/interest_confirm.html", sheet, status=409 if refusal else 200))

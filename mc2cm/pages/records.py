"""Publications and recommendations, each with the meetings that it comes from, and the pilots that address it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core.cards import Card
from core.views import reading
from library.models import Publication, Recommendation
from library.sheet.publications import publication_page
from library.sheet.recommendations import recommendation_page
from library.sheet.toolkit import steps_fitting
from library.views.recommendations import withdrawn
from meetings.models import Meeting
from meetings.sheet.meeting import meeting_card
from pilots.models import Pilot
from pilots.sheet.card import pilot_card


@reading
def recommendation(request: HttpRequest, code: str) -> HttpResponse:
    """One recommendation; one that was withdrawn says why and since when."""
    row = get_object_or_404(Recommendation.objects.published() | Recommendation.objects.taken_back(), code=code)
    if row.is_withdrawn:
        return withdrawn(request, row, reverse("recommendations"))
    shown = {
        "sheet": recommendation_page(row, request.user),
        "steps": steps_fitting(row.themes, request.user),
        "meetings": meeting_cards(request.user, recommendations=row),
        "pilots": pilot_cards(request.user, row),
    }
    return render(request, "library/recommendation.html", shown)


@reading
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One publication; one that was withdrawn says why and since when."""
    rows = Publication.objects.published() | Publication.objects.taken_back()
    row = get_object_or_404(rows.with_relations(), slug=slug)
    if row.is_withdrawn:
        return withdrawn(request, row, reverse("publications"))
    shown = {"sheet": publication_page(row), "meetings": meeting_cards(request.user, publications=row)}
    return render(request, "library/publication.html", shown)


def pilot_cards(user, recommendation: Recommendation) -> list[Card]:
    """Pilots that address it, as far as this reader may see them."""
    rows = Pilot.objects.visible_to(user).filter(recommendations=recommendation).for_cards()
    return [pilot_card(row) for row in rows]


def meeting_cards(user, **about) -> list[Card]:
    return [meeting_card(row) for row in Meeting.objects.visible_to(user).filter(**about).for_cards()]

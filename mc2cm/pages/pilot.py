"""A pilot's page: its fact sheet, and the chain from the need that it answers to the figure that came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.views import reading
from mc2cm.pages.chain import chain_of_pilot
from pilots.models import Pilot
from pilots.sheet.pilot import pilot_sheet


@reading
def pilot(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Pilot.objects.visible_to(request.user).with_relations(), slug=slug)
    shown = {"page": pilot_sheet(row, request.user), "chain": chain_of_pilot(row, request.user)}
    return render(request, "pilots/pilot.html", shown)

"""Documents and pictures of pilots and calls: to whoever may see what they belong to; nothing for everybody else."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core import attachments
from core.views import reading
from pilots.models import Call, CallFile, MilestoneFile, Pilot, PilotFile, Update, UpdateFile


@reading
def pilot_file(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    """Of the pilot itself, of a milestone, or of an update that this reader may see."""
    pilot = get_object_or_404(Pilot.objects.visible_to(request.user), slug=slug)
    updates = Update.objects.visible_to(request.user).filter(pilot=pilot)
    found: list[tuple[Any, bool]] = [
        *((row, pilot.is_public) for row in about(PilotFile.objects.filter(pilot=pilot), pk, name)),
        *((row, pilot.is_public) for row in about(MilestoneFile.objects.filter(milestone__pilot=pilot), pk, name)),
        *(
            (row, pilot.is_public and row.update.is_published)
            for row in about(UpdateFile.objects.filter(update__in=updates).select_related("update"), pk, name)
        ),
    ]
    if not found:
        raise Http404
    row, is_public = found[0]
    return attachments.serve(row.attachment, request, is_public=is_public, small="small" in request.GET)


@reading
def call_file(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    call = get_object_or_404(Call.objects.visible_to(request.user), slug=slug)
    row = about(CallFile.objects.filter(call=call), pk, name).first()
    if row is None:
        raise Http404
    return attachments.serve(row.attachment, request, is_public=call.is_published, small="small" in request.GET)


def about(rows: QuerySet, pk: int, name: str) -> QuerySet:
    return rows.filter(attachment=pk, attachment__name=name).select_related("attachment")

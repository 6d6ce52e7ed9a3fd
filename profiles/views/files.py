"""The figures of one edition as files; those of a published edition never change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.files import csv_response
from core.views import reading
from profiles.exports import FIGURE_COLUMNS, figure_rows
from profiles.models import Figure, ProfileEdition


def citable_edition(slug: str, number: int) -> ProfileEdition:
    """A published or superseded edition. Raises Http404 for drafts and for what was withdrawn."""
    return get_object_or_404(ProfileEdition.objects.citable().select_related("city"), city__slug=slug, number=number)


@reading
def edition_csv(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = citable_edition(slug, number)
    rows = Figure.objects.filter(edition=edition).with_sources()
    return csv_response(request, f"mc2cm-{slug}-profile-{number}-figures", FIGURE_COLUMNS, figure_rows(rows))

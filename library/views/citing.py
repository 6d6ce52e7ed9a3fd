"""Publications and recommendations as references, for reference managers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.referencing import reference_response
from core.views import reading
from library.models import Publication, Recommendation
from library.sheet.references import FORMATS, publication_reference, recommendation_reference


@reading
def recommendation(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    row = get_object_or_404(Recommendation.objects.visible_to(request.user), code=code)
    return reference_response(row.code.lower(), known(suffix), [recommendation_reference(row)])


@reading
def publication(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    row = get_object_or_404(Publication.objects.visible_to(request.user).with_relations(), slug=slug)
    return reference_response(row.slug, known(suffix), [publication_reference(row)])


def known(suffix: str) -> str:
    if suffix not in FORMATS:
        raise Http404
    return suffix

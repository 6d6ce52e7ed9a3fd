"""Questions about a case study: the city that told it answers."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets

from cities.api.questions import SLUG, NewQuestion, ask_about
from core.api import acting
from library.models import CaseStudy


@extend_schema(parameters=[SLUG])
class CaseStudyQuestions(viewsets.GenericViewSet):
    """Ask the city behind a case study. What was answered and published is read at `/api/v1/questions/?about=…`."""

    queryset = CaseStudy.objects.none()

    @extend_schema(request=NewQuestion, responses={202: None})
    @acting
    def create(self, request, slug):
        """Ask the city. A mail with a link goes to the address; the question goes to the city when it is opened."""
        study = get_object_or_404(CaseStudy.objects.visible_to(request.user).with_text(), slug=slug)
        title, path = str(study.current.title), f"/case-studies/{study.slug}/"
        return ask_about(request, study.city, about=study.tag, title=title, path=path)

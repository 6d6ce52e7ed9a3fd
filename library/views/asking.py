"""Anybody asks the city behind a case study."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from cities.views.asking import ask_about
from library.models import CaseStudy


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user).with_text(), slug=slug)
    url = reverse("case-study", args=[slug])
    return ask_about(request, study.city, about=study.tag, title=str(study.current.title), url=url)

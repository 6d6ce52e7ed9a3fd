"""What was public and was taken back: its address answers with the reason and the date."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from library.models import CaseStudyEdition


def gone(request: HttpRequest, edition: CaseStudyEdition) -> HttpResponse:
    """410 with the reason and the date: for an edition, its case study and its files."""
    crumbs = [{"label": _("Case studies"), "url": reverse("case-studies")}, {"label": edition.title, "url": ""}]
    sheet = {"edition": edition, "city": edition.city, "crumbs": crumbs}
    return render(request, "library/withdrawn.html", sheet, status=410)


def gone_study(request: HttpRequest, slug: str) -> HttpResponse:
    """For the address of a case study of which nothing is public. Http404 where nothing ever was."""
    last = (
        CaseStudyEdition.objects.taken_back().filter(case_study__slug=slug).select_related("case_study__city").first()
    )
    if last is None:
        raise Http404
    return gone(request, last)

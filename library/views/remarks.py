"""Remarks on a case study in the making: made, answered, resolved; for the city's people and the reviewers alone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from cities.views import remarking
from core.answers import PersonalRequest
from core.permissions import require
from library import actions
from library.models import CaseStudyEdition
from library.views.results import about
from library.views.workspace import edition_page
from library.workspace import at, remarks_on


@edition_page
def remarks(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """All of them, the open ones first."""
    require(request.user, "library.read_comments", edition)
    return render(request, "library/own/remarks.html", {"remarks": remarks_on(edition, request.user), **about(edition)})


@edition_page
@require_POST
def comment(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """A new remark on one place, or an answer to one."""
    require(request.user, "library.comment_case_study", edition)
    return remarking.say(request, edition, actions, list_of(edition))


@edition_page
@require_POST
def resolve(request: PersonalRequest, edition: CaseStudyEdition, pk: int) -> HttpResponse:
    require(request.user, "library.comment_case_study", edition)
    return remarking.resolve(request, edition, pk, actions, list_of(edition))


def list_of(edition: CaseStudyEdition) -> str:
    return at("my-case-study-remarks", edition.case_study)

"""Remarks on an edition: made, answered, resolved; read by the city's people and the reviewers alone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cities.views import remarking
from core.answers import PersonalRequest
from core.permissions import require
from profiles import actions
from profiles.models import ProfileEdition
from profiles.remarks import remarks_on
from profiles.views.workspace import edition_page


@edition_page
def remarks(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """All of them, the open ones first."""
    require(request.user, "profiles.read_comments", edition)
    sheet = {"edition": edition, "city": edition.city, "remarks": remarks_on(edition, request.user)}
    return render(request, "profiles/own/all_remarks.html", sheet)


@edition_page
@require_POST
def comment(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """A new remark on one place, or an answer to one."""
    require(request.user, "profiles.comment_edition", edition)
    return remarking.say(request, edition, actions, list_of(edition))


@edition_page
@require_POST
def resolve(request: PersonalRequest, edition: ProfileEdition, pk: int) -> HttpResponse:
    require(request.user, "profiles.comment_edition", edition)
    return remarking.resolve(request, edition, pk, actions, list_of(edition))


def list_of(edition: ProfileEdition) -> str:
    return reverse("my-profile-remarks", args=[edition.city.slug])

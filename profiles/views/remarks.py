"""Remarks on an edition: made, answered, resolved; read by the city's people and the reviewers alone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, tell
from core.errors import Refused
from core.models import Comment
from core.permissions import require
from profiles import actions
from profiles.forms.chapters import CommentForm
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
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what you want to say, in at most 5000 characters."))
        return back(request, edition)
    words = form.cleaned_data
    answers = None
    if words["answers"]:
        answers = get_object_or_404(Comment.objects.of(edition.tag), pk=words["answers"])
    try:
        actions.comment(edition, words["field"], words["text"], by=request.user, answers=answers)
        messages.success(request, _("Answered.") if answers else _("Your remark stands there now."))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return back(request, edition)


@edition_page
@require_POST
def resolve(request: PersonalRequest, edition: ProfileEdition, pk: int) -> HttpResponse:
    require(request.user, "profiles.comment_edition", edition)
    remark = get_object_or_404(Comment.objects.of(edition.tag), pk=pk)
    try:
        actions.resolve_comment(edition, remark, by=request.user)
        messages.success(request, _("Resolved."))
    except Refused as refusal:
        tell(request, refusal)
    return back(request, edition)


def back(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """To the page that the remark was made on."""
    path = request.POST.get("back", "")
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return redirect(f"{path}#remarks")
    return redirect(f"{reverse('my-profile-remarks', args=[edition.city.slug])}")

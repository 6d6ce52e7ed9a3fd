"""Remarks on a case study in the making: made, answered, resolved; for the city's people and the reviewers alone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, tell
from core.errors import Refused
from core.models import Comment
from core.permissions import require
from library import actions
from library.forms.writing import CommentForm
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
def resolve(request: PersonalRequest, edition: CaseStudyEdition, pk: int) -> HttpResponse:
    require(request.user, "library.comment_case_study", edition)
    remark = get_object_or_404(Comment.objects.of(edition.tag), pk=pk)
    try:
        actions.resolve_comment(edition, remark, by=request.user)
        messages.success(request, _("Resolved."))
    except Refused as refusal:
        tell(request, refusal)
    return back(request, edition)


def back(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """To the page that the remark was made on."""
    path = request.POST.get("back", "")
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return redirect(f"{path}#remarks")
    return redirect(at("my-case-study-remarks", edition.case_study))

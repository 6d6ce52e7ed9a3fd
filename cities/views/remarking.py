"""What is said about an edition in the making, the same for profiles and case studies: remarks, answers, resolved."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from core.answers import PersonalRequest, tell
from core.errors import Refused
from core.models import Comment
from core.review_forms import CommentForm


def say(request: PersonalRequest, edition: Any, actions: Any, otherwise: str) -> HttpResponse:
    """A new remark on one place, or an answer to one; then back to its page, `otherwise` to the list of all."""
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what you want to say, in at most 5000 characters."))
        return back(request, otherwise)
    words = form.cleaned_data
    answers = None
    if words["answers"]:
        answers = get_object_or_404(Comment.objects.of(edition.tag), pk=words["answers"])
    try:
        actions.comment(edition, words["field"], words["text"], by=request.user, answers=answers)
        messages.success(request, _("Answered.") if answers else _("Your remark stands there now."))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return back(request, otherwise)


def resolve(request: PersonalRequest, edition: Any, pk: int, actions: Any, otherwise: str) -> HttpResponse:
    remark = get_object_or_404(Comment.objects.of(edition.tag), pk=pk)
    try:
        actions.resolve_comment(edition, remark, by=request.user)
        messages.success(request, _("Resolved."))
    except Refused as refusal:
        tell(request, refusal)
    return back(request, otherwise)


def back(request: PersonalRequest, otherwise: str) -> HttpResponse:
    """To the page that the remark was made on."""
    path = request.POST.get("back", "")
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return redirect(f"{path}#remarks")
    return redirect(otherwise)

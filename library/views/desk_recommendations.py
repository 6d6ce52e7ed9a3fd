"""The secretariat's desk: recommendations from draft to withdrawn, and what cities declared, to be confirmed."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, add_errors, form_errors, form_sheet, signed_in, tell
from core.errors import NotAllowed, Refused, Stale
from core.numbers import whole_number
from core.permissions import require
from library import actions
from library.forms.borrowing import WithdrawForm
from library.forms.recommendations import NewRecommendationForm, RecommendationForm
from library.models import Progress, Recommendation
from library.sheet.recommendations import cell

KEEPS = ("library.edit_recommendation", "library.publish_recommendation")
FACTS = ["themes", "sdg_targets", "adopted_on", "url", "position"]


def require_any(request: PersonalRequest) -> None:
    if not any(request.user.has_perm(permission) for permission in KEEPS):
        require(request.user, KEEPS[0])


@signed_in
def recommendations(request: PersonalRequest) -> HttpResponse:
    require_any(request)
    sheet = {
        "rows": list(Recommendation.objects.kept_by(request.user, *KEEPS)),
        "can_write": request.user.has_perm(KEEPS[0]),
    }
    return render(request, "library/desk/recommendations.html", sheet)


@signed_in
def start(request: PersonalRequest) -> HttpResponse:
    require(request.user, "library.edit_recommendation")
    form = NewRecommendationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        try:
            row = actions.start_recommendation(words.pop("code"), words, by=request.user)
            return redirect("desk-recommendation", row.code)
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    sheet = {"form": form, "errors": form_errors(form)}
    return render(request, "library/desk/start_recommendation.html", sheet, status=400 if form.errors else 200)


@signed_in
def recommendation(request: PersonalRequest, code: str) -> HttpResponse:
    require_any(request)
    row = get_object_or_404(Recommendation.objects.kept_by(request.user, *KEEPS), code=code)
    if request.method != "POST":
        form, typed = merging.open_form(request, RecommendationForm, row)
        return page(request, row, form, was_kept=typed)
    require(request.user, "library.edit_recommendation")
    form = RecommendationForm(request.POST, instance=copy(row))

    def change() -> Recommendation:
        version = form.cleaned_data["version"]
        return actions.edit_recommendation(row, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("desk-recommendation", row.code)
    return page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def page(request, row: Recommendation, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "row": row,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
        "facts": [form[name] for name in FACTS],
        "can_write": request.user.has_perm("library.edit_recommendation"),
        "can_publish": request.user.has_perm("library.publish_recommendation"),
    }
    return render(request, "library/desk/recommendation.html", sheet, status=status)


def stepped(request: PersonalRequest, row, action, done: str, **words) -> None:
    """Take a step with a record; a refusal, or a colleague's save meanwhile, is told on the next page."""
    try:
        action(row, by=request.user, version=whole_number(request.POST.get("version", "")), **words)
        messages.success(request, done)
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    except Stale:
        messages.error(request, _("It has been changed since you opened the page. Look at it again before this step."))


def taken_back(request: PersonalRequest, row, action) -> None:
    """Withdraw a record with the reason that was sent; what is no reason is told on the next page."""
    form = WithdrawForm(request.POST)
    if form.is_valid():
        stepped(request, row, action, _("Withdrawn; its address says why."), reason=form.cleaned_data["reason"])
        return
    is_missing = form["reason"].errors.as_data()[0].code == "required"
    words = _("Say why: the reason stands at its address from now on.") if is_missing else form["reason"].errors[0]
    tell(request, Refused(words))


@signed_in
@require_POST
def publish(request: PersonalRequest, code: str) -> HttpResponse:
    require(request.user, "library.publish_recommendation")
    row = get_object_or_404(Recommendation, code=code)
    stepped(request, row, actions.publish_recommendation, _("Published."))
    return redirect("desk-recommendation", row.code)


@signed_in
@require_POST
def withdraw(request: PersonalRequest, code: str) -> HttpResponse:
    require(request.user, "library.publish_recommendation")
    row = get_object_or_404(Recommendation, code=code)
    taken_back(request, row, actions.withdraw_recommendation)
    return redirect("desk-recommendation", row.code)


# What cities declared


@signed_in
def progress(request: PersonalRequest) -> HttpResponse:
    """What waits to be confirmed, the oldest first."""
    require(request.user, "library.confirm_progress")
    waiting = Progress.objects.visible_to(request.user).unconfirmed().with_names().order_by("declared_at")
    return render(request, "library/desk/progress.html", {"rows": [(row, cell(row)) for row in waiting]})


@signed_in
@require_POST
def confirm(request: PersonalRequest, progress: int) -> HttpResponse:
    require(request.user, "library.confirm_progress")
    row = get_object_or_404(Progress.objects.visible_to(request.user), pk=progress)
    try:
        stepped(request, row, actions.confirm_progress, _("Confirmed; the board says so."))
    except NotAllowed as refusal:
        messages.error(request, refusal.message)
    return redirect("desk-progress")

"""The secretariat's desk: calls from draft to withdrawn, their documents, and what is asked about them."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, add_errors, form_errors, form_sheet, signed_in, tell
from core.attaching import AttachmentForm
from core.attachments import shown
from core.cards import Badge
from core.choices import MediaType
from core.errors import Refused, Stale
from core.listing import Listing
from core.numbers import whole_number
from core.permissions import require
from library.views.desk_recommendations import stepped, taken_back
from pilots import actions
from pilots.filters import CALL_SORTS, CallFilter
from pilots.forms.calls import AnswerAskedForm, CallForm, CallQuestionForm, CloseAskedForm
from pilots.models import AskedQuestion, Call, CallFile, CallQuestion
from pilots.sheet.call import call_line, days_in_words, desk_badge, missing_of

WRITE, PUBLISH = "pilots.edit_call", "pilots.publish_call"


def desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for those who write calls: asked before anything is looked for, so that a refusal says nothing."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(request.user, WRITE)
        return view(request, *args, **kwargs)

    return guarded


def found(request: PersonalRequest, slug: str) -> Call:
    rows = Call.objects.visible_to(request.user).with_relations().with_questions_waiting()
    return get_object_or_404(rows, slug=slug)


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    """Around every page of one call: its title and state, and the way to its other pages."""

    call: Call
    badges: list[Badge]
    tabs: list[Tab]


def frame(call: Call, here: str) -> Frame:
    pages = [("desk-call", _("Overview")), ("desk-call-facts", _("Facts")), ("desk-call-files", _("Documents"))]
    pages += [("desk-call-questions", _("Questions and answers"))]
    tabs = [Tab(label, reverse(name, args=[call.slug]), name == here) for name, label in pages]
    return Frame(call, [desk_badge(call)], tabs)


@desk
def calls(request: PersonalRequest) -> HttpResponse:
    rows = Call.objects.visible_to(request.user).with_relations().with_order().with_questions_waiting()
    listing = Listing(request, CallFilter, rows, CALL_SORTS, page_size=50)
    sheet = {"listing": listing, "lines": [call_line(row) for row in listing.page]}
    return render(request, "pilots/desk/calls.html", sheet, status=listing.status)


@desk
def new(request: PersonalRequest) -> HttpResponse:
    if request.method != "POST":
        form, typed = merging.open_form(request, CallForm, Call())
        return new_page(request, form, was_kept=typed)
    form = CallForm(request.POST, instance=Call())
    attempt = merging.save(form, lambda: actions.create_call(form.facts(), by=request.user, related=form.related()))
    if attempt.is_saved:
        messages.success(request, _("The call is a draft: nobody but the secretariat sees it."), extra_tags="saved")
        return redirect("desk-call", attempt.row.slug)
    return new_page(request, form, status=attempt.status)


def new_page(request: PersonalRequest, form: CallForm, *, was_kept: Any = None, status: int = 200) -> HttpResponse:
    sheet = {
        "form": form,
        "texts": form.passages(Call()),
        "theirs": None,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "pilots/desk/call_new.html", sheet, status=status)


@desk
def call(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    sheet = {
        "frame": frame(row, "desk-call"),
        "days": days_in_words(row),
        "missing": missing_of(row),
        "can_publish": request.user.has_perm(PUBLISH),
    }
    return render(request, "pilots/desk/call.html", sheet)


@desk
def facts(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    if request.method != "POST":
        form, typed = merging.open_form(request, CallForm, row)
        return facts_page(request, row, form, was_kept=typed)
    form = CallForm(request.POST, instance=copy(row))

    def change() -> Call:
        version = form.cleaned_data["version"]
        return actions.edit_call(row, form.facts(), by=request.user, version=version, related=form.related())

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("desk-call", slug)
    return facts_page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def facts_page(request, row: Call, form: CallForm, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "frame": frame(row, "desk-call-facts"),
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
    }
    return render(request, "pilots/desk/call_facts.html", sheet, status=status)


@desk
@require_POST
def publish(request: PersonalRequest, slug: str) -> HttpResponse:
    require(request.user, PUBLISH)
    stepped(request, found(request, slug), actions.publish_call, _("Published."))
    return redirect("desk-call", slug)


@desk
@require_POST
def withdraw(request: PersonalRequest, slug: str) -> HttpResponse:
    require(request.user, PUBLISH)
    taken_back(request, found(request, slug), actions.withdraw_call)
    return redirect("desk-call", slug)


# Documents


@desk
def files(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    form = AttachmentForm(request.POST or None, request.FILES or None, kinds=list(MediaType))
    if request.method == "POST" and form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "file"}
        try:
            actions.add_file(row, form.cleaned_data["file"], words, by=request.user)
            messages.success(request, _("Added."), extra_tags="saved")
            return redirect("desk-call-files", slug)
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    lines = [
        (file.pk, shown(file.attachment, reverse("call-file", args=[slug, file.attachment_id, file.attachment.name])))
        for file in row.files.all()
    ]
    errors = form_errors(form) if form.is_bound else []
    sheet = {"frame": frame(row, "desk-call-files"), "lines": lines, "form": form, "errors": errors}
    return render(request, "pilots/desk/call_files.html", sheet, status=400 if errors else 200)


@desk
@require_POST
def remove_file(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = get_object_or_404(CallFile.objects.select_related("call", "attachment"), call__slug=slug, pk=pk)
    try:
        actions.remove_file(row, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-call-files", slug)


# Questions and answers


@desk
def questions(request: PersonalRequest, slug: str) -> HttpResponse:
    """What waits for an answer, then what stands on the call's page or is being written for it."""
    row = found(request, slug)
    sheet = {
        "frame": frame(row, "desk-call-questions"),
        "waiting": list(AskedQuestion.objects.visible_to(request.user).waiting().filter(call=row)),
        "questions": list(row.questions.all()),
    }
    return render(request, "pilots/desk/call_questions.html", sheet)


@desk
def new_question(request: PersonalRequest, slug: str) -> HttpResponse:
    call = found(request, slug)
    row = CallQuestion(call=call)
    if request.method != "POST":
        form, typed = merging.open_form(request, CallQuestionForm, row)
        return question_page(request, row, form, was_kept=typed)
    form = CallQuestionForm(request.POST, instance=copy(row))
    attempt = merging.save(form, lambda: actions.add_question(call, form.own_values(), by=request.user))
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("desk-call-questions", slug)
    return question_page(request, row, form, status=attempt.status)


def found_question(request: PersonalRequest, slug: str, pk: int) -> CallQuestion:
    row = get_object_or_404(CallQuestion, call__slug=slug, pk=pk)
    row.call = found(request, slug)
    return row


@desk
def question(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found_question(request, slug, pk)
    if request.method != "POST":
        form, typed = merging.open_form(request, CallQuestionForm, row)
        return question_page(request, row, form, was_kept=typed)
    form = CallQuestionForm(request.POST, instance=copy(row))

    def change() -> CallQuestion:
        return actions.edit_question(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("desk-call-questions", slug)
    now = attempt.row or row
    now.call = row.call
    return question_page(request, now, form, theirs=attempt.theirs, status=attempt.status)


def question_page(request, row: CallQuestion, form: Any, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "frame": frame(row.call, "desk-call-questions"),
        "row": row if row.pk else None,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
    }
    return render(request, "pilots/desk/call_question.html", sheet, status=status)


@desk
@require_POST
def remove_question(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found_question(request, slug, pk)
    try:
        actions.remove_question(row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    except Stale:
        messages.error(request, _("Somebody else changed it meanwhile. Look at it once more."))
        return redirect("desk-call-question", slug, pk)
    return redirect("desk-call-questions", slug)


# What anybody asked


def found_asked(request: PersonalRequest, slug: str, pk: int) -> AskedQuestion:
    rows = AskedQuestion.objects.visible_to(request.user).select_related("asker", "answered")
    row = get_object_or_404(rows, call__slug=slug, pk=pk)
    row.call = found(request, slug)
    return row


@desk
def asked(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    """One question as it came in; a POST is the answer, which everybody reads from then on."""
    row = found_asked(request, slug, pk)
    form = AnswerAskedForm(request.POST or None, asked=row, instance=CallQuestion(call=row.call))
    if request.method == "POST":
        attempt = merging.save(form, lambda: actions.answer_asked(row, form.own_values(), by=request.user))
        if attempt.is_saved:
            messages.success(request, _("The answer is public, and on its way to whoever asked."), extra_tags="saved")
            return redirect("desk-call-questions", slug)
    return asked_page(request, row, form=form)


@desk
@require_POST
def close(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found_asked(request, slug, pk)
    form = CloseAskedForm(request.POST)
    if form.is_valid():
        try:
            actions.close_asked(row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Closed. Nobody is told."))
            return redirect("desk-call-questions", slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
    return asked_page(request, row, close_form=form)


def asked_page(request: PersonalRequest, row: AskedQuestion, *, form=None, close_form=None) -> HttpResponse:
    errors = [error for one in (form, close_form) if one is not None and one.is_bound for error in form_errors(one)]
    form = form or AnswerAskedForm(asked=row, instance=CallQuestion(call=row.call))
    sheet = {
        "frame": frame(row.call, "desk-call-questions"),
        "asked": row,
        "asker": getattr(row, "asker", None),
        "form": form,
        "texts": form.passages(CallQuestion(call=row.call)),
        "close_form": close_form or CloseAskedForm(),
        "errors": errors,
    }
    return render(request, "pilots/desk/call_asked.html", sheet, status=400 if errors else 200)

"""A city answers what it is asked: the list with what is due, and a page for each question."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.names import names_of
from cities import actions
from cities.exports import QUESTION_COLUMNS, question_rows
from cities.filters import QUESTION_SORTS, QuestionFilter
from cities.forms import AnswerForm, CloseForm, PublishForm
from cities.models import Asker, City, CityQuestion
from cities.sheet import question_badge, question_lines
from cities.views.own import kept_city
from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.errors import Refused
from core.files import csv_response
from core.listing import Listing
from core.permissions import require
from core.views import refuse_filters

CSV = {"csv": ("CSV", "text/csv")}


def asked_city(request: PersonalRequest, slug: str) -> City:
    city = kept_city(request, slug)
    require(request.user, "cities.see_questions", city)
    return city


def asked(request: PersonalRequest, slug: str, number: int) -> CityQuestion:
    city = asked_city(request, slug)
    return get_object_or_404(CityQuestion.objects.visible_to(request.user).select_related("city"), pk=number, city=city)


def listing_of(request: PersonalRequest, city: City) -> Listing:
    rows = CityQuestion.objects.visible_to(request.user).filter(city=city).select_related("city").open_first()
    return Listing(request, QuestionFilter, rows, QUESTION_SORTS, exports=CSV)


@signed_in
def questions(request: PersonalRequest, slug: str) -> HttpResponse:
    city = asked_city(request, slug)
    listing = listing_of(request, city)
    sheet = {"city": city, "listing": listing, "lines": question_lines(listing.page)}
    return render(request, "cities/questions.html", sheet, status=listing.status)


@signed_in
def questions_csv(request: PersonalRequest, slug: str) -> HttpResponse:
    city = asked_city(request, slug)
    listing = listing_of(request, city)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("my-questions", args=[slug]))
    return csv_response(request, f"mc2cm-questions-{slug}", QUESTION_COLUMNS, question_rows(listing.rows))


@signed_in
def question(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    """One question; a POST is the answer to it."""
    row = asked(request, slug, number)
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        require(request.user, "cities.answer_question", row)
        if form.is_valid() and done(form, lambda: actions.answer_question(row, by=request.user, **form.cleaned_data)):
            messages.success(request, _("The answer is on its way."))
            return redirect("my-question", slug, number)
    return page(request, row, answer_form=form)


@signed_in
@require_POST
def pass_on(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, slug, number)
    try:
        actions.pass_question_on(row, by=request.user)
        messages.success(request, _("The secretariat has the question now, and is told by mail."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-question", slug, number)


@signed_in
@require_POST
def close(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, slug, number)
    require(request.user, "cities.answer_question", row)
    form = CloseForm(request.POST)
    if form.is_valid() and done(form, lambda: actions.close_question(row, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Closed. Nobody is told."))
        return redirect("my-question", slug, number)
    return page(request, row, close_form=form)


@signed_in
@require_POST
def publish(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, slug, number)
    require(request.user, "cities.answer_question", row)
    form = PublishForm(request.POST)
    if form.is_valid() and done(form, lambda: actions.publish_answer(row, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Question and answer are public, without the name of whoever asked."))
        return redirect("my-question", slug, number)
    return page(request, row, publish_form=form)


@signed_in
@require_POST
def take_back(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = asked(request, slug, number)
    try:
        actions.take_back_answer(row, by=request.user)
        messages.success(request, _("Question and answer are no longer public."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-question", slug, number)


def done(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether the action went through; what it refused stands in the form."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.message)
    except ValidationError as error:
        add_errors(form, error)
    return not form.errors


def page(
    request: PersonalRequest, row: CityQuestion, *, answer_form=None, close_form=None, publish_form=None
) -> HttpResponse:
    forms = [form for form in (answer_form, close_form, publish_form) if form is not None and form.is_bound]
    errors = [error for form in forms for error in form_errors(form)]
    sheet = {
        "question": row,
        "city": row.city,
        "badges": [question_badge(row)],
        "about_url": f"/{get_language()}{row.about_path}",
        "answered_by": names_of([row.answered_by]).get(row.answered_by, ""),
        "asker": Asker.objects.visible_to(request.user).filter(question=row).first(),
        "can_answer": request.user.has_perm("cities.answer_question", row),
        "answer_form": answer_form or AnswerForm(),
        "close_form": close_form or CloseForm(),
        "publish_form": publish_form or PublishForm(initial={"answer": row.public_answer or row.answer}),
        "errors": errors,
    }
    return render(request, "cities/my_question.html", sheet, status=400 if errors else 200)

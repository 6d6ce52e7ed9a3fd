"""Anybody asks about an open call; the link in her mail sends the question off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cities.views.people import private
from core.answers import add_errors, form_errors, tell
from core.errors import Refused
from core.limits import address_of
from pilots import actions
from pilots.choices import CallState
from pilots.forms.calls import AskAboutCallForm
from pilots.models import Call


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    call = get_object_or_404(Call.objects.published(), slug=slug)
    form = AskAboutCallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        question = form.save(commit=False)
        question.call, question.language = call, get_language() or "en"
        try:
            actions.ask_about_call(question, form.asker(), sender=address_of(request))
            messages.success(request, _("Almost there: open the mail that we have just sent you, and confirm."))
            return redirect(request.path)
        except (Refused, ValidationError) as error:
            add_errors(form, error)
    sheet = {"call": call, "is_open": call.state == CallState.OPEN, "form": form, "errors": form_errors(form)}
    return render(request, "pilots/ask.html", sheet, status=400 if form.errors else 200)


@never_cache
def question(request: HttpRequest, token: str) -> HttpResponse:
    """The asker's own page. GET changes nothing: mail scanners follow links. POST confirms."""
    row = actions.asked_behind(token)
    if row is None:
        return private(render(request, "pilots/question_gone.html", status=410))
    if request.method == "POST":
        try:
            actions.confirm_asked(row)
            messages.success(request, _("Your question is on its way to the secretariat."))
        except Refused as refusal:
            tell(request, refusal)
        return private(redirect("call-question", token))
    return private(render(request, "pilots/question.html", {"question": row}))

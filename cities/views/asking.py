"""Anybody asks a city a question; the link in her mail lets her send it off, and later take her consent back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cities import actions
from cities.forms import AskForm
from cities.models import City
from cities.views.people import private
from core.answers import add_errors, form_errors, tell
from core.errors import Refused
from core.limits import address_of


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    city = get_object_or_404(City.objects.visible_to(request.user), slug=slug)
    return ask_about(request, city, about=city.tag, title=str(city.name), url=reverse("city", args=[slug]))


def ask_about(request: HttpRequest, city: City, *, about: str, title: str, url: str) -> HttpResponse:
    """The form by which anybody asks this city about the record `about`, which stands at `url`."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        question = form.save(commit=False)
        question.city, question.language = city, get_language() or "en"
        question.about, question.about_title, question.about_path = about, title, without_language(url)
        try:
            actions.ask(question, form.asker(), sender=address_of(request))
            messages.success(request, _("Almost there: open the mail that we have just sent you, and confirm."))
            return redirect(request.path)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    sheet = {"city": city, "title": title, "url": url, "form": form, "errors": form_errors(form)}
    return render(request, "cities/ask.html", sheet, status=400 if form.errors else 200)


def without_language(url: str) -> str:
    """The path of a page as it is in every language."""
    return url.removeprefix(f"/{get_language()}")


@never_cache
def question(request: HttpRequest, token: str) -> HttpResponse:
    """The asker's own page. GET changes nothing: mail scanners follow links. POST confirms, or takes consent back."""
    row = actions.question_behind(token)
    if row is None:
        return private(render(request, "cities/question_gone.html", status=410))
    if request.method == "POST":
        try:
            if "take_back" in request.POST:
                actions.take_back_consent(row)
                messages.success(request, _("Done: your question and its answer are not public."))
            else:
                actions.confirm_question(row)
                messages.success(request, _("Your question is on its way to the city."))
        except Refused as refusal:
            tell(request, refusal)
        return private(redirect("question", token))
    return private(render(request, "cities/question.html", {"question": row}))

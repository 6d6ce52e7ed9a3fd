"""Public forms: propose a correction, ask to join."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities import actions
from cities.forms import CorrectionForm, JoinForm
from cities.models import City
from core.answers import add_errors, form_errors
from core.errors import Refused
from core.limits import once_more


def correct(request: HttpRequest, slug: str) -> HttpResponse:
    city = get_object_or_404(City.objects.visible_to(request.user), slug=slug)
    form = CorrectionForm(request.POST or None, initial={"field": request.GET.get("field", "summary")})
    if request.method == "POST" and form.is_valid():
        try:
            once_more(request, "correction")
            form.instance.language = get_language() or "en"
            actions.propose_correction(city, form.save(commit=False), email=form.cleaned_data["email"])
            messages.success(request, _("Thank you. The city’s own people will decide on it."))
            return redirect("city-correct", city.slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    sheet = {"city": city, "form": form, "errors": form_errors(form)}
    return render(request, "cities/correct.html", sheet, status=400 if form.errors else 200)


def join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            once_more(request, "join")
            form.instance.language = get_language() or "en"
            actions.ask_to_join(form.save(commit=False))
            messages.success(request, _("Thank you. The secretariat will answer by mail."))
            return redirect("join")
        except Refused as refusal:
            form.add_error(None, refusal.message)
    sheet = {"form": form, "errors": form_errors(form)}
    return render(request, "cities/join.html", sheet, status=400 if form.errors else 200)

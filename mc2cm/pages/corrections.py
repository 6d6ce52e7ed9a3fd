"""A city decides what readers propose; one about a figure waits on the edition of its profile."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities import api
from cities.actions import refuse_correction
from cities.forms import DecisionForm
from cities.views.own import kept_city
from core.answers import PersonalRequest, signed_in, tell
from core.errors import Refused
from core.models import Correction
from profiles.actions import accept_correction


@signed_in
@require_POST
def decide(request: PersonalRequest, slug: str, correction: int) -> HttpResponse:
    """Accept, accept with changes, or refuse: one click each, told by the button that was pressed."""
    city = kept_city(request, slug)
    row = get_object_or_404(Correction, pk=correction, about=city.tag)
    form = DecisionForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(" ".join(str(sentence) for sentences in form.errors.values() for sentence in sentences))
        if "accept" in request.POST:
            accept_correction(row, city, by=request.user)
        elif "edit" in request.POST:
            accept_correction(row, city, by=request.user, text=form.cleaned_data["text"])
        else:
            refuse_correction(row, city, by=request.user, reason=form.cleaned_data["reason"])
        told = _("Decided. Whoever proposed it is told.")
        messages.success(request, told if row.is_answered else _("Decided. Whoever proposed it left no address."))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect("my-city", city.slug)


class Cities(api.Cities):
    """The cities of the API, with the same decision behind them."""

    __doc__ = api.Cities.__doc__
    accept_correction = staticmethod(accept_correction)

"""A case study drafted from a pilot: what is known of it goes into the library of one of its cities."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.answers import PersonalRequest
from core.permissions import require
from library.models import CaseStudy
from library.workspace import at
from pilots import actions
from pilots.forms.updates import TellForm
from pilots.models import Pilot
from pilots.sheet.card import cities_of
from pilots.views.work.frame import errors_of, is_done, show, work_page

START = "library.start_case_study"


@work_page
def case_study(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    """A page that says what the draft will hold; its button makes it."""
    mine = [city for city in cities_of(pilot) if request.user.has_perm(START, city)]
    if not mine:
        require(request.user, START, pilot.city)
    drafted = CaseStudy.objects.filter(pilots=pilot, city__in=mine).select_related("city")
    told_by = {study.city_id for study in drafted}
    cities = City.objects.filter(pk__in=[city.pk for city in mine if city.pk not in told_by])
    form = TellForm(request.POST if request.method == "POST" else None, cities=cities)
    made = []
    if request.method == "POST" and is_done(
        form, lambda: made.append(actions.draft_case_study(pilot, form.cleaned_data["city"], by=request.user))
    ):
        messages.success(request, _("The draft holds what is known of the pilot. Go on writing here."))
        return redirect(at("my-case-study", made[0].case_study))
    sheet = {
        "form": form,
        "has_city": pilot.is_public and cities.exists(),
        "is_public": pilot.is_public,
        "drafted": [(study.city.name, at("my-case-study", study)) for study in drafted],
        "errors": errors_of(form),
        "back": reverse("pilot-edit", args=[pilot.slug]),
    }
    return show(request, pilot, "pilot-case-study", "case_study", sheet, 400 if sheet["errors"] else 200)

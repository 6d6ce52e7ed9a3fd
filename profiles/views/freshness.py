"""Still true? The parts of the published edition, those past their time first, each confirmed by one click."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cities.views.own import kept_city
from core.answers import PersonalRequest, signed_in, tell
from core.errors import Refused
from core.permissions import require
from profiles import actions
from profiles.freshness import aged_parts
from profiles.models import ProfileEdition


@signed_in
def still_true(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "profiles.see_draft", city)
    edition = ProfileEdition.objects.published().of(city).with_texts().first()
    if request.method == "POST":
        return confirm(request, city, edition)
    parts = sorted(aged_parts(edition), key=lambda aged: aged.fresh_until) if edition else []
    sheet = {
        "city": city,
        "edition": edition,
        "past": [aged for aged in parts if aged.is_past],
        "fresh": [aged for aged in parts if not aged.is_past],
        "can_confirm": request.user.has_perm("profiles.confirm_still_true", city),
        "is_being_written": ProfileEdition.objects.of(city).open().exists(),
    }
    return render(request, "profiles/own/still_true.html", sheet)


def confirm(request: PersonalRequest, city, edition: ProfileEdition | None) -> HttpResponse:
    require(request.user, "profiles.confirm_still_true", city)
    try:
        if edition is None:
            raise Refused(_("Only what is published can be confirmed."))
        actions.confirm_still_true(edition, request.POST.get("part", ""), by=request.user)
        messages.success(request, _("Confirmed as still true today. Readers see the date."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("profile-freshness", city.slug)

"""Colleagues and invitations."""

from datetime import datetime, time

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.forms import AcceptForm
from accounts.models import User
from cities import actions
from cities.forms import ColleagueForm
from cities.models import Invitation
from cities.views.own import kept_city
from core.answers import add_errors, form_errors, signed_in, tell
from core.errors import Refused
from core.permissions import require


def end_of(day) -> datetime | None:
    """The last moment of a day, in the portal's own zone."""
    return timezone.make_aware(datetime.combine(day, time.max)) if day else None


@signed_in
def colleagues(request: HttpRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "cities.manage_colleagues", city)
    form = ColleagueForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "membership_ends_at": end_of(form.cleaned_data["membership_ends_at"])}
        try:
            actions.invite(**values, city=city, by=request.user)
            messages.success(request, _("The invitation is on its way."))
            return redirect("city-colleagues", city.slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    sheet = {
        "city": city,
        "form": form,
        "errors": form_errors(form),
        "colleagues": list(city.colleagues.current().select_related("person").order_by("person__name")),
        "invitations": list(city.invitations.waiting()),
    }
    return render(request, "cities/colleagues.html", sheet, status=400 if form.errors else 200)


@signed_in
@require_POST
def end_colleague(request: HttpRequest, slug: str, colleague: int) -> HttpResponse:
    city = kept_city(request, slug)
    try:
        actions.end_colleague(get_object_or_404(city.colleagues, pk=colleague), by=request.user)
        messages.success(request, _("The membership has ended; this person is out at the next request."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("city-colleagues", city.slug)


@signed_in
@require_POST
def revoke(request: HttpRequest, slug: str, invitation: int) -> HttpResponse:
    city = kept_city(request, slug)
    try:
        actions.revoke_invitation(get_object_or_404(city.invitations, pk=invitation), by=request.user)
        messages.success(request, _("The invitation is revoked."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("city-colleagues", city.slug)


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows and changes nothing: mail scanners follow links. POST accepts."""
    row = (
        Invitation.objects.waiting()
        .select_related("city", "organisation")
        .filter(token_hash=actions.hashed(token))
        .first()
    )
    if row is None:
        return private(render(request, "cities/invitation_gone.html", status=410))
    has_account = User.objects.filter(email__iexact=row.email).exists()
    typed = request.POST if request.method == "POST" else None
    form = AcceptForm(typed, initial={"language": row.language}, has_account=has_account)
    if request.method == "POST" and form.is_valid():
        try:
            return accept(request, row, form)
        except Refused as refusal:
            tell(request, refusal)
            return private(render(request, "cities/invitation_gone.html", status=410))
    sheet = {"invitation": row, "form": form, "errors": form_errors(form), "has_account": has_account}
    return private(render(request, "cities/invitation.html", sheet, status=400 if form.errors else 200))


def accept(request: HttpRequest, row: Invitation, form: AcceptForm) -> HttpResponse:
    words = form.cleaned_data
    person, is_new = actions.accept_invitation(
        row,
        name=words.get("name", ""),
        language=words.get("language", row.language),
        password=words.get("password") or None,
    )
    if is_new:
        return private(perform_login(request, Login(user=person, redirect_url=reverse("account"))))
    return private(redirect("account_login"))


def private(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: nobody keeps the page, and no page is told more than the portal's name.

    Under "no-referrer" a browser would send the form with `Origin: null`, which the check against forgery refuses.
    """
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response

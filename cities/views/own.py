"""A city keeps its own record: edit, merge, confirm, undo, pictures, corrections."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities import actions
from cities.forms import CityForm, PictureForm
from cities.models import City, CityContact
from core import merging
from core.answers import form_errors, form_sheet, signed_in, tell, tell_saved
from core.errors import Refused
from core.models import AuditEntry
from core.permissions import require


def kept_city(request: HttpRequest, slug: str) -> City:
    return get_object_or_404(City.objects.kept_by(request.user), slug=slug)


@signed_in
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "cities.edit_city", city)
    if request.method == "POST":
        return save(request, city)
    contact = CityContact.objects.filter(city=city).first()
    initial = {"contact": contact.email if contact else ""}
    form, typed = merging.open_form(request, CityForm, city, initial=initial)
    return edit_page(request, city, form, was_kept=typed)


def save(request: HttpRequest, city: City) -> HttpResponse:
    form = CityForm(request.POST, instance=City.objects.get(pk=city.pk))

    def change() -> bool:
        words = form.cleaned_data
        version, contact = words["version"], words["contact"]
        return actions.edit_city(city, form.own_values(), by=request.user, version=version, contact=contact)

    attempt = merging.save(form, change)
    if attempt.is_saved:
        tell_saved(request, attempt.row)
        return redirect("my-city", city.slug)
    return edit_page(request, attempt.row or city, form, theirs=attempt.theirs, status=attempt.status)


def edit_page(request, city, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    """The form; after somebody else's change with both values of each field that both of them changed."""
    sheet = {
        "city": city,
        **form_sheet(form, city, theirs=theirs, was_kept=was_kept),
    }
    return render(request, "cities/edit.html", sheet, status=status)


@signed_in
@require_POST
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    try:
        actions.confirm_translation(
            city, request.POST.get("text", ""), request.POST.get("language", ""), by=request.user
        )
        messages.success(request, _("Marked as a translation checked by a person."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-city", city.slug)


@signed_in
@require_POST
def undo(request: HttpRequest, slug: str, entry: int) -> HttpResponse:
    city = kept_city(request, slug)
    row = get_object_or_404(AuditEntry, pk=entry, about=city.tag)
    try:
        actions.undo(row, city, by=request.user)
        messages.success(request, _("Undone. The earlier text is live again."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-city-history", city.slug)


@signed_in
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "cities.edit_city", city)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.add_picture(city, form.save(commit=False), by=request.user)
        messages.success(request, _("The picture is shown on the city’s page."))
        return redirect("city-pictures", city.slug)
    sheet = {"city": city, "form": form, "pictures": list(city.pictures.all()), "errors": form_errors(form)}
    return render(request, "cities/pictures.html", sheet, status=400 if form.errors else 200)


@signed_in
@require_POST
def remove_picture(request: HttpRequest, slug: str, picture: int) -> HttpResponse:
    city = kept_city(request, slug)
    actions.remove_picture(get_object_or_404(city.pictures, pk=picture), by=request.user)
    messages.success(request, _("The picture is removed."))
    return redirect("city-pictures", city.slug)

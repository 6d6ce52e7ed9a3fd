"""What the secretariat keeps of a city: its names, its country, its part in each phase."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities import actions
from cities.filters import CITY_SORTS, CityFilter
from cities.forms import EndForm, MembershipForm, ReferenceForm
from cities.models import City, Membership
from core import merging
from core.answers import add_errors, form_errors, signed_in, tell_saved
from core.errors import Refused
from core.listing import Listing
from core.permissions import require

FACTS = ["administration", "country", "alternate_names"]


@dataclass(frozen=True)
class PartLine:
    """A part in a phase; the form that ends it, while it has not ended."""

    membership: Membership
    form: EndForm | None


def reference_city(request: HttpRequest, slug: str) -> City:
    require(request.user, "cities.edit_reference")
    return get_object_or_404(City.objects.visible_to(request.user).with_memberships(), slug=slug)


@signed_in
def cities(request: HttpRequest) -> HttpResponse:
    require(request.user, "cities.edit_reference")
    rows = City.objects.visible_to(request.user).with_memberships().with_standing()
    listing = Listing(request, CityFilter, rows, CITY_SORTS, page_size=60)
    return render(request, "desk/cities.html", {"listing": listing}, status=listing.status)


@signed_in
def city(request: HttpRequest, slug: str) -> HttpResponse:
    row = reference_city(request, slug)
    if request.method == "POST":
        return save(request, row)
    form, typed = merging.open_form(request, ReferenceForm, row)
    return page(request, row, form, was_kept=typed)


def save(request: HttpRequest, row: City) -> HttpResponse:
    form = ReferenceForm(request.POST, instance=City.objects.get(pk=row.pk))

    def change() -> bool:
        version = form.cleaned_data["version"]
        return actions.change_reference(row, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, change)
    if attempt.is_saved:
        tell_saved(request, attempt.row)
        return redirect("desk-city", row.slug)
    return page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


@signed_in
@require_POST
def add_membership(request: HttpRequest, slug: str) -> HttpResponse:
    row = reference_city(request, slug)
    form = MembershipForm(request.POST)
    if form.is_valid():
        try:
            actions.add_membership(row, form.save(commit=False), by=request.user)
            messages.success(request, _("The part stands on the city’s page."))
            return redirect("desk-city", row.slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    return page(request, row, part_form=form, status=400)


@signed_in
@require_POST
def end_membership(request: HttpRequest, slug: str, membership: int) -> HttpResponse:
    row = reference_city(request, slug)
    part = get_object_or_404(row.memberships, pk=membership)
    form = EndForm(request.POST, instance=Membership.objects.get(pk=part.pk), prefix=f"part-{part.pk}")
    if form.is_valid():
        try:
            actions.end_membership(part, by=request.user, until=form.cleaned_data["until"])
            messages.success(request, _("The part has ended; that the city took it stays on its page."))
            return redirect("desk-city", row.slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    return page(request, row, end_form=form, status=400)


def page(request, row, form=None, *, part_form=None, end_form=None, theirs=None, was_kept=None, status=200):
    """The record's form, its parts with a form that ends each, and one that adds a part."""
    form = form or ReferenceForm(instance=row, initial={"version": row.version})
    part_form = part_form or MembershipForm()
    sheet = {
        "city": row,
        "form": form,
        "texts": form.passages(row, theirs),
        "facts": [form[name] for name in FACTS],
        "parts": part_lines(row, end_form),
        "part_form": part_form,
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": [] if theirs is not None else errors_of(form, part_form, end_form),
    }
    return render(request, "desk/city.html", sheet, status=status)


def part_lines(row: City, end_form: EndForm | None) -> list[PartLine]:
    parts = row.memberships.select_related("phase", "represented_by")
    return [PartLine(part, None if part.until else end_form_of(part, end_form)) for part in parts]


def end_form_of(part: Membership, filled_in: EndForm | None) -> EndForm:
    is_this_one = filled_in is not None and filled_in.instance.pk == part.pk
    return filled_in if is_this_one else EndForm(prefix=f"part-{part.pk}")


def errors_of(*forms: BaseForm | None) -> list[dict]:
    return [error for form in forms if form is not None and form.is_bound for error in form_errors(form)]

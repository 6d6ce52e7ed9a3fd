"""The secretariat's desk: editions on their way, and the tree of chapters."""

from copy import copy

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.queue import queue_line
from core import merging
from core.answers import PersonalRequest, form_sheet, signed_in
from core.files import csv_response
from core.listing import Listing
from core.permissions import require
from core.views import refuse_filters
from profiles import actions
from profiles.exports import QUEUE_COLUMNS, queue_rows
from profiles.filters import QUEUE_SORTS, QueueFilter
from profiles.forms.sections import SectionForm
from profiles.models import ProfileEdition, Section


def queue_listing(request: PersonalRequest) -> Listing:
    require(request.user, "cities.see_desk")
    editions = ProfileEdition.objects.visible_to(request.user).open().with_ages().select_related("city__country")
    return Listing(request, QueueFilter, editions, QUEUE_SORTS, exports={"csv": ("CSV", "text/csv")}, page_size=50)


@signed_in
def queue(request: PersonalRequest) -> HttpResponse:
    listing = queue_listing(request)
    sheet = {
        "listing": listing,
        "lines": [queue_line(row, reverse("my-profile", args=[row.city.slug])) for row in listing.page],
    }
    return render(request, "desk/profiles.html", sheet, status=listing.status)


@signed_in
def queue_csv(request: PersonalRequest) -> HttpResponse:
    listing = queue_listing(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("desk-profiles"))
    return csv_response(request, "mc2cm-profiles-in-review", QUEUE_COLUMNS, queue_rows(listing.rows))


# The tree of chapters


@signed_in
def sections(request: PersonalRequest) -> HttpResponse:
    """Every chapter and section in order, with what its writers are told."""
    require(request.user, "profiles.edit_sections")
    return render(request, "desk/sections.html", {"rows": list(Section.objects.all())})


@signed_in
def section(request: PersonalRequest, key: str) -> HttpResponse:
    """One of them: title and guidance in three languages, its place, how long a text in it stays fresh."""
    require(request.user, "profiles.edit_sections")
    row = get_object_or_404(Section, key=key)
    if request.method != "POST":
        form, typed = merging.open_form(request, SectionForm, row)
        return section_page(request, row, form, was_kept=typed)
    form = SectionForm(request.POST, instance=copy(row))

    def change() -> Section:
        return actions.edit_section(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved. Everybody who writes sees it now."), extra_tags="saved")
        return redirect("desk-sections")
    return section_page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def section_page(request, row, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "row": row,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
    }
    return render(request, "desk/section.html", sheet, status=status)

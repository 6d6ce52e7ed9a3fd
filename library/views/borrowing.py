"""A city tells what became of a practice that it borrowed; the list of all that was borrowed, as a file."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities.models import City
from cities.views.own import kept_city
from core import merging
from core.answers import PersonalRequest, form_sheet, signed_in, tell, tell_saved
from core.errors import NotAllowed, Refused, Stale
from core.files import csv_response
from core.listing import Listing
from core.numbers import whole_number
from core.permissions import require
from core.views import reading, refuse_filters
from library import actions
from library.exports import ADAPTATION_COLUMNS, adaptation_rows
from library.family import progress_badge, public_adaptations
from library.filters import ADAPTATION_SORTS, AdaptationFilter
from library.forms.borrowing import AdaptationForm, WithdrawForm
from library.models import Adaptation, CaseStudy


@signed_in
def adapt(request: PersonalRequest, slug: str) -> HttpResponse:
    """From a case study's page to the form of one's own city; whoever works for several chooses one."""
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user).with_text(), slug=slug)
    kept = City.objects.kept_by(request.user).exclude(pk=study.city_id).filter(colleagues__person=request.user)
    cities = [city for city in kept.distinct() if request.user.has_perm("library.record_adaptation", city)]
    if not cities:
        raise NotAllowed(_("Editors of a city record what it borrowed from another. Your role does not allow this."))
    if len(cities) == 1:
        return redirect("my-adaptation-new", cities[0].slug, study.slug)
    return render(request, "library/own/adapt.html", {"study": study, "cities": cities})


@signed_in
def adaptations(request: PersonalRequest, slug: str) -> HttpResponse:
    """What a city borrowed: drafts, what is public, and what it took back."""
    city = kept_city(request, slug)
    studies = Prefetch("case_study", CaseStudy.objects.with_titles())
    rows = Adaptation.objects.visible_to(request.user).filter(city=city).prefetch_related(studies)
    lines = [(row, title_of(row.case_study), progress_badge(row)) for row in rows.order_by("status", "-pk")]
    return render(request, "library/own/adaptations.html", {"city": city, "lines": lines})


def title_of(study: CaseStudy) -> str:
    """What the public last read over it; of a study `with_titles`."""
    return str(next((edition for edition in study.all_editions if edition.published_at), study))


@signed_in
def new(request: PersonalRequest, slug: str, study: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "library.record_adaptation", city)
    borrowed = get_object_or_404(CaseStudy.objects.visible_to(request.user).with_titles(), slug=study)
    there = Adaptation.objects.standing().filter(case_study=borrowed, city=city).first()
    if there is not None:
        return redirect("my-adaptation", slug, there.pk)
    row = Adaptation(case_study=borrowed, city=city)
    if request.method == "POST":
        form = AdaptationForm(request.POST, instance=Adaptation(case_study=borrowed, city=city))

        def record() -> Adaptation:
            return actions.record_adaptation(borrowed, city, form.own_values(), by=request.user)

        attempt = merging.save(form, record)
        if attempt.is_saved:
            messages.success(request, _("Saved as a draft. Nobody outside your city sees it yet."), extra_tags="saved")
            return redirect("my-adaptation", slug, attempt.row.pk)
        return page(request, row, form, status=attempt.status)
    form, typed = merging.open_form(request, AdaptationForm, row)
    return page(request, row, form, was_kept=typed)


def own(request: PersonalRequest, slug: str, number: int) -> Adaptation:
    city = kept_city(request, slug)
    rows = Adaptation.objects.visible_to(request.user).select_related("city", "told_in")
    rows = rows.prefetch_related(Prefetch("case_study", CaseStudy.objects.with_titles()))
    return get_object_or_404(rows, pk=number, city=city)


@signed_in
def adaptation(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = own(request, slug, number)
    if request.method == "POST":
        return save(request, row)
    form, typed = merging.open_form(request, AdaptationForm, row)
    return page(request, row, form, was_kept=typed)


def save(request: PersonalRequest, row: Adaptation) -> HttpResponse:
    require(request.user, "library.record_adaptation", row)
    form = AdaptationForm(request.POST, instance=Adaptation.objects.get(pk=row.pk))

    def change() -> bool:
        return actions.edit_adaptation(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        if row.is_published:
            tell_saved(request, attempt.row)
        else:
            messages.success(request, _("Saved in the draft."), extra_tags="saved")
        return redirect("my-adaptation", row.city.slug, row.pk)
    return page(request, row, form, theirs=attempt.theirs, status=attempt.status)


def page(request: PersonalRequest, row: Adaptation, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    user = request.user
    may_write = user.has_perm("library.record_adaptation", row) and (row.is_draft or is_publisher(user, row))
    sheet = {
        "row": row,
        "city": row.city,
        "title": title_of(row.case_study),
        "badges": [progress_badge(row)] if row.pk else [],
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
        "withdraw_form": WithdrawForm(),
        "may_write": may_write and (row.is_draft or row.is_published),
        "may_publish": bool(row.pk) and row.is_draft and is_publisher(user, row),
        "may_withdraw": row.is_published and user.has_perm("library.withdraw_adaptation", row),
    }
    return render(request, "library/own/adaptation.html", sheet, status=status)


def is_publisher(user, row: Adaptation) -> bool:
    return user.has_perm("library.publish_adaptation", row)


@signed_in
@require_POST
def publish(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = own(request, slug, number)
    try:
        actions.publish_adaptation(row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("Public now, on the page of the case study and of your city."))
    except Stale:
        tell(request, Refused(_("It has been changed meanwhile. Read it again before you publish it.")))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-adaptation", slug, number)


@signed_in
@require_POST
def withdraw(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = own(request, slug, number)
    require(request.user, "library.withdraw_adaptation", row)
    form = WithdrawForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Say why it is withdrawn: its address will tell readers."))
        version = whole_number(request.POST.get("version", ""))
        actions.withdraw_adaptation(row, by=request.user, reason=form.cleaned_data["reason"], version=version)
        messages.success(request, _("Taken back. It is on no page any more."))
    except Stale:
        tell(request, Refused(_("It has been changed meanwhile. Read it again before you take it back.")))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-adaptation", slug, number)


@signed_in
@require_POST
def discard(request: PersonalRequest, slug: str, number: int) -> HttpResponse:
    row = own(request, slug, number)
    try:
        actions.discard_adaptation(row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("Thrown away."))
    except Stale:
        tell(request, Refused(_("It has been changed meanwhile. Read it again before you throw it away.")))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-adaptations", slug)


@reading
def adaptations_csv(request: HttpRequest) -> HttpResponse:
    listing = Listing(request, AdaptationFilter, public_adaptations(), ADAPTATION_SORTS)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("case-studies"))
    return csv_response(request, "mc2cm-adaptations", ADAPTATION_COLUMNS, adaptation_rows(listing.rows))

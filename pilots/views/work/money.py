"""Money of a pilot as those read it who may: exactly; planned by the lead city, granted and disclosed by officers."""

from copy import copy
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities.models import Organisation
from core import merging
from core.answers import PersonalRequest, add_errors, form_sheet, tell
from core.errors import Refused, Stale
from core.numbers import as_typed
from core.permissions import require
from pilots import actions
from pilots.choices import PAYING
from pilots.forms.money import BookForm, DiscloseForm, FunderForm, GrantForm, LineForm
from pilots.models import BudgetLine, Funding, Pilot
from pilots.sheet.making import entry_rows, funding_rows, line_row
from pilots.views.work.frame import CHANGED, errors_of, is_done, shared_part, show, told, version_of, work_page

HERE = "pilot-money"


@work_page
def money(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    require(request.user, "pilots.see_money", pilot)
    return money_page(request, pilot)


def money_page(
    request: PersonalRequest, pilot: Pilot, *, funder: FunderForm | None = None, status: int = 200
) -> HttpResponse:
    free = Organisation.objects.exclude(pk__in=pilot.fundings.values("funder"))
    sheet = {
        "fundings": funding_rows(pilot),
        "funder_form": funder or FunderForm(organisations=free),
        "can_grant": request.user.has_perm("pilots.grant", pilot),
        "can_book": pilot.status in PAYING and request.user.has_perm("pilots.book", pilot),
        "errors": errors_of(funder),
    }
    return show(request, pilot, HERE, "money", sheet, status)


@shared_part
@require_POST
def add_funding(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    form = FunderForm(request.POST, organisations=Organisation.objects.all())
    if is_done(form, lambda: actions.add_funding(pilot, form.cleaned_data["funder"], by=request.user)):
        messages.success(request, _("Added."))
        return redirect(HERE, pilot.slug)
    return money_page(request, pilot, funder=form, status=400)


@work_page
def disclose(request: PersonalRequest, pilot: Pilot, pk: int) -> HttpResponse:
    """A page of its own: what everybody reads is decided here."""
    row = get_object_or_404(Funding.objects.select_related("funder"), pilot=pilot, pk=pk)
    require(request.user, "pilots.grant", pilot)
    initial = {"version": row.version, "disclosure": row.disclosure}
    form = DiscloseForm(request.POST if request.method == "POST" else None, initial=initial)
    sheet: dict[str, Any] = {"form": form, "funding": row, "back": reverse(HERE, args=[pilot.slug])}
    if request.method != "POST":
        return show(request, pilot, HERE, "disclose", sheet)
    try:
        if is_done(form, lambda: actions.disclose(row, by=request.user, **form.cleaned_data)):
            messages.success(request, _("Saved."), extra_tags="saved")
            return redirect(HERE, pilot.slug)
    except Stale as stale:
        again = DiscloseForm(initial={**form.cleaned_data, "version": stale.row.version})
        return show(request, pilot, HERE, "disclose", {**sheet, "form": again, "errors": told(str(CHANGED))}, 409)
    return show(request, pilot, HERE, "disclose", {**sheet, "errors": errors_of(form)}, 400)


# Lines


def found_line(request: PersonalRequest, pilot: Pilot, uid: UUID) -> BudgetLine:
    require(request.user, "pilots.see_money", pilot)
    row = get_object_or_404(BudgetLine.objects.select_related("funding__funder"), pilot=pilot, uid=uid)
    row.pilot = pilot
    return row


@shared_part
def new_line(request: PersonalRequest, pilot: Pilot, pk: int) -> HttpResponse:
    funding = get_object_or_404(Funding.objects.select_related("funder"), pilot=pilot, pk=pk)
    row = BudgetLine(pilot=pilot, funding=funding)
    more = {"heading": _("Add a budget line"), "button": _("Add the line"), "lead": str(funding.funder.name)}
    if request.method != "POST":
        form, typed = merging.open_form(request, LineForm, row)
        return plan_page(request, pilot, row, form, more, was_kept=typed)
    form = LineForm(request.POST, instance=copy(row))
    attempt = merging.save(form, lambda: actions.add_line(funding, form.own_values(), by=request.user))
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("pilot-line", pilot.slug, attempt.row.uid)
    return plan_page(request, pilot, row, form, more, status=attempt.status)


@shared_part
def plan(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    """What is planned on a line."""
    row = found_line(request, pilot, uid)
    remove_url = reverse("pilot-line-remove", args=[pilot.slug, uid])
    more = {"heading": _("Edit the budget line"), "button": _("Save"), "lead": "", "remove_url": remove_url}
    if request.method != "POST":
        form, typed = merging.open_form(request, LineForm, row)
        return plan_page(request, pilot, row, form, more, was_kept=typed)
    form = LineForm(request.POST, instance=copy(row))

    def edit() -> BudgetLine:
        return actions.edit_line(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, edit)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("pilot-line", pilot.slug, uid)
    now = attempt.row or row
    return plan_page(request, pilot, now, form, more, theirs=attempt.theirs, status=attempt.status)


def plan_page(request, pilot: Pilot, row: BudgetLine, form: LineForm, more: dict, *, status=200, **now) -> HttpResponse:
    theirs = now.get("theirs")
    sheet = {
        **form_sheet(form, row, theirs=theirs, was_kept=now.get("was_kept")),
        "back": reverse(HERE, args=[pilot.slug]),
        "remove_url": "",
        **more,
    }
    return show(request, pilot, HERE, "row", sheet, status)


@work_page
def line(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    """One line: its sums, what was booked on it, and the forms of those who grant and book."""
    return line_page(request, pilot, found_line(request, pilot, uid))


def line_page(
    request: PersonalRequest,
    pilot: Pilot,
    row: BudgetLine,
    *,
    grant: GrantForm | None = None,
    book: BookForm | None = None,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    is_paying = pilot.status in PAYING
    grant_form = grant or GrantForm(initial=granted(row), auto_id="id_grant_%s")
    sheet = {
        "line": line_row(row),
        "funder": row.funding.funder.name,
        "entries": entry_rows(row),
        "grant_form": grant_form if is_paying and request.user.has_perm("pilots.grant", pilot) else None,
        "book_form": book or BookForm(initial=new_booking(), auto_id="id_book_%s"),
        "can_book": is_paying and row.granted is not None and request.user.has_perm("pilots.book", pilot),
        "errors": [*(told(words) if words else []), *errors_of(grant, book)],
    }
    return show(request, pilot, HERE, "line", sheet, status)


def new_booking() -> dict[str, Any]:
    return {"uid": uuid4(), "booked_on": timezone.localdate()}


def granted(row: BudgetLine) -> dict[str, Any]:
    return {"version": row.version, "amount": "" if row.granted is None else as_typed(row.granted)}


@work_page
@require_POST
def grant(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_line(request, pilot, uid)
    require(request.user, "pilots.grant", pilot)
    form = GrantForm(request.POST, auto_id="id_grant_%s")
    if not form.is_valid():
        return line_page(request, pilot, row, grant=form, status=400)
    try:
        actions.grant(row, by=request.user, **form.cleaned_data)
    except Stale as stale:
        now = found_line(request, pilot, uid)
        again = GrantForm(initial={**form.cleaned_data, "version": stale.row.version}, auto_id="id_grant_%s")
        return line_page(request, pilot, now, grant=again, words=str(CHANGED), status=409)
    except actions.OverGranted as refusal:
        form = asking_why(GrantForm, request, "id_grant_%s", refusal)
        return line_page(request, pilot, row, grant=form, status=409)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return line_page(request, pilot, row, grant=form, status=409)
    messages.success(request, _("Granted."), extra_tags="saved")
    return redirect("pilot-line", pilot.slug, uid)


def asking_why(form_class: Any, request: PersonalRequest, auto_id: str, refusal: Refused) -> Any:
    """The form once more, with what was typed, why it was refused, and a field for the reason."""
    form = form_class(request.POST, auto_id=auto_id, asks_reason=True)
    if form.is_valid():
        form.add_error("over_reason", refusal.message)
    # Not optional any more; yet whoever stays below after all can send the form without a reason.
    form.fields["over_reason"].required = True
    form.use_required_attribute = False
    return form


@work_page
@require_POST
def book(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    """A commitment or a payment; what would be more than was granted comes back with a field for the reason."""
    row = found_line(request, pilot, uid)
    require(request.user, "pilots.book", pilot)
    form = BookForm(request.POST, auto_id="id_book_%s")
    status = 400
    if form.is_valid():
        try:
            actions.book(row, form.cleaned_data, by=request.user)
            messages.success(request, _("Booked."), extra_tags="saved")
            return redirect("pilot-line", pilot.slug, uid)
        except actions.OverGranted as refusal:
            form = asking_why(BookForm, request, "id_book_%s", refusal)
            status = 409
        except (Refused, ValidationError) as refusal:
            add_errors(form, refusal)
    return line_page(request, pilot, found_line(request, pilot, uid), book=form, status=status)


@shared_part
def remove_line(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_line(request, pilot, uid)
    errors, status = [], 200
    if request.method == "POST":
        try:
            actions.remove_line(row, by=request.user, version=version_of(request))
        except Stale as stale:
            row, errors, status = stale.row, told(str(CHANGED)), 409
        except Refused as refusal:
            tell(request, refusal)
            return redirect("pilot-line", pilot.slug, uid)
        else:
            messages.success(request, _("Removed."))
            return redirect(HERE, pilot.slug)
    back = reverse("pilot-line", args=[pilot.slug, uid])
    sheet = {"what": str(row), "version": row.version, "back": back, "errors": errors}
    return show(request, pilot, HERE, "remove", sheet, status)

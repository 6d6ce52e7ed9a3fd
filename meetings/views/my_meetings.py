"""A city and the meetings of the network: what it offers, whom it names."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities.models import City
from cities.views.own import kept_city
from core.answers import PersonalRequest, add_errors, form_errors, is_done, signed_in
from core.errors import Refused, Stale
from core.numbers import whole_number
from core.permissions import require
from meetings import actions
from meetings.choices import GuestKind
from meetings.forms.guests import DelegateForm, OfferForm
from meetings.models import Interest, Meeting, MeetingInvitation, Quota, ReportClearance
from meetings.sheet.desk import about_meeting, badge_of
from meetings.sheet.guest import closed_because
from meetings.sheet.guest_cities import guest_cities
from meetings.sheet.guests import guest_lines
from meetings.sheet.live import not_live_because
from meetings.sheet.own import meeting_lines
from meetings.views.desk.guests import done
from meetings.views.desk.meeting import CHANGED

SEE = "meetings.see_guests"


@signed_in
def meetings(request: PersonalRequest, slug: str) -> HttpResponse:
    """What is to come: to what the city is invited, for what it can offer something."""
    city = kept_city(request, slug)
    require(request.user, SEE, city)
    sheet = {"city": city, "lines": meeting_lines(city), "reports": ReportClearance.objects.waiting_for(city)}
    return render(request, "meetings/my_meetings.html", sheet)


def found_both(request: PersonalRequest, slug: str, meeting: str) -> tuple[City, Meeting]:
    city = kept_city(request, slug)
    require(request.user, SEE, city)
    return city, get_object_or_404(Meeting.objects.public().select_related("host"), slug=meeting)


@signed_in
def meeting(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    city, row = found_both(request, slug, meeting)
    return meeting_page(request, city, row)


def meeting_page(
    request: PersonalRequest,
    city: City,
    row: Meeting,
    *,
    delegate: DelegateForm | None = None,
    offer: OfferForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user = request.user
    offered = Interest.objects.visible_to(user).filter(meeting=row, city=city).first()
    quota = Quota.objects.filter(meeting=row, city=city).first()
    guests = MeetingInvitation.objects.visible_to(user).filter(meeting=row, city=city).with_standing()
    free = quota.seats - actions.named(row, city) if quota else 0
    given = {"offers": offered.offers, "note": offered.note} if offered else {}
    sent = [form for form in (delegate, offer) if form is not None]
    why_not = closed_because(row)
    sheet = {
        "city": city,
        "meeting": row,
        "about": about_meeting(row),
        "badges": [badge_of(row)],
        "lines": guest_lines(row, guests.select_related("city")),
        "quota": quota,
        "free": max(free, 0),
        "offered": offered,
        "can_nominate": user.has_perm("meetings.nominate", city) and quota is not None and not why_not,
        "can_offer": user.has_perm("meetings.offer", city) and actions.takes_offers(row),
        "is_live": not not_live_because(row)
        and user.has_perm("meetings.propose", city)
        and actions.is_there(row, city),
        "why_not": why_not,
        "has_pack": guest_cities(row).filter(pk=city.pk).exists(),
        "delegate_form": delegate or DelegateForm(initial={"language": user.language}, auto_id="id_delegate_%s"),
        "offer_form": offer or OfferForm(initial=given, auto_id="id_offer_%s"),
        "errors": [error for form in sent for error in form_errors(form)],
    }
    return render(request, "meetings/my_meeting.html", sheet, status=status)


@signed_in
@require_POST
def offer(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    city, row = found_both(request, slug, meeting)
    require(request.user, "meetings.offer", city)
    form = OfferForm(request.POST, auto_id="id_offer_%s")
    if not form.is_valid():
        return meeting_page(request, city, row, offer=form, status=400)
    given = form.cleaned_data
    return done(
        request,
        lambda: actions.offer(row, city, given["offers"], by=request.user, note=given["note"]),
        _("Thank you: the secretariat answers."),
        "my-meeting",
        slug,
        meeting,
    )


@signed_in
@require_POST
def offer_back(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    city, row = found_both(request, slug, meeting)
    offered = get_object_or_404(Interest.objects.select_related("city", "meeting"), meeting=row, city=city)
    told = _("The offer is taken back.")
    return done(request, lambda: actions.take_offer_back(offered, by=request.user), told, "my-meeting", slug, meeting)


@signed_in
@require_POST
def nominate(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    city, row = found_both(request, slug, meeting)
    quota = get_object_or_404(Quota.objects.select_related("city", "meeting"), meeting=row, city=city)
    require(request.user, "meetings.nominate", city)
    form = DelegateForm(request.POST, auto_id="id_delegate_%s")
    if is_done(form, lambda who: actions.nominate(quota, who, by=request.user)):
        messages.success(request, _("%(name)s is invited.") % {"name": form.cleaned_data["name"]})
        return redirect("my-meeting", slug, meeting)
    return meeting_page(request, city, row, delegate=form, status=400)


def found_delegate(request: PersonalRequest, city: City, row: Meeting, uid: UUID) -> Any:
    rows = MeetingInvitation.objects.visible_to(request.user).filter(meeting=row, city=city).with_standing()
    return get_object_or_404(rows.select_related("city", "meeting", "replaces"), uid=uid)


@signed_in
def delegate(request: PersonalRequest, slug: str, meeting: str, uid: UUID) -> HttpResponse:
    city, row = found_both(request, slug, meeting)
    return delegate_page(request, city, row, uid)


def delegate_page(
    request: PersonalRequest,
    city: City,
    row: Meeting,
    uid: UUID,
    *,
    typed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    one = found_delegate(request, city, row, uid)
    is_open = one.is_open and not closed_because(row) and one.kind == GuestKind.DELEGATE
    sheet = {
        "city": city,
        "meeting": row,
        "line": guest_lines(row, [one])[0],
        "after": MeetingInvitation.objects.filter(replaces=one).first(),
        "can_change": is_open and request.user.has_perm("meetings.nominate", city),
        "forms": {
            "edit": DelegateForm(instance=one, auto_id="id_edit_%s"),
            "substitute": DelegateForm(auto_id="id_substitute_%s"),
        }
        | (typed or {}),
        "open_form": next(iter(typed or {}), ""),
        "errors": [error for form in (typed or {}).values() for error in form_errors(form)],
    }
    return render(request, "meetings/my_delegate.html", sheet, status=status)


@signed_in
@require_POST
def act(request: PersonalRequest, slug: str, meeting: str, uid: UUID, what: str) -> HttpResponse:
    """Mend, send somebody else, write again, take back."""
    city, row = found_both(request, slug, meeting)
    require(request.user, "meetings.nominate", city)
    one, by = found_delegate(request, city, row, uid), request.user
    form = None
    if what in ("edit", "substitute"):
        instance = found_delegate(request, city, row, uid) if what == "edit" else None
        form = DelegateForm(request.POST, instance=instance, auto_id=f"id_{what}_%s")
        if not form.is_valid():
            return delegate_page(request, city, row, uid, typed={what: form}, status=400)
    given = form.cleaned_data if form else {}
    steps = {
        "edit": lambda: actions.edit_guest(one, given, by=by, version=whole_number(request.POST.get("version", ""))),
        "substitute": lambda: actions.substitute(one, given, by=by),
        "again": lambda: actions.send_again(one, by=by),
        "revoke": lambda: actions.revoke(one, by=by),
    }
    if form is None:
        return done(request, steps[what], _("Done."), "my-meeting", slug, meeting)
    try:
        steps[what]()
    except Stale:
        form.add_error(None, str(CHANGED))
    except (Refused, ValidationError) as refusal:
        add_errors(form, refusal)
    else:
        messages.success(request, _("Done."))
        return redirect("my-meeting", slug, meeting)
    return delegate_page(request, city, row, uid, typed={what: form}, status=409)

"""What cities offer for a meeting and who outside the network would like to come: read and answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, form_errors
from core.context import AUTONYMS
from meetings import actions
from meetings.choices import GuestKind, InterestKind
from meetings.forms.guests import OfferAnswerForm, OutsideAnswerForm
from meetings.models import Interest, Meeting, OutsideInterest
from meetings.views.desk.frame import GUESTS, INVITE, desk, found, frame
from meetings.views.desk.guests import done


@desk(GUESTS)
def interest(request: PersonalRequest, slug: str) -> HttpResponse:
    return interest_page(request, found(request, slug))


def interest_page(
    request: PersonalRequest, row: Meeting, *, typed: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    typed = typed or {}
    offers = Interest.objects.visible_to(request.user).filter(meeting=row).select_related("city")
    outsiders = row.outside_interests.filter(confirmed_at__isnull=False) if request.user.has_perm(INVITE) else []
    sheet = {
        "frame": frame(row, request.user, "desk-guests"),
        "offers": [
            (
                offer,
                [str(InterestKind(kind).label) for kind in offer.offers],
                typed.get(f"offer-{offer.pk}") or OfferAnswerForm(auto_id=f"id_offer_{offer.pk}_%s"),
            )
            for offer in offers
        ],
        "outsiders": [
            (
                one,
                AUTONYMS[one.language],
                typed.get(f"outside-{one.pk}") or OutsideAnswerForm(auto_id=f"id_outside_{one.pk}_%s"),
            )
            for one in outsiders
        ],
        "errors": [error for form in typed.values() for error in form_errors(form)],
    }
    return render(request, "meetings/desk/interest.html", sheet, status=status)


@desk(INVITE)
@require_POST
def answer_offer(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found(request, slug)
    offer = get_object_or_404(Interest.objects.select_related("city", "meeting"), meeting=row, pk=pk)
    form = OfferAnswerForm(request.POST, auto_id=f"id_offer_{pk}_%s")
    if not form.is_valid():
        return interest_page(request, row, typed={f"offer-{pk}": form}, status=400)
    told = _("The city is told.")
    return done(
        request,
        lambda: actions.answer_offer(offer, by=request.user, **form.cleaned_data),
        told,
        "desk-interest",
        slug,
    )


def found_outsider(row: Meeting, pk: int) -> OutsideInterest:
    return get_object_or_404(OutsideInterest.objects.select_related("meeting"), meeting=row, pk=pk)


@desk(INVITE)
@require_POST
def invite_outsider(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    one = found_outsider(found(request, slug), pk)
    kind = {"kind": GuestKind.GUEST}
    words = _("The invitation is on its way.")
    return done(request, lambda: actions.invite_outsider(one, kind, by=request.user), words, "desk-interest", slug)


@desk(INVITE)
@require_POST
def decline_outsider(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found(request, slug)
    one = found_outsider(row, pk)
    form = OutsideAnswerForm(request.POST, auto_id=f"id_outside_{pk}_%s")
    if not form.is_valid():
        return interest_page(request, row, typed={f"outside-{pk}": form}, status=400)
    words = form.cleaned_data["answer"]
    return done(
        request,
        lambda: actions.decline_outsider(one, by=request.user, answer=words),
        _("Told, and deleted in a month."),
        "desk-interest",
        slug,
    )

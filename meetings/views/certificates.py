"""Certificates of attendance: her own as PDF, and what anybody can learn of a number."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from core.answers import PersonalRequest, form_errors, signed_in
from core.errors import Refused
from core.pdf import pdf_response
from meetings import actions
from meetings.forms.guests import NameForm
from meetings.guest_paper import certificate_pdf
from meetings.models import Certificate, MeetingInvitation
from meetings.sheet.certificates import certificate_lines, verified
from meetings.views.guest import NOBODY, in_confidence, of_guest


def on_paper(row: Certificate) -> HttpResponse:
    """In the language of the address."""
    language = get_language() or "en"
    name = f"mc2cm-{row.invitation.meeting.slug}-certificate-{language}"
    return in_confidence(pdf_response(name, certificate_pdf(row, language)))


@of_guest
@require_safe
def of_invitation(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    rows = Certificate.objects.genuine().select_related("invitation__meeting__host", "invitation__city")
    return on_paper(get_object_or_404(rows, invitation=invitation))


@never_cache
@signed_in
def own(request: PersonalRequest) -> HttpResponse:
    """All that were made out to whoever signs in, under her address."""
    sheet = {"lines": certificate_lines(request.user)}
    return in_confidence(render(request, "meetings/own_certificates.html", sheet))


@never_cache
@signed_in
@require_safe
def own_pdf(request: PersonalRequest, number: UUID) -> HttpResponse:
    rows = Certificate.objects.of_person(request.user).select_related("invitation__meeting__host", "invitation__city")
    return on_paper(get_object_or_404(rows, uid=number))


@csrf_exempt
@never_cache
def verify(request: HttpRequest, number: UUID) -> HttpResponse:
    """Whether a number is genuine, and for which meeting. Whose it is, it does not say: whoever holds the paper types
    the name on it and learns whether that is the one. Nothing is changed by that, so that no form needs a cookie.
    """
    row = Certificate.objects.genuine().select_related("invitation__meeting__host").filter(uid=number).first()
    if row is None:
        return in_confidence(render(request, "meetings/certificate_unknown.html", {**NOBODY}, status=404))
    form = NameForm(request.POST if request.method == "POST" else None)
    is_hers = None
    if form.is_bound and form.is_valid():
        try:
            is_hers = actions.name_is_on(row, form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
    sheet = {
        **NOBODY,
        "verified": verified(row),
        "form": form,
        "is_hers": is_hers,
        "errors": form_errors(form) if form.is_bound else [],
    }
    response = render(request, "meetings/certificate.html", sheet, status=400 if form.errors else 200)
    return in_confidence(response)

"""Who takes the pack: the secretariat from its desk, every guest behind her link, officials of the cities that come."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from core.answers import PersonalRequest, form_errors, signed_in
from core.pdf import pdf_response
from mc2cm.pages.pack.choosing import PackForm
from mc2cm.pages.pack.keeping import Pack, pack_of, with_basics
from mc2cm.pages.pack.record import city_records
from meetings.models import Meeting, MeetingInvitation
from meetings.sheet.guest_cities import guest_cities
from meetings.views.desk.frame import GUESTS, desk, found, frame
from meetings.views.guest import of_guest
from meetings.views.my_meetings import found_both


def handed_out(pack: Pack | None) -> HttpResponse:
    """Raises Http404 where no city would stand in it."""
    if pack is None:
        raise Http404
    return pdf_response(f"mc2cm-{pack.meeting.slug}-pack-{pack.language}", pack.content())


# The secretariat


@desk(GUESTS)
def pack(request: PersonalRequest, slug: str) -> HttpResponse:
    """What is in it and what is missing, of each city; then the language and the cities are chosen."""
    return pack_page(request, found(request, slug))


def pack_page(request: PersonalRequest, meeting: Meeting, form: PackForm | None = None) -> HttpResponse:
    cities = with_basics(guest_cities(meeting))
    sheet = {
        "frame": frame(meeting, request.user, "desk-meeting-pack"),
        "records": city_records(meeting, cities),
        "form": form or PackForm(cities=cities, initial={"language": get_language()}),
        "errors": form_errors(form) if form else [],
    }
    return render(request, "meetings/desk/pack.html", sheet, status=400 if form else 200)


@desk(GUESTS)
def pack_pdf(request: PersonalRequest, slug: str) -> HttpResponse:
    """`?language=fr&city=turin&city=lyon`: without them all of it, in the language of the address."""
    meeting = found(request, slug)
    form = PackForm(request.GET, cities=guest_cities(meeting))
    if not form.is_valid():
        return pack_page(request, meeting, form)
    language = form.cleaned_data["language"] or get_language() or "en"
    return handed_out(pack_of(meeting, language, form.cleaned_data["city"]))


# A guest, in her language; without a city to read about, back to her answer


@of_guest
def guest_pack(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    pack = pack_of(invitation.meeting, invitation.language)
    return handed_out(pack) if pack else redirect("answer", token)


# Officials of a city that comes


@signed_in
def my_pack(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    city, row = found_both(request, slug, meeting)
    if not guest_cities(row).filter(pk=city.pk).exists():
        raise Http404
    return handed_out(pack_of(row, get_language() or "en"))

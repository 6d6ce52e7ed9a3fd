"""Badges, name plates and the list on the table, to be printed."""

from django.http import HttpResponse
from django.shortcuts import render

from core.answers import PersonalRequest, form_errors
from core.errors import Refused
from core.pdf import pdf_response
from meetings import actions
from meetings.forms.guests import PaperForm
from meetings.guest_paper import PAPERS, names_pdf
from meetings.views.desk.frame import desk, found, frame
from meetings.views.guest import in_confidence


@desk("meetings.export_guests")
def paper(request: PersonalRequest, slug: str) -> HttpResponse:
    """Who, on what, in which language."""
    meeting = found(request, slug)
    papers = [(key, words) for key, (words, _made) in PAPERS.items()]
    form = PaperForm(request.POST if request.method == "POST" else None, papers=papers)
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        try:
            guests = actions.print_guests(meeting, asked["who"], asked["paper"], by=request.user)
            name = f"mc2cm-{slug}-{asked['paper']}-{asked['language']}"
            return in_confidence(pdf_response(name, names_pdf(meeting, guests, asked["paper"], asked["language"])))
        except Refused as refusal:
            form.add_error(None, refusal.message)
    sheet = {
        "frame": frame(meeting, request.user, "desk-paper"),
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "meetings/desk/paper.html", sheet, status=400 if form.errors else 200)

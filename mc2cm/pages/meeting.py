"""A meeting's page, with what it is a link of: the priorities that it treats, and what came of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.views import reading
from mc2cm.pages.chain import chain_of_meeting
from meetings.models import Meeting
from meetings.sheet.page import meeting_page


@reading
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Meeting.objects.visible_to(request.user).with_relations(), slug=slug)
    page = meeting_page(row, request.user, request.GET, request.path)
    return render(request, "meetings/meeting.html", {"page": page, "chain": chain_of_meeting(row, request.user)})

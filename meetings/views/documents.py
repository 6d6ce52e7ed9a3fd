"""A document is handed out to whoever may see it; for everybody else there is nothing at its address."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core import attachments
from core.views import reading
from meetings.choices import Visibility
from meetings.models import DocumentVersion, MeetingDocument


@reading
def document(request: HttpRequest, slug: str, key: UUID, language: str, number: int, name: str) -> HttpResponse:
    seen = MeetingDocument.objects.visible_to(request.user).filter(meeting__slug=slug)
    versions = DocumentVersion.objects.filter(document__in=seen).select_related("attachment", "document__meeting")
    row = get_object_or_404(versions, document__key=key, language=language, number=number)
    if row.attachment is None or row.attachment.name != name:
        raise Http404
    is_public = row.document.visibility == Visibility.PUBLIC and seen.released().filter(pk=row.document.pk).exists()
    is_public = is_public and not row.document.meeting.is_draft
    return attachments.serve(row.attachment, request, is_public=is_public)

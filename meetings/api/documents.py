"""Documents of a meeting: each reader gets those that she may see; the secretariat keeps them."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from core.api import acting, version_read
from core.parsers import PlainJSON
from meetings import actions
from meetings.api import words
from meetings.api.meetings import IF_MATCH, OfMeeting, scheduler, sent
from meetings.api.serializers import MeetingDocumentSerializer
from meetings.models import DocumentVersion, MeetingDocument


class Documents(OfMeeting):
    serializer_class = MeetingDocumentSerializer
    parser_classes = [PlainJSON, MultiPartParser]

    def rows(self):
        rows = MeetingDocument.objects.visible_to(self.request.user).filter(meeting=self.meeting())
        return rows.select_related("session", "meeting").prefetch_related("versions__attachment")

    def row(self) -> MeetingDocument:
        return get_object_or_404(self.rows(), key=self.kwargs["key"])

    def fresh(self, document: MeetingDocument, status: int = 200) -> Response:
        return self.answer(self.rows().get(pk=document.pk), status)

    @extend_schema(responses=MeetingDocumentSerializer(many=True))
    def list(self, request, slug):
        """Those that this reader may see."""
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, key):
        return self.answer(self.row())

    @extend_schema(request=words.DocumentWords, responses={201: MeetingDocumentSerializer})
    @acting
    def create(self, request, slug):
        """A document without a file yet; for the secretariat alone until its visibility says otherwise."""
        by = scheduler(request)
        made = actions.add_document(self.meeting(), sent(request, words.DocumentWords), by=by)
        return self.fresh(made, status.HTTP_201_CREATED)

    @extend_schema(request=words.DocumentWords, responses=MeetingDocumentSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, key):
        by = scheduler(request)
        row, version = self.row(), version_read(request)
        return self.fresh(actions.edit_document(row, sent(request, words.DocumentWords), by=by, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, key):
        """With all its versions."""
        by = scheduler(request)
        actions.remove_document(self.row(), by=by, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request={"multipart/form-data": words.NewVersion}, responses={201: MeetingDocumentSerializer})
    @acting
    def add_version(self, request, slug, key):
        """Attach a file (PDF, DOCX, XLSX or CSV, at most 20 MB) or name an address."""
        by = scheduler(request)
        row = self.row()
        actions.add_version(row, by=by, **sent(request, words.NewVersion))
        return self.fresh(row, status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @acting
    def remove_version(self, request, slug, key, pk):
        by = scheduler(request)
        actions.remove_version(get_object_or_404(DocumentVersion, document=self.row(), pk=pk), by=by)
        return Response(status=status.HTTP_204_NO_CONTENT)

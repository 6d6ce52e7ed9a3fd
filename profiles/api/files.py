"""The documents of an edition and of its adoption: read by all who may see the edition, attached by its city."""

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import exceptions, serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from core.api import acting
from core.attaching import AttachmentSerializer, NewAttachment
from core.models import Attachment, Source
from profiles import actions
from profiles.api.reading import EditionView
from profiles.models import EditionFile, ProfileEdition, adoption_tag
from profiles.sheet.documents import address


class DocumentSerializer(AttachmentSerializer):
    """A document with the address under which its edition hands it out, and what it is to the edition."""

    url = serializers.SerializerMethodField()
    source = serializers.SerializerMethodField(help_text=_lazy("The code of the source that the document is."))
    is_of_adoption = serializers.SerializerMethodField()

    class Meta(AttachmentSerializer.Meta):
        fields = [*AttachmentSerializer.Meta.fields, "url", "source", "is_of_adoption"]

    @extend_schema_field(serializers.CharField())
    def get_url(self, row):
        return address(self.context["edition"], row)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_source(self, row):
        return self.context["sources"].get(row.pk)

    @extend_schema_field(serializers.BooleanField())
    def get_is_of_adoption(self, row):
        return row.about == adoption_tag(self.context["edition"])


class NewDocument(NewAttachment):
    source = serializers.CharField(required=False, allow_blank=True, help_text=_lazy("The code of a source."))


class EditionFiles(EditionView):
    serializer_class = DocumentSerializer
    parser_classes = [MultiPartParser]

    def shown(self, edition: ProfileEdition, rows, **options):
        own = EditionFile.objects.filter(edition=edition, source__isnull=False)
        context = {"edition": edition, "sources": dict(own.values_list("attachment", "source__code"))}
        return DocumentSerializer(rows, context=context, **options).data

    def rows(self, edition: ProfileEdition):
        own = EditionFile.objects.filter(edition=edition).values("attachment")
        return Attachment.objects.filter(Q(pk__in=own) | Q(about=adoption_tag(edition)))

    @extend_schema(responses=DocumentSerializer(many=True))
    def list(self, request, slug, number):
        """The documents of an edition, and those of its adoption by the council."""
        edition = self.edition()
        page = self.paginate_queryset(self.rows(edition))
        return self.get_paginated_response(self.shown(edition, page, many=True))

    @extend_schema(request={"multipart/form-data": NewDocument}, responses={201: DocumentSerializer})
    @acting
    def create(self, request, slug, number):
        """Attach a document to a draft: PDF, DOCX, XLSX or CSV, at most 20 MB."""
        edition = self.own_edition("profiles.write_edition")
        words = self.sent(NewDocument)
        source = self.source_named(words.pop("source", ""))
        row = actions.attach_file(edition, words.pop("file"), words, by=request.user, source=source)
        return Response(self.shown(edition, row.attachment), status=status.HTTP_201_CREATED)

    def source_named(self, code: str) -> Source | None:
        source = Source.objects.filter(code=code).first() if code else None
        if code and source is None:
            raise exceptions.ValidationError({"source": [_("There is no such source.")]})
        return source

    @extend_schema(request={"multipart/form-data": NewAttachment}, responses={201: DocumentSerializer})
    @acting
    def adopt(self, request, slug, number):
        """Attach the council's decision to an edition that was approved."""
        edition = self.own_edition("profiles.record_adoption")
        words = self.sent(NewAttachment)
        row = actions.attach_adoption(edition, words.pop("file"), words, by=request.user)
        return Response(self.shown(edition, row), status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, number, pk):
        """Take a document out of a draft, or off the adoption. Published editions keep theirs."""
        edition = self.own_edition("profiles.see_draft")
        row = get_object_or_404(self.rows(edition), pk=pk)
        if row.about == adoption_tag(edition):
            actions.remove_adoption_file(edition, row, by=request.user)
        else:
            actions.remove_file(EditionFile.objects.get(edition=edition, attachment=row), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

"""Translations of an edition that come after its publication: read by all once published, written by some before."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response
from rest_framework.reverse import reverse

from core.api import IF_MATCH, acting, version_read
from profiles import actions
from profiles.api import serializers as shapes
from profiles.api import words
from profiles.api.reading import EditionView
from profiles.models import ProfileEdition, ProfileTranslation
from profiles.sheet.translating import lines, originals


class Translations(EditionView):
    """Each has a number of its language and a state; the ETag is the translation's own."""

    serializer_class = shapes.TranslationSerializer

    def rows(self, edition: ProfileEdition):
        return ProfileTranslation.objects.visible_to(self.request.user).filter(edition=edition)

    def translation(self, edition: ProfileEdition) -> ProfileTranslation:
        named = {"language": self.kwargs["language"], "number": self.kwargs["translation"]}
        row = get_object_or_404(self.rows(edition), **named)
        row.edition = edition
        return row

    def one(self, row: ProfileTranslation, code: int = status.HTTP_200_OK) -> Response:
        """With its texts; one that is being written names what has none yet, too."""
        edition = ProfileEdition.objects.with_texts().get(pk=row.edition_id)
        texts = originals(edition, row.language)
        shown = [text for text in texts if row.is_open or text.key in row.texts]
        told = {**shapes.TranslationSerializer(row).data, "texts": lines(row, shown)}
        return Response(shapes.WholeTranslationSerializer(told).data, status=code, headers={"ETag": row.etag})

    def list(self, request, slug, number):
        """The translations of an edition; number 1 may stand in the edition itself. Those being written only for those
        who work on them."""
        page = self.paginate_queryset(self.filter_queryset(self.rows(self.edition())))
        return self.get_paginated_response(shapes.TranslationSerializer(page, many=True).data)

    @extend_schema(responses=shapes.WholeTranslationSerializer)
    def retrieve(self, request, slug, number, language, translation):
        """One of them with its texts, and its ETag."""
        return self.one(self.translation(self.edition()))

    @extend_schema(request=words.NewTranslation, responses={201: shapes.WholeTranslationSerializer})
    @acting
    def create(self, request, slug, number):
        """Begin the next translation into a language, with the texts that are valid in it now."""
        edition = self.own_edition("profiles.translate_published")
        row = actions.open_translation(edition, **self.sent(words.NewTranslation), by=request.user)
        response = self.one(row, status.HTTP_201_CREATED)
        where = [slug, number, row.language, row.number]
        response["Location"] = reverse("api-profile-translation", where, request=request)
        return response

    @extend_schema(request=words.TranslationWords, responses=shapes.WholeTranslationSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, number, language, translation):
        """Write some of its texts, by their keys, or confirm what a machine wrote; what is not sent stays."""
        row = self.translation(self.own_edition("profiles.translate_published"))
        version, asked = version_read(request), self.sent(words.TranslationWords)
        now = actions.write_translation(
            row,
            asked.get("texts", {}),
            by=request.user,
            version=version,
            confirmed=asked.get("confirmed", ()),
            is_by_machine=asked.get("is_by_machine", False),
        )
        return self.one(now)

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, number, language, translation):
        """Throw away what is being written; what readers see stays."""
        row = self.translation(self.own_edition("profiles.translate_published"))
        actions.discard_translation(row, by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, responses=shapes.WholeTranslationSerializer, parameters=[IF_MATCH])
    @acting
    def publish(self, request, slug, number, language, translation):
        """Make it public: nobody publishes what she wrote some of, and nothing of it changes after."""
        row = self.translation(self.own_edition("profiles.publish_translation"))
        return self.one(actions.publish_translation(row, by=request.user, version=version_read(request)))

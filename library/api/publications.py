"""Publications over the API: read by anyone, kept by the secretariat under the same rules as its desk."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from core.api import (
    ListingFilter,
    PlainTextField,
    ReadOnlyRecords,
    Strict,
    TranslatedText,
    acting,
    person_of,
    refuse_taken_back,
    version_read,
)
from core.attaching import NewAttachment
from core.permissions import require
from library import actions
from library.actions.publications import LINKED, PUBLICATION_FIELDS
from library.api.public import FacetsSerializer
from library.api.recommendations import IF_MATCH, WithdrawalReason, sent
from library.choices import DocumentLanguage, PublicationKind
from library.filters import PUBLICATION_SORTS, PublicationFilter
from library.models import Publication, PublicationPicture
from library.sheet.publications import picture_address, places
from library.validators import without_hyphens

KEEPS = ("library.edit_publication", "library.publish_publication")


class PublicationPlaceSerializer(serializers.Serializer):
    """Where a publication can be had in one language: a link, or a file of the portal. `size` in bytes."""

    id = serializers.IntegerField()
    language = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(source="address")
    is_link = serializers.BooleanField()
    size = serializers.IntegerField()
    pages = serializers.IntegerField(allow_null=True)


class GalleryPictureSerializer(serializers.Serializer):
    """A picture of a gallery: `url` is the whole, `small_url` its small version."""

    id = serializers.IntegerField()
    url = serializers.SerializerMethodField()
    small_url = serializers.SerializerMethodField()
    title = serializers.CharField(source="attachment.title")
    language = serializers.CharField(source="attachment.language")
    origin = serializers.CharField(source="attachment.origin")
    width = serializers.IntegerField(source="attachment.width")
    height = serializers.IntegerField(source="attachment.height")
    alternative = TranslatedText(source="attachment")
    credit = serializers.CharField(source="attachment.credit")
    licence = serializers.CharField(source="attachment.licence")

    def get_url(self, row: PublicationPicture) -> str:
        return settings.SITE_ORIGIN + picture_address(row)

    def get_small_url(self, row: PublicationPicture) -> str:
        return f"{self.get_url(row)}?small"


class PublicationSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    summary = TranslatedText()
    abstract = TranslatedText()
    note = TranslatedText()
    files = serializers.SerializerMethodField()
    pictures = GalleryPictureSerializer(many=True, read_only=True)
    publishers = serializers.SlugRelatedField("slug", many=True, read_only=True)
    cities = serializers.SlugRelatedField("slug", many=True, read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)

    class Meta:
        model = Publication
        fields = [
            "slug",
            "status",
            "kind",
            "title",
            "authors",
            "publishers",
            "date",
            "languages",
            "pages",
            "isbn",
            "doi",
            "url",
            "files",
            "pictures",
            "cities",
            "themes",
            "summary",
            "abstract",
            "note",
            "available",
            "translation_states",
        ]

    @extend_schema_field(PublicationPlaceSerializer(many=True))
    def get_files(self, row: Publication) -> list[dict]:
        return list(PublicationPlaceSerializer(places(row), many=True).data)


class PublicationWords(Strict):
    """What the secretariat writes of a publication."""

    kind = serializers.ChoiceField(choices=PublicationKind.choices, required=False)
    authors = serializers.ListField(child=serializers.CharField(max_length=120), required=False, max_length=60)
    date = serializers.CharField(required=False, allow_blank=True, max_length=10)
    languages = serializers.ListField(
        child=serializers.ChoiceField(choices=DocumentLanguage.choices), required=False, max_length=20
    )
    pages = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=100_000)
    isbn = serializers.CharField(required=False, allow_blank=True, max_length=17)
    doi = serializers.CharField(required=False, allow_blank=True, max_length=200)
    url = serializers.URLField(required=False, allow_blank=True, max_length=500)
    available = serializers.BooleanField(required=False)

    def get_fields(self):
        fields = super().get_fields()
        for name in LINKED:
            fields[name] = serializers.ListField(child=serializers.SlugField(), required=False, max_length=200)
        return fields | {name: PlainTextField() for name in PUBLICATION_FIELDS if name not in fields}

    def validate_isbn(self, value: str) -> str:
        return without_hyphens(value)


class NewPublication(PublicationWords):
    kind = serializers.ChoiceField(choices=PublicationKind.choices)


class NewLink(Strict):
    language = serializers.ChoiceField(choices=DocumentLanguage.choices)
    url = serializers.URLField(max_length=500)
    title = serializers.CharField(required=False, allow_blank=True, max_length=300)
    pages = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=100_000)


class NewFile(NewAttachment):
    pages = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=100_000)


class Direction(Strict):
    up = serializers.BooleanField()


class Publications(ReadOnlyRecords):
    """Reports, city profiles, learning notes and other documents, with where to find them."""

    serializer_class = PublicationSerializer
    filterset_class = PublicationFilter
    sorts = PUBLICATION_SORTS
    queryset = Publication.objects.none()

    def get_queryset(self):
        return (
            Publication.objects.visible_to(self.request.user).with_relations().prefetch_related("pictures__attachment")
        )

    @extend_schema(parameters=[], responses=FacetsSerializer, filters=True)
    @action(detail=False, pagination_class=None)
    def facets(self, request):
        """How many publications each value of each facet gives beside the filters that are set."""
        found = ListingFilter().found(request, self.get_queryset(), self)
        return Response(FacetsSerializer({"count": found.number, "facets": found.facets}).data)

    def kept(self, permission: str) -> Publication:
        """One of them, in whatever state, for those who keep them; for everybody else only what is public."""
        user, slug = person_of(self.request), self.kwargs["slug"]
        row = Publication.objects.kept_by(user, *KEEPS).filter(slug=slug).first()
        row = row or get_object_or_404(Publication.objects.visible_to(user), slug=slug)
        require(user, permission)
        return row

    def one(self, row: Publication, code: int = status.HTTP_200_OK) -> Response:
        now = Publication.objects.with_relations().prefetch_related("pictures__attachment").get(pk=row.pk)
        return Response(self.get_serializer(now).data, status=code, headers={"ETag": now.etag})

    def retrieve(self, request, *args, **kwargs):
        """One of them, with its ETag; a draft only for the secretariat. What was withdrawn answers 410 and why."""
        slug = self.kwargs["slug"]
        row = Publication.objects.kept_by(request.user, *KEEPS).filter(slug=slug).first()
        row = row or self.get_queryset().filter(slug=slug).first()
        if row is None:
            refuse_taken_back(Publication.objects.taken_back().filter(slug=slug))
        return self.one(row)

    @extend_schema(request=NewPublication, responses={201: PublicationSerializer})
    @acting
    def create(self, request):
        """Begin a draft: a kind and a title are enough."""
        require(person_of(request), "library.edit_publication")
        return self.one(actions.start_publication(sent(NewPublication, request), by=request.user), 201)

    @extend_schema(request=PublicationWords, responses=PublicationSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug):
        """Change it; in a published one that is public at once."""
        row = self.kept("library.edit_publication")
        version = version_read(request)
        words = sent(PublicationWords, request)
        return self.one(actions.edit_publication(row, words, by=request.user, version=version))

    @extend_schema(request=None, responses=PublicationSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    @acting
    def publish(self, request, slug):
        """Make it public, also again."""
        row = self.kept("library.publish_publication")
        return self.one(actions.publish_publication(row, by=request.user, version=version_read(request)))

    @extend_schema(request=WithdrawalReason, responses=PublicationSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    @acting
    def withdraw(self, request, slug):
        """Take it back; its address answers with the reason."""
        row = self.kept("library.publish_publication")
        version = version_read(request)
        words = sent(WithdrawalReason, request)
        return self.one(actions.withdraw_publication(row, by=request.user, version=version, **words))

    @extend_schema(request=NewLink, responses={201: PublicationSerializer})
    @action(detail=True, methods=["post"])
    @acting
    def links(self, request, slug):
        """Say where it can be had in one language, on another site."""
        row = self.kept("library.edit_publication")
        return self.one(actions.add_link(row, sent(NewLink, request), by=request.user).publication, 201)

    @extend_schema(request={"multipart/form-data": NewFile}, responses={201: PublicationSerializer})
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    @acting
    def files(self, request, slug):
        """Attach its file in one language, as multipart/form-data."""
        row = self.kept("library.edit_publication")
        words = dict(sent(NewFile, request))
        return self.one(actions.attach_file(row, words.pop("file"), words, by=request.user).publication, 201)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path=r"files/(?P<file>[0-9]+)/remove")
    @acting
    def remove_file(self, request, slug, file):
        """Take a file or a link off."""
        row = self.kept("library.edit_publication")
        actions.remove_publication_file(get_object_or_404(row.files, pk=file), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request={"multipart/form-data": NewAttachment}, responses={201: PublicationSerializer})
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    @acting
    def pictures(self, request, slug):
        """Add a picture to a gallery, as multipart/form-data: with its credit, its licence and what it shows."""
        row = self.kept("library.edit_publication")
        words = dict(sent(NewAttachment, request))
        return self.one(actions.add_picture(row, words.pop("file"), words, by=request.user).publication, 201)

    @extend_schema(request=Direction, responses={204: None})
    @action(detail=True, methods=["post"], url_path=r"pictures/(?P<picture>[0-9]+)/move")
    @acting
    def move_picture(self, request, slug, picture):
        """Put a picture one place forward or back."""
        row = self.kept("library.edit_publication")
        one = get_object_or_404(row.pictures, pk=picture)
        actions.move_picture(one, by=request.user, **sent(Direction, request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path=r"pictures/(?P<picture>[0-9]+)/remove")
    @acting
    def remove_picture(self, request, slug, picture):
        """Take a picture out of the gallery."""
        row = self.kept("library.edit_publication")
        actions.remove_picture(get_object_or_404(row.pictures, pk=picture), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

"""Writing an edition: the same actions and refusals as the pages, and no write without having read."""

from collections.abc import Sequence

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.reverse import reverse

from core.api import IF_MATCH, acting, version_read
from profiles import actions
from profiles.api import serializers as shapes
from profiles.api import words
from profiles.api.reading import EditionView, Reading
from profiles.models import PARTS, EditionPart, Figure, ProfileEdition
from profiles.sheet.later import use_later_texts


class Editions(Reading):
    """Starting, describing and throwing away an edition."""

    @extend_schema(request=words.Start, responses={201: shapes.ProgressSerializer})
    @acting
    def start(self, request, slug):
        """Start an edition: equal to the published one, or to the one named by `restore`."""
        city = self.own_city("profiles.start_edition")
        number = self.sent(words.Start).get("restore")
        restoring = None
        if number is not None:
            restoring = self.editions().filter(number=number).first()
            if restoring is None:
                raise exceptions.ValidationError({"restore": [_("There is no such edition.")]})
        edition = actions.start_edition(city, by=request.user, restoring=restoring)
        response = self.progress(edition, status.HTTP_201_CREATED)
        response["Location"] = reverse("api-profile-edition", [slug, edition.number], request=request)
        return response

    @extend_schema(request=words.EditionWords, responses=shapes.WholeSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, number):
        """Write the vision and the note of a draft, and the language that it is written in first."""
        edition = self.own_edition("profiles.write_edition")
        version = version_read(request)
        asked = self.sent(words.EditionWords)
        return self.whole(actions.edit_edition(edition, asked, by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, number):
        """Throw a draft away that was never submitted."""
        edition = self.own_edition("profiles.submit_edition")
        actions.discard_edition(edition, by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class Parts(EditionView):
    """The parts of one kind. The concrete class says which, and in which words they are written."""

    part: str
    asks: type[serializers.Serializer]
    asks_once: type[serializers.Serializer] | None = None
    named_by = "thread"

    def rows(self, edition: ProfileEdition):
        model = PARTS[self.part]
        rows = model._default_manager.filter(edition=edition)
        return rows.with_sources() if model is Figure else rows

    def row(self, edition: ProfileEdition) -> EditionPart:
        row = get_object_or_404(self.rows(edition), **{self.named_by: self.kwargs["key"]})
        row.edition = edition
        return row

    def context(self, edition: ProfileEdition) -> dict:
        return {"as_written": edition.is_open}

    def one(self, row: EditionPart, status: int = 200) -> Response:
        """A part as it stands, with the ETag for the next change of it."""
        shown = self.serializer_class(row, context=self.context(row.edition))
        return Response(shown.data, status=status, headers={"ETag": row.etag})

    def list(self, request, slug, number):
        edition = self.edition()
        page = self.paginate_queryset(self.filter_queryset(self.rows(edition)))
        rows = self.translated(edition, page)
        shown = self.serializer_class(rows, many=True, context=self.context(edition))
        return self.get_paginated_response(shown.data)

    def translated(self, edition: ProfileEdition, rows: Sequence[EditionPart]) -> Sequence[EditionPart]:
        """The rows with the translations that were published after the edition."""
        use_later_texts(edition.translations.all(), self.part, rows)
        return rows

    def retrieve(self, request, slug, number, key):
        edition = self.edition()
        (row,) = self.translated(edition, [self.row(edition)])
        return self.one(row)

    @acting
    def create(self, request, slug, number):
        edition = self.own_edition("profiles.write_edition")
        asked = self.sent(self.asks_once or self.asks, edition.city)
        row = actions.add_part(edition, self.part, asked, by=request.user)
        return self.one(row, status.HTTP_201_CREATED)

    @acting
    def partial_update(self, request, slug, number, key):
        edition = self.own_edition("profiles.translate_edition")
        row, version = self.row(edition), version_read(request)
        asked = self.sent(self.asks, edition.city)
        return self.one(actions.edit_part(row, asked, by=request.user, version=version))

    @acting
    def destroy(self, request, slug, number, key):
        edition = self.own_edition("profiles.write_edition")
        actions.remove_part(self.row(edition), by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=words.RightTranslation, parameters=[IF_MATCH])
    @acting
    def confirm(self, request, slug, number, key):
        """Say that a translation of it is right as it stands."""
        edition = self.own_edition("profiles.translate_edition")
        row, version = self.row(edition), version_read(request)
        asked = self.sent(words.RightTranslation)
        return self.one(actions.confirm_part_translation(row, **asked, by=request.user, version=version))


def described(shape, sent, new=None, *, what: str):
    """How an address of parts appears in the API's description."""
    return extend_schema_view(
        list=extend_schema(responses=shape(many=True), description=f"The {what} of an edition."),
        retrieve=extend_schema(responses=shape, description=f"One of the {what}, with its ETag."),
        create=extend_schema(request=new or sent, responses={201: shape}, description=f"Add to the {what}."),
        partial_update=extend_schema(
            request=sent, responses=shape, parameters=[IF_MATCH], description="Change it; what is not sent stays."
        ),
        destroy=extend_schema(responses={204: None}, parameters=[IF_MATCH], description="Take it out of the draft."),
    )


@described(shapes.ChapterSerializer, words.ChapterWords, words.NewChapter, what="chapters")
class Chapters(Parts):
    part, named_by = "chapters", "section__key"
    serializer_class, asks, asks_once = shapes.ChapterSerializer, words.ChapterWords, words.NewChapter


@described(shapes.FigureSerializer, words.FigureWords, what="figures")
class EditionFigures(Parts):
    part, serializer_class, asks = "figures", shapes.FigureSerializer, words.FigureWords


@described(shapes.GapSerializer, words.GapWords, what="gaps: what is not known, and who could know")
class Gaps(Parts):
    part, serializer_class, asks = "gaps", shapes.GapSerializer, words.GapWords


@described(shapes.PrioritySerializer, words.PriorityWords, what="priorities")
class Priorities(Parts):
    part, serializer_class, asks = "priorities", shapes.PrioritySerializer, words.PriorityWords


@described(shapes.StakeholderSerializer, words.StakeholderWords, what="entries in the log of stakeholders")
class Stakeholders(Parts):
    part, serializer_class, asks = "stakeholders", shapes.StakeholderSerializer, words.StakeholderWords


@described(shapes.ServiceSerializer, words.ServiceWords, what="services")
class Services(Parts):
    part, serializer_class, asks = "services", shapes.ServiceSerializer, words.ServiceWords

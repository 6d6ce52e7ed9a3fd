"""Editions as readers find them: what is published, and drafts for those who work on them."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, mixins, serializers, viewsets
from rest_framework.response import Response

from cities.models import City
from core.api import ListingFilter, Pages, person_of, refuse_taken_back, sent
from core.citing import cited_codes, sources_by_code
from core.numbers import whole_number
from core.permissions import require
from core.review_api import SINCE
from core.translation import text_fields
from profiles.api.serializers import (
    AgedSerializer,
    DifferenceSerializer,
    OverviewSerializer,
    ProgressSerializer,
    WholeSerializer,
)
from profiles.filters import PROFILE_SORTS, ProfileFilter
from profiles.freshness import aged_parts
from profiles.models import PARTS, Figure, ProfileEdition
from profiles.sheet.difference import difference
from profiles.sheet.later import use_later_texts, use_later_translations
from profiles.sheet.overview import WholeEdition, overview, overviews


class Profiles(mixins.ListModelMixin, viewsets.GenericViewSet):
    """The published profile of every city that has one: which edition, in which languages, how fresh."""

    serializer_class = OverviewSerializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = ProfileFilter
    sorts = PROFILE_SORTS
    queryset = ProfileEdition.objects.none()

    def get_queryset(self):
        return ProfileEdition.objects.published().for_lists().order_by("city__slug")

    def list(self, request, *args, **kwargs):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(overviews(page), many=True).data)


class EditionView(viewsets.GenericViewSet):
    """What every address under an edition of a city's profile shares: finding it as this person may see it."""

    queryset = ProfileEdition.objects.none()
    serializer_class: type[serializers.BaseSerializer] = WholeSerializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = None
    sorts: list = []

    def editions(self):
        city = get_object_or_404(City, slug=self.kwargs["slug"])
        return ProfileEdition.objects.visible_to(self.request.user).of(city).select_related("city__country")

    def edition(self) -> ProfileEdition:
        """The edition asked for. Another city's draft is not there; one that was withdrawn tells why."""
        row = self.editions().filter(number=self.kwargs["number"]).first()
        return row or self.withdrawn(number=self.kwargs["number"])

    def withdrawn(self, **which) -> ProfileEdition:
        """Nothing that this person may see: raises Gone where something was public once, else Http404."""
        refuse_taken_back(ProfileEdition.objects.taken_back().filter(city__slug=self.kwargs["slug"], **which))

    def person(self):
        return person_of(self.request)

    def own_edition(self, permission: str) -> ProfileEdition:
        """The edition, for somebody who may do this with it."""
        person = self.person()
        edition = self.edition()
        require(person, permission, edition)
        return edition

    def own_city(self, permission: str) -> City:
        """The city, for those who work for it; for everybody else its own addresses are not there."""
        city = get_object_or_404(City.objects.kept_by(self.person()), slug=self.kwargs["slug"])
        require(self.request.user, permission, city)
        return city

    def sent(self, words: type[serializers.Serializer], city: City | None = None) -> dict:
        """What was sent, when it has the right names and kinds of values."""
        return sent(words, self.request, city=city)

    def progress(self, edition: ProfileEdition, status: int = 200) -> Response:
        """Where an edition stands after a step, with the ETag for the next."""
        shown = ProgressSerializer(edition).data
        if not self.request.user.has_perm("profiles.read_comments", edition):
            shown["review_note"] = ""
        return Response(shown, status=status, headers={"ETag": edition.etag})

    def whole(self, edition: ProfileEdition) -> Response:
        row = ProfileEdition.objects.with_texts().get(pk=edition.pk)
        shown = WholeSerializer(whole_edition(row), context={"as_written": row.is_open})
        return Response(shown.data, headers={"ETag": row.etag})


def whole_edition(edition: ProfileEdition) -> WholeEdition:
    """Everything in an edition read `with_texts()`: three more queries, however much it holds."""
    use_later_translations(edition)
    figures = list(Figure.objects.filter(edition=edition).with_sources())
    use_later_texts(edition.translations.all(), "figures", figures)
    line = overview(edition, aged_parts(edition, known=figures))
    parts = [row for name in PARTS if name != "figures" for row in getattr(edition, name).all()]
    written = [*figures, *parts, edition]
    cited = cited_codes(*(getattr(row, name) for row in written for name in text_fields(type(row))))
    sources = {figure.source.code: figure.source for figure in figures} | sources_by_code(cited)
    in_order = [sources[code] for code in sorted(sources)]
    return WholeEdition(**vars(line), figures=figures, sources=in_order)


class Reading(EditionView):
    """The profile of one city."""

    @extend_schema(operation_id="cities_profile_published")
    def published(self, request, slug):
        """The published edition as a whole."""
        row = self.editions().published().first()
        return self.whole(row or self.withdrawn())

    @extend_schema(responses=OverviewSerializer(many=True))
    def editions_list(self, request, slug):
        """Every edition that you may read, the newest first; drafts only for those who work on them."""
        rows = self.editions().for_lists().order_by("-number")
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(OverviewSerializer(overviews(page), many=True).data)

    def retrieve(self, request, slug, number):
        """One edition as a whole. One that was withdrawn answers 410 with the reason and the date."""
        return self.whole(self.edition())

    @extend_schema(responses=DifferenceSerializer, parameters=[SINCE], filters=False)
    def changes(self, request, slug, number):
        """What differs from an earlier edition: texts word by word, figures added, changed and removed, sources."""
        after = self.edition()
        asked = whole_number(request.query_params.get("since", ""), digits=6)
        before = self.editions().filter(number=asked).first()
        if before is None:
            raise exceptions.ValidationError({"since": [_("There is no such edition.")]})
        rows = ProfileEdition.objects.with_texts().in_bulk([before.pk, after.pk])
        return Response(DifferenceSerializer(difference(rows[before.pk], rows[after.pk])).data)

    @extend_schema(responses=AgedSerializer(many=True))
    def freshness(self, request, slug, number):
        """How old each text and figure is, and until when it counts as fresh."""
        edition = ProfileEdition.objects.with_texts().get(pk=self.edition().pk)
        page = self.paginate_queryset(aged_parts(edition))
        return self.get_paginated_response(AgedSerializer(page, many=True).data)

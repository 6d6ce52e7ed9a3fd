"""What profiles are written with, and the figures themselves: lists that anyone may read."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response

from core.api import IF_MATCH, ReadOnlyRecords, acting, person_of, sent, version_read
from core.models import Source
from core.permissions import require
from profiles import actions
from profiles.api import serializers as shapes
from profiles.api import words
from profiles.api.reading import EditionView
from profiles.filters import (
    FIGURE_SORTS,
    INDICATOR_SORTS,
    BreakdownFilter,
    FigureFilter,
    IndicatorFilter,
    PlaceFilter,
)
from profiles.models import Breakdown, Definition, Figure, Geography, Indicator, Section


class Figures(ReadOnlyRecords):
    """Published figures; each names its year, geography and source, and says when it is doubtful."""

    serializer_class = shapes.FigureSerializer
    filterset_class = FigureFilter
    sorts = FIGURE_SORTS
    queryset = Figure.objects.none()
    lookup_field = "pk"

    def get_queryset(self):
        return Figure.objects.visible_to(self.request.user).with_sources()


class Sources(ReadOnlyRecords):
    """The documents and pages that the facts were read in."""

    serializer_class = shapes.SourceSerializer
    queryset = Source.objects.public().order_by("code")
    lookup_field = "code"


class Indicators(ReadOnlyRecords):
    """What is counted: the common catalogue, and what cities count beside it."""

    serializer_class = shapes.CatalogueIndicatorSerializer
    filterset_class = IndicatorFilter
    sorts = INDICATOR_SORTS
    queryset = Indicator.objects.none()
    lookup_field = "code"

    def get_queryset(self):
        rows = Indicator.objects.visible_to(self.request.user)
        return rows.select_related("city", "numerator", "denominator").order_by("position", "code")


class Places(ReadOnlyRecords):
    """The places that figures are about, each with the place around it."""

    serializer_class = shapes.PlaceSerializer
    filterset_class = PlaceFilter
    queryset = Geography.objects.select_related("parent", "city", "country").order_by("slug")


class Definitions(ReadOnlyRecords):
    """Who is counted: born abroad, foreign national, refugee …"""

    serializer_class = shapes.CatalogueDefinitionSerializer
    queryset = Definition.objects.order_by("code")
    lookup_field = "code"


class Breakdowns(ReadOnlyRecords):
    """The parts into which a population is divided: origins, sexes, ages."""

    serializer_class = shapes.BreakdownSerializer
    filterset_class = BreakdownFilter
    queryset = Breakdown.objects.order_by("dimension", "position", "code")
    lookup_field = "code"


class Sections(ReadOnlyRecords):
    """The chapters of a profile and their sections, with the guidance for whoever writes them."""

    serializer_class = shapes.SectionSerializer
    queryset = Section.objects.order_by("position", "key")
    lookup_field = "key"
    lookup_value_regex = r"[a-z_]+(?:\.[a-z_]+)?"

    def retrieve(self, request, *args, **kwargs):
        row = self.get_object()
        return Response(self.get_serializer(row).data, headers={"ETag": row.etag})

    @extend_schema(request=words.SectionWords, responses=shapes.SectionSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, key):
        """Change a title, the guidance, the place or the half-life; the key stays."""
        by = person_of(request)
        row = self.get_object()
        require(by, "profiles.edit_sections")
        version = version_read(request)
        asked = sent(words.SectionWords, request)
        now = actions.edit_section(row, asked, by=by, version=version)
        return Response(self.get_serializer(now).data, headers={"ETag": now.etag})


# A city's own


class OwnSources(EditionView):
    """What a city may cite: every public source, and those that it added."""

    serializer_class = shapes.SourceSerializer

    def one(self, row: Source, status: int = 200) -> Response:
        return Response(shapes.SourceSerializer(row).data, status=status, headers={"ETag": row.etag})

    @acting
    def list(self, request, slug):
        """What the city may cite: every public source, and those that it added itself."""
        city = self.own_city("profiles.see_draft")
        rows = Source.objects.usable_by(city.tag).order_by("code")
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(shapes.SourceSerializer(page, many=True).data)

    @acting
    def retrieve(self, request, slug, code):
        """One of them, with its ETag."""
        city = self.own_city("profiles.see_draft")
        return self.one(get_object_or_404(Source.objects.usable_by(city.tag), code=code))

    @extend_schema(request=words.SourceWords, responses={201: shapes.SourceSerializer})
    @acting
    def create(self, request, slug):
        """Add a source that the city cites; readers see it once something published rests on it."""
        city = self.own_city("profiles.write_edition")
        row = actions.add_source(city, self.sent(words.SourceWords), by=request.user)
        return self.one(row, status.HTTP_201_CREATED)

    @extend_schema(request=words.SourceWords, responses=shapes.SourceSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, code):
        """Correct a source that the city added, as long as nothing published rests on it."""
        city = self.own_city("profiles.write_edition")
        row = get_object_or_404(Source.objects.usable_by(city.tag), code=code)
        version = version_read(request)
        return self.one(actions.edit_source(row, self.sent(words.SourceWords), by=request.user, version=version))


class OwnIndicators(EditionView):
    """What a city counts beside the common catalogue."""

    serializer_class = shapes.CatalogueIndicatorSerializer

    @acting
    def list(self, request, slug):
        """What the city may count: the common catalogue, and its own."""
        city = self.own_city("profiles.see_draft")
        rows = Indicator.objects.usable_by(city).select_related("city", "numerator", "denominator")
        page = self.paginate_queryset(self.filter_queryset(rows.order_by("position", "code")))
        return self.get_paginated_response(shapes.CatalogueIndicatorSerializer(page, many=True).data)

    @extend_schema(request=words.IndicatorWords, responses={201: shapes.CatalogueIndicatorSerializer})
    @acting
    def create(self, request, slug):
        """Add something that the common catalogue does not count."""
        city = self.own_city("profiles.write_edition")
        row = actions.add_indicator(city, self.sent(words.IndicatorWords), by=request.user)
        return Response(shapes.CatalogueIndicatorSerializer(row).data, status=status.HTTP_201_CREATED)

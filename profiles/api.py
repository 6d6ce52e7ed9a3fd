"""Figures and their sources over the API."""

from rest_framework import serializers

from core.api import ReadOnlyRecords, TranslatedText
from core.models import Source
from profiles.filters import FIGURE_SORTS, FigureFilter
from profiles.models import Breakdown, Definition, Figure, Geography, Indicator


class SourceSerializer(serializers.ModelSerializer):
    note = TranslatedText()

    class Meta:
        model = Source
        fields = ["code", "title", "publisher", "url", "cited_as", "published", "language", "kind", "note"]


class IndicatorSerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Indicator
        fields = ["code", "name", "unit", "chapter"]


class GeographySerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Geography
        fields = ["slug", "name", "kind"]


class DefinitionSerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Definition
        fields = ["code", "name"]


class BreakdownSerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Breakdown
        fields = ["code", "dimension", "name"]


class FigureSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)
    edition = serializers.SlugRelatedField("number", read_only=True)
    indicator = IndicatorSerializer(read_only=True)
    geography = GeographySerializer(read_only=True)
    definition = DefinitionSerializer(read_only=True)
    breakdown = BreakdownSerializer(read_only=True)
    source = SourceSerializer(read_only=True)
    note = TranslatedText()
    doubt = TranslatedText()

    class Meta:
        model = Figure
        fields = [
            "city",
            "edition",
            "indicator",
            "breakdown",
            "geography",
            "definition",
            "value",
            "value_to",
            "comparator",
            "period_start",
            "period_end",
            "quality",
            "confidence",
            "origin",
            "source",
            "locator",
            "note",
            "doubt",
        ]


class Figures(ReadOnlyRecords):
    """Published figures; each names its year, geography and source, and says when it is doubtful."""

    serializer_class = FigureSerializer
    filterset_class = FigureFilter
    sorts = FIGURE_SORTS
    queryset = Figure.objects.none()
    lookup_field = "pk"

    def get_queryset(self):
        return Figure.objects.visible_to(self.request.user).with_sources()


class Sources(ReadOnlyRecords):
    """The documents and pages that the facts were read in."""

    serializer_class = SourceSerializer
    queryset = Source.objects.public().order_by("code")
    lookup_field = "code"

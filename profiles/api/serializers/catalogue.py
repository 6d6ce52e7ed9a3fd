"""The catalogue: sources, indicators, places, definitions, sections."""

from rest_framework import serializers

from core.api import TranslatedText
from core.models import Source
from profiles.models import Breakdown, Definition, Geography, Indicator, Section


class SourceSerializer(serializers.ModelSerializer):
    note = TranslatedText()

    class Meta:
        model = Source
        fields = [
            *["code", "title", "publisher", "url", "cited_as", "published", "accessed_on", "licence", "language"],
            *["kind", "note"],
        ]


class IndicatorSerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Indicator
        fields = ["code", "name", "unit", "chapter"]


class CatalogueIndicatorSerializer(serializers.ModelSerializer):
    """`city` is set for what a city counts beside the common catalogue."""

    name = TranslatedText()
    summary = TranslatedText()
    city = serializers.SlugRelatedField("slug", read_only=True)
    numerator = serializers.SlugRelatedField("code", read_only=True)
    denominator = serializers.SlugRelatedField("code", read_only=True)

    class Meta:
        model = Indicator
        fields = [
            *["code", "name", "unit", "chapter", "summary", "city", "adds_up", "sums_to_100", "numerator"],
            *["denominator", "may_be_negative", "half_life_months", "is_expected", "translation_states"],
        ]


class GeographySerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Geography
        fields = ["slug", "name", "kind"]


class PlaceSerializer(serializers.ModelSerializer):
    """`parent` is the place around it."""

    name = TranslatedText()
    parent = serializers.SlugRelatedField("slug", read_only=True)
    city = serializers.SlugRelatedField("slug", read_only=True)
    country = serializers.SlugRelatedField("code", read_only=True)

    class Meta:
        model = Geography
        fields = ["slug", "name", "kind", "parent", "city", "country"]


class DefinitionSerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Definition
        fields = ["code", "name"]


class CatalogueDefinitionSerializer(serializers.ModelSerializer):
    name = TranslatedText()
    summary = TranslatedText()

    class Meta:
        model = Definition
        fields = ["code", "name", "summary", "is_sensitive", "translation_states"]


class BreakdownSerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Breakdown
        fields = ["code", "dimension", "name"]


class SectionSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    guidance = TranslatedText()

    class Meta:
        model = Section
        fields = [
            *["key", "chapter", "position", "title", "guidance", "half_life_months", "is_in_use"],
            *["translation_states", "version"],
        ]

"""The parts of an edition."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import TranslatedText
from core.translation import TranslatedModel
from profiles.api.serializers.catalogue import (
    BreakdownSerializer,
    DefinitionSerializer,
    GeographySerializer,
    IndicatorSerializer,
    SourceSerializer,
)
from profiles.models import ChapterText, Figure, Gap, Priority, Service, StakeholderEntry


@extend_schema_field({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}})
class OutOfDate(serializers.Field):
    """Which translations were made of an original that has changed since: `{"body": ["fr"]}`."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, row: TranslatedModel) -> dict[str, list[str]]:
        return row.out_of_date


STATES = ["translation_states", "out_of_date"]


class ChapterSerializer(serializers.ModelSerializer):
    section = serializers.SlugRelatedField("key", read_only=True)
    chapter = serializers.CharField(source="section.chapter", read_only=True)
    body = TranslatedText()
    unknown_because = TranslatedText()
    who_could_know = TranslatedText()
    out_of_date = OutOfDate()

    class Meta:
        model = ChapterText
        fields = ["thread", "version", "section", "chapter", "body", "unknown_because", "who_could_know", *STATES]


class FigureSerializer(serializers.ModelSerializer):
    """Values as readers may know them: so few people that they might be recognised are "under 10".

    With `as_written` in the context, for those who work on a draft, values as they were written.
    """

    city = serializers.SlugRelatedField("slug", read_only=True)
    edition = serializers.SlugRelatedField("number", read_only=True)
    indicator = IndicatorSerializer(read_only=True)
    geography = GeographySerializer(read_only=True)
    definition = DefinitionSerializer(read_only=True)
    breakdown = BreakdownSerializer(read_only=True)
    source = SourceSerializer(read_only=True)
    note = TranslatedText()
    doubt = TranslatedText()
    out_of_date = OutOfDate()

    class Meta:
        model = Figure
        fields = [
            *["thread", "version", "city", "edition", "indicator", "breakdown", "geography", "definition"],
            *["value", "value_to", "comparator", "period_start", "period_end", "quality", "confidence", "origin"],
            *["source", "locator", "note", "doubt", *STATES],
        ]

    def to_representation(self, figure: Figure) -> dict:
        shown = super().to_representation(figure)
        if self.context.get("as_written"):
            return shown
        comparator, value, value_to = figure.told
        in_digits = self.fields["value"].to_representation
        up_to = None if value_to is None else in_digits(value_to)
        return {**shown, "comparator": str(comparator), "value": in_digits(value), "value_to": up_to}


class GapSerializer(serializers.ModelSerializer):
    indicator = IndicatorSerializer(read_only=True)
    because = TranslatedText()
    who_could_know = TranslatedText()
    out_of_date = OutOfDate()

    class Meta:
        model = Gap
        fields = ["thread", "version", "indicator", "because", "who_could_know", *STATES]


class PrioritySerializer(serializers.ModelSerializer):
    """`figures` are the threads of the figures that show the need."""

    title = TranslatedText()
    challenge = TranslatedText()
    target_group = TranslatedText()
    measures = TranslatedText()
    lead = TranslatedText()
    partners = TranslatedText()
    measured_by = TranslatedText()
    theme = serializers.SlugRelatedField("slug", read_only=True)
    out_of_date = OutOfDate()

    class Meta:
        model = Priority
        fields = [
            *["thread", "version", "position", "title", "challenge", "target_group", "competence", "measures", "lead"],
            *["partners", "starts", "ends", "measured_by", "theme", "figures", *STATES],
        ]


class StakeholderSerializer(serializers.ModelSerializer):
    groups = TranslatedText()
    outcome = TranslatedText()
    out_of_date = OutOfDate()

    class Meta:
        model = StakeholderEntry
        fields = ["thread", "version", "date", "kind", "groups", "outcome", "people", *STATES]


class ServiceSerializer(serializers.ModelSerializer):
    name = TranslatedText()
    for_whom = TranslatedText()
    legal_condition = TranslatedText()
    out_of_date = OutOfDate()

    class Meta:
        model = Service
        fields = [
            *["thread", "version", "position", "kind", "name", "provider", "for_whom", "legal_condition"],
            *["languages", "contact", "url", *STATES],
        ]

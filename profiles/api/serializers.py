"""What the API says of profiles: shapes for reading, nothing is decided here."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import TranslatedText
from core.models import Source
from core.review_api import RemarkAnswerSerializer, RemarkSerializer
from core.translation import TranslatedModel
from profiles.models import (
    Adoption,
    Breakdown,
    ChapterText,
    Definition,
    Figure,
    Gap,
    Geography,
    Indicator,
    Priority,
    ProfileEdition,
    ProfileTranslation,
    Section,
    Service,
    StakeholderEntry,
)

__all__ = ["RemarkAnswerSerializer", "RemarkSerializer"]

# The catalogue


class SourceSerializer(serializers.ModelSerializer):
    note = TranslatedText()

    class Meta:
        model = Source
        fields = [
            *[
                "code",
                "title",
                "publisher",
                "url",
                "cited_as",
                "published",
                "accessed_on",
                "licence",
                "language",
                "kind",
            ],
            "note",
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


# Parts of an edition


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


# Editions


class AdoptionSerializer(serializers.ModelSerializer):
    council = TranslatedText()

    class Meta:
        model = Adoption
        fields = ["adopted_on", "council", "reference", "url", "translation_states", "version"]


class FreshnessSerializer(serializers.Serializer):
    parts = serializers.IntegerField()
    past = serializers.IntegerField(help_text=_("How many parts are past their time."))
    fresh_until = serializers.DateField(allow_null=True)


class AgedSerializer(serializers.Serializer):
    """`part` is a section's key or `figure:<thread>`: what is confirmed as still true."""

    part = serializers.CharField()
    title = serializers.CharField()
    written_on = serializers.DateField()
    confirmed_on = serializers.DateField(allow_null=True)
    fresh_until = serializers.DateField()
    is_past = serializers.BooleanField()


class OverviewSerializer(serializers.Serializer):
    """`published` is the date on the document, else that of its publication here; empty for a draft."""

    city = serializers.SlugField(source="edition.city.slug")
    country = serializers.CharField(source="edition.city.country.code")
    number = serializers.IntegerField(source="edition.number")
    status = serializers.CharField(source="edition.status")
    version = serializers.IntegerField(source="edition.version")
    published = serializers.CharField()
    published_at = serializers.DateTimeField(source="edition.published_at", allow_null=True)
    language = serializers.CharField(source="edition.language")
    languages = serializers.DictField(child=serializers.CharField())
    themes = serializers.ListField(child=serializers.SlugField())
    freshness = FreshnessSerializer()


class WholeSerializer(OverviewSerializer):
    """An edition with all that it holds, and every source that it rests on."""

    note = TranslatedText(source="edition")
    vision = TranslatedText(source="edition")
    translation_states = serializers.DictField(
        source="edition.translation_states", child=serializers.DictField(child=serializers.CharField())
    )
    chapters = ChapterSerializer(source="edition.chapters", many=True)
    figures = FigureSerializer(many=True)
    gaps = GapSerializer(source="edition.gaps", many=True)
    priorities = PrioritySerializer(source="edition.priorities", many=True)
    stakeholders = StakeholderSerializer(source="edition.stakeholders", many=True)
    services = ServiceSerializer(source="edition.services", many=True)
    adoption = AdoptionSerializer(source="edition.adoption", allow_null=True, required=False, default=None)
    sources = SourceSerializer(many=True)


class ProgressSerializer(serializers.ModelSerializer):
    """Where an edition stands, for those who work on it. `review_note` says what the reviewer asks for."""

    city = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = ProfileEdition
        fields = [
            *["city", "number", "status", "version", "language", "started_at", "submitted_at", "review_note"],
            *["approved_at", "publish_at", "published_at", "withdrawn_at", "withdrawn_reason"],
        ]
        read_only_fields = fields


class TranslationSerializer(serializers.ModelSerializer):
    """A translation of an edition, by its number in its language. `published_at` is null while it is being written."""

    class Meta:
        model = ProfileTranslation
        fields = ["language", "number", "state", "version", "published_at"]
        read_only_fields = fields


class TranslatedLineSerializer(serializers.Serializer):
    """One text. `state` is human or machine, empty where nothing is written; `differs` from what readers have now."""

    key = serializers.CharField(source="text.key")
    chapter = serializers.CharField(source="text.chapter")
    where = serializers.CharField(source="text.where")
    original_language = serializers.CharField(source="text.original_language")
    original = serializers.CharField(source="text.original")
    text = serializers.CharField(source="words")
    state = serializers.CharField()
    is_out_of_date = serializers.BooleanField(source="is_stale")
    differs = serializers.BooleanField()


class WholeTranslationSerializer(serializers.Serializer):
    language = serializers.CharField()
    number = serializers.IntegerField()
    state = serializers.CharField()
    version = serializers.IntegerField()
    published_at = serializers.DateTimeField(allow_null=True)
    texts = TranslatedLineSerializer(many=True)


class TextChangeSerializer(serializers.Serializer):
    """A text in the reader's language: in `words`, what went stands in `<del>`, what came in `<ins>`."""

    where = serializers.CharField()
    lang = serializers.CharField()
    words = serializers.CharField()


class FigureChangeSerializer(serializers.Serializer):
    """`kind` is added, removed or changed; `before` and `after` are words, with the period."""

    kind = serializers.CharField()
    name = serializers.CharField()
    place = serializers.CharField()
    period = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class DifferenceSerializer(serializers.Serializer):
    texts = TextChangeSerializer(many=True)
    figures = FigureChangeSerializer(many=True)
    sources_added = SourceSerializer(many=True)
    sources_removed = SourceSerializer(many=True)


class SectionStateSerializer(serializers.Serializer):
    """`answer` is written, unknown (with a reason: an answer as good) or empty."""

    key = serializers.CharField()
    title = serializers.CharField()
    answer = serializers.CharField()


class ChapterStateSerializer(serializers.Serializer):
    key = serializers.CharField()
    number = serializers.IntegerField()
    title = serializers.CharField()
    written = serializers.IntegerField()
    unknown = serializers.IntegerField()
    empty = serializers.IntegerField()
    sections = SectionStateSerializer(many=True)


class FigureStateSerializer(serializers.Serializer):
    """A figure that every profile should answer, by the code of its indicator."""

    code = serializers.CharField()
    name = serializers.CharField()
    answer = serializers.CharField()


class CompletenessSerializer(serializers.Serializer):
    percent = serializers.IntegerField()
    total = serializers.IntegerField()
    answered = serializers.IntegerField()
    unknown = serializers.IntegerField()
    chapters = ChapterStateSerializer(many=True)
    figures = FigureStateSerializer(many=True)


# Beside an edition


class DoubtSerializer(serializers.Serializer):
    """Something about figures that cannot be, or hardly. `answer` is what the authors say to it.

    Who answers sends the `etag` in If-Match, so that nobody overwrites an answer that she has not read.
    """

    key = serializers.CharField()
    kind = serializers.CharField()
    text = serializers.CharField()
    figures = serializers.ListField(child=serializers.UUIDField())
    answer = serializers.CharField()
    etag = serializers.CharField()

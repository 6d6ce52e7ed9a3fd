"""What the API says of a case study in editions: shapes for reading, nothing is decided here."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from core.api import TranslatedText
from core.attaching import AttachmentSerializer
from library.models import CaseStudyEdition, CaseStudyFile, ResultFigure

STATE = ["number", "status", "version"]
TEXTS = [*CaseStudyEdition.translated]


class OwnResultSerializer(serializers.ModelSerializer):
    label = TranslatedText()
    before = serializers.FloatField()
    value = serializers.FloatField()

    class Meta:
        model = ResultFigure
        fields = [
            *["thread", "version", "position", "label", "unit", "before", "value", "period", "source", "url"],
            "translation_states",
        ]


class CaseStudyFileSerializer(serializers.ModelSerializer):
    """`address` is where it can be read: for ever once the edition is published, by its people before that."""

    attachment = AttachmentSerializer(read_only=True)
    address = serializers.SerializerMethodField()

    class Meta:
        model = CaseStudyFile
        fields = ["thread", "version", "position", "kind", "address", "attachment"]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_address(self, row: CaseStudyFile) -> str:
        return reverse("case-study-file", [row.edition.case_study.slug, row.thread], request=self.context["request"])


class CaseStudyProgressSerializer(serializers.ModelSerializer):
    """Where an edition stands, for those who work on it. `review_note` says what the reviewer asks for."""

    case_study = serializers.SlugRelatedField("slug", read_only=True)
    city = serializers.SlugRelatedField("slug", read_only=True)
    title = TranslatedText()

    class Meta:
        model = CaseStudyEdition
        fields = [
            *["case_study", "city", "title", *STATE, "language", "started_at", "submitted_at", "review_note"],
            *["approved_at", "publish_at", "published_at", "withdrawn_at", "withdrawn_reason"],
        ]
        read_only_fields = fields


def whole_serializer() -> type[serializers.ModelSerializer]:
    """One edition with all that it says."""

    class Meta:
        model = CaseStudyEdition
        fields = [
            *["case_study", "city", *STATE, "language", *TEXTS, "themes", "target_groups", "competences_needed"],
            *["cost_band", "months_needed", "sdg_targets", "compact_objectives", "keywords_en", "keywords_fr"],
            *["keywords_ar", "starts", "ends", "practice_status", "languages", "url", "published_first"],
            *["published_at", "result_figures", "files", "translation_states"],
        ]

    return type(
        "WholeCaseStudySerializer",
        (serializers.ModelSerializer,),
        {
            "__doc__": "One edition of a case study with all that it says.",
            "case_study": serializers.SlugRelatedField("slug", read_only=True),
            "city": serializers.SlugRelatedField("slug", read_only=True),
            **{name: TranslatedText() for name in TEXTS},
            "result_figures": OwnResultSerializer(many=True, read_only=True),
            "files": CaseStudyFileSerializer(many=True, read_only=True),
            "Meta": Meta,
        },
    )


WholeCaseStudySerializer = whole_serializer()


class CaseTextChangeSerializer(serializers.Serializer):
    """A text in one language: in `words`, what went stands in `<del>`, what came in `<ins>`."""

    where = serializers.CharField()
    lang = serializers.CharField()
    words = serializers.CharField()


class FactChangeSerializer(serializers.Serializer):
    name = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class CaseStudyDifferenceSerializer(serializers.Serializer):
    texts = CaseTextChangeSerializer(many=True)
    facts = FactChangeSerializer(many=True)
    results = FactChangeSerializer(many=True)
    files_added = serializers.ListField(child=serializers.CharField())
    files_removed = serializers.ListField(child=serializers.CharField())

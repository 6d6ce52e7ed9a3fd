"""What the API tells of pilots and calls: shapes for reading, nothing is decided here."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import TranslatedText, WallTimeOf
from core.models import Attachment
from library.choices import sdg_caption
from pilots.choices import CallState, Disclosure
from pilots.models import (
    BudgetLine,
    Call,
    CallQuestion,
    Funding,
    IndicatorValue,
    Milestone,
    OperationalTest,
    Participants,
    Pilot,
    ResultIndicator,
    Training,
    Update,
)
from pilots.sheet.money import AMOUNTS


class FileSerializer(serializers.Serializer):
    """A document or picture; `url` is where it can be had."""

    id = serializers.IntegerField(source="attachment.pk")
    url = serializers.SerializerMethodField()
    title = serializers.CharField(source="attachment.title")
    language = serializers.CharField(source="attachment.language")
    media_type = serializers.CharField(source="attachment.media_type")
    size = serializers.IntegerField(source="attachment.size")
    alternative = TranslatedText(source="attachment")
    credit = serializers.CharField(source="attachment.credit")
    licence = serializers.CharField(source="attachment.licence")
    address_name = "pilot-file"

    def get_url(self, row: Any) -> str:
        file: Attachment = row.attachment
        slug = file.about.split("/")[0].split(":", 1)[1]
        return settings.SITE_ORIGIN + reverse(self.address_name, args=[slug, file.pk, file.name])


class CallFileSerializer(FileSerializer):
    address_name = "call-file"


class PilotCityPart(serializers.Serializer):
    city = serializers.SlugField(source="city.slug")
    version = serializers.IntegerField()
    role = serializers.CharField()
    note = TranslatedText()


class PilotPartnerPart(serializers.Serializer):
    id = serializers.IntegerField(source="pk")
    organisation = serializers.SlugField(source="organisation.slug")
    role = serializers.CharField()
    note = TranslatedText()


class ExpertPart(serializers.Serializer):
    id = serializers.IntegerField(source="pk")
    expertise = TranslatedText()
    organisation = serializers.SlugField(source="organisation.slug", allow_null=True, default=None)


class TargetPart(serializers.Serializer):
    target = serializers.CharField()
    caption = serializers.CharField()


class PilotSerializer(serializers.ModelSerializer):
    """A pilot in short. `starts` and `ends` as far as they are known: 2020-01-09, 2020-01, 2020, or empty."""

    title = TranslatedText()
    summary = TranslatedText()
    date_note = TranslatedText()
    place = TranslatedText()
    call = serializers.SerializerMethodField()
    cities = PilotCityPart(source="city_parts", many=True, read_only=True)
    partners = PilotPartnerPart(many=True, read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)
    recommendations = serializers.SlugRelatedField("code", many=True, read_only=True)
    milestones_total = serializers.IntegerField(read_only=True)
    milestones_done = serializers.IntegerField(read_only=True)

    class Meta:
        model = Pilot
        fields = [
            *["slug", "version", "status", "reason", "on_record", "title", "summary", "call", "objectives"],
            *["sdg_targets", "starts", "ends", "date_note", "place", "latitude", "longitude", "url", "themes"],
            *["cities", "partners", "recommendations", "milestones_total", "milestones_done"],
        ]
        read_only_fields = fields

    @extend_schema_field({"type": "string", "nullable": True})
    def get_call(self, pilot: Pilot) -> str | None:
        """The call that it answered, where everybody may know of it."""
        return pilot.call.slug if pilot.call and pilot.call.is_published else None


class MilestonePart(serializers.ModelSerializer):
    title = TranslatedText()
    description = TranslatedText()
    evidence = TranslatedText()
    city = serializers.SlugRelatedField("slug", read_only=True)
    files = FileSerializer(many=True, read_only=True)

    class Meta:
        model = Milestone
        fields = [
            *["uid", "version", "city", "title", "description", "due_on", "done_on", "is_late", "evidence"],
            *["evidence_url", "files"],
        ]
        read_only_fields = fields


class TestPart(serializers.ModelSerializer):
    title = TranslatedText()
    hypothesis = TranslatedText()
    method = TranslatedText()
    measure = TranslatedText()
    baseline = TranslatedText()
    target = TranslatedText()
    result = TranslatedText()
    did_not_work = TranslatedText()

    class Meta:
        model = OperationalTest
        fields = [
            *["uid", "version", "title", "hypothesis", "method", "measure", "baseline", "target", "result"],
            *["did_not_work", "starts", "ends"],
        ]
        read_only_fields = fields


class ParticipantsPart(serializers.ModelSerializer):
    class Meta:
        model = Participants
        fields = ["sex", "kind", "number"]
        read_only_fields = fields


class TrainingPart(serializers.ModelSerializer):
    """Who came is counted by sex and kind, never named."""

    title = TranslatedText()
    description = TranslatedText()
    place = TranslatedText()
    city = serializers.SlugRelatedField("slug", read_only=True)
    participants = ParticipantsPart(many=True, read_only=True)

    class Meta:
        model = Training
        fields = ["uid", "version", "city", "title", "description", "starts", "ends", "place", "participants"]
        read_only_fields = fields


class ValuePart(serializers.ModelSerializer):
    note = TranslatedText()

    class Meta:
        model = IndicatorValue
        fields = ["uid", "version", "period", "value", "comparator", "source", "url", "note"]
        read_only_fields = fields


class IndicatorPart(serializers.ModelSerializer):
    label = TranslatedText()
    measures = serializers.SlugRelatedField("code", read_only=True)
    values = ValuePart(many=True, read_only=True)

    class Meta:
        model = ResultIndicator
        fields = [
            *["uid", "version", "kind", "label", "unit", "baseline", "baseline_on", "target", "target_comparator"],
            *["target_on", "source", "measures", "values"],
        ]
        read_only_fields = fields


class BudgetLinePart(serializers.ModelSerializer):
    """What is paid for. Each amount is exact, or a band such as `to_50`, as the funder lets everybody read it."""

    title = TranslatedText()
    planned = serializers.SerializerMethodField()
    granted = serializers.SerializerMethodField()
    committed = serializers.SerializerMethodField()
    spent = serializers.SerializerMethodField()

    class Meta:
        model = BudgetLine
        fields = ["title", "currency", *AMOUNTS]
        read_only_fields = fields

    def told(self, line: BudgetLine, name: str) -> str | None:
        amount = getattr(line, name)
        if amount is None:
            return None
        return str(amount) if self.context["exact"] else line.band(name).value

    def get_planned(self, line: BudgetLine) -> str | None:
        return self.told(line, "planned")

    def get_granted(self, line: BudgetLine) -> str | None:
        return self.told(line, "granted")

    def get_committed(self, line: BudgetLine) -> str | None:
        return self.told(line, "committed")

    def get_spent(self, line: BudgetLine) -> str | None:
        return self.told(line, "spent")


class FundingPart(serializers.ModelSerializer):
    funder = serializers.SlugRelatedField("slug", read_only=True)
    disclosure = serializers.ChoiceField(Disclosure.choices)
    lines = serializers.SerializerMethodField()

    class Meta:
        model = Funding
        fields = ["funder", "disclosure", "lines"]
        read_only_fields = fields

    @extend_schema_field(BudgetLinePart(many=True))
    def get_lines(self, row: Funding) -> list[dict]:
        return list(BudgetLinePart(row.lines.all(), many=True, context={"exact": row.is_exact}).data)


class UpdatePart(serializers.ModelSerializer):
    title = TranslatedText()
    body = TranslatedText()
    city = serializers.SlugRelatedField("slug", read_only=True)
    files = FileSerializer(many=True, read_only=True)

    class Meta:
        model = Update
        fields = ["uid", "version", "city", "title", "body", "published_at", "files"]
        read_only_fields = fields


class PilotDetailSerializer(PilotSerializer):
    """A pilot with its work, its results, its money as funders disclose it, and what was published of its updates."""

    aim = TranslatedText()
    activities = TranslatedText()
    outcomes = TranslatedText()
    results = TranslatedText()
    lessons = TranslatedText()
    evaluation = TranslatedText()
    targets = serializers.SerializerMethodField()
    experts = ExpertPart(many=True, read_only=True)
    borrowed = serializers.SlugRelatedField("slug", many=True, read_only=True)
    case_studies = serializers.SlugRelatedField("slug", many=True, read_only=True)
    milestones = MilestonePart(many=True, read_only=True)
    tests = TestPart(many=True, read_only=True)
    trainings = TrainingPart(many=True, read_only=True)
    indicators = IndicatorPart(many=True, read_only=True)
    money = FundingPart(source="fundings", many=True, read_only=True)
    updates = UpdatePart(many=True, read_only=True)
    files = FileSerializer(many=True, read_only=True)

    class Meta(PilotSerializer.Meta):
        fields = [
            *PilotSerializer.Meta.fields,
            *["aim", "activities", "outcomes", "results", "lessons", "evaluation", "targets", "experts", "borrowed"],
            *["case_studies", "milestones", "tests", "trainings", "indicators", "money", "updates", "files"],
            "translation_states",
        ]
        read_only_fields = fields

    @extend_schema_field(TargetPart(many=True))
    def get_targets(self, pilot: Pilot) -> list[dict[str, str]]:
        return [{"target": target, "caption": sdg_caption(target)} for target in pilot.sdg_targets]


class QuestionPart(serializers.ModelSerializer):
    question = TranslatedText()
    answer = TranslatedText()

    class Meta:
        model = CallQuestion
        fields = ["id", "version", "question", "answer", "answered_at"]
        read_only_fields = fields


class CallSerializer(serializers.ModelSerializer):
    """A call. `opens` and `closes` are days as far as they are known; `opens_at` and `closes_at` moments in UTC where
    the hour is known, `tz` the place whose clock shows it.
    """

    title = TranslatedText()
    theme = TranslatedText()
    summary = TranslatedText()
    who_may_apply = TranslatedText()
    ceiling_note = TranslatedText()
    state = serializers.ChoiceField(CallState.choices, read_only=True)
    opens_local = WallTimeOf(read_only=True)
    closes_local = WallTimeOf(read_only=True)
    opens = serializers.CharField(read_only=True)
    closes = serializers.CharField(read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)
    countries = serializers.SlugRelatedField("code", many=True, read_only=True)
    questions = serializers.SerializerMethodField()
    files = CallFileSerializer(many=True, read_only=True)

    class Meta:
        model = Call
        fields = [
            *["slug", "version", "status", "number", "state", "title", "theme", "summary", "objectives"],
            *["who_may_apply", "ceiling", "currency", "ceiling_note", "opens", "closes", "opens_at", "closes_at"],
            *["opens_local", "closes_local", "opens_on", "closes_on", "tz", "url", "themes", "countries", "questions"],
            *["files", "translation_states"],
        ]
        read_only_fields = fields

    @extend_schema_field(QuestionPart(many=True))
    def get_questions(self, call: Call) -> list[dict]:
        return list(QuestionPart([row for row in call.questions.all() if row.answered_at], many=True).data)

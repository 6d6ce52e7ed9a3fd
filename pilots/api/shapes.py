"""What the API tells those who work on a pilot or a call: shapes for reading, nothing is decided here."""

from typing import Any

from rest_framework import serializers

from core.api import TranslatedText
from pilots.api.reading import PilotCityPart, QuestionPart, UpdatePart
from pilots.models import BudgetEntry, BudgetLine, Funding, ResultProposal, Update


class OwnCityPart(PilotCityPart):
    """`update_review`: who reads this city's updates before everybody does."""

    update_review = serializers.CharField()


class NeedSerializer(serializers.Serializer):
    """A priority or a figure of a city that the pilot answers, by its thread."""

    what = serializers.ChoiceField(choices=["priority", "figure"])
    city = serializers.SlugField(source="city.slug")
    thread = serializers.UUIDField()


class FundingSerializer(serializers.ModelSerializer):
    funder = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Funding
        fields = ["funder", "version", "disclosure"]


class LineSerializer(serializers.ModelSerializer):
    """A budget line with every amount as it is, in thousandths of its currency; `left` is granted and not spent."""

    funder = serializers.SlugField(source="funding.funder.slug")
    title = TranslatedText()
    left = serializers.DecimalField(max_digits=16, decimal_places=3)

    class Meta:
        model = BudgetLine
        fields = [
            *["uid", "version", "funder", "position", "title", "currency", "planned", "granted", "committed"],
            *["spent", "left", "over_reason"],
        ]


class EntrySerializer(serializers.ModelSerializer):
    """What was booked; never changed, taken back by another one. Whoever booked it is named by her key."""

    class Meta:
        model = BudgetEntry
        fields = ["uid", "kind", "amount", "currency", "booked_on", "note", "over_reason", "booked_by", "booked_at"]


class UpdateSerializer(UpdatePart):
    """`review_note`, for those who work on it: what a reviewer asked to change."""

    class Meta(UpdatePart.Meta):
        fields = [*UpdatePart.Meta.fields, "status", "language", "review_note", "withdrawn_reason"]
        read_only_fields = fields

    def to_representation(self, row: Update) -> dict[str, Any]:
        told = super().to_representation(row)
        if not self.context["request"].user.has_perm("pilots.see_draft_update", row.city):
            told["review_note"] = ""
        return told


class ProposalSerializer(serializers.ModelSerializer):
    """A value that waits as a remark on a city's profile; `figure` is the thread of what came of it."""

    city = serializers.SlugRelatedField("slug", read_only=True)
    value = serializers.SlugRelatedField("uid", read_only=True)

    class Meta:
        model = ResultProposal
        fields = ["value", "city", "proposed_at", "figure"]


class OwnQuestionPart(QuestionPart):
    class Meta(QuestionPart.Meta):
        fields = [*QuestionPart.Meta.fields, "language", "position"]
        read_only_fields = fields

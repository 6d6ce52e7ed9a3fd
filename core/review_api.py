"""What every edition is sent and told over the API while it is written and reviewed, whatever it is an edition of."""

from typing import Any

from django.db.models import Choices
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from core.api import PartialDateField, PlainTextField, Strict
from core.models import Comment
from core.translation import LANGUAGES

SHORT = 10  # characters of a partial date
SINCE = OpenApiParameter("since", int, required=True, description="The number of the earlier edition.")


def choice(choices: type[Choices], **kwargs: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=choices.choices, required=False, **kwargs)


def partial_date() -> PartialDateField:
    return PartialDateField(max_length=SHORT, required=False, allow_blank=True)


class WithTexts(Strict):
    """Fields of its own, and the named texts in every language."""

    texts: tuple[str, ...] = ()

    def get_fields(self) -> dict:
        return {**super().get_fields(), **{name: PlainTextField() for name in self.texts}}


class Start(Strict):
    """`restore` is the number of the edition to begin from; without it the published one."""

    restore = serializers.IntegerField(required=False, min_value=1)


class Note(Strict):
    note = PlainTextField(required=True)


class Plan(Strict):
    """`at` is a time to come; null takes the plan back."""

    at = serializers.DateTimeField(allow_null=True)


class Reason(Strict):
    reason = PlainTextField(required=True)


class RightTranslation(Strict):
    """Which text of the part, in which language, is right as it stands."""

    text = serializers.CharField(max_length=40)
    language = serializers.ChoiceField(choices=LANGUAGES)


class AnswerWords(Strict):
    text = PlainTextField(required=True)


# What is told


class RemarkAnswerSerializer(serializers.ModelSerializer):
    """One answer to a remark; people are named by their key."""

    class Meta:
        model = Comment
        fields = ["id", "author", "created_at", "text"]


class RemarkSerializer(serializers.ModelSerializer):
    answers = RemarkAnswerSerializer(source="replies", many=True, read_only=True)

    class Meta:
        model = Comment
        fields = ["id", "field", "author", "created_at", "text", "resolved_by", "resolved_at", "answers"]

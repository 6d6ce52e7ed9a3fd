"""The City Toolkit over the API: steps for everybody, a city's progress for its people."""

from rest_framework import serializers

from core.api import ReadOnlyRecords, TranslatedText
from library.filters import StepFilter
from library.models import Stage, Step, Tool


class StageSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    intro = TranslatedText()

    class Meta:
        model = Stage
        fields = ["key", "title", "intro"]


class ToolSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    description = TranslatedText()
    content = TranslatedText()

    class Meta:
        model = Tool
        fields = ["key", "kind", "title", "description", "content", "url"]


class StepSerializer(serializers.ModelSerializer):
    stage = StageSerializer(read_only=True)
    title = TranslatedText()
    purpose = TranslatedText()
    guidance = TranslatedText()
    strategies = TranslatedText()
    options = TranslatedText()
    done_when = TranslatedText()
    tools = ToolSerializer(source="shown_tools", many=True, read_only=True)

    class Meta:
        model = Step
        fields = [
            "key",
            "stage",
            "title",
            "purpose",
            "guidance",
            "strategies",
            "options",
            "done_when",
            "weeks",
            "people",
            "themes",
            "profile_chapters",
            "is_own_draft",
            "tools",
            "translation_states",
        ]


class ToolkitSteps(ReadOnlyRecords):
    """The steps of the City Toolkit in their order, each with its stage and its tools."""

    serializer_class = StepSerializer
    filterset_class = StepFilter
    lookup_field = "key"
    queryset = Step.objects.none()

    def get_queryset(self):
        return Step.objects.visible_to(self.request.user).with_tools(self.request.user)

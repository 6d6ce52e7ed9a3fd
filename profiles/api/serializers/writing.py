"""An edition in the making: where it stands, what it still lacks, what cannot be."""

from rest_framework import serializers

from profiles.models import ProfileEdition


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

"""Translations of an edition, and their texts."""

from rest_framework import serializers

from profiles.models import ProfileTranslation


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

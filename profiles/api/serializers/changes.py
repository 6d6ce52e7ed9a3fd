"""What differs between two editions."""

from rest_framework import serializers

from profiles.api.serializers.catalogue import SourceSerializer


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

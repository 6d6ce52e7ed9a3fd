"""The library over the API: the same querysets and filters as the pages."""

from rest_framework import serializers

from core.api import ReadOnlyRecords, TranslatedText
from library.filters import CASE_SORTS, NEWS_SORTS, PUBLICATION_SORTS, CaseStudyFilter, NewsFilter, PublicationFilter
from library.models import CaseStudy, CaseStudyEdition, NewsItem, Publication


class EditionSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    abstract = TranslatedText()
    context = TranslatedText()
    actions = TranslatedText()
    actors = TranslatedText()
    results = TranslatedText()
    note = TranslatedText()

    class Meta:
        model = CaseStudyEdition
        fields = [
            "number",
            "title",
            "abstract",
            "context",
            "actions",
            "actors",
            "results",
            "note",
            "keywords_en",
            "keywords_fr",
            "keywords_ar",
            "starts",
            "ends",
            "practice_status",
            "languages",
            "published_first",
            "url",
            "translation_states",
        ]


class CaseStudySerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)
    themes = serializers.ListField(child=serializers.SlugField(), source="current.themes", read_only=True)
    edition = EditionSerializer(source="current", read_only=True)

    class Meta:
        model = CaseStudy
        fields = ["slug", "city", "themes", "edition"]


class PublicationSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    summary = TranslatedText()
    note = TranslatedText()
    publishers = serializers.SlugRelatedField("slug", many=True, read_only=True)
    cities = serializers.SlugRelatedField("slug", many=True, read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)

    class Meta:
        model = Publication
        fields = [
            "slug",
            "kind",
            "title",
            "authors",
            "publishers",
            "date",
            "languages",
            "pages",
            "url",
            "cities",
            "themes",
            "summary",
            "note",
            "available",
            "translation_states",
        ]


class NewsSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    summary = TranslatedText()
    cities = serializers.SlugRelatedField("slug", many=True, read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)

    class Meta:
        model = NewsItem
        fields = ["slug", "date", "title", "summary", "url", "cities", "themes", "translation_states"]


class CaseStudies(ReadOnlyRecords):
    """Published case studies with their published edition."""

    serializer_class = CaseStudySerializer
    filterset_class = CaseStudyFilter
    sorts = CASE_SORTS
    queryset = CaseStudy.objects.none()

    def get_queryset(self):
        return CaseStudy.objects.visible_to(self.request.user).with_text()


class Publications(ReadOnlyRecords):
    """Reports, city profiles, learning notes and other documents, with where to find them."""

    serializer_class = PublicationSerializer
    filterset_class = PublicationFilter
    sorts = PUBLICATION_SORTS
    queryset = Publication.objects.none()

    def get_queryset(self):
        return Publication.objects.visible_to(self.request.user).with_relations()


class News(ReadOnlyRecords):
    """Dated events of the network, each with where it was read."""

    serializer_class = NewsSerializer
    filterset_class = NewsFilter
    sorts = NEWS_SORTS
    queryset = NewsItem.objects.none()

    def get_queryset(self):
        return NewsItem.objects.visible_to(self.request.user).with_relations()

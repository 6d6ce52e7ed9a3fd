"""The library over the API: the same querysets and filters as the pages."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from core.api import ListingFilter, ReadOnlyRecords, TranslatedText
from library.filters import CASE_SORTS, NEWS_SORTS, CaseStudyFilter, NewsFilter
from library.models import CaseStudy, CaseStudyEdition, NewsItem, ResultFigure


class ResultSerializer(serializers.ModelSerializer):
    label = TranslatedText()

    class Meta:
        model = ResultFigure
        fields = ["label", "unit", "before", "value", "period", "source", "url"]


class EditionSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    abstract = TranslatedText()
    context = TranslatedText()
    actions = TranslatedText()
    actors = TranslatedText()
    results = TranslatedText()
    difficulties = TranslatedText()
    lessons = TranslatedText()
    legal = TranslatedText()
    staff = TranslatedText()
    cost = TranslatedText()
    time = TranslatedText()
    partners = TranslatedText()
    politics = TranslatedText()
    note = TranslatedText()
    results_in_numbers = ResultSerializer(source="result_figures", many=True, read_only=True)

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
            "results_in_numbers",
            "difficulties",
            "lessons",
            "legal",
            "staff",
            "cost",
            "time",
            "partners",
            "politics",
            "target_groups",
            "competences_needed",
            "cost_band",
            "months_needed",
            "sdg_targets",
            "compact_objectives",
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


class NewsSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    summary = TranslatedText()
    cities = serializers.SlugRelatedField("slug", many=True, read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)

    class Meta:
        model = NewsItem
        fields = ["slug", "date", "title", "summary", "url", "cities", "themes", "translation_states"]


class ValueSerializer(serializers.Serializer):
    value = serializers.CharField()
    label = serializers.CharField()
    count = serializers.IntegerField()
    is_chosen = serializers.BooleanField()


class FacetSerializer(serializers.Serializer):
    name = serializers.CharField()
    label = serializers.CharField()
    values = ValueSerializer(many=True)


class FacetsSerializer(serializers.Serializer):
    """`count`: how many results there are. A value's: how many with it alone in its facet, all else as it is."""

    count = serializers.IntegerField()
    facets = FacetSerializer(many=True)


class CaseStudies(ReadOnlyRecords):
    """Published case studies with their published edition."""

    serializer_class = CaseStudySerializer
    filterset_class = CaseStudyFilter
    sorts = CASE_SORTS
    queryset = CaseStudy.objects.none()

    def get_queryset(self):
        return CaseStudy.objects.visible_to(self.request.user).with_results()

    @extend_schema(parameters=[], responses=FacetsSerializer, filters=True)
    @action(detail=False, pagination_class=None)
    def facets(self, request):
        """How many case studies each value of each facet gives beside the filters that are set."""
        found = ListingFilter().found(request, self.get_queryset(), self)
        return Response(FacetsSerializer({"count": found.number, "facets": found.facets}).data)


class News(ReadOnlyRecords):
    """Dated events of the network, each with where it was read."""

    serializer_class = NewsSerializer
    filterset_class = NewsFilter
    sorts = NEWS_SORTS
    queryset = NewsItem.objects.none()

    def get_queryset(self):
        return NewsItem.objects.visible_to(self.request.user).with_relations()

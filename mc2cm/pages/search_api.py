"""Search over the API: the same search as the page's."""

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.search import Hit, search
from mc2cm.pages.search import KINDS, PAGE_SIZE


class Question(serializers.Serializer):
    q = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=list(KINDS), required=False)
    page = serializers.IntegerField(min_value=1, max_value=1000, default=1)


class HitSerializer(serializers.Serializer):
    kind = serializers.CharField()
    url = serializers.SerializerMethodField()
    title = serializers.CharField(help_text="HTML: found words stand in <mark>, everything else is escaped.")
    excerpt = serializers.CharField(help_text="HTML, as the title.")
    language = serializers.CharField(source="text_lang")
    date = serializers.CharField()

    def get_url(self, hit: Hit) -> str:
        return f"/{self.context['language']}/{hit.path}"


class Answer(serializers.Serializer):
    query = serializers.CharField()
    count = serializers.IntegerField(source="total")
    counts_by_language = serializers.DictField(child=serializers.IntegerField(), source="counts")
    counts_by_kind = serializers.DictField(child=serializers.IntegerField(), source="kinds")
    is_approximate = serializers.BooleanField()
    results = HitSerializer(many=True, source="hits")


class Search(APIView):
    """Find whatever the portal publishes, of one kind or of all, in the language of `Accept-Language`."""

    @extend_schema(parameters=[Question], responses=Answer)
    def get(self, request: Request) -> Response:
        question = Question(data=request.query_params)
        question.is_valid(raise_exception=True)
        asked, language = question.validated_data, get_language() or "en"
        first = (asked["page"] - 1) * PAGE_SIZE
        results = search(asked["q"], language, kind=asked.get("kind", ""), first=first, size=PAGE_SIZE)
        return Response(Answer(results, context={"language": language}).data)

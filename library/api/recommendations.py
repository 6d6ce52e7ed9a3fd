"""Recommendations and what cities declare about them, over the API: read by anyone, written under the same rules."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from cities.models import City
from core.api import (
    ListingFilter,
    Pages,
    PlainTextField,
    ReadOnlyRecords,
    Strict,
    TranslatedText,
    acting,
    person_of,
    refuse_taken_back,
    sent,
    version_read,
)
from core.permissions import require
from library import actions
from library.actions.recommendations import PROGRESS_FIELDS, RECOMMENDATION_FIELDS
from library.choices import SDG_TARGET_CHOICES, ProgressState
from library.filters import PROGRESS_SORTS, RECOMMENDATION_SORTS, ProgressFilter, RecommendationFilter
from library.models import Progress, Recommendation

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag that was read."
)
KEEPS = ("library.edit_recommendation", "library.publish_recommendation")


class RecommendationSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    body = TranslatedText()
    adopted_in = TranslatedText()

    class Meta:
        model = Recommendation
        fields = [
            *["code", "status", "title", "body", "themes", "sdg_targets"],
            *["adopted_in", "adopted_on", "url", "position", "translation_states"],
        ]


class DeclaredProgressSerializer(serializers.ModelSerializer):
    """What a city declares; who did is not told, only when."""

    recommendation = serializers.SlugRelatedField("code", read_only=True)
    city = serializers.SlugRelatedField("slug", read_only=True)
    confirmed = serializers.BooleanField(source="is_confirmed", read_only=True)
    note = TranslatedText()

    class Meta:
        model = Progress
        fields = [
            *["recommendation", "city", "state", "note", "evidence"],
            *["declared_at", "confirmed", "confirmed_at", "translation_states"],
        ]


class RecommendationWords(Strict):
    """What the secretariat writes of a recommendation."""

    themes = serializers.ListField(child=serializers.SlugField(), required=False, max_length=30)
    sdg_targets = serializers.ListField(
        child=serializers.ChoiceField(choices=SDG_TARGET_CHOICES), required=False, max_length=169
    )
    adopted_on = serializers.CharField(required=False, allow_blank=True, max_length=10)
    url = serializers.URLField(required=False, allow_blank=True, max_length=500)
    position = serializers.IntegerField(required=False, min_value=0, max_value=32_767)

    def get_fields(self):
        fields = super().get_fields()
        return fields | {name: PlainTextField() for name in RECOMMENDATION_FIELDS if name not in fields}


class NewRecommendation(RecommendationWords):
    code = serializers.CharField(max_length=30)


class ProgressWords(Strict):
    """What a city declares: what is not sent stays as it is."""

    state = serializers.ChoiceField(choices=ProgressState.choices)
    evidence = serializers.URLField(required=False, allow_blank=True, max_length=500)

    def get_fields(self):
        fields = super().get_fields()
        return fields | {name: PlainTextField() for name in PROGRESS_FIELDS if name not in fields}


class WithdrawalReason(Strict):
    reason = serializers.CharField(max_length=2000)


class Recommendations(ReadOnlyRecords):
    """The network's policy recommendations, each under a reference that never changes."""

    serializer_class = RecommendationSerializer
    filterset_class = RecommendationFilter
    sorts = RECOMMENDATION_SORTS
    queryset = Recommendation.objects.none()
    lookup_field = "code"

    def get_queryset(self):
        return Recommendation.objects.visible_to(self.request.user)

    def kept(self) -> Recommendation:
        """One of them, in whatever state, for those who keep them; for everybody else only what is public."""
        rows = Recommendation.objects.kept_by(person_of(self.request), *KEEPS) | self.get_queryset()
        return get_object_or_404(rows, code=self.kwargs["code"])

    def one(self, row: Recommendation, code: int = status.HTTP_200_OK) -> Response:
        return Response(self.get_serializer(row).data, status=code, headers={"ETag": row.etag})

    def retrieve(self, request, *args, **kwargs):
        """One of them, with its ETag; a draft only for the secretariat. What was withdrawn answers 410 and why."""
        code = self.kwargs["code"]
        row = Recommendation.objects.kept_by(request.user, *KEEPS).filter(code=code).first()
        row = row or self.get_queryset().filter(code=code).first()
        if row is None:
            refuse_taken_back(Recommendation.objects.taken_back().filter(code=code))
        return self.one(row)

    @extend_schema(request=NewRecommendation, responses={201: RecommendationSerializer})
    @acting
    def create(self, request):
        """Begin a draft under a reference that never changes."""
        require(person_of(request), "library.edit_recommendation")
        words = sent(NewRecommendation, request)
        return self.one(actions.start_recommendation(words.pop("code"), words, by=request.user), 201)

    @extend_schema(request=RecommendationWords, responses=RecommendationSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, code):
        """Change it; in a published one that is public at once."""
        row = self.kept()
        require(request.user, "library.edit_recommendation")
        version = version_read(request)
        words = sent(RecommendationWords, request)
        return self.one(actions.edit_recommendation(row, words, by=request.user, version=version))

    @extend_schema(request=None, responses=RecommendationSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    @acting
    def publish(self, request, code):
        """Make it public, also again."""
        row = self.kept()
        require(request.user, "library.publish_recommendation")
        return self.one(actions.publish_recommendation(row, by=request.user, version=version_read(request)))

    @extend_schema(request=WithdrawalReason, responses=RecommendationSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    @acting
    def withdraw(self, request, code):
        """Take it back; its address answers with the reason."""
        row = self.kept()
        require(request.user, "library.publish_recommendation")
        version = version_read(request)
        words = sent(WithdrawalReason, request)
        return self.one(actions.withdraw_recommendation(row, by=request.user, version=version, **words))


class Board(mixins.ListModelMixin, viewsets.GenericViewSet):
    """The monitoring board: what each city declares about each recommendation, and whether it is confirmed."""

    serializer_class = DeclaredProgressSerializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = ProgressFilter
    sorts = PROGRESS_SORTS
    queryset = Progress.objects.none()

    def get_queryset(self):
        return Progress.objects.visible_to(self.request.user).with_names()


class CityProgress(viewsets.GenericViewSet):
    """What one city declares about one recommendation."""

    serializer_class = DeclaredProgressSerializer
    queryset = Progress.objects.none()

    def found(self) -> tuple[City, Recommendation, Progress | None]:
        user = self.request.user
        city = get_object_or_404(City.objects.visible_to(user), slug=self.kwargs["slug"])
        recommendation = get_object_or_404(Recommendation.objects.visible_to(user), code=self.kwargs["code"])
        rows = Progress.objects.filter(city=city, recommendation=recommendation).with_names()
        return city, recommendation, rows.first()

    def one(self, row: Progress) -> Response:
        return Response(self.get_serializer(row).data, headers={"ETag": row.etag})

    def retrieve(self, request, slug, code):
        """What the city declares, with its ETag; 404 while it has declared nothing."""
        _city, _recommendation, row = self.found()
        if row is None:
            raise Http404
        return self.one(row)

    @extend_schema(request=ProgressWords, responses=DeclaredProgressSerializer, parameters=[IF_MATCH])
    @acting
    def update(self, request, slug, code):
        """Declare how far the city has come: `If-Match: "0"` for the first time. A confirmation falls by a change."""
        by = person_of(request)
        city, recommendation, _row = self.found()
        require(by, "library.declare_progress", city)
        version = version_read(request)
        words = sent(ProgressWords, request)
        return self.one(actions.declare_progress(city, recommendation, words, by=by, version=version))

    @extend_schema(request=None, responses=DeclaredProgressSerializer, parameters=[IF_MATCH])
    @acting
    def confirm(self, request, slug, code):
        """The secretariat confirms what stands there now."""
        require(person_of(request), "library.confirm_progress")
        _city, _recommendation, row = self.found()
        if row is None:
            raise Http404
        return self.one(actions.confirm_progress(row, by=request.user, version=version_read(request)))

"""What cities adapted from each other, over the API."""

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from cities.models import City
from core.api import (
    IF_MATCH,
    Gone,
    PlainTextField,
    ReadOnlyRecords,
    Strict,
    TranslatedText,
    acting,
    person_of,
    sent,
    version_read,
)
from core.models import AuditEntry
from core.permissions import require
from core.translation import text_fields
from library import actions
from library.actions.borrowing import ADAPTATION_TEXTS
from library.choices import AdaptationState, CostBand
from library.filters import ADAPTATION_SORTS, AdaptationFilter
from library.models import Adaptation, CaseStudy


class AdaptationSerializer(serializers.ModelSerializer):
    """`told_in` is the borrower's own case study, where there is a public one."""

    case_study = serializers.SlugRelatedField("slug", read_only=True)
    city = serializers.SlugRelatedField("slug", read_only=True)
    told_in = serializers.SlugRelatedField("slug", read_only=True)
    kept = TranslatedText()
    changed = TranslatedText()
    cost = TranslatedText()
    result = TranslatedText()
    failure = TranslatedText()

    class Meta:
        model = Adaptation
        fields = [
            *["id", "case_study", "city", "told_in", "status", "progress", "started", "months", "cost_band"],
            *[*ADAPTATION_TEXTS, "translation_states", "published_at"],
        ]


class AdaptationWords(Strict):
    """What a city says of what it borrowed; what is not sent stays."""

    progress = serializers.ChoiceField(choices=AdaptationState.choices, required=False)
    started = serializers.CharField(required=False, allow_blank=True, max_length=10)
    months = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=600)
    cost_band = serializers.ChoiceField(choices=CostBand.choices, required=False)
    told_in = serializers.SlugRelatedField("slug", queryset=CaseStudy.objects.all(), required=False, allow_null=True)

    def get_fields(self):
        fields = super().get_fields()
        return fields | {name: PlainTextField() for name in text_fields(Adaptation)}


class NewAdaptation(AdaptationWords):
    case_study = serializers.SlugField(max_length=100)
    city = serializers.SlugField(max_length=50)
    progress = serializers.ChoiceField(choices=AdaptationState.choices)


class TakingBack(Strict):
    reason = PlainTextField(required=True, allow_blank=False)


class Adaptations(ReadOnlyRecords):
    """What cities adapted from the case studies of others, and what came of it; a city's own people see its drafts."""

    serializer_class = AdaptationSerializer
    filterset_class = AdaptationFilter
    sorts = ADAPTATION_SORTS
    lookup_field = "pk"
    lookup_value_regex = "[0-9]{1,9}"
    queryset = Adaptation.objects.none()

    def get_queryset(self):
        public = CaseStudy.objects.visible_to(AnonymousUser())
        return Adaptation.objects.visible_to(self.request.user).with_cases(public).order_by("pk")

    def fresh(self, row: Adaptation, *, status: int = 200) -> Response:
        """The row as its own city reads it, with the ETag for the next change."""
        now = Adaptation.objects.select_related("city", "case_study", "told_in").get(pk=row.pk)
        return Response(self.get_serializer(now).data, status=status, headers={"ETag": now.etag})

    def own(self, permission: str) -> Adaptation:
        person = person_of(self.request)
        rows = Adaptation.objects.visible_to(person).select_related("city", "case_study")
        row = get_object_or_404(rows, pk=self.kwargs["pk"])
        require(person, permission, row)
        return row

    def retrieve(self, request, *args, **kwargs):
        """One of them, with its ETag; a draft only for its city. What was taken back answers 410 and why."""
        row = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if row is None:
            gone = get_object_or_404(Adaptation.objects.taken_back(), pk=self.kwargs["pk"])
            raise Gone(gone.withdrawn_reason, AuditEntry.objects.filter(about=gone.tag, action="move").latest("pk").at)
        return Response(self.get_serializer(row).data, headers={"ETag": row.etag})

    @extend_schema(request=NewAdaptation, responses={201: AdaptationSerializer})
    @acting
    def create(self, request):
        """Record, as a draft, what became of another city's practice in one's own."""
        actions.require_some_city(person_of(request))
        values = sent(NewAdaptation, request)
        city = get_object_or_404(City.objects.kept_by(request.user), slug=values.pop("city"))
        study = get_object_or_404(CaseStudy.objects.visible_to(request.user), slug=values.pop("case_study"))
        row = actions.record_adaptation(study, city, values, by=request.user)
        return self.fresh(row, status=status.HTTP_201_CREATED)

    @extend_schema(request=AdaptationWords, responses=AdaptationSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, pk):
        """Write in a draft; what is public is changed, at once, by those who publish for the city."""
        row = self.own("library.record_adaptation")
        version = version_read(request)
        words = sent(AdaptationWords, request)
        actions.edit_adaptation(row, words, by=request.user, version=version)
        return self.fresh(row)

    @extend_schema(request=None, responses=AdaptationSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    @acting
    def publish(self, request, pk):
        """Public from now on; the city that it comes from is told."""
        row = self.own("library.publish_adaptation")
        return self.fresh(actions.publish_adaptation(row, by=request.user, version=version_read(request)))

    @extend_schema(request=TakingBack, responses=AdaptationSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    @acting
    def withdraw(self, request, pk):
        """Take it back, with a reason: its address tells it from now on."""
        row = self.own("library.withdraw_adaptation")
        version = version_read(request)
        words = sent(TakingBack, request)
        return self.fresh(actions.withdraw_adaptation(row, by=request.user, version=version, **words))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, pk):
        """Throw a draft away."""
        actions.discard_adaptation(
            self.own("library.record_adaptation"), by=request.user, version=version_read(request)
        )
        return Response(status=status.HTTP_204_NO_CONTENT)

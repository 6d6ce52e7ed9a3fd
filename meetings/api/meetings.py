"""Meetings: read as the public may, made and led through their life by the secretariat."""

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from core.api import IF_MATCH, ListingFilter, Pages, ReadOnlyRecords, acting, person_of, version_read
from core.permissions import require
from library.models import CaseStudy, Publication, Recommendation
from meetings import actions
from meetings.api import words
from meetings.api.reading import MeetingDetailSerializer
from meetings.api.serializers import MeetingSerializer
from meetings.filters import MEETING_SORTS, MeetingFilter
from meetings.models import Meeting

SCHEDULE = "meetings.schedule"


def sent(request: Any, shape: type[serializers.Serializer]) -> dict:
    """What was sent, when it has the right names and kinds of values."""
    asked = shape(data=request.data, context={"city": None})
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


def scheduler(request: Any, permission: str = SCHEDULE) -> Any:
    """The person, when she may do this; asked before anything is looked for."""
    require(person_of(request), permission)
    return request.user


class Meetings(ReadOnlyRecords):
    """The network's meetings, those to come and those of the record."""

    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter
    sorts = MEETING_SORTS
    queryset = Meeting.objects.none()

    def get_queryset(self):
        user = self.request.user
        rows = Meeting.objects.visible_to(user).with_relations().with_order()
        return rows.prefetch_related(
            "countries",
            Prefetch("publications", Publication.objects.visible_to(user)),
            Prefetch("recommendations", Recommendation.objects.visible_to(user)),
            Prefetch("case_studies", CaseStudy.objects.visible_to(user)),
        )

    def one(self, meeting: Meeting, status: int = 200) -> Response:
        """The meeting as it stands, with the ETag for the next change of it."""
        now = self.get_queryset().get(pk=meeting.pk)
        told = MeetingDetailSerializer(now, context=self.get_serializer_context())
        return Response(told.data, status=status, headers={"ETag": now.etag})

    @extend_schema(responses=MeetingDetailSerializer)
    def retrieve(self, request, *args, **kwargs):
        return self.one(self.get_object())

    @extend_schema(request=words.NewMeeting, responses={201: MeetingDetailSerializer})
    @acting
    def create(self, request):
        """A draft, which nobody but the secretariat sees."""
        by = scheduler(request)
        asked = sent(request, words.NewMeeting)
        themes = asked.pop("themes", [])
        return self.one(
            actions.create_meeting(asked, by=by, related={"themes": themes}), status=status.HTTP_201_CREATED
        )

    @extend_schema(request=words.MeetingWords, responses=MeetingDetailSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug):
        by = scheduler(request)
        meeting, version = self.get_object(), version_read(request)
        return self.one(actions.edit_meeting(meeting, sent(request, words.MeetingWords), by=by, version=version))

    def step(self, request, act, *, with_reason: bool = False) -> Response:
        by = scheduler(request)
        meeting, version = self.get_object(), version_read(request)
        asked = sent(request, words.MeetingReason)
        given = {"reason": asked.get("reason", "")} if with_reason else {}
        return self.one(act(meeting, by=by, version=version, **given))

    @extend_schema(request=words.MeetingReason, responses=MeetingDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def announce(self, request, slug):
        """From then on everybody can read its page."""
        return self.step(request, actions.announce)

    @extend_schema(request=words.MeetingReason, responses=MeetingDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def confirm(self, request, slug):
        """It takes place."""
        return self.step(request, actions.confirm)

    @extend_schema(request=words.MeetingReason, responses=MeetingDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def close(self, request, slug):
        """Its record is complete."""
        return self.step(request, actions.close)

    @extend_schema(request=words.MeetingReason, responses=MeetingDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def postpone(self, request, slug):
        """Its rooms, people and host are free; everyone concerned gets one mail with the reason."""
        return self.step(request, actions.postpone, with_reason=True)

    @extend_schema(request=words.MeetingReason, responses=MeetingDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def cancel(self, request, slug):
        """Call it off, for good; everyone concerned gets one mail with the reason."""
        return self.step(request, actions.cancel, with_reason=True)


class OfMeeting(viewsets.GenericViewSet):
    """What every address under a meeting shares: finding the meeting as this person may see it."""

    queryset = Meeting.objects.none()
    serializer_class: Any = MeetingSerializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = None
    sorts: list = []

    def meeting(self) -> Meeting:
        return get_object_or_404(Meeting.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def answer(self, row: Any, status: int = 200) -> Response:
        """A row as it stands, with the ETag for the next change of it."""
        return Response(self.get_serializer(row).data, status=status, headers={"ETag": row.etag})

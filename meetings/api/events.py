"""Meetings of one event: they share a host and its days."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from core.api import acting
from meetings import actions
from meetings.api import words
from meetings.api.meetings import OfMeeting, scheduler, sent
from meetings.models import Meeting


class EventSerializer(serializers.Serializer):
    """`meetings`: every meeting of the event that this reader may see, this one among them, by its day."""

    event_group = serializers.CharField()
    meetings = serializers.ListField(child=serializers.SlugField())


class Events(OfMeeting):
    serializer_class = EventSerializer

    def event(self) -> Response:
        meeting = self.meeting()
        rows = Meeting.objects.visible_to(self.request.user).filter(event_group=meeting.event_group)
        slugs = list(rows.order_by("first_day", "slug").values_list("slug", flat=True))
        told = EventSerializer({"event_group": meeting.event_group, "meetings": slugs})
        return Response(told.data, headers={"ETag": meeting.etag})

    @extend_schema(responses=EventSerializer)
    def retrieve(self, request, slug):
        return self.event()

    @extend_schema(request=words.EventOf, responses=EventSerializer)
    @acting
    def join(self, request, slug):
        """The event of another meeting is that of this one too."""
        by = scheduler(request)
        meeting, asked = self.meeting(), sent(request, words.EventOf)
        actions.join_event(meeting, asked["meeting"], by=by)
        return self.event()

    @extend_schema(responses=EventSerializer)
    @acting
    def leave(self, request, slug):
        """A meeting of its own again; 409 with `clashing` when its host has another one then."""
        by = scheduler(request)
        actions.leave_event(self.meeting(), by=by)
        return self.event()

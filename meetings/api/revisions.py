"""Published agendas, for ever; what the next one would do; and its publication."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response

from core.api import acting, etag_read
from meetings import actions
from meetings.api import words
from meetings.api.meetings import IF_MATCH, OfMeeting, scheduler, sent
from meetings.api.serializers import PlanSerializer, RevisionSerializer, WholeRevisionSerializer
from meetings.models import AgendaRevision


class Revisions(OfMeeting):
    serializer_class = RevisionSerializer

    @extend_schema(responses=RevisionSerializer(many=True))
    def list(self, request, slug):
        """The published agendas of a meeting, the latest first."""
        rows = AgendaRevision.objects.filter(meeting=self.meeting()).defer("snapshot")
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(responses=WholeRevisionSerializer)
    def retrieve(self, request, slug, number):
        row = get_object_or_404(AgendaRevision, meeting=self.meeting(), number=number)
        return Response(WholeRevisionSerializer(row).data, headers={"ETag": f'"{row.hash}"'})

    @extend_schema(responses=PlanSerializer)
    @acting
    def plan(self, request, slug):
        """What publishing would do now: checks, changes, and every mail that would go."""
        scheduler(request, "meetings.publish_agenda")
        meeting = self.meeting()
        plan = actions.plan(meeting)
        shown = {
            "number": plan.number,
            "is_changed": plan.is_changed,
            "checks": actions.checks(meeting),
            "changes": plan.changes,
            "letters": plan.letters,
            "unreachable": [person.name for person in plan.unreachable],
        }
        return Response(PlanSerializer(shown).data, headers={"ETag": plan.etag})

    @extend_schema(request=words.NewRevision, responses={201: RevisionSerializer}, parameters=[IF_MATCH])
    @acting
    def create(self, request, slug):
        """Publish the plan that If-Match names: 412 when the draft or its mails are others by now."""
        by = scheduler(request, "meetings.publish_agenda")
        meeting, seen = self.meeting(), etag_read(request).strip('"')
        last = actions.latest(meeting)
        known = sent(request, words.NewRevision).get("acknowledged", [])
        revision = actions.publish_agenda(
            meeting, by=by, read=last.number if last else 0, acknowledged=known, seen=seen
        )
        return Response(RevisionSerializer(revision).data, status=status.HTTP_201_CREATED)

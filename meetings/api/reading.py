"""Meetings as anyone reads them over the API: the same querysets and filters as the pages, published agendas alone."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from core.api import TranslatedText
from meetings.api.serializers import MeetingSerializer
from meetings.choices import ContributorPart, LanguageMode, SessionKind, SessionState
from meetings.models import AgendaRevision, Meeting, Session
from meetings.sheet.snapshot import names_in


class SpokenLanguage(serializers.Serializer):
    language = serializers.CharField()
    mode = serializers.ChoiceField(LanguageMode.choices)


class SpeakerSerializer(serializers.Serializer):
    """Somebody on a stage; `name` is empty once it was erased."""

    key = serializers.UUIDField()
    name = serializers.CharField()
    part = serializers.ChoiceField(ContributorPart.choices)
    function = serializers.DictField(child=serializers.CharField())
    organisation = serializers.CharField()
    subject = serializers.DictField(child=serializers.CharField())


class PublishedSession(serializers.Serializer):
    """A session as its agenda says it. `starts` and `ends` are moments in UTC; `local_start` is the place's clock."""

    uid = serializers.UUIDField()
    sequence = serializers.IntegerField()
    kind = serializers.ChoiceField(SessionKind.choices)
    state = serializers.ChoiceField(SessionState.choices)
    reason = serializers.CharField()
    title = serializers.DictField(child=serializers.CharField())
    description = serializers.DictField(child=serializers.CharField())
    track = serializers.IntegerField()
    local_start = serializers.CharField()
    local_end = serializers.CharField()
    tz = serializers.CharField()
    offset = serializers.CharField()
    starts = serializers.CharField()
    ends = serializers.CharField()
    room = serializers.DictField()
    is_online = serializers.BooleanField()
    capacity = serializers.IntegerField(allow_null=True)
    attribution = serializers.CharField()
    is_recorded = serializers.BooleanField()
    languages = SpokenLanguage(many=True)
    people = SpeakerSerializer(many=True)


class PublishedAgenda(serializers.Serializer):
    number = serializers.IntegerField()
    hash = serializers.CharField()
    previous_hash = serializers.CharField()
    published_at = serializers.DateTimeField()
    url = serializers.CharField()
    sessions = PublishedSession(many=True)


class RecordedSession(serializers.ModelSerializer):
    title = TranslatedText()
    description = TranslatedText()

    class Meta:
        model = Session
        fields = ["uid", "kind", "title", "description"]


class MeetingDetailSerializer(MeetingSerializer):
    """A meeting with the last agenda that was published; `recorded_sessions` are those of which no hour is known."""

    agenda = serializers.SerializerMethodField()
    recorded_sessions = serializers.SerializerMethodField()

    class Meta(MeetingSerializer.Meta):
        fields = [*MeetingSerializer.Meta.fields, "agenda", "recorded_sessions"]
        read_only_fields = fields

    @extend_schema_field(PublishedAgenda(allow_null=True))
    def get_agenda(self, meeting: Meeting) -> dict[str, Any] | None:
        row = AgendaRevision.objects.filter(meeting=meeting).order_by("-number").first()
        return PublishedAgenda(agenda_of(row, meeting.slug)).data if row else None

    @extend_schema_field(RecordedSession(many=True))
    def get_recorded_sessions(self, meeting: Meeting) -> list[dict]:
        return RecordedSession(Session.objects.on_record().filter(meeting=meeting), many=True).data


def agenda_of(row: AgendaRevision, slug: str) -> dict[str, Any]:
    """A published agenda with the names of those who stand in it."""
    names, sessions = names_in([row]), json.loads(row.snapshot)["sessions"]
    for session in sessions:
        session["people"] = [{**person, "name": names.get(person["name"], "")} for person in session["people"]]
    where = reverse("api-meeting-agenda", args=[slug, row.number])
    facts = {name: getattr(row, name) for name in ("number", "hash", "previous_hash", "published_at")}
    return {**facts, "url": where, "sessions": sessions}


class Agenda(APIView):
    """A published agenda for ever, byte for byte as it was hashed. Names stand in it by digest."""

    @extend_schema(responses={(200, "application/json"): OpenApiTypes.OBJECT})
    def get(self, request: Request, slug: str, number: int) -> HttpResponse:
        meetings = Meeting.objects.visible_to(request.user)
        rows = AgendaRevision.objects.filter(meeting__in=meetings)
        row = get_object_or_404(rows, meeting__slug=slug, number=number)
        response = HttpResponse(row.snapshot, content_type="application/json")
        response["ETag"] = f'"{row.hash}"'
        return response

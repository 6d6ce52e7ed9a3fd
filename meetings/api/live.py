"""On the day: notes and promises proposed by officials of a city, and what becomes of them."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from cities.models import City
from core.api import Strict, acting, person_of
from core.permissions import require
from core.translation import LANGUAGES
from meetings import actions
from meetings.api.afterwards import MINUTES, MinutesSerializer, MinutesWords, PledgeSerializer, PledgeWords
from meetings.api.meetings import OfMeeting, scheduler, sent
from meetings.models import ProposedNote, ProposedPledge, Session


class ProposedNoteSerializer(serializers.ModelSerializer):
    session = serializers.SlugRelatedField("uid", read_only=True)

    class Meta:
        model = ProposedNote
        fields = ["uid", "session", "words", "language"]
        read_only_fields = fields


class NewProposedNote(Strict):
    """`city`: for which city you are there."""

    session = serializers.SlugRelatedField("uid", queryset=Session.objects.select_related("meeting"))
    city = serializers.SlugRelatedField("slug", queryset=City.objects.all())
    words = serializers.CharField(max_length=1000)
    language = serializers.ChoiceField(choices=LANGUAGES)


class ProposedNotes(OfMeeting):
    """Notes that wait for the secretariat, who alone reads them."""

    serializer_class = ProposedNoteSerializer

    def rows(self):
        rows = ProposedNote.objects.visible_to(self.request.user).filter(session__meeting=self.meeting())
        return rows.select_related("session__meeting")

    def row(self) -> ProposedNote:
        return get_object_or_404(self.rows(), uid=self.kwargs["uid"])

    @extend_schema(responses=ProposedNoteSerializer(many=True))
    @acting
    def list(self, request, slug):
        scheduler(request, MINUTES)
        page = self.paginate_queryset(self.rows())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=NewProposedNote, responses={201: ProposedNoteSerializer})
    @acting
    def create(self, request, slug):
        """The same words twice are one note; of a session under the Chatham House Rule it is not kept who sent it."""
        by = person_of(request)
        meeting, asked = self.meeting(), sent(request, NewProposedNote)
        if asked["session"].meeting_id != meeting.pk:
            raise exceptions.NotFound
        row = actions.propose_note(**asked, by=by)
        return Response(self.get_serializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=MinutesWords, responses={201: MinutesSerializer})
    @acting
    def take(self, request, slug, uid):
        """Into the minutes: as it stands, or with the words that are sent."""
        by = scheduler(request, MINUTES)
        row, values = self.row(), sent(request, MinutesWords)
        note = actions.take_note(row, values, by=by)
        told = MinutesSerializer(note, context=self.get_serializer_context())
        return Response(told.data, status=status.HTTP_201_CREATED, headers={"ETag": note.etag})

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, uid):
        by = scheduler(request, MINUTES)
        actions.drop_note(self.row(), by=by)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ProposedPledgeSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = ProposedPledge
        fields = ["uid", "city", "promise", "language", "due_on", "proposed_on"]
        read_only_fields = fields


class NewProposedPledge(Strict):
    city = serializers.SlugRelatedField("slug", queryset=City.objects.all())
    promise = serializers.CharField(max_length=500)
    language = serializers.ChoiceField(choices=LANGUAGES)
    due_on = serializers.DateField()


class ProposedPledges(OfMeeting):
    """Promises that wait for somebody who may promise for the city; read by that city and the secretariat."""

    serializer_class = ProposedPledgeSerializer

    def rows(self):
        rows = ProposedPledge.objects.visible_to(self.request.user).filter(meeting=self.meeting())
        return rows.select_related("city", "meeting")

    def row(self, by: Any) -> ProposedPledge:
        row = get_object_or_404(self.rows(), uid=self.kwargs["uid"])
        require(by, "meetings.pledge", row.city)
        return row

    @extend_schema(responses=ProposedPledgeSerializer(many=True))
    def list(self, request, slug):
        page = self.paginate_queryset(self.rows())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=NewProposedPledge, responses={201: ProposedPledgeSerializer})
    @acting
    def create(self, request, slug):
        by = person_of(request)
        meeting, asked = self.meeting(), sent(request, NewProposedPledge)
        row = actions.propose_pledge(meeting, asked, by=by, city=asked.pop("city"))
        return Response(self.get_serializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=PledgeWords, responses={201: PledgeSerializer})
    @acting
    def confirm(self, request, slug, uid):
        """The city's promise: as it was proposed, but for what is sent."""
        row, values = self.row(person_of(request)), sent(request, PledgeWords)
        made = actions.confirm_pledge(row, values, by=request.user)
        told = PledgeSerializer(made, context=self.get_serializer_context())
        return Response(told.data, status=status.HTTP_201_CREATED, headers={"ETag": made.etag})

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, uid):
        actions.drop_pledge(self.row(person_of(request)), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

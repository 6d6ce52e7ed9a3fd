"""What remains of a meeting: minutes, the report and its clearances, promises."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from cities.models import City
from core.api import Strict, TranslatedText, acting, person_of, version_read
from core.permissions import require
from core.translation import text_fields
from meetings import actions
from meetings.api.meetings import IF_MATCH, OfMeeting, scheduler, sent
from meetings.choices import Clearance, MinutesKind, PledgeState
from meetings.models import Contributor, MeetingReport, MinutesEntry, Pledge, ReportClearance, Session
from profiles.api.words import WithTexts, choice

MINUTES, PUBLISH = "meetings.write_minutes", "meetings.publish_report"


class MinutesSerializer(serializers.ModelSerializer):
    session = serializers.SlugRelatedField("uid", read_only=True)
    words = TranslatedText()
    contributor = serializers.SlugRelatedField("key", read_only=True)
    city = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = MinutesEntry
        fields = ["uid", "version", "session", "attribution", "kind", "words", "contributor", "city", "position"]
        read_only_fields = fields


class MinutesWords(WithTexts):
    texts = text_fields(MinutesEntry)
    kind = choice(MinutesKind)
    contributor = serializers.SlugRelatedField(
        "key", queryset=Contributor.objects.all(), required=False, allow_null=True
    )
    city = serializers.SlugRelatedField("slug", queryset=City.objects.all(), required=False, allow_null=True)


class NewNote(MinutesWords):
    session = serializers.SlugRelatedField("uid", queryset=Session.objects.all())


class Minutes(OfMeeting):
    """Read by the secretariat; once shared, also by those who take part."""

    serializer_class = MinutesSerializer

    def rows(self):
        rows = MinutesEntry.objects.visible_to(self.request.user).filter(session__meeting=self.meeting())
        return rows.select_related("session__meeting", "contributor", "city").order_by("session", "position", "pk")

    def row(self) -> MinutesEntry:
        return get_object_or_404(self.rows(), uid=self.kwargs["uid"])

    @extend_schema(responses=MinutesSerializer(many=True))
    def list(self, request, slug):
        page = self.paginate_queryset(self.rows())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=NewNote, responses={201: MinutesSerializer})
    @acting
    def create(self, request, slug):
        """One note more; under the Chatham House Rule it names no person and no city."""
        by = scheduler(request, MINUTES)
        meeting, values = self.meeting(), sent(request, NewNote)
        session = values.pop("session")
        if session.meeting_id != meeting.pk:
            raise exceptions.NotFound
        return self.answer(actions.write_minutes(session, values, by=by), status.HTTP_201_CREATED)

    def retrieve(self, request, slug, uid):
        return self.answer(self.row())

    @extend_schema(request=MinutesWords, responses=MinutesSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        by = scheduler(request, MINUTES)
        row, version = self.row(), version_read(request)
        return self.answer(actions.edit_minutes(row, sent(request, MinutesWords), by=by, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        by = scheduler(request, MINUTES)
        actions.remove_minutes(self.row(), by=by, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, responses={204: None})
    @acting
    def share(self, request, slug):
        """From now on those who take part read them."""
        by = scheduler(request, MINUTES)
        actions.share_minutes(self.meeting(), by=by)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ClearanceSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = ReportClearance
        fields = ["city", "version", "state", "note"]
        read_only_fields = fields


class ReportSerializer(serializers.ModelSerializer):
    """`clearances`: what the cities that it names said; for the secretariat, and for each city its own."""

    title = TranslatedText()
    body = TranslatedText()
    clearances = serializers.SerializerMethodField()

    class Meta:
        model = MeetingReport
        fields = ["version", "status", "title", "body", "published_at", "clearances"]
        read_only_fields = fields

    def get_clearances(self, row) -> list[dict[str, Any]]:
        user = self.context["request"].user
        if not user.is_authenticated:
            return []
        rows = row.clearances.select_related("city")
        seen = [one for one in rows if user.has_perm("meetings.see_guests", one.city)]
        return ClearanceSerializer(seen, many=True).data


class ReportWords(WithTexts):
    texts = text_fields(MeetingReport)


class ClearanceWords(Strict):
    state = serializers.ChoiceField(choices=[Clearance.CLEARED.value, Clearance.OBJECTED.value])
    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)


class Reports(OfMeeting):
    """The learning note of a meeting: public once every city that it names has cleared it."""

    serializer_class = ReportSerializer

    def row(self) -> MeetingReport:
        rows = MeetingReport.objects.visible_to(self.request.user).select_related("meeting")
        return get_object_or_404(rows, meeting=self.meeting())

    def retrieve(self, request, slug):
        return self.answer(self.row())

    @extend_schema(request=None, responses={201: ReportSerializer})
    @acting
    def draft(self, request, slug):
        """A first version from the minutes."""
        by = scheduler(request, MINUTES)
        return self.answer(actions.draft_report(self.meeting(), by=by), status.HTTP_201_CREATED)

    @extend_schema(request=ReportWords, responses=ReportSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug):
        by = scheduler(request, MINUTES)
        row, version = self.row(), version_read(request)
        return self.answer(actions.edit_report(row, sent(request, ReportWords), by=by, version=version))

    def step(self, request, action, permission: str) -> Response:
        by = scheduler(request, permission)
        return self.answer(action(self.row(), by=by, version=version_read(request)))

    @extend_schema(request=None, responses=ReportSerializer, parameters=[IF_MATCH])
    @acting
    def ask(self, request, slug):
        """Ask every city that it names to clear it."""
        return self.step(request, actions.ask_clearance, MINUTES)

    @extend_schema(request=None, responses=ReportSerializer, parameters=[IF_MATCH])
    @acting
    def publish(self, request, slug):
        return self.step(request, actions.publish_report, PUBLISH)

    @extend_schema(request=None, responses=ReportSerializer, parameters=[IF_MATCH])
    @acting
    def take_back(self, request, slug):
        return self.step(request, actions.take_back_report, PUBLISH)

    @extend_schema(request=ClearanceWords, responses=ClearanceSerializer, parameters=[IF_MATCH])
    @acting
    def clear(self, request, slug, city):
        """What a city says of the report that names it; If-Match names the version of its clearance."""
        by = person_of(request)
        rows = self.row().clearances.select_related("city", "report")
        row = get_object_or_404(rows, city__slug=city)
        require(by, "meetings.clear_report", row.city)
        values = sent(request, ClearanceWords)
        now = actions.answer_clearance(row, by=by, version=version_read(request), **values)
        return Response(ClearanceSerializer(now).data, headers={"ETag": now.etag})


class PledgeSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)
    meeting = serializers.SlugRelatedField("slug", read_only=True)
    promise = TranslatedText()
    outcome = TranslatedText()

    class Meta:
        model = Pledge
        fields = [
            *["uid", "version", "meeting", "city", "promise", "pledged_on", "due_on"],
            *["state", "outcome", "settled_on"],
        ]
        read_only_fields = fields


class PledgeWords(WithTexts):
    texts = [name for name in text_fields(Pledge) if name.startswith("promise_")]
    due_on = serializers.DateField(required=False)


class NewPledge(PledgeWords):
    city = serializers.SlugRelatedField("slug", queryset=City.objects.all())
    due_on = serializers.DateField()


class Settled(WithTexts):
    texts = [name for name in text_fields(Pledge) if name.startswith("outcome_")]
    state = serializers.ChoiceField(choices=PledgeState.choices)


class Pledges(OfMeeting):
    """What cities promised at the meeting; each city writes its own."""

    serializer_class = PledgeSerializer

    def rows(self):
        rows = Pledge.objects.visible_to(self.request.user).filter(meeting=self.meeting())
        return rows.select_related("city", "meeting")

    def row(self) -> Pledge:
        return get_object_or_404(self.rows(), uid=self.kwargs["uid"])

    @extend_schema(responses=PledgeSerializer(many=True))
    def list(self, request, slug):
        page = self.paginate_queryset(self.rows())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, uid):
        return self.answer(self.row())

    @extend_schema(request=NewPledge, responses={201: PledgeSerializer})
    @acting
    def create(self, request, slug):
        by = person_of(request)
        meeting, values = self.meeting(), sent(request, NewPledge)
        made = actions.make_pledge(meeting, values.pop("city"), values, by=by)
        return self.answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=PledgeWords, responses=PledgeSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        by = person_of(request)
        row = self.row()
        require(by, "meetings.pledge", row.city)
        version = version_read(request)
        return self.answer(actions.edit_pledge(row, sent(request, PledgeWords), by=by, version=version))

    @extend_schema(request=Settled, responses=PledgeSerializer, parameters=[IF_MATCH])
    @acting
    def settle(self, request, slug, uid):
        """Kept, given up or open again, with what came of it."""
        by = person_of(request)
        row = self.row()
        require(by, "meetings.pledge", row.city)
        version, values = version_read(request), sent(request, Settled)
        state = values.pop("state")
        return self.answer(actions.settle_pledge(row, state, values, by=by, version=version))

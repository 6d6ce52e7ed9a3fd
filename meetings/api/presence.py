"""Places in a session, and who was there: for the secretariat and those who welcome guests."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from core.api import Strict, acting, person_of
from meetings import actions
from meetings.api.meetings import OfMeeting, scheduler, sent
from meetings.choices import Presence
from meetings.models import Attendance, Certificate, Meeting, MeetingInvitation, Session, SignUp
from meetings.sheet.certificates import verified_at

SEE, INVITE, CHECK_IN = "meetings.see_guests", "meetings.invite", "meetings.check_in"


class PresenceWords(Strict):
    presence = serializers.ChoiceField(choices=Presence.choices)


class SignUpSerializer(serializers.ModelSerializer):
    guest = serializers.SlugRelatedField("uid", source="invitation", read_only=True)

    class Meta:
        model = SignUp
        fields = ["guest", "presence", "state", "asked_at", "offered_until"]
        read_only_fields = fields


class AttendanceSerializer(serializers.ModelSerializer):
    guest = serializers.SlugRelatedField("uid", source="invitation", read_only=True)

    class Meta:
        model = Attendance
        fields = ["guest", "presence", "noted_at"]
        read_only_fields = fields


class OfSession(OfMeeting):
    def session(self) -> Session:
        rows = Session.objects.select_related("meeting").filter(meeting=self.meeting())
        return get_object_or_404(rows, uid=self.kwargs["uid"])

    def guest(self) -> MeetingInvitation:
        return get_object_or_404(MeetingInvitation, meeting=self.meeting(), uid=self.kwargs["guest"])

    def page_of(self, rows: Any) -> Response:
        page = self.paginate_queryset(self.filter_queryset(rows.select_related("invitation")))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class SignUps(OfSession):
    serializer_class = SignUpSerializer

    @extend_schema(responses=SignUpSerializer(many=True))
    @acting
    def list(self, request, slug, uid):
        """Who has a place and who waits, in the order in which they asked."""
        scheduler(request, SEE)
        return self.page_of(SignUp.objects.filter(session=self.session()))

    @extend_schema(request=PresenceWords, responses=SignUpSerializer)
    @acting
    def update(self, request, slug, uid, guest):
        """A place for a guest, or her turn; 409 with `clashing` when she has one elsewhere at that hour."""
        by = scheduler(request, INVITE)
        row = actions.sign_up(self.session(), self.guest(), sent(request, PresenceWords)["presence"], by=by)
        return Response(self.get_serializer(row).data)

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, uid, guest):
        """Give her place up for her."""
        actions.withdraw(self.session(), self.guest(), by=scheduler(request, INVITE))
        return Response(status=status.HTTP_204_NO_CONTENT)


class Attendances(OfSession):
    serializer_class = AttendanceSerializer

    @extend_schema(responses=AttendanceSerializer(many=True))
    @acting
    def list(self, request, slug, uid):
        scheduler(request, CHECK_IN)
        return self.page_of(Attendance.objects.filter(session=self.session()))

    @extend_schema(request=PresenceWords, responses=AttendanceSerializer)
    @acting
    def update(self, request, slug, uid, guest):
        """That she is there; the same again changes nothing."""
        by = scheduler(request, CHECK_IN)
        row = actions.note_attendance(self.session(), self.guest(), sent(request, PresenceWords)["presence"], by=by)
        return Response(self.get_serializer(row).data)

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, uid, guest):
        actions.unnote_attendance(self.session(), self.guest(), by=scheduler(request, CHECK_IN))
        return Response(status=status.HTTP_204_NO_CONTENT)


class CertificateWords(Strict):
    """Whose: the `uid` of guests who were there; without, everybody's who was."""

    guests = serializers.ListField(child=serializers.UUIDField(), required=False, allow_empty=False)


class CertificateSerializer(serializers.ModelSerializer):
    number = serializers.UUIDField(source="uid", read_only=True)
    guest = serializers.SlugRelatedField("uid", source="invitation", read_only=True)
    url = serializers.SerializerMethodField()

    class Meta:
        model = Certificate
        fields = ["number", "guest", "issued_at", "url"]
        read_only_fields = fields

    @extend_schema_field(serializers.URLField())
    def get_url(self, row):
        """Where anybody can verify it."""
        return verified_at(row)


class Certificates(OfMeeting):
    serializer_class = CertificateSerializer

    @extend_schema(responses=CertificateSerializer(many=True))
    @acting
    def list(self, request, slug):
        scheduler(request, actions.CERTIFY)
        page = self.paginate_queryset(self.filter_queryset(actions.certificates_of(self.meeting())))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=CertificateWords, responses={201: CertificateSerializer(many=True)})
    @acting
    def create(self, request, slug):
        """Make those that are missing and write to their owners; the answer holds the new ones alone."""
        by, meeting = scheduler(request, actions.CERTIFY), self.meeting()
        chosen = None
        if uids := sent(request, CertificateWords).get("guests"):
            chosen = [get_object_or_404(MeetingInvitation, meeting=meeting, uid=uid) for uid in uids]
        made = actions.issue_certificates(meeting, chosen, by=by)
        return Response(self.get_serializer(made, many=True).data, status=status.HTTP_201_CREATED)


class WayIn(serializers.Serializer):
    url = serializers.URLField()


class Join(OfSession):
    """The gate of a session online, for guests and those on its stage under their own account."""

    serializer_class = WayIn

    @extend_schema(responses=WayIn)
    @acting
    def retrieve(self, request, slug, uid):
        """The address, from a quarter of an hour before until the end; refused at other hours, nothing for others."""
        by = person_of(request)
        session = get_object_or_404(Session, meeting=self.public_meeting(), uid=uid)
        address = actions.way_in_for(session, by)
        if address is None:
            raise exceptions.NotFound
        return Response({"url": address}, headers={"Cache-Control": "no-store, private"})

    def public_meeting(self) -> Meeting:
        return get_object_or_404(Meeting.objects.public(), slug=self.kwargs["slug"])

"""Guests of a meeting: the secretariat invites and answers for them, a city names its own; nobody's link leaves here,
nor what somebody needs.
"""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.response import Response

from cities.models import City
from core.api import IF_MATCH, DayField, PlainTextField, Strict, acting, person_of, version_read
from core.limits import address_of
from core.permissions import require
from core.translation import LANGUAGES
from meetings import actions
from meetings.api.meetings import OfMeeting, scheduler, sent
from meetings.choices import OFFER_ANSWERS, GuestKind, InterestKind, Presence, Reply
from meetings.filters import GUEST_SORTS, GuestFilter
from meetings.models import Contributor, Interest, Meeting, MeetingInvitation, OutsideInterest, Quota

INVITE = "meetings.invite"


class PersonWords(Strict):
    name = serializers.CharField(max_length=160, required=False)
    email = serializers.EmailField(required=False)
    language = serializers.ChoiceField(choices=LANGUAGES, required=False)
    function = serializers.CharField(max_length=200, required=False, allow_blank=True)
    organisation = serializers.CharField(max_length=200, required=False, allow_blank=True)


class NewGuest(PersonWords):
    kind = serializers.ChoiceField(choices=GuestKind.choices)
    city = serializers.SlugRelatedField("slug", queryset=City.objects.all(), required=False, allow_null=True)
    contributor = serializers.SlugRelatedField(
        "key", queryset=Contributor.objects.all(), required=False, allow_null=True
    )


class ReplyWords(Strict):
    """What the secretariat was told: recorded as hers to have written down."""

    reply = serializers.ChoiceField(choices=Reply.choices)
    presence = serializers.ChoiceField(choices=Presence.choices, required=False, allow_blank=True)
    note = PlainTextField(max_length=500)


class BounceWords(Strict):
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class QuotaWords(Strict):
    seats = serializers.IntegerField(min_value=1, max_value=1000, required=False)
    nominate_by = DayField(required=False, allow_null=True)
    message = PlainTextField(max_length=2000)


class NewQuota(QuotaWords):
    city = serializers.SlugRelatedField("slug", queryset=City.objects.all())


class OfferWords(Strict):
    offers = serializers.ListField(child=serializers.ChoiceField(choices=InterestKind.choices), allow_empty=False)
    note = PlainTextField(max_length=2000)


class OfferAnswerWords(Strict):
    state = serializers.ChoiceField(choices=OFFER_ANSWERS)
    answer = PlainTextField(max_length=500)


class NewOutsider(Strict):
    name = serializers.CharField(max_length=160)
    email = serializers.EmailField()
    organisation = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    note = PlainTextField(max_length=2000)
    language = serializers.ChoiceField(choices=LANGUAGES, default=LANGUAGES[0])


class OutsiderAnswer(Strict):
    """Without `invite`: there is no place; `answer` is then told to her."""

    invite = serializers.BooleanField()
    kind = serializers.ChoiceField(choices=GuestKind.choices, default=GuestKind.GUEST.value)
    answer = PlainTextField(max_length=500)


class GuestSerializer(serializers.ModelSerializer):
    """`standing` is the newest answer as far as it is for the days as they are; `outdated`: for the old ones."""

    city = serializers.SlugRelatedField("slug", read_only=True)
    replaces = serializers.SlugRelatedField("uid", read_only=True)
    standing = serializers.CharField(read_only=True)
    presence = serializers.CharField(read_only=True, allow_null=True)
    answered_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = MeetingInvitation
        fields = [
            *["uid", "version", "kind", "city", "name", "email", "language", "function", "organisation", "state"],
            *["replaces", "invited_at", "standing", "presence", "answered_at", "word", "bounced_at", "bounce_note"],
        ]
        read_only_fields = fields


class QuotaSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)
    named = serializers.SerializerMethodField()

    class Meta:
        model = Quota
        fields = ["version", "city", "seats", "named", "nominate_by", "message", "invited_at"]
        read_only_fields = fields

    @extend_schema_field(serializers.IntegerField())
    def get_named(self, row):
        return actions.named(row.meeting, row.city)


class OfferSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Interest
        fields = ["version", "city", "offers", "note", "state", "answer", "offered_at"]
        read_only_fields = fields


class OutsiderSerializer(serializers.ModelSerializer):
    class Meta:
        model = OutsideInterest
        fields = ["id", "name", "email", "organisation", "note", "language", "state", "confirmed_at", "purge_on"]
        read_only_fields = fields


class Guests(OfMeeting):
    queryset: QuerySet = MeetingInvitation.objects.none()
    serializer_class = GuestSerializer
    filterset_class = GuestFilter
    sorts = GUEST_SORTS

    def rows(self) -> Any:
        rows = MeetingInvitation.objects.visible_to(person_of(self.request)).filter(meeting=self.meeting())
        return rows.with_standing().select_related("city", "replaces", "meeting")

    def row(self) -> Any:
        return get_object_or_404(self.rows(), uid=self.kwargs["uid"])

    def fresh(self, guest: MeetingInvitation, status: int = 200) -> Response:
        return self.answer(self.rows().get(pk=guest.pk), status)

    @extend_schema(responses=GuestSerializer(many=True))
    def list(self, request, slug):
        """Who is invited: a city reads of its own delegates, the secretariat of everybody."""
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, uid):
        return self.answer(self.row())

    @extend_schema(request=NewGuest, responses={201: GuestSerializer})
    @acting
    def create(self, request, slug):
        """Invite one person; she is written to at once."""
        by = scheduler(request, INVITE)
        guest, _token = actions.invite(self.meeting(), sent(request, NewGuest), by=by)
        return self.fresh(guest, status.HTTP_201_CREATED)

    @extend_schema(request=PersonWords, responses=GuestSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """At a new address a new invitation is sent, and the links sent before end."""
        guest, version = self.row(), version_read(request)
        return self.fresh(actions.edit_guest(guest, sent(request, PersonWords), by=request.user, version=version))

    @extend_schema(request=ReplyWords, responses=GuestSerializer)
    @acting
    def reply(self, request, slug, uid):
        """What the secretariat was told by her."""
        by = scheduler(request, INVITE)
        guest, told = self.row(), sent(request, ReplyWords)
        actions.answer(guest, told["reply"], told.get("presence", ""), told.get("note", ""), by=by)
        return self.fresh(guest)

    @extend_schema(request=PersonWords, responses={201: GuestSerializer})
    @acting
    def substitute(self, request, slug, uid):
        """Somebody comes in her place; both are written to."""
        after, _token = actions.substitute(self.row(), sent(request, PersonWords), by=request.user)
        return self.fresh(after, status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=GuestSerializer)
    @acting
    def revoke(self, request, slug, uid):
        return self.fresh(actions.revoke(self.row(), by=request.user))

    @extend_schema(request=None, responses=GuestSerializer)
    @acting
    def again(self, request, slug, uid):
        """Send the invitation again, with one more link; once a day at most."""
        return self.fresh(actions.send_again(self.row(), by=request.user))

    @extend_schema(request=BounceWords, responses=GuestSerializer)
    @acting
    def bounced(self, request, slug, uid):
        """Mail to her came back."""
        by = scheduler(request, INVITE)
        return self.fresh(actions.bounced(self.row(), sent(request, BounceWords)["note"], by=by))

    @extend_schema(request=None, responses=GuestSerializer)
    @acting
    def erase(self, request, slug, uid):
        """Nobody can read any more who she was."""
        by = scheduler(request, INVITE)
        return self.fresh(actions.erase_guest(self.row(), by=by))


class Quotas(OfMeeting):
    queryset: QuerySet = Quota.objects.none()
    serializer_class = QuotaSerializer

    def rows(self) -> Any:
        rows = Quota.objects.visible_to(person_of(self.request)).filter(meeting=self.meeting())
        return rows.select_related("city", "meeting")

    def row(self) -> Quota:
        return get_object_or_404(self.rows(), city__slug=self.kwargs["city"])

    @extend_schema(responses=QuotaSerializer(many=True))
    def list(self, request, slug):
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, city):
        return self.answer(self.row())

    @extend_schema(request=NewQuota, responses={201: QuotaSerializer})
    @acting
    def create(self, request, slug):
        """Invite a city; everybody there who may name delegates is written to."""
        by = scheduler(request, INVITE)
        asked = sent(request, NewQuota)
        made = actions.invite_city(self.meeting(), asked.pop("city"), asked, by=by)
        return self.answer(self.rows().get(pk=made.pk), status.HTTP_201_CREATED)

    @extend_schema(request=QuotaWords, responses=QuotaSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, city):
        by = scheduler(request, INVITE)
        row, version = self.row(), version_read(request)
        actions.change_quota(row, sent(request, QuotaWords), by=by, version=version)
        return self.answer(self.row())

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, city):
        """While it has named nobody."""
        by = scheduler(request, INVITE)
        actions.uninvite_city(self.row(), by=by)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=PersonWords, responses={201: GuestSerializer})
    @acting
    def nominate(self, request, slug, city):
        """Name a delegate, up to the city's quota; she is written to at once."""
        guest, _token = actions.nominate(self.row(), sent(request, PersonWords), by=request.user)
        found = MeetingInvitation.objects.visible_to(request.user).with_standing().get(pk=guest.pk)
        return Response(GuestSerializer(found).data, status=status.HTTP_201_CREATED, headers={"ETag": found.etag})


class Offers(OfMeeting):
    queryset: QuerySet = Interest.objects.none()
    serializer_class = OfferSerializer

    def rows(self) -> Any:
        rows = Interest.objects.visible_to(person_of(self.request)).filter(meeting=self.meeting())
        return rows.select_related("city", "meeting")

    def row(self) -> Interest:
        return get_object_or_404(self.rows(), city__slug=self.kwargs["city"])

    @extend_schema(responses=OfferSerializer(many=True))
    def list(self, request, slug):
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, city):
        return self.answer(self.row())

    @extend_schema(request=OfferWords, responses=OfferSerializer)
    @acting
    def update(self, request, slug, city):
        """What the city offers: to host, present, review or attend."""
        by, meeting = person_of(request), self.meeting()
        place = get_object_or_404(City.objects.kept_by(by), slug=city)
        require(by, "meetings.offer", place)
        asked = sent(request, OfferWords)
        made = actions.offer(meeting, place, asked["offers"], by=by, note=asked.get("note", ""))
        return self.answer(self.rows().get(pk=made.pk))

    @extend_schema(responses=OfferSerializer)
    @acting
    def destroy(self, request, slug, city):
        """Take the offer back; that it was made stays."""
        return self.answer(actions.take_offer_back(self.row(), by=request.user))

    @extend_schema(request=OfferAnswerWords, responses=OfferSerializer)
    @acting
    def reply(self, request, slug, city):
        by = scheduler(request, INVITE)
        asked = sent(request, OfferAnswerWords)
        actions.answer_offer(self.row(), asked["state"], by=by, answer=asked.get("answer", ""))
        return self.answer(self.row())


class Outsiders(OfMeeting):
    """People outside the network: anybody may send, the secretariat alone reads."""

    queryset: QuerySet = OutsideInterest.objects.none()
    serializer_class = OutsiderSerializer

    def rows(self) -> Any:
        scheduler(self.request, INVITE)
        return OutsideInterest.objects.filter(meeting=self.meeting(), confirmed_at__isnull=False)

    @extend_schema(responses=OutsiderSerializer(many=True))
    @acting
    def list(self, request, slug):
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=NewOutsider, responses={202: None})
    @acting
    def create(self, request, slug):
        """A mail with a link goes to the address; the secretariat reads it when it is opened and confirmed."""
        meeting = get_object_or_404(Meeting.objects.public(), slug=slug)
        actions.express_interest(meeting, sent(request, NewOutsider), sender=address_of(request))
        return Response(status=status.HTTP_202_ACCEPTED)

    @extend_schema(request=OutsiderAnswer, responses=OutsiderSerializer)
    @acting
    def reply(self, request, slug, pk):
        by = scheduler(request, INVITE)
        row, asked = get_object_or_404(self.rows().select_related("meeting"), pk=pk), sent(request, OutsiderAnswer)
        if asked["invite"]:
            actions.invite_outsider(row, {"kind": asked["kind"]}, by=by)
        else:
            actions.decline_outsider(row, by=by, answer=asked.get("answer", ""))
        row.refresh_from_db()
        return Response(self.get_serializer(row).data)

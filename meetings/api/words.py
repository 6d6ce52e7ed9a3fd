"""What may be sent: names and kinds of values. Whether they hold is said by the record itself, in every door alike."""

from rest_framework import serializers

from cities.models import City, Country, Theme
from core.api import Strict, WallTimeOf
from core.choices import DocumentLanguage
from core.translation import text_fields
from meetings.choices import (
    Acceptance,
    Attribution,
    ContributorPart,
    DocumentKind,
    LanguageMode,
    MeetingKind,
    Mode,
    Precision,
    SessionKind,
    Visibility,
)
from meetings.models import Contribution, Contributor, InterpreterTeam, Meeting, MeetingDocument, Room, Session, Venue
from profiles.api.words import OneOf, WithTexts, choice


def day() -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True)


def count() -> serializers.IntegerField:
    return serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=2_000_000_000)


def zone() -> serializers.CharField:
    return serializers.CharField(required=False, max_length=60)


class MeetingWords(WithTexts):
    texts = text_fields(Meeting)
    kind = choice(MeetingKind)
    number = count()
    mode = choice(Mode)
    host = OneOf("slug", City.objects.all(), allow_null=True)
    place_country = OneOf("code", Country.objects.all(), allow_null=True)
    first_day = day()
    last_day = day()
    precision = choice(Precision)
    inferred = serializers.BooleanField(required=False)
    tz = zone()
    answer_by = day()
    attribution = choice(Attribution)
    people = count()
    people_note = serializers.CharField(required=False, allow_blank=True, max_length=60)
    url = serializers.URLField(required=False, allow_blank=True, max_length=500)


class NewMeeting(MeetingWords):
    themes = serializers.SlugRelatedField("slug", queryset=Theme.objects.all(), many=True, required=False)


class EventOf(Strict):
    meeting = serializers.SlugRelatedField("slug", queryset=Meeting.objects.all())


class MeetingReason(Strict):
    reason = serializers.CharField(required=False, allow_blank=True, max_length=500)


class SessionWords(WithTexts):
    texts = text_fields(Session)
    kind = choice(SessionKind)
    track = serializers.IntegerField(required=False, min_value=1, max_value=100)
    position = serializers.IntegerField(required=False, min_value=0, max_value=1000)
    local_start = WallTimeOf()
    local_end = WallTimeOf()
    tz = zone()
    room = serializers.PrimaryKeyRelatedField(queryset=Room.objects.all(), required=False, allow_null=True)
    is_online = serializers.BooleanField(required=False)
    capacity = count()
    attribution = choice(Attribution)
    takes_sign_up = serializers.BooleanField(required=False)
    is_recorded = serializers.BooleanField(required=False)


class Swap(Strict):
    """`other_version` is the version of the other session that was read; If-Match names that of this one."""

    other = serializers.SlugRelatedField("uid", queryset=Session.objects.all())
    other_version = serializers.IntegerField(min_value=1)


class PartWords(WithTexts):
    texts = text_fields(Contribution)
    part = choice(ContributorPart)
    acceptance = choice(Acceptance)


class NewPart(PartWords):
    contributor = serializers.SlugRelatedField("key", queryset=Contributor.objects.all())


class SpokenWords(Strict):
    language = serializers.ChoiceField(choices=DocumentLanguage.choices)
    mode = choice(LanguageMode)
    team = serializers.PrimaryKeyRelatedField(queryset=InterpreterTeam.objects.all(), required=False, allow_null=True)

    def validate(self, values):
        return values


class LanguagesWords(Strict):
    languages = SpokenWords(many=True)


class RoomWords(Strict):
    name = serializers.CharField(required=False, max_length=120)
    capacity = count()
    step_free = serializers.BooleanField(required=False, allow_null=True)
    note = serializers.CharField(required=False, allow_blank=True, max_length=300)


class NewRoom(RoomWords):
    venue = serializers.SlugRelatedField("slug", queryset=Venue.objects.all())


class DocumentWords(WithTexts):
    """`session` is the uid of one of the meeting's sessions; `embargo_until` a moment with its offset."""

    texts = text_fields(MeetingDocument)
    kind = choice(DocumentKind)
    session = serializers.SlugRelatedField("uid", queryset=Session.objects.all(), required=False, allow_null=True)
    visibility = choice(Visibility)
    embargo_until = serializers.DateTimeField(required=False, allow_null=True)
    position = serializers.IntegerField(required=False, min_value=0, max_value=1000)


class NewVersion(Strict):
    """A file or an address elsewhere, in one language."""

    language = serializers.ChoiceField(choices=DocumentLanguage.choices)
    file = serializers.FileField(required=False, allow_empty_file=True)
    url = serializers.URLField(required=False, allow_blank=True, max_length=500)
    origin = serializers.CharField(required=False, allow_blank=True, max_length=300)


class NewRevision(Strict):
    """`acknowledged`: the keys of the checks that she knows of. If-Match names the plan that she read."""

    acknowledged = serializers.ListField(child=serializers.CharField(max_length=200), required=False, max_length=2000)

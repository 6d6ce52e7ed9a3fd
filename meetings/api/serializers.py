"""What the API says of meetings: shapes for reading, nothing is decided here."""

import json

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import TranslatedText
from meetings.models import AgendaRevision, Contribution, Meeting, MeetingDocument, Room, Session, SessionLanguage
from meetings.sheet.documents import document_line
from meetings.sheet.snapshot import names_in


class CityPartSerializer(serializers.Serializer):
    city = serializers.SlugField(source="city.slug")
    part = serializers.CharField()


class OrganisationPartSerializer(serializers.Serializer):
    organisation = serializers.SlugField(source="organisation.slug")
    part = serializers.CharField()


class MeetingSerializer(serializers.ModelSerializer):
    """`starts` and `ends` are the days as far as they are known: 2016-07-12, 2015-05, 2015, or empty."""

    title = TranslatedText()
    summary = TranslatedText()
    outcome = TranslatedText()
    place = TranslatedText()
    date_note = TranslatedText()
    host = serializers.SlugRelatedField("slug", read_only=True)
    place_country = serializers.SlugRelatedField("code", read_only=True)
    starts = serializers.CharField(read_only=True)
    ends = serializers.CharField(read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)
    countries = serializers.SlugRelatedField("code", many=True, read_only=True)
    cities = CityPartSerializer(source="city_parts", many=True, read_only=True)
    organisations = OrganisationPartSerializer(source="organisation_parts", many=True, read_only=True)
    publications = serializers.SlugRelatedField("slug", many=True, read_only=True)
    recommendations = serializers.SlugRelatedField("code", many=True, read_only=True)
    case_studies = serializers.SlugRelatedField("slug", many=True, read_only=True)

    class Meta:
        model = Meeting
        fields = [
            *[
                "uid",
                "slug",
                "version",
                "sequence",
                "event_group",
                "kind",
                "number",
                "status",
                "reason",
                "on_record",
                "mode",
            ],
            *["title", "summary", "outcome", "host", "place", "place_country", "starts", "ends"],
            *["precision", "inferred", "date_note"],
            *["tz", "answer_by", "attribution", "people", "people_note", "url", "themes", "countries", "cities"],
            *["organisations", "publications", "recommendations", "case_studies", "translation_states"],
        ]
        read_only_fields = fields


class RoomSerializer(serializers.ModelSerializer):
    venue = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Room
        fields = ["id", "version", "venue", "name", "capacity", "step_free", "note"]
        read_only_fields = fields


class ContributionSerializer(serializers.ModelSerializer):
    contributor = serializers.UUIDField(source="contributor.key", read_only=True)
    name = serializers.CharField(source="contributor.name", read_only=True)
    subject = TranslatedText()

    class Meta:
        model = Contribution
        fields = ["id", "contributor", "name", "part", "acceptance", "subject"]
        read_only_fields = fields


class SpokenSerializer(serializers.ModelSerializer):
    class Meta:
        model = SessionLanguage
        fields = ["language", "mode", "team"]
        read_only_fields = fields


@extend_schema_field({"type": "string", "nullable": True, "example": "2027-07-01T09:00"})
class WallTimeShown(serializers.Field):
    """What the clock of the place shows."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value):
        return value.isoformat(timespec="minutes")


class SessionSerializer(serializers.ModelSerializer):
    """A session as it is planned. `local_start` and `local_end` are what the clock of `tz` shows."""

    title = TranslatedText()
    description = TranslatedText()
    local_start = WallTimeShown()
    local_end = WallTimeShown()
    people = ContributionSerializer(source="contributions", many=True, read_only=True)
    languages = SpokenSerializer(many=True, read_only=True)

    class Meta:
        model = Session
        fields = [
            *["uid", "version", "sequence", "kind", "state", "reason", "title", "description", "track", "position"],
            *["local_start", "local_end", "tz", "room", "is_online", "capacity", "takes_sign_up"],
            *["attribution", "is_recorded", "people", "languages"],
        ]
        read_only_fields = fields


class VersionSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="pk")
    language = serializers.CharField(source="lang")
    number = serializers.IntegerField()
    url = serializers.CharField()
    media_type = serializers.CharField()


class MeetingDocumentSerializer(serializers.ModelSerializer):
    """Only what this reader may see; `versions` has the latest file of every language, then earlier ones."""

    title = TranslatedText()
    versions = serializers.SerializerMethodField()
    session = serializers.SerializerMethodField()

    class Meta:
        model = MeetingDocument
        fields = ["key", "version", "kind", "title", "visibility", "embargo_until", "session", "position", "versions"]
        read_only_fields = fields

    @extend_schema_field(VersionSerializer(many=True))
    def get_versions(self, row):
        line = document_line(row, row.meeting)
        return VersionSerializer([*line.files, *line.earlier], many=True).data

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_session(self, row):
        return str(row.session.uid) if row.session else None


class RevisionSerializer(serializers.ModelSerializer):
    """A published agenda. `hash` is sha256 of the hash before it, a line end and the agenda's text."""

    class Meta:
        model = AgendaRevision
        fields = ["number", "hash", "previous_hash", "published_at"]
        read_only_fields = fields


@extend_schema_field({"type": "object", "additionalProperties": True})
class Snapshot(serializers.Field):
    """The agenda as it was published; names stand in it by their digest."""

    def to_representation(self, value):
        return json.loads(value)


class WholeRevisionSerializer(RevisionSerializer):
    """`names` gives the name behind each digest; one that was erased is missing."""

    agenda = Snapshot(source="snapshot", read_only=True)
    names = serializers.SerializerMethodField()

    class Meta(RevisionSerializer.Meta):
        fields = [*RevisionSerializer.Meta.fields, "agenda", "names"]
        read_only_fields = fields

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_names(self, row):
        return names_in([row])


class CheckSerializer(serializers.Serializer):
    """`level` is blocked, acknowledge or noted; `key` is what is sent to acknowledge it."""

    level = serializers.CharField()
    key = serializers.CharField()
    text = serializers.CharField()
    session = serializers.CharField()


class SessionChangeSerializer(serializers.Serializer):
    session = serializers.CharField(source="uid")
    changes = serializers.ListField(child=serializers.CharField())


class LetterSerializer(serializers.Serializer):
    name = serializers.CharField(source="person.name")
    to = serializers.CharField()
    language = serializers.CharField()
    subject = serializers.CharField()
    text = serializers.CharField()


class PlanSerializer(serializers.Serializer):
    """What publishing would do: its ETag is sent in If-Match to publish just that."""

    number = serializers.IntegerField()
    is_changed = serializers.BooleanField()
    checks = CheckSerializer(many=True)
    changes = SessionChangeSerializer(many=True)
    letters = LetterSerializer(many=True)
    unreachable = serializers.ListField(child=serializers.CharField())

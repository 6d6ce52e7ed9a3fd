"""What the API says of the network: countries, cities, parts, people who ask and who work."""

from rest_framework import serializers

from cities.models import (
    City,
    CityPicture,
    Colleague,
    Country,
    JoinRequest,
    Membership,
    Organisation,
    Part,
    Phase,
    Theme,
)
from core.api import TranslatedText
from core.models import AuditEntry, Correction


class CountrySerializer(serializers.ModelSerializer):
    name = TranslatedText()

    class Meta:
        model = Country
        fields = ["code", "name", "region"]


class ThemeSerializer(serializers.ModelSerializer):
    name = TranslatedText()
    summary = TranslatedText()

    class Meta:
        model = Theme
        fields = ["slug", "name", "summary", "translation_states"]


class PhaseSerializer(serializers.ModelSerializer):
    name = TranslatedText()
    summary = TranslatedText()
    invited_countries = serializers.SlugRelatedField("code", many=True, read_only=True)

    class Meta:
        model = Phase
        fields = ["slug", "kind", "name", "summary", "starts", "ends", "invited_countries", "translation_states"]


class MembershipSerializer(serializers.ModelSerializer):
    phase = serializers.SlugRelatedField("slug", read_only=True)
    represented_by = serializers.SlugRelatedField("slug", read_only=True)
    note = TranslatedText()

    class Meta:
        model = Membership
        fields = ["id", "phase", "role", "represented_by", "since", "until", "note"]


class CitySerializer(serializers.ModelSerializer):
    name = TranslatedText()
    administration_name = TranslatedText()
    summary = TranslatedText()
    competences = TranslatedText()
    known_for = TranslatedText()
    country = CountrySerializer(read_only=True)
    themes = serializers.SlugRelatedField("slug", many=True, read_only=True)
    memberships = MembershipSerializer(many=True, read_only=True)
    role = serializers.CharField(source="standing_role", read_only=True)

    class Meta:
        model = City
        fields = [
            "slug",
            "name",
            "country",
            "administration",
            "administration_name",
            "alternate_names",
            "latitude",
            "longitude",
            "geonames_id",
            "website",
            "may_act_in",
            "summary",
            "competences",
            "known_for",
            "role",
            "memberships",
            "themes",
            "translation_states",
        ]


class PartSerializer(serializers.ModelSerializer):
    phase = serializers.SlugRelatedField("slug", read_only=True)
    note = TranslatedText()

    class Meta:
        model = Part
        fields = ["phase", "role", "note"]


class OrganisationSerializer(serializers.ModelSerializer):
    name = TranslatedText()
    summary = TranslatedText()
    country = serializers.SlugRelatedField("code", read_only=True)
    roles = PartSerializer(many=True, read_only=True)

    class Meta:
        model = Organisation
        fields = ["slug", "name", "acronym", "kind", "country", "website", "summary", "roles", "translation_states"]


class PictureSerializer(serializers.ModelSerializer):
    url = serializers.CharField(source="file.url", read_only=True)
    alternative = TranslatedText()

    class Meta:
        model = CityPicture
        fields = ["id", "url", "width", "height", "alternative", "credit", "licence"]


class JoinRequestSerializer(serializers.ModelSerializer):
    class Meta:
        model = JoinRequest
        fields = [
            "id",
            *["kind", "name", "email", "city_name", "country", "position", "message", "language"],
            *["status", "answer", "answered_at", "created_at"],
        ]


class HistorySerializer(serializers.ModelSerializer):
    class Meta:
        model = AuditEntry
        fields = ["id", "at", "actor", "action", "changes"]


class CorrectionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Correction
        fields = ["id", "field", "language", "current", "proposal", "source", "status", "reason", "created_at"]


class ColleagueSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="person.name", read_only=True)
    email = serializers.EmailField(source="person.email", read_only=True)

    class Meta:
        model = Colleague
        fields = ["id", "name", "email", "role", "starts_at", "ends_at"]

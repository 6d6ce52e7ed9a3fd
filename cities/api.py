"""The network over the API: the same querysets and filters as the pages."""

from rest_framework import serializers

from cities.filters import CITY_SORTS, ORGANISATION_SORTS, CityFilter, OrganisationFilter
from cities.models import City, Country, Membership, Organisation, Part, Phase, Theme
from core.api import ReadOnlyRecords, TranslatedText


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
        fields = ["phase", "role", "represented_by", "since", "note"]


class CitySerializer(serializers.ModelSerializer):
    name = TranslatedText()
    administration_name = TranslatedText()
    summary = TranslatedText()
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
            "summary",
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


class Cities(ReadOnlyRecords):
    """The cities of the record with the part each has had in the network."""

    serializer_class = CitySerializer
    filterset_class = CityFilter
    sorts = CITY_SORTS
    queryset = City.objects.none()

    def get_queryset(self):
        return City.objects.visible_to(self.request.user).with_memberships().with_standing().order_by("slug")


class Countries(ReadOnlyRecords):
    """Countries of the cities, and those invited in 2003, by ISO 3166-1 code."""

    serializer_class = CountrySerializer
    queryset = Country.objects.order_by("code")
    lookup_field = "code"


class Phases(ReadOnlyRecords):
    """Project phases, the precursor of 2003 and the parent dialogue."""

    serializer_class = PhaseSerializer
    queryset = Phase.objects.prefetch_related("invited_countries")


class Themes(ReadOnlyRecords):
    """What the network works on."""

    serializer_class = ThemeSerializer
    queryset = Theme.objects.all()


class Partners(ReadOnlyRecords):
    """Organisations by the parts they take in each phase."""

    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilter
    sorts = ORGANISATION_SORTS
    queryset = Organisation.objects.none()

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user).with_roles().order_by("slug")

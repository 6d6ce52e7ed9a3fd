"""The network over the API: the same querysets and filters as the pages."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.choices import CITY_ROLE_CHOICES
from cities import actions
from cities.choices import CityRole, JoinKind, JoinStatus, LocalCompetence, Passage
from cities.filters import CITY_SORTS, ORGANISATION_SORTS, CityFilter, OrganisationFilter
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
from cities.pictures import cleaned_picture
from core.api import ReadOnlyRecords, Strict, TranslatedText, acting, version_read
from core.limits import once_more
from core.models import AuditEntry, Correction
from core.permissions import require
from core.translation import LANGUAGES


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


class OwnTexts(Strict):
    """What a city keeps itself."""

    website = serializers.URLField(required=False, allow_blank=True)
    may_act_in = serializers.ListField(
        child=serializers.ChoiceField(choices=LocalCompetence.choices), required=False, max_length=40
    )

    def get_fields(self):
        fields = super().get_fields()
        for name in actions.OWN_TEXTS:
            for code in LANGUAGES:
                fields[f"{name}_{code}"] = serializers.CharField(required=False, allow_blank=True)
        return fields


class Reference(Strict):
    """What the secretariat keeps of a city."""

    country = serializers.SlugRelatedField("code", queryset=Country.objects.all(), required=False)
    administration = serializers.CharField(required=False, allow_blank=True)
    alternate_names = serializers.ListField(child=serializers.CharField(max_length=80), required=False, max_length=50)

    def get_fields(self):
        fields = super().get_fields()
        for name in actions.REFERENCE_TEXTS:
            for code in LANGUAGES:
                fields[f"{name}_{code}"] = serializers.CharField(required=False, allow_blank=True)
        return fields


class NewMembership(Strict):
    phase = serializers.SlugRelatedField("slug", queryset=Phase.objects.all())
    role = serializers.ChoiceField(choices=CityRole.choices)
    represented_by = serializers.SlugRelatedField("slug", queryset=Organisation.objects.all(), required=False)
    since = serializers.CharField(required=False, allow_blank=True)


class End(Strict):
    until = serializers.CharField()


class Contact(Strict):
    email = serializers.EmailField(allow_blank=True)


class Confirmation(Strict):
    text = serializers.ChoiceField(choices=actions.OWN_TEXTS)
    language = serializers.ChoiceField(choices=LANGUAGES)


class PictureSerializer(serializers.ModelSerializer):
    url = serializers.CharField(source="file.url", read_only=True)
    alternative = TranslatedText()

    class Meta:
        model = CityPicture
        fields = ["id", "url", "width", "height", "alternative", "credit", "licence"]


class NewPicture(Strict):
    file = serializers.FileField()
    alternative_en = serializers.CharField(required=False, allow_blank=True)
    alternative_fr = serializers.CharField(required=False, allow_blank=True)
    alternative_ar = serializers.CharField(required=False, allow_blank=True)
    credit = serializers.CharField()
    licence = serializers.CharField()

    def validate_file(self, file):
        return cleaned_picture(file)


class NewCorrection(Strict):
    """What a reader says is wrong. The address is used to tell what was decided, and never shown."""

    field = serializers.ChoiceField(choices=Passage.choices)
    language = serializers.ChoiceField(choices=LANGUAGES, default=LANGUAGES[0])
    proposal = serializers.CharField(max_length=5000)
    source = serializers.CharField(max_length=500)
    email = serializers.EmailField(required=False, allow_blank=True, default="")


class NewJoinRequest(Strict):
    kind = serializers.ChoiceField(choices=JoinKind.choices)
    name = serializers.CharField(max_length=120)
    email = serializers.EmailField()
    city_name = serializers.CharField(max_length=120)
    country = serializers.CharField(max_length=80)
    position = serializers.CharField(max_length=120, required=False, allow_blank=True)
    message = serializers.CharField(max_length=4000)
    language = serializers.ChoiceField(choices=LANGUAGES, default=LANGUAGES[0])


class JoinRequestSerializer(serializers.ModelSerializer):
    class Meta:
        model = JoinRequest
        fields = [
            "id",
            *["kind", "name", "email", "city_name", "country", "position", "message", "language"],
            *["status", "answer", "answered_at", "created_at"],
        ]


class JoinAnswer(Strict):
    """`seen` is the state in which the request was read: it is not answered twice."""

    status = serializers.ChoiceField(choices=JoinStatus.choices)
    answer = serializers.CharField(max_length=4000)
    seen = serializers.ChoiceField(choices=JoinStatus.choices)


class HistorySerializer(serializers.ModelSerializer):
    class Meta:
        model = AuditEntry
        fields = ["id", "at", "actor", "action", "changes"]


class CorrectionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Correction
        fields = ["id", "field", "language", "current", "proposal", "source", "status", "reason", "created_at"]


class Decision(serializers.Serializer):
    decision = serializers.ChoiceField(choices=["accept", "edit", "refuse"])
    text = serializers.CharField(required=False, allow_blank=True, default="")
    reason = serializers.CharField(required=False, allow_blank=True, default="")


class ColleagueSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="person.name", read_only=True)
    email = serializers.EmailField(source="person.email", read_only=True)

    class Meta:
        model = Colleague
        fields = ["id", "name", "email", "role", "starts_at", "ends_at"]


class InviteSerializer(serializers.Serializer):
    email = serializers.EmailField()
    role = serializers.ChoiceField(choices=CITY_ROLE_CHOICES)
    language = serializers.ChoiceField(choices=LANGUAGES, default="en")


IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag that was read."
)


class Cities(ReadOnlyRecords):
    """The cities of the record with the part each has had in the network."""

    serializer_class = CitySerializer
    filterset_class = CityFilter
    sorts = CITY_SORTS
    queryset = City.objects.none()
    # What lies above says more about figures (`mc2cm/pages/corrections.py`).
    accept_correction = staticmethod(actions.accept_correction)

    def get_queryset(self):
        return City.objects.visible_to(self.request.user).with_memberships().with_standing().order_by("slug")

    def kept_city(self, permission: str) -> City:
        """The city as one of its own people sees it; for everybody else its own pages are not there."""
        if not self.request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        city = get_object_or_404(City.objects.kept_by(self.request.user), slug=self.kwargs["slug"])
        require(self.request.user, permission, city)
        return city

    def fresh(self, city: City) -> Response:
        """The city as it stands after a change, with the ETag for the next."""
        now = self.get_queryset().get(pk=city.pk)
        return Response(self.get_serializer(now).data, headers={"ETag": now.etag})

    def retrieve(self, request, *args, **kwargs):
        city = self.get_object()
        return Response(self.get_serializer(city).data, headers={"ETag": city.etag})

    @extend_schema(request=OwnTexts, responses=CitySerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, *args, **kwargs):
        """Change what the city keeps itself; live at once."""
        city = self.kept_city("cities.edit_city")
        version = version_read(request)
        words = OwnTexts(data=request.data)
        words.is_valid(raise_exception=True)
        actions.edit_city(city, words.validated_data, by=request.user, version=version)
        return self.fresh(city)

    @extend_schema(request=Reference, responses=CitySerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["patch"])
    @acting
    def reference(self, request, slug):
        """Change what the secretariat keeps of a city: its names and its country; its slug stays."""
        city = self.kept_city("cities.edit_reference")
        version = version_read(request)
        words = Reference(data=request.data)
        words.is_valid(raise_exception=True)
        actions.change_reference(city, words.validated_data, by=request.user, version=version)
        return self.fresh(city)

    @extend_schema(request=NewMembership, responses={201: MembershipSerializer})
    @action(detail=True, methods=["post"])
    @acting
    def memberships(self, request, slug):
        """Add a part that the city takes in a phase; one that had ended goes on."""
        city = self.kept_city("cities.edit_reference")
        words = NewMembership(data=request.data)
        words.is_valid(raise_exception=True)
        row = actions.add_membership(city, Membership(**words.validated_data), by=request.user)
        return Response(MembershipSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=End, responses=MembershipSerializer)
    @action(detail=True, methods=["post"], url_path=r"memberships/(?P<membership>[0-9]+)/end")
    @acting
    def end_membership(self, request, slug, membership):
        """Say until when the city took this part; that it did stays on record."""
        city = self.kept_city("cities.edit_reference")
        row = get_object_or_404(city.memberships, pk=membership)
        words = End(data=request.data)
        words.is_valid(raise_exception=True)
        return Response(MembershipSerializer(actions.end_membership(row, by=request.user, **words.validated_data)).data)

    @extend_schema(responses=HistorySerializer(many=True))
    @action(detail=True, filterset_class=None, sorts=[])
    @acting
    def history(self, request, slug):
        """Who changed what, when, from which value to which."""
        city = self.kept_city("cities.see_my_city")
        page = self.paginate_queryset(AuditEntry.objects.filter(about=city.tag))
        return self.get_paginated_response(HistorySerializer(page, many=True).data)

    @extend_schema(request=None, responses=CitySerializer)
    @action(detail=True, methods=["post"], url_path=r"history/(?P<entry>[0-9]+)/undo")
    @acting
    def undo(self, request, slug, entry):
        """Put back what one change of the history replaced."""
        city = self.kept_city("cities.undo_change")
        row = get_object_or_404(AuditEntry, pk=entry, about=city.tag)
        actions.undo(row, city, by=request.user)
        return self.fresh(city)

    @extend_schema(request=Confirmation, responses=CitySerializer)
    @action(detail=True, methods=["post"])
    @acting
    def confirm(self, request, slug):
        """Say that a machine's translation is right as it stands."""
        city = self.kept_city("cities.edit_city")
        words = Confirmation(data=request.data)
        words.is_valid(raise_exception=True)
        actions.confirm_translation(city, **words.validated_data, by=request.user)
        return self.fresh(city)

    @extend_schema(request=Contact, responses={204: None})
    @action(detail=True, methods=["put"])
    @acting
    def contact(self, request, slug):
        """Where questions to the city go: an office's address, or none. It is written and never shown."""
        city = self.kept_city("cities.edit_city")
        words = Contact(data=request.data)
        words.is_valid(raise_exception=True)
        actions.change_contact(city, **words.validated_data, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses=PictureSerializer(many=True))
    @action(detail=True, filterset_class=None, sorts=[], parser_classes=[MultiPartParser])
    def pictures(self, request, slug):
        """The pictures on the city's page, with who made them and under which licence."""
        page = self.paginate_queryset(self.get_object().pictures.all())
        return self.get_paginated_response(PictureSerializer(page, many=True).data)

    @extend_schema(request={"multipart/form-data": NewPicture}, responses={201: PictureSerializer})
    @pictures.mapping.post
    @acting
    def add_picture(self, request, slug):
        """Show one more picture; position and camera data are taken out of the file."""
        city = self.kept_city("cities.edit_city")
        words = NewPicture(data=request.data)
        words.is_valid(raise_exception=True)
        row = actions.add_picture(city, CityPicture(**words.validated_data), by=request.user)
        return Response(PictureSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["delete"], url_path=r"pictures/(?P<picture>[0-9]+)")
    @acting
    def remove_picture(self, request, slug, picture):
        city = self.kept_city("cities.edit_city")
        actions.remove_picture(get_object_or_404(city.pictures, pk=picture), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses=CorrectionSerializer(many=True))
    @action(detail=True, filterset_class=None, sorts=[])
    @acting
    def corrections(self, request, slug):
        """What readers say is wrong, for the city's own people."""
        city = self.kept_city("cities.see_my_city")
        page = self.paginate_queryset(Correction.objects.filter(about=city.tag))
        return self.get_paginated_response(CorrectionSerializer(page, many=True).data)

    @extend_schema(request=NewCorrection, responses={201: None})
    @corrections.mapping.post
    @acting
    def correct(self, request, slug):
        """Say what is wrong and where the right words can be read; anyone may. The city's own people decide."""
        city = self.get_object()
        words = NewCorrection(data=request.data)
        words.is_valid(raise_exception=True)
        once_more(request, "correction")
        email = words.validated_data.pop("email")
        actions.propose_correction(city, Correction(**words.validated_data), email=email)
        return Response(status=status.HTTP_201_CREATED)

    @extend_schema(request=Decision, responses=CorrectionSerializer)
    @action(detail=True, methods=["post"], url_path=r"corrections/(?P<correction>[0-9]+)/decide")
    @acting
    def decide(self, request, slug, correction):
        city = self.kept_city("cities.decide_correction")
        row = get_object_or_404(Correction, pk=correction, about=city.tag)
        words = Decision(data=request.data)
        words.is_valid(raise_exception=True)
        asked = words.validated_data
        if asked["decision"] == "refuse":
            row = actions.refuse_correction(row, city, by=request.user, reason=asked["reason"])
        else:
            text = asked["text"] if asked["decision"] == "edit" else None
            row = self.accept_correction(row, city, by=request.user, text=text)
        return Response(CorrectionSerializer(row).data)

    @extend_schema(responses=ColleagueSerializer(many=True))
    @action(detail=True, filterset_class=None, sorts=[])
    @acting
    def colleagues(self, request, slug):
        """Who works for the city in the portal; for those who manage its colleagues."""
        city = self.kept_city("cities.manage_colleagues")
        page = self.paginate_queryset(city.colleagues.current().select_related("person").order_by("pk"))
        return self.get_paginated_response(ColleagueSerializer(page, many=True).data)

    @extend_schema(request=InviteSerializer, responses={201: None})
    @action(detail=True, methods=["post"])
    @acting
    def invite(self, request, slug):
        """Offer a colleague a place by mail."""
        city = self.kept_city("cities.manage_colleagues")
        words = InviteSerializer(data=request.data)
        words.is_valid(raise_exception=True)
        actions.invite(**words.validated_data, city=city, by=request.user)
        return Response(status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path=r"colleagues/(?P<colleague>[0-9]+)/end")
    @acting
    def end_colleague(self, request, slug, colleague):
        city = self.kept_city("cities.manage_colleagues")
        actions.end_colleague(get_object_or_404(city.colleagues, pk=colleague), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


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


class JoinRequests(ReadOnlyRecords):
    """Those who ask to join. Anyone may ask; the secretariat reads and answers."""

    serializer_class = JoinRequestSerializer
    queryset = JoinRequest.objects.none()
    lookup_field = "pk"
    lookup_value_regex = "[0-9]+"

    def get_queryset(self):
        if not self.request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        if not self.request.user.has_perm("cities.answer_join_request"):
            raise exceptions.PermissionDenied
        return JoinRequest.objects.all()

    @extend_schema(request=NewJoinRequest, responses={201: None})
    @acting
    def create(self, request):
        """Ask to join as a city, or tell of an interest; the secretariat answers by mail."""
        words = NewJoinRequest(data=request.data)
        words.is_valid(raise_exception=True)
        once_more(request, "join")
        actions.ask_to_join(JoinRequest(**words.validated_data))
        return Response(status=status.HTTP_201_CREATED)

    @extend_schema(request=JoinAnswer, responses=JoinRequestSerializer)
    @action(detail=True, methods=["post"])
    @acting
    def answer(self, request, pk):
        """Move a request on and tell whoever asked, by mail."""
        row = self.get_object()
        words = JoinAnswer(data=request.data)
        words.is_valid(raise_exception=True)
        now = actions.answer_join_request(row, by=request.user, **words.validated_data)
        return Response(JoinRequestSerializer(now).data)

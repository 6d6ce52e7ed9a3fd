"""What the network consists of besides its cities, and who asks to join it."""

from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.response import Response

from cities import actions
from cities.api.serializers import (
    CountrySerializer,
    JoinRequestSerializer,
    OrganisationSerializer,
    PhaseSerializer,
    ThemeSerializer,
)
from cities.api.words import JoinAnswer, NewJoinRequest
from cities.filters import ORGANISATION_SORTS, OrganisationFilter
from cities.models import Country, JoinRequest, Organisation, Phase, Theme
from core.api import ReadOnlyRecords, acting, person_of, sent
from core.limits import once_more


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
        if not person_of(self.request).has_perm("cities.answer_join_request"):
            raise exceptions.PermissionDenied
        return JoinRequest.objects.all()

    @extend_schema(request=NewJoinRequest, responses={201: None})
    @acting
    def create(self, request):
        """Ask to join as a city, or tell of an interest; the secretariat answers by mail."""
        words = sent(NewJoinRequest, request)
        once_more(request, "join")
        actions.ask_to_join(JoinRequest(**words))
        return Response(status=status.HTTP_201_CREATED)

    @extend_schema(request=JoinAnswer, responses=JoinRequestSerializer)
    @action(detail=True, methods=["post"])
    @acting
    def answer(self, request, pk):
        """Move a request on and tell whoever asked, by mail."""
        row = self.get_object()
        words = sent(JoinAnswer, request)
        now = actions.answer_join_request(row, by=request.user, **words)
        return Response(JoinRequestSerializer(now).data)

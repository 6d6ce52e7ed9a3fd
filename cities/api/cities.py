"""Cities over the API: read by anyone, kept by their own people and the secretariat."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from cities import actions
from cities.api.serializers import (
    CitySerializer,
    ColleagueSerializer,
    CorrectionSerializer,
    HistorySerializer,
    MembershipSerializer,
    PictureSerializer,
)
from cities.api.words import (
    Confirmation,
    Contact,
    Decision,
    End,
    InviteSerializer,
    NewCorrection,
    NewMembership,
    NewPicture,
    OwnTexts,
    Reference,
)
from cities.filters import CITY_SORTS, CityFilter
from cities.models import City, CityPicture, Membership
from core.api import IF_MATCH, ReadOnlyRecords, acting, person_of, sent, version_read
from core.limits import once_more
from core.models import AuditEntry, Correction
from core.permissions import require


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
        person = person_of(self.request)
        city = get_object_or_404(City.objects.kept_by(person), slug=self.kwargs["slug"])
        require(person, permission, city)
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
        words = sent(OwnTexts, request)
        actions.edit_city(city, words, by=request.user, version=version)
        return self.fresh(city)

    @extend_schema(request=Reference, responses=CitySerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["patch"])
    @acting
    def reference(self, request, slug):
        """Change what the secretariat keeps of a city: its names and its country; its slug stays."""
        city = self.kept_city("cities.edit_reference")
        version = version_read(request)
        words = sent(Reference, request)
        actions.change_reference(city, words, by=request.user, version=version)
        return self.fresh(city)

    @extend_schema(request=NewMembership, responses={201: MembershipSerializer})
    @action(detail=True, methods=["post"])
    @acting
    def memberships(self, request, slug):
        """Add a part that the city takes in a phase; one that had ended goes on."""
        city = self.kept_city("cities.edit_reference")
        words = sent(NewMembership, request)
        row = actions.add_membership(city, Membership(**words), by=request.user)
        return Response(MembershipSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=End, responses=MembershipSerializer)
    @action(detail=True, methods=["post"], url_path=r"memberships/(?P<membership>[0-9]+)/end")
    @acting
    def end_membership(self, request, slug, membership):
        """Say until when the city took this part; that it did stays on record."""
        city = self.kept_city("cities.edit_reference")
        row = get_object_or_404(city.memberships, pk=membership)
        words = sent(End, request)
        return Response(MembershipSerializer(actions.end_membership(row, by=request.user, **words)).data)

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
        words = sent(Confirmation, request)
        actions.confirm_translation(city, **words, by=request.user)
        return self.fresh(city)

    @extend_schema(request=Contact, responses={204: None})
    @action(detail=True, methods=["put"])
    @acting
    def contact(self, request, slug):
        """Where questions to the city go: an office's address, or none. It is written and never shown."""
        city = self.kept_city("cities.edit_city")
        words = sent(Contact, request)
        actions.change_contact(city, **words, by=request.user)
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
        words = sent(NewPicture, request)
        row = actions.add_picture(city, CityPicture(**words), by=request.user)
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
        words = sent(NewCorrection, request)
        once_more(request, "correction")
        email = words.pop("email")
        actions.propose_correction(city, Correction(**words), email=email)
        return Response(status=status.HTTP_201_CREATED)

    @extend_schema(request=Decision, responses=CorrectionSerializer)
    @action(detail=True, methods=["post"], url_path=r"corrections/(?P<correction>[0-9]+)/decide")
    @acting
    def decide(self, request, slug, correction):
        city = self.kept_city("cities.decide_correction")
        row = get_object_or_404(Correction, pk=correction, about=city.tag)
        asked = sent(Decision, request)
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
        words = sent(InviteSerializer, request)
        actions.invite(**words, city=city, by=request.user)
        return Response(status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path=r"colleagues/(?P<colleague>[0-9]+)/end")
    @acting
    def end_colleague(self, request, slug, colleague):
        city = self.kept_city("cities.manage_colleagues")
        actions.end_colleague(get_object_or_404(city.colleagues, pk=colleague), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

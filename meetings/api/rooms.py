"""Rooms in which sessions can take place."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.response import Response

from core.api import ListingFilter, Pages, acting, version_read
from meetings import actions
from meetings.api import words
from meetings.api.meetings import IF_MATCH, scheduler, sent
from meetings.api.serializers import RoomSerializer
from meetings.models import Room


class Rooms(mixins.ListModelMixin, viewsets.GenericViewSet):
    """For those who prepare meetings."""

    serializer_class = RoomSerializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = None
    sorts: list = []
    queryset = Room.objects.none()
    lookup_value_regex = "[0-9]+"

    def get_queryset(self):
        return Room.objects.select_related("venue").order_by("venue__slug", "name", "pk")

    def answer(self, row: Room, status: int = 200) -> Response:
        return Response(RoomSerializer(row).data, status=status, headers={"ETag": row.etag})

    @acting
    def list(self, request):
        scheduler(request, "meetings.see_draft")
        return super().list(request)

    @acting
    def retrieve(self, request, pk):
        scheduler(request, "meetings.see_draft")
        return self.answer(self.get_object())

    @extend_schema(request=words.NewRoom, responses={201: RoomSerializer})
    @acting
    def create(self, request):
        by = scheduler(request)
        asked = sent(request, words.NewRoom)
        made = actions.add_place(Room(venue=asked.pop("venue")), asked, by=by)
        return self.answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=words.RoomWords, responses=RoomSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, pk):
        by = scheduler(request)
        row, version = self.get_object(), version_read(request)
        return self.answer(actions.edit_place(row, sent(request, words.RoomWords), by=by, version=version))

"""A reader's own calendar: whether she has an address for it, a new one, none any more."""

from django.urls import reverse
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.response import Response

from core.api import person_of
from meetings import actions
from meetings.sheet.subscribing import subscription


class OwnCalendarSerializer(serializers.Serializer):
    """`url` is told once, when it is made; the portal keeps only its hash."""

    url = serializers.CharField(allow_blank=True)
    made_at = serializers.DateTimeField(allow_null=True)
    last_used_on = serializers.DateField(allow_null=True)


class OwnCalendar(viewsets.ViewSet):
    serializer_class = OwnCalendarSerializer

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        person_of(request)

    def told(self, url: str = "", status: int = 200) -> Response:
        feed = actions.feed_of(self.request.user)
        row = {"url": url, "made_at": feed and feed.created_at, "last_used_on": feed and feed.last_used_on}
        return Response(OwnCalendarSerializer(row).data, status=status, headers={"Cache-Control": "no-store"})

    @extend_schema(responses=OwnCalendarSerializer)
    def retrieve(self, request):
        return self.told()

    @extend_schema(request=None, responses={201: OwnCalendarSerializer})
    def create(self, request):
        """A new address; the one before ends."""
        secret = actions.make_feed(request.user, language=get_language() or "en")
        return self.told(subscription(reverse("personal-ics", args=[secret])).url, status=201)

    @extend_schema(responses={204: None})
    def destroy(self, request):
        """Nobody reads anything by the address any more."""
        actions.end_feed(request.user)
        return Response(status=204)

"""Finding a pilot and its parts as this person may see them, and answering with what the next change needs."""

from abc import ABC, abstractmethod
from typing import Any

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework import serializers, status, viewsets
from rest_framework.response import Response

from accounts.models import User
from core.api import ListingFilter, Pages, acting, person_of, sent
from core.permissions import require
from pilots.models import Pilot


def require_in_some_city(person: User, permission: str, pilot: Pilot) -> None:
    """Raises NotAllowed unless she may do this in one of the pilot's cities; in which one, the action asks."""
    cities = [part.city for part in pilot.city_parts.all()]
    if not any(person.has_perm(permission, city) for city in cities):
        require(person, permission)


class OfPilot(viewsets.GenericViewSet):
    """What every address under a pilot shares. A pilot that this person does not see is not there.

    `reads`: the permission without which even a pilot that is public does not tell these rows; empty for everybody.
    """

    queryset: Any = Pilot.objects.none()
    serializer_class: Any = serializers.Serializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = None
    sorts: list = []
    reads = ""

    def pilot(self) -> Pilot:
        rows = Pilot.objects.visible_to(self.request.user).prefetch_related("city_parts__city")
        return get_object_or_404(rows, slug=self.kwargs["slug"])

    def own(self, permission: str) -> Pilot:
        """The pilot, for somebody who may do this with it."""
        person = person_of(self.request)
        pilot = self.pilot()
        require(person, permission, pilot)
        return pilot

    def own_in_some_city(self, permission: str) -> Pilot:
        """The pilot, for somebody who may do this in one of its cities."""
        person = person_of(self.request)
        pilot = self.pilot()
        require_in_some_city(person, permission, pilot)
        return pilot

    def sent(self, asks: type[serializers.BaseSerializer]) -> dict:
        """What was sent, when it has the right names and kinds of values."""
        return sent(asks, self.request)

    def gone(self) -> Response:
        return Response(status=status.HTTP_204_NO_CONTENT)


class RowsOfPilot(OfPilot, ABC):
    """Rows of one kind under a pilot. A pilot that this person does not see is not there."""

    @abstractmethod
    def rows(self) -> QuerySet:
        """The rows of the pilot, as this person may see them."""

    def row(self, **named: Any) -> Any:
        """One row, named by what the address says; found for whoever may read it."""
        return get_object_or_404(self.read(), **(named or {"uid": self.kwargs["uid"]}))

    def read(self) -> QuerySet:
        if self.reads:
            self.own(self.reads)
        return self.rows()

    @acting
    def list(self, request, *args, **kwargs):
        page = self.paginate_queryset(self.filter_queryset(self.read()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @acting
    def retrieve(self, request, *args, **kwargs):
        """One of them, with the ETag for the next change of it."""
        return self.answer(self.row())

    def answer(self, row: Any, status: int = 200) -> Response:
        etag = getattr(row, "etag", None)
        return Response(self.get_serializer(row).data, status=status, headers={"ETag": etag} if etag else None)

    def fresh(self, row: Model, status: int = 200) -> Response:
        """A row that was just written, as it is read."""
        return self.answer(self.rows().get(pk=row.pk), status)

    def made(self, row: Model) -> Response:
        return self.fresh(row, status.HTTP_201_CREATED)

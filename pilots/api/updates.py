"""Updates: what is published for everybody; drafts for the city that writes them and the secretariat."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from core.api import IF_MATCH, acting, person_of, version_read
from core.permissions import require
from pilots import actions
from pilots.api import words
from pilots.api.finding import RowsOfPilot
from pilots.api.shapes import UpdateSerializer
from pilots.models import Update

WRITE = "pilots.write_update"


class Updates(RowsOfPilot):
    serializer_class = UpdateSerializer

    def rows(self):
        return Update.objects.visible_to(self.request.user).filter(pilot=self.pilot()).with_relations()

    def own_row(self) -> Update:
        """An update of a city for which she may write; who publishes it, the action asks."""
        person = person_of(self.request)
        row = self.row()
        require(person, WRITE, row.city)
        return row

    @extend_schema(request=words.NewUpdate, responses={201: UpdateSerializer})
    @acting
    def create(self, request, slug):
        """A draft of news, by one of the pilot's cities, in any language."""
        pilot = self.own_in_some_city(WRITE)
        asked = self.sent(words.NewUpdate)
        return self.made(actions.write_update(pilot, asked.pop("city"), asked, by=request.user))

    @extend_schema(request=words.UpdateWords, responses=UpdateSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """What is not sent stays. What is public already is changed, at once, by those who could publish it."""
        row, version = self.own_row(), version_read(request)
        return self.fresh(actions.edit_update(row, self.sent(words.UpdateWords), by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        """Throw a draft away."""
        actions.discard_update(self.own_row(), by=request.user, version=version_read(request))
        return self.gone()

    def step(self, act: Any, asks: Any = None) -> Response:
        row, version = self.own_row(), version_read(self.request)
        asked = self.sent(asks) if asks else {}
        return self.fresh(act(row, by=self.request.user, version=version, **asked))

    @extend_schema(request=None, responses=UpdateSerializer, parameters=[IF_MATCH])
    @acting
    def submit(self, request, slug, uid):
        """To whoever reads it first."""
        return self.step(actions.submit_update)

    @extend_schema(request=words.UpdateNote, responses=UpdateSerializer, parameters=[IF_MATCH])
    @acting
    def request_changes(self, request, slug, uid):
        """Back to the city, with what should change."""
        return self.step(actions.ask_for_changes, words.UpdateNote)

    @extend_schema(request=None, responses=UpdateSerializer, parameters=[IF_MATCH])
    @acting
    def publish(self, request, slug, uid):
        """Public from now on. Where the city wishes for a review, a colleague who wrote none of it does this."""
        return self.step(actions.publish_update)

    @extend_schema(request=words.PilotReason, responses=UpdateSerializer, parameters=[IF_MATCH])
    @acting
    def withdraw(self, request, slug, uid):
        """Off the pages at once, with a reason."""
        return self.step(actions.withdraw_update, words.PilotReason)

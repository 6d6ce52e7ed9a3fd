"""Calls as anyone reads them, written by the secretariat, with the questions asked about them."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from core.api import (
    IF_MATCH,
    ListingFilter,
    Pages,
    ReadOnlyRecords,
    acting,
    person_of,
    refuse_taken_back,
    sent,
    version_read,
)
from core.permissions import require
from pilots import actions
from pilots.actions import CALL_TIES
from pilots.api import words
from pilots.api.reading import CallSerializer
from pilots.api.shapes import OwnQuestionPart
from pilots.filters import CALL_SORTS, CallFilter
from pilots.models import Call, CallQuestion


class Calls(ReadOnlyRecords):
    """Calls for Targeted City Actions."""

    serializer_class = CallSerializer
    filterset_class = CallFilter
    sorts = CALL_SORTS
    queryset = Call.objects.none()

    def get_queryset(self):
        return Call.objects.visible_to(self.request.user).with_relations().with_order()

    def one(self, call: Call, status: int = 200) -> Response:
        now = self.get_queryset().get(pk=call.pk)
        return Response(self.get_serializer(now).data, status=status, headers={"ETag": now.etag})

    def retrieve(self, request, *args, **kwargs):
        """One of them, with its ETag; a draft only for the secretariat. What was withdrawn answers 410 and why."""
        row = self.get_queryset().filter(slug=kwargs["slug"]).first()
        if row is None:
            refuse_taken_back(Call.objects.taken_back().filter(slug=kwargs["slug"]))
        return self.one(row)

    def own(self, permission: str) -> Call:
        """The call, for somebody of the secretariat who may do this."""
        person = person_of(self.request)
        call = self.get_object()
        require(person, permission)
        return call

    def asked(self) -> tuple[dict, dict]:
        """What is to be written, and the rows of its ties."""
        values = sent(words.CallWords, self.request)
        return values, {name: values.pop(name) for name in CALL_TIES if name in values}

    @extend_schema(request=words.CallWords, responses={201: CallSerializer})
    @acting
    def create(self, request):
        """A draft, which nobody but the secretariat sees."""
        by = person_of(request)
        require(by, "pilots.edit_call")
        values, related = self.asked()
        return self.one(actions.create_call(values, by=by, related=related), status.HTTP_201_CREATED)

    @extend_schema(request=words.CallWords, responses=CallSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug):
        """What is not sent stays. In a published call what is saved is public at once."""
        call, version = self.own("pilots.edit_call"), version_read(request)
        values, related = self.asked()
        return self.one(actions.edit_call(call, values, by=request.user, version=version, related=related))

    @extend_schema(request=None, responses=CallSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def publish(self, request, slug):
        """Public from now on; again, after it was withdrawn."""
        call = self.own("pilots.publish_call")
        return self.one(actions.publish_call(call, by=request.user, version=version_read(request)))

    @extend_schema(request=words.PilotReason, responses=CallSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def withdraw(self, request, slug):
        """Its address tells the reason from now on."""
        call, version = self.own("pilots.publish_call"), version_read(request)
        asked = sent(words.PilotReason, request)
        return self.one(actions.withdraw_call(call, by=request.user, version=version, **asked))


class CallQuestions(viewsets.GenericViewSet):
    """Questions about a call and their answers: answered ones for everybody, all of them for those who answer."""

    queryset = CallQuestion.objects.none()
    serializer_class = OwnQuestionPart
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = None
    sorts: list = []

    def call(self) -> Call:
        return get_object_or_404(Call.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def own_call(self) -> Call:
        person = person_of(self.request)
        call = self.call()
        require(person, "pilots.edit_call")
        return call

    def rows(self):
        rows = self.call().questions.all()
        return rows if self.request.user.has_perm("pilots.edit_call") else rows.exclude(answered_at=None)

    def own(self) -> CallQuestion:
        return get_object_or_404(self.own_call().questions, pk=self.kwargs["pk"])

    def answer(self, row: CallQuestion, status: int = 200) -> Response:
        return Response(self.get_serializer(row).data, status=status, headers={"ETag": row.etag})

    def list(self, request, slug):
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, pk):
        """One of them, with the ETag for the next change of it."""
        return self.answer(get_object_or_404(self.rows(), pk=pk))

    @extend_schema(request=words.CallQuestionWords, responses={201: OwnQuestionPart})
    @acting
    def create(self, request, slug):
        """A question that somebody asked, without her name."""
        call = self.own_call()
        asked = sent(words.CallQuestionWords, request)
        return self.answer(actions.add_question(call, asked, by=request.user), status.HTTP_201_CREATED)

    @extend_schema(request=words.CallQuestionWords, responses=OwnQuestionPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, pk):
        """Its words or its answer; with the first answer it is public."""
        row, version = self.own(), version_read(request)
        asked = sent(words.CallQuestionWords, request)
        return self.answer(actions.edit_question(row, asked, by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, pk):
        actions.remove_question(self.own(), by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

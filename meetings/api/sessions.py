"""Sessions as they are planned: the secretariat's alone. The public reads published revisions."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, status
from rest_framework.response import Response

from core.api import acting, version_read
from meetings import actions
from meetings.api import words
from meetings.api.meetings import IF_MATCH, OfMeeting, scheduler, sent
from meetings.api.serializers import ContributionSerializer, SessionSerializer
from meetings.models import Session


class Sessions(OfMeeting):
    serializer_class = SessionSerializer

    def rows(self):
        return Session.objects.visible_to(self.request.user).filter(meeting=self.meeting()).with_bookings()

    def row(self) -> Session:
        return get_object_or_404(self.rows().select_related("meeting", "room"), uid=self.kwargs["uid"])

    def fresh(self, session: Session, status: int = 200) -> Response:
        return self.answer(self.rows().get(pk=session.pk), status)

    @extend_schema(responses=SessionSerializer(many=True))
    def list(self, request, slug):
        """The sessions as they are planned; an empty list for whoever may not see drafts."""
        page = self.paginate_queryset(self.filter_queryset(self.rows()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request, slug, uid):
        return self.answer(self.row())

    @extend_schema(request=words.SessionWords, responses={201: SessionSerializer})
    @acting
    def create(self, request, slug):
        """409 with `clashing` when the room is taken at that time."""
        by = scheduler(request)
        meeting = self.meeting()
        made = actions.add_session(meeting, sent(request, words.SessionWords), by=by)
        return self.fresh(made, status.HTTP_201_CREATED)

    @extend_schema(request=words.SessionWords, responses=SessionSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """409 with `clashing` when what it needs is taken at that time; nothing is changed then."""
        by = scheduler(request)
        row, version = self.row(), version_read(request)
        return self.fresh(actions.edit_session(row, sent(request, words.SessionWords), by=by, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        """Take out a session that no published agenda shows."""
        by = scheduler(request)
        actions.remove_session(self.row(), by=by, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=words.MeetingReason, responses=SessionSerializer, parameters=[IF_MATCH])
    @acting
    def cancel(self, request, slug, uid):
        """Call it off; what it held is free at once. Guests are told with the next agenda."""
        by = scheduler(request)
        row, version = self.row(), version_read(request)
        reason = sent(request, words.MeetingReason).get("reason", "")
        return self.fresh(actions.cancel_session(row, by=by, version=version, reason=reason))

    @extend_schema(request=None, responses=SessionSerializer, parameters=[IF_MATCH])
    @acting
    def restore(self, request, slug, uid):
        """It takes place after all, as long as no agenda has said otherwise."""
        by = scheduler(request)
        row, version = self.row(), version_read(request)
        return self.fresh(actions.restore_session(row, by=by, version=version))

    @extend_schema(request=words.Swap, responses=SessionSerializer, parameters=[IF_MATCH])
    @acting
    def swap(self, request, slug, uid):
        """Hours, room and track change places with another session of the meeting, in one go."""
        by = scheduler(request)
        row, version = self.row(), version_read(request)
        asked = sent(request, words.Swap)
        other = asked["other"]
        if other.pk == row.pk or other.meeting_id != row.meeting_id:
            raise exceptions.ValidationError({"other": [_("Choose another session of this meeting.")]})
        actions.swap(row, other, by=by, versions=(version, asked["other_version"]))
        return self.fresh(row)

    @extend_schema(request=words.LanguagesWords, responses=SessionSerializer, parameters=[IF_MATCH])
    @acting
    def languages(self, request, slug, uid):
        """All its languages, with the interpreters of each."""
        by = scheduler(request)
        row, version = self.row(), version_read(request)
        wanted = [dict(one) for one in sent(request, words.LanguagesWords)["languages"]]
        return self.fresh(actions.set_languages(row, wanted, by=by, version=version))

    @extend_schema(request=words.NewPart, responses={201: ContributionSerializer})
    @acting
    def add_person(self, request, slug, uid):
        """Somebody speaks, chairs or guides; 409 with `clashing` when she stands on another stage then."""
        by = scheduler(request)
        row = self.row()
        asked = sent(request, words.NewPart)
        part = actions.add_contribution(row, asked.pop("contributor"), asked, by=by)
        return Response(ContributionSerializer(part).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=words.PartWords, responses=ContributionSerializer)
    @acting
    def edit_person(self, request, slug, uid, pk):
        by = scheduler(request)
        part = get_object_or_404(self.row().contributions, pk=pk)
        return Response(
            ContributionSerializer(actions.edit_contribution(part, sent(request, words.PartWords), by=by)).data
        )

    @extend_schema(responses={204: None})
    @acting
    def remove_person(self, request, slug, uid, pk):
        by = scheduler(request)
        actions.remove_contribution(get_object_or_404(self.row().contributions, pk=pk), by=by)
        return Response(status=status.HTTP_204_NO_CONTENT)

"""The review of an edition, and what is said beside it: steps, doubts, remarks, adoption, still true."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response

from core.api import IF_MATCH, acting, etag_read, version_read
from core.models import Comment
from core.review_api import RemarkAnswerSerializer, RemarkSerializer
from profiles import actions
from profiles.actions.review import open_doubts, remarks
from profiles.api import serializers as shapes
from profiles.api import words
from profiles.api.reading import EditionView
from profiles.completeness import completeness_of
from profiles.models import answer_etag

STEP = {"responses": shapes.ProgressSerializer, "parameters": [IF_MATCH]}


class Steps(EditionView):
    """From the draft to what is public, and back. The ETag is that of the edition."""

    serializer_class = shapes.ProgressSerializer

    @acting
    def retrieve(self, request, slug, number):
        """Where the edition stands, for those who work on it; with the ETag for the next step."""
        return self.progress(self.own_edition("profiles.see_draft"))

    @extend_schema(responses=shapes.CompletenessSerializer)
    @acting
    def completeness(self, request, slug, number):
        """What is written, what is honestly unknown, and what is still empty, chapter by chapter."""
        edition = self.own_edition("profiles.see_draft")
        return Response(shapes.CompletenessSerializer(completeness_of(edition)).data)

    def step(self, permission: str, do, sends=None) -> Response:
        edition, version = self.own_edition(permission), version_read(self.request)
        asked = self.sent(sends) if sends else {}
        return self.progress(do(edition, by=self.request.user, version=version, **asked))

    @extend_schema(request=None, **STEP)
    @acting
    def submit(self, request, slug, number):
        """Hand it to the reviewer; every doubt about figures has been answered before."""
        return self.step("profiles.submit_edition", actions.submit)

    @extend_schema(request=words.Note, **STEP)
    @acting
    def request_changes(self, request, slug, number):
        """Send it back, saying what should change."""
        return self.step("profiles.request_changes", actions.request_changes, words.Note)

    @extend_schema(request=None, **STEP)
    @acting
    def approve(self, request, slug, number):
        """Find it good. Nobody approves what she wrote any of."""
        return self.step("profiles.approve_edition", actions.approve)

    @extend_schema(request=words.Plan, **STEP)
    @acting
    def plan(self, request, slug, number):
        """Publish by itself at a time to come; with `null`, take the plan back."""
        return self.step("profiles.publish_edition", actions.plan_publication, words.Plan)

    @extend_schema(request=None, **STEP)
    @acting
    def publish(self, request, slug, number):
        """Make it public now; the edition before is superseded and stays at its address."""
        return self.step("profiles.publish_edition", actions.publish)

    @extend_schema(request=words.Reason, **STEP)
    @acting
    def withdraw(self, request, slug, number):
        """Take a published edition back; its address tells the reason from now on."""
        return self.step("profiles.withdraw_edition", actions.withdraw, words.Reason)


class Adopted(EditionView):
    serializer_class = shapes.AdoptionSerializer

    def retrieve(self, request, slug, number):
        """That the city's council adopted the priorities of this edition."""
        row = getattr(self.edition(), "adoption", None)
        if row is None:
            raise Http404
        return Response(shapes.AdoptionSerializer(row).data, headers={"ETag": row.etag})

    @extend_schema(request=words.AdoptionWords, responses=shapes.AdoptionSerializer, parameters=[IF_MATCH])
    @acting
    def update(self, request, slug, number):
        """Note that the council adopted the priorities of a published edition.

        The first note needs no If-Match, a correction does.
        """
        edition = self.own_edition("profiles.record_adoption")
        version = version_read(request) if hasattr(edition, "adoption") else 0
        row = actions.record_adoption(edition, self.sent(words.AdoptionWords), by=request.user, version=version)
        return Response(shapes.AdoptionSerializer(row).data, headers={"ETag": row.etag})


class StillTrue(EditionView):
    serializer_class = shapes.AgedSerializer

    @extend_schema(request=words.StillTrueWords, responses={204: None})
    @acting
    def create(self, request, slug, number):
        """Say that a part of the published edition is still true today; the edition itself does not change."""
        edition = self.own_edition("profiles.confirm_still_true")
        actions.confirm_still_true(edition, **self.sent(words.StillTrueWords), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Doubts(EditionView):
    """What looks impossible among the figures."""

    serializer_class = shapes.DoubtSerializer

    @acting
    def list(self, request, slug, number):
        """Every doubt about the figures, with what the authors answered; an empty answer still waits."""
        edition = self.own_edition("profiles.see_draft")
        rows = [
            {**vars(doubt), "answer": answer, "etag": answer_etag(answer)} for doubt, answer in open_doubts(edition)
        ]
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(shapes.DoubtSerializer(page, many=True).data)

    @extend_schema(request=words.DoubtWords, responses={204: None}, parameters=[IF_MATCH])
    @acting
    def create(self, request, slug, number):
        """Say why a figure is right although it looks impossible; If-Match names the `etag` of the doubt."""
        edition, read = self.own_edition("profiles.write_edition"), etag_read(request)
        actions.answer_doubt(edition, **self.sent(words.DoubtWords), by=request.user, read=read)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Remarks(EditionView):
    """What reviewers and authors say to each other about a draft; nobody else reads it."""

    serializer_class = RemarkSerializer

    @acting
    def list(self, request, slug, number):
        """Every remark with its answers, those that are resolved too."""
        edition = self.own_edition("profiles.read_comments")
        page = self.paginate_queryset(remarks(edition, request.user))
        return self.get_paginated_response(RemarkSerializer(page, many=True).data)

    @extend_schema(request=words.RemarkWords, responses={201: RemarkSerializer})
    @acting
    def create(self, request, slug, number):
        """Make a remark on one place of a draft."""
        edition = self.own_edition("profiles.comment_edition")
        row = actions.comment(edition, **self.sent(words.RemarkWords), by=request.user)
        return Response(RemarkSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=words.AnswerWords, responses={201: RemarkAnswerSerializer})
    @acting
    def answer(self, request, slug, number, remark):
        """Answer a remark."""
        edition = self.own_edition("profiles.comment_edition")
        about = get_object_or_404(Comment.objects.of(edition.tag), pk=remark)
        text = self.sent(words.AnswerWords)["text"]
        row = actions.comment(edition, about.field, text, by=request.user, answers=about)
        return Response(RemarkAnswerSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=RemarkSerializer)
    @acting
    def resolve(self, request, slug, number, remark):
        """Close a remark with its answers: whoever made it, or a reviewer."""
        edition = self.own_edition("profiles.comment_edition")
        about = get_object_or_404(Comment.objects.of(edition.tag), pk=remark)
        return Response(RemarkSerializer(actions.resolve_comment(edition, about, by=request.user)).data)

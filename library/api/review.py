"""The review of a case study, and what is said beside it: the same actions and refusals as the pages."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response

from core.api import IF_MATCH, acting, version_read
from core.models import Comment
from core.review_api import AnswerWords, Note, Plan, Reason, RemarkAnswerSerializer, RemarkSerializer
from library import actions
from library.api import shapes, words
from library.api.reading import EditionView

STEP = {"responses": shapes.CaseStudyProgressSerializer, "parameters": [IF_MATCH]}


class Steps(EditionView):
    """From the draft to what is public, and back. The ETag is that of the edition."""

    serializer_class = shapes.CaseStudyProgressSerializer

    @acting
    def retrieve(self, request, slug, number):
        """Where the edition stands, for those who work on it; with the ETag for the next step."""
        return self.progress(self.own_edition("library.see_draft"))

    def step(self, permission: str, do, sends=None) -> Response:
        edition, version = self.own_edition(permission), version_read(self.request)
        asked = self.sent(sends) if sends else {}
        return self.progress(do(edition, by=self.request.user, version=version, **asked))

    @extend_schema(request=None, **STEP)
    @acting
    def submit(self, request, slug, number):
        """Hand it to the reviewer; it needs a title, an abstract and what was done."""
        return self.step("library.submit_case_study", actions.submit)

    @extend_schema(request=Note, **STEP)
    @acting
    def request_changes(self, request, slug, number):
        """Send it back, saying what should change."""
        return self.step("library.request_changes", actions.request_changes, Note)

    @extend_schema(request=None, **STEP)
    @acting
    def approve(self, request, slug, number):
        """Find it good. Nobody approves what she wrote any of."""
        return self.step("library.approve_case_study", actions.approve)

    @extend_schema(request=Plan, **STEP)
    @acting
    def plan(self, request, slug, number):
        """Publish by itself at a time to come; with `null`, take the plan back."""
        return self.step("library.publish_case_study", actions.plan_publication, Plan)

    @extend_schema(request=None, **STEP)
    @acting
    def publish(self, request, slug, number):
        """Make it public now; the edition before is superseded and stays at its address."""
        return self.step("library.publish_case_study", actions.publish)

    @extend_schema(request=Reason, **STEP)
    @acting
    def withdraw(self, request, slug, number):
        """Take a published edition back; its address tells the reason from now on."""
        return self.step("library.withdraw_case_study", actions.withdraw, Reason)


class Remarks(EditionView):
    """What reviewers and authors say to each other about a draft; nobody else reads it."""

    serializer_class = RemarkSerializer

    @acting
    def list(self, request, slug, number):
        """Every remark with its answers, those that are resolved too."""
        edition = self.own_edition("library.read_comments")
        rows = Comment.objects.of(edition.tag).filter(answers=None).prefetch_related("replies")
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(RemarkSerializer(page, many=True).data)

    @extend_schema(request=words.CaseStudyRemarkWords, responses={201: RemarkSerializer})
    @acting
    def create(self, request, slug, number):
        """Make a remark on one place of a draft."""
        edition = self.own_edition("library.comment_case_study")
        row = actions.comment(edition, **self.sent(words.CaseStudyRemarkWords), by=request.user)
        return Response(RemarkSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=AnswerWords, responses={201: RemarkAnswerSerializer})
    @acting
    def answer(self, request, slug, number, remark):
        """Answer a remark."""
        edition = self.own_edition("library.comment_case_study")
        about = get_object_or_404(Comment.objects.of(edition.tag), pk=remark)
        text = self.sent(AnswerWords)["text"]
        row = actions.comment(edition, about.field, text, by=request.user, answers=about)
        return Response(RemarkAnswerSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=RemarkSerializer)
    @acting
    def resolve(self, request, slug, number, remark):
        """Close a remark with its answers: whoever made it, or a reviewer."""
        edition = self.own_edition("library.comment_case_study")
        about = get_object_or_404(Comment.objects.of(edition.tag), pk=remark)
        return Response(RemarkSerializer(actions.resolve_comment(edition, about, by=request.user)).data)

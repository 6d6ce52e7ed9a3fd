"""Writing and reviewing a case study: the same actions and refusals as the pages, and no write without having read."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status, viewsets
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.reverse import reverse

from cities.models import City
from core.api import IF_MATCH, Gone, ListingFilter, Pages, acting, version_read
from core.attaching import NewAttachment
from core.choices import EditionStatus
from core.models import Comment
from core.numbers import whole_number
from core.permissions import require
from core.review_api import (
    SINCE,
    AnswerWords,
    Note,
    Plan,
    Reason,
    RemarkAnswerSerializer,
    RemarkSerializer,
    RightTranslation,
    Start,
)
from library import actions
from library.api import shapes, words
from library.models import CaseStudy, CaseStudyEdition, CaseStudyFile, ResultFigure
from library.sheet.difference import difference

STEP = {"responses": shapes.CaseStudyProgressSerializer, "parameters": [IF_MATCH]}


class EditionView(viewsets.GenericViewSet):
    """What every address under an edition of a case study shares: finding it as this person may see it."""

    queryset = CaseStudyEdition.objects.none()
    serializer_class: type[serializers.BaseSerializer] = shapes.WholeCaseStudySerializer
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class = None
    sorts: list = []

    def editions(self):
        """The editions of this case study that this person may see; none is as good as no case study."""
        study = get_object_or_404(CaseStudy, slug=self.kwargs["slug"])
        rows = CaseStudyEdition.objects.visible_to(self.request.user).of(study)
        return rows.select_related("case_study__city__country")

    def edition(self) -> CaseStudyEdition:
        """The edition asked for. Another city's draft is not there; one that was withdrawn tells why."""
        row = self.editions().filter(number=self.kwargs["number"]).first()
        return row or self.withdrawn()

    def withdrawn(self) -> CaseStudyEdition:
        """Nothing that this person may see: raises Gone where something was public once, else Http404."""
        asked = {"case_study__slug": self.kwargs["slug"], "number": self.kwargs["number"]}
        row = CaseStudyEdition.objects.filter(status=EditionStatus.WITHDRAWN, **asked).first()
        if row is None:
            raise Http404
        raise Gone(row.withdrawn_reason, row.withdrawn_at)

    def person(self):
        if not self.request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        return self.request.user

    def own_edition(self, permission: str) -> CaseStudyEdition:
        """The edition, for somebody who may do this with it."""
        person = self.person()
        edition = self.edition()
        require(person, permission, edition)
        return edition

    def sent(self, asks: type[serializers.Serializer]) -> dict:
        """What was sent, when it has the right names and kinds of values."""
        asked = asks(data=self.request.data)
        asked.is_valid(raise_exception=True)
        return asked.validated_data

    def progress(self, edition: CaseStudyEdition, status: int = 200) -> Response:
        """Where an edition stands after a step, with the ETag for the next."""
        shown = shapes.CaseStudyProgressSerializer(edition).data
        if not self.request.user.has_perm("library.read_comments", edition):
            shown["review_note"] = ""
        return Response(shown, status=status, headers={"ETag": edition.etag})

    def whole(self, edition: CaseStudyEdition) -> Response:
        row = CaseStudyEdition.objects.with_parts().get(pk=edition.pk)
        shown = shapes.WholeCaseStudySerializer(row, context={"request": self.request})
        return Response(shown.data, headers={"ETag": row.etag})

    def lines(self, rows) -> Response:
        """A page of editions, each with where it stands."""
        page = self.paginate_queryset(self.filter_queryset(rows))
        shown = [self.progress(row).data for row in page]
        return self.get_paginated_response(shown)


class OwnCaseStudies(EditionView):
    """The case studies of one city, for those who work for it."""

    serializer_class = shapes.CaseStudyProgressSerializer

    def own_city(self, permission: str) -> City:
        city = get_object_or_404(City.objects.kept_by(self.person()), slug=self.kwargs["slug"])
        require(self.request.user, permission, city)
        return city

    @acting
    def list(self, request, slug):
        """Every edition of every case study of the city, drafts too, the newest first."""
        city = self.own_city("library.see_draft")
        rows = CaseStudyEdition.objects.visible_to(request.user).filter(case_study__city=city)
        return self.lines(rows.select_related("case_study__city").order_by("-started_at", "-pk"))

    @extend_schema(request=words.CaseStudyWords, responses={201: shapes.CaseStudyProgressSerializer})
    @acting
    def create(self, request, slug):
        """Begin a case study with whatever is known of it; a title is enough."""
        city = self.own_city("library.start_case_study")
        edition = actions.start_case_study(city, self.sent(words.CaseStudyWords), by=request.user)
        response = self.progress(edition, status.HTTP_201_CREATED)
        where = [edition.case_study.slug, edition.number]
        response["Location"] = reverse("api-case-study-edition", where, request=request)
        return response


class Editions(EditionView):
    """Reading, starting, writing and throwing away an edition."""

    @extend_schema(responses=shapes.CaseStudyProgressSerializer(many=True))
    def list(self, request, slug):
        """Every edition that you may read, the newest first; drafts only for those who work on them."""
        rows = self.editions().order_by("-number")
        if not rows.exists():
            raise Http404
        return self.lines(rows)

    @extend_schema(request=Start, responses={201: shapes.CaseStudyProgressSerializer})
    @acting
    def start(self, request, slug):
        """Start the next edition: equal to the published one, or to the one named by `restore`."""
        person, rows = self.person(), self.editions()
        first = rows.first()
        if first is None:
            raise Http404
        require(person, "library.start_case_study", first)
        number, restoring = self.sent(Start).get("restore"), None
        if number is not None:
            restoring = rows.filter(number=number).first()
            if restoring is None:
                raise exceptions.ValidationError({"restore": [_("There is no such edition.")]})
        edition = actions.start_edition(first.case_study, by=person, restoring=restoring)
        response = self.progress(edition, status.HTTP_201_CREATED)
        response["Location"] = reverse("api-case-study-edition", [slug, edition.number], request=request)
        return response

    def retrieve(self, request, slug, number):
        """One edition as a whole. One that was withdrawn answers 410 with the reason and the date."""
        return self.whole(self.edition())

    @extend_schema(request=words.CaseStudyWords, responses=shapes.WholeCaseStudySerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, number):
        """Write in a draft; what is not sent stays."""
        edition = self.own_edition("library.translate_case_study")
        version = version_read(request)
        asked = self.sent(words.CaseStudyWords)
        return self.whole(actions.edit_edition(edition, asked, by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, number):
        """Throw a draft away that was never submitted; with a first draft the case study goes too."""
        edition = self.own_edition("library.submit_case_study")
        actions.discard_edition(edition, by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=RightTranslation, responses=shapes.WholeCaseStudySerializer, parameters=[IF_MATCH])
    @acting
    def confirm(self, request, slug, number):
        """Say that a translation of it is right as it stands."""
        edition, version = self.own_edition("library.translate_case_study"), version_read(request)
        actions.confirm_translation(edition, **self.sent(RightTranslation), by=request.user, version=version)
        return self.whole(edition)

    @extend_schema(responses=shapes.CaseStudyDifferenceSerializer, parameters=[SINCE], filters=False)
    def changes(self, request, slug, number):
        """What differs from an earlier edition: texts word by word, facts, results, files."""
        after = self.edition()
        asked = whole_number(request.query_params.get("since", ""), digits=6)
        before = self.editions().filter(number=asked).first()
        if before is None:
            raise exceptions.ValidationError({"since": [_("There is no such edition.")]})
        rows = CaseStudyEdition.objects.with_parts().in_bulk([before.pk, after.pk])
        return Response(shapes.CaseStudyDifferenceSerializer(difference(rows[before.pk], rows[after.pk])).data)


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


class Results(EditionView):
    """Results in numbers."""

    serializer_class = shapes.OwnResultSerializer

    def row(self, edition: CaseStudyEdition, key: UUID) -> ResultFigure:
        row = get_object_or_404(ResultFigure, edition=edition, thread=key)
        row.edition = edition
        return row

    def one(self, row: ResultFigure, status: int = 200) -> Response:
        return Response(shapes.OwnResultSerializer(row).data, status=status, headers={"ETag": row.etag})

    def list(self, request, slug, number):
        """The results in numbers of an edition."""
        page = self.paginate_queryset(self.edition().result_figures.all())
        return self.get_paginated_response(shapes.OwnResultSerializer(page, many=True).data)

    def retrieve(self, request, slug, number, key):
        """One of them, with its ETag."""
        return self.one(self.row(self.edition(), key))

    @extend_schema(request=words.ResultWords, responses={201: shapes.OwnResultSerializer})
    @acting
    def create(self, request, slug, number):
        """Add one to a draft."""
        edition = self.own_edition("library.write_case_study")
        row = actions.add_part(edition, "results", self.sent(words.ResultWords), by=request.user)
        return self.one(row, status.HTTP_201_CREATED)

    @extend_schema(request=words.ResultWords, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, number, key):
        """Change it; what is not sent stays."""
        edition = self.own_edition("library.translate_case_study")
        row, version = self.row(edition, key), version_read(request)
        return self.one(actions.edit_part(row, self.sent(words.ResultWords), by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, number, key):
        """Take it out of the draft."""
        edition = self.own_edition("library.write_case_study")
        actions.remove_part(self.row(edition, key), by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class Files(EditionView):
    """Documents and pictures."""

    serializer_class = shapes.CaseStudyFileSerializer
    parser_classes = [MultiPartParser]

    def one(self, row: CaseStudyFile, status: int = 200) -> Response:
        shown = shapes.CaseStudyFileSerializer(row, context={"request": self.request})
        return Response(shown.data, status=status, headers={"ETag": row.etag})

    def row(self, edition: CaseStudyEdition, key: UUID) -> CaseStudyFile:
        row = get_object_or_404(CaseStudyFile.objects.select_related("attachment"), edition=edition, thread=key)
        row.edition = edition
        return row

    def list(self, request, slug, number):
        """The documents and pictures of an edition, each with the address under which it can be read."""
        rows = self.edition().files.select_related("attachment", "edition__case_study")
        page = self.paginate_queryset(rows)
        shown = shapes.CaseStudyFileSerializer(page, many=True, context={"request": request})
        return self.get_paginated_response(shown.data)

    def retrieve(self, request, slug, number, key):
        """One of them, with its ETag."""
        return self.one(self.row(self.edition(), key))

    @extend_schema(request={"multipart/form-data": NewAttachment}, responses={201: shapes.CaseStudyFileSerializer})
    @acting
    def create(self, request, slug, number):
        """Add a file to a draft; a picture needs its rights, and words for those who cannot see it."""
        edition = self.own_edition("library.write_case_study")
        asked = self.sent(NewAttachment)
        file = asked.pop("file")
        return self.one(actions.add_file(edition, file, asked, by=request.user), status.HTTP_201_CREATED)

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, number, key):
        """Take it out of the draft."""
        edition = self.own_edition("library.write_case_study")
        actions.remove_file(self.row(edition, key), by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


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

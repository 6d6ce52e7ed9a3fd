"""Writing a case study: the same actions and refusals as the pages, and no write without having read."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, status
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.reverse import reverse

from cities.models import City
from core.api import IF_MATCH, acting, version_read
from core.attaching import NewAttachment
from core.numbers import whole_number
from core.permissions import require
from core.review_api import SINCE, RightTranslation, Start
from library import actions
from library.api import shapes, words
from library.api.reading import EditionView
from library.models import CaseStudyEdition, CaseStudyFile, ResultFigure
from library.sheet.difference import difference


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

"""Finding an edition of a case study as this person may see it, and saying where it stands."""

from django.shortcuts import get_object_or_404
from rest_framework import serializers, viewsets
from rest_framework.response import Response

from core.api import ListingFilter, Pages, person_of, refuse_taken_back, sent
from core.permissions import require
from library.api import shapes
from library.models import CaseStudy, CaseStudyEdition


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
        refuse_taken_back(CaseStudyEdition.objects.taken_back().filter(**asked))

    def person(self):
        return person_of(self.request)

    def own_edition(self, permission: str) -> CaseStudyEdition:
        """The edition, for somebody who may do this with it."""
        person = self.person()
        edition = self.edition()
        require(person, permission, edition)
        return edition

    def sent(self, asks: type[serializers.Serializer]) -> dict:
        """What was sent, when it has the right names and kinds of values."""
        return sent(asks, self.request)

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

"""Who works together in a pilot, and what it is tied to: cities, partners, experts, ties, needs."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response

from cities.models import Theme
from core.api import IF_MATCH, acting, version_read
from library.models import CaseStudy, Recommendation
from pilots import actions
from pilots.api import words
from pilots.api.finding import OfPilot, RowsOfPilot
from pilots.api.reading import ExpertPart, PilotPartnerPart
from pilots.api.shapes import NeedSerializer, OwnCityPart

EDIT, OWN_PART = "pilots.edit_pilot", "pilots.edit_own_part"
# What a pilot answers, and where these rows are.
NEEDS = {"priority": "priorities", "figure": "figures"}
# What a pilot is tied to, and by what a row of it is named.
TIES: dict[str, tuple[Any, str]] = {
    "themes": (Theme, "slug"),
    "recommendations": (Recommendation, "code"),
    "borrowed": (CaseStudy, "slug"),
}


class PilotCities(RowsOfPilot):
    serializer_class = OwnCityPart

    def rows(self):
        return self.pilot().city_parts.select_related("pilot", "city")

    def part(self):
        return self.row(city__slug=self.kwargs["city"])

    def retrieve(self, request, slug, city):
        """One of them, with the ETag for the next change of it."""
        return self.answer(self.part())

    @extend_schema(request=words.OfCity, responses={201: OwnCityPart})
    @acting
    def create(self, request, slug):
        """A partner city more."""
        pilot = self.own(EDIT)
        return self.made(actions.add_city(pilot, by=request.user, **self.sent(words.OfCity)))

    @extend_schema(request=words.ReviewWords, responses=OwnCityPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, city):
        """Who reads this city's updates before everybody does, as the city wishes."""
        self.own_in_some_city("pilots.settle_reviews")
        part, version = self.part(), version_read(request)
        asked = self.sent(words.ReviewWords)
        return self.fresh(actions.settle_reviews(part, asked["update_review"], by=request.user, version=version))

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, city):
        """A partner that has nothing of its own in the pilot leaves."""
        self.own(EDIT)
        actions.remove_city(self.part(), by=request.user)
        return self.gone()


class PilotPartners(RowsOfPilot):
    serializer_class = PilotPartnerPart

    def rows(self):
        return self.pilot().partners.select_related("pilot", "organisation")

    @extend_schema(request=words.NewPartner, responses={201: PilotPartnerPart})
    @acting
    def create(self, request, slug):
        pilot = self.own(EDIT)
        asked = self.sent(words.NewPartner)
        return self.made(actions.add_partner(pilot, asked.pop("organisation"), asked, by=request.user))

    def retrieve(self, request, slug, pk):
        """One of them, with the ETag for the next change of it."""
        return self.answer(self.row(pk=pk))

    @extend_schema(request=words.PartnerWords, responses=PilotPartnerPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, pk):
        """What is not sent stays; another organisation is another partner."""
        self.own(EDIT)
        row, version = self.row(pk=pk), version_read(request)
        return self.fresh(actions.edit_partner(row, self.sent(words.PartnerWords), by=request.user, version=version))

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, pk):
        self.own(EDIT)
        actions.remove_partner(self.row(pk=pk), by=request.user)
        return self.gone()


class Experts(RowsOfPilot):
    serializer_class = ExpertPart

    def rows(self):
        return self.pilot().experts.select_related("pilot", "organisation")

    @extend_schema(request=words.ExpertWords, responses={201: ExpertPart})
    @acting
    def create(self, request, slug):
        """What the expert is there for, and for which organisation; nobody is named."""
        pilot = self.own(EDIT)
        return self.made(actions.add_expert(pilot, self.sent(words.ExpertWords), by=request.user))

    def retrieve(self, request, slug, pk):
        """One of them, with the ETag for the next change of it."""
        return self.answer(self.row(pk=pk))

    @extend_schema(request=words.ExpertWords, responses=ExpertPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, pk):
        """What is not sent stays."""
        self.own(EDIT)
        row, version = self.row(pk=pk), version_read(request)
        return self.fresh(actions.edit_expert(row, self.sent(words.ExpertWords), by=request.user, version=version))

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, pk):
        self.own(EDIT)
        actions.remove_expert(self.row(pk=pk), by=request.user)
        return self.gone()


class Ties(OfPilot):
    """Themes, recommendations addressed, case studies borrowed: one at a time."""

    def tied(self) -> Any:
        model, named = TIES.get(self.kwargs["kind"], (None, ""))
        if model is None:
            raise Http404
        rows = model.objects.all() if model is Theme else model.objects.visible_to(self.request.user)
        return get_object_or_404(rows, **{named: self.kwargs["row"]})

    @extend_schema(request=None, responses={204: None})
    @acting
    def tie(self, request, slug, kind, row):
        """Tie a theme by its slug (`themes`), a recommendation by its code (`recommendations`) or a case study by its
        slug (`borrowed`).
        """
        pilot = self.own(EDIT)
        actions.tie(pilot, kind, self.tied(), by=request.user)
        return self.gone()

    @extend_schema(responses={204: None})
    @acting
    def untie(self, request, slug, kind, row):
        pilot = self.own(EDIT)
        tied = self.tied()
        if not getattr(pilot, kind).filter(pk=tied.pk).exists():
            raise Http404
        actions.untie(pilot, kind, tied, by=request.user)
        return self.gone()


class Needs(OfPilot):
    """Priorities and figures that the pilot answers, for those who work on it. Everybody reads on the pilot's page
    what of them is published.
    """

    serializer_class = NeedSerializer
    reads = "pilots.see_proposal"

    def found(self, what: str) -> Any:
        if what not in NEEDS:
            raise Http404
        return getattr(self.pilot(), NEEDS[what]).select_related("pilot", "city")

    def told(self, row: Any, what: str) -> dict[str, Any]:
        return NeedSerializer({"what": what, "city": row.city, "thread": row.thread}).data

    @extend_schema(responses=NeedSerializer(many=True))
    @acting
    def list(self, request, slug):
        self.own(self.reads)
        page = self.paginate_queryset([self.told(row, what) for what in NEEDS for row in self.found(what)])
        return self.get_paginated_response(page)

    @extend_schema(request=words.NewNeed, responses={201: NeedSerializer})
    @acting
    def create(self, request, slug):
        """The city whose priority or figure it is says so."""
        pilot = self.own_in_some_city(OWN_PART)
        asked = self.sent(words.NewNeed)
        row = actions.answer_need(pilot, asked["city"], asked["what"], asked["thread"], by=request.user)
        return Response(self.told(row, asked["what"]), status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @acting
    def destroy(self, request, slug, what, thread):
        self.own_in_some_city(OWN_PART)
        actions.answer_need_no_more(get_object_or_404(self.found(what), thread=thread), by=request.user)
        return self.gone()

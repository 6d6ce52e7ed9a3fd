"""Results in numbers: indicators, their values, and what of them is proposed for a city's profile."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, status
from rest_framework.response import Response

from core.api import IF_MATCH, acting, version_read
from pilots import actions
from pilots.api import words
from pilots.api.finding import RowsOfPilot
from pilots.api.reading import IndicatorPart, ValuePart
from pilots.api.shapes import ProposalSerializer
from profiles.models import Figure

EDIT, PROFILE = "pilots.edit_pilot", "profiles.write_edition"


class Indicators(RowsOfPilot):
    serializer_class = IndicatorPart

    def rows(self):
        return self.pilot().indicators.select_related("pilot", "measures").prefetch_related("values")

    @extend_schema(request=words.ResultIndicatorWords, responses={201: IndicatorPart})
    @acting
    def create(self, request, slug):
        """What is measured."""
        pilot = self.own(EDIT)
        return self.made(actions.add_indicator(pilot, self.sent(words.ResultIndicatorWords), by=request.user))

    @extend_schema(request=words.ResultIndicatorWords, responses=IndicatorPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """What is not sent stays."""
        self.own(EDIT)
        row, version = self.row(), version_read(request)
        asked = self.sent(words.ResultIndicatorWords)
        return self.fresh(actions.edit_indicator(row, asked, by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        """Only while nothing was measured."""
        self.own(EDIT)
        actions.remove_indicator(self.row(), by=request.user, version=version_read(request))
        return self.gone()


class Values(RowsOfPilot):
    serializer_class = ValuePart

    def indicator(self):
        return get_object_or_404(self.pilot().indicators.select_related("pilot"), uid=self.kwargs["indicator"])

    def rows(self):
        return self.indicator().values.select_related("indicator__pilot")

    @extend_schema(request=words.ValueWords, responses={201: ValuePart})
    @acting
    def create(self, request, slug, indicator):
        """What was measured at a time."""
        self.own(EDIT)
        return self.made(actions.add_value(self.indicator(), self.sent(words.ValueWords), by=request.user))

    @extend_schema(request=words.ValueWords, responses=ValuePart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, indicator, uid):
        """What is not sent stays."""
        self.own(EDIT)
        row, version = self.row(), version_read(request)
        return self.fresh(actions.edit_value(row, self.sent(words.ValueWords), by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, indicator, uid):
        self.own(EDIT)
        actions.remove_value(self.row(), by=request.user, version=version_read(request))
        return self.gone()

    @extend_schema(request=words.OfCity, responses={201: ProposalSerializer})
    @acting
    def propose_for_profile(self, request, slug, indicator, uid):
        """A remark on the edition of the city's profile that is being written; what is published stays as it is."""
        self.own_in_some_city(PROFILE)
        row = self.row()
        made = actions.propose_for_profile(row, by=request.user, **self.sent(words.OfCity))
        return Response(ProposalSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=words.FigureOfProposal, responses=ProposalSerializer)
    @acting
    def link_figure(self, request, slug, indicator, uid):
        """The figure of the profile that came of the proposal."""
        self.own_in_some_city(PROFILE)
        row, asked = self.row(), self.sent(words.FigureOfProposal)
        proposal = row.proposals.filter(city=asked["city"]).select_related("city", "value").first()
        if proposal is None:
            raise exceptions.ValidationError({"city": [_("This value is not proposed for the profile of this city.")]})
        figure = Figure.objects.filter(city=asked["city"], thread=asked["figure"]).order_by("-pk").first()
        if figure is None:
            raise exceptions.ValidationError({"figure": [_("This city has no such figure.")]})
        return Response(ProposalSerializer(actions.link_figure(proposal, figure, by=request.user)).data)

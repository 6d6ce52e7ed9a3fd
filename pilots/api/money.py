"""Money to the cent, for the people of the pilot's cities and the secretariat. The public reads it with the pilot."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, status
from rest_framework.response import Response

from core.api import IF_MATCH, acting, version_read
from pilots import actions
from pilots.api import words
from pilots.api.finding import RowsOfPilot
from pilots.api.shapes import EntrySerializer, FundingSerializer, LineSerializer

EDIT, SEE = "pilots.edit_pilot", "pilots.see_money"


class Fundings(RowsOfPilot):
    serializer_class = FundingSerializer
    reads = SEE

    def rows(self):
        return self.pilot().fundings.select_related("pilot", "funder")

    def funding(self):
        return self.row(funder__slug=self.kwargs["funder"])

    @acting
    def retrieve(self, request, slug, funder):
        """One of them, with the ETag for the next change of it."""
        return self.answer(self.funding())

    @extend_schema(request=words.NewFunding, responses={201: FundingSerializer})
    @acting
    def create(self, request, slug):
        """An organisation funds the pilot; the public reads its money in bands until the funder decides otherwise."""
        pilot = self.own(EDIT)
        return self.made(actions.add_funding(pilot, by=request.user, **self.sent(words.NewFunding)))

    @extend_schema(request=words.DisclosureWords, responses=FundingSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, funder):
        """In bands or exact, as the funder decided and told the secretariat."""
        self.own("pilots.grant")
        row, version = self.funding(), version_read(request)
        return self.fresh(actions.disclose(row, by=request.user, version=version, **self.sent(words.DisclosureWords)))


class Lines(RowsOfPilot):
    serializer_class = LineSerializer
    reads = SEE

    def rows(self):
        return self.pilot().budget_lines.select_related("pilot", "funding__funder")

    @extend_schema(request=words.NewLine, responses={201: LineSerializer})
    @acting
    def create(self, request, slug):
        """What one of the pilot's funders is to pay for, as planned."""
        pilot = self.own(EDIT)
        asked = self.sent(words.NewLine)
        funding = pilot.fundings.filter(funder__slug=asked.pop("funder")).first()
        if funding is None:
            raise exceptions.ValidationError({"funder": [_("This organisation does not fund the pilot.")]})
        return self.made(actions.add_line(funding, asked, by=request.user))

    @extend_schema(request=words.LineWords, responses=LineSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """What is planned; what is not sent stays."""
        self.own(EDIT)
        row, version = self.row(), version_read(request)
        return self.fresh(actions.edit_line(row, self.sent(words.LineWords), by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        """Only while nothing is granted and nothing was booked."""
        self.own(EDIT)
        actions.remove_line(self.row(), by=request.user, version=version_read(request))
        return self.gone()

    @extend_schema(request=words.GrantWords, responses=LineSerializer, parameters=[IF_MATCH])
    @acting
    def grant(self, request, slug, uid):
        """What the funder grants; 409 without a reason when less than is committed or spent."""
        self.own("pilots.grant")
        row, version = self.row(), version_read(request)
        return self.fresh(actions.grant(row, by=request.user, version=version, **self.sent(words.GrantWords)))


class Entries(RowsOfPilot):
    serializer_class = EntrySerializer
    reads = SEE

    def line(self):
        rows = self.pilot().budget_lines.select_related("pilot", "funding")
        return get_object_or_404(rows, uid=self.kwargs["uid"])

    def rows(self):
        return self.line().entries.all()

    @extend_schema(request=words.EntryWords, responses={201: EntrySerializer})
    @acting
    def create(self, request, slug, uid):
        """A commitment or a payment; 409 without a reason when it is more than was granted, whoever else is booking."""
        self.own("pilots.book")
        entry = actions.book(self.line(), self.sent(words.EntryWords), by=request.user)
        return Response(EntrySerializer(entry).data, status=status.HTTP_201_CREATED)

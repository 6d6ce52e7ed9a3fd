"""Pilots as anyone reads them, proposed and led through their life: the same querysets and actions as the pages."""

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.reverse import reverse

from cities.querysets import cities_where
from core.api import IF_MATCH, ReadOnlyRecords, acting, person_of, sent, version_read
from core.permissions import require
from library.api.shapes import CaseStudyProgressSerializer
from library.models import CaseStudy, Recommendation
from pilots import actions
from pilots.actions import TIED
from pilots.api import words
from pilots.api.finding import require_in_some_city
from pilots.api.reading import PilotDetailSerializer, PilotSerializer
from pilots.filters import PILOT_SORTS, PilotFilter
from pilots.models import Pilot, Update


class Pilots(ReadOnlyRecords):
    """Targeted City Actions and other pilots: what was selected, and what is on record."""

    serializer_class = PilotSerializer
    filterset_class: Any = PilotFilter
    sorts = PILOT_SORTS
    queryset = Pilot.objects.none()

    def get_queryset(self):
        user = self.request.user
        rows = Pilot.objects.visible_to(user).for_cards().with_order().with_progress()
        return rows.prefetch_related(
            "partners__organisation", Prefetch("recommendations", Recommendation.objects.visible_to(user))
        )

    def whole(self):
        user = self.request.user
        return self.get_queryset().prefetch_related(
            "experts__organisation",
            "milestones__city",
            "milestones__files__attachment",
            "tests",
            "trainings__city",
            "trainings__participants",
            "indicators__measures",
            "indicators__values",
            "fundings__funder",
            "fundings__lines",
            "files__attachment",
            Prefetch("borrowed", CaseStudy.objects.visible_to(user)),
            Prefetch("case_studies", CaseStudy.objects.visible_to(user)),
            Prefetch("updates", Update.objects.published().with_relations()),
        )

    def one(self, pilot: Pilot, status: int = 200) -> Response:
        """The pilot as it stands, with the ETag for the next change of it."""
        return self.told(self.whole().get(pk=pilot.pk), status)

    def told(self, now: Pilot, status: int = 200) -> Response:
        return Response(PilotDetailSerializer(now).data, status=status, headers={"ETag": now.etag})

    @extend_schema(responses=PilotDetailSerializer)
    def retrieve(self, request, *args, **kwargs):
        return self.told(get_object_or_404(self.whole(), slug=kwargs["slug"]))

    @extend_schema(request=words.NewPilot, responses={201: PilotDetailSerializer})
    @acting
    def create(self, request):
        """A proposal, which its cities and the secretariat see."""
        by = person_of(request)
        if not cities_where(by, "pilots.propose"):
            require(by, "pilots.propose")
        asked = sent(words.NewPilot, request)
        city, partners = asked.pop("city"), asked.pop("partners", [])
        related = {name: asked.pop(name) for name in TIED if name in asked}
        made = actions.propose(city, asked, by=by, partners=partners, related=related)
        return self.one(made, status.HTTP_201_CREATED)

    def own(self, permission: str) -> Pilot:
        """The pilot, for somebody who may do this with it."""
        person = person_of(self.request)
        pilot = self.get_object()
        require(person, permission, pilot)
        return pilot

    @extend_schema(request=words.PilotWords, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug):
        """Write the shared parts; what is not sent stays."""
        pilot, version = self.own("pilots.edit_pilot"), version_read(request)
        asked = sent(words.PilotWords, request)
        return self.one(actions.edit_pilot(pilot, asked, by=request.user, version=version))

    def step(self, act: Any, permission: str) -> Response:
        pilot = self.own(permission)
        return self.one(act(pilot, by=self.request.user, version=version_read(self.request)))

    @extend_schema(request=None, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def select(self, request, slug):
        """The secretariat selects a proposal; the public knows of it from now on."""
        return self.step(actions.select, "pilots.select")

    @extend_schema(request=None, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def prepare(self, request, slug):
        """What was selected is being prepared."""
        return self.step(actions.prepare, "pilots.run")

    @extend_schema(request=None, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def start(self, request, slug):
        """It runs; also after it was suspended."""
        return self.step(actions.start, "pilots.run")

    @extend_schema(request=words.PilotReason, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def suspend(self, request, slug):
        """It rests."""
        pilot, version = self.own("pilots.run"), version_read(request)
        asked = sent(words.PilotReason, request)
        return self.one(actions.suspend(pilot, by=request.user, version=version, **asked))

    @extend_schema(request=None, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def complete(self, request, slug):
        """The work has ended; results, money and lessons are written until it is evaluated."""
        return self.step(actions.complete, "pilots.run")

    @extend_schema(request=words.EvaluationWords, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def evaluate(self, request, slug):
        """With the evaluation in words. It stays as it is afterwards."""
        pilot, version = self.own("pilots.evaluate"), version_read(request)
        asked = sent(words.EvaluationWords, request)
        return self.one(actions.evaluate(pilot, asked, by=request.user, version=version))

    @extend_schema(request=words.PilotReason, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], filterset_class=None)
    @acting
    def cancel(self, request, slug):
        """Called off, with a reason that everyone concerned reads."""
        pilot, version = self.own("pilots.cancel"), version_read(request)
        asked = sent(words.PilotReason, request)
        return self.one(actions.cancel(pilot, by=request.user, version=version, **asked))

    @extend_schema(request=words.OfCity, responses=PilotDetailSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], url_path="hand-over-lead", filterset_class=None)
    @acting
    def hand_over_lead(self, request, slug):
        """Another city of the pilot leads from now on."""
        pilot, version = self.own("pilots.edit_pilot"), version_read(request)
        asked = sent(words.OfCity, request)
        return self.one(actions.hand_over_lead(pilot, by=request.user, version=version, **asked))

    @extend_schema(request=words.OfCity, responses={201: CaseStudyProgressSerializer})
    @action(detail=True, methods=["post"], url_path="draft-case-study", filterset_class=None)
    @acting
    def draft_case_study(self, request, slug):
        """A draft in the library of one of its cities, with all that is known; a person goes on writing there."""
        by = person_of(request)
        pilot = self.get_object()
        require_in_some_city(by, "library.start_case_study", pilot)
        edition = actions.draft_case_study(pilot, by=by, **sent(words.OfCity, request))
        where = reverse("api-case-study-edition", [edition.case_study.slug, edition.number], request=request)
        told = CaseStudyProgressSerializer(edition).data
        return Response(told, status.HTTP_201_CREATED, headers={"ETag": edition.etag, "Location": where})

"""The work of a pilot: milestones and trainings, each of the city that answers for it; tests, of the lead city."""

from typing import Any

from drf_spectacular.utils import extend_schema

from core.api import IF_MATCH, acting, person_of, version_read
from core.permissions import require
from pilots import actions
from pilots.api import words
from pilots.api.finding import RowsOfPilot
from pilots.api.reading import MilestonePart, TestPart, TrainingPart

EDIT, OWN_PART = "pilots.edit_pilot", "pilots.edit_own_part"


class OfCityOfPilot(RowsOfPilot):
    """Rows that one of the pilot's cities answers for."""

    def own_row(self) -> Any:
        person = person_of(self.request)
        row = self.row()
        require(person, OWN_PART, row.city)
        return row

    def removed(self):
        row = self.own_row()
        actions.remove_work(row, by=self.request.user, version=version_read(self.request))
        return self.gone()

    def edited(self, asks: Any):
        row, version = self.own_row(), version_read(self.request)
        return self.fresh(actions.edit_work(row, self.sent(asks), by=self.request.user, version=version))

    def passed_on(self):
        row, version = self.own_row(), version_read(self.request)
        asked = self.sent(words.OfCity)
        return self.fresh(actions.pass_on(row, asked["city"], by=self.request.user, version=version))


class Milestones(OfCityOfPilot):
    serializer_class = MilestonePart

    def rows(self):
        return self.pilot().milestones.select_related("pilot", "city").prefetch_related("files__attachment")

    @extend_schema(request=words.NewMilestone, responses={201: MilestonePart})
    @acting
    def create(self, request, slug):
        """A step of the work plan that one of the pilot's cities answers for."""
        pilot = self.own_in_some_city(OWN_PART)
        asked = self.sent(words.NewMilestone)
        return self.made(actions.add_milestone(pilot, asked.pop("city"), asked, by=request.user))

    @extend_schema(request=words.MilestoneWords, responses=MilestonePart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """What is not sent stays."""
        return self.edited(words.MilestoneWords)

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        """Take it out. What was reached stays on the record."""
        return self.removed()

    @extend_schema(request=words.Reached, responses=MilestonePart, parameters=[IF_MATCH])
    @acting
    def reach(self, request, slug, uid):
        """It is done, since a day, with what shows it."""
        row, version = self.own_row(), version_read(request)
        asked = self.sent(words.Reached)
        day = asked.pop("done_on")
        return self.fresh(actions.reach_milestone(row, asked, by=request.user, version=version, done_on=day))

    @extend_schema(request=words.OfCity, responses=MilestonePart, parameters=[IF_MATCH])
    @acting
    def pass_on(self, request, slug, uid):
        """Another city of the pilot answers for it from now on; who may write both says so."""
        return self.passed_on()


class Trainings(OfCityOfPilot):
    serializer_class = TrainingPart

    def rows(self):
        return self.pilot().trainings.select_related("pilot", "city").prefetch_related("participants")

    @extend_schema(request=words.NewTraining, responses={201: TrainingPart})
    @acting
    def create(self, request, slug):
        """A training, with who came, counted by sex and kind, as far as that is known."""
        pilot = self.own_in_some_city(OWN_PART)
        asked = self.sent(words.NewTraining)
        city, groups = asked.pop("city"), asked.pop("participants", [])
        return self.made(actions.add_training(pilot, city, asked, by=request.user, participants=groups))

    @extend_schema(request=words.TrainingWords, responses=TrainingPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """What is not sent stays."""
        return self.edited(words.TrainingWords)

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        return self.removed()

    @extend_schema(request=words.ParticipantsWords, responses=TrainingPart, parameters=[IF_MATCH])
    @acting
    def participants(self, request, slug, uid):
        """All who came, group by group, in place of what was counted before."""
        row, version = self.own_row(), version_read(request)
        asked = self.sent(words.ParticipantsWords)
        return self.fresh(actions.set_participants(row, asked["participants"], by=request.user, version=version))

    @extend_schema(request=words.OfCity, responses=TrainingPart, parameters=[IF_MATCH])
    @acting
    def pass_on(self, request, slug, uid):
        """Another city of the pilot holds it; who may write both says so."""
        return self.passed_on()


class Tests(RowsOfPilot):
    serializer_class = TestPart

    def rows(self):
        return self.pilot().tests.select_related("pilot")

    @extend_schema(request=words.TestWords, responses={201: TestPart})
    @acting
    def create(self, request, slug):
        """What is tried on the ground; a hypothesis is enough to begin with."""
        pilot = self.own(EDIT)
        return self.made(actions.add_test(pilot, self.sent(words.TestWords), by=request.user))

    @extend_schema(request=words.TestWords, responses=TestPart, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, uid):
        """What is not sent stays."""
        self.own(EDIT)
        row, version = self.row(), version_read(request)
        return self.fresh(actions.edit_work(row, self.sent(words.TestWords), by=request.user, version=version))

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def destroy(self, request, slug, uid):
        self.own(EDIT)
        actions.remove_work(self.row(), by=request.user, version=version_read(request))
        return self.gone()

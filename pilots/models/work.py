"""What is done in a pilot: milestones, the operational test, trainings."""

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.dates import PartialDateField, is_partial_date
from core.translation import Translated
from pilots.choices import UNDER_WAY, ParticipantKind, Sex
from pilots.models.pilots import Pilot
from pilots.models.shared import LONGEST_TEXT, OwnedFile, PilotPart, is_likely_date, is_likely_day, is_written
from pilots.querysets import MilestoneQuerySet, PartQuerySet
from pilots.validators import check_has_been, check_span, check_years


@pghistory.track()
class Milestone(PilotPart):
    """A step of the work plan. `city` answers for it and is one of the pilot's (a foreign key of the pair sees to it).

    Whether it is done is `done_on`, whether it is late follows from `due_on`: neither is typed.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="milestones")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible city"))
    title = Translated(models.CharField, max_length=250)
    description = Translated(max_length=LONGEST_TEXT)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = Translated(max_length=5000)
    evidence_url = models.URLField(_("where this can be seen"), max_length=500, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "done_on", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=is_written("title"),
                name="milestone_has_title",
                violation_error_message=_("Give the milestone a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(done_on__isnull=False),
                name="milestone_has_a_day",
                violation_error_message=_("Say by when it is due."),
            ),
            is_likely_day("due_on"),
            is_likely_day("done_on"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_years(due_on=self.due_on, done_on=self.done_on)
        check_has_been("done_on", self.done_on)

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def is_late(self) -> bool:
        """Due before today, not done, in a pilot that is under way."""
        is_due = self.due_on is not None and self.due_on < timezone.localdate()
        return is_due and not self.is_done and self.pilot.status in UNDER_WAY


class MilestoneFile(OwnedFile):
    """A document or picture that shows that a milestone was reached."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="files")


@pghistory.track()
class OperationalTest(PilotPart):
    """What was tried on the ground: what was expected, how it was measured, what came of it, what did not work."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="tests")
    title = Translated(models.CharField, max_length=250)
    hypothesis = Translated(max_length=5000)
    method = Translated(max_length=5000)
    measure = Translated(max_length=2000)
    baseline = Translated(max_length=2000)
    target = Translated(max_length=2000)
    result = Translated(max_length=5000)
    did_not_work = Translated(max_length=5000)
    starts = PartialDateField(_("begins"))
    ends = PartialDateField(_("ends"))

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            is_partial_date("starts"),
            is_partial_date("ends"),
            is_likely_date("starts"),
            is_likely_date("ends"),
            models.CheckConstraint(
                condition=is_written("hypothesis"),
                name="test_has_hypothesis",
                violation_error_message=_("Say in at least one language what you expect."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title or self.hypothesis)

    def clean(self) -> None:
        check_span(self.starts, self.ends)


@pghistory.track()
class Training(PilotPart):
    """A training, held by one of the pilot's cities. Who came is counted (`participants`), never named."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="trainings")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    title = Translated(models.CharField, max_length=250)
    description = Translated(max_length=LONGEST_TEXT)
    starts = PartialDateField(_("first day"))
    ends = PartialDateField(_("last day"))
    place = Translated(models.CharField, max_length=250)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "position", "pk"]
        constraints = [
            is_partial_date("starts"),
            is_partial_date("ends"),
            is_likely_date("starts"),
            is_likely_date("ends"),
            models.CheckConstraint(
                condition=is_written("title"),
                name="training_has_title",
                violation_error_message=_("Give the training a title in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_span(self.starts, self.ends)

    @property
    def people(self) -> int:
        """How many came; read rows with `participants` prefetched. None counted is 0."""
        return sum(row.number for row in self.participants.all())


class Participants(models.Model):
    """How many people of one sex and kind came to a training."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="participants")
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    kind = models.CharField(_("kind"), max_length=20, choices=ParticipantKind)
    number = models.PositiveIntegerField(_("people"), validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["kind", "sex"]
        verbose_name_plural = "participants"
        constraints = [
            models.UniqueConstraint(
                fields=["training", "sex", "kind"],
                name="participants_once",
                violation_error_message=_("This group is counted already."),
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="participants_are_people"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sex} {self.kind}"

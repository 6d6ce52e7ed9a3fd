"""What remains when the room has emptied: minutes, recordings, the report, pledges."""

from uuid import uuid4

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from meetings.choices import (
    REPORT_LIFECYCLE,
    Attribution,
    Clearance,
    MinutesKind,
    PledgeState,
    ReportState,
)
from meetings.models.meeting import Meeting
from meetings.models.places import Contributor
from meetings.models.schedule import Session
from meetings.querysets import ClearanceQuerySet, MinutesQuerySet, PledgeQuerySet, ReportQuerySet


def as_the_session() -> models.CharField:
    """The session's attribution, kept the same by a composite foreign key with ON UPDATE CASCADE."""
    return models.CharField(max_length=20, choices=Attribution, default=Attribution.OPEN, editable=False)


class MinutesEntry(TranslatedModel, Versioned):
    """One note of a session. Under the Chatham House Rule it names no person and no city: the database refuses."""

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="minutes")
    attribution = as_the_session()
    kind = models.CharField(_("kind"), max_length=10, choices=MinutesKind, default=MinutesKind.STATEMENT)
    words = Translated(max_length=5000)
    contributor = models.ForeignKey(
        Contributor, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("who said it")
    )
    city = models.ForeignKey(
        City, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("for which city")
    )
    position = models.PositiveSmallIntegerField(default=0)
    written_by = models.CharField(max_length=60, editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "minutes entries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words_en="", words_fr="", words_ar=""),
                name="minutes_say_something",
                violation_error_message=_("Write the note in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(attribution=Attribution.OPEN) | Q(contributor__isnull=True, city__isnull=True),
                name="chatham_house_names_nobody",
                violation_error_message=_(
                    "This session was held under the Chatham House Rule: its minutes name no person and no city."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"minutes {self.uid}"

    @property
    def tag(self) -> str:
        return f"{self.session.tag}:minutes:{self.uid}"


class Recording(models.Model):
    """A recording of a session; there is none of a session under the Chatham House Rule."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="recording")
    attribution = as_the_session()
    url = models.URLField(_("address of the recording"), max_length=500)
    added_by = models.CharField(max_length=60, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(attribution=Attribution.OPEN),
                name="chatham_house_is_not_recorded",
                violation_error_message=_("Under the Chatham House Rule nothing is recorded."),
            )
        ]

    def __str__(self) -> str:
        return f"recording of {self.session_id}"


@pghistory.track()
class MeetingReport(TranslatedModel, Versioned):
    """The learning note of a meeting: drafted from its minutes, cleared by the cities it names, then public.

    `minutes_shared_at`: since when those who took part read the minutes.
    """

    LIFECYCLE = REPORT_LIFECYCLE

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="report")
    status = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT, editable=False)
    title = Translated(models.CharField, max_length=250)
    body = Translated(max_length=50_000)
    minutes_shared_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=ReportState.PUBLISHED) | Q(published_at__isnull=False), name="report_published_at"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:report"

    def paper(self, language: str) -> str:
        """The name under which it is kept on paper in a language."""
        return f"{self.tag}/report-{language}.pdf"


class ReportClearance(Versioned):
    """That a city named in a report was asked, and what it says."""

    report = models.ForeignKey(MeetingReport, on_delete=models.CASCADE, related_name="clearances")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    state = models.CharField(max_length=10, choices=Clearance, default=Clearance.ASKED, editable=False)
    note = models.TextField(_("what should be changed"), max_length=2000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.CharField(max_length=60, blank=True, editable=False)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        ordering = ["city__name_en"]
        constraints = [
            models.UniqueConstraint(fields=["report", "city"], name="clearance_once"),
            models.CheckConstraint(
                condition=~Q(state=Clearance.OBJECTED) | ~Q(note=""),
                name="objection_says_what",
                violation_error_message=_("Say what should be changed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city_id} on {self.report_id}: {self.state}"

    @property
    def tag(self) -> str:
        return f"{self.report.tag}:clearance:{self.city.slug}"


@pghistory.track()
class Pledge(TranslatedModel, Versioned):
    """“By March we will …”: what a city promised at a meeting, by a day, kept or not."""

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="pledges")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="pledges", verbose_name=_("city"))
    promise = Translated(models.CharField, max_length=500)
    pledged_on = models.DateField(_("promised on"), default=timezone.localdate)
    due_on = models.DateField(_("by"))
    state = models.CharField(_("state"), max_length=10, choices=PledgeState, default=PledgeState.OPEN, editable=False)
    outcome = Translated(max_length=2000)
    settled_on = models.DateField(null=True, blank=True, editable=False)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(promise_en="", promise_fr="", promise_ar=""),
                name="pledge_says_what",
                violation_error_message=_("Write in at least one language what your city will do."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("pledged_on")),
                name="pledge_looks_ahead",
                violation_error_message=_("The day has to come after the promise."),
            ),
            models.CheckConstraint(
                condition=Q(state=PledgeState.OPEN, settled_on__isnull=True)
                | (~Q(state=PledgeState.OPEN) & Q(settled_on__isnull=False)),
                name="pledge_settled_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.promise)

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:pledge:{self.uid}"

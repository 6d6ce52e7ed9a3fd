"""Pilots: what cities try out together, by whom, for what, and where they stand."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cities.models import City, Organisation, Theme
from core.dates import PartialDateField, is_partial_date
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from library.choices import SDG_TARGET_CHOICES, SDG_TARGETS
from library.models import CaseStudy, Recommendation
from pilots.choices import (
    PILOT_LIFECYCLE,
    UNDER_WAY,
    Objective,
    PartnerRole,
    PilotRole,
    PilotStatus,
    UpdateReview,
)
from pilots.models.calls import Call
from pilots.models.shared import LONGEST_TEXT, OwnedFile, is_likely_date, is_written
from pilots.querysets import PilotQuerySet
from pilots.validators import check_point, check_span
from profiles.models import Figure, Priority


@pghistory.track()
class Pilot(TranslatedModel, Versioned):
    """A Targeted City Action or another pilot: its shared parts, which the lead city keeps. `aim` is its objective in
    words, `objectives` the official ones by letter; `results` what came of it in words, `lessons` what was learnt.

    `on_record`: loaded, not proposed here. `selected_at`: since when the public knows of it; a proposal that was never
    selected stays between its cities and the secretariat. Read it `with_relations()` for `city`, the lead.
    """

    LIFECYCLE = PILOT_LIFECYCLE

    slug = models.SlugField(unique=True, max_length=100)
    status = models.CharField(
        _("state"), max_length=10, choices=PilotStatus, default=PilotStatus.PROPOSED, editable=False
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    on_record = models.BooleanField(default=False, editable=False)
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    selected_at = models.DateTimeField(null=True, blank=True, editable=False)
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.PROTECT, related_name="pilots", verbose_name=_("call")
    )
    title = Translated(models.CharField, max_length=300)
    summary = Translated(max_length=LONGEST_TEXT)
    objectives = ArrayField(
        models.CharField(max_length=1, choices=Objective), default=list, blank=True, verbose_name=_("objectives")
    )
    aim = Translated(max_length=LONGEST_TEXT)
    activities = Translated(max_length=LONGEST_TEXT)
    outcomes = Translated(max_length=LONGEST_TEXT)
    results = Translated(max_length=LONGEST_TEXT)
    lessons = Translated(max_length=LONGEST_TEXT)
    evaluation = Translated(max_length=LONGEST_TEXT)
    sdg_targets = ArrayField(
        models.CharField(max_length=5, choices=SDG_TARGET_CHOICES),
        default=list,
        blank=True,
        verbose_name=_("SDG targets"),
    )
    starts = PartialDateField(_("begins"))
    ends = PartialDateField(_("ends"))
    date_note = Translated(models.CharField, max_length=500)
    place = Translated(models.CharField, max_length=250)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    url = models.URLField(_("page elsewhere"), max_length=500, blank=True)
    cities = models.ManyToManyField(City, through="PilotCity", related_name="pilots")
    organisations = models.ManyToManyField(Organisation, through="PilotPartner", related_name="pilots")
    themes = models.ManyToManyField(Theme, blank=True, related_name="pilots", verbose_name=_("themes"))
    recommendations = models.ManyToManyField(
        Recommendation, blank=True, related_name="pilots", verbose_name=_("recommendations addressed")
    )
    borrowed = models.ManyToManyField(
        CaseStudy, blank=True, related_name="pilots_borrowing", verbose_name=_("case studies borrowed")
    )
    case_studies = models.ManyToManyField(CaseStudy, through="PilotCaseStudy", related_name="pilots")

    objects = PilotQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "slug"]
        constraints = [
            is_partial_date("starts"),
            is_partial_date("ends"),
            is_likely_date("starts"),
            is_likely_date("ends"),
            models.CheckConstraint(
                condition=is_written("title"),
                name="pilot_has_title",
                violation_error_message=_("Give the pilot a title in at least one language."),
            ),
            models.CheckConstraint(condition=Q(status__in=PilotStatus.values), name="pilot_known_status"),
            models.CheckConstraint(
                condition=~Q(status=PilotStatus.CANCELLED) | ~Q(reason=""),
                name="pilot_cancelled_with_reason",
                violation_error_message=_("Say why: everyone concerned will read it."),
            ),
            models.CheckConstraint(
                condition=~Q(status=PilotStatus.EVALUATED) | is_written("evaluation"),
                name="pilot_evaluated_in_words",
                violation_error_message=_("Write the evaluation in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(status=PilotStatus.UNKNOWN) | Q(on_record=True), name="pilot_unknown_is_on_record"
            ),
            models.CheckConstraint(
                condition=~Q(status=PilotStatus.PROPOSED) | Q(selected_at__isnull=True),
                name="pilot_proposed_is_not_selected",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[PilotStatus.PROPOSED, PilotStatus.CANCELLED])
                | Q(selected_at__isnull=False)
                | Q(on_record=True),
                name="pilot_selected_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(objectives__contained_by=Objective.values), name="pilot_objectives_official"
            ),
            models.CheckConstraint(condition=Q(sdg_targets__contained_by=SDG_TARGETS), name="pilot_sdg_targets_known"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="pilot_on_earth",
                violation_error_message=_("Give latitude (−90 to 90) and longitude (−180 to 180), or neither."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_span(self.starts, self.ends)
        check_point(self.latitude, self.longitude)

    @property
    def tag(self) -> str:
        return f"pilot:{self.slug}"

    @property
    def city(self) -> City | None:
        """The lead, whose people keep the shared parts; None where the record does not say who led."""
        return next((part.city for part in self.city_parts.all() if part.is_lead), None)

    @property
    def is_public(self) -> bool:
        return self.on_record or self.selected_at is not None

    @property
    def is_under_way(self) -> bool:
        return self.status in UNDER_WAY

    @property
    def point(self) -> tuple | None:
        """Latitude and longitude: its own place, else its lead city's; None when neither is known."""
        for row in (self, self.city):
            if row is not None and row.latitude is not None and row.longitude is not None:
                return row.latitude, row.longitude
        return None


@pghistory.track()
class PilotCity(TranslatedModel, Versioned):
    """A city of a pilot, which has exactly one lead (a deferred trigger sees to it); of one on record the lead may not
    be known. `update_review`: who reads this city's updates before everybody does.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="city_parts")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="pilot_parts", verbose_name=_("city"))
    role = models.CharField(_("part"), max_length=10, choices=PilotRole, default=PilotRole.PARTNER)
    note = Translated(models.CharField, max_length=300)
    update_review = models.CharField(
        _("who reads updates first"), max_length=12, choices=UpdateReview, default=UpdateReview.CITY
    )

    class Meta:
        ordering = ["role", "city__name_en"]
        verbose_name_plural = "pilot cities"
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "city"],
                name="pilot_city_once",
                violation_error_message=_("This city is already part of the pilot."),
            ),
            models.UniqueConstraint(
                fields=["pilot"],
                condition=Q(role=PilotRole.LEAD),
                name="pilot_one_lead",
                violation_error_message=_("A pilot has one lead city."),
            ),
            models.CheckConstraint(condition=Q(role__in=PilotRole.values), name="pilot_city_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.city_id} {self.role} {self.pilot_id}"

    @property
    def tag(self) -> str:
        return f"{self.pilot.tag}/city/{self.city.slug}"

    @property
    def is_lead(self) -> bool:
        return self.role == PilotRole.LEAD


class PilotPartner(TranslatedModel, Versioned):
    """What an organisation is to a pilot."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="pilot_parts", verbose_name=_("organisation")
    )
    role = models.CharField(_("part"), max_length=10, choices=PartnerRole, default=PartnerRole.PARTNER)
    note = Translated(models.CharField, max_length=300)

    class Meta:
        ordering = ["role", "organisation__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "organisation", "role"],
                name="pilot_partner_once",
                violation_error_message=_("This organisation already has this part."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role} {self.pilot_id}"

    @property
    def tag(self) -> str:
        return f"{self.pilot.tag}/partner/{self.organisation.slug}/{self.role}"


class Expert(TranslatedModel, Versioned):
    """One of the expert team: what she is there for, and for which organisation. `person` is for those who are signed
    in; it goes when she leaves the portal.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="experts")
    expertise = Translated(models.CharField, max_length=250)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("person")
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=is_written("expertise"),
                name="expert_in_something",
                violation_error_message=_("Say in at least one language what this expert knows."),
            )
        ]

    def __str__(self) -> str:
        return str(self.expertise)

    @property
    def tag(self) -> str:
        return f"{self.pilot.tag}/expert/{self.pk}"


class AnsweredPriority(models.Model):
    """That a pilot answers a priority of one of its cities. `thread` is the priority's, the same in every edition."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="priorities")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    thread = models.UUIDField(db_index=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "answered priorities"
        constraints = [models.UniqueConstraint(fields=["pilot", "thread"], name="answered_priority_once")]

    def __str__(self) -> str:
        return f"{self.pilot_id} answers {self.thread}"

    def clean(self) -> None:
        if not Priority.objects.filter(thread=self.thread, edition__city=self.city_id).exists():
            raise ValidationError({"thread": _("This city has no such priority.")})


class AnsweredFigure(models.Model):
    """That a pilot answers a figure of one of its cities: the need that it shows. `thread` is the figure's."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="figures")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    thread = models.UUIDField(db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pilot", "thread"], name="answered_figure_once")]

    def __str__(self) -> str:
        return f"{self.pilot_id} answers {self.thread}"

    def clean(self) -> None:
        if not Figure.objects.filter(thread=self.thread, city=self.city_id).exists():
            raise ValidationError({"thread": _("This city has no such figure.")})


class PilotCaseStudy(models.Model):
    """That a case study was drafted from a pilot, by one of its cities."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="told_in")
    case_study = models.OneToOneField(CaseStudy, on_delete=models.CASCADE, related_name="told_of")
    drafted_by = models.CharField(max_length=60, editable=False)
    drafted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["drafted_at"]
        verbose_name_plural = "case studies of pilots"

    def __str__(self) -> str:
        return f"{self.pilot_id} told in {self.case_study_id}"


class PilotFile(OwnedFile):
    """A document or picture of a pilot as a whole."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="files")

"""Meetings, and what cities and organisations are to them."""

from datetime import date
from uuid import uuid4

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country, Organisation, Theme
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from core.wall_time import PLACE_SQL, validate_zone
from library.models import CaseStudy, Publication, Recommendation
from meetings.choices import (
    LETS_GO,
    MEETING_LIFECYCLE,
    Attribution,
    CityPart,
    MeetingKind,
    MeetingStatus,
    Mode,
    OrganisationPart,
    Precision,
)
from meetings.querysets import MeetingQuerySet
from meetings.validators import check_days


def own_group() -> str:
    return uuid4().hex


def zone_field() -> models.CharField:
    return models.CharField(_("time zone"), max_length=60, default="Europe/Vienna", validators=[validate_zone])


def zone_is_a_place(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(tz__regex=PLACE_SQL), name=f"{name}_zone_is_a_place")


@pghistory.track()
class Meeting(TranslatedModel, Versioned):
    """A meeting of the network. Its dates are days; hours belong to its sessions.

    `uid` and `sequence` are what calendars know it by (RFC 5545 §3.8.4.7, §3.8.7.4). `on_record`: loaded, not
    scheduled here; the record may hold two events of one host on one day. Meetings of one `event_group` share a host.
    """

    LIFECYCLE = MEETING_LIFECYCLE

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    slug = models.SlugField(unique=True, max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=MeetingKind)
    number = models.PositiveSmallIntegerField(
        _("number in its series"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    event_group = models.CharField(max_length=80, default=own_group, editable=False)
    status = models.CharField(
        _("state"), max_length=10, choices=MeetingStatus, default=MeetingStatus.DRAFT, editable=False
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    on_record = models.BooleanField(default=False, editable=False)
    title = Translated(models.CharField, max_length=300)
    summary = Translated(max_length=10_000)
    outcome = Translated(max_length=10_000)
    date_note = Translated(max_length=500)
    mode = models.CharField(_("format"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    host = models.ForeignKey(
        City,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings_hosted",
        verbose_name=_("host city"),
    )
    place = Translated(models.CharField, max_length=250)
    place_country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("country")
    )
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    precision = models.CharField(_("dates known"), max_length=10, choices=Precision, default=Precision.DAY)
    inferred = models.BooleanField(_("dates inferred"), default=False)
    days = models.GeneratedField(
        expression=Func(F("first_day"), F("last_day"), Value("[]"), function="daterange"),
        output_field=DateRangeField(),
        db_persist=True,
    )
    tz = zone_field()
    answer_by = models.DateField(_("to be answered by"), null=True, blank=True)
    attribution = models.CharField(
        _("what may be quoted"), max_length=20, choices=Attribution, default=Attribution.OPEN
    )
    people = models.PositiveIntegerField(_("people present"), null=True, blank=True)
    people_note = models.CharField(max_length=60, blank=True, help_text=_("Such as “more than 50”."))
    url = models.URLField(_("page elsewhere"), max_length=500, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="meetings", verbose_name=_("themes"))
    cities = models.ManyToManyField(City, through="MeetingCity", related_name="meetings")
    countries = models.ManyToManyField(
        Country, blank=True, related_name="meetings", verbose_name=_("countries invited")
    )
    organisations = models.ManyToManyField(Organisation, through="MeetingOrganisation", related_name="meetings")
    publications = models.ManyToManyField(
        Publication, blank=True, related_name="meetings", verbose_name=_("publications")
    )
    recommendations = models.ManyToManyField(
        Recommendation, blank=True, related_name="meetings", verbose_name=_("recommendations adopted")
    )
    case_studies = models.ManyToManyField(
        CaseStudy, blank=True, related_name="meetings", verbose_name=_("case studies shown")
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = [F("first_day").desc(nulls_last=True), "slug"]
        constraints = [
            zone_is_a_place("meeting"),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="meeting_days_in_order",
                violation_error_message=_("The last day cannot lie before the first."),
            ),
            models.CheckConstraint(
                condition=Q(precision=Precision.UNKNOWN, first_day__isnull=True)
                | (~Q(precision=Precision.UNKNOWN) & Q(first_day__isnull=False)),
                name="meeting_days_as_known",
            ),
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="meeting_has_title",
                violation_error_message=_("Give the meeting a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.CANCELLED) | ~Q(reason=""),
                name="meeting_cancelled_with_reason",
                violation_error_message=_("Say why: everyone concerned will read it."),
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.UNKNOWN) | Q(on_record=True), name="meeting_unknown_is_on_record"
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=Q(number__isnull=False),
                name="meeting_number_once",
                violation_error_message=_("Another meeting of this kind already has this number."),
            ),
            models.CheckConstraint(
                condition=Q(answer_by__isnull=True) | Q(first_day__isnull=True) | Q(answer_by__lte=F("first_day")),
                name="answers_before_the_meeting",
                violation_error_message=_("Ask for the answers before the meeting begins."),
            ),
            ExclusionConstraint(
                name="host_once",
                expressions=[
                    (F("host"), RangeOperators.EQUAL),
                    (F("days"), RangeOperators.OVERLAPS),
                    (F("event_group"), RangeOperators.NOT_EQUAL),
                ],
                condition=Q(on_record=False, host__isnull=False, first_day__isnull=False) & ~Q(status__in=LETS_GO),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_days(self.first_day, self.last_day, self.precision)

    @property
    def tag(self) -> str:
        return f"meeting:{self.slug}"

    @property
    def is_draft(self) -> bool:
        return self.status == MeetingStatus.DRAFT

    @property
    def starts(self) -> str:
        """The first day as far as it is known: `2016-07-12`, `2015-05`, `2015`, or empty."""
        return as_known(self.first_day, self.precision)

    @property
    def ends(self) -> str:
        return as_known(self.last_day, self.precision)


def as_known(day: date | None, precision: str) -> str:
    """A day cut to what is known of it."""
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
    return day.isoformat()[: length[Precision(precision)]] if day else ""


class MeetingCity(TranslatedModel):
    """What a city was to a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="city_parts")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="meeting_parts", verbose_name=_("city"))
    part = models.CharField(_("part"), max_length=10, choices=CityPart, default=CityPart.INVITED)
    note = Translated(models.CharField, max_length=300)

    class Meta:
        ordering = ["city__name_en"]
        verbose_name_plural = "meeting cities"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "city", "part"],
                name="meeting_city_once",
                violation_error_message=_("This city already has this role in the meeting."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.city_id} {self.part} {self.meeting_id}"

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:city:{self.city.slug}:{self.part}"


class MeetingOrganisation(models.Model):
    """What an organisation was to a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="organisation_parts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meeting_parts")
    part = models.CharField(_("part"), max_length=10, choices=OrganisationPart, default=OrganisationPart.ORGANISER)

    class Meta:
        ordering = ["part", "organisation__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation", "part"],
                name="meeting_organisation_once",
                violation_error_message=_("This organisation already has this role in the meeting."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.part} {self.meeting_id}"

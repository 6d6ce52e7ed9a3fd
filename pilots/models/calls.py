"""Calls for Targeted City Actions, as public records."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import Country, Theme
from core.dates import PartialDateField, is_before, is_partial_date, is_to_come
from core.editing import Versioned
from core.translation import LANGUAGES, Translated, TranslatedModel
from core.wall_time import PLACE_SQL, WallTimeField, validate_zone
from library.models.records import Record, withdrawn_with_reason
from pilots.choices import CALL_LIFECYCLE, CallState, Currency, Objective
from pilots.models.shared import (
    LONGEST_TEXT,
    OwnedFile,
    currency_field,
    has_no_smaller_parts,
    is_likely_date,
    is_written,
    money_field,
)
from pilots.querysets import CallQuerySet
from pilots.validators import check_exact, check_hours, check_years

CLOSES_TOO_EARLY = _("It has to close after it opens.")
NO_CEILING = _("A ceiling is more than nothing. Leave it empty when it is not known.")


def moment_of(field: str) -> models.GeneratedField:
    """The moment at which the clock of the call's place shows the hour of `field`."""
    return models.GeneratedField(
        expression=Func(F("tz"), F(field), function="timezone"),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
        null=True,
    )


@pghistory.track()
class Call(TranslatedModel, Record):
    """A call for pilots. Opening and closing are hours on the clock of a place (`opens_local`, `closes_local`, `tz`),
    or days of which the hour, perhaps the day, is not known (`opens_on`, `closes_on`): never both.

    `ceiling`: the most that one grant can be, None when not known. `theme` is as the call words it, `themes` are the
    network's. A proposal will name its call.
    """

    LIFECYCLE = CALL_LIFECYCLE

    slug = models.SlugField(unique=True, max_length=100)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, unique=True)
    title = Translated(models.CharField, max_length=250)
    theme = Translated(models.CharField, max_length=300)
    summary = Translated(max_length=LONGEST_TEXT)
    objectives = ArrayField(
        models.CharField(max_length=1, choices=Objective), default=list, blank=True, verbose_name=_("objectives")
    )
    who_may_apply = Translated(max_length=LONGEST_TEXT)
    ceiling = money_field(_("ceiling per grant"), null=True, blank=True)
    currency = currency_field()
    ceiling_note = Translated(models.CharField, max_length=500)
    opens_local = WallTimeField(_("opens"), null=True, blank=True)
    closes_local = WallTimeField(_("closes"), null=True, blank=True)
    tz = models.CharField(_("time zone"), max_length=60, default="Europe/Vienna", validators=[validate_zone])
    opens_at = moment_of("opens_local")
    closes_at = moment_of("closes_local")
    opens_on = PartialDateField(_("opens on, hour not known"))
    closes_on = PartialDateField(_("closes on, hour not known"))
    url = models.URLField(_("page elsewhere"), max_length=500, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="calls", verbose_name=_("themes"))
    countries = models.ManyToManyField(Country, blank=True, related_name="calls", verbose_name=_("target countries"))

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = [F("number").desc(nulls_last=True), "slug"]
        constraints = [
            withdrawn_with_reason("call"),
            is_partial_date("opens_on"),
            is_partial_date("closes_on"),
            is_likely_date("opens_on"),
            is_likely_date("closes_on"),
            models.CheckConstraint(condition=Q(tz__regex=PLACE_SQL), name="call_zone_is_a_place"),
            models.CheckConstraint(
                condition=is_written("title"),
                name="call_has_title",
                violation_error_message=_("Give the call a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(opens_local__isnull=True)
                | Q(closes_local__isnull=True)
                | Q(closes_local__gt=F("opens_local")),
                name="call_hours_in_order",
                violation_error_message=CLOSES_TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=(Q(opens_local__isnull=True) | Q(opens_on=""))
                & (Q(closes_local__isnull=True) | Q(closes_on="")),
                name="call_hour_or_day",
                violation_error_message=_("Give the hour, or the day of which the hour is not known: not both."),
            ),
            models.CheckConstraint(
                condition=Q(ceiling__isnull=True) | Q(ceiling__gt=0),
                name="call_ceiling_is_money",
                violation_error_message=NO_CEILING,
            ),
            models.CheckConstraint(
                condition=Q(objectives__contained_by=Objective.values), name="call_objectives_official"
            ),
            models.CheckConstraint(condition=Q(currency__in=Currency.values), name="call_known_currency"),
            has_no_smaller_parts("ceiling", "call_ceiling_exact"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        """What the database asks too is said here beside the field that puts it right."""
        faults = {}
        if self.opens_local and self.closes_local and self.closes_local <= self.opens_local:
            faults["closes_local"] = CLOSES_TOO_EARLY
        if self.ceiling is not None and self.ceiling <= 0:
            faults["ceiling"] = NO_CEILING
        if faults:
            raise ValidationError(faults)
        check_years(opens_on=self.opens_on, closes_on=self.closes_on)
        check_hours(self.tz, opens_local=self.opens_local, closes_local=self.closes_local)
        check_exact(self.currency, ceiling=self.ceiling)

    @property
    def tag(self) -> str:
        return f"call:{self.slug}"

    @property
    def opens(self) -> str:
        """The day, as far as it is known: `2021-06-10`, `2021-06`, or empty."""
        return self.opens_local.date().isoformat() if self.opens_local else self.opens_on

    @property
    def closes(self) -> str:
        return self.closes_local.date().isoformat() if self.closes_local else self.closes_on

    @property
    def state(self) -> CallState:
        """To the minute where the hour is known; else as far as days tell. Read rows from the database, where the
        moments are made."""
        now = timezone.now()
        if self.closes_at and self.closes_at <= now:
            return CallState.CLOSED
        if self.closes_on and is_before(self.closes_on, timezone.localdate(now).isoformat()):
            return CallState.CLOSED
        if (self.opens_at and self.opens_at > now) or (self.opens_on and is_to_come(self.opens_on)):
            return CallState.TO_COME
        return CallState.OPEN if self.closes else CallState.UNKNOWN


class CallQuestion(TranslatedModel, Versioned):
    """A question about a call and its answer; both are public once it is answered. Nobody is named."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    language = models.CharField(
        _("asked in"), max_length=2, choices=[(code, code) for code in LANGUAGES], default=LANGUAGES[0]
    )
    question = Translated(max_length=2000)
    answer = Translated(max_length=5000)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=is_written("question"),
                name="call_question_asks",
                violation_error_message=_("Write the question in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | is_written("answer"),
                name="call_question_answered_in_words",
                violation_error_message=_("Write the answer in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)

    @property
    def tag(self) -> str:
        return f"{self.call.tag}/question/{self.pk}"


class CallFile(OwnedFile):
    """A document of a call: guidelines, a form, a budget table."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="files")

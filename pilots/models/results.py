"""What came of a pilot in numbers, and what of it is proposed for the figures of a city's profile."""

from uuid import uuid4

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.dates import PartialDateField, is_partial_date
from core.editing import Versioned
from core.models import Comment
from core.translation import Translated, TranslatedModel
from pilots.choices import IndicatorKind
from pilots.models.pilots import Pilot
from pilots.models.shared import PilotPart, is_likely_date, is_written
from pilots.querysets import PartQuerySet
from pilots.validators import check_years
from profiles.choices import Comparator, Unit
from profiles.models import Indicator


@pghistory.track()
class ResultIndicator(PilotPart):
    """What is measured: its baseline, its target, and its values over time. `people_reached` is one kind of it.

    `measures` is the indicator of the profiles' common catalogue that it corresponds to, if there is one.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="indicators")
    kind = models.CharField(_("kind"), max_length=15, choices=IndicatorKind, default=IndicatorKind.OUTCOME)
    label = Translated(models.CharField, max_length=250)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit, default=Unit.PERSONS)
    baseline = models.DecimalField(_("baseline"), max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = PartialDateField(_("baseline of"))
    target = models.DecimalField(_("target"), max_digits=18, decimal_places=4, null=True, blank=True)
    target_comparator = models.CharField(_("how exact"), max_length=10, choices=Comparator, default=Comparator.EXACT)
    target_on = PartialDateField(_("target by"))
    source = models.CharField(_("where the values come from"), max_length=300, blank=True)
    measures = models.ForeignKey(
        Indicator,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("indicator of the profile"),
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            is_partial_date("baseline_on"),
            is_partial_date("target_on"),
            is_likely_date("baseline_on"),
            is_likely_date("target_on"),
            models.CheckConstraint(
                condition=is_written("label"),
                name="result_indicator_has_label",
                violation_error_message=_("Say in at least one language what is measured."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.label)

    def clean(self) -> None:
        check_years(baseline_on=self.baseline_on, target_on=self.target_on)

    @property
    def latest(self) -> "IndicatorValue | None":
        """The newest value; read rows with `values` prefetched."""
        return max(self.values.all(), key=lambda row: (row.period, row.pk), default=None)


@pghistory.track()
class IndicatorValue(TranslatedModel, Versioned):
    """One value of an indicator: when, how exact, and who says so."""

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    indicator = models.ForeignKey(ResultIndicator, on_delete=models.PROTECT, related_name="values")
    period = PartialDateField(_("when"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    comparator = models.CharField(_("how exact"), max_length=10, choices=Comparator, default=Comparator.EXACT)
    source = models.CharField(_("who says so"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    note = Translated(models.CharField, max_length=500)

    class Meta:
        ordering = ["period", "pk"]
        constraints = [is_partial_date("period"), is_likely_date("period")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period}: {self.value}"

    def clean(self) -> None:
        check_years(period=self.period)

    @property
    def tag(self) -> str:
        return f"{self.indicator.tag}/{self.uid}"


class ResultProposal(models.Model):
    """That a value was proposed for the figures of a city's profile: it waits there as a remark on the edition being
    written. `figure` is the thread of the figure that came of it, once somebody of the city wrote one.
    """

    value = models.ForeignKey(IndicatorValue, on_delete=models.PROTECT, related_name="proposals")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    edition = models.CharField(max_length=300, editable=False, help_text=_("The tag of the edition."))
    remark = models.ForeignKey(Comment, null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    figure = models.UUIDField(null=True, blank=True, editable=False, db_index=True)
    proposed_by = models.CharField(max_length=60, editable=False)
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["value", "city"],
                name="result_proposed_once",
                violation_error_message=_("This value is proposed for the profile already."),
            ),
            models.CheckConstraint(condition=~Q(proposed_by=""), name="result_proposed_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.value_id} for {self.city_id}"

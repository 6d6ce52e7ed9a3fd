"""What became of a practice in another city: kept, changed, cost, result, or why it failed."""

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.dates import PartialDateField, is_partial_date
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from library.choices import ADAPTATION_LIFECYCLE, AdaptationState, CostBand, RecordStatus
from library.models.case_studies import CaseStudy
from library.querysets import AdaptationQuerySet


@pghistory.track()
class Adaptation(TranslatedModel, Versioned):
    """That a city borrowed a case study. `told_in` is the city's own case study of it, if there is one: it makes the
    one descend from the other, and no case study descends from itself (`library/family.py`).
    """

    LIFECYCLE = ADAPTATION_LIFECYCLE

    case_study = models.ForeignKey(CaseStudy, on_delete=models.PROTECT, related_name="adaptations")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="adaptations")
    told_in = models.ForeignKey(
        CaseStudy,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="borrowed_from",
        verbose_name=_("our own case study that tells it"),
    )
    status = models.CharField(max_length=10, choices=RecordStatus, default=RecordStatus.DRAFT, editable=False)
    progress = models.CharField(_("how far it is"), max_length=10, choices=AdaptationState)
    started = PartialDateField(_("began"))
    months = models.PositiveSmallIntegerField(
        _("months it took so far"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    cost_band = models.CharField(_("cost"), max_length=12, choices=CostBand, default=CostBand.UNKNOWN)
    kept = Translated(max_length=4000)
    changed = Translated(max_length=4000)
    cost = Translated(max_length=2000)
    result = Translated(max_length=4000)
    failure = Translated(max_length=4000)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.CharField(max_length=60, blank=True, editable=False)
    withdrawn_reason = models.TextField(_("reason"), blank=True, max_length=2000, editable=False)

    objects = AdaptationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case_study", "city"],
                condition=~Q(status="withdrawn"),
                name="adaptation_once",
                violation_error_message=_("Your city has recorded this already. Go on with that record."),
            ),
            models.CheckConstraint(
                condition=Q(told_in__isnull=True) | ~Q(told_in=models.F("case_study")),
                name="adaptation_is_another_case",
                violation_error_message=_("Choose a case study of your own city, not the one that it borrowed."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | (Q(published_at__isnull=False) & ~Q(published_by="")),
                name="adaptation_published_by_somebody",
                violation_error_message=_("What is public says since when, and who published it."),
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_reason=""),
                name="adaptation_withdrawn_with_reason",
                violation_error_message=_("Say why it is taken back; your colleagues will read it."),
            ),
            is_partial_date("started"),
        ]

    def __str__(self) -> str:
        return f"{self.case_study_id} in {self.city_id}"

    def clean(self) -> None:
        if self.case_study.city_id == self.city_id:
            raise ValidationError(_("This is your city’s own case study. What it adapts comes from another city."))
        if self.told_in and self.told_in.city_id != self.city_id:
            raise ValidationError({"told_in": _("Choose a case study of your own city.")})

    @property
    def tag(self) -> str:
        return f"adaptation:{self.pk}"

    @property
    def is_published(self) -> bool:
        return self.status == RecordStatus.PUBLISHED

    @property
    def is_draft(self) -> bool:
        return self.status == RecordStatus.DRAFT

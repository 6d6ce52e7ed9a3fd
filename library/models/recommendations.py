"""Policy recommendations of the network, and how far each city says that it has come with them."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.dates import PartialDateField, is_partial_date
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from library.choices import SDG_TARGET_CHOICES, ProgressState
from library.models.case_studies import several
from library.models.records import Record, withdrawn_with_reason
from library.querysets import ProgressQuerySet, RecommendationQuerySet
from library.validators import check_themes

CODE = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$"
CODE_WORDS = _("Capital letters and digits in parts joined by hyphens, such as MC2CM-R1.")


@pghistory.track()
class Recommendation(TranslatedModel, Record):
    """One recommendation under a reference that never changes. A body that is not known stays empty and says so.

    `adopted_in`: the meeting that adopted it, in words. `themes` are slugs.
    """

    code = models.CharField(
        _("reference"),
        max_length=30,
        unique=True,
        validators=[RegexValidator(CODE, CODE_WORDS)],
    )
    title = Translated(models.CharField, max_length=250)
    body = Translated(max_length=20_000)
    sdg_targets = several(SDG_TARGET_CHOICES, _("SDG targets"), 5)
    themes = ArrayField(models.SlugField(max_length=60), default=list, blank=True, verbose_name=_("themes"))
    adopted_in = Translated(models.CharField, max_length=200)
    adopted_on = PartialDateField(_("adopted on"))
    url = models.URLField(_("address of the original document"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=1)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            is_partial_date("adopted_on"),
            withdrawn_with_reason("recommendation"),
            models.CheckConstraint(
                condition=Q(code__regex=CODE),
                name="recommendation_code_is_a_reference",
                violation_error_message=CODE_WORDS,
            ),
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="recommendation_has_title",
                violation_error_message=_("Give it a title in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"

    def clean(self) -> None:
        check_themes(self.themes)

    @property
    def tag(self) -> str:
        return f"recommendation:{self.code}"

    @property
    def goals(self) -> list[str]:
        """The Sustainable Development Goals that its targets belong to, in their order."""
        return sorted({target.split(".")[0] for target in self.sdg_targets}, key=int)


@pghistory.track()
class Progress(TranslatedModel, Versioned):
    """What a city declares about one recommendation. Confirmed by the secretariat until it is declared anew.

    The people are named by their keys; what stood here before is kept by the database for ever.
    """

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="progress", verbose_name=_("recommendation")
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="progress", verbose_name=_("city"))
    state = models.CharField(_("state"), max_length=12, choices=ProgressState)
    note = Translated(max_length=2000)
    evidence = models.URLField(_("where this can be seen"), max_length=500, blank=True)
    declared_by = models.CharField(max_length=60, editable=False)
    declared_at = models.DateTimeField(editable=False)
    confirmed_by = models.CharField(max_length=60, blank=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ProgressQuerySet.as_manager()

    class Meta:
        ordering = ["city__name_en", "recommendation__position", "recommendation__code"]
        verbose_name_plural = "progress"
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "city"],
                name="progress_once",
                violation_error_message=_("Your city has declared this already. Open the page anew to change it."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="", confirmed_at__isnull=True)
                | (~Q(confirmed_by="") & Q(confirmed_at__isnull=False)),
                name="progress_confirmed_by_somebody",
                violation_error_message=_("What is confirmed says when, and by whom."),
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=models.F("declared_by")),
                name="progress_confirmed_by_another",
                violation_error_message=_("Whoever declared it does not confirm it. A colleague can."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city_id} {self.recommendation_id} {self.state}"

    @property
    def tag(self) -> str:
        return f"progress:{self.recommendation.code}:{self.city.slug}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

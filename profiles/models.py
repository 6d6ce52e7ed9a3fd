"""What a city knows of itself: editions of its profile, and figures with year, geography and source."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country
from core.choices import Confidence
from core.dates import PartialDateField, is_partial_date
from core.editions import Edition, edition_constraints
from core.models import Source
from core.translation import Translated, TranslatedModel
from profiles.choices import Chapter, Comparator, Dimension, GeographyKind, Quality, Unit
from profiles.querysets import FigureQuerySet, ProfileEditionQuerySet


class Geography(TranslatedModel):
    """A place that figures are about. A city's metropolitan area is another place than the city."""

    slug = models.SlugField(unique=True, max_length=80)
    name = Translated(models.CharField, max_length=120, prose=False)
    kind = models.CharField(max_length=20, choices=GeographyKind)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="geographies")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="geographies")

    class Meta:
        ordering = ["name_en"]
        verbose_name_plural = "geographies"
        constraints = [models.CheckConstraint(condition=~Q(parent=F("id")), name="geography_not_in_itself")]

    def __str__(self) -> str:
        return str(self.name)


class Indicator(TranslatedModel):
    """What is counted, by the common catalogue."""

    code = models.SlugField(unique=True, max_length=60)
    name = Translated(models.CharField, max_length=200, prose=False)
    unit = models.CharField(max_length=20, choices=Unit)
    chapter = models.CharField(max_length=30, choices=Chapter)
    summary = Translated()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return str(self.name)


class Definition(TranslatedModel):
    """Who is counted: born abroad, foreign national, refugee registered with UNHCR …"""

    code = models.SlugField(unique=True, max_length=60)
    name = Translated(models.CharField, max_length=200, prose=False)
    summary = Translated()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)


class Breakdown(TranslatedModel):
    """One part of a population: an origin, a sex, an age group."""

    code = models.SlugField(unique=True, max_length=60)
    dimension = models.CharField(max_length=20, choices=Dimension)
    name = Translated(models.CharField, max_length=120, prose=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["dimension", "position"]

    def __str__(self) -> str:
        return str(self.name)


class ProfileEdition(TranslatedModel, Edition):
    """One edition of a city's migration profile."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="profile_editions")
    published_first = PartialDateField(help_text=_("When the edition came out, as far as the record says."))
    note = Translated()

    objects = ProfileEditionQuerySet.as_manager()

    class Meta:
        ordering = ["city", "-number"]
        constraints = [*edition_constraints("city", "profile_edition"), is_partial_date("published_first")]

    def __str__(self) -> str:
        return f"{self.city} {self.number}"

    @property
    def tag(self) -> str:
        return f"profile:{self.city.slug}:{self.number}"


class Figure(TranslatedModel):
    """One published number: what it counts, where, when, who says so, and how far it can be trusted."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="figures")
    edition = models.ForeignKey(ProfileEdition, null=True, blank=True, on_delete=models.PROTECT, related_name="figures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="figures")
    geography = models.ForeignKey(Geography, on_delete=models.PROTECT, related_name="figures")
    definition = models.ForeignKey(Definition, null=True, blank=True, on_delete=models.PROTECT)
    breakdown = models.ForeignKey(Breakdown, null=True, blank=True, on_delete=models.PROTECT)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    value_to = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    comparator = models.CharField(max_length=10, choices=Comparator, default=Comparator.EXACT)
    period_start = PartialDateField()
    period_end = PartialDateField()
    quality = models.CharField(max_length=12, choices=Quality)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="figures")
    confidence = models.CharField(max_length=10, choices=Confidence)
    locator = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=160, blank=True, help_text=_("The body that the publication names."))
    note = Translated()
    doubt = Translated(help_text=_("Why the published figure is doubtful; such a figure is never charted."))
    position = models.PositiveSmallIntegerField(default=0)

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["city", "indicator__position", "breakdown__position", "-period_start", "position"]
        constraints = [
            is_partial_date("period_start"),
            is_partial_date("period_end"),
            models.CheckConstraint(
                condition=Q(value_to__isnull=True) | Q(value_to__gte=F("value")),
                name="figure_range_in_order",
                violation_error_message=_("The upper end of a range cannot lie below its lower end."),
            ),
            models.UniqueConstraint(
                fields=[
                    "city",
                    "edition",
                    "indicator",
                    "geography",
                    "definition",
                    "breakdown",
                    "period_start",
                    "period_end",
                    "source",
                ],
                nulls_distinct=False,
                name="figure_once",
                violation_error_message=_("This figure is already there for the same place, time and source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubt)

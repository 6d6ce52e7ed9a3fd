"""What every profile is written with: chapters and their sections, places, indicators, definitions."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from profiles.choices import Chapter, Dimension, GeographyKind, Unit
from profiles.querysets import GeographyQuerySet, IndicatorQuerySet
from profiles.validators import validate_section_key


@pghistory.track()
class Section(TranslatedModel, Versioned):
    """A chapter, or a section of one: its title and the guidance beside it. The secretariat keeps this tree.

    `key` never changes: what is written names it (`national_context.policy`). A chapter's own text has the
    chapter's key. `half_life_months` is how long such a text stays fresh.
    """

    key = models.CharField(max_length=60, unique=True, validators=[validate_section_key], editable=False)
    chapter = models.CharField(_("chapter"), max_length=30, choices=Chapter)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = Translated(models.CharField, max_length=200, prose=False)
    guidance = Translated()
    half_life_months = models.PositiveSmallIntegerField(_("stays fresh for, in months"), default=36)
    is_in_use = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"section:{self.key}"

    @property
    def is_chapter(self) -> bool:
        return self.key == self.chapter


class Geography(TranslatedModel):
    """A place that figures are about. A city's metropolitan area is another place than the city."""

    slug = models.SlugField(unique=True, max_length=80)
    name = Translated(models.CharField, max_length=120, prose=False)
    kind = models.CharField(max_length=20, choices=GeographyKind)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="geographies")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="geographies")

    objects = GeographyQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name_plural = "geographies"
        constraints = [models.CheckConstraint(condition=~Q(parent=F("id")), name="geography_not_in_itself")]

    def __str__(self) -> str:
        return str(self.name)


class Indicator(TranslatedModel):
    """What is counted, by the common catalogue or as a city's own.

    `adds_up`: the values of places add up to that of the place around them, so no part exceeds its whole.
    `numerator` and `denominator` say of which two counts a share is made. `sums_to_100`: its parts do.
    `may_be_negative`: a balance or a change; whatever is counted or measured is never below zero.
    `is_expected`: every profile should answer it, with a number or with why there is none.
    """

    code = models.SlugField(unique=True, max_length=60)
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="own_indicators")
    adds_up = models.BooleanField(default=False)
    sums_to_100 = models.BooleanField(default=False)
    may_be_negative = models.BooleanField(default=False)
    numerator = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    denominator = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    half_life_months = models.PositiveSmallIntegerField(default=24)
    is_expected = models.BooleanField(default=False)
    name = Translated(models.CharField, max_length=200, prose=False)
    unit = models.CharField(max_length=20, choices=Unit)
    chapter = models.CharField(max_length=30, choices=Chapter)
    summary = Translated()
    position = models.PositiveSmallIntegerField(default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return str(self.name)


class Definition(TranslatedModel):
    """Who is counted: born abroad, foreign national, refugee registered with UNHCR …"""

    code = models.SlugField(unique=True, max_length=60)
    name = Translated(models.CharField, max_length=200, prose=False)
    summary = Translated()
    is_sensitive = models.BooleanField(default=False, help_text=_("People without papers: never by district."))

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)


class Breakdown(TranslatedModel):
    """One part of a population: an origin, a sex, an age group."""

    code = models.SlugField(unique=True, max_length=60)
    dimension = models.CharField(max_length=20, choices=Dimension)
    is_sensitive = models.BooleanField(default=False, help_text=_("People without papers: never by district."))
    name = Translated(models.CharField, max_length=120, prose=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["dimension", "position"]

    def __str__(self) -> str:
        return str(self.name)

"""The network: countries, phases, themes, organisations, and who takes part in what."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.choices import OrganisationKind, OrganisationRole, PhaseKind, Region
from cities.querysets import OrganisationQuerySet
from core.dates import PartialDateField, is_partial_date
from core.translation import Translated, TranslatedModel


class Country(TranslatedModel):
    code = models.CharField(_("ISO 3166-1 code"), max_length=2, unique=True)
    name = Translated(models.CharField, max_length=80, prose=False)
    region = models.CharField(_("region"), max_length=30, choices=Region)

    class Meta:
        ordering = ["name_en"]
        verbose_name_plural = "countries"
        constraints = [models.CheckConstraint(condition=models.Q(code__regex="^[A-Z]{2}$"), name="country_iso_code")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def tag(self) -> str:
        return f"country:{self.code}"


class Phase(TranslatedModel):
    """A phase of the project, the precursor of 2003, or the dialogue that the project belongs to."""

    slug = models.SlugField(unique=True, max_length=40)
    kind = models.CharField(max_length=20, choices=PhaseKind)
    name = Translated(models.CharField, max_length=200, prose=False)
    summary = Translated()
    starts = PartialDateField()
    ends = PartialDateField()
    invited_countries = models.ManyToManyField(Country, blank=True, related_name="invited_to")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [is_partial_date("starts"), is_partial_date("ends")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def tag(self) -> str:
        return f"phase:{self.slug}"


class Grant(TranslatedModel):
    """An amount of money that the record names for a phase."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="grants")
    slug = models.SlugField(unique=True, max_length=60)
    label = Translated(models.CharField, max_length=200)
    amount = models.DecimalField(max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    currency = models.CharField(max_length=3, default="EUR")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.CheckConstraint(condition=models.Q(amount__gte=0), name="grant_not_negative")]

    def __str__(self) -> str:
        return f"{self.label}: {self.amount} {self.currency}"

    @property
    def tag(self) -> str:
        return f"grant:{self.slug}"


class Theme(TranslatedModel):
    slug = models.SlugField(unique=True, max_length=60)
    name = Translated(models.CharField, max_length=120, prose=False)
    summary = Translated()
    icon = models.SlugField(max_length=30)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def tag(self) -> str:
        return f"theme:{self.slug}"


class Organisation(TranslatedModel):
    slug = models.SlugField(unique=True, max_length=80)
    name = Translated(models.CharField, max_length=200, prose=False)
    acronym = models.CharField(max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationKind)
    country = models.ForeignKey(Country, null=True, blank=True, on_delete=models.PROTECT)
    website = models.URLField(blank=True)
    summary = Translated()
    position = models.PositiveSmallIntegerField(default=0)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name_en"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def tag(self) -> str:
        return f"organisation:{self.slug}"


class Part(TranslatedModel):
    """The part that an organisation takes in a phase."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="roles")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="organisation_roles")
    role = models.CharField(_("role"), max_length=30, choices=OrganisationRole)
    note = Translated()

    class Meta:
        ordering = ["phase__position", "role"]
        constraints = [models.UniqueConstraint(fields=["organisation", "phase", "role"], name="organisation_role_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role} {self.phase_id}"

    @property
    def tag(self) -> str:
        return f"part:{self.organisation.slug}:{self.phase.slug}:{self.role}"

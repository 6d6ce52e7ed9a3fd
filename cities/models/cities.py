"""Cities, and what each says of itself."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.choices import CityRole, LocalCompetence
from cities.models.network import Country, Organisation, Phase, Theme
from cities.querysets import CityQuerySet
from core.dates import PartialDateField, is_before, is_partial_date
from core.editing import Versioned
from core.translation import Translated, TranslatedModel


@pghistory.track()
class City(TranslatedModel, Versioned):
    """A city of the record: who it is, where it lies, and how to recognise it in a text."""

    slug = models.SlugField(unique=True, max_length=60)
    name = Translated(models.CharField, max_length=80, prose=False)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="cities", verbose_name=_("country"))
    administration = models.CharField(max_length=160, blank=True)
    administration_name = Translated(models.CharField, max_length=200, prose=False)
    alternate_names = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    geonames_id = models.PositiveIntegerField(null=True, blank=True, unique=True)
    map_population = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Without a date: good for the size of a dot on the map, for nothing else.")
    )
    website = models.URLField(_("website"), blank=True)
    summary = Translated()
    competences = Translated()
    known_for = Translated()
    may_act_in = ArrayField(
        models.CharField(max_length=30, choices=LocalCompetence),
        default=list,
        blank=True,
        verbose_name=_("what the municipality may do"),
        help_text=_("Fields in which the law lets the municipality act. Empty: not recorded."),
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="cities", verbose_name=_("themes"))

    objects = CityQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name_plural = "cities"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="city_on_earth",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        if not self.name_en.strip():
            raise ValidationError({"name_en": _("Write the city’s name: lists are ordered by it.")})

    @property
    def tag(self) -> str:
        return f"city:{self.slug}"

    @property
    def standing_role(self) -> str:
        """The closest role the city has had, by `CityRole`; empty when the record gives none."""
        roles = {membership.role for membership in self.memberships.all()}
        return next((role for role in CityRole.values if role in roles), "")

    @property
    def standing_label(self) -> str:
        return str(CityRole(self.standing_role).label) if self.standing_role else ""


class Membership(TranslatedModel):
    """What a city was in one phase. FAMSI is one member that stands for Seville and Cadiz."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="memberships")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=CityRole)
    represented_by = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    since = PartialDateField()
    until = PartialDateField()
    note = Translated()

    class Meta:
        ordering = ["phase__position", "role"]
        constraints = [
            models.UniqueConstraint(fields=["city", "phase", "role"], name="membership_once"),
            is_partial_date("since"),
            is_partial_date("until"),
        ]

    def __str__(self) -> str:
        return f"{self.city_id} {self.role} {self.phase_id}"

    def clean(self) -> None:
        if self.since and self.until and is_before(self.until, self.since):
            raise ValidationError({"until": _("The end cannot lie before the beginning.")})

    @property
    def key(self) -> str:
        """How the city's history names this part."""
        return f"{self.phase.slug}:{self.role}"

    @property
    def tag(self) -> str:
        return f"membership:{self.city.slug}:{self.phase.slug}:{self.role}"


class CityContact(models.Model):
    """Where questions to a city go. More private than the city: questions are passed on, the address is not shown."""

    city = models.OneToOneField(City, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(_("address of an office, not of a person"), blank=True)

    def __str__(self) -> str:
        return f"contact of {self.city_id}"


class CityPicture(TranslatedModel):
    """A picture of a city: shown with its rights, told in words to those who cannot see it."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="pictures")
    file = models.ImageField(upload_to="pictures/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alternative = Translated(models.CharField, max_length=250)
    credit = models.CharField(_("who made it"), max_length=160)
    licence = models.CharField(_("licence or permission"), max_length=160)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(credit="") & ~models.Q(licence=""), name="picture_has_rights")
        ]

    def __str__(self) -> str:
        return f"picture {self.pk} of {self.city_id}"

    def clean(self) -> None:
        if not self.alternative:
            raise ValidationError(_("Say in at least one language what the picture shows."))

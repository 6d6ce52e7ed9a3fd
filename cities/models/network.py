"""The network: countries, phases, themes, organisations, cities and what each is to the others."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import CITY_ROLE_CHOICES, CITY_ROLES, ORGANISATION_ROLES, Role, role_choices
from accounts.models import Term, User
from cities.choices import (
    CityRole,
    JoinKind,
    JoinStatus,
    LocalCompetence,
    OrganisationKind,
    OrganisationRole,
    PhaseKind,
    Region,
)
from cities.querysets import CityQuerySet, InvitationQuerySet, OrganisationQuerySet
from core.dates import PartialDateField, is_before, is_partial_date
from core.editing import Versioned
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


@pghistory.track()
class Colleague(Term):
    """A person who works for a city in the portal."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="posts")
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="colleagues")
    role = models.CharField(_("role"), max_length=20, choices=CITY_ROLE_CHOICES)

    class Meta(Term.Meta):
        constraints = [
            *Term.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "city"],
                condition=models.Q(ends_at__isnull=True),
                name="colleague_once",
                violation_error_message=_("This person already works for this city in the portal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} of {self.city_id}"

    @property
    def tag(self) -> str:
        return f"colleague:{self.pk}"


class Delegate(Term):
    """A person who acts for an organisation: an expert, an evaluator, an applicant."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="delegations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="delegates")
    role = models.CharField(_("role"), max_length=20, choices=role_choices(ORGANISATION_ROLES))

    class Meta(Term.Meta):
        constraints = [
            *Term.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=models.Q(ends_at__isnull=True),
                name="delegate_once",
                violation_error_message=_("This person already acts for this organisation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} of {self.organisation_id}"


class Invitation(models.Model):
    """A place in the portal offered to an address. Only the hash of its token is kept."""

    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of the invitation"), max_length=2, default="en")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    membership_ends_at = models.DateTimeField(_("last day of the membership"), null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(editable=False)
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(role__in=CITY_ROLES, city__isnull=False, organisation__isnull=True)
                    | models.Q(role__in=ORGANISATION_ROLES, city__isnull=True, organisation__isnull=False)
                    | (~models.Q(role__in=CITY_ROLES + ORGANISATION_ROLES) & models.Q(city__isnull=True))
                ),
                name="invitation_role_fits_place",
                violation_error_message=_("A city's role needs a city, an organisation's role an organisation."),
            ),
            models.UniqueConstraint(
                fields=["email", "role", "city", "organisation"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                nulls_distinct=False,
                name="invitation_open_once",
                violation_error_message=_("This address is already invited. Revoke that invitation to send another."),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def tag(self) -> str:
        return f"invitation:{self.pk}"


class JoinRequest(models.Model):
    """A city that asks to join as an associate, or a person who expresses interest."""

    kind = models.CharField(_("what you ask for"), max_length=20, choices=JoinKind)
    name = models.CharField(_("your name"), max_length=120)
    email = models.EmailField(_("your e-mail address"))
    city_name = models.CharField(_("city or organisation"), max_length=120)
    country = models.CharField(_("country"), max_length=80)
    position = models.CharField(_("your function there"), max_length=120, blank=True)
    message = models.TextField(_("what you would like to do with the network"), max_length=4000)
    language = models.CharField(max_length=2)
    status = models.CharField(max_length=20, choices=JoinStatus, default=JoinStatus.NEW, editable=False)
    answer = models.TextField(_("answer"), blank=True, max_length=4000)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def tag(self) -> str:
        return f"join:{self.pk}"

"""Who works for a city or an organisation, and how people come to it."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import CITY_ROLE_CHOICES, CITY_ROLES, ORGANISATION_ROLES, Role, role_choices
from accounts.models import Term, User
from cities.choices import JoinKind, JoinStatus
from cities.models.cities import City
from cities.models.network import Organisation
from cities.querysets import InvitationQuerySet


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

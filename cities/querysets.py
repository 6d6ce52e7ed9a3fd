"""Reading the network: small adjectives that chain."""

from django.db import models
from django.db.models import Case, Min, Value, When
from django.utils import timezone

from accounts.roles import roles_that_may
from cities.choices import CityRole


def roles_in_cities(user) -> dict[int, set[str]]:
    """`{city: roles}` that this person holds now; read once per request."""
    if not hasattr(user, "roles_in_cities"):
        held: dict[int, set[str]] = {}
        for city, role in user.posts.current().values_list("city", "role"):
            held.setdefault(city, set()).add(role)
        user.roles_in_cities = held
    return user.roles_in_cities


def cities_in_which(user, may):
    """The cities in which this person holds one of these roles."""
    return [city for city, roles in roles_in_cities(user).items() if roles & may]


class CityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every city of the record is public; what a city is to the network is said beside its name."""
        return self

    def kept_by(self, user):
        """Cities whose own pages this person may open: her own, or every one for the secretariat."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser or user.secretariat_roles & roles_that_may("cities.see_my_city"):
            return self
        return self.filter(pk__in=roles_in_cities(user))

    def members(self):
        """Cities that take part, or took part, as partners."""
        return self.filter(memberships__role=CityRole.PARTNER).distinct()

    def with_standing(self):
        """Adds `standing`, the rank of the closest role that the city has had (0 is partner)."""
        ranks = [When(memberships__role=role, then=Value(rank)) for rank, role in enumerate(CityRole.values)]
        return self.annotate(standing=Min(Case(*ranks, default=Value(len(ranks)), output_field=models.IntegerField())))

    def with_memberships(self):
        return self.select_related("country").prefetch_related(
            "memberships__phase", "memberships__represented_by", "themes"
        )

    def on_the_map(self):
        return self.filter(latitude__isnull=False, longitude__isnull=False)


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self

    def with_roles(self):
        return self.select_related("country").prefetch_related("roles__phase")


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())

"""Reading the network: small adjectives that chain."""

from django.db import models
from django.db.models import Case, Min, Value, When

from cities.choices import CityRole


class CityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every city of the record is public; what a city is to the network is said beside its name."""
        return self

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

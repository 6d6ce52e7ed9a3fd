"""Reading profiles: what the public sees is what is published."""

from django.db import models

from core.choices import EditionStatus
from core.editions import EditionQuerySet


class ProfileEditionQuerySet(EditionQuerySet):
    def visible_to(self, user):
        return self.published()


class FigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Figures of published editions, and those that the network holds outside any profile."""
        return self.filter(models.Q(edition=None) | models.Q(edition__status=EditionStatus.PUBLISHED))

    def of(self, city):
        return self.filter(city=city)

    def with_sources(self):
        return self.select_related(
            "city", "edition", "indicator", "geography__city", "definition", "breakdown", "source"
        )

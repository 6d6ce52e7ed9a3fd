"""Reading the library."""

from django.db import models
from django.db.models import Prefetch

from core.choices import EditionStatus, RecordStatus
from core.editions import EditionQuerySet


class RecordQuerySet(models.QuerySet):
    """Publications and news: public once they are published."""

    def published(self):
        return self.filter(status=RecordStatus.PUBLISHED)

    def visible_to(self, user):
        return self.published()

    def from_city(self, city):
        return self.filter(cities=city)


class PublicationQuerySet(RecordQuerySet):
    def with_relations(self):
        return self.prefetch_related("publishers", "cities", "themes")


class NewsQuerySet(RecordQuerySet):
    def with_relations(self):
        return self.prefetch_related("cities", "themes")


class CaseStudyEditionQuerySet(EditionQuerySet):
    def visible_to(self, user):
        return self.published()


class CaseStudyQuerySet(models.QuerySet):
    def published(self):
        return self.filter(editions__status=EditionStatus.PUBLISHED)

    def visible_to(self, user):
        return self.published()

    def from_city(self, city):
        return self.filter(city=city)

    def with_text(self):
        """With the published edition at hand as `current`, the city and the themes."""
        from_editions = self.model._meta.get_field("editions").related_model
        editions = from_editions.objects.published()
        return self.select_related("city__country").prefetch_related(
            "themes", Prefetch("editions", queryset=editions, to_attr="published_editions")
        )

"""Reading the library."""

from django.db import models
from django.db.models import Prefetch, Q, Value
from django.db.models.functions import Cast, Concat

from accounts.roles import roles_that_may
from cities.querysets import cities_in_which
from core.choices import FROZEN, EditionStatus, RecordStatus
from core.editions import EditionQuerySet

TEXT = models.CharField()


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
    own_tag = Concat(Value("case-study:"), "case_study__slug", Value(":"), Cast("number", TEXT), output_field=TEXT)

    def visible_to(self, user):
        """What is published; and every edition of a city for its own people and for those who review it."""
        if not user.is_authenticated:
            return self.citable()
        may = roles_that_may("library.see_draft")
        if user.is_superuser or user.secretariat_roles & may:
            return self.all()
        own = Q(case_study__city__in=cities_in_which(user, may))
        return self.filter(Q(pk__in=self.citable().values("pk")) | own)

    def of(self, study):
        return self.filter(case_study=study)

    def with_parts(self):
        return self.select_related("case_study__city__country").prefetch_related("result_figures", "files__attachment")

    def once_public(self):
        """All that were ever published: a withdrawn edition still has an address, which says why."""
        return self.filter(status__in=FROZEN)


class CaseStudyQuerySet(models.QuerySet):
    def published(self):
        return self.filter(editions__status=EditionStatus.PUBLISHED)

    def visible_to(self, user):
        """Case studies that the public may read; what is being written is reached through its edition."""
        return self.published()

    def from_city(self, city):
        return self.filter(city=city)

    def about(self, theme):
        return self.filter(facets__contains=[theme.tag])

    def with_text(self):
        """With the published edition at hand as `current`, and the city."""
        from_editions = self.model._meta.get_field("editions").related_model
        editions = from_editions.objects.published()
        return self.select_related("city__country").prefetch_related(
            Prefetch("editions", queryset=editions, to_attr="published_editions")
        )

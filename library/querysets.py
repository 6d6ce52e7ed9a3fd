"""Reading the library."""

from django.db import models
from django.db.models import Prefetch, Q

from accounts.roles import roles_that_may
from cities.querysets import cities_in_which
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
        return self.select_related("case_study__city__country").prefetch_related("result_figures")


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


# The City Toolkit


class StageQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self

    def with_steps(self, user):
        """With what this person may read of each at hand: `shown_steps`, and their `shown_tools`."""
        steps = self.model._meta.get_field("steps").related_model.objects.visible_to(user).with_tools(user)
        return self.prefetch_related(Prefetch("steps", queryset=steps, to_attr="shown_steps"))


class StepQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(is_in_use=True)

    def with_tools(self, user):
        tools = self.model._meta.get_field("tools").related_model.objects.visible_to(user)
        return self.select_related("stage").prefetch_related(Prefetch("tools", queryset=tools, to_attr="shown_tools"))


class ToolQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(is_in_use=True, step__is_in_use=True).select_related("step")


def cities_on_their_way(user):
    """The cities whose own toolkit this person may open: those she works for."""
    return cities_in_which(user, roles_that_may("library.follow_toolkit")) if user.is_authenticated else []


def may_follow(user, city: str) -> Q:
    """What a city keeps of its own way: for its people, and for the secretariat where the city has agreed.

    `city` is the name of the relation. Nobody passes this by being a superuser: the city alone decides.
    """
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    may = roles_that_may("library.follow_toolkit")
    own = Q(**{f"{city}__in": cities_on_their_way(user)})
    shared = Q(**{f"{city}__toolkit__shared_with_secretariat": True})
    return own | shared if user.secretariat_roles & may else own


class CityToolkitQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(may_follow(user, "city"))

    def shared(self):
        return self.filter(shared_with_secretariat=True)


class CityStepQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(may_follow(user, "city"))

    def of(self, city):
        return self.filter(city=city)


class CityTaskQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(may_follow(user, "city"))

    def of(self, city):
        return self.filter(city=city)

    def late(self, today):
        return self.filter(done_at=None, due__lt=today)

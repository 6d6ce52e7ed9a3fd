"""Reading the library."""

from django.db import connection, models
from django.db.models import Prefetch, Q, Value
from django.db.models.functions import Cast, Concat

from accounts.roles import may_everywhere, roles_that_may
from cities.querysets import cities_where
from core.choices import FROZEN, OPEN, EditionStatus, RecordStatus
from core.editions import EditionQuerySet
from core.search import as_asked

# How much it counts that two case studies stand under the same tag, by the kind of tag.
WEIGHTS = {"theme": 4, "competence": 3, "group": 2, "goal": 1, "cost": 1, "region": 1, "country": 1}
MOST_COMPARED = 500
TEXT = models.CharField()


class RecordQuerySet(models.QuerySet):
    """Publications and news: public once they are published."""

    def published(self):
        return self.filter(status=RecordStatus.PUBLISHED)

    def visible_to(self, user):
        return self.published()

    def from_city(self, city):
        return self.filter(cities=city)


class KeptQuerySet(RecordQuerySet):
    """Records that the secretariat keeps, and may take back."""

    def kept_by(self, user, *permissions):
        """All of them for those who keep them; for everybody else their own pages are not there."""
        may = any(user.has_perm(permission) for permission in permissions)
        return self.all() if may else self.none()

    def taken_back(self):
        """What was public and is not any more: its address says why."""
        return self.filter(status=RecordStatus.WITHDRAWN)


class PublicationQuerySet(KeptQuerySet):
    def with_relations(self):
        return self.prefetch_related("publishers", "cities", "themes", "files__attachment")


class RecommendationQuerySet(KeptQuerySet):
    def about(self, *themes):
        return self.filter(themes__overlap=list(themes))


class ProgressQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What cities declare about recommendations that are public."""
        return self.filter(recommendation__status=RecordStatus.PUBLISHED)

    def with_names(self):
        return self.select_related("recommendation", "city__country")

    def unconfirmed(self):
        return self.filter(confirmed_at=None)


class NewsQuerySet(RecordQuerySet):
    def with_relations(self):
        return self.prefetch_related("cities", "themes")


class CaseStudyEditionQuerySet(EditionQuerySet):
    own_tag = Concat(Value("case-study:"), "case_study__slug", Value(":"), Cast("number", TEXT), output_field=TEXT)

    def visible_to(self, user):
        """What is published; and every edition of a city for its own people and for those who review it."""
        if may_everywhere(user, "library.see_draft"):
            return self.all()
        own = Q(case_study__city__in=cities_where(user, "library.see_draft"))
        return self.filter(Q(pk__in=self.citable().values("pk")) | own)

    def of(self, study):
        return self.filter(case_study=study)

    def being_read_or_written(self):
        """What is public, and what is on its way: all of which texts can be missing in a language."""
        return self.filter(status__in=[*OPEN, EditionStatus.PUBLISHED])

    def with_parts(self):
        return self.select_related("case_study__city__country").prefetch_related("result_figures", "files__attachment")

    def once_public(self):
        """All that were ever published: a withdrawn edition still has an address, which says why."""
        return self.filter(status__in=FROZEN)


class CaseStudyQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def visible_to(self, user):
        """Case studies that the public may read; what is being written is reached through its edition."""
        return self.published()

    def from_city(self, city):
        return self.filter(city=city)

    def about(self, theme):
        return self.filter(facets__contains=[theme.tag])

    def related_to(self, study, most=3):
        """Those that share most with it: themes, then what they need, whom they are for and where they are.

        The same for every reader and every call; of very many, the newest are compared.
        """
        shared = [tag for tag in study.facets if tag.split(":", 1)[0] in WEIGHTS]
        near = self.exclude(pk=study.pk).filter(facets__overlap=shared).order_by("-pk")[:MOST_COMPARED]
        weights = {tag: WEIGHTS[tag.split(":", 1)[0]] for tag in shared}
        ranked = sorted(
            (-sum(weights.get(tag, 0) for tag in facets), slug, pk)
            for pk, slug, facets in near.values_list("pk", "slug", "facets")
        )
        rows = self.with_text().in_bulk([pk for _likeness, _slug, pk in ranked[:most]])
        return [rows[pk] for _likeness, _slug, pk in ranked[:most]]

    def with_text(self):
        """With the published edition at hand as `current`, and the city."""
        return self._with_editions()

    def with_results(self):
        """With the published edition at hand as `current`, its results in numbers, its files, and the city."""
        return self._with_editions("result_figures", "files__attachment")

    def with_titles(self):
        """With the city, and `all_editions`, drafts and withdrawn ones too, the newest first: what it is called."""
        editions = self.model._meta.get_field("editions").related_model.objects.order_by("-number")
        return self.select_related("city").prefetch_related(Prefetch("editions", editions, to_attr="all_editions"))

    def _with_editions(self, *parts):
        from_editions = self.model._meta.get_field("editions").related_model
        editions = from_editions.objects.published().prefetch_related(*parts)
        return self.select_related("city__country").prefetch_related(
            Prefetch("editions", queryset=editions, to_attr="published_editions")
        )


def numbers_with(words: str) -> str:
    """For `Among`: the case studies in which the words stand, in whichever language, as the search finds them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.library_with_words(%s)::text", [as_asked(words)])
        return cursor.fetchone()[0]


class AdaptationQuerySet(models.QuerySet):
    def published(self):
        """What a city lets everybody read, of case studies that everybody may read."""
        return self.filter(status=RecordStatus.PUBLISHED, case_study__published_at__isnull=False)

    def standing(self):
        """Drafts and what is published: all but what was taken back."""
        return self.exclude(status=RecordStatus.WITHDRAWN)

    def taken_back(self):
        """What was public and is not any more; its address says why."""
        return self.filter(status=RecordStatus.WITHDRAWN, published_at__isnull=False)

    def visible_to(self, user):
        """What is published; and all that a city wrote down for its own people and for the secretariat."""
        if may_everywhere(user, "library.see_draft"):
            return self
        public = self.published().order_by().values("pk")
        return self.filter(Q(pk__in=public) | Q(city__in=cities_where(user, "library.see_draft")))

    def with_cases(self, studies):
        """With the cities, and the two case studies as far as they are among `studies`."""
        return self.select_related("city__country").prefetch_related(
            Prefetch("case_study", queryset=studies), Prefetch("told_in", queryset=studies)
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
    return cities_where(user, "library.follow_toolkit")


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

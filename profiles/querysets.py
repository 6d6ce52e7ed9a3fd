"""Reading profiles: what the public sees is what is published."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, JSONObject

from accounts.roles import may_everywhere
from cities.querysets import cities_where
from core.choices import CITABLE, FROZEN, EditionStatus
from core.editions import EditionQuerySet
from profiles.choices import GeographyKind

TEXT = models.CharField()


class ProfileEditionQuerySet(EditionQuerySet):
    def visible_to(self, user):
        """What is published; and every edition of a city for its own people and for those who review it."""
        if may_everywhere(user, "profiles.see_draft"):
            return self.all()
        return self.filter(Q(status__in=CITABLE) | Q(city__in=cities_where(user, "profiles.see_draft")))

    def of(self, city):
        return self.filter(city=city)

    def being_written(self, city):
        """The edition that this city is writing, or that is being reviewed; None when there is none."""
        return self.of(city).open().select_related("city__country").first()

    def with_texts(self):
        """With all its texts, in seven queries however many there are.

        `in_a_row`: number and status of all editions of its city that have an address for ever, newest first.
        """
        others = self.model.objects.citable().filter(city=OuterRef("city")).order_by("-number")
        in_a_row = ArraySubquery(others.values(edition=JSONObject(number="number", status="status")))
        return (
            self.annotate(in_a_row=in_a_row)
            .select_related("city__country", "adoption")
            .prefetch_related("chapters", "gaps", "priorities", "stakeholders", "services", "translations")
        )

    own_tag = Concat(Value("profile:"), "city__slug", Value(":"), Cast("number", TEXT), output_field=TEXT)

    def for_lists(self):
        """With what a list says of each, without the words of its chapters, in four queries however many there are."""
        return self.select_related("city__country").prefetch_related("chapters", "priorities", "translations")

    def once_public(self):
        """All that were ever published: a withdrawn edition still has an address, which says why."""
        return self.filter(status__in=FROZEN)


class ProfileTranslationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(published_at=None)

    def visible_to(self, user):
        """What is published of an edition that is; what is being written, to those who see the city's drafts."""
        shown = Q(published_at__isnull=False, edition__status__in=CITABLE)
        if may_everywhere(user, "profiles.see_draft"):
            return self.all()
        return self.filter(shown | Q(edition__city__in=cities_where(user, "profiles.see_draft")))


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The common catalogue; a city's own to its people, and to everybody once something published uses it."""
        counted = self.model.objects.filter(figures__edition__status__in=CITABLE)
        unknown = self.model.objects.filter(gaps__edition__status__in=CITABLE)
        shown = Q(city=None) | Q(pk__in=counted.values("pk")) | Q(pk__in=unknown.values("pk"))
        if may_everywhere(user, "profiles.see_draft"):
            return self.all()
        return self.filter(shown | Q(city__in=cities_where(user, "profiles.see_draft")))

    def usable_by(self, city):
        """What a city may count: the common catalogue and its own."""
        return self.filter(Q(city=None) | Q(city=city))

    def unanswered(self, edition):
        """Those that every profile should answer, and this edition answers neither with a number nor with a reason."""
        expected = self.filter(is_expected=True, city=None)
        return expected.exclude(figures__edition=edition).exclude(gaps__edition=edition)


class GeographyQuerySet(models.QuerySet):
    def offered_to(self, city):
        """The city's own places, all that contain one of them, and its country: one query more."""
        country = self.filter(country=city.country_id)
        rows = list(country.values_list("pk", "parent", "city", "kind"))
        parents = {pk: parent for pk, parent, _city, _kind in rows}
        offered = {pk for pk, _parent, own, kind in rows if own == city.pk or kind == GeographyKind.COUNTRY}
        for pk in list(offered):
            parent = parents[pk]
            while parent in parents and parent not in offered:
                offered.add(parent)
                parent = parents[parent]
        return self.filter(pk__in=offered)


class FigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Figures of published editions, and those that the network holds outside any profile."""
        return self.filter(Q(edition=None) | Q(edition__status=EditionStatus.PUBLISHED))

    def of(self, city):
        return self.filter(city=city)

    def with_sources(self):
        return self.select_related(
            "city", "edition", "indicator", "geography__city", "definition", "breakdown", "source"
        )


class Joined(models.Manager):
    """Rows that are always read together with what they name, in one query."""

    def __init__(self, *names: str):
        super().__init__()
        self.names = names

    def get_queryset(self):
        return super().get_queryset().select_related(*self.names)

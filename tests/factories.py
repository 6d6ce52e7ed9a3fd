"""Rows for tests, one after another; what matters to a test it says itself."""

from datetime import UTC, datetime
from decimal import Decimal

import factory
from django.apps import apps
from django.conf import settings
from django.db import connection
from factory.django import DjangoModelFactory

from cities.choices import CityRole, OrganisationKind, OrganisationRole, PhaseKind, Region
from cities.models import City, Country, Membership, Organisation, Part, Phase, Theme
from core.choices import Confidence, EditionStatus, RecordStatus
from core.models import AuditEntry, Citation, Source
from library.choices import ProgressState, PublicationKind
from library.models import CaseStudy, CaseStudyEdition, NewsItem, Progress, Publication, Recommendation
from profiles.choices import Chapter, GeographyKind, Quality, Unit
from profiles.models import Figure, Geography, Indicator, ProfileEdition

PUBLISHED = {"status": EditionStatus.PUBLISHED, "published_at": datetime(2026, 1, 1, tzinfo=UTC)}


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"T{n}")
    title = factory.LazyAttribute(lambda row: f"Document {row.code}")
    kind = Source.Kind.DOCUMENT


class CitationFactory(DjangoModelFactory):
    class Meta:
        model = Citation

    field = "*"
    source = factory.SubFactory(SourceFactory)
    confidence = Confidence.SEED


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "ZZ"
    name_en = factory.LazyAttribute(lambda row: f"Country {row.code}")
    region = Region.EUROPEAN


class PhaseFactory(DjangoModelFactory):
    class Meta:
        model = Phase
        django_get_or_create = ("slug",)

    slug = "test-phase"
    name_en = "A phase"
    kind = PhaseKind.PROJECT
    position = 50


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("slug",)

    slug = "test-theme"
    name_en = "A theme"
    icon = "map"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda n: f"organisation-{n}")
    name_en = factory.Sequence(lambda n: f"Organisation {n}")
    kind = OrganisationKind.NGO
    country = factory.SubFactory(CountryFactory)


class PartFactory(DjangoModelFactory):
    class Meta:
        model = Part

    organisation = factory.SubFactory(OrganisationFactory)
    phase = factory.SubFactory(PhaseFactory)
    role = OrganisationRole.PARTNER


class CityFactory(DjangoModelFactory):
    class Meta:
        model = City
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"city-{n}")
    name_en = factory.Sequence(lambda n: f"City {n}")
    country = factory.SubFactory(CountryFactory)
    latitude = factory.Sequence(lambda n: Decimal(31 + n % 20))
    longitude = factory.Sequence(lambda n: Decimal(-5 + n % 37))
    summary_en = "A city."

    @factory.post_generation
    def roles(city, create, roles, **_):
        """`roles=[("phase-1", "partner")]`; without, a partner of the test phase."""
        for phase, role in [] if not create else roles if roles is not None else [("test-phase", CityRole.PARTNER)]:
            Membership.objects.create(city=city, phase=PhaseFactory(slug=phase), role=role)

    @factory.post_generation
    def themes(city, create, themes, **_):
        if create:
            city.themes.set(themes if themes is not None else [ThemeFactory()])


class CaseStudyFactory(DjangoModelFactory):
    class Meta:
        model = CaseStudy

    slug = factory.Sequence(lambda n: f"case-study-{n}")
    city = factory.SubFactory(CityFactory)


class CaseStudyEditionFactory(DjangoModelFactory):
    class Meta:
        model = CaseStudyEdition

    class Params:
        published = factory.Trait(**PUBLISHED)

    case_study = factory.SubFactory(CaseStudyFactory)
    number = 1
    title_en = factory.Sequence(lambda n: f"Case study {n}")
    abstract_en = "What a city did."
    themes = factory.LazyFunction(lambda: [ThemeFactory().slug])


class PublicationFactory(DjangoModelFactory):
    class Meta:
        model = Publication
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"publication-{n}")
    title_en = factory.Sequence(lambda n: f"Publication {n}")
    kind = PublicationKind.REPORT
    status = RecordStatus.PUBLISHED

    @factory.post_generation
    def relations(publication, create, relations, **_):
        """`relations={"cities": [city]}`."""
        for name, rows in ((relations or {}) if create else {}).items():
            getattr(publication, name).set(rows)


class RecommendationFactory(DjangoModelFactory):
    class Meta:
        model = Recommendation

    code = factory.Sequence(lambda n: f"TEST-R{n}")
    title_en = factory.Sequence(lambda n: f"Recommendation {n}")
    status = RecordStatus.PUBLISHED


class ProgressFactory(DjangoModelFactory):
    """What a city declares; `confirmed=True`: and the secretariat confirms."""

    class Meta:
        model = Progress

    class Params:
        confirmed = factory.Trait(confirmed_by="person:2", confirmed_at=datetime(2026, 2, 1, tzinfo=UTC))

    recommendation = factory.SubFactory(RecommendationFactory)
    city = factory.SubFactory(CityFactory)
    state = ProgressState.PLANNED
    declared_by = "person:1"
    declared_at = datetime(2026, 1, 1, tzinfo=UTC)


class NewsItemFactory(DjangoModelFactory):
    class Meta:
        model = NewsItem
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"news-{n}")
    date = "2020-05-01"
    title_en = factory.Sequence(lambda n: f"News {n}")
    status = RecordStatus.PUBLISHED

    @factory.post_generation
    def relations(item, create, relations, **_):
        for name, rows in ((relations or {}) if create else {}).items():
            getattr(item, name).set(rows)


class GeographyFactory(DjangoModelFactory):
    class Meta:
        model = Geography
        django_get_or_create = ("slug",)

    slug = "test-place"
    name_en = "A place"
    kind = GeographyKind.MUNICIPALITY
    country = factory.SubFactory(CountryFactory)


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator
        django_get_or_create = ("code",)

    code = "test-indicator"
    name_en = "People counted"
    unit = Unit.PERSONS
    chapter = Chapter.SYNOPSIS


class ProfileEditionFactory(DjangoModelFactory):
    class Meta:
        model = ProfileEdition

    class Params:
        published = factory.Trait(**PUBLISHED)

    city = factory.SubFactory(CityFactory)
    number = 1


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = Figure

    city = factory.SubFactory(CityFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    geography = factory.SubFactory(GeographyFactory)
    source = factory.SubFactory(SourceFactory)
    value = factory.Sequence(lambda n: Decimal(1000 + n))
    # Never of the future, which is refused, however many figures a run has made before.
    period_start = factory.Sequence(lambda n: str(1000 + n % 1000))
    quality = Quality.OFFICIAL
    confidence = Confidence.SEED


def publish_edition(edition):
    """The edition, published with all that was written in it before."""
    for name, value in PUBLISHED.items():
        setattr(edition, name, value)
    edition.save()
    return edition


# The whole record

OUR_APPS = ("pilots", "meetings", "profiles", "library", "cities", "core")


def our_models():
    """Every table of the record: all of ours but the audit trail and row history, which nobody can empty."""
    return [
        model
        for app in OUR_APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model is not AuditEntry and not hasattr(model, "pgh_tracked_model")
    ]


def empty_the_record():
    """Nothing is on record any more, until the end of the test. The owner alone can lift what protects editions."""
    tables = [connection.ops.quote_name(model._meta.db_table) for model in our_models()]
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(f"SET ROLE {settings.DATABASE_APP_ROLE}")


def everything_on_record():
    """`{table: rows}`, to compare before and after."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in our_models()}

"""Publications and news of the network."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Organisation, Theme
from core.dates import PartialDateField, is_partial_date
from core.translation import Translated, TranslatedModel
from library.choices import PublicationKind, RecordStatus
from library.models.case_studies import document_languages
from library.querysets import NewsQuerySet, PublicationQuerySet


class Publication(TranslatedModel):
    """A report, profile, note or other document of the network, and where it can be had."""

    slug = models.SlugField(unique=True, max_length=100)
    kind = models.CharField(_("kind"), max_length=30, choices=PublicationKind)
    title = Translated(models.CharField, max_length=300)
    authors = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    publishers = models.ManyToManyField(Organisation, blank=True, related_name="publications")
    date = PartialDateField()
    languages = document_languages()
    pages = models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    url = models.URLField(max_length=500, blank=True)
    cities = models.ManyToManyField(City, blank=True, related_name="publications", verbose_name=_("cities"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="publications", verbose_name=_("themes"))
    summary = Translated()
    note = Translated()
    available = models.BooleanField(
        default=True, help_text=_("No: the record names the document, but no published copy was found.")
    )
    status = models.CharField(max_length=10, choices=RecordStatus, default=RecordStatus.DRAFT, editable=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "slug"]
        constraints = [
            is_partial_date("date"),
            models.CheckConstraint(condition=Q(pages__isnull=True) | Q(pages__gte=1), name="publication_has_pages"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"publication:{self.slug}"


class NewsItem(TranslatedModel):
    """A dated event of the network in a few lines."""

    slug = models.SlugField(unique=True, max_length=100)
    date = PartialDateField(blank=False)
    title = Translated(models.CharField, max_length=250)
    summary = Translated()
    url = models.URLField(max_length=500, blank=True)
    cities = models.ManyToManyField(City, blank=True, related_name="news", verbose_name=_("cities"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="news", verbose_name=_("themes"))
    status = models.CharField(max_length=10, choices=RecordStatus, default=RecordStatus.DRAFT, editable=False)

    objects = NewsQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "slug"]
        constraints = [
            is_partial_date("date"),
            models.CheckConstraint(condition=~Q(date=""), name="news_has_a_date"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"news:{self.slug}"

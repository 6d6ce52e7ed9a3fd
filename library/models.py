"""What the network has learnt: case studies in editions, publications, news."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Organisation, Theme
from core.dates import PartialDateField, is_partial_date
from core.editions import Edition, edition_constraints
from core.translation import Translated, TranslatedModel
from library.choices import DocumentLanguage, PracticeStatus, PublicationKind, RecordStatus
from library.querysets import CaseStudyEditionQuerySet, CaseStudyQuerySet, NewsQuerySet, PublicationQuerySet


def document_languages() -> ArrayField:
    return ArrayField(models.CharField(max_length=2, choices=DocumentLanguage), default=list, blank=True)


class CaseStudy(models.Model):
    """What a city did, as others may borrow it. Its words stand in editions."""

    slug = models.SlugField(unique=True, max_length=100)
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="case_studies", verbose_name=_("city"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="case_studies", verbose_name=_("themes"))

    objects = CaseStudyQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "case studies"

    def __str__(self) -> str:
        return self.slug

    @property
    def tag(self) -> str:
        return f"case-study:{self.slug}"

    @property
    def current(self) -> "CaseStudyEdition":
        """The published edition; read rows `with_text()` first."""
        return self.published_editions[0]


class CaseStudyEdition(TranslatedModel, Edition):
    """One edition of a case study. A section about which nothing is known stays empty and says so."""

    case_study = models.ForeignKey(CaseStudy, on_delete=models.PROTECT, related_name="editions")
    title = Translated(models.CharField, max_length=250)
    abstract = Translated()
    context = Translated()
    actions = Translated()
    actors = Translated()
    results = Translated()
    note = Translated()
    keywords_en = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    keywords_fr = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    keywords_ar = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    starts = PartialDateField()
    ends = PartialDateField()
    practice_status = models.CharField(max_length=10, choices=PracticeStatus, default=PracticeStatus.UNKNOWN)
    languages = document_languages()
    published_first = PartialDateField(help_text=_("When the original document came out."))
    url = models.URLField(max_length=500, blank=True)

    objects = CaseStudyEditionQuerySet.as_manager()

    class Meta:
        ordering = ["case_study", "-number"]
        constraints = [
            *edition_constraints("case_study", "case_study_edition"),
            is_partial_date("starts"),
            is_partial_date("ends"),
            is_partial_date("published_first"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"{self.case_study.tag}:{self.number}"

    def keywords(self, language: str) -> list[str]:
        return getattr(self, f"keywords_{language}") or self.keywords_en


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

"""Case studies: what a city did, in editions that are reviewed."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.choices import LocalCompetence
from cities.models import City
from core.dates import PartialDateField, is_partial_date
from core.editions import Edition, EditionPart, edition_constraints, once_per_edition
from core.models import Attachment
from core.translation import LANGUAGES, Translated, TranslatedModel
from library.choices import (
    SDG_TARGET_CHOICES,
    CompactObjective,
    CostBand,
    DocumentLanguage,
    FileKind,
    PracticeStatus,
    TargetGroup,
)
from library.querysets import CaseStudyEditionQuerySet, CaseStudyQuerySet
from library.validators import check_period, check_themes

LANGUAGE_CHOICES = [(code, code) for code in LANGUAGES]
LONGEST_SECTION = 20_000


def document_languages() -> ArrayField:
    return ArrayField(models.CharField(max_length=3, choices=DocumentLanguage), default=list, blank=True)


def several(choices: Any, label: Any, length: int) -> ArrayField:
    value = models.CharField(max_length=length, choices=choices)
    return ArrayField(value, default=list, blank=True, verbose_name=label)


def keywords() -> ArrayField:
    return ArrayField(models.CharField(max_length=80), default=list, blank=True, verbose_name=_("keywords"))


def sorted_by(field: str, name: str) -> models.Index:
    """What is public, in the order of a list."""
    return models.Index(fields=[field, "slug"], condition=Q(published_at__isnull=False), name=name)


class CaseStudy(models.Model):
    """What a city did, as others may borrow it. Its words stand in editions.

    `facets` are the tags under which the published edition is found ("theme:housing"); empty while nothing is public.
    Lists are in the order of its dates and title, written here by the database too: they read no editions to sort.
    """

    slug = models.SlugField(unique=True, max_length=100)
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="case_studies", verbose_name=_("city"))
    facets = ArrayField(models.TextField(), default=list, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_first = PartialDateField(editable=False)
    title_en = models.CharField(max_length=250, blank=True, editable=False)
    title_fr = models.CharField(max_length=250, blank=True, editable=False)
    title_ar = models.CharField(max_length=250, blank=True, editable=False)

    objects = CaseStudyQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "case studies"
        indexes = [
            GinIndex(fields=["facets"], name="case_study_facets"),
            sorted_by("-published_first", "case_study_newest"),
            sorted_by("-published_at", "case_study_added"),
            *(sorted_by(f"title_{code}", f"case_study_title_{code}") for code in LANGUAGES),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def tag(self) -> str:
        return f"case-study:{self.slug}"

    @property
    def current(self) -> "CaseStudyEdition":
        """The published edition; read rows `with_text()` first."""
        return self.published_editions[0]

    def showing(self, edition: "CaseStudyEdition") -> "CaseStudy":
        """The study with another edition at hand as `current`: for a preview, or an edition that was superseded."""
        self.published_editions = [edition]
        return self


class CaseStudyWords(models.Model):
    """The words that a case study is found by in each language, as its search documents have them.

    The database copies them whoever writes (migration 0054): one narrow row to look through instead of three documents.
    """

    case_study = models.OneToOneField(CaseStudy, on_delete=models.CASCADE, primary_key=True, related_name="words")
    en = SearchVectorField(null=True)
    fr = SearchVectorField(null=True)
    ar = SearchVectorField(null=True)

    class Meta:
        verbose_name_plural = "words of case studies"
        # Without a list of what is still to be filed, which the first reader after a change would go through.
        indexes = [GinIndex(fields=LANGUAGES, name="case_study_words", fastupdate=False)]

    def __str__(self) -> str:
        return f"words of {self.case_study_id}"


@pghistory.track()
class CaseStudyEdition(TranslatedModel, Edition):
    """One edition of a case study. A section about which nothing is known stays empty and says so.

    `language` is the one it is written in first. `months_needed`: from the decision until it worked, in months.
    `themes` are slugs. What a borrower needs stands in `legal` to `politics`, `competences_needed` and `cost_band`.
    """

    case_study = models.ForeignKey(CaseStudy, on_delete=models.PROTECT, related_name="editions")
    language = models.CharField(_("written in"), max_length=2, choices=LANGUAGE_CHOICES, default="en")
    title = Translated(models.CharField, max_length=250)
    abstract = Translated(max_length=2000)
    context = Translated(max_length=LONGEST_SECTION)
    actions = Translated(max_length=LONGEST_SECTION)
    actors = Translated(max_length=LONGEST_SECTION)
    results = Translated(max_length=LONGEST_SECTION)
    difficulties = Translated(max_length=LONGEST_SECTION)
    lessons = Translated(max_length=LONGEST_SECTION)
    legal = Translated(max_length=5000)
    staff = Translated(max_length=5000)
    cost = Translated(max_length=5000)
    time = Translated(max_length=5000)
    partners = Translated(max_length=5000)
    politics = Translated(max_length=5000)
    note = Translated(max_length=5000)
    themes = ArrayField(models.SlugField(max_length=60), default=list, blank=True, verbose_name=_("themes"))
    target_groups = several(TargetGroup, _("target groups"), 20)
    competences_needed = several(LocalCompetence, _("competences needed"), 30)
    cost_band = models.CharField(_("cost"), max_length=12, choices=CostBand, default=CostBand.UNKNOWN)
    months_needed = models.PositiveSmallIntegerField(
        _("months needed"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    sdg_targets = several(SDG_TARGET_CHOICES, _("SDG targets"), 5)
    compact_objectives = several(CompactObjective, _("objectives of the Global Compacts"), 8)
    keywords_en = keywords()
    keywords_fr = keywords()
    keywords_ar = keywords()
    starts = PartialDateField(_("began"))
    ends = PartialDateField(_("ended"))
    practice_status = models.CharField(
        _("state"), max_length=10, choices=PracticeStatus, default=PracticeStatus.UNKNOWN
    )
    languages = document_languages()
    published_first = PartialDateField(help_text=_("When the original document came out."))
    url = models.URLField(_("address of the original document"), max_length=500, blank=True)

    objects = CaseStudyEditionQuerySet.as_manager()

    class Meta:
        ordering = ["case_study", "-number"]
        constraints = [
            *edition_constraints("case_study", "case_study_edition"),
            is_partial_date("starts"),
            is_partial_date("ends"),
            is_partial_date("published_first"),
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="case_study_edition_has_title",
                violation_error_message=_("Give the case study a title in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_period(self.starts, self.ends, self.practice_status)
        check_themes(self.themes)

    @property
    def city(self) -> City:
        return self.case_study.city

    @property
    def tag(self) -> str:
        return f"{self.case_study.tag}:{self.number}"

    def keywords(self, language: str) -> list[str]:
        return getattr(self, f"keywords_{language}") or self.keywords_en


@pghistory.track()
class ResultFigure(EditionPart):
    """One result in numbers: what was counted, what it was before, what came of it, and who says so."""

    edition = models.ForeignKey(CaseStudyEdition, on_delete=models.PROTECT, related_name="result_figures")
    position = models.PositiveSmallIntegerField(_("place in the list"), default=1)
    label = Translated(models.CharField, max_length=200)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    before = models.DecimalField(_("before"), max_digits=16, decimal_places=3, null=True, blank=True)
    value = models.DecimalField(_("result"), max_digits=16, decimal_places=3)
    period = PartialDateField(_("when"))
    source = models.CharField(_("who says so"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *once_per_edition("result_figure"),
            is_partial_date("period"),
            models.CheckConstraint(
                condition=~Q(label_en="", label_fr="", label_ar=""),
                name="result_figure_has_label",
                violation_error_message=_("Say in at least one language what was counted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"


@pghistory.track()
class CaseStudyFile(EditionPart):
    """A document or a picture of an edition. The next edition takes it over; its content lies there once.

    Its address names the thread, which stays the same from edition to edition.
    """

    edition = models.ForeignKey(CaseStudyEdition, on_delete=models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=FileKind)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = once_per_edition("case_study_file", "attachment")

    def __str__(self) -> str:
        return self.attachment.title


CASE_STUDY_PARTS: dict[str, type[Any]] = {"results": ResultFigure, "files": CaseStudyFile}

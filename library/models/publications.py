"""Publications and news of the network."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Organisation, Theme
from core.dates import PartialDateField, is_partial_date
from core.models import Attachment
from core.translation import Translated, TranslatedModel
from library.choices import DocumentLanguage, PublicationKind, RecordStatus
from library.models.case_studies import document_languages
from library.models.records import Record, withdrawn_with_reason
from library.querysets import NewsQuerySet, PublicationQuerySet
from library.validators import DOI, ISBN, validate_isbn

AT_LEAST_ONE_PAGE = _("A document has at least one page. Leave it empty if the number is not known.")


class BySlug:
    """The rows of a relation as sorted slugs, to be written like any other field: they are linked by the next save."""

    def __init__(self, relation: str):
        self.relation = relation

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        if self.relation in row.to_link:
            return row.to_link[self.relation]
        return sorted(linked.slug for linked in getattr(row, self.relation).all()) if row.pk else []

    def __set__(self, row: Any, slugs: list[str]) -> None:
        row.to_link[self.relation] = sorted(slugs)


@pghistory.track(exclude=["facets"])
class Publication(TranslatedModel, Record):
    """A report, profile, note or other document of the network, and where it can be had.

    `languages` are those in which it came out; where it can be had in each stand its `files`. `url` is a page about it.
    `summary` is what the portal says of it, `abstract` what it says of itself. `facets` are the tags under which it is
    found ("theme:housing"), kept by the database; none while it is not public.
    """

    LINKS = ("publishers", "cities", "themes")

    slug = models.SlugField(unique=True, max_length=100)
    kind = models.CharField(_("kind"), max_length=30, choices=PublicationKind)
    title = Translated(models.CharField, max_length=300)
    authors = ArrayField(models.CharField(max_length=120), default=list, blank=True, verbose_name=_("authors"))
    publishers = models.ManyToManyField(Organisation, blank=True, related_name="publications")
    date = PartialDateField(_("date"))
    languages = document_languages()
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True, validators=[MinValueValidator(1)])
    isbn = models.CharField("ISBN", max_length=17, blank=True, validators=[validate_isbn])
    doi = models.CharField("DOI", max_length=200, blank=True)
    url = models.URLField(_("page about it"), max_length=500, blank=True)
    cities = models.ManyToManyField(City, blank=True, related_name="publications", verbose_name=_("cities"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="publications", verbose_name=_("themes"))
    summary = Translated()
    abstract = Translated(max_length=5000)
    note = Translated()
    available = models.BooleanField(
        _("can be had"),
        default=True,
        help_text=_("No: the record names the document, but no published copy was found."),
    )
    facets = ArrayField(models.TextField(), default=list, blank=True, editable=False)

    publisher_slugs = BySlug("publishers")
    city_slugs = BySlug("cities")
    theme_slugs = BySlug("themes")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "slug"]
        constraints = [
            is_partial_date("date"),
            models.CheckConstraint(
                condition=Q(pages__isnull=True) | Q(pages__gte=1),
                name="publication_has_pages",
                violation_error_message=AT_LEAST_ONE_PAGE,
            ),
            models.CheckConstraint(
                condition=Q(doi="") | Q(doi__regex=DOI),
                name="publication_doi",
                violation_error_message=_("A DOI looks like 10.1000/182, without the address in front."),
            ),
            models.CheckConstraint(
                condition=Q(isbn="") | Q(isbn__regex=ISBN),
                name="publication_isbn",
                violation_error_message=_("An ISBN has ten or thirteen digits."),
            ),
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="publication_has_title",
                violation_error_message=_("Give it a title in at least one language."),
            ),
            withdrawn_with_reason("publication"),
        ]
        indexes = [GinIndex(fields=["facets"], name="publication_facets")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def to_link(self) -> dict[str, list[str]]:
        """What is to be linked when the row is saved."""
        return self.__dict__.setdefault("_to_link", {})

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        for relation, slugs in self.to_link.items():
            related = self._meta.get_field(relation).related_model
            getattr(self, relation).set(related.objects.filter(slug__in=slugs))
        self.to_link.clear()

    @property
    def tag(self) -> str:
        return f"publication:{self.slug}"

    @property
    def is_gallery(self) -> bool:
        return self.kind == PublicationKind.PICTURE_GALLERY


class PublicationFile(models.Model):
    """Where a publication can be had in one language: a file of the portal, or a link; nothing of it is fetched before
    a reader asks for it.

    `title` and `pages` are those of this language, as printed.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language of the document"), max_length=3, choices=DocumentLanguage)
    url = models.URLField(_("address"), max_length=500, blank=True)
    attachment = models.OneToOneField(
        Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="publication_file", editable=False
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True, validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["language", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(attachment__isnull=True) & ~Q(url="")) | Q(attachment__isnull=False, url=""),
                name="publication_file_is_link_or_file",
                violation_error_message=_("Give either an address or a file."),
            ),
            models.CheckConstraint(
                condition=Q(pages__isnull=True) | Q(pages__gte=1),
                name="publication_file_has_pages",
                violation_error_message=AT_LEAST_ONE_PAGE,
            ),
            models.UniqueConstraint(
                fields=["publication", "language"],
                condition=Q(attachment__isnull=True),
                name="publication_link_once",
                violation_error_message=_("There is a link in this language already. Remove it first."),
            ),
            models.UniqueConstraint(
                fields=["publication", "language"],
                condition=Q(attachment__isnull=False),
                name="publication_file_once",
                violation_error_message=_("There is a file in this language already. Remove it first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.language}"


class PublicationPicture(models.Model):
    """A picture of a gallery, kept by the portal: what it shows, who made it and its licence stand with the file."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="pictures")
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="publication_picture")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.position}"


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
            models.CheckConstraint(
                condition=~Q(date=""),
                name="news_has_a_date",
                violation_error_message=_("Say when it was: news stand by their date."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"news:{self.slug}"

"""What facts rest on: documents and pages, and where each is cited."""

from zlib import crc32

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import Confidence
from core.dates import PartialDateField, is_partial_date
from core.querysets import CitationQuerySet, SourceQuerySet
from core.translation import Translated, TranslatedModel, is_language


class Source(TranslatedModel):
    """A document or page that facts were read in.

    `owner` is the tag of the city that added it (`city:turin`), empty for the network's own. A source becomes public
    with the first published text or figure that rests on it, and is then kept as it is.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Document")
        WEB = "web", _("Web page")
        DATASET = "dataset", _("Data set")

    code = models.SlugField(unique=True, max_length=40)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("address on the web"), max_length=500, blank=True)
    cited_as = models.CharField(max_length=500, blank=True)
    published = PartialDateField(_("published on"))
    accessed_on = models.DateField(_("read on"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    note = Translated()
    owner = models.CharField(max_length=80, blank=True, db_index=True, editable=False)
    is_public = models.BooleanField(default=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [is_partial_date("published")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A language has a code (ISO 639)."""
        if self.language and not is_language(self.language):
            words = _("“%(code)s” is no code of a language. Write one such as en, fr, ar or it.")
            raise ValidationError({"language": ValidationError(words, params={"code": self.language})})

    @property
    def tag(self) -> str:
        return f"source:{self.code}"

    @property
    def version(self) -> int:
        """A number that is another one as soon as the source says something else."""
        fields = (self.title, self.publisher, self.url, self.published, self.accessed_on)
        words = [*fields, self.licence, self.language, self.kind]
        return crc32("\x00".join(str(word or "") for word in words).encode()) % 10**9

    @property
    def etag(self) -> str:
        return f'"{self.version}"'


class Citation(models.Model):
    """That a field of a record rests on a source. The record is named by its tag, such as `city:turin`."""

    about = models.CharField(max_length=300)
    field = models.CharField(max_length=60)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    confidence = models.CharField(max_length=10, choices=Confidence)
    position = models.PositiveSmallIntegerField(default=0)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["about", "field", "position"]
        constraints = [models.UniqueConstraint(fields=["about", "field", "source"], name="citation_once")]
        indexes = [models.Index(fields=["about"])]

    def __str__(self) -> str:
        return f"{self.about}.{self.field} ← {self.source_id}"

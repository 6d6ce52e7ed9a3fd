"""What the kernel keeps: sources and citations, the audit trail, what was loaded, what can be found."""

from zlib import crc32

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import PICTURES, Confidence, DocumentLanguage, MediaType
from core.dates import PartialDateField, is_partial_date
from core.querysets import AuditQuerySet, CitationQuerySet, CommentQuerySet, SourceQuerySet
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


class AuditEntry(models.Model):
    """What happened: written inside the transaction that did it; the application can add, never change or empty."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=60, help_text=_("A key such as person:12, never a name."))
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=300, db_index=True)
    changes = models.JSONField(default=dict)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.about}"


class LoadedRecord(models.Model):
    """What `load_network` wrote last, so that it can tell its own values from those that people changed."""

    about = models.CharField(max_length=300, unique=True)
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.about


class SearchDocument(models.Model):
    """What a reader may find, one row per object and language.

    The column `vector` is generated by the database from the four texts (see the migration); Django never writes it.
    """

    about = models.CharField(max_length=300)
    kind = models.CharField(max_length=30)
    lang = models.CharField(max_length=2)
    path = models.CharField(max_length=300)
    title = models.TextField()
    summary = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    body = models.TextField(blank=True)
    text_lang = models.CharField(max_length=2)
    facets = ArrayField(models.TextField(), default=list)
    date = PartialDateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "lang"], name="search_document_once"),
            models.CheckConstraint(condition=models.Q(lang__in=["en", "fr", "ar"]), name="search_document_lang"),
        ]
        indexes = [GinIndex(fields=["facets"], name="search_document_facets")]

    def __str__(self) -> str:
        return f"{self.about} ({self.lang})"


class OutboxMessage(models.Model):
    """One mail to one person. What it says is forgotten once it is sent; that it was sent is kept."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Given up")

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField(max_length=254)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["next_try"], condition=models.Q(status="queued"), name="outbox_due")]

    def __str__(self) -> str:
        return f"{self.key} {self.status}"


class Allowance(models.Model):
    """How often something was done in a span of time, counted by the database for all workers together."""

    key = models.CharField(max_length=200)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="allowance_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


class Correction(models.Model):
    """What somebody says is wrong in a record, with a source; its owner accepts, edits or refuses it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        EDITED = "edited", _("Accepted with changes")
        REFUSED = "refused", _("Refused")

    about = models.CharField(max_length=300, db_index=True)
    field = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    current = models.TextField(blank=True)
    proposal = models.TextField(_("what it should say"), max_length=5000)
    source = models.TextField(_("source"), max_length=500)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN, editable=False)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    decided_by = models.CharField(max_length=60, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="refused") | ~models.Q(reason=""),
                name="correction_refused_with_reason",
                violation_error_message=_("Say why: whoever proposed it will read it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.about}.{self.field}: {self.status}"

    @property
    def is_answered(self) -> bool:
        """Whether somebody left an address, and is told what was decided."""
        return hasattr(self, "proposer")


class Proposer(models.Model):
    """Who proposed a correction: more private than the correction, and asked for only to send the answer."""

    correction = models.OneToOneField(Correction, on_delete=models.CASCADE, related_name="proposer")
    email = models.EmailField()
    language = models.CharField(max_length=2)

    def __str__(self) -> str:
        return f"proposer of {self.correction_id}"


class Comment(models.Model):
    """A remark on one field of something that is being written, for those who write it and those who review it.

    `about` is the tag of the record, `field` the place in it; an answer names the comment that it answers.
    """

    about = models.CharField(max_length=300, db_index=True)
    field = models.CharField(max_length=120, blank=True)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField(_("comment"), max_length=5000)
    author = models.CharField(max_length=60, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.CharField(max_length=60, blank=True, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_by="", resolved_at__isnull=True)
                | (~models.Q(resolved_by="") & models.Q(resolved_at__isnull=False)),
                name="comment_resolved_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.about}.{self.field}: {self.pk}"


class Presence(models.Model):
    """Who has the form for one place of a record open; forgotten a minute after the last sign of life."""

    about = models.CharField(max_length=300)
    field = models.CharField(max_length=120)
    person = models.CharField(max_length=60)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "field", "person"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person} at {self.about}.{self.field}"


class TypedText(models.Model):
    """What a person has typed into a form and not saved yet, by the form's address; hers alone."""

    person = models.CharField(max_length=60)
    path = models.CharField(max_length=500)
    data = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "path"], name="typed_text_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.path}"


class StillTrue(models.Model):
    """That somebody of the city confirmed a published part as true on a day, without changing it."""

    about = models.CharField(max_length=300, db_index=True)
    part = models.CharField(max_length=80)
    confirmed_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-confirmed_at"]

    def __str__(self) -> str:
        return f"{self.about}.{self.part} {self.confirmed_at:%Y-%m-%d}"


class ContentVersion(models.Model):
    """How often what the public may find under a name has changed: what was counted before is then out of date."""

    name = models.CharField(max_length=60, unique=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class FacetCount(models.Model):
    """How many rows of a list stand under a tag. The database itself keeps the number (`core.facets.tally_sql`)."""

    name = models.CharField(max_length=60)
    tag = models.TextField()
    number = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "tag"], name="facet_count_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.tag}: {self.number}"


class KeptFile(models.Model):
    """A file made once of something that does not change, so that nobody waits for it a second time.

    `state` names what it was made of; another state is another file in its place.
    """

    name = models.CharField(max_length=300, unique=True)
    state = models.CharField(max_length=120, blank=True)
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


class ImportJob(models.Model):
    """A file that a person sent to change a record: kept between its preview and her answer, and hers alone.

    `about` is the tag of the record, `kind` what is in the file, `version` the record's when the preview was made.
    `report` is what would change and what is wrong, in the language in which she asked. `began_at`: since when a
    worker, or the request that sent it, is at it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        FAULTY = "faulty", _("To be put right")
        READY = "ready", _("Waiting for your answer")
        ACCEPTED = "accepted", _("Being taken over")
        DONE = "done", _("Taken over")

    about = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    person = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    options = models.JSONField(default=dict)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    version = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    began_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "kind", "person"], name="import_job_once")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.about} by {self.person}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.ACCEPTED)


class Attachment(TranslatedModel):
    """A file that belongs to a record: as visible as the record, and handed out only by a view that asks it.

    `about` is the tag of the record. `stored` names the content in the private storage; several rows may share it.
    What the content is (the fields that cannot be edited) never changes.
    """

    about = models.CharField(max_length=300, db_index=True, editable=False)
    name = models.CharField(_("file name"), max_length=120, editable=False)
    media_type = models.CharField(_("kind"), max_length=80, choices=MediaType, editable=False)
    size = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    stored = models.CharField(max_length=32, editable=False, db_index=True)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=3, choices=DocumentLanguage)
    origin = models.CharField(_("where it comes from"), max_length=300)
    alternative = Translated(models.CharField, max_length=250)
    credit = models.CharField(_("who made it"), max_length=160, blank=True)
    licence = models.CharField(_("licence or permission"), max_length=160, blank=True)
    uploaded_by = models.CharField(max_length=60, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(media_type__in=MediaType.values), name="attachment_known_kind"),
            models.CheckConstraint(
                condition=models.Q(size__gt=0, size__lte=20 * 1024**2), name="attachment_of_some_size"
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$", stored__regex=r"^[0-9a-f]{32}$"),
                name="attachment_content_named",
            ),
            models.CheckConstraint(
                # No path, no control characters, none that turns the direction of what follows.
                condition=~models.Q(name="")
                & ~models.Q(name__regex=r"[/\\\u0001-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
                name="attachment_plain_name",
            ),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(origin="") & ~models.Q(language=""),
                name="attachment_described",
            ),
            models.CheckConstraint(
                condition=models.Q(media_type__in=PICTURES, width__gt=0, height__gt=0)
                | (~models.Q(media_type__in=PICTURES) & models.Q(width__isnull=True, height__isnull=True)),
                name="attachment_picture_measured",
            ),
            models.CheckConstraint(
                condition=~models.Q(media_type__in=PICTURES) | (~models.Q(credit="") & ~models.Q(licence="")),
                name="attachment_picture_has_rights",
                violation_error_message=_("Say who made the picture and under which licence it is shown."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.about}"

    def clean(self) -> None:
        if self.is_picture and not self.alternative:
            raise ValidationError(_("Say in at least one language what the picture shows."))

    @property
    def is_picture(self) -> bool:
        return self.media_type in PICTURES

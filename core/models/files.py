"""Files: those attached to records, and those made once and kept."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import PICTURES, DocumentLanguage, MediaType
from core.translation import Translated, TranslatedModel


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

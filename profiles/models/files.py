"""The documents that belong to an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Attachment, Source
from profiles.models.editions import ProfileEdition


class EditionFile(models.Model):
    """That a document belongs to an edition; the next edition has it too until somebody takes it out there.

    `source`: the document is this source itself.
    """

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("source")
    )

    class Meta:
        ordering = ["attachment__created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "attachment"], name="edition_file_once")]

    def __str__(self) -> str:
        return f"{self.attachment_id} in {self.edition_id}"


def adoption_tag(edition: ProfileEdition) -> str:
    """What the council's documents are about: they come after the edition, and are not frozen with it."""
    return f"{edition.tag}/adoption"

"""Updates: what a city tells of a pilot as it goes, in any language, with pictures and documents."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.translation import LANGUAGES, Translated
from pilots.choices import UPDATE_LIFECYCLE, UpdateStatus
from pilots.models.pilots import Pilot
from pilots.models.shared import OwnedFile, PilotPart, is_written
from pilots.querysets import UpdateQuerySet


@pghistory.track()
class Update(PilotPart):
    """A piece of news of a pilot, by one of its cities; reviewed as that city wishes (`PilotCity.update_review`).

    `language` is the one it is written in first. `review_note`: what a reviewer asked to change. `writers` are the keys
    of all who wrote a word of it, or gave it a file, before it was published; where the city wishes for a review, none
    of them publishes it.
    """

    LIFECYCLE = UPDATE_LIFECYCLE

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="updates")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    status = models.CharField(
        _("state"), max_length=10, choices=UpdateStatus, default=UpdateStatus.DRAFT, editable=False
    )
    language = models.CharField(
        _("written in"), max_length=2, choices=[(code, code) for code in LANGUAGES], default=LANGUAGES[0]
    )
    title = Translated(models.CharField, max_length=250)
    body = Translated(max_length=20_000)
    writers = ArrayField(models.CharField(max_length=60), default=list, editable=False)
    review_note = models.TextField(blank=True, editable=False, max_length=2000)
    published_by = models.CharField(max_length=60, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(_("reason"), blank=True, max_length=2000, editable=False)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=is_written("title"),
                name="update_has_title",
                violation_error_message=_("Give the update a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(status=UpdateStatus.PUBLISHED)
                | (Q(published_at__isnull=False) & ~Q(published_by="") & is_written("body")),
                name="update_published_by_somebody",
                violation_error_message=_("Write the update in at least one language before it is published."),
            ),
            models.CheckConstraint(
                condition=~Q(status=UpdateStatus.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="update_withdrawn_with_reason",
                violation_error_message=_("Say why it is taken back."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_published(self) -> bool:
        return self.status == UpdateStatus.PUBLISHED


class UpdateFile(OwnedFile):
    """A picture or document of an update."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="files")

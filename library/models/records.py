"""What publications and recommendations have in common: drafts, published, and taken back with a reason."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import RECORD_LIFECYCLE, RecordStatus
from core.editing import Versioned


class Record(Versioned):
    """A record without editions: what is saved in a published one is public at once."""

    LIFECYCLE = RECORD_LIFECYCLE

    status = models.CharField(
        _("state"), max_length=10, choices=RecordStatus, default=RecordStatus.DRAFT, editable=False
    )
    withdrawn_reason = models.TextField(_("reason"), blank=True, max_length=2000, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.updated_at = timezone.now()
        super().save(*args, **kwargs)

    @property
    def is_published(self) -> bool:
        return self.status == RecordStatus.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.status == RecordStatus.WITHDRAWN


def withdrawn_with_reason(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=(Q(status=RecordStatus.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""))
        | (~Q(status=RecordStatus.WITHDRAWN) & Q(withdrawn_reason="", withdrawn_at__isnull=True)),
        name=f"{name}_withdrawn_with_reason",
        violation_error_message=_("Say why: the reason stands at its address from now on."),
    )

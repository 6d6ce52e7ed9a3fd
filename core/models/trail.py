"""What happened to records, and what was loaded into them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.querysets import AuditQuerySet


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

"""Editions: what was published stays citable for ever, what is being written is seen by nobody else.

An object (a city's profile, a case study) has numbered editions; at most one is open and at most one is published.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import OPEN, EditionStatus


class EditionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=EditionStatus.PUBLISHED)


class Edition(models.Model):
    """One numbered edition of something; the concrete class names what it is an edition of."""

    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=EditionStatus, default=EditionStatus.DRAFT, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.status == EditionStatus.PUBLISHED


def edition_constraints(of: str, name: str) -> list[models.BaseConstraint]:
    """The constraints of an edition's table: numbers are unique, one edition open, one published."""
    return [
        models.UniqueConstraint(fields=[of, "number"], name=f"{name}_number_once"),
        models.UniqueConstraint(
            fields=[of],
            condition=models.Q(status__in=OPEN),
            name=f"{name}_one_open",
            violation_error_message=_("There is already an edition being written."),
        ),
        models.UniqueConstraint(
            fields=[of],
            condition=models.Q(status=EditionStatus.PUBLISHED),
            name=f"{name}_one_published",
            violation_error_message=_("There is already a published edition."),
        ),
        models.CheckConstraint(
            condition=~models.Q(status=EditionStatus.PUBLISHED) | models.Q(published_at__isnull=False),
            name=f"{name}_published_has_date",
        ),
    ]

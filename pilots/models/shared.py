"""What the tables of this app have in common."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from core.editing import Versioned
from core.models import Attachment
from core.translation import LANGUAGES, TranslatedModel
from core.wall_time import YEARS, year_fault
from pilots.choices import THOUSANDTHS, Currency

LONGEST_TEXT = 10_000


class PilotPart(TranslatedModel, Versioned):
    """A row of a pilot with an identity of its own: addresses and the API know it by `uid`."""

    # Every kind of part has this foreign key, each with a related name of its own.
    pilot: Any
    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        abstract = True

    @property
    def tag(self) -> str:
        return f"{self.pilot.tag}/{self._meta.model_name}/{self.uid}"


class OwnedFile(models.Model):
    """That an attached file belongs to a row: as visible as the row is."""

    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.attachment.title


def is_written(name: str) -> Q:
    """In at least one language."""
    return ~Q(**{f"{name}_{code}": "" for code in LANGUAGES})


def in_likely_years(field: str, within: Q) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=within,
        name=f"%(app_label)s_%(class)s_{field}_likely_year",
        violation_error_message=lazy(year_fault, str)(0),
    )


def is_likely_day(field: str) -> models.CheckConstraint:
    """The database's own check that a day lies in a year that somebody can mean."""
    return in_likely_years(field, Q(**{f"{field}__range": (date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))}))


def is_likely_date(field: str) -> models.CheckConstraint:
    """The same of a partial date, which may be empty."""
    known = {f"{field}__gte": str(YEARS[0]), f"{field}__lt": str(YEARS[-1] + 1)}
    return in_likely_years(field, Q(**{field: ""}) | Q(**known))


def money_field(label: Any, **options: Any) -> models.DecimalField:
    """Exact, to a thousandth: dinars have so many parts."""
    return models.DecimalField(label, max_digits=16, decimal_places=3, **options)


def currency_field() -> models.CharField:
    return models.CharField(_("currency"), max_length=3, choices=Currency, default=Currency.EUR)


def has_no_smaller_parts(field: str, name: str) -> models.CheckConstraint:
    """The database's own check that an amount has no parts that its currency does not have."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True})
        | Q(currency__in=THOUSANDTHS)
        | Q(**{field: Round(F(field), precision=2)}),
        name=name,
        violation_error_message=_("This currency has no parts as small as these. Round the amount."),
    )

"""Money: what a funder grants to a pilot, line by line, and every commitment and payment against it.

The sums of a line are the database's (migration 0002): an entry adds itself to its line in one statement, and the line
refuses more than was granted unless a reason is stated. So two who book at once cannot overspend it.
"""

from decimal import Decimal
from uuid import uuid4

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import Organisation
from core.editing import Versioned
from core.translation import Translated
from pilots.choices import Currency, Disclosure, EntryKind, MoneyBand
from pilots.models.pilots import Pilot
from pilots.models.shared import PilotPart, currency_field, has_no_smaller_parts, is_likely_day, is_written, money_field
from pilots.querysets import PartQuerySet
from pilots.validators import check_exact, check_has_been, check_years

NOTHING = Decimal(0)
NO_MONEY = _("Write an amount other than nothing.")
TAKEN_BACK_UNTOLD = _("Say what is taken back, and why.")


@pghistory.track()
class Funding(Versioned):
    """That an organisation funds a pilot, and how the public may read its money (`disclosure`)."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="fundings")
    funder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("funder"))
    disclosure = models.CharField(
        _("how the public reads it"), max_length=10, choices=Disclosure, default=Disclosure.BAND
    )

    class Meta:
        ordering = ["funder__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "funder"],
                name="funding_once",
                violation_error_message=_("This organisation already funds the pilot."),
            ),
            models.CheckConstraint(condition=Q(disclosure__in=Disclosure.values), name="funding_known_disclosure"),
            models.UniqueConstraint(fields=["id", "pilot"], name="funding_pilot_for_lines"),
        ]

    def __str__(self) -> str:
        return f"{self.funder_id} funds {self.pilot_id}"

    @property
    def tag(self) -> str:
        return f"{self.pilot.tag}/funding/{self.funder.slug}"

    @property
    def is_exact(self) -> bool:
        return self.disclosure == Disclosure.EXACT


@pghistory.track()
class BudgetLine(PilotPart):
    """What one funder pays for: planned by the lead city, granted by the secretariat, committed and spent by entries.

    `committed` and `spent` are sums that only entries change. More of either than `granted` needs `over_reason`.
    A line on which nothing is granted yet (None) can be planned with, not booked on.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="budget_lines")
    funding = models.ForeignKey(Funding, on_delete=models.PROTECT, related_name="lines", verbose_name=_("funder"))
    title = Translated(models.CharField, max_length=250)
    currency = currency_field()
    planned = money_field(_("planned"), validators=[MinValueValidator(NOTHING)])
    granted = money_field(_("granted"), null=True, blank=True, validators=[MinValueValidator(NOTHING)])
    committed = money_field(_("committed"), default=NOTHING, editable=False)
    spent = money_field(_("spent"), default=NOTHING, editable=False)
    over_reason = models.TextField(_("why more than was granted"), max_length=2000, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["funding", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=is_written("title"),
                name="budget_line_has_title",
                violation_error_message=_("Say in at least one language what the money is for."),
            ),
            models.CheckConstraint(
                condition=Q(planned__gte=0, committed__gte=0, spent__gte=0)
                & (Q(granted__isnull=True) | Q(granted__gte=0)),
                name="budget_line_not_negative",
                violation_error_message=_("An amount of money cannot be less than nothing."),
            ),
            models.CheckConstraint(
                condition=Q(
                    committed__lte=Coalesce(F("granted"), Value(NOTHING)),
                    spent__lte=Coalesce(F("granted"), Value(NOTHING)),
                )
                | ~Q(over_reason=""),
                name="budget_line_within_grant",
                violation_error_message=_("This is more than was granted. Say why, or stay below."),
            ),
            models.CheckConstraint(condition=Q(currency__in=Currency.values), name="budget_line_known_currency"),
            has_no_smaller_parts("planned", "budget_line_planned_exact"),
            has_no_smaller_parts("granted", "budget_line_granted_exact"),
            models.UniqueConstraint(fields=["id", "currency"], name="budget_line_currency_for_entries"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_exact(self.currency, planned=self.planned, granted=self.granted)

    @property
    def left(self) -> Decimal:
        """Granted and not spent; below zero when overspent with a reason."""
        return (self.granted or NOTHING) - self.spent

    @property
    def is_over(self) -> bool:
        return max(self.committed, self.spent) > (self.granted or NOTHING)

    def band(self, name: str) -> MoneyBand:
        """`planned`, `granted`, `committed` or `spent` as a funder who wishes for bands lets everybody read it."""
        return MoneyBand.of(getattr(self, name) or NOTHING)


class BudgetEntry(models.Model):
    """One commitment or payment on a line: never changed, taken back by another entry of less than nothing with a note.

    `over_reason` is stated when the entry takes its line above what was granted.
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("kind"), max_length=10, choices=EntryKind)
    amount = money_field(_("amount"))
    currency = models.CharField(max_length=3, choices=Currency, editable=False)
    booked_on = models.DateField(_("day"))
    note = models.CharField(_("what for"), max_length=300, blank=True)
    over_reason = models.TextField(_("why more than was granted"), max_length=2000, blank=True)
    booked_by = models.CharField(max_length=60, editable=False)
    booked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["booked_on", "pk"]
        verbose_name_plural = "budget entries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount=0),
                name="budget_entry_is_money",
                violation_error_message=NO_MONEY,
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | ~Q(note=""),
                name="budget_entry_taken_back_with_note",
                violation_error_message=TAKEN_BACK_UNTOLD,
            ),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="budget_entry_known_kind"),
            models.CheckConstraint(condition=~Q(booked_by=""), name="budget_entry_by_somebody"),
            has_no_smaller_parts("amount", "budget_entry_exact"),
            is_likely_day("booked_on"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"

    def clean(self) -> None:
        """The database asks the same; here it is said beside the field that puts it right."""
        if self.amount == NOTHING:
            raise ValidationError({"amount": NO_MONEY})
        if self.amount is not None and self.amount < NOTHING and not self.note:
            raise ValidationError({"note": TAKEN_BACK_UNTOLD})
        check_exact(self.currency, amount=self.amount)
        check_years(booked_on=self.booked_on)
        check_has_been("booked_on", self.booked_on)

    @property
    def tag(self) -> str:
        return f"{self.line.tag}/{self.uid}"

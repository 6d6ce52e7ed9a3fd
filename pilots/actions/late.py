"""What is late: told once to those who answer for it."""

from django.db import transaction

from core.lifecycle import locked_row
from pilots import emails
from pilots.models import Milestone


def tell_of_late_milestones() -> None:
    """Once a day. A milestone that was due before today, in a pilot that is under way, is told once for that day."""
    for milestone in Milestone.objects.late():
        with transaction.atomic():
            now = locked_row(milestone)
            if now.is_late:
                emails.milestone_late(now)

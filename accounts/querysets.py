"""Reading who holds which role now."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class TermQuerySet(models.QuerySet):
    """Rows with a beginning and an end: an appointment, a colleague of a city."""

    def current(self):
        """Those that hold at this moment."""
        now = timezone.now()
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), starts_at__lte=now)

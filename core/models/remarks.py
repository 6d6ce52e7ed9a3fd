"""What people say about a record: corrections from outside, comments of those who write it, that it is still true."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.querysets import CommentQuerySet


class Correction(models.Model):
    """What somebody says is wrong in a record, with a source; its owner accepts, edits or refuses it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        EDITED = "edited", _("Accepted with changes")
        REFUSED = "refused", _("Refused")

    about = models.CharField(max_length=300, db_index=True)
    field = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    current = models.TextField(blank=True)
    proposal = models.TextField(_("what it should say"), max_length=5000)
    source = models.TextField(_("source"), max_length=500)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN, editable=False)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    decided_by = models.CharField(max_length=60, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="refused") | ~models.Q(reason=""),
                name="correction_refused_with_reason",
                violation_error_message=_("Say why: whoever proposed it will read it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.about}.{self.field}: {self.status}"

    @property
    def is_answered(self) -> bool:
        """Whether somebody left an address, and is told what was decided."""
        return hasattr(self, "proposer")


class Proposer(models.Model):
    """Who proposed a correction: more private than the correction, and asked for only to send the answer."""

    correction = models.OneToOneField(Correction, on_delete=models.CASCADE, related_name="proposer")
    email = models.EmailField()
    language = models.CharField(max_length=2)

    def __str__(self) -> str:
        return f"proposer of {self.correction_id}"


class Comment(models.Model):
    """A remark on one field of something that is being written, for those who write it and those who review it.

    `about` is the tag of the record, `field` the place in it; an answer names the comment that it answers.
    """

    about = models.CharField(max_length=300, db_index=True)
    field = models.CharField(max_length=120, blank=True)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField(_("comment"), max_length=5000)
    author = models.CharField(max_length=60, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.CharField(max_length=60, blank=True, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_by="", resolved_at__isnull=True)
                | (~models.Q(resolved_by="") & models.Q(resolved_at__isnull=False)),
                name="comment_resolved_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.about}.{self.field}: {self.pk}"


class StillTrue(models.Model):
    """That somebody of the city confirmed a published part as true on a day, without changing it."""

    about = models.CharField(max_length=300, db_index=True)
    part = models.CharField(max_length=80)
    confirmed_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-confirmed_at"]

    def __str__(self) -> str:
        return f"{self.about}.{self.part} {self.confirmed_at:%Y-%m-%d}"

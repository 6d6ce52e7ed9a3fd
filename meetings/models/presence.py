"""Places in a session, who was there, the way in online, and what is handed out for it."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from meetings.choices import TAKES_A_PLACE, Presence, SignUpState
from meetings.models.guests import MeetingInvitation
from meetings.models.meeting import Meeting
from meetings.models.schedule import Session
from meetings.querysets import CertificateQuerySet


class SignUp(models.Model):
    """A guest's place in a session with sign-up, in the room or online, or her turn on the waiting list.

    `during` is the session's, by a composite foreign key with ON UPDATE CASCADE. Online nobody waits.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sign_ups")
    during = DateTimeRangeField(editable=False, null=True)
    invitation = models.ForeignKey(MeetingInvitation, on_delete=models.CASCADE, related_name="sign_ups")
    presence = models.CharField(_("how"), max_length=10, choices=Presence, default=Presence.IN_PERSON)
    state = models.CharField(max_length=10, choices=SignUpState, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    offered_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "invitation"],
                name="sign_up_once",
                violation_error_message=_("You have signed up for this session already."),
            ),
            models.CheckConstraint(
                condition=~Q(state=SignUpState.OFFERED) | Q(offered_until__isnull=False), name="offer_has_an_end"
            ),
            ExclusionConstraint(
                name="one_workshop_at_a_time",
                expressions=[(F("invitation"), RangeOperators.EQUAL), (F("during"), RangeOperators.OVERLAPS)],
                condition=Q(state=SignUpState.CONFIRMED),
                deferrable=models.Deferrable.IMMEDIATE,
                violation_error_message=_("You have a place in another session at that time. Give that up first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} in {self.session_id}: {self.state}"

    @property
    def tag(self) -> str:
        return f"{self.session.tag}:sign-up:{self.invitation.uid}"

    @property
    def takes_a_place(self) -> bool:
        return self.presence == Presence.IN_PERSON and self.state in TAKES_A_PLACE


class Attendance(models.Model):
    """That a guest was in a session: once, however often she was noted."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    invitation = models.ForeignKey(MeetingInvitation, on_delete=models.CASCADE, related_name="attendances")
    presence = models.CharField(_("how"), max_length=10, choices=Presence, default=Presence.IN_PERSON)
    noted_by = models.CharField(max_length=60, editable=False)
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["noted_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "invitation"], name="attended_once")]

    def __str__(self) -> str:
        return f"{self.invitation_id} in {self.session_id}"


class JoinLink(models.Model):
    """The way into a session online. Its address leaves the portal through the gate alone."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="join_link")
    url = models.URLField(_("address of the online session"), max_length=500)

    def __str__(self) -> str:
        return f"way into {self.session_id}"


class Certificate(models.Model):
    """That somebody took part in a meeting, with a number by which it can be verified. In what she took part is read
    from who was noted where; without that it is nothing (`genuine()`).
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    invitation = models.OneToOneField(MeetingInvitation, on_delete=models.PROTECT, related_name="certificate")
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    issued_by = models.CharField(max_length=60, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["issued_at", "pk"]

    def __str__(self) -> str:
        return f"certificate {self.uid}"


class FeedToken(models.Model):
    """The personal calendar of somebody who signs in, or of a guest: only the hash of its address is kept."""

    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="feed_tokens")
    invitation = models.ForeignKey(
        MeetingInvitation, null=True, blank=True, on_delete=models.CASCADE, related_name="feed_tokens"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(max_length=2, default="en")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_used_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, invitation__isnull=True)
                | Q(person__isnull=True, invitation__isnull=False),
                name="feed_of_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"feed {self.pk}"


class CalendarMail(models.Model):
    """What the last calendar object mailed to a guest said: so that a cancellation goes to whoever got one.

    `sequence` is the object's own, higher each time; `told` is the meeting's `sequence` that it told of.
    """

    invitation = models.OneToOneField(MeetingInvitation, on_delete=models.CASCADE, related_name="calendar_mail")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    method = models.CharField(max_length=10)
    sequence = models.PositiveIntegerField()
    told = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.method} {self.sequence}"

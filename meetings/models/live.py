"""What people say on the day, on their phones: proposed, and nobody's word until somebody takes it over."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City
from meetings.choices import Attribution
from meetings.models.afterwards import as_the_session
from meetings.models.meeting import Meeting
from meetings.models.places import LANGUAGE_CHOICES
from meetings.models.schedule import Session
from meetings.querysets import ProposedNoteQuerySet, ProposedPledgeQuerySet


class ProposedNote(models.Model):
    """A note for the minutes that waits for the secretariat. The same words of one session are one note.

    `proposed_by` is a key ("guest:…", "person:12"). Under the Chatham House Rule it is empty: the database refuses
    anything else, and nothing tells when it came.
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="proposed_notes")
    attribution = as_the_session()
    words = models.TextField(_("your note"), max_length=1000)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="en")
    proposed_by = models.CharField(max_length=60, blank=True, editable=False)

    objects = ProposedNoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("session", MD5("words"), name="proposed_note_once"),
            models.CheckConstraint(condition=~Q(words=""), name="proposed_note_says_something"),
            models.CheckConstraint(
                condition=Q(attribution=Attribution.OPEN) | Q(proposed_by=""),
                name="chatham_house_forgets_who_proposed",
            ),
        ]

    def __str__(self) -> str:
        return f"proposed note {self.uid}"


class ProposedPledge(models.Model):
    """“By March we will …”, said by somebody for a city, until the city or the secretariat makes a promise of it."""

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="proposed_pledges")
    city = models.ForeignKey(
        City, on_delete=models.CASCADE, related_name="proposed_pledges", verbose_name=_("city"), editable=False
    )
    promise = models.CharField(_("what your city will do"), max_length=500)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="en")
    due_on = models.DateField(_("by"))
    proposed_by = models.CharField(max_length=60, editable=False)
    proposed_on = models.DateField(default=timezone.localdate, editable=False)

    objects = ProposedPledgeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("meeting", "city", "due_on", MD5("promise"), name="proposed_pledge_once"),
            models.CheckConstraint(condition=~Q(promise=""), name="proposed_pledge_says_what"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("proposed_on")),
                name="proposed_pledge_looks_ahead",
                violation_error_message=_("The day has to come after the promise."),
            ),
        ]

    def __str__(self) -> str:
        return self.promise

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:proposed-pledge:{self.uid}"

"""Who is asked to a meeting, by whom, what she answers, and what she needs there."""

from uuid import uuid4

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cities.models import City
from core.editing import Versioned
from core.translation import LANGUAGES
from meetings.choices import GuestKind, InterestKind, InterestState, InvitationState, Presence, Reply
from meetings.models.meeting import Meeting
from meetings.models.places import LANGUAGE_CHOICES, Contributor
from meetings.querysets import AnswerQuerySet, GuestQuerySet, InterestQuerySet, QuotaQuerySet


@pghistory.track()
class Interest(Versioned):
    """What a city offers for a meeting: one row per city, with one or more offers."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="interests")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="interests", verbose_name=_("city"))
    offers = ArrayField(models.CharField(max_length=10, choices=InterestKind), verbose_name=_("what you offer"))
    note = models.TextField(_("in your words"), max_length=2000, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=InterestState, default=InterestState.NEW, editable=False
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True, editable=False)
    offered_by = models.CharField(max_length=60, editable=False)
    offered_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["offered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "city"],
                name="interest_once",
                violation_error_message=_("Your city has already said what it offers. Change that instead."),
            ),
            models.CheckConstraint(
                condition=Q(offers__len__gt=0),
                name="interest_offers_something",
                violation_error_message=_("Choose what you offer."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city_id} for {self.meeting_id}"

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:interest:{self.city.slug}"


class OutsideInterest(models.Model):
    """Somebody outside the network who would like to come. Nobody but the secretariat reads it; it goes on
    `purge_on`. It counts once the address is confirmed by the link that was sent there (`token_hash`).
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="outside_interests")
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("e-mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    note = models.TextField(_("why you would like to come"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="en")
    state = models.CharField(
        _("state"), max_length=10, choices=InterestState, default=InterestState.NEW, editable=False
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    purge_on = models.DateField(editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                name="outside_interest_once",
                violation_error_message=_("This address is noted already."),
            )
        ]

    def __str__(self) -> str:
        return f"outside interest {self.pk}"

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:outside-interest:{self.pk}"


@pghistory.track()
class Quota(Versioned):
    """How many delegates a city may name for a meeting, and until when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="quotas")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="quotas", verbose_name=_("city"))
    seats = models.PositiveSmallIntegerField(_("delegates"), default=2, validators=[MinValueValidator(1)])
    nominate_by = models.DateField(_("to be named by"), null=True, blank=True)
    message = models.TextField(_("words to the city"), max_length=2000, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = QuotaQuerySet.as_manager()

    class Meta:
        ordering = ["city__name_en"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "city"],
                name="quota_once",
                violation_error_message=_("This city is invited already. Change how many delegates it may name."),
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="quota_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.city_id}: {self.seats} for {self.meeting_id}"

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:quota:{self.city.slug}"


class MeetingInvitation(Versioned):
    """One person invited to one meeting: a delegate named by her city, or somebody invited one by one.

    She answers by a link of 32 random bytes of which only the hash stands here. A substitute has an invitation of her
    own that `replaces` this one. Without a name: she was erased. `bounced_at`: her mail came back. `asked_at`: when she
    was last asked for which days. `word`: what she wrote with her last answer.
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    kind = models.CharField(_("as what"), max_length=10, choices=GuestKind, default=GuestKind.DELEGATE)
    city = models.ForeignKey(
        City,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meeting_invitations",
        verbose_name=_("city"),
    )
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="en")
    function = models.CharField(_("function"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    contributor = models.ForeignKey(
        Contributor, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=12, choices=InvitationState, default=InvitationState.OPEN, editable=False)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    token_until = models.DateTimeField(editable=False)
    word = models.CharField(_("a word to the secretariat"), max_length=500, blank=True, editable=False)
    invited_by = models.CharField(max_length=60, editable=False)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    bounced_at = models.DateTimeField(null=True, blank=True, editable=False)
    bounce_note = models.CharField(max_length=300, blank=True, editable=False)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["city__name_en", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=Q(state=InvitationState.OPEN) & ~Q(email=""),
                name="invited_once",
                violation_error_message=_("This address is invited to this meeting already."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=GuestKind.DELEGATE) | Q(city__isnull=False),
                name="delegate_of_a_city",
                violation_error_message=_("A delegate comes for a city: choose it."),
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")), name="nobody_replaces_herself"
            ),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="invitation_in_a_language"),
        ]

    def __str__(self) -> str:
        return self.name or gettext("name removed")

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:invitation:{self.uid}"

    @property
    def key(self) -> str:
        """Herself in the trail, when she acts by her link."""
        return f"guest:{self.uid}"

    @property
    def is_open(self) -> bool:
        return self.state == InvitationState.OPEN


class AnswerLink(models.Model):
    """One more link to the same answer: every mail to a guest carries one of its own, since none can be read again."""

    invitation = models.ForeignKey(MeetingInvitation, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"link of {self.invitation_id}"


class Answer(models.Model):
    """What somebody answered, never changed: the newest counts. `first_day`, `last_day`, `sequence` are the meeting's
    at that moment, `agenda` the number of the agenda that was public then (0: none): after a move it is an answer for
    the old date. `answered_by`: `BY_LINK` for herself, else the key of whoever wrote down what she said.
    """

    BY_LINK = "link"

    invitation = models.ForeignKey(MeetingInvitation, on_delete=models.PROTECT, related_name="answers")
    reply = models.CharField(_("answer"), max_length=5, choices=Reply)
    presence = models.CharField(_("how"), max_length=10, choices=Presence, blank=True)
    first_day = models.DateField(null=True, editable=False)
    last_day = models.DateField(null=True, editable=False)
    sequence = models.PositiveIntegerField(editable=False)
    agenda = models.PositiveIntegerField(default=0, editable=False)
    answered_by = models.CharField(max_length=60, editable=False)
    answered_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reply=Reply.YES) | ~Q(presence=""),
                name="yes_says_how",
                violation_error_message=_("Say whether you come or take part online."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id}: {self.reply}"

    @property
    def is_own(self) -> bool:
        return self.answered_by == self.BY_LINK


class Needs(Versioned):
    """What a guest needs: read by those who care for it alone, in no export, gone after `purge_on`."""

    invitation = models.OneToOneField(MeetingInvitation, on_delete=models.CASCADE, related_name="needs")
    accessibility = models.TextField(_("what you need to take part"), max_length=1000, blank=True)
    diet = models.CharField(_("what you eat or do not eat"), max_length=300, blank=True)
    visa_letter = models.BooleanField(_("I need a letter for a visa"), default=False)
    visa_details = models.CharField(_("name as in the passport, and nationality"), max_length=300, blank=True)
    purge_on = models.DateField(editable=False)

    class Meta:
        verbose_name_plural = "needs"

    def __str__(self) -> str:
        return f"needs of {self.invitation_id}"

    @property
    def tag(self) -> str:
        return f"{self.invitation.tag}:needs"

"""The sessions of a meeting, and the bookings by which nothing is promised twice."""

from uuid import uuid4

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _

from core.choices import DocumentLanguage
from core.editing import Versioned
from core.translation import Translated, TranslatedModel
from core.wall_time import WallTimeField, is_place
from meetings.choices import (
    Acceptance,
    Attribution,
    ContributorPart,
    LanguageMode,
    SessionKind,
    SessionState,
)
from meetings.models.meeting import Meeting, zone_field, zone_is_a_place
from meetings.models.places import Contributor, InterpreterTeam, Room
from meetings.querysets import SessionQuerySet
from meetings.validators import check_hours


@pghistory.track()
class Session(TranslatedModel, Versioned):
    """One item of the agenda: wall times of the place, a track among those that run beside one another.

    A session without hours is one of the record, of which only the subject is known.
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sessions")
    kind = models.CharField(_("kind"), max_length=12, choices=SessionKind, default=SessionKind.PLENARY)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    title = Translated(models.CharField, max_length=250)
    description = Translated(max_length=5000)
    track = models.PositiveSmallIntegerField(_("track"), default=1, validators=[MinValueValidator(1)])
    position = models.PositiveSmallIntegerField(default=0)
    local_start = WallTimeField(_("begins"), null=True, blank=True)
    local_end = WallTimeField(_("ends"), null=True, blank=True)
    tz = zone_field()
    during = models.GeneratedField(
        expression=Case(
            When(
                local_start__isnull=False,
                then=Func(
                    Func(F("tz"), F("local_start"), function="timezone"),
                    Func(F("tz"), F("local_end"), function="timezone"),
                    Value("[)"),
                    function="tstzrange",
                ),
            ),
            output_field=DateTimeRangeField(),
        ),
        output_field=DateTimeRangeField(),
        db_persist=True,
    )
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("room")
    )
    is_online = models.BooleanField(_("can be followed online"), default=False)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, validators=[MinValueValidator(1)])
    takes_sign_up = models.BooleanField(_("people sign up for it"), default=False)
    attribution = models.CharField(
        _("what may be quoted"), max_length=20, choices=Attribution, default=Attribution.OPEN
    )
    is_recorded = models.BooleanField(_("is recorded"), default=False)
    contributors = models.ManyToManyField(Contributor, through="Contribution", related_name="sessions")

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = [F("local_start").asc(nulls_last=True), "track", "position", "pk"]
        constraints = [
            zone_is_a_place("session"),
            models.CheckConstraint(
                condition=Q(local_start__isnull=True, local_end__isnull=True) | Q(local_end__gt=F("local_start")),
                name="session_hours_in_order",
                violation_error_message=_("The end has to come after the beginning."),
            ),
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="session_has_title",
                violation_error_message=_("Give the session a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(state=SessionState.CANCELLED) | ~Q(reason=""),
                name="session_cancelled_with_reason",
                violation_error_message=_("Say why: everyone concerned will read it."),
            ),
            models.CheckConstraint(
                condition=~Q(attribution=Attribution.CHATHAM_HOUSE, is_recorded=True),
                name="session_recorded_or_confidential",
                violation_error_message=_("Under the Chatham House Rule nothing is recorded."),
            ),
            models.CheckConstraint(
                condition=Q(takes_sign_up=False) | Q(capacity__isnull=False),
                name="sign_up_has_places",
                violation_error_message=_("Say how many places there are, so that people can sign up."),
            ),
            models.UniqueConstraint(fields=["id", "during"], name="session_during_for_bookings"),
            models.UniqueConstraint(fields=["id", "attribution"], name="session_attribution_for_minutes"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        if (self.local_start is None) != (self.local_end is None):
            raise ValidationError({"local_end": _("Give both hours, or none.")})
        if self.local_start and self.local_end and is_place(self.tz):
            check_hours(self.local_start, self.local_end, self.tz)

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}/{self.uid}"

    @property
    def is_planned(self) -> bool:
        return self.state == SessionState.PLANNED


class Contribution(TranslatedModel):
    """Who does what in a session, and whether she has said yes."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="contributions")
    contributor = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="contributions")
    part = models.CharField(_("part"), max_length=12, choices=ContributorPart, default=ContributorPart.SPEAKER)
    acceptance = models.CharField(_("answer"), max_length=10, choices=Acceptance, default=Acceptance.NOT_ASKED)
    subject = Translated(models.CharField, max_length=250)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "contributor", "part"],
                name="contribution_once",
                violation_error_message=_("This person already has this part in the session."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contributor_id} {self.part} {self.session_id}"


class SessionLanguage(models.Model):
    """A language in which a session can be followed, how, and by whose work."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=3, choices=DocumentLanguage)
    mode = models.CharField(_("how"), max_length=15, choices=LanguageMode, default=LanguageMode.FLOOR)
    team = models.ForeignKey(
        InterpreterTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("team")
    )

    class Meta:
        ordering = ["mode", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "language", "mode"],
                name="session_language_once",
                violation_error_message=_("This language is already offered in this way."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.language} {self.mode}"


class Booking(models.Model):
    """That a room, a person or an interpreter team is taken for the time of a session: one row per thing.

    `during` is the session's: a composite foreign key with ON UPDATE CASCADE keeps it so, a trigger fills it in. A
    booking that is `released` (its session or meeting is called off) stands in nobody's way.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="bookings")
    during = DateTimeRangeField(editable=False, null=True)
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings")
    contributor = models.ForeignKey(
        Contributor, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings"
    )
    team = models.ForeignKey(InterpreterTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings")
    released = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(room__isnull=False, contributor__isnull=True, team__isnull=True)
                | Q(room__isnull=True, contributor__isnull=False, team__isnull=True)
                | Q(room__isnull=True, contributor__isnull=True, team__isnull=False),
                name="booking_of_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=["session", thing], condition=Q(**{f"{thing}__isnull": False}), name=f"booking_{thing}_once"
                )
                for thing in ("room", "contributor", "team")
            ),
            *(
                ExclusionConstraint(
                    name=f"{thing}_in_one_place",
                    expressions=[(F(thing), RangeOperators.EQUAL), (F("during"), RangeOperators.OVERLAPS)],
                    condition=Q(released=False, **{f"{thing}__isnull": False}),
                    deferrable=models.Deferrable.IMMEDIATE,
                )
                for thing in ("room", "contributor", "team")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.room_id or self.contributor_id or self.team_id}"

"""Reading meetings: a draft is the secretariat's alone, and what the public sees of an agenda is what was published."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from accounts.roles import may_everywhere
from cities.querysets import cities_where, roles_in_cities
from meetings.choices import (
    LETS_GO,
    SHOWN,
    Acceptance,
    Clearance,
    InvitationState,
    MeetingStatus,
    PledgeState,
    Precision,
    Presence,
    Reply,
    ReportState,
    SessionState,
    SignUpState,
    Standing,
    Visibility,
)


def may_see_drafts(user) -> bool:
    return may_everywhere(user, "meetings.see_draft")


class MeetingQuerySet(models.QuerySet):
    def public(self):
        return self.filter(status__in=SHOWN)

    def visible_to(self, user):
        return self.all() if may_see_drafts(user) else self.public()

    def about(self, theme):
        return self.filter(themes=theme)

    def of_city(self, city):
        """Meetings that the city hosted, was invited to or took part in."""
        return self.filter(Q(host=city) | Q(cities=city)).distinct()

    def of_person(self, user):
        """Meetings that she is invited to and has not said no to, is on the stage of, or hosts with her city."""

        def rows(name):
            return self.model._meta.get_field(name).related_model._default_manager

        invited = rows("invitations").open().of(user).with_answer()
        on_stage = rows("sessions").filter(
            contributions__contributor__person=user,
            contributions__acceptance__in=[answer for answer in Acceptance if answer != Acceptance.DECLINED],
        )
        return self.filter(
            Q(pk__in=invited.filter(Q(reply=None) | Q(reply__in=[Reply.YES, Reply.MAYBE])).values("meeting"))
            | Q(pk__in=on_stage.values("meeting"))
            | Q(host__in=roles_in_cities(user))
        )

    def for_cards(self):
        return self.select_related("host__country", "place_country").prefetch_related("themes")

    def with_relations(self):
        return self.for_cards().prefetch_related("city_parts__city", "organisation_parts__organisation")

    def with_order(self):
        """`is_dated`: so that what has no date comes last, whichever way a list runs."""
        return self.annotate(is_dated=ExpressionWrapper(Q(first_day__isnull=False), models.BooleanField()))

    def with_changes(self):
        """`updated_at`: when the row was last written, from the history that the database keeps."""
        return self.annotate(updated_at=models.Max("events__pgh_created_at"))

    def for_calendars(self):
        """What a calendar can show: meetings of which the days are known, with all that it says of them. Never a
        draft, whoever reads.
        """
        return self.public().exclude(first_day=None).filter(precision=Precision.DAY).for_cards().with_changes()

    def with_slugs(self, user):
        """What facets are made of. `languages` are those of the documents that this reader may see."""

        def slugs(name, field):
            rows = self.model._meta.get_field(name).related_model._default_manager
            return ArraySubquery(rows.filter(meetings=OuterRef("pk")).values(field))

        documents = self.model._meta.get_field("documents").related_model._default_manager.visible_to(user)
        return self.only("kind", "mode", "status", "on_record", "first_day", "last_day").annotate(
            host_slug=F("host__slug"),
            country_code=Coalesce("host__country__code", "place_country__code"),
            theme_slugs=slugs("themes", "slug"),
            city_slugs=slugs("cities", "slug"),
            languages=ArraySubquery(documents.filter(meeting=OuterRef("pk")).values("versions__language")),
        )

    def took_place(self):
        """Going on, or held; the newest first."""
        held = self.filter(status__in=[MeetingStatus.LIVE, MeetingStatus.HELD, MeetingStatus.CLOSED])
        return held.exclude(first_day=None).order_by("-first_day", "slug")

    def upcoming(self):
        """Announced or going on, the next first."""
        rows = self.filter(last_day__gte=timezone.now().date()).exclude(status__in=[*LETS_GO, MeetingStatus.DRAFT])
        return rows.order_by("first_day", "slug")

    def with_lacks(self):
        """Each with what its preparation lacks, as far as one question to the database tells."""
        planned = Q(sessions__state=SessionState.PLANNED)
        session = self.model._meta.get_field("sessions").related_model._default_manager
        own = session.filter(meeting=OuterRef("pk"), state=SessionState.PLANNED)
        outside = Q(local_start__date__lt=F("meeting__first_day")) | Q(local_end__date__gt=F("meeting__last_day"))
        unanswered = [Acceptance.NOT_ASKED, Acceptance.ASKED]
        revision = self.model._meta.get_field("revisions").related_model._default_manager
        return self.annotate(
            sessions_count=Count("sessions", filter=planned),
            has_blocked=Exists(own.filter(Q(local_start=None) | Q(title_en="") | outside)),
            has_unanswered=Exists(own.filter(contributions__acceptance__in=unanswered)),
            has_agenda=Exists(revision.filter(meeting=OuterRef("pk"))),
        )


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Sessions as they are planned: the public reads them from the published agenda alone."""
        return self.all() if may_see_drafts(user) else self.none()

    def on_record(self):
        """What is known of the programme of meetings before this portal: facts, not plans."""
        return self.filter(meeting__on_record=True, state=SessionState.PLANNED)

    def with_bookings(self):
        from_parts = self.model._meta.get_field("contributions").related_model
        parts = from_parts._default_manager.select_related("contributor")
        return self.select_related("room__venue").prefetch_related(
            Prefetch("contributions", queryset=parts), "languages__team"
        )


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Public ones after their embargo; those of the network for whoever is signed in; all for the secretariat."""
        if may_see_drafts(user):
            return self.all()
        of_public = self.filter(meeting__status__in=SHOWN).released()
        if not user.is_authenticated:
            return of_public.filter(visibility=Visibility.PUBLIC)
        seen = Q(visibility__in=[Visibility.PUBLIC, Visibility.NETWORK])
        of_meeting = self.on_stage(user, "meeting__sessions__contributions", Visibility.PARTICIPANTS)
        of_session = self.on_stage(user, "session__contributions", Visibility.SESSION)
        for_guests = self.for_guests(user)
        return of_public.filter(seen | Q(pk__in=of_meeting) | Q(pk__in=of_session) | for_guests)

    def on_stage(self, user, through: str, visibility: str):
        """Documents of this visibility in whose meeting or session she has a part that she has not declined."""
        has_part = {
            f"{through}__contributor__person": user,
            f"{through}__acceptance__in": [answer for answer in Acceptance if answer != Acceptance.DECLINED],
        }
        return self.model._default_manager.filter(visibility=visibility, **has_part).values("pk")

    def for_guests(self, user) -> Q:
        """Of meetings to which she is invited and said yes; of a session with sign-up only where she has a place."""
        invitations = self.model._meta.get_field("meeting").related_model._meta.get_field("invitations").related_model
        coming = invitations._default_manager.open().of(user).with_answer().filter(reply=Reply.YES)
        coming = coming.order_by()
        has_place = Q(
            session__sign_ups__invitation__in=coming.values("pk"), session__sign_ups__state=SignUpState.CONFIRMED
        )
        everybody = Q(session__takes_sign_up=False, meeting__in=coming.values("meeting"))
        of_session = self.model._default_manager.filter(has_place | everybody, visibility=Visibility.SESSION)
        of_meeting = Q(visibility=Visibility.PARTICIPANTS, meeting__in=coming.values("meeting"))
        return of_meeting | Q(pk__in=of_session.values("pk"))

    def released(self):
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))


class OfCityQuerySet(models.QuerySet):
    """Rows of a city and of the secretariat: whoever may `PERMISSION` in the city, or everywhere, reads them."""

    PERMISSION = ""

    def visible_to(self, user):
        if may_everywhere(user, self.PERMISSION):
            return self.all()
        if not user.is_authenticated:
            return self.none()
        return self.filter(city__in=cities_where(user, self.PERMISSION), meeting__status__in=SHOWN)


class InterestQuerySet(OfCityQuerySet):
    PERMISSION = "meetings.see_guests"


class QuotaQuerySet(OfCityQuerySet):
    PERMISSION = "meetings.see_guests"


class GuestQuerySet(OfCityQuerySet):
    """Who is invited: her city knows of its own delegates, the secretariat of everybody."""

    PERMISSION = "meetings.see_guests"

    def open(self):
        return self.filter(state=InvitationState.OPEN)

    def welcome(self):
        """Whose pages open: invited to a meeting that is shown, and still with a name here."""
        return self.open().filter(meeting__status__in=SHOWN).exclude(name="")

    def by_link(self):
        """Those whose links still hold."""
        return self.welcome().filter(token_until__gt=timezone.now())

    def who_were_there(self):
        """Who can be named and was noted in a session that took place."""
        attendance = self.model._meta.get_field("attendances").related_model._default_manager
        noted = attendance.filter(invitation=OuterRef("pk"), session__state=SessionState.PLANNED)
        return self.open().exclude(name="").filter(Exists(noted))

    def coming(self):
        """Who said yes to the days as they are, and comes to the place. Rows come from `with_standing()`."""
        return self.filter(standing=Standing.YES, presence=Presence.IN_PERSON)

    def of(self, user):
        """Hers who signs in: sent to her account, or, as long as it is nobody's yet, to an address that she has
        confirmed since. An address that she only claims ties her to nothing.
        """
        confirmed = user.emailaddress_set.filter(verified=True).values(as_written=Lower("email"))
        return self.filter(Q(person=user) | Q(person=None, email__in=confirmed))

    def with_answer(self):
        """`reply`, `answered_for` (first day) and `presence` of the newest answer; None without one."""
        answer = self.model._meta.get_field("answers").related_model._default_manager
        newest = answer.filter(invitation=OuterRef("pk")).order_by("-answered_at", "-pk")
        return self.annotate(
            reply=Subquery(newest.values("reply")[:1]),
            presence=Subquery(newest.values("presence")[:1]),
            answered_at=Subquery(newest.values("answered_at")[:1]),
            answered_first=Subquery(newest.values("first_day")[:1]),
            answered_last=Subquery(newest.values("last_day")[:1]),
        )

    def with_standing(self):
        """`standing`: a `Standing`, from the newest answer and the days of the meeting as they are now."""
        same_first = Q(answered_first=F("meeting__first_day")) | Q(answered_first=None, meeting__first_day=None)
        same_last = Q(answered_last=F("meeting__last_day")) | Q(answered_last=None, meeting__last_day=None)
        return self.with_answer().annotate(
            standing=Case(
                When(reply=None, then=Value(Standing.WAITING)),
                When(same_first & same_last, then=F("reply")),
                default=Value(Standing.OUTDATED),
                output_field=models.CharField(),
            )
        )

    def to_answer(self):
        """Open, and not answered for the days of the meeting as they are."""
        return self.open().with_standing().filter(standing__in=[Standing.WAITING, Standing.OUTDATED])


class CertificateQuerySet(models.QuerySet):
    def genuine(self):
        """Those of people who still have a name here and are still noted as having been there."""
        guests = self.model._meta.get_field("invitation").related_model._default_manager
        return self.filter(invitation__in=guests.who_were_there().order_by().values("pk"))

    def of_person(self, user):
        """Her own, under the address with which she signs in."""
        if not user.is_authenticated:
            return self.none()
        guests = self.model._meta.get_field("invitation").related_model._default_manager
        return self.genuine().filter(invitation__in=guests.of(user).order_by().values("pk"))


class AnswerQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-answered_at", "-pk")


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat's; once they are shared, also of those who said yes or were noted as having been there."""
        if may_see_drafts(user):
            return self.all()
        if not user.is_authenticated:
            return self.none()
        shared = self.filter(session__meeting__report__minutes_shared_at__isnull=False)
        meeting = self.model._meta.get_field("session").related_model._meta.get_field("meeting").related_model
        invitations = meeting._meta.get_field("invitations").related_model._default_manager
        took_part = invitations.open().of(user).with_answer().filter(Q(reply=Reply.YES) | Q(attendances__isnull=False))
        return shared.filter(session__meeting__in=took_part.order_by().values("meeting"))


class ReportQuerySet(models.QuerySet):
    def public(self):
        return self.filter(status=ReportState.PUBLISHED, meeting__status__in=SHOWN)

    def visible_to(self, user):
        """Published ones; the secretariat's all; a city that is asked to clear one reads it."""
        if may_see_drafts(user):
            return self.all()
        if not user.is_authenticated:
            return self.public()
        asked = Q(status=ReportState.CLEARING, clearances__city__in=cities_where(user, "meetings.see_guests"))
        return self.filter(Q(status=ReportState.PUBLISHED, meeting__status__in=SHOWN) | asked).distinct()

    def with_meeting(self):
        """With what tells of the meeting: where it was, who took part, on what."""
        rows = self.select_related("meeting__host", "meeting__place_country")
        return rows.prefetch_related("meeting__city_parts__city", "meeting__themes")


class ClearanceQuerySet(models.QuerySet):
    def waiting_for(self, city):
        """What a city is asked to clear and has not answered, the oldest first."""
        waits = self.filter(city=city, state=Clearance.ASKED, report__status=ReportState.CLEARING)
        return waits.select_related("report__meeting").order_by("asked_at", "pk")


class PledgeQuerySet(models.QuerySet):
    """What a city promised is public with its meeting."""

    def visible_to(self, user):
        return self.all() if may_see_drafts(user) else self.filter(meeting__status__in=SHOWN)

    def open(self):
        return self.filter(state=PledgeState.OPEN)


class ProposedNoteQuerySet(models.QuerySet):
    """For the minutes desk alone: nobody else reads a note before it is taken over."""

    def visible_to(self, user):
        return self.all() if may_see_drafts(user) else self.none()


class ProposedPledgeQuerySet(OfCityQuerySet):
    PERMISSION = "meetings.see_guests"

"""Reading meetings: a draft is the secretariat's alone, and what the public sees of an agenda is what was published."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from accounts.roles import roles_that_may
from meetings.choices import SHOWN, Acceptance, SessionState, Visibility


def may_see_drafts(user) -> bool:
    if not user.is_authenticated:
        return False
    return user.is_superuser or bool(user.secretariat_roles & roles_that_may("meetings.see_draft"))


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

    def with_relations(self):
        return self.select_related("host__country", "place_country").prefetch_related(
            "themes", "city_parts__city", "organisation_parts__organisation"
        )

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
        return of_public.filter(seen | Q(pk__in=of_meeting) | Q(pk__in=of_session))

    def on_stage(self, user, through: str, visibility: str):
        """Documents of this visibility in whose meeting or session she has a part that she has not declined."""
        has_part = {
            f"{through}__contributor__person": user,
            f"{through}__acceptance__in": [answer for answer in Acceptance if answer != Acceptance.DECLINED],
        }
        return self.model._default_manager.filter(visibility=visibility, **has_part).values("pk")

    def released(self):
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))

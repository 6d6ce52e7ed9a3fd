"""Reading meetings: a draft is the secretariat's alone, and what the public sees of an agenda is what was published."""

from django.db import models
from django.db.models import ExpressionWrapper, Prefetch, Q
from django.utils import timezone

from accounts.roles import roles_that_may
from meetings.choices import LETS_GO, SHOWN, MeetingStatus, SessionState, Visibility


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

    def took_place(self):
        """Going on, or held; the newest first."""
        held = self.filter(status__in=[MeetingStatus.LIVE, MeetingStatus.HELD, MeetingStatus.CLOSED])
        return held.exclude(first_day=None).order_by("-first_day", "slug")

    def upcoming(self):
        """Announced or going on, the next first."""
        rows = self.filter(last_day__gte=timezone.now().date()).exclude(status__in=[*LETS_GO, MeetingStatus.DRAFT])
        return rows.order_by("first_day", "slug")


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
        if user.is_authenticated:
            return of_public.filter(visibility__in=[Visibility.PUBLIC, Visibility.NETWORK])
        return of_public.filter(visibility=Visibility.PUBLIC)

    def with_files(self):
        """With their versions, the newest of each language first."""
        return self.select_related("meeting").prefetch_related("versions")

    def released(self):
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))

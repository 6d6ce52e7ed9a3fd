"""Reading meetings: a draft is the secretariat's alone, and what the public sees of an agenda is what was published."""

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from accounts.roles import roles_that_may
from meetings.choices import SHOWN, Visibility


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
        if user.is_authenticated:
            return of_public.filter(visibility__in=[Visibility.PUBLIC, Visibility.NETWORK])
        return of_public.filter(visibility=Visibility.PUBLIC)

    def released(self):
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))

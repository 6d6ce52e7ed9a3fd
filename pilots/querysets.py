"""Reading pilots and calls: a proposal is for its cities and the secretariat, a draft of a call for the latter."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Left, Length
from django.utils import timezone

from accounts.roles import may_everywhere
from cities.choices import QuestionStatus
from cities.querysets import cities_where
from core.choices import RecordStatus
from pilots.choices import OPEN_PILOTS, UNDER_WAY, PilotRole, PilotStatus, UpdateStatus


def public(prefix: str = "") -> Q:
    """Pilots that were selected, or are on record."""
    return Q(**{f"{prefix}on_record": True}) | Q(**{f"{prefix}selected_at__isnull": False})


class CallQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=RecordStatus.PUBLISHED)

    def taken_back(self):
        """What was public and is not any more: its address says why."""
        return self.filter(status=RecordStatus.WITHDRAWN)

    def visible_to(self, user):
        return self.all() if may_everywhere(user, "pilots.edit_call") else self.published()

    def with_relations(self):
        return self.prefetch_related("themes", "countries", "questions", "files__attachment")

    def with_questions_waiting(self):
        """`questions_waiting`: how many were asked, confirmed, and are not answered yet."""
        return self.annotate(questions_waiting=Count("asked", filter=Q(asked__status=QuestionStatus.WAITING)))

    def with_order(self):
        """`is_numbered`: so that a call without a number comes last."""
        return self.annotate(is_numbered=ExpressionWrapper(Q(number__isnull=False), models.BooleanField()))

    def open(self):
        """Published and not closed, as far as hours and days tell; the next to close first."""
        now = timezone.now()
        closing = Q(closes_at__gt=now) | (Q(closes_at=None) & Q(closes_on__gte=timezone.localdate(now).isoformat()))
        opened = Q(opens_at=None) | Q(opens_at__lte=now)
        return self.published().filter(opened, closing).order_by("closes_at", "closes_on", "slug")


class AskedQuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was asked about calls and confirmed: for those who answer."""
        return (
            self.exclude(status=QuestionStatus.UNCONFIRMED) if may_everywhere(user, "pilots.edit_call") else self.none()
        )

    def waiting(self):
        return self.filter(status=QuestionStatus.WAITING)


class PilotQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public())

    def visible_to(self, user):
        """What was selected or is on record; a proposal for the people of its cities and the secretariat."""
        if may_everywhere(user, "pilots.see_proposal"):
            return self.all()
        if own := cities_where(user, "pilots.see_proposal"):
            return self.filter(public() | Q(pk__in=self.model.objects.filter(city_parts__city__in=own).values("pk")))
        return self.public()

    def kept_by(self, user):
        """Pilots on whose own pages this person works: those of her cities, or all for the secretariat."""
        if may_everywhere(user, "pilots.see_proposal"):
            return self.all()
        own = cities_where(user, "pilots.see_proposal")
        return self.filter(pk__in=self.model.objects.filter(city_parts__city__in=own).values("pk"))

    def about(self, theme):
        return self.filter(themes=theme)

    def of_city(self, city):
        """Led by the city, or with it as a partner."""
        return self.filter(city_parts__city=city)

    def led_by(self, city):
        return self.filter(city_parts__city=city, city_parts__role=PilotRole.LEAD)

    def under_way(self):
        return self.filter(status__in=UNDER_WAY)

    def for_cards(self):
        """What a list tells: cities with their countries, themes, the call."""
        return self.select_related("call").prefetch_related("city_parts__city__country", "themes")

    def with_relations(self):
        """All that a pilot's own page tells, but its work, money and updates."""
        return self.for_cards().prefetch_related(
            "partners__organisation",
            "experts__organisation",
            "recommendations",
            "borrowed",
            "files__attachment",
            "told_in__case_study",
        )

    def with_order(self):
        """`is_dated`: so that what has no date comes last, whichever way a list runs."""
        return self.annotate(is_dated=ExpressionWrapper(~Q(starts=""), models.BooleanField()))

    def with_slugs(self):
        """What facets are made of, with the call only where everybody may know of it."""
        parts = self.model._meta.get_field("city_parts").related_model._default_manager
        themes = self.model._meta.get_field("themes").related_model._default_manager
        calls = self.model._meta.get_field("call").related_model.objects.published()
        of_pilot = parts.filter(pilot=OuterRef("pk")).order_by()
        return self.only("status", "objectives", "sdg_targets").annotate(
            theme_slugs=ArraySubquery(themes.filter(pilots=OuterRef("pk")).values("slug")),
            city_slugs=ArraySubquery(of_pilot.values("city__slug")),
            country_codes=ArraySubquery(of_pilot.values("city__country__code")),
            call_slug=Subquery(calls.filter(pk=OuterRef("call_id")).order_by().values("slug")[:1]),
        )

    def with_changes(self):
        """`updated_at`: when the row was last written, from the history that the database keeps."""
        return self.annotate(updated_at=models.Max("events__pgh_created_at"))

    def with_progress(self):
        """`milestones_total`, `milestones_done`, `milestones_late`: counted, in one question for a whole list."""
        milestones = self.model._meta.get_field("milestones").related_model._default_manager

        def count(**only):
            rows = milestones.filter(pilot=OuterRef("pk"), **only).order_by().values("pilot")
            return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)

        late = milestones.filter(pilot=OuterRef("pk")).late().order_by().values("pilot")
        return self.annotate(
            milestones_total=count(),
            milestones_done=count(done_on__isnull=False),
            milestones_late=Coalesce(Subquery(late.annotate(n=Count("pk")).values("n")), 0),
        )

    def with_lateness(self):
        """`late_step`: the step that was due by the pilot's own dates, "start" or "complete"; empty where none was."""
        today = Value(timezone.localdate().isoformat())

        def passed(name):
            """A day, month or year that is wholly over."""
            return Q(**{f"{name}__gt": "", f"{name}__lt": Left(today, Length(name))})

        begins = Q(status__in=[PilotStatus.SELECTED, PilotStatus.PREPARING]) & passed("starts")
        ends = Q(status__in=[PilotStatus.RUNNING, PilotStatus.SUSPENDED]) & passed("ends")
        steps = Case(When(ends, then=Value("complete")), When(begins, then=Value("start")), default=Value(""))
        return self.annotate(late_step=steps)

    def late(self):
        """Under way with a milestone past its day, or past the day of a step."""
        rows = self.with_progress().with_lateness()
        return rows.filter(Q(milestones_late__gt=0) | ~Q(late_step=""))

    def with_lacks(self):
        """`has_result`: a value was measured; `has_priority`: it answers a priority of one of its cities;
        `indicators_total`: how many things it wants to measure.
        """
        model = self.model._meta
        indicators = model.get_field("indicators").related_model._default_manager
        priorities = model.get_field("priorities").related_model._default_manager
        return self.annotate(
            has_result=Exists(indicators.filter(pilot=OuterRef("pk"), values__isnull=False)),
            has_priority=Exists(priorities.filter(pilot=OuterRef("pk"))),
            indicators_total=Coalesce(
                Subquery(
                    indicators.filter(pilot=OuterRef("pk"))
                    .order_by()
                    .values("pilot")
                    .annotate(n=Count("pk"))
                    .values("n")
                ),
                0,
            ),
        )

    def without_result(self):
        """Actions with no measured result: not cancelled, no longer proposed."""
        rows = self.public().exclude(status=PilotStatus.CANCELLED)
        return rows.with_lacks().filter(has_result=False)

    def with_money_left(self):
        """`has_left`: on some budget line less is spent than was granted; `is_over`: on some line more."""
        lines = self.model._meta.get_field("budget_lines").related_model._default_manager.filter(pilot=OuterRef("pk"))
        return self.annotate(
            has_left=Exists(lines.filter(granted__gt=F("spent"))),
            is_over=Exists(lines.filter(spent__gt=Coalesce("granted", Value(0, output_field=models.DecimalField())))),
        )

    def with_money(self):
        """With budget lines and their funders at hand."""
        return self.prefetch_related("budget_lines__funding__funder")


class PartQuerySet(models.QuerySet):
    """Parts of pilots: as visible as their pilot."""

    def visible_to(self, user):
        pilots = self.model._meta.get_field("pilot").related_model.objects
        return self.filter(pilot__in=pilots.visible_to(user).values("pk"))


class MilestoneQuerySet(PartQuerySet):
    def late(self):
        """Due before today, not done, in a pilot that is under way."""
        return self.filter(due_on__lt=timezone.localdate(), done_on=None, pilot__status__in=UNDER_WAY)

    def of_city(self, city):
        return self.filter(city=city)

    def open(self):
        """Neither done nor given up with its pilot; what is due first comes first."""
        return self.filter(done_on=None, pilot__status__in=OPEN_PILOTS).order_by(F("due_on").asc(nulls_last=True), "pk")


class UpdateQuerySet(PartQuerySet):
    def published(self):
        """In a pilot that the public knows of."""
        return self.filter(public("pilot__"), status=UpdateStatus.PUBLISHED)

    def visible_to(self, user):
        """What is published; drafts for the city that writes them and for the secretariat."""
        if may_everywhere(user, "pilots.see_draft_update"):
            return self.all()
        if own := cities_where(user, "pilots.see_draft_update"):
            return self.filter(Q(pk__in=self.published().values("pk")) | Q(city__in=own))
        return self.published()

    def with_relations(self):
        return self.select_related("pilot", "city__country").prefetch_related("files__attachment")

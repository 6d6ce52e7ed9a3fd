"""Editions: what was published stays citable for ever, what is being written is seen by nobody else.

An object (a city's profile, a case study) has numbered editions; at most one is open and at most one is published.
What a published edition says is frozen by the database itself (`freeze_sql`).
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import CITABLE, EDITION_LIFECYCLE, FROZEN, OPEN, WRITABLE, EditionStatus, Waiting
from core.editing import Versioned
from core.models import AuditEntry, Comment
from core.translation import TranslatedModel

QUIET_AFTER = timedelta(days=30)


class EditionQuerySet(models.QuerySet):
    """`own_tag`: how the edition's tag is made in the database, for what the kernel keeps of it."""

    own_tag: Any = None

    def published(self):
        return self.filter(status=EditionStatus.PUBLISHED)

    def open(self):
        return self.filter(status__in=OPEN)

    def citable(self):
        return self.filter(status__in=CITABLE)

    def taken_back(self):
        """What was public and is not any more, the newest first: its address says why."""
        return self.filter(status=EditionStatus.WITHDRAWN).order_by("-number")

    def with_ages(self):
        """Adds `since` (in this state), `moved_at` (last written in or moved) and `remarks` that are not resolved."""
        moves = AuditEntry.objects.filter(about=OuterRef("tagged"), action="move").order_by("-pk")
        open_remarks = Comment.objects.unresolved().filter(about=OuterRef("tagged")).order_by().values("about")
        return self.annotate(tagged=self.own_tag).annotate(
            since=Coalesce(Subquery(moves.values("at")[:1]), "started_at"),
            moved_at=Coalesce(Max("events__pgh_created_at"), "started_at"),
            remarks=Coalesce(Subquery(open_remarks.annotate(n=Count("pk")).values("n")), 0),
        )

    def waiting_for(self, what: str) -> Any:
        """Open editions `with_ages()` by what they wait for."""
        if what == Waiting.PLANNED:
            return self.filter(status=EditionStatus.APPROVED, publish_at__isnull=False)
        if what == Waiting.APPROVED:
            return self.filter(status=EditionStatus.APPROVED, publish_at=None)
        if what == Waiting.QUIET:
            city_writes = [EditionStatus.DRAFT, EditionStatus.CHANGES_REQUESTED]
            return self.filter(status__in=city_writes, moved_at__lt=timezone.now() - QUIET_AFTER)
        return self.filter(status=what)

    def counts_waiting(self):
        """How many open editions wait for what: `{Waiting: n}`, in one query."""
        editions = self.open().with_ages()
        keys = {what: editions.waiting_for(what).values("pk") for what in Waiting}
        found = self.open().aggregate(
            **{f"n_{what}": Count("pk", filter=Q(pk__in=rows)) for what, rows in keys.items()}
        )
        return {what: found[f"n_{what}"] for what in Waiting}


class Edition(Versioned):
    """One numbered edition of something; the concrete class names what it is an edition of.

    `writers` are the keys of all who wrote any of it since the last approval, or since it was begun when there was none
    yet; none of them may approve it.
    """

    LIFECYCLE = EDITION_LIFECYCLE

    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=EditionStatus, default=EditionStatus.DRAFT, editable=False)
    writers = ArrayField(models.CharField(max_length=60), default=list, blank=True, editable=False)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_by = models.CharField(max_length=60, blank=True, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    review_note = models.TextField(blank=True, editable=False, max_length=5000)
    approved_by = models.CharField(max_length=60, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, editable=False)
    published_by = models.CharField(max_length=60, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True, editable=False, max_length=2000)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.status == EditionStatus.PUBLISHED

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_writable(self) -> bool:
        return self.status in WRITABLE

    @property
    def is_citable(self) -> bool:
        return self.status in CITABLE

    @property
    def is_taken_back(self) -> bool:
        return self.status == EditionStatus.WITHDRAWN

    @property
    def is_frozen(self) -> bool:
        return self.status in FROZEN


class EditionPart(TranslatedModel, Versioned):
    """A row of an edition. `thread` is the same from edition to edition, so that two can be compared."""

    # Every kind of part has this foreign key, each to its own kind of edition.
    edition: Any
    thread = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        abstract = True


def once_per_edition(name: str, *fields: str, message: str = "") -> list[models.BaseConstraint]:
    """A thread stands once in an edition; so do `fields`, where they are named."""
    told: dict[str, Any] = {"violation_error_message": message} if message else {}
    own = [models.UniqueConstraint(fields=["edition", *fields], name=f"{name}_once", **told)] if fields else []
    return [models.UniqueConstraint(fields=["edition", "thread"], name=f"{name}_thread_once"), *own]


def edition_constraints(of: str, name: str) -> list[models.BaseConstraint]:
    """The constraints of an edition's table: numbers are unique, one edition open, one published, four eyes."""
    return [
        models.UniqueConstraint(fields=[of, "number"], name=f"{name}_number_once"),
        models.UniqueConstraint(
            fields=[of],
            condition=Q(status__in=OPEN),
            name=f"{name}_one_open",
            violation_error_message=_("There is already an edition being written."),
        ),
        models.UniqueConstraint(
            fields=[of],
            condition=Q(status=EditionStatus.PUBLISHED),
            name=f"{name}_one_published",
            violation_error_message=_("There is already a published edition."),
        ),
        models.CheckConstraint(
            condition=~Q(status=EditionStatus.PUBLISHED) | Q(published_at__isnull=False),
            name=f"{name}_published_has_date",
        ),
        models.CheckConstraint(
            condition=Q(approved_by="") | ~Q(writers__contains=[F("approved_by")]),
            name=f"{name}_four_eyes",
            violation_error_message=_("Whoever wrote any of it cannot approve it."),
        ),
        models.CheckConstraint(
            condition=~Q(status=EditionStatus.CHANGES_REQUESTED) | ~Q(review_note=""),
            name=f"{name}_changes_with_note",
            violation_error_message=_("Say what should change: the city will read it."),
        ),
        models.CheckConstraint(
            condition=~Q(status=EditionStatus.WITHDRAWN) | (~Q(withdrawn_reason="") & Q(withdrawn_at__isnull=False)),
            name=f"{name}_withdrawn_with_reason",
            violation_error_message=_("Say why it is withdrawn: its address will tell readers."),
        ),
        models.CheckConstraint(
            condition=Q(publish_at__isnull=True) | Q(status__in=[EditionStatus.APPROVED, *FROZEN]),
            name=f"{name}_only_approved_is_scheduled",
        ),
    ]


# What may still change in the row of a frozen edition: that it is superseded or withdrawn.
STEPS_AFTER = ["status", "version", "withdrawn_at", "withdrawn_reason"]


def freeze_sql(edition_table: str, part_tables: list[str], edition_column: str = "edition_id") -> list[str]:
    """The triggers by which the database keeps published editions as they were. For use in a migration.

    They refuse whoever asks: a superuser of the portal, the admin, plain SQL.
    """
    frozen = ", ".join(f"'{status}'" for status in FROZEN)
    ignored = "".join(f" - '{name}'" for name in STEPS_AFTER)
    statements = [
        f"""
        CREATE FUNCTION public.{edition_table}_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' OR OLD.status NOT IN ({frozen}) THEN
                RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
            END IF;
            IF TG_OP = 'DELETE'
                OR to_jsonb(NEW){ignored} IS DISTINCT FROM to_jsonb(OLD){ignored}
                OR (NEW.status <> OLD.status AND NOT (
                    (OLD.status = 'published' AND NEW.status IN ('superseded', 'withdrawn'))
                    OR (OLD.status = 'superseded' AND NEW.status = 'withdrawn')))
                OR (NEW.status = OLD.status AND to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD))
            THEN
                RAISE EXCEPTION 'a published edition never changes' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
        f"""
        CREATE TRIGGER {edition_table}_frozen BEFORE UPDATE OR DELETE ON public.{edition_table}
        FOR EACH ROW EXECUTE FUNCTION public.{edition_table}_frozen()""",
        f"""
        CREATE FUNCTION public.{edition_table}_parts_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE found text;
        BEGIN
            FOR found IN
                SELECT status FROM public.{edition_table}
                WHERE (TG_OP <> 'INSERT' AND id = OLD.{edition_column})
                   OR (TG_OP <> 'DELETE' AND id = NEW.{edition_column})
                FOR SHARE
            LOOP
                IF found IN ({frozen}) THEN
                    RAISE EXCEPTION 'a published edition never changes'
                        USING ERRCODE = 'integrity_constraint_violation';
                END IF;
            END LOOP;
            RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$""",
    ]
    return [*statements, *(freeze_part_sql(edition_table, table) for table in part_tables)]


def freeze_part_sql(edition_table: str, part_table: str) -> str:
    """The trigger of one more table of parts, beside those that `freeze_sql` named."""
    return f"""
        CREATE TRIGGER {part_table}_frozen BEFORE INSERT OR UPDATE OR DELETE ON public.{part_table}
        FOR EACH ROW EXECUTE FUNCTION public.{edition_table}_parts_frozen()"""

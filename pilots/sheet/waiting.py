"""What waits: priorities with no action yet, actions with no measured result; of what is published alone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, QuerySet, UUIDField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.cards import Badge, Card
from core.choices import EditionStatus
from core.dates import span_in_words
from core.numbers import in_digits
from pilots.choices import PilotStatus
from pilots.models import AnsweredFigure, AnsweredPriority, Pilot
from pilots.sheet.card import pilot_card
from profiles.models import Priority
from profiles.sheet.later import use_later_texts


def priorities_without_action() -> QuerySet:
    """Priorities of published profiles that no public pilot answers, neither by name nor by a figure that shows the
    need. A pilot that was cancelled is no action.
    """
    acting = Pilot.objects.public().exclude(status=PilotStatus.CANCELLED).order_by().values("pk")
    needed = ExpressionWrapper(OuterRef("figures"), output_field=ArrayField(UUIDField()))
    by_name = AnsweredPriority.objects.filter(pilot__in=acting, thread=OuterRef("thread"))
    by_figure = AnsweredFigure.objects.filter(pilot__in=acting).annotate(needed=needed)
    its_thread: dict[str, Any] = {"needed__contains": [F("thread")]}
    rows = Priority.objects.filter(edition__status=EditionStatus.PUBLISHED).select_related("edition__city__country")
    return rows.exclude(Exists(by_name)).exclude(Exists(by_figure.filter(**its_thread)))


def with_later_words(rows: Iterable[Priority]) -> list[Priority]:
    """With the words of translations that came later; read them with `edition__translations`."""
    found = list(rows)
    for row in found:
        use_later_texts(row.edition.translations.all(), "priorities", [row])
    return found


def chain_url(priority: Priority) -> str:
    return f"{reverse('city-chain', args=[priority.edition.city.slug])}#priority-{priority.thread}"


def priority_card(priority: Priority) -> Card:
    figures = ngettext("%(n)s figure shows the need", "%(n)s figures show the need", len(priority.figures))
    when = span_in_words(priority.starts, priority.ends)
    return Card(
        url=chain_url(priority),
        title=priority.title,
        variant="meeting",
        eyebrow=priority.edition.city.name,
        summary=priority.text("target_group"),
        themes=[priority.theme] if priority.theme else [],
        badges=[Badge("other", _("No action yet"))],
        meta=[
            words for words in (when, figures % {"n": in_digits(len(priority.figures))} if priority.figures else "")
            if words
        ],
    )  # fmt: skip


def unmeasured_card(pilot: Any) -> Card:
    """Of a pilot read `with_lacks()`."""
    card, count = pilot_card(pilot), pilot.indicators_total
    words = ngettext("%(n)s indicator, nothing measured yet", "%(n)s indicators, nothing measured yet", count)
    told = words % {"n": in_digits(count)} if count else _("No indicator yet")
    return replace(card, meta=[*card.meta, told])

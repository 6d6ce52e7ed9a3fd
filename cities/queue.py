"""The secretariat's queue: editions that are not public yet, what each waits for and how long."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.cards import Badge
from core.choices import EditionStatus, Waiting
from core.dates import moment_in_words
from core.editions import QUIET_AFTER, EditionQuerySet
from core.translation import Text

LOOKS = {
    EditionStatus.IN_REVIEW: "warning",
    EditionStatus.APPROVED: "success",
    EditionStatus.CHANGES_REQUESTED: "info",
    EditionStatus.DRAFT: "other",
}


@dataclass(frozen=True)
class QueueLine:
    """One edition: where its workspace is, its state, since when in words, and what else is known of it.

    `title`: of the edition, where a city has several such records.
    """

    url: str
    city: Text
    country: Text
    number: int
    badge: Badge
    age: str
    notes: list[str]
    title: Any = ""


@dataclass(frozen=True)
class QueueCount:
    label: str
    count: int
    url: str


def queue_line(edition: Any, url: str, title: Any = "") -> QueueLine:
    """The line of an edition `with_ages()`."""
    return QueueLine(
        url=url,
        city=edition.city.name,
        country=edition.city.country.name,
        number=edition.number,
        badge=badge_of(edition),
        age=for_days((timezone.now() - edition.since).days),
        notes=list(filter(None, notes(edition))),
        title=title,
    )


def badge_of(edition: Any) -> Badge:
    """The state of an edition on its way."""
    return Badge(LOOKS.get(edition.status, "success"), edition.get_status_display())


def for_days(days: int) -> str:
    if days < 1:
        return _("since today")
    return ngettext("for %(n)s day", "for %(n)s days", days) % {"n": days}


def notes(edition: Any) -> list[str]:
    quiet = (timezone.now() - edition.moved_at).days
    return [
        _("published by itself on %(when)s") % {"when": moment_in_words(edition.publish_at)}
        if edition.publish_at
        else "",
        ngettext("%(n)s open remark", "%(n)s open remarks", edition.remarks) % {"n": edition.remarks}
        if edition.remarks
        else "",
        ngettext("nothing written for %(n)s day", "nothing written for %(n)s days", quiet) % {"n": quiet}
        if quiet >= QUIET_AFTER.days
        else "",
    ]


def queue_counts(editions: EditionQuerySet, address: str) -> list[QueueCount]:
    """How many editions wait for what, each with the address of that part of the queue; in one query."""
    counts = editions.counts_waiting()
    return [QueueCount(str(what.label), counts[what], f"{address}?waiting={what}") for what in Waiting]

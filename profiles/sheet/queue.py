"""The secretariat's queue: editions that are not public yet, what each waits for and how long."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.cards import Badge
from core.choices import EditionStatus
from core.dates import moment_in_words
from core.translation import Text
from profiles.choices import Waiting
from profiles.models import ProfileEdition
from profiles.querysets import QUIET_AFTER

LOOKS = {
    EditionStatus.IN_REVIEW: "warning",
    EditionStatus.APPROVED: "success",
    EditionStatus.CHANGES_REQUESTED: "info",
    EditionStatus.DRAFT: "other",
}


@dataclass(frozen=True)
class QueueLine:
    """One edition: where its workspace is, its state, since when in words, and what else is known of it."""

    url: str
    city: Text
    country: Text
    number: int
    badge: Badge
    age: str
    notes: list[str]


@dataclass(frozen=True)
class QueueCount:
    label: str
    count: int
    url: str


def queue_line(edition: ProfileEdition) -> QueueLine:
    """The line of an edition `with_ages()`."""
    return QueueLine(
        url=reverse("my-profile", args=[edition.city.slug]),
        city=edition.city.name,
        country=edition.city.country.name,
        number=edition.number,
        badge=Badge(LOOKS[EditionStatus(edition.status)], edition.get_status_display()),
        age=for_days((timezone.now() - edition.since).days),
        notes=list(filter(None, notes(edition))),
    )


def for_days(days: int) -> str:
    if days < 1:
        return _("since today")
    return ngettext("for %(n)s day", "for %(n)s days", days) % {"n": days}


def notes(edition: ProfileEdition) -> list[str]:
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


def queue_counts() -> list[QueueCount]:
    """How many editions wait for what, each with the address of that part of the queue; in one query."""
    editions = ProfileEdition.objects.open().with_ages()
    keys = {what: editions.waiting_for(what).values("pk") for what in Waiting}
    asked = {f"n_{what}": Count("pk", filter=Q(pk__in=rows)) for what, rows in keys.items()}
    found = ProfileEdition.objects.open().aggregate(**asked)
    address = reverse("desk-profiles")
    return [QueueCount(str(what.label), found[f"n_{what}"], f"{address}?waiting={what}") for what in Waiting]

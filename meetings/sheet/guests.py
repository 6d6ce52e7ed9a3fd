"""The guests of one meeting on one page: by city, who has not answered, what is missing, what goes out next."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import roles_that_may
from cities.models import City, Colleague
from core.cards import Badge
from core.context import AUTONYMS
from core.models import OutboxMessage
from meetings.choices import GuestKind, InterestState, InvitationState, Presence, Standing
from meetings.models import Interest, Meeting, MeetingInvitation, OutsideInterest, Quota

LOOKS = {
    Standing.YES: "success",
    Standing.MAYBE: "info",
    Standing.NO: "other",
    Standing.WAITING: "warning",
    Standing.OUTDATED: "warning",
}


@dataclass(frozen=True)
class CityLine:
    """One city: how many it may name, whom it has named, how they answer. `lacks`, in words."""

    name: str
    slug: str
    quota: Quota | None
    seats: int
    named: int
    counts: dict[str, int]
    lacks: list[str]


@dataclass(frozen=True)
class GuestLine:
    """One guest in the list. `mail`: what became of the mail to her, where that is not simply sent."""

    guest: MeetingInvitation
    badge: Badge
    how: str
    answered_at: datetime | None
    mail: Badge | None
    url: str

    @property
    def autonym(self) -> str:
        return AUTONYMS[self.guest.language]


@dataclass(frozen=True)
class NextMail:
    """What goes out on a day, of one kind: how many and, while they are few, to whom."""

    day: date
    what: str
    number: int
    names: str


@dataclass(frozen=True)
class GuestsOverview:
    cities: list[CityLine]
    totals: list[tuple[str, int]]
    lacks: list[str]
    queued: int
    given_up: int
    offers: int
    outsiders: int
    is_empty: bool


def badge_of(guest: Any) -> Badge:
    """`guest` comes from `with_standing()`."""
    if guest.state != InvitationState.OPEN:
        return Badge("other", guest.get_state_display())
    return Badge(LOOKS[Standing(guest.standing)], str(Standing(guest.standing).label))


def overview(meeting: Meeting) -> GuestsOverview:
    """As the meeting's days are now; invitations that are closed do not count."""
    guests = MeetingInvitation.objects.open().filter(meeting=meeting)
    rows = guests.with_standing().order_by().values_list("city", "kind", "standing", "bounced_at")
    standings: dict[int | None, dict[str, int]] = {}
    total = dict.fromkeys(Standing.values, 0)
    named: dict[int | None, int] = {}
    bounced = 0
    for city, kind, standing, came_back in rows:
        standings.setdefault(city, dict.fromkeys(Standing.values, 0))[standing] += 1
        total[standing] += 1
        named[city] = named.get(city, 0) + (kind == GuestKind.DELEGATE)
        bounced += came_back is not None
    quotas = {quota.city_id: quota for quota in Quota.objects.filter(meeting=meeting).select_related("city")}
    cities = City.objects.filter(Q(pk__in=quotas) | Q(pk__in=[pk for pk in standings if pk]))
    able = set(
        Colleague.objects.current()
        .filter(city__in=cities, role__in=roles_that_may("meetings.nominate"), person__is_active=True)
        .values_list("city", flat=True)
    )
    lines = [
        city_line(city, quotas.get(city.pk), named.get(city.pk, 0), standings.get(city.pk, {}), city.pk in able)
        for city in sorted(cities, key=lambda city: str(city.name))
    ]
    mail = [status for statuses in mails_of(meeting).values() for status in statuses]
    failed = mail.count(OutboxMessage.Status.FAILED)
    return GuestsOverview(
        cities=lines,
        totals=[(str(Standing(key).label), number) for key, number in total.items()],
        lacks=lacks_of(lines, total, bounced, failed),
        queued=mail.count(OutboxMessage.Status.QUEUED),
        given_up=failed,
        offers=Interest.objects.filter(meeting=meeting, state=InterestState.NEW).count(),
        outsiders=OutsideInterest.objects.filter(
            meeting=meeting, state=InterestState.NEW, confirmed_at__isnull=False
        ).count(),
        is_empty=not lines and not any(total.values()),
    )


def city_line(city: City, quota: Quota | None, named: int, counts: dict[str, int], is_able: bool) -> CityLine:
    lacks = []
    if quota and not named:
        lacks.append(_("has named nobody"))
    elif quota and named < quota.seats:
        free = quota.seats - named
        lacks.append(ngettext("%(n)s place is free", "%(n)s places are free", free) % {"n": free})
    if quota and not is_able:
        lacks.append(_("nobody there can name delegates"))
    return CityLine(
        name=str(city.name),
        slug=city.slug,
        quota=quota,
        seats=quota.seats if quota else 0,
        named=named,
        counts={key: counts.get(key, 0) for key in Standing.values},
        lacks=lacks,
    )


def lacks_of(lines: list[CityLine], total: dict[str, int], bounced: int, failed: int) -> list[str]:
    """What is missing, in a sentence each."""
    waiting = total[Standing.WAITING] + total[Standing.OUTDATED]
    silent = sum(line.quota is not None and not line.named for line in lines)
    found = [
        (waiting, ngettext("%(n)s guest has not answered", "%(n)s guests have not answered", waiting)),
        (silent, ngettext("%(n)s city has named nobody", "%(n)s cities have named nobody", silent)),
        (bounced, ngettext("Mail to %(n)s guest came back", "Mail to %(n)s guests came back", bounced)),
        (failed, ngettext("%(n)s mail could not be sent", "%(n)s mails could not be sent", failed)),
    ]
    return [words % {"n": number} for number, words in found if number]


# One guest


def guest_lines(meeting: Meeting, guests: Iterable[Any]) -> list[GuestLine]:
    """`guests` come from `with_standing()` with their city."""
    mail = mails_of(meeting)
    return [guest_line(meeting, guest, mail.get(guest.pk, [])) for guest in guests]


def guest_line(meeting: Meeting, guest: Any, mail: list[str]) -> GuestLine:
    told = None
    if guest.bounced_at and guest.is_open:
        told = Badge("danger", _("Mail came back"))
    elif OutboxMessage.Status.FAILED in mail:
        told = Badge("danger", _("Mail could not be sent"))
    elif OutboxMessage.Status.QUEUED in mail:
        told = Badge("info", _("Mail waits to be sent"))
    how = str(Presence(guest.presence).label) if guest.presence and guest.standing == Standing.YES else ""
    url = reverse("desk-guest", args=[meeting.slug, guest.uid])
    return GuestLine(guest, badge_of(guest), how, guest.answered_at, told, url)


def mails_of(meeting: Meeting) -> dict[int, list[str]]:
    """Of each guest, what became of the mails to her."""
    found: dict[int, list[str]] = {}
    ours = re.compile(rf"guest-[a-z-]+-{meeting.pk}-(\d+)(?:-|$)")
    rows = OutboxMessage.objects.filter(key__regex=rf"^guest-[a-z-]+-{meeting.pk}-")
    for key, status in rows.values_list("key", "status"):
        if guest := ours.match(key):
            found.setdefault(int(guest[1]), []).append(status)
    return found


# What goes out next


def next_mails(dues: Iterable[Any], words: dict[str, str]) -> list[NextMail]:
    """`dues` are those of `actions.to_come`, the soonest first."""
    found: dict[tuple[date, str], list[str]] = {}
    for due in dues:
        found.setdefault((due.day, due.kind), []).append(due.name)
    few = 5
    return [
        NextMail(day, words[kind], len(names), _(", ").join(names[:few]) + (" …" if len(names) > few else ""))
        for (day, kind), names in found.items()
    ]

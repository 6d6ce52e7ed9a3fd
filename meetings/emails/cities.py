"""Mail to cities about a meeting, and to people outside the network who would like to come."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from cities.emails import address, people_of, put
from core import outbox
from core.models import OutboxMessage
from meetings.models import Interest, Meeting, OutsideInterest, Quota
from meetings.sheet.meeting import dates_in_words, place_in_words

CITY_INVITED, CITY_REMINDER, OFFER, OUTSIDE = "city-invited", "city-reminder", "offer-answered", "outside-interest"


def about(meeting: Meeting) -> dict[str, Any]:
    """What every mail tells of a meeting, in its own language."""
    return {
        "title": lambda: str(meeting.title),
        "days": lambda: dates_in_words(meeting),
        "place": lambda: place_in_words(meeting),
    }


def to_city(template: str, key: str, quota: Quota, person: User) -> None:
    put(
        template,
        to=person.email,
        language=person.language,
        key=f"{key}-{person.pk}",
        name=person.name,
        city=lambda: str(quota.city.name),
        quota=quota,
        url=lambda: address("my-meeting", quota.city.slug, quota.meeting.slug),
        **about(quota.meeting),
    )


def city_invited(quota: Quota, person: User) -> None:
    to_city("city_invited", f"{CITY_INVITED}-{quota.meeting_id}-{quota.pk}", quota, person)


def reminder_key(quota: Quota, days: int) -> str:
    return f"{CITY_REMINDER}-{quota.meeting_id}-{quota.pk}-{quota.nominate_by}-{days}"


def keys_of(meeting: Meeting) -> set[str]:
    """Of the reminders that were queued for its cities, without the person they went to."""
    rows = OutboxMessage.objects.filter(key__startswith=f"{CITY_REMINDER}-{meeting.pk}-")
    return {key.rsplit("-", 1)[0] for key in rows.values_list("key", flat=True)}


def city_reminded(quota: Quota, queued_as: str) -> None:
    for person in people_of(quota.city, "meetings.nominate"):
        to_city("city_reminder", queued_as, quota, person)


def take_back_reminders(quota: Quota) -> None:
    outbox.take_back(begins=(f"{CITY_REMINDER}-{quota.meeting_id}-{quota.pk}-",))


def take_back_all(quota: Quota) -> None:
    take_back_reminders(quota)
    outbox.take_back(begins=(f"{CITY_INVITED}-{quota.meeting_id}-{quota.pk}-",))


def offer_answered(row: Interest) -> None:
    for person in people_of(row.city, "meetings.offer"):
        put(
            "offer_answered",
            to=person.email,
            language=person.language,
            key=f"{OFFER}-{row.pk}-{row.version}-{person.pk}",
            name=person.name,
            city=lambda: str(row.city.name),
            state=row.get_state_display,
            answer=row.answer,
            url=lambda: address("my-meeting", row.city.slug, row.meeting.slug),
            **about(row.meeting),
        )


# People outside the network


def to_outsider(template: str, row: OutsideInterest, why: str, **words: Any) -> None:
    put(
        template,
        to=row.email,
        language=row.language,
        key=f"{OUTSIDE}-{row.pk}-{why}",
        name=row.name,
        **about(row.meeting),
        **words,
    )


def outside_to_confirm(row: OutsideInterest, token: str) -> None:
    why = f"confirm-{row.token_hash[:16]}"
    to_outsider("outside_confirm", row, why, url=lambda: address("interest-confirm", token))


def outside_noted(row: OutsideInterest) -> None:
    to_outsider("outside_noted", row, f"noted-{timezone.localdate()}")


def outside_declined(row: OutsideInterest, answer: str) -> None:
    to_outsider("outside_declined", row, "declined", answer=answer)


def forget_outsider(row: OutsideInterest) -> None:
    outbox.forget(to=row.email, kinds=(f"{OUTSIDE}-{row.pk}",))

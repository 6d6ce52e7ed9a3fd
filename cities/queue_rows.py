"""What waits for the secretariat, as data."""

from typing import Any

from django.utils import timezone

QUEUE_COLUMNS = [
    "city",
    "country",
    "edition",
    "status",
    "since",
    "days",
    "planned_for",
    "last_movement",
    "open_comments",
]


def queue_row(edition: Any) -> list:
    """An edition `with_ages()`; times in UTC (ISO 8601)."""
    return [
        edition.city.slug,
        edition.city.country.code,
        edition.number,
        edition.status,
        edition.since.isoformat(timespec="minutes"),
        (timezone.now() - edition.since).days,
        edition.publish_at.isoformat(timespec="minutes") if edition.publish_at else "",
        edition.moved_at.isoformat(timespec="minutes"),
        edition.remarks,
    ]

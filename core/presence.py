"""Who else has the same form open just now."""

from datetime import timedelta

from django.http import JsonResponse
from django.utils import timezone

from core.models import Presence

# A page says every 20 seconds that it is open; after a minute of silence its reader has left.
GONE_AFTER = timedelta(seconds=60)


def seen(about: str, field: str, person: str) -> None:
    Presence.objects.bulk_create(
        [Presence(about=about, field=field, person=person, seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["about", "field", "person"],
        update_fields=["seen_at"],
    )


def left(about: str, field: str, person: str) -> None:
    Presence.objects.filter(about=about, field=field, person=person).delete()


def others(about: str, field: str, person: str) -> list[str]:
    """The keys of other people who have this form open."""
    Presence.objects.filter(seen_at__lt=timezone.now() - GONE_AFTER).delete()
    rows = Presence.objects.filter(about=about, field=field).exclude(person=person)
    return list(rows.order_by("seen_at").values_list("person", flat=True))


def answer(sentences: list[str]) -> JsonResponse:
    """What a page that says it is open hears: who else is there, in sentences (`static/js/edit.js`)."""
    return JsonResponse({"others": sentences})

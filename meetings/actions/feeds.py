"""Personal calendars: an address of her own for whoever signs in, and for a guest. Only its hash is kept."""

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cities.actions.people import hashed
from cities.querysets import has_a_place
from core import audit
from meetings.models import FeedToken, MeetingInvitation

Owner = User | MeetingInvitation


@transaction.atomic
def make_feed(owner: Owner, *, language: str) -> str:
    """The secret of a new address, said once; the one before ends."""
    end_feed(owner)
    secret = secrets.token_urlsafe(32)
    FeedToken.objects.create(**owned_by(owner), token_hash=hashed(secret), language=language)
    audit.record("make_feed", tag_of(owner), by=owner.key)
    return secret


@transaction.atomic
def end_feed(owner: Owner) -> bool:
    """Whether there was one; nobody reads anything by it any more."""
    ended = FeedToken.objects.filter(**owned_by(owner), revoked_at=None).update(revoked_at=timezone.now())
    if ended:
        audit.record("end_feed", tag_of(owner), by=owner.key)
    return bool(ended)


def feed_of(owner: Owner) -> FeedToken | None:
    return FeedToken.objects.filter(**owned_by(owner), revoked_at=None).first()


def feed_behind(secret: str) -> FeedToken | None:
    """The calendar that opens with this secret, while its owner may still read it."""
    rows = FeedToken.objects.filter(token_hash=hashed(secret), revoked_at=None)
    feed = rows.select_related("person", "invitation__meeting").first()
    return feed if feed and holds(feed) else None


def holds(feed: FeedToken) -> bool:
    if feed.person:
        return feed.person.is_active and has_a_place(feed.person)
    return MeetingInvitation.objects.by_link().filter(pk=feed.invitation_id).exists()


def note_use(feed: FeedToken) -> None:
    """On which day it was last asked: its owner sees whether a calendar still reads it."""
    FeedToken.objects.filter(pk=feed.pk).exclude(last_used_on=timezone.localdate()).update(
        last_used_on=timezone.localdate()
    )


def owned_by(owner: Owner) -> dict[str, Any]:
    return {"person": owner} if isinstance(owner, User) else {"invitation": owner}


def tag_of(owner: Owner) -> str:
    return owner.key if isinstance(owner, User) else owner.tag

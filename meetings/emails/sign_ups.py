"""Mail about places in sessions: one is kept for her, or hers is gone."""

from typing import Any

from cities.emails import address
from meetings.emails.guests import LOST, OFFERED, key, to_guest
from meetings.models import Session, SignUp
from meetings.sheet.sign_ups import in_its_place

NEEDED = ("invitation__meeting", "invitation__city", "session__meeting")


def place_offered(row: SignUp, token: str) -> None:
    until = row.offered_until
    assert until is not None
    queued_as = key(OFFERED, row.invitation, row.pk, int(until.timestamp()))
    words = {"until": in_its_place(until, row.session.tz)}
    to_guest(
        "guest_place",
        queued_as,
        row.invitation,
        url=lambda: address("answer-sessions", token),
        **words,
        **about(row.session),
    )


def place_lost(row: SignUp, token: str, *, kept: SignUp | None = None) -> None:
    """Her session is called off, or it is now at the hour of another (`kept`) in which she has a place."""
    session = row.session
    queued_as = key(LOST, row.invitation, row.pk, session.sequence, kept.session.sequence if kept else "off")
    words: dict[str, Any] = {"kept": (lambda: str(kept.session.title)) if kept else "", "reason": session.reason}
    to_guest(
        "guest_lost",
        queued_as,
        row.invitation,
        url=lambda: address("answer-sessions", token),
        **words,
        **about(session),
    )


def about(session: Session) -> dict[str, Any]:
    return {"session": lambda: str(session.title)}

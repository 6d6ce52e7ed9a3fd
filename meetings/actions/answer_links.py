"""Links to a guest's own pages, and who acts through them."""

import secrets

from accounts.models import User
from cities.actions.people import hashed
from cities.models import City
from core.permissions import require
from meetings.models import Answer, AnswerLink, MeetingInvitation

GUEST = Answer.BY_LINK  # who answers by her link is named by the invitation itself


def new_link(invitation: MeetingInvitation) -> str:
    """The secret of one more link to the same answer, for one more mail; the others still hold."""
    token = secrets.token_urlsafe(32)
    AnswerLink.objects.create(invitation=invitation, token_hash=hashed(token))
    return token


def author_of(invitation: MeetingInvitation, by: User | str, permission: str, city: City | None = None) -> str:
    """Who does it, as the trail names her: whoever has the link is the guest herself. Of anybody else the permission is
    asked, in the city where it is a city's; raises NotAllowed.
    """
    if isinstance(by, str):
        return invitation.key
    require(by, permission, city)
    return by.key

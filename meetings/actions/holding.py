"""A meeting or a session, held until the end of the transaction: always the meeting first, so that nobody waits for two
who wait for each other. What only refers to a held row is written all the same: its key does not change.
"""

from django.utils.translation import gettext as _

from core.errors import Refused
from meetings.models import Meeting, Session


def held_meeting(pk: int) -> Meeting:
    """As it stands now."""
    return Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def held_if_free(pk: int) -> Meeting | None:
    """With its host; None while somebody else holds it: a worker passes over it and comes back."""
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
    return rows.filter(pk=pk).select_related("host").first()


def held_session(session: Session) -> Session:
    """As it stands now, nobody else changing it or its places. Raises Refused when it is gone."""
    held_meeting(session.meeting_id)
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("meeting")
    now = rows.filter(pk=session.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    return now

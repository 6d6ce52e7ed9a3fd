"""Moving a session by a button: earlier, later, to another track. The same rules as any other change of it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import Refused
from meetings.actions.sessions import edit_session
from meetings.models import Session

STEP = timedelta(minutes=15)
HIGHEST_TRACK = 12


def shift(session: Session, by_time: timedelta, *, by: User, version: int) -> Session:
    """As long as before, begun earlier or later. Raises Clash, and ValidationError for hours that no clock shows."""
    if not session.local_start or not session.local_end:
        raise Refused(_("This session has no hours yet. Give it a beginning and an end first."))
    hours = {"local_start": session.local_start + by_time, "local_end": session.local_end + by_time}
    return edit_session(session, hours, by=by, version=version)


def to_track(session: Session, track: int, *, by: User, version: int) -> Session:
    if not 1 <= track <= HIGHEST_TRACK:
        raise Refused(_("Tracks are numbered from 1 to %(most)s.") % {"most": HIGHEST_TRACK})
    return edit_session(session, {"track": track}, by=by, version=version)

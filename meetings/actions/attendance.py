"""Who was there: noted on a list or by the code on the guest's own page, once however often."""

from django.core import signing
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.changing import all_or_nothing
from core.errors import Refused
from core.permissions import require
from meetings.actions.holding import held_session
from meetings.choices import LETS_GO, MeetingStatus, Presence
from meetings.models import Attendance, MeetingInvitation, Session

CHECK_IN = "meetings.check_in"
# Says who she is to whoever checks guests in, and opens nothing for anybody else.
SALT = "meetings.attendance"


def code_of(invitation: MeetingInvitation) -> str:
    return signing.Signer(salt=SALT).sign_object(str(invitation.uid))


def behind_code(code: str) -> MeetingInvitation | None:
    try:
        uid = signing.Signer(salt=SALT).unsign_object(code)
    except signing.BadSignature:
        return None
    rows = MeetingInvitation.objects.welcome().filter(uid=uid)
    return rows.select_related("meeting", "city").first()


@all_or_nothing
def note_attendance(session: Session, invitation: MeetingInvitation, presence: str, *, by: User) -> Attendance:
    """That she is, or was, in a session. The same again changes nothing; another way of being there replaces it."""
    require(by, CHECK_IN)
    now = held_to_note(session)
    guest = MeetingInvitation.objects.open().filter(pk=invitation.pk, meeting=now.meeting_id).first()
    if guest is None:
        raise Refused(_("This invitation is no longer open."))
    if presence not in Presence.values:
        raise Refused(_("Say whether she or he is in the room or online."))
    row, is_new = Attendance.objects.get_or_create(
        session=now, invitation=guest, defaults={"presence": presence, "noted_by": by.key}
    )
    if is_new or row.presence != presence:
        before = None if is_new else row.presence
        row.presence = presence
        row.save(update_fields=["presence"])
        audit.record("note_attendance", f"{now.tag}:{guest.uid}", by=by.key, changes={"presence": [before, presence]})
    return row


@all_or_nothing
def unnote_attendance(session: Session, invitation: MeetingInvitation, *, by: User) -> None:
    require(by, CHECK_IN)
    now = held_to_note(session)
    for row in Attendance.objects.filter(session=now, invitation=invitation):
        row.delete()
        changes = {"presence": [row.presence, None]}
        audit.record("unnote_attendance", f"{now.tag}:{invitation.uid}", by=by.key, changes=changes)


def held_to_note(session: Session) -> Session:
    """The session, held, when somebody can be in it. Raises Refused otherwise."""
    now = held_session(session)
    if now.meeting.status in (MeetingStatus.DRAFT, *LETS_GO):
        words = _("This meeting is “%(state)s”. Nobody can be there.")
        raise Refused(words % {"state": now.meeting.get_status_display()})
    if not now.is_planned:
        raise Refused(_("This session is cancelled."))
    return now

"""Who was in a session, and who else is expected."""

from dataclasses import dataclass

from meetings.choices import InvitationState, Reply
from meetings.models import Attendance, MeetingInvitation, Session


@dataclass(frozen=True)
class Present:
    guest: MeetingInvitation
    how: str
    word: str
    expects: str


def expected(session: Session) -> list[Present]:
    """Everybody who said yes or was noted, by name."""
    noted = {row.invitation_id: row for row in Attendance.objects.filter(session=session)}
    rows = MeetingInvitation.objects.filter(meeting=session.meeting_id, state=InvitationState.OPEN).with_answer()
    return [
        Present(
            guest=row,
            how=noted[row.pk].presence if row.pk in noted else "",
            word=str(noted[row.pk].get_presence_display()) if row.pk in noted else "",
            expects=row.presence or "",
        )
        for row in rows.select_related("city").order_by("name", "pk")
        if row.reply == Reply.YES or row.pk in noted
    ]

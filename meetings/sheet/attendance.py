"""Who was in a session, and who else is expected."""

from dataclasses import dataclass

from meetings.choices import Reply
from meetings.models import Attendance, MeetingInvitation, Session


@dataclass(frozen=True)
class Present:
    guest: MeetingInvitation
    how: str
    word: str
    is_expected: bool


def expected(session: Session) -> tuple[list[Present], list[Present]]:
    """Everybody who said yes or was noted, by name; and whoever else is invited, who may come all the same."""
    noted = {row.invitation_id: row for row in Attendance.objects.filter(session=session)}
    rows = MeetingInvitation.objects.open().filter(meeting=session.meeting_id).with_answer()
    people = [
        Present(
            guest=row,
            how=noted[row.pk].presence if row.pk in noted else "",
            word=str(noted[row.pk].get_presence_display()) if row.pk in noted else "",
            is_expected=row.reply == Reply.YES or row.pk in noted,
        )
        for row in rows.exclude(name="").select_related("city").order_by("name", "pk")
    ]
    return [one for one in people if one.is_expected], [one for one in people if not one.is_expected]

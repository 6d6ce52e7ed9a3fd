"""After an update of the time-zone data: the moments of sessions to come, written anew; who has to hear of it."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from meetings import actions


class Command(BaseCommand):
    help = "Write the moments of sessions to come anew, list the meetings that moved and the mail that is ready."

    def handle(self, **options: object) -> None:
        with translation.override("en"):
            meetings = actions.recompute_hours()
            for moved in meetings:
                self.tell(moved)
        if not meetings:
            self.stdout.write("Every session to come is at the moments that its hours stand for.")
        if left := [row for moved in meetings for row in moved.sessions if row.clash]:
            raise CommandError(
                f"{len(left)} sessions keep their old moments: settle what clashes, then run this again."
            )

    def tell(self, moved: actions.MovedMeeting) -> None:
        self.stdout.write(f"{moved.meeting.slug}: {moved.meeting.title}")
        for row in moved.sessions:
            hours = f"{row.session.local_start:%Y-%m-%d %H:%M} {row.session.tz}"
            self.stdout.write(f"  {row.session.title}: {hours}, from {utc(row.before[0])} to {utc(row.after[0])}")
            if row.clash:
                self.stdout.write(f"    stays: {row.clash}")
        if moved.plan is None:
            self.stdout.write("  No agenda was published: nobody has to be told.")
            return
        ready, unreachable = len(moved.plan.letters), ", ".join(str(person) for person in moved.plan.unreachable)
        self.stdout.write(
            f"  Agenda {moved.plan.number} and {ready} mails are ready at the desk; publishing sends them."
        )
        if unreachable:
            self.stdout.write(f"  Without an address, to be called: {unreachable}")


def utc(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"

"""Guests' own calendars follow the meeting: a late change does not wait until a calendar asks again."""

from meetings.calendars import hours_in_words
from meetings.emails import guests as emails
from meetings.emails.calendars import calendar_part
from meetings.models import Meeting, MeetingInvitation


def tell_calendars(meeting: Meeting) -> None:
    """Within every change that raises its `sequence`, after the mails that ask or call off: whoever was invited and
    whose calendar has not heard of it by one of those, hears of it by a mail of its own. What waits and says
    otherwise never goes.
    """
    emails.take_back_of_meeting(meeting, (emails.CALENDAR,))
    hours = hours_in_words(meeting)
    told = MeetingInvitation.objects.open().filter(meeting=meeting, calendar_mail__isnull=False)
    for guest in told.exclude(email="").exclude(calendar_mail__told=meeting.sequence).select_related("city"):
        guest.meeting = meeting
        if part := calendar_part(guest):
            emails.calendar_changed(guest, part, hours=hours)

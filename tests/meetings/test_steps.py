"""A meeting begins and ends by itself, on the days of its place."""

import pytest
import time_machine

from meetings import actions
from meetings.choices import MeetingStatus
from meetings.models import Meeting
from tests.meetings.desk import Desk

pytestmark = pytest.mark.django_db


def test_a_confirmed_meeting_begins_and_ends_by_the_calendar_of_its_place_and_the_history_says_by_whom():
    desk = Desk(tz="Asia/Beirut")
    desk.announce()
    only_announced = desk.new_meeting(title_en="Another one")
    actions.announce(only_announced, by=desk.officer, version=only_announced.version)
    actions.confirm(desk.meeting, by=desk.officer, version=desk.meeting.version)
    states = []
    for now in ("2027-06-30 20:30", "2027-06-30 21:30", "2027-07-02 20:30", "2027-07-02 21:30"):
        with time_machine.travel(f"{now}+00:00", tick=False):
            actions.advance_meetings()
        states.append(Meeting.objects.get(pk=desk.meeting.pk).status)
    assert states == [MeetingStatus.CONFIRMED, MeetingStatus.LIVE, MeetingStatus.LIVE, MeetingStatus.HELD]
    assert Meeting.objects.get(pk=only_announced.pk).status == MeetingStatus.ANNOUNCED
    changes = desk.get("/en/desk/history/", about=desk.meeting.tag).context["changes"]
    assert [change.who for change in changes][:2] == ["The portal’s clock"] * 2

"""A country changes the law of its clocks: the hour that was promised stays, everyone elsewhere hears of it."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core import wall_time
from core.models import OutboxMessage
from mc2cm import checks
from mc2cm.management.commands import prepare
from meetings import actions
from meetings.actions import clocks
from meetings.choices import Change
from meetings.models import Session
from meetings.sheet import snapshot
from meetings.sheet.zones import ZONES
from tests.meetings.scheduled import Planned, at

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
NINE = (datetime(2027, 7, 1, 9, tzinfo=UTC), datetime(2027, 7, 1, 10, tzinfo=UTC))


@pytest.fixture
def plan(monkeypatch):
    """Announced and published under the old law, when Rabat was an hour ahead of UTC."""
    plan = Planned()
    plan.opening = plan.session(at(9), at(10), room=plan.hall)
    plan.on_stage(plan.opening, plan.speaker())
    plan.announce()
    with monkeypatch.context() as old_law:
        old_law.setattr(snapshot, "moment", lambda wall, zone: wall_time.moment(wall, zone) - HOUR)
        plan.publish()
    OutboxMessage.objects.all().delete()
    return plan


@pytest.fixture
def old_moments(plan, monkeypatch):
    """As the database tells it once its table of zones is new."""
    row = Session.objects.select_related("meeting").get(pk=plan.opening.pk)
    moved = clocks.Moved(row, (NINE[0] - HOUR, NINE[1] - HOUR), NINE)
    monkeypatch.setattr(clocks, "moved_sessions", lambda: [moved])


def test_moments_that_the_law_left_behind_are_found(plan):
    assert actions.moved_sessions() == []
    with connection.cursor() as cursor:
        # A table of the same name, in which the moments are those that were written once.
        cursor.execute("CREATE TEMP TABLE meetings_session ON COMMIT DROP AS SELECT * FROM public.meetings_session")
        cursor.execute("UPDATE pg_temp.meetings_session SET during = tstzrange(%s, %s)", [NINE[0] - HOUR, NINE[0]])
    (moved,) = actions.moved_sessions()
    assert (moved.session, moved.before, moved.after) == (plan.opening, (NINE[0] - HOUR, NINE[0]), NINE)
    started = StringIO()
    prepare.Command(stdout=started).compare_hours()
    assert "changed for 1 sessions to come: run `manage.py recompute_hours`" in started.getvalue()


def test_the_command_lists_who_moved_and_gets_the_mail_ready(plan, old_moments):
    told = StringIO()
    call_command("recompute_hours", stdout=told)
    words = told.getvalue()
    assert "2027-07-01 09:00 Africa/Casablanca, from 2027-07-01 08:00 UTC to 2027-07-01 09:00 UTC" in words
    assert "Agenda 2 and 1 mails are ready" in words
    row = Session.objects.get(pk=plan.opening.pk)
    assert (row.sequence, row.local_start) == (plan.opening.sequence + 1, at(9))
    assert (row.during.lower, row.during.upper) == NINE
    assert not OutboxMessage.objects.exists(), "seen by the secretariat before it goes"
    (change,) = actions.plan(plan.meeting).changes
    assert change.changes == [Change.CLOCK]
    plan.publish()
    assert OutboxMessage.objects.count() == 1


def test_a_session_that_would_be_in_two_places_stays_and_says_why(plan, old_moments, monkeypatch):
    monkeypatch.setattr(clocks, "hold", refuse)
    told = StringIO()
    with pytest.raises(CommandError, match="1 sessions keep their old moments"):
        call_command("recompute_hours", stdout=told)
    assert "stays: The hall is taken." in told.getvalue()
    assert Session.objects.get(pk=plan.opening.pk).sequence == plan.opening.sequence


def refuse(things):
    raise clocks.Clash("The hall is taken.", [])


def test_nothing_moved_is_said():
    told = StringIO()
    call_command("recompute_hours", stdout=told)
    assert "Every session to come" in told.getvalue()


def test_the_clocks_of_every_country_of_the_network_are_compared():
    assert set(ZONES.values()) <= set(checks.ZONES)

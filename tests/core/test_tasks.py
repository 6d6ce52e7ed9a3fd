"""What the worker does beside the mail: often in each worker, or once a day in all of them together."""

import time

import pytest
import time_machine
from django.core.management import call_command
from django.utils.module_loading import import_string

from core.tasks import Tasks

pytestmark = pytest.mark.django_db
done = []


def count():
    done.append("count")


def fail():
    raise ValueError("Failing row contains (a draft’s words)")


@pytest.fixture(autouse=True)
def own_tasks(settings):
    done.clear()
    settings.WORKER_TASKS, settings.DAILY_TASKS = {}, []
    return settings


def test_a_task_is_done_again_after_its_time_and_not_before(own_tasks):
    own_tasks.WORKER_TASKS = {f"{__name__}.count": 10}
    tasks = Tasks(clock=time.time)
    with time_machine.travel("2027-03-01 10:00:00", tick=False) as clock:
        for seconds in (0, 5, 4):
            clock.shift(seconds)
            tasks.do_what_is_due()
        assert len(done) == 1
        clock.shift(2)
        tasks.do_what_is_due()
    assert len(done) == 2


def test_a_daily_task_is_done_by_one_of_many_workers_each_day(own_tasks):
    own_tasks.DAILY_TASKS = [f"{__name__}.count"]
    workers = [Tasks(clock=time.time) for _number in range(3)]
    with time_machine.travel("2027-03-01 10:00:00", tick=False) as clock:
        for _hour in range(12):
            for worker in workers:
                worker.do_what_is_due()
            clock.shift(3600)
        assert len(done) == 1
        clock.shift(12 * 3600)
        for worker in [*workers, Tasks()]:
            worker.do_what_is_due()
    assert len(done) == 2


def test_a_task_that_fails_stops_nobody_and_tells_the_log_nothing_of_what_it_held(own_tasks, caplog):
    own_tasks.WORKER_TASKS = {f"{__name__}.fail": 10, f"{__name__}.count": 10}
    Tasks().do_what_is_due()
    assert done == ["count"]
    assert "fail failed: ValueError" in caplog.text
    assert "draft" not in caplog.text


def test_the_worker_does_its_tasks(own_tasks):
    own_tasks.WORKER_TASKS = {f"{__name__}.count": 10}
    call_command("worker", "--once")
    assert done == ["count"]


def test_the_tasks_of_the_settings_exist():
    from mc2cm import settings

    assert all(callable(import_string(path)) for path in [*settings.WORKER_TASKS, *settings.DAILY_TASKS])

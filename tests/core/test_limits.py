"""How often something may be done is counted by the database, for all workers together."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory

from core.limits import address_of, within
from core.models import Allowance


@pytest.mark.django_db
@time_machine.travel("2026-03-01 10:00:00", tick=False)
def test_the_fourth_of_three_is_refused_and_another_key_is_not():
    assert [within("a", times=3, seconds=60) for _ in range(4)] == [True, True, True, False]
    assert within("b", times=3, seconds=60) is True


@pytest.mark.django_db
def test_a_new_span_begins_anew():
    with time_machine.travel("2026-03-01 10:00:00", tick=False):
        assert [within("a", times=1, seconds=60) for _ in range(2)] == [True, False]
    with time_machine.travel("2026-03-01 10:01:00", tick=False):
        assert within("a", times=1, seconds=60) is True


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_are_counted_one_by_one():
    def ask(_number):
        try:
            return within("crowd", times=5, seconds=86_400)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(ask, range(20)))
    assert answers.count(True) == 5


@pytest.mark.django_db
def test_the_worker_forgets_counts_that_are_over_and_no_others():
    with time_machine.travel("2020-03-01 10:00:00", tick=False):
        within("old", times=1, seconds=3600)
        cache.set("old", 1, 60)
    within("new", times=1, seconds=3600)
    cache.set("new", 1, 600)
    call_command("worker", once=True)
    counts = Allowance.objects.exclude(key__startswith="daily:")
    assert list(counts.values_list("key", flat=True)) == ["new/3600"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM django_cache WHERE cache_key LIKE '%:old' OR cache_key LIKE '%:new'")
        assert cursor.fetchall() == [(":1:new",)]


def test_a_made_up_header_is_not_believed():
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert address_of(request) == "127.0.0.1"

"""A planned publication happens at its time, in the name of whoever planned it, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cities.models import City
from core.audit import plain
from core.models import AuditEntry, OutboxMessage
from profiles import actions
from profiles.models import ProfileEdition
from tests.profiles.editions import Office


def in_a_day() -> datetime:
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def office(db):
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def planned(office):
    edition = office.edition("approved")
    return actions.plan_publication(edition, by=office.publisher, at=in_a_day())


def test_at_its_time_and_not_before_by_whoever_planned_it(office, planned):
    with time_machine.travel(planned.publish_at - timedelta(seconds=1), tick=False):
        call_command("worker", "--once")
    planned.refresh_from_db()
    assert planned.status == "approved"
    with time_machine.travel(planned.publish_at, tick=False):
        call_command("worker", "--once")
    planned.refresh_from_db()
    assert (planned.status, planned.published_by) == ("published", office.publisher.key)
    entry = AuditEntry.objects.filter(about=planned.tag, action="move").first()
    assert (entry.actor, entry.changes) == (office.publisher.key, {"status": ["approved", "published"]})


def test_the_history_says_which_plan_was_taken_back(office):
    read_before = office.edition("approved")
    plan = actions.plan_publication(read_before, by=office.publisher, at=in_a_day())
    actions.plan_publication(read_before, by=office.publisher, at=None)
    entry = AuditEntry.objects.filter(about=plan.tag, action="plan_publication").first()
    assert entry.changes == {"publish_at": [plain(plan.publish_at), None]}


def test_who_writes_in_it_before_ends_approval_and_plan(office, planned):
    actions.add_part(planned, "priorities", {"title_en": "Schools"}, by=office.writer)
    with time_machine.travel(in_a_day() + timedelta(days=2), tick=False):
        assert actions.publish_due() == 0
    planned.refresh_from_db()
    assert (planned.status, planned.publish_at, planned.published_by) == ("draft", None, "")


def test_one_that_cannot_be_published_does_not_keep_the_next_waiting(office, planned, caplog):
    other = office.elsewhere(City.objects.get(slug="cadiz"))
    second = actions.plan_publication(other.edition("approved"), by=office.publisher, at=in_a_day())
    # A row that contradicts itself: its translation is numbered already.
    planned.translations.create(language="fr", number=1, published_at=timezone.now())
    chapter = planned.chapters.get()
    type(chapter).objects.filter(pk=chapter.pk).update(body_fr="Qui vit ici.")
    with time_machine.travel(in_a_day() + timedelta(hours=1), tick=False):
        assert actions.publish_due() == 1
    states = {row.pk: row.status for row in ProfileEdition.objects.filter(pk__in=[planned.pk, second.pk])}
    assert states == {planned.pk: "approved", second.pk: "published"}
    assert "Qui vit ici" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_workers_publish_it_once():
    office = Office(City.objects.get(slug="seville"))
    edition = actions.plan_publication(office.edition("approved"), by=office.publisher, at=in_a_day())
    past = timezone.now() - timedelta(minutes=1)
    ProfileEdition.objects.filter(pk=edition.pk).update(publish_at=past)
    together = Barrier(4)

    def work(_number: int) -> int:
        try:
            together.wait(10)
            return actions.publish_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        assert sorted(workers.map(work, range(4))) == [0, 0, 0, 1]
    assert AuditEntry.objects.filter(about=edition.tag, changes={"status": ["approved", "published"]}).count() == 1
    told = OutboxMessage.objects.filter(key__startswith="profile_published").values_list("to", flat=True)
    assert sorted(told) == sorted([office.writer.email, office.submitter.email])

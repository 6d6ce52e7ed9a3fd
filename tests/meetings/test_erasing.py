"""Somebody asks not to be named any more: her name goes from everything, what was published included."""

import pytest
from django.test import Client

from accounts.choices import Role
from core.errors import Refused
from core.models import AuditEntry, KeptFile, OutboxMessage
from meetings import actions
from meetings.models import AgendaRevision, Contributor, ContributorContact, Meeting, PublishedName
from tests.meetings.desk import Desk, client_of
from tests.meetings.scheduled import at
from tests.people import secretary

pytestmark = pytest.mark.django_db

NAME = "Salma Idrissi"


@pytest.fixture
def desk():
    """A meeting that was held, with two published agendas in which Salma speaks."""
    plan = Desk()
    first = plan.session(at(9), at(10))
    plan.person = plan.speaker(NAME)
    plan.on_stage(first, plan.person, acceptance="asked")
    plan.announce()
    plan.publish(acknowledged=[check.key for check in actions.checks(plan.meeting)])
    plan.move(first, room=plan.hall)
    plan.publish(acknowledged=[check.key for check in actions.checks(plan.meeting)])
    Meeting.objects.filter(pk=plan.meeting.pk).update(status="held")
    return plan


def papers(client):
    return [
        client.get(f"/{language}/meetings/housing-for-all-2027/agenda/{number}.pdf").content
        for language in ("en", "fr", "ar")
        for number in (1, 2)
    ]


def test_the_papers_with_an_erased_name_are_gone_and_made_anew_without_it(desk):
    before = papers(Client())
    kept = set(KeptFile.objects.filter(name__startswith="agenda-").values_list("pk", flat=True))
    assert len(kept) == 6
    actions.erase_person(desk.person, by=desk.officer)
    assert not KeptFile.objects.filter(pk__in=kept).exists()
    for reader in (Client(), desk.client, client_of(secretary(Role.ADMIN))):
        assert not set(papers(reader)) & set(before)
    assert all(bytes(row.content) not in before for row in KeptFile.objects.filter(name__startswith="agenda-"))


def test_the_name_stands_nowhere_any_more_and_the_chain_still_holds(desk):
    agendas = list(AgendaRevision.objects.values_list("snapshot", "hash"))
    actions.erase_person(desk.person, by=desk.officer)
    slug = desk.meeting.slug
    pages = [f"/en/meetings/{slug}/", f"/en/meetings/{slug}/agenda/1/", f"/api/v1/meetings/{slug}/revisions/1/"]
    pages += ["/en/desk/speakers/", desk.base, f"{desk.base}sessions/{desk.meeting.sessions.get().uid}/"]
    for page in pages:
        assert NAME not in desk.get(page).content.decode(), page
    assert list(AgendaRevision.objects.values_list("snapshot", "hash")) == agendas
    assert actions.chain_holds(desk.meeting)
    assert not PublishedName.objects.exists() and not ContributorContact.objects.exists()


def test_what_is_kept_for_ever_never_held_the_name(desk):
    added = actions.add_place(Contributor(), {"name": NAME, "organisation": "Rabat"}, by=desk.officer)
    actions.edit_place(added, {"name": f"{NAME} B."}, by=desk.officer, version=added.version)
    actions.remove_place(added, by=desk.officer)
    assert NAME not in str(list(AuditEntry.objects.values_list("changes", flat=True)))
    assert NAME not in str(list(AgendaRevision.objects.values_list("snapshot", "acknowledged")))


def test_mail_that_waits_for_an_erased_person_does_not_go_and_her_address_is_forgotten(desk):
    assert OutboxMessage.objects.filter(to="salma@speakers.example", status="queued").count() == 2
    oldest = OutboxMessage.objects.earliest("pk")
    OutboxMessage.objects.filter(pk=oldest.pk).update(status="sent")
    actions.erase_person(desk.person, by=desk.officer)
    assert list(OutboxMessage.objects.values_list("key", "to", "subject")) == [(oldest.key, "", "")]


def test_nobody_is_erased_while_she_is_on_the_stage_of_a_meeting_to_come(desk):
    Meeting.objects.filter(pk=desk.meeting.pk).update(status="confirmed")
    with pytest.raises(Refused, match="Housing for all"):
        actions.erase_person(desk.person, by=desk.officer)
    assert PublishedName.objects.filter(name=NAME).exists()


def test_at_the_desk_she_ticks_that_she_is_sure(desk):
    address = f"/en/desk/speakers/{desk.person.key}/"
    assert f"{address}erase/" in desk.get(address).content.decode()
    desk.post(f"{address}erase/")
    assert Contributor.objects.get(pk=desk.person.pk).name == NAME
    assert desk.post(f"{address}erase/", {"sure": "1"}).url == "/en/desk/speakers/"
    assert Contributor.objects.get(pk=desk.person.pk).is_erased
    assert desk.get(address).status_code == 404
    assert desk.post(f"{address}erase/", {"sure": "1"}).status_code == 404

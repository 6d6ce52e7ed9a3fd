"""The audit trail: written with the change itself, and then out of reach."""

import pytest
from django.db import DatabaseError, connection, transaction

from cities.models import City
from core import audit
from core.errors import BrokenData
from core.models import AuditEntry
from mc2cm.network import load_network
from tests.factories import empty_the_record
from tests.small_network import Folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    empty_the_record()
    return Folder(tmp_path)


def entries_since(last):
    return list(AuditEntry.objects.filter(pk__gt=last).order_by("pk"))


def last_entry():
    return AuditEntry.objects.order_by("pk").last().pk


def test_every_record_that_a_load_adds_leaves_an_entry(folder):
    last = last_entry()
    report = load_network(folder.path)
    *entries, published = entries_since(last)
    assert (published.action, published.about) == ("import_published", "profile:turin:1")
    assert [entry.about for entry in entries] == report.added
    assert {(entry.actor, entry.action) for entry in entries} == {("system:load_network", "load_added")}


def test_a_change_is_kept_from_which_value_to_which(folder):
    load_network(folder.path)
    last = last_entry()
    folder.change("cities", '"https://turin.example"', '"https://other.example"')
    load_network(folder.path)
    (entry,) = entries_since(last)
    assert (entry.action, entry.about) == ("load_changed", "city:turin")
    assert entry.changes == {"website": ["https://turin.example", "https://other.example"]}


def test_what_was_kept_leaves_no_entry(folder):
    load_network(folder.path)
    City.objects.update(website="https://new.example")
    last = last_entry()
    load_network(folder.path)
    assert entries_since(last) == []


def test_a_load_that_fails_leaves_no_entry(folder):
    last = last_entry()
    folder.change("figures", "source: W1", "source: W9")
    with pytest.raises(BrokenData):
        load_network(folder.path)
    assert entries_since(last) == []


def test_an_entry_is_gone_with_the_change_that_was_undone():
    last = last_entry()
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record("tested", "city:turin", by="person:1")
        assert len(entries_since(last)) == 1
        raise RuntimeError
    assert entries_since(last) == []


def test_the_application_adds_an_entry():
    last = last_entry()
    entry = audit.record("tested", "city:turin", by="person:1", changes={"website": ["", "https://turin.example"]})
    assert entries_since(last) == [entry]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditentry SET actor = 'person:2'",
        "DELETE FROM core_auditentry",
        "TRUNCATE core_auditentry",
        "INSERT INTO core_auditentry (id, at, actor, action, about, changes) "
        "SELECT id, now(), 'person:2', action, about, changes FROM core_auditentry LIMIT 1 "
        "ON CONFLICT (id) DO UPDATE SET actor = excluded.actor",
    ],
)
def test_the_application_can_neither_change_nor_empty_the_trail(statement):
    audit.record("tested", "city:turin", by="person:1")
    refused = pytest.raises(DatabaseError, match="permission denied for table core_auditentry")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.filter(actor="person:1").exists()
    assert not AuditEntry.objects.filter(actor="person:2").exists()


def test_the_application_cannot_give_itself_the_right():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_auditentry OWNER TO CURRENT_USER")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, 'core_auditentry', 'UPDATE, DELETE, TRUNCATE')")
        assert cursor.fetchone() == (False,)

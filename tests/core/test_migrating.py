"""Tables that need each other are made together, and go together."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from core.migrating import Together


def table(name, other):
    to_other = models.ForeignKey(f"core.{other}", models.CASCADE, null=True)
    return migrations.CreateModel(name, [("id", models.BigAutoField(primary_key=True)), ("other", to_other)])


def ties():
    """Which of the two tables' columns the database ties to the other table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND conrelid::regclass::text IN ('core_key', 'core_lock') ORDER BY 1"
        )
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_two_tables_that_name_each_other_are_made_and_removed(as_owner):
    together = Together([table("Key", "Lock"), table("Lock", "Key")])
    before = ProjectState()
    assert before.apps  # Drawn, as it is while migrations run.
    after = before.clone()
    together.state_forwards("core", after)
    with as_owner():
        with connection.schema_editor() as editor:
            together.database_forwards("core", editor, before, after)
        assert ties() == [("core_key", "core_lock"), ("core_lock", "core_key")]
        with connection.schema_editor() as editor:
            together.database_backwards("core", editor, after, before)
        assert ties() == []
        assert "core_key" not in connection.introspection.table_names()


def test_it_goes_back_only_if_each_of_its_changes_does():
    assert Together([table("Key", "Key")]).reversible
    assert not Together([migrations.RunSQL("SELECT 1")]).reversible

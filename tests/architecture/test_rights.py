"""Two database roles: the owner migrates, the application reads and writes."""

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction


@pytest.mark.django_db
def test_every_test_runs_under_the_applications_rights():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone()[0] == settings.DATABASE_APP_ROLE


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.smuggled (id int)",
        "ALTER TABLE public.core_auditentry ADD COLUMN smuggled int",
        "DROP TABLE public.core_auditentry",
        "TRUNCATE public.core_auditentry",
        "UPDATE public.core_auditentry SET id = id",
        "DELETE FROM public.core_auditentry",
    ],
)
def test_the_application_cannot(statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_has_the_same_rights():
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (settings.DATABASE_APP_ROLE,)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_commits_is_gone_for_the_next(time, django_user_model):
    count = django_user_model.objects.count()
    django_user_model.objects.create(email="somebody@demo.example")
    assert count == 0

"""The schema is what the models say, and the machine below is fit for it."""

import importlib.util
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection

from mc2cm import checks


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_machine_is_fit():
    assert checks.psycopg_3_is_absent(None) == []
    assert checks.the_database_knows_letters(None, databases=["default"]) == []
    assert checks.clocks_agree(None, databases=["default"]) == []


def test_psycopg_3_is_noticed(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    assert [error.id for error in checks.psycopg_3_is_absent(None)] == ["mc2cm.E001"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_knows_no_letters_is_noticed(monkeypatch, as_owner):
    name = f"{connection.settings_dict['NAME']}_plain"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    plain = connection.copy()
    plain.settings_dict["NAME"] = name
    monkeypatch.setattr(checks, "connections", {"default": plain})
    try:
        assert [error.id for error in checks.the_database_knows_letters(None, databases=["default"])] == ["mc2cm.E002"]
    finally:
        plain.close()
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


@pytest.mark.django_db
def test_an_old_table_of_zones_is_noticed(monkeypatch):
    monkeypatch.setattr(checks, "ZoneInfo", lambda zone: ZoneInfo(zone.replace("Africa/Casablanca", "Europe/Athens")))
    (error,) = checks.clocks_agree(None, databases=["default"])
    assert error.id == "mc2cm.E003"
    assert "Africa/Casablanca" in error.msg
    assert "Europe/" not in error.msg

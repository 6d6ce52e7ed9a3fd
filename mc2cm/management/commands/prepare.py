"""Everything between a running database and the first page, in one process; what has not changed is left out."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import dj_database_url
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from core.management.commands.catalogues import compile_catalogues
from meetings.actions import moved_sessions

CODE = ("accounts", "cities", "core", "library", "mc2cm", "meetings", "pilots", "profiles")


class Command(BaseCommand):
    help = (
        "Compile texts, migrate as the owner, then check, load the network and collect static files as the application."
    )
    requires_system_checks: list[str] = []

    def handle(self, **options):
        compile_catalogues(settings.LOCALE_PATHS[0])
        with as_owner():
            migrated = self.migrate()
        reach()
        try:
            self.check(databases=["default"])
        except SystemCheckError as error:
            raise CommandError(str(error)) from None
        with done_before() as known:
            self.load_network(known, again=migrated)
            self.make_demo(known)
            self.collect_static(known)
        self.compare_hours()

    def migrate(self) -> bool:
        """Bring the schema up to date; says whether it had to."""
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write("Preparing the database …")
            self.stdout.flush()
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        return bool(plan)

    def load_network(self, known: dict[str, str], *, again: bool) -> None:
        files = [*(settings.BASE_DIR / "network_data").rglob("*")]
        for app in CODE:
            files += (settings.BASE_DIR / app).rglob("*.py")
        now = fingerprint(files)
        if again or known.get("network") != now:
            self.stdout.write("Loading the network’s record …")
            self.stdout.flush()
            report = StringIO()
            call_command("load_network", stdout=report)
            *details, total = report.getvalue().strip().split("\n")
            (Path(settings.STATE_DIR) / "logs").mkdir(exist_ok=True)
            (Path(settings.STATE_DIR) / "logs" / "load_network.log").write_text("\n".join([*details, total, ""]))
            self.stdout.write(f"{total} (Which: logs/load_network.log.)" if details else total)
            known["network"] = now

    def make_demo(self, known: dict[str, str]) -> None:
        """The demonstration's accounts, made anew when the password, the second factor or the cities have changed."""
        if not settings.DEMO or "DEMO_PASSWORD" not in os.environ:
            return
        words = [os.environ["DEMO_PASSWORD"], os.environ.get("DEMO_TOTP_SECRET", ""), known.get("network", "")]
        now = hashlib.sha256("\n".join(words).encode()).hexdigest()
        if known.get("demo") != now:
            call_command("make_demo", stdout=self.stdout)
            known["demo"] = now

    def compare_hours(self) -> None:
        """A new table of zones moves sessions to come only when they are written again, by a person who is told who
        has to hear of it.
        """
        if moved := moved_sessions():
            self.stdout.write(
                f"The law of the clocks has changed for {len(moved)} sessions to come: run `manage.py recompute_hours`,"
                " it lists the meetings and the mail that is ready."
            )

    def collect_static(self, known: dict[str, str]) -> None:
        if not settings.HASHED_STATIC:
            return
        now = fingerprint([*(settings.BASE_DIR / "static").rglob("*"), settings.BASE_DIR / "requirements.txt"])
        if known.get("static") != now or not (settings.STATIC_ROOT / "staticfiles.json").exists():
            self.stdout.write("Preparing static files …")
            self.stdout.flush()
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            known["static"] = now


@contextmanager
def as_owner() -> Iterator[None]:
    """Until it ends, the connection is that of the role which owns the tables."""
    application = dict(connection.settings_dict)
    if owner := os.environ.get("DATABASE_OWNER_URL"):
        connection.close()
        connection.settings_dict.update(dj_database_url.parse(owner))
    try:
        reach()
        yield
    finally:
        connection.close()
        connection.settings_dict.update(application)


def reach() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        place = "{USER}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
        reason = str(error).strip().split("\n")[0].removeprefix("connection to server ")
        raise CommandError(f"The database {place} cannot be reached: {reason}") from None


@contextmanager
def done_before() -> Iterator[dict[str, str]]:
    """What was done for this state folder and this database; written down also when a later step fails."""
    file = Path(settings.STATE_DIR) / "prepared.json"
    database = "{HOST}/{NAME}".format(**connection.settings_dict)
    known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    if known.get("database") != database:
        known = {"database": database}
    try:
        yield known
    finally:
        new = file.with_suffix(".new")
        new.write_text(json.dumps(known, indent=1))
        new.replace(file)


def fingerprint(files: Iterable[Path]) -> str:
    """Changes whenever a file comes, goes, or reads differently."""
    total: Any = hashlib.sha256()
    for file in sorted(files):
        if file.is_file():
            total.update(os.fsencode(file) + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()

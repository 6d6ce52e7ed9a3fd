"""What `bin/serve` does: everything the portal needs, started in order, watched, and stopped together.

Only the standard library is used: this runs before there is a `.venv`, and stays the parent of all it starts.
"""

import base64
import errno
import fcntl
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from mc2cm import environment
from mc2cm.local_database import LocalDatabase, end_with_parent
from mc2cm.trouble import Trouble

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SIGNS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 60
LARGE_LOG = 20_000_000


class Stopped(BaseException):
    """Somebody asked the portal to end."""


def main() -> int:
    for sign in SIGNS:
        signal.signal(sign, stop)
    try:
        with ExitStack() as started:
            Portal.from_environment(os.environ).run(started)
    except Stopped:
        print("The portal has stopped.")
        return 0
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(environment.NO_DISK.format(error.filename or environment.ROOT), file=sys.stderr)
        return 1
    return 0


def stop(*_) -> None:
    """Once is enough: what follows takes its time, and a second Ctrl-C must not leave a database behind."""
    for sign in SIGNS:
        signal.signal(sign, signal.SIG_IGN)
    raise Stopped


@dataclass
class Portal:
    host: str
    port: int
    state: Path
    given: Mapping[str, str]

    @classmethod
    def from_environment(cls, given: Mapping[str, str]) -> "Portal":
        host, port = given.get("HOST") or "127.0.0.1", given.get("PORT") or "8000"
        if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
            raise Trouble(f"PORT is a number from 1 to 65535, not {port!r}.")
        if given.get("DEMO", "").lower() in {"1", "true", "yes", "on"} and host not in LOOPBACK:
            raise Trouble(
                f"DEMO=1 makes accounts anybody may use, so it is refused on {host}: only 127.0.0.1 shows a demo."
            )
        return cls(host, int(port), Path(given.get("STATE_DIR") or environment.ROOT / "var").resolve(), given)

    def run(self, started: ExitStack) -> None:
        self.open_state_folder(started)
        self.check_port()
        self.check_room()
        environment.make_ready()
        self.keep_secret_key()
        database = self.start_database(started)
        self.prepare(database)
        web = self.start_web_server(started, database)
        worker = self.start_worker(started, database)
        self.wait_for_an_answer(web)
        print(f"The portal is at {self.address()}/en/", flush=True)
        self.show_demo()
        self.watch(web, worker, database)

    # Before anything is started

    def open_state_folder(self, started: ExitStack) -> None:
        """Ours alone as long as we run, and writable."""
        try:
            self.state.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.state / "logs").mkdir(exist_ok=True)
            lock = started.enter_context((self.state / "lock").open("a"))
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            raise Trouble(f"STATE_DIR {self.state} cannot be written ({error.strerror}).") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"STATE_DIR {self.state} is in use by another bin/serve: stop it, or name another folder."
            ) from None

    def check_port(self) -> None:
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind, protocol) as door:
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                door.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(
                    f"Port {self.port} of {self.host} is in use: stop what runs there, or set PORT."
                ) from None
            if error.errno == errno.EACCES:
                raise Trouble(
                    f"Port {self.port} may not be opened by this account: set PORT to 1024 or more."
                ) from None
            raise Trouble(f"HOST {self.host} is not an address of this machine.") from None

    def check_room(self) -> None:
        if not environment.is_ready() or not (self.state / "prepared.json").exists():
            environment.check_room(environment.ROOT)
            environment.check_room(self.state)

    def keep_secret_key(self) -> None:
        file = self.state / "secret_key"
        if self.given.get("SECRET_KEY") or file.exists():
            return
        new = self.state / "secret_key.new"
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(48))
        new.replace(file)

    # Starting

    def start_database(self, started: ExitStack) -> LocalDatabase | None:
        """Our own, unless DATABASE_URL names another."""
        if self.given.get("DATABASE_URL"):
            return None
        packages = next((environment.FOLDER / "lib").glob("python*/site-packages"))
        database = LocalDatabase(self.state, packages)
        started.callback(database.stop)
        return database.start()

    def variables(self, database: LocalDatabase | None) -> dict[str, str]:
        """What Django is told; the owner's address is for `prepare` alone."""
        told = dict(self.given) | {"HOST": self.host, "PORT": str(self.port), "STATE_DIR": str(self.state)}
        told.pop("DATABASE_OWNER_URL", None)
        told.pop("DJANGO_SETTINGS_MODULE", None)
        if database:
            told["DATABASE_URL"] = database.app_url
        told.setdefault("DATABASE_APP_ROLE", urlsplit(told["DATABASE_URL"]).username or "mc2cm_app")
        return told | self.demo

    def prepare(self, database: LocalDatabase | None) -> None:
        told = self.variables(database)
        owner = database.owner_url if database else self.given.get("DATABASE_OWNER_URL")
        if owner:
            told["DATABASE_OWNER_URL"] = owner
        command = [str(environment.PYTHON), str(environment.ROOT / "manage.py"), "prepare"]
        # A group of its own: Ctrl-C is for us, and we pass it on.
        preparing = subprocess.Popen(command, env=told, start_new_session=True, preexec_fn=end_with_parent)
        try:
            code = preparing.wait()
        except BaseException:
            end(preparing)
            raise
        if code:
            raise Trouble("The portal was not started.")

    @cached_property
    def demo(self) -> dict[str, str]:
        """What demonstration accounts sign in with: as given, else as drawn at random for this state folder."""
        asked = self.given.get("DEMO") or ("1" if self.host in LOOPBACK else "0")
        if asked.lower() not in {"1", "true", "yes", "on"}:
            return {}
        file = self.state / "demo.json"
        drawn = json.loads(file.read_text()) if file.exists() else {}
        secret = base64.b32encode(secrets.token_bytes(20)).decode()
        told = {
            "DEMO": "1",
            "DEMO_PASSWORD": self.given.get("DEMO_PASSWORD") or drawn.get("DEMO_PASSWORD") or secrets.token_urlsafe(12),
            "DEMO_TOTP_SECRET": self.given.get("DEMO_TOTP_SECRET") or drawn.get("DEMO_TOTP_SECRET") or secret,
        }
        if told != drawn:
            file.touch(mode=0o600)
            file.write_text(json.dumps(told))
        return told

    def show_demo(self) -> None:
        """What was drawn; a password that was given is known already, and is not printed."""
        if not self.demo:
            return
        print("Demonstration accounts: city_editor.turin@demo.example, officer@demo.example and others (README).")
        for name in ("DEMO_PASSWORD", "DEMO_TOTP_SECRET"):
            told = "as you set it" if self.given.get(name) else self.demo[name]
            print(f"{name} {told}", flush=True)

    def start_worker(self, started: ExitStack, database: LocalDatabase | None) -> subprocess.Popen:
        """Sends the mail that waits in the outbox."""
        command = [str(environment.PYTHON), str(environment.ROOT / "manage.py"), "worker"]
        return self.start_process(started, database, command, "worker.log")

    def start_web_server(self, started: ExitStack, database: LocalDatabase | None) -> subprocess.Popen:
        turn(self.state / "logs" / "access.log")
        command = [str(environment.PYTHON), "-m", "gunicorn", "--config", "python:mc2cm.web_server", "mc2cm.wsgi"]
        return self.start_process(started, database, command, "portal.log")

    def start_process(self, started, database, command: list[str], log_name: str) -> subprocess.Popen:
        """One part of the portal, its words in a log of its own; it ends with us."""
        log = self.state / "logs" / log_name
        turn(log)
        with log.open("ab") as words:
            process = subprocess.Popen(
                command,
                cwd=environment.ROOT,
                env=self.variables(database),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        started.callback(end, process)
        return process

    def wait_for_an_answer(self, web: subprocess.Popen) -> None:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        end_of_patience = time.monotonic() + PATIENCE
        while web.poll() is None and time.monotonic() < end_of_patience:
            with suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection(host, self.port, timeout=PATIENCE)
                connection.request("GET", "/en/", headers={"User-Agent": "bin/serve"})
                status = connection.getresponse().status
                connection.close()
                if status >= 500:
                    raise Trouble(f"The first page answers {status}: see {self.state}/logs/portal.log.")
                return
            time.sleep(0.05)
        raise Trouble(f"The web server did not start: see {self.state}/logs/portal.log.")

    # Running

    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.given.get("SITE_ORIGIN") or f"http://{host}:{self.port}"

    def watch(self, web: subprocess.Popen, worker: subprocess.Popen, database: LocalDatabase | None) -> None:
        """Until somebody stops us; if one part dies the rest goes with it."""
        while True:
            if database and database.died():
                raise Trouble(f"The database has ended by itself, so the portal stops: see {database.home}/server.log.")
            if web.poll() is not None:
                raise Trouble(
                    f"The web server has ended by itself, so the portal stops: see {self.state}/logs/portal.log."
                )
            if worker.poll() is not None:
                raise Trouble(f"The mail worker has ended, so the portal stops: see {self.state}/logs/worker.log.")
            time.sleep(0.3)


def end(process: subprocess.Popen) -> None:
    """Ask, wait for the open requests, then insist."""
    for sign, patience in ((signal.SIGTERM, 15), (signal.SIGKILL, 5)):
        if process.poll() is not None:
            return
        process.send_signal(sign)
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)


def turn(log: Path) -> None:
    """Keep one older file; more is for the machine's own log rotation."""
    if log.exists() and log.stat().st_size > LARGE_LOG:
        log.replace(log.with_name(f"{log.name}.1"))

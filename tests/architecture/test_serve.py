"""bin/serve: one sentence for everything that can stand in its way, and a clean end."""

import ast
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings

from mc2cm import environment
from mc2cm.local_database import LocalDatabase, free_port

ROOT = settings.BASE_DIR
OWN_WORDS = ("DATABASE_URL", "SECRET_KEY", "STATE_DIR", "TEST_RUN", "HASHED_STATIC", "DEMO", "HOST", "PORT", "CI")


def variables(tmp_path, **given):
    plain = {name: value for name, value in os.environ.items() if name not in OWN_WORDS}
    return plain | {"STATE_DIR": str(tmp_path / "state"), "PORT": str(free_port())} | given


def serve(given, root=ROOT):
    return subprocess.run(
        [sys.executable, root / "bin" / "serve"], env=given, capture_output=True, text=True, timeout=120
    )


def refusal(given, root=ROOT):
    """The one sentence, after making sure that it is one and that it is a refusal."""
    done = serve(given, root)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    (sentence,) = done.stderr.strip().split("\n")
    return sentence


def pretend(tmp_path, code):
    """A Python that runs `code` before anything else."""
    (tmp_path / "sitecustomize.py").write_text(code)
    return {"PYTHONPATH": str(tmp_path)}


def test_a_port_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = str(door.getsockname()[1])
        assert refusal(variables(tmp_path, PORT=port)) == (
            f"Port {port} of 127.0.0.1 is in use: stop what runs there, or set PORT."
        )


def test_a_port_that_is_none(tmp_path):
    assert refusal(variables(tmp_path, PORT="http")) == "PORT is a number from 1 to 65535, not 'http'."


def test_a_host_of_somebody_else(tmp_path):
    assert refusal(variables(tmp_path, HOST="192.0.2.1")) == "HOST 192.0.2.1 is not an address of this machine."


def test_a_state_folder_in_use(tmp_path):
    given = variables(tmp_path)
    (tmp_path / "state").mkdir()
    with (tmp_path / "state" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "is in use by another bin/serve" in refusal(given)


def test_a_state_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    assert "cannot be written (Not a directory)" in refusal(
        variables(tmp_path, STATE_DIR=str(tmp_path / "file" / "state"))
    )


def test_a_demo_on_a_foreign_address(tmp_path):
    assert refusal(variables(tmp_path, DEMO="1", HOST="0.0.0.0")).startswith("DEMO=1 makes accounts anybody may use")


@pytest.mark.parametrize("command", ["serve", "test"])
def test_an_old_python(tmp_path, command):
    given = variables(tmp_path, **pretend(tmp_path, "import sys; sys.version_info = (3, 9, 0)"))
    done = subprocess.run([sys.executable, ROOT / "bin" / command], env=given, capture_output=True, text=True)
    assert done.returncode != 0
    assert done.stderr.startswith("The portal needs Python 3.11 or newer, and this is 3.9")
    ast.parse((ROOT / "bin" / command).read_text(), feature_version=(3, 4))


def test_a_full_disk(tmp_path):
    full = "import shutil; shutil.disk_usage = lambda path: shutil._ntuple_diskusage(10**9, 10**9, 0)"
    assert refusal(variables(tmp_path, **pretend(tmp_path, full))).endswith("the first start needs 500 MB.")


def test_a_disk_that_fills_up_on_the_way(tmp_path):
    full = (
        "import errno, pathlib\n"
        "def touch(*a, **k): raise OSError(errno.ENOSPC, 'No space left on device')\n"
        "pathlib.Path.touch = touch\n"
        "import mc2cm.environment\n"
        "mc2cm.environment.make_ready = lambda: None\n"
    )
    given = variables(tmp_path, **pretend(tmp_path, full))
    assert "There is no room left" in refusal(given | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"})


def test_no_network_on_the_first_start(tmp_path):
    checkout = tmp_path / "checkout"
    for folder in ("bin", "mc2cm"):
        shutil.copytree(ROOT / folder, checkout / folder)
    shutil.copy(ROOT / "requirements.txt", checkout)
    given = variables(tmp_path, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path), PIP_CONFIG_FILE=os.devnull)
    assert refusal(given, checkout).startswith("The packages could not be fetched")


def test_a_database_out_of_reach(tmp_path):
    given = variables(tmp_path, DATABASE_URL=f"postgres://nobody:x@127.0.0.1:{free_port()}/none", SECRET_KEY="test")
    done = subprocess.run([sys.executable, ROOT / "manage.py", "prepare"], env=given, capture_output=True, text=True)
    assert done.returncode != 0
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert ":x@" not in done.stderr


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    """A state folder that all of these start on in turn: only the first of them has to load the network."""
    folder = tmp_path_factory.mktemp("portal") / "state"
    yield folder
    LocalDatabase(folder, environment.FOLDER).remove()


@pytest.fixture
def portal(state):
    """Starts bin/serve for real."""
    if not environment.is_ready():
        pytest.skip(".venv does not hold the locked packages: bin/test makes it.")
    running = []

    def start():
        process = subprocess.Popen(
            [sys.executable, ROOT / "bin" / "serve"],
            env=variables(state.parent),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.terminate()
            process.wait(30)


def said(process):
    """Its lines up to the one that tells the address."""
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if line.startswith("The portal is at "):
            return lines
    raise AssertionError("\n".join(lines))


def address(process):
    return said(process)[-1].removeprefix("The portal is at ")


def belongs_to(folder):
    listing = subprocess.run(["ps", "-eo", "pid=,args=", "e", "-ww"], capture_output=True, text=True).stdout
    return [line for line in listing.split("\n") if f"STATE_DIR={folder}" in line and "ps -eo" not in line]


def test_it_serves_stops_cleanly_and_does_nothing_again_at_the_next_start(portal, state):
    first = portal()
    with urllib.request.urlopen(address(first)) as answer:
        assert answer.status == 200
        assert "Server" not in answer.headers
    first.send_signal(signal.SIGINT)
    assert first.wait(30) == 0
    assert belongs_to(state) == []

    # What has not changed is not done again: its only line is the address.
    second = portal()
    assert len(said(second)) == 1
    second.terminate()
    assert second.wait(30) == 0


def test_killed_it_leaves_nothing_running_and_starts_again(portal, state):
    first = portal()
    address(first)
    first.kill()
    first.wait()
    for _ in range(200):
        if not belongs_to(state):
            break
        time.sleep(0.1)
    assert belongs_to(state) == []
    second = portal()
    assert address(second)


def test_when_a_part_dies_the_rest_stops_and_says_so(portal, state):
    process = portal()
    address(process)
    pids = subprocess.run(["pgrep", "-P", str(process.pid), "-f", "postgres"], capture_output=True, text=True).stdout
    os.kill(int(pids.split()[0]), signal.SIGQUIT)
    rest, _ = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "The database has ended by itself" in rest
    assert belongs_to(state) == []

"""The portal's `.venv`: made once, filled with the locked packages, brought up to date when the lock changes."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mc2cm.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
ENOUGH = 500_000_000
NO_DISK = "There is no room left on the disk of {}: the first start needs 500 MB."


def fingerprint(*files: Path) -> str:
    """The same as long as neither the files' names nor their bytes change."""
    total = hashlib.sha256()
    for file in files:
        total.update(os.fsencode(str(file.relative_to(ROOT))) + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def is_ready(locked: str = "requirements.txt") -> bool:
    stamp = FOLDER / f"installed-{locked}"
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted(locked)


def wanted(locked: str) -> str:
    return fingerprint(*sorted({ROOT / "requirements.txt", ROOT / locked}))


def make_ready(locked: str = "requirements.txt") -> None:
    """Install what `locked` names; raises Trouble when there is no disk, no network or no whole Python."""
    if is_ready(locked):
        return
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        # Two commands started at once in one checkout: the second waits, then finds all done.
        fcntl.flock(folder, fcntl.LOCK_EX)
        if not is_ready(locked):
            install(locked)
    finally:
        os.close(folder)


def install(locked: str) -> None:
    check_room(ROOT)
    if not has_pip():
        print("Making .venv …", flush=True)
        run([sys.executable, "-m", "venv", "--clear", str(FOLDER)])
    count = len(re.findall(r"^\S+==", (ROOT / locked).read_text(), re.MULTILINE))
    print(f"Installing {count} locked packages …", flush=True)
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    run([*command, "--require-hashes", "--requirement", ROOT / locked])
    if locked != "requirements.txt":
        (FOLDER / "installed-requirements.txt").write_text(wanted("requirements.txt"))
    (FOLDER / f"installed-{locked}").write_text(wanted(locked))


def has_pip() -> bool:
    """Not so when there is no .venv, when its making was interrupted, or when its Python is gone."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def check_room(folder: Path) -> None:
    if shutil.disk_usage(folder).free < ENOUGH:
        raise Trouble(NO_DISK.format(folder))


def run(command: list) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(explained(done.stdout + done.stderr))


def explained(words: str) -> str:
    """What pip or venv said, as one sentence."""
    if "No space left on device" in words:
        return NO_DISK.format(ROOT)
    if "ensurepip" in words:
        return "Python's venv module is incomplete here: on Debian and Ubuntu install the package python3-venv."
    if "DO NOT MATCH THE HASHES" in words:
        return "A package is not the one that requirements.txt names (its hash differs): nothing was installed from it."
    if "Permission denied" in words:
        return f"{FOLDER} cannot be written: start as the account that owns the checkout."
    if re.search(r"No matching distribution|Could not find a version|onnection|timed out|resolution", words):
        return "The packages could not be fetched: the first start, and one after an upgrade, needs the network."
    lines = [line for line in words.strip().split("\n") if line]
    return f"The packages could not be installed: {lines[-1] if lines else 'no reason was given.'}"

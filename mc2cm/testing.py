"""What `bin/test` does: every check in turn, one line each, and at the end what failed and what was skipped.

Only the standard library is used: the checks themselves run in the `.venv`.
"""

import os
import subprocess
import sys
import time

from mc2cm import environment
from mc2cm.trouble import Trouble

PYTHON = str(environment.PYTHON)
# Every change that the portal makes, who may make it, and what people read: a package in the large apps, one file in
# the small ones.
TYPED = sorted(
    str(place)
    for stair in ("actions", "rules", "sheet")
    for name in (stair, f"{stair}.py")
    for place in environment.ROOT.glob(f"*/{name}")
)
STEPS = {
    "lint": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
    "templates": [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
    "types": [PYTHON, "-m", "mypy", "core", "mc2cm", *TYPED],
    "missing migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "floors and stairs": [str(environment.PYTHON.with_name("lint-imports"))],
    "texts": [PYTHON, "manage.py", "catalogues", "check"],
}
# Django wants a key and an address to be imported; nothing is reached with either.
VARIABLES = {
    **os.environ,
    "SECRET_KEY": "test",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
}


def main():
    try:
        environment.make_ready("requirements-test.txt")
    except Trouble as trouble:
        sys.exit(str(trouble))
    if sys.argv[1:]:
        return subprocess.run([PYTHON, "-m", "pytest", *sys.argv[1:]]).returncode
    failed = [name for name, command in STEPS.items() if not passes(name, command)]
    code, skipped = tests()
    if code:
        failed.append("tests")
    print("\n" + ("Skipped:\n" + "\n".join(skipped) if skipped else "Nothing was skipped."))
    print(f"Failed: {', '.join(failed)}." if failed else "All is well.")
    return 1 if failed else 0


def passes(name, command):
    begun = time.monotonic()
    done = subprocess.run(
        command, cwd=environment.ROOT, env=VARIABLES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    print(f"{'failed' if done.returncode else 'ok':8}{name} ({time.monotonic() - begun:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def tests():
    """pytest's own lines as they come; what it skipped is said again at the very end."""
    # Whole files stay with one worker, which sets their scene once; who is done first takes half of what is left.
    command = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist=worksteal"]
    running = subprocess.Popen(
        command, cwd=environment.ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    skipped = []
    for line in running.stdout:
        print(line, end="", flush=True)
        if line.startswith("SKIPPED"):
            skipped.append("  " + line.removeprefix("SKIPPED").strip())
    return running.wait(), skipped

"""What the benchmarks share: a database of their own with the real network, and a clock."""

import atexit
import os
import shutil
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def set_up() -> None:
    """Django, with an empty database that is filled and at the end removed; never the portal's own."""
    from mc2cm.local_database import LocalDatabase

    folder = Path(tempfile.mkdtemp(prefix="mc2cm-benchmark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = LocalDatabase(folder, Path(sysconfig.get_path("purelib")), durable=False)
    atexit.register(database.remove)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "mc2cm.settings",
        "SECRET_KEY": "benchmark",
        "STATE_DIR": str(folder),
        "HASHED_STATIC": "0",
        "DATABASE_URL": database.start().owner_url,
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_network", verbosity=0)


@contextmanager
def timed(what: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    print(f"{what:<62} {time.perf_counter() - begun:7.2f} s")

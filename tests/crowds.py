"""Many people doing the same thing at the same moment, each on a connection of her own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from core.errors import NotAllowed, Refused, Stale


def crowd(size: int, act: Callable) -> list[str]:
    """What comes of it for each: "done", or the name of the refusal. For tests with `transaction=True`."""
    together = Barrier(size)

    def one(number: int) -> str:
        try:
            together.wait(30)
            act(number)
            return "done"
        except (Refused, Stale, NotAllowed) as answer:
            return type(answer).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(size) as people:
        return sorted(people.map(one, range(size)))

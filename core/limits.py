"""How often something may be done: counted in one statement by the database, so that it holds over all workers."""

import time

from django.db import connection
from django.http import HttpRequest

ONE_MORE = """
INSERT INTO core_allowance (key, "window", count) VALUES (%s, %s, 1)
ON CONFLICT (key, "window") DO UPDATE SET count = core_allowance.count + 1 RETURNING count
"""


def within(key: str, *, times: int, seconds: int) -> bool:
    """Count one more use of `key`; False when that is more than `times` in the present span of `seconds`."""
    window = int(time.time()) // seconds
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [f"{key}/{seconds}"[:200], window])
        (count,) = cursor.fetchone()
    return count <= times


def address_of(request: HttpRequest) -> str:
    """Where a request came from: the connection's own end, never a header that anyone can write."""
    return request.META.get("REMOTE_ADDR", "")

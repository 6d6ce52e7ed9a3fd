"""How often something may be done: counted in one statement by the database, so that it holds over all workers."""

import time

from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.errors import TooOften

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


def once_more(request: HttpRequest, what: str) -> None:
    """Count one more of what anybody may send, whichever door it came by. Raises TooOften after twenty in an hour."""
    if not within(f"{what}:{address_of(request)}", times=20, seconds=3600):
        raise TooOften(_("That was very often from your connection. Please try again in an hour."))


def address_of(request: HttpRequest) -> str:
    """Where a request came from: the connection's own end, never a header that anyone can write."""
    return request.META.get("REMOTE_ADDR", "")

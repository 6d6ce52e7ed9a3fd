"""How often something may be done: counted in one statement by the database, so that it holds over all workers."""

import time

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.errors import TooOften

ONE_MORE = """
INSERT INTO core_allowance (key, "window", count) VALUES (%s, %s, 1)
ON CONFLICT (key, "window") DO UPDATE SET count = core_allowance.count + 1 RETURNING count
"""

# The span stands at the end of the key.
OVER = """
DELETE FROM core_allowance
WHERE ("window" + 1) * substring(key from '/([0-9]{1,9})$')::bigint < extract(epoch from now()) - 60
"""


def within(key: str, *, times: int, seconds: int) -> bool:
    """Count one more use of `key`; False when that is more than `times` in the present span of `seconds`."""
    window = int(time.time()) // seconds
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [f"{key}/{seconds}"[:200], window])
        (count,) = cursor.fetchone()
    return count <= times


def forget_what_is_over() -> None:
    """Delete counts whose span has passed, here and in the cache where django-allauth keeps its own."""
    with connection.cursor() as cursor:
        cursor.execute(OVER)
        if isinstance(caches["default"], DatabaseCache):
            cursor.execute(f"DELETE FROM {settings.CACHES['default']['LOCATION']} WHERE expires < now()")  # noqa: S608


def once_more(request: HttpRequest, what: str) -> None:
    """Count one more of what anybody may send, whichever door it came by. Raises TooOften after twenty in an hour."""
    if not within(f"{what}:{address_of(request)}", times=20, seconds=3600):
        raise TooOften(_("That was very often from your connection. Please try again in an hour."))


def address_of(request: HttpRequest) -> str:
    """Where a request came from: the connection's own end, never a header that anyone can write."""
    return request.META.get("REMOTE_ADDR", "")

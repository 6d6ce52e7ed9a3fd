"""What must hold before the portal serves; each was a trap once. Run by `prepare`, and by every `manage.py check`."""

import importlib.util
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

# Where the network's cities, partners and guests are; a meeting's hour is told in these.
ZONES = (
    "Africa/Algiers",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Tripoli",
    "Africa/Tunis",
    "Asia/Amman",
    "Asia/Beirut",
    "Asia/Damascus",
    "Asia/Gaza",
    "Asia/Hebron",
    "Asia/Jerusalem",
    "Asia/Nicosia",
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Belgrade",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/Ljubljana",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Malta",
    "Europe/Paris",
    "Europe/Podgorica",
    "Europe/Rome",
    "Europe/Sarajevo",
    "Europe/Tirane",
    "Europe/Vienna",
    "Europe/Zagreb",
    "Europe/Zurich",
)
AHEAD = timedelta(days=730)


@register(Tags.compatibility)
def psycopg_3_is_absent(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if importlib.util.find_spec("psycopg") is None:
        return []
    return [
        Error(
            "psycopg 3 is installed, and Django would use it instead of psycopg2 without a word.",
            hint="Find which package brought it, and take it out of the lock.",
            id="mc2cm.E001",
        )
    ]


@register(Tags.database)
def the_database_knows_letters(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT datctype, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
            )
            letters, encoding = cursor.fetchone()
        if letters in {"C", "POSIX"} or encoding != "UTF8":
            return [
                Error(
                    f"The database has LC_CTYPE {letters} and encoding {encoding}: Arabic could not be searched.",
                    hint="Create it with ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0.",
                    id="mc2cm.E002",
                )
            ]
    return []


@register(Tags.database)
def clocks_agree(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Python and PostgreSQL each keep a table of time zones; an older one puts a meeting an hour off."""
    for alias in databases or ():
        apart = clocks_apart(alias)
        if apart:
            listing = ", ".join(f"{zone} (from {day:%Y-%m-%d})" for zone, day in sorted(apart.items()))
            return [
                Error(
                    f"Python and PostgreSQL disagree on the time in {listing}.",
                    hint="Bring the package tzdata, or PostgreSQL's own zone files, up to date.",
                    id="mc2cm.E003",
                )
            ]
    return []


def clocks_apart(alias: str = "default") -> dict[str, datetime]:
    """The zones in which Python and the database tell different hours in the coming two years, and from when."""
    start = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    with connections[alias].cursor() as cursor:
        cursor.execute(
            """
            SELECT zone, day,
                   extract(epoch FROM (day AT TIME ZONE zone) - (day AT TIME ZONE 'UTC'))::int
            FROM unnest(%s) AS zone,
                 generate_series(%s::timestamptz, %s::timestamptz, interval '1 day') AS day
            """,
            [list(ZONES), start, start + AHEAD],
        )
        apart: dict[str, datetime] = {}
        for zone, day, seconds in cursor.fetchall():
            if day.astimezone(ZoneInfo(zone)).utcoffset() != timedelta(seconds=seconds):
                apart.setdefault(zone, day)
    return apart

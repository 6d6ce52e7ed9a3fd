"""What waits for the secretariat, as data."""

from collections.abc import Iterable, Iterator

from cities.queue_rows import QUEUE_COLUMNS, queue_row
from profiles.models import ProfileEdition

__all__ = ["QUEUE_COLUMNS", "queue_rows"]


def queue_rows(editions: Iterable[ProfileEdition]) -> Iterator[list]:
    yield from map(queue_row, editions)

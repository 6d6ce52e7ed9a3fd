"""Rows in an order that people choose: one place up or down at a time."""

from typing import Any


def put_one_place(rows: Any, row: Any, *, up: bool) -> tuple[int, int] | None:
    """Swap a row with its neighbour among `rows` (a queryset), and number them anew from 1.

    Gives the places from which and to which it went; None at the end of the list, where nothing happens, and for a row
    that is not there any more. Call inside a transaction. A row that counts its versions counts this as one.
    """
    there = list(rows.select_for_update(of=("self",)).order_by("position", "pk"))
    here = next((index for index, one in enumerate(there) if one.pk == row.pk), None)
    if here is None:
        return None
    goal = here - 1 if up else here + 1
    if not 0 <= goal < len(there):
        return None
    there[here], there[goal] = there[goal], there[here]
    for position, one in enumerate(there, start=1):
        if one.position != position:
            one.position = position
            if hasattr(one, "version"):
                one.version += 1
                one.save(update_fields=["position", "version"])
            else:
                one.save(update_fields=["position"])
    return here + 1, goal + 1


def last_place(rows: Any) -> int:
    """The place behind all of `rows`."""
    return (rows.order_by("-position").values_list("position", flat=True).first() or 0) + 1

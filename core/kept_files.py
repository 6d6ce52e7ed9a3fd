"""Files that are made once: the papers and tables of what was published."""

from collections.abc import Callable, Iterable

from core.models import KeptFile


def kept(name: str, make: Callable[[], bytes], *, state: str = "") -> bytes:
    """The file of this name, made now unless it was made of this `state` before."""
    row = KeptFile.objects.filter(name=name, state=state).first()
    if row is not None:
        return bytes(row.content)
    content = make()
    row, is_new = KeptFile.objects.get_or_create(name=name, defaults={"state": state, "content": content})
    if not is_new and row.state != state:
        row.state, row.content = state, content
        row.save()
    # Two who asked at once get the same bytes.
    return bytes(row.content)


def forget(names: Iterable[str]) -> None:
    """Throw these away: they hold what nobody may read any more. Whoever asks gets them made anew."""
    KeptFile.objects.filter(name__in=list(names)).delete()


def missing(wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Which of these names and states are not kept yet: one query."""
    names = dict(wanted)
    there = dict(KeptFile.objects.filter(name__in=names).values_list("name", "state"))
    return [(name, state) for name, state in names.items() if there.get(name) != state]

"""Refusals and faults as sentences for the person who reads them."""

from typing import Any


class Refused(Exception):
    """Something that may not happen now; the message says why and what to do."""

    def __init__(self, message: Any):
        super().__init__(str(message))
        self.message = str(message)


class TooOften(Refused):
    """Something that may be done again later."""


class Clash(Refused):
    """Something that is taken already. `clashing` names what stands in the way, each as a mapping of words."""

    def __init__(self, message: Any, clashing: list[dict[str, str]]):
        super().__init__(message)
        self.clashing = clashing


class NotAllowed(Exception):
    """Something that this person may not do, whenever she tries."""

    def __init__(self, message: Any):
        super().__init__(str(message))
        self.message = str(message)


class Stale(Exception):
    """The record was changed since it was read. `theirs` is `{field: value now}` for every field that differs."""

    def __init__(self, row: Any, theirs: dict[str, Any]):
        super().__init__(f"{row} was changed meanwhile")
        self.row, self.theirs = row, theirs


class BrokenData(Exception):
    """A data file that cannot be loaded: names the file, the line and the field."""

    def __init__(self, file: str, line: int | None, field: str, message: str):
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}, {field}: {message}" if field else f"{where}: {message}")
        self.file, self.line, self.field = file, line, field

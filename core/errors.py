"""Faults as sentences for the person who reads them."""


class BrokenData(Exception):
    """A data file that cannot be loaded: names the file, the line and the field."""

    def __init__(self, file: str, line: int | None, field: str, message: str):
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}, {field}: {message}" if field else f"{where}: {message}")
        self.file, self.line, self.field = file, line, field

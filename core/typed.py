"""Words as people type them, brought to the one form in which they are kept."""

from typing import Any


def with_plain_ends(value: Any) -> Any:
    """A text with the line ends that are kept, whichever its browser or program sends; anything else as it is."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value

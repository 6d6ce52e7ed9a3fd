"""The bookmarks by which a section is known again, whatever its heading has become."""

import re

LONGEST_MARK = 40  # characters of a bookmark's name, as the format has it


def mark_of(key: str) -> str:
    """The bookmark of a key: letters and digits stand for themselves, anything else as its code."""
    mark = "part_" + re.sub("[^a-z0-9]", lambda sign: f"_{ord(sign[0]):02x}", key)
    if len(mark) > LONGEST_MARK:
        raise ValueError(f"{key} is too long for a bookmark.")
    return mark


def key_of(mark: str) -> str:
    """The key of a bookmark that we made; nothing for anybody else's."""
    if not re.fullmatch("part_([a-z0-9]|_[0-9a-f]{2})+", mark):
        return ""
    return re.sub("_([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), mark.removeprefix("part_"))

"""Two texts compared word by word."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Words with the space behind them, so that what is joined again is the text itself.
WORD = re.compile(r"\S+\s*|\s+")
LONGEST = 6000  # words; beyond, whole paragraphs are compared


def words_changed(before: str, after: str) -> SafeString:
    """What is left of `before` and new in `after`, as escaped text with `<del>` and `<ins>`."""
    pieces = WORD.findall if len(before) + len(after) < LONGEST * 6 else str.splitlines
    old, new = pieces(before), pieces(after)
    parts = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = escape("".join(old[i1:i2])), escape("".join(new[j1:j2]))
        if kind == "equal":
            parts.append(come)
            continue
        parts += [f"<del>{gone}</del>" if gone else "", f"<ins>{come}</ins>" if come else ""]
    return mark_safe("".join(parts))  # noqa: S308 (every piece is escaped)

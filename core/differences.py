"""Two texts compared word by word: what stayed, what went, what came."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WORD = re.compile(r"\S+\s*|\s+")
# Passages longer than this that have little in common are told as one removed and one added.
MOST_WORDS = 3000


@dataclass(frozen=True)
class Piece:
    """`kind` is "same", "removed" or "added"."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces which, without what was added, are `before`, and without what was removed, `after`."""
    pieces: list[Piece] = []
    for piece in compared(before.splitlines(keepends=True), after.splitlines(keepends=True), inner=words):
        if pieces and pieces[-1].kind == piece.kind:
            pieces[-1] = Piece(piece.kind, pieces[-1].text + piece.text)
        elif piece.text:
            pieces.append(piece)
    return pieces


def words(before: str, after: str) -> Iterator[Piece]:
    one, other = WORD.findall(before), WORD.findall(after)
    if max(len(one), len(other)) > MOST_WORDS:
        yield from (Piece("removed", before), Piece("added", after))
    else:
        yield from compared(one, other)


def compared(
    one: list[str], other: list[str], inner: Callable[[str, str], Iterator[Piece]] | None = None
) -> Iterator[Piece]:
    """Line by line first, then word by word within the lines that differ: long texts stay quick."""
    for kind, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        before, after = "".join(one[start:end]), "".join(other[from_:to])
        if kind == "equal":
            yield Piece("same", before)
        elif kind == "replace" and inner is not None:
            yield from inner(before, after)
        else:
            yield Piece("removed", before)
            yield Piece("added", after)


def shortened(pieces: list[Piece], around: int = 12) -> list[Piece]:
    """The same with long unchanged passages cut to some words on either side of a change."""
    last = len(pieces) - 1
    return [
        Piece("same", cut(piece.text, 0 if index == 0 else around, 0 if index == last else around))
        if piece.kind == "same"
        else piece
        for index, piece in enumerate(pieces)
    ]


def cut(text: str, first: int, last: int) -> str:
    found = WORD.findall(text)
    if len(found) <= first + last + 3:
        return text
    head, tail = "".join(found[:first]), "".join(found[-last:] if last else [])
    return f"{head}… {tail}"


def words_changed(before: str, after: str, *, around: int | None = None) -> SafeString:
    """The difference as HTML: removed words in `<del>`, added ones in `<ins>`; the texts themselves are escaped.

    `around`: cut unchanged passages to so many words on either side of a change.
    """
    pieces = differences(before, after)
    if around is not None:
        pieces = shortened(pieces, around)
    tags = {"removed": "del", "added": "ins"}
    return format_html_join(
        "",
        "{}",
        (
            (piece.text if piece.kind == "same" else format_html("<{0}>{1}</{0}>", tags[piece.kind], piece.text),)
            for piece in pieces
        ),
    )

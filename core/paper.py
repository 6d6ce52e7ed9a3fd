"""Words on paper: texts, facts and sources as the blocks that `core.pdf` prints. The licence that every file tells."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from core.citing import Mark, one_by_one
from core.dates import in_words
from core.markdown import Block, nested, to_blocks
from core.translation import Text


def written(text: Text, under: int) -> list[Block]:
    """A text with its headings below level `under`, in its own language where that is not the reader's."""
    return in_its_language(nested(to_blocks(one_by_one(text.value)), under=under), text)


def in_its_language(blocks: list[Block], text: Text) -> list[Block]:
    return [{"kind": "foreign", "language": text.lang, "blocks": blocks}] if text.is_fallback else blocks


def told(text: Text) -> list[Block]:
    return in_its_language([paragraph(text.value)], text)


def in_one_direction(address: str) -> str:
    """An address keeps its last slash at its end, also within Arabic."""
    return f"\u200e{address}\u200e" if get_language_bidi() else address


def own_way(text: str) -> Block:
    """A name, in the direction of its own letters whatever the language of the paper: for `fitted` of `base.typ`."""
    strong_ones = (way for letter in text if (way := unicodedata.bidirectional(letter)) in ("L", "R", "AL"))
    return {"text": text, "rtl": next(strong_ones, "L") != "L"}


def plain(text: str) -> Block:
    return {"kind": "text", "text": text}


def strong(text: str) -> Block:
    return {"kind": "strong", "parts": [plain(text)]}


def strongly(text: Text) -> list[Block]:
    return [{"kind": "strong", "parts": in_line(text, [plain(text.value)])}]


def cited_parts(text: Text) -> list[Block]:
    """A text within a line: its words and citations, in its own language."""
    parts = [part for block in to_blocks(one_by_one(text.value)) for part in block.get("parts", [])]
    return in_line(text, parts or [plain(text.value)])


def in_line(text: Text, parts: list[Block]) -> list[Block]:
    return [{"kind": "foreign", "language": text.lang, "parts": parts}] if text.is_fallback else parts


def citation(mark: Mark) -> Block:
    return {"kind": "citation", "key": mark.source.code, "at": "", "written": ""}


def heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "parts": [plain(text)]}


def paragraph(text: str) -> Block:
    return {"kind": "paragraph", "parts": [plain(text)]}


def notice(*parts: Block) -> Block:
    return {"kind": "notice", "parts": list(parts)}


def facts(pairs: Iterable[tuple[str, Any]]) -> Iterator[Block]:
    """Only those that are known."""
    known = [
        [[plain(label)], cited_parts(value) if isinstance(value, Text) else [plain(value)]]
        for label, value in pairs
        if value
    ]
    if known:
        yield {"kind": "facts", "pairs": known}


# Around the texts


def source_of(mark: Mark) -> dict[str, Any]:
    source = mark.source
    details = [
        source.publisher,
        in_words(source.published) if source.published else "",
        _("read on %(day)s") % {"day": in_words(f"{source.accessed_on:%Y-%m-%d}")} if source.accessed_on else "",
        _("licence: %(licence)s") % {"licence": source.licence} if source.licence else "",
    ]
    words = [strong(source.title), *(plain(f"{between()}{detail}") for detail in details if detail)]
    return {"number": mark.number, "text": words, "href": source.url, "key": source.code}


def between() -> str:
    """A dot that keeps what follows a Latin name in its place when the line runs from right to left."""
    return " \u200f·\u200f " if get_language_bidi() else " · "


def licence() -> str:
    return " ".join(
        [
            _(
                "Facts and figures may be reused with their source. Please name the source that stands beside the "
                "figure, and this portal as the place where you found it."
            ),
            _("Documents that we link to belong to their authors and publishers, and their own terms apply."),
        ]
    )

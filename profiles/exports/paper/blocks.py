"""What a paper is made of: words, citations, lines and tables, as `templates/print/` knows them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.citing import Mark, one_by_one
from core.markdown import Block, nested, to_blocks
from core.models import Source
from core.translation import Text
from profiles.sheet.edition import Passage


def passage_blocks(passage: Passage, under: int) -> list[Block]:
    """A text as blocks, in its own language where that is not the reader's."""
    return in_its_language(nested(to_blocks(one_by_one(passage.text.value)), under=under), passage.text)


def in_its_language(blocks: list[Block], text: Text) -> list[Block]:
    return [{"kind": "foreign", "language": text.lang, "blocks": blocks}] if text.is_fallback else blocks


def told(text: Text) -> list[Block]:
    return in_its_language([paragraph(text.value)], text)


def unknown(because: Text, who: Text) -> Iterator[Block]:
    words = [strong(_("Not known, because:")), plain(" "), *cited_parts(because)]
    if who:
        words += [{"kind": "break"}, plain(_("Who could know:") + " "), *cited_parts(who)]
    yield notice(*words)


def length(block: Any) -> int:
    """About how many characters a block prints."""
    if isinstance(block, dict):
        return len(block["text"]) if "text" in block else sum(length(inner) for inner in block.values())
    return sum(length(inner) for inner in block) if isinstance(block, list | tuple) else 0


def codes_in(found: Any) -> set[str]:
    """The codes of all sources cited in these blocks."""
    if isinstance(found, dict):
        own = {found["key"]} if found.get("kind") == "citation" else set()
        return own.union(*(codes_in(inner) for inner in found.values()))
    if isinstance(found, list | tuple):
        return set().union(*(codes_in(inner) for inner in found))
    return set()


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
    source: Source = mark.source
    return {"kind": "citation", "key": source.code, "at": "", "written": ""}


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

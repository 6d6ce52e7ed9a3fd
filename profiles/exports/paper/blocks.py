"""What a paper is made of: words, citations, lines and tables, as `templates/print/` knows them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.markdown import Block
from core.paper import cited_parts, notice, plain, strong, written
from core.translation import Text
from profiles.sheet.edition import Passage


def passage_blocks(passage: Passage, under: int) -> list[Block]:
    """A text as blocks, in its own language where that is not the reader's."""
    return written(passage.text, under)


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

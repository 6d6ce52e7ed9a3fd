"""Written text: Markdown to clean HTML, or to blocks for paper. HTML inside the text stays text."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 50}).enable("table")
TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote", "code", "pre", "hr"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
SCHEMES = {"http", "https", "mailto"}
CITATION = re.compile(r"\[@(?P<key>[A-Za-z][\w:.-]*)(?:[,،]\s*(?P<at>[^\[\]]+))?\]", re.ASCII)


def to_html(text: str) -> str:
    """HTML that is safe to print: no markup from the author but Markdown's, links only to http, https and mailto."""
    return nh3.clean(
        MARKDOWN.render(text),
        tags=TAGS | TABLE_TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
    )


# Blocks: what the Markdown says, as plain lists and dictionaries, for whatever is no page. `kind` names each;
# inline parts stand in `parts`. A citation is written [@W4, p. 5].

Block = dict[str, Any]


def to_blocks(text: str) -> list[Block]:
    """heading (level), paragraph, list (ordered, start, tight, items), table (align, header, rows), quote, code, rule;
    inside: text, strong, emphasis, link (href), code, break, citation (key, at, written)."""
    return _blocks(SyntaxTreeNode(MARKDOWN.parse(text)))


def nested(blocks: list[Block], under: int) -> list[Block]:
    """The same blocks with headings that begin below level `under` and skip none, as readers by ear need them."""
    open_levels: list[int] = []

    def renumbered(block: Block) -> Block:
        if block["kind"] == "heading":
            while open_levels and open_levels[-1] >= block["level"]:
                open_levels.pop()
            open_levels.append(block["level"])
            return {**block, "level": min(under + len(open_levels), 6)}
        if block["kind"] == "quote":
            return {**block, "blocks": [renumbered(inner) for inner in block["blocks"]]}
        if block["kind"] == "list":
            return {**block, "items": [[renumbered(inner) for inner in item] for item in block["items"]]}
        return block

    return [renumbered(block) for block in blocks]


def _blocks(node: SyntaxTreeNode) -> list[Block]:
    return [_block(child) for child in node.children]


def _block(node: SyntaxTreeNode) -> Block:
    if node.type == "heading":
        return {"kind": "heading", "level": int(node.tag[1]), "parts": _inside(node)}
    if node.type in ("bullet_list", "ordered_list"):
        return {
            "kind": "list",
            "ordered": node.type == "ordered_list",
            "start": int(node.attrs.get("start", 1)),
            "tight": any(
                block.hidden for item in node.children for block in item.children if block.type == "paragraph"
            ),
            "items": [_blocks(item) for item in node.children],
        }
    if node.type == "table":
        rows = [[_inside(cell) for cell in row.children] for part in node.children for row in part.children]
        titles = node.children[0].children[0].children
        align = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in titles]
        return {"kind": "table", "align": align, "header": rows[0], "rows": rows[1:]}
    if node.type == "blockquote":
        return {"kind": "quote", "blocks": _blocks(node)}
    if node.type in ("code_block", "fence"):
        return {"kind": "code", "text": node.content.removesuffix("\n")}
    if node.type == "hr":
        return {"kind": "rule"}
    return {"kind": "paragraph", "parts": _inside(node)}


def _inside(node: SyntaxTreeNode) -> list[Block]:
    """The inline parts of a block, neighbouring texts joined."""
    return _joined(part for inline in node.children for child in inline.children for part in _parts(child))


def _joined(parts: Iterator[Block]) -> list[Block]:
    joined: list[Block] = []
    for part in parts:
        if part["kind"] == "text" and joined and joined[-1]["kind"] == "text":
            joined[-1] = {"kind": "text", "text": joined[-1]["text"] + part["text"]}
        else:
            joined.append(part)
    return [cited for part in joined for cited in (_citations(part["text"]) if part["kind"] == "text" else [part])]


def _parts(node: SyntaxTreeNode) -> Iterator[Block]:
    if node.type in ("strong", "em"):
        parts = _joined(part for child in node.children for part in _parts(child))
        yield {"kind": "strong" if node.type == "strong" else "emphasis", "parts": parts}
    elif node.type == "link":
        parts = [part for child in node.children for part in _parts(child)]
        href = str(node.attrs["href"])
        if may_be_followed(href):
            yield {"kind": "link", "href": href, "parts": _joined(iter(parts))}
        else:
            yield from parts
    elif node.type == "code_inline":
        yield {"kind": "code", "text": node.content}
    elif node.type == "hardbreak":
        yield {"kind": "break"}
    elif node.type == "softbreak":
        yield {"kind": "text", "text": " "}
    else:
        yield {"kind": "text", "text": node.content}


def may_be_followed(href: str) -> bool:
    """To the world by an address that is whole, or within the portal."""
    try:
        return urlsplit(href).scheme in SCHEMES or (href.startswith("/") and not href.startswith("//"))
    except ValueError:
        return False


def _citations(text: str) -> Iterator[Block]:
    end = 0
    for found in CITATION.finditer(text):
        if found.start() > end:
            yield {"kind": "text", "text": text[end : found.start()]}
        yield {"kind": "citation", "key": found["key"], "at": found["at"] or "", "written": found[0]}
        end = found.end()
    if text[end:]:
        yield {"kind": "text", "text": text[end:]}

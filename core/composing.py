"""Blocks written as Markdown again: `to_blocks(compose(blocks))` says the same as `blocks`.

Every paragraph is read back before it is accepted. Signs are escaped only where the text would change without that,
since people go on writing in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from core.markdown import CITATION, Block, to_blocks

ANY_SIGN = re.compile(r"([!-/:-@\[-`{-~])")
SIGNS_INSIDE = re.compile(r"([\\`*_\[\]<>&|~])")
SIGNS_BEFORE = re.compile(r"^(\s*)([0-9]{1,9}(?=[.)])|(?=[-+=#~*>|]))([-+=#~*>|.)])", re.MULTILINE)
SPACES = " \t\r\f\v"
ALIGNMENTS = {"left": ":--", "right": "--:", "center": ":-:"}


class Run(NamedTuple):
    """Letters that look alike; a line end stands alone as "\\n"."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


class Pen(NamedTuple):
    """How a line is written: what it escapes, the mark of what is both strong and emphasised, and without any marks."""

    escape: Callable[[str], str]
    inner: str = "_"
    bare: bool = False
    cell: bool = False


def runs_of(parts: Iterable[Block], looks: Run | None = None) -> Iterator[Run]:
    """Inline parts as a flat line."""
    looks = looks or Run("")
    for part in parts:
        if part["kind"] == "text":
            yield looks._replace(text=part["text"])
        elif part["kind"] == "code":
            yield looks._replace(text=part["text"], code=True)
        elif part["kind"] == "break":
            yield Run("\n")
        elif part["kind"] == "citation":
            yield looks._replace(text=part["written"])
        elif part["kind"] == "link":
            yield from runs_of(part["parts"], looks._replace(href=part["href"]))
        elif part["kind"] == "strong":
            yield from runs_of(part["parts"], looks._replace(strong=True))
        else:
            yield from runs_of(part["parts"], looks._replace(emphasis=True))


def parts_of(runs: Iterable[Run]) -> list[Block]:
    """A flat line as inline parts: links outside, then strong, then emphasis."""
    return [part for _look, same in groupby(runs, _look) for part in _wrapped(list(same))]


def _look(run: Run) -> Run:
    return run._replace(text="")


def _wrapped(same: list[Run]) -> list[Block]:
    run = same[0]
    text = "".join(each.text for each in same)
    if text == "\n":
        return [{"kind": "break"}]
    parts: list[Block] = [{"kind": "code" if run.code else "text", "text": text}]
    if run.emphasis:
        parts = [{"kind": "emphasis", "parts": parts}]
    if run.strong:
        parts = [{"kind": "strong", "parts": parts}]
    return [{"kind": "link", "href": run.href, "parts": parts}] if run.href else parts


def compose(blocks: list[Block], gap: str = "\n\n") -> str:
    """Markdown; between a paragraph and a list that belongs to it stands `gap`."""
    written = ""
    before: Block = {"kind": ""}
    for block in blocks:
        if block["kind"] == "list":
            follows = before["kind"] == "list" and before["ordered"] == block["ordered"]
            block = {**block, "second": follows and not before["second"]}
        text = _block(block)
        written += (_gap(block, gap) if written and text else "") + text
        before = block
    return written


def _gap(block: Block, gap: str) -> str:
    """A list that does not begin with 1, or with nothing, needs an empty line before it."""
    interrupts = block["kind"] == "list" and block["start"] == 1 and block["items"] and block["items"][0]
    return gap if interrupts else "\n\n"


def _block(block: Block) -> str:
    if block["kind"] == "heading":
        runs = list(_on_one_line(block["parts"]))
        return _tried(lambda pen: f"{'#' * block['level']} {_line(runs, pen)}".rstrip(), "heading", runs)
    if block["kind"] == "paragraph":
        runs = list(runs_of(block["parts"]))
        return _tried(lambda pen: _line(runs, pen), "paragraph", runs)
    if block["kind"] == "list":
        return _list(block)
    if block["kind"] == "table":
        return _table(block)
    if block["kind"] == "quote":
        return "\n".join(f"> {line}".rstrip() for line in compose(block["blocks"]).split("\n"))
    if block["kind"] == "code":
        fence = _fence(block["text"], at_least=3)
        return f"{fence}\n{block['text']}\n{fence}"
    return "---"


def _list(block: Block) -> str:
    """Two lists in a row are told apart by their marks."""
    tight = block["tight"] and not any(_needs_air(item) for item in block["items"])
    items = []
    for number, item in enumerate(block["items"], start=block["start"]):
        mark = f"{number}{')' if block['second'] else '.'}" if block["ordered"] else "*" if block["second"] else "-"
        first, *rest = compose(item, "\n" if tight else "\n\n").split("\n")
        indent = " " * (len(mark) + 1)
        items.append("\n".join([f"{mark} {first}".rstrip(), *(f"{indent}{line}".rstrip() for line in rest)]))
    return ("\n" if tight else "\n\n").join(items)


def _needs_air(item: list[Block]) -> bool:
    return any(block["kind"] != "list" for block in item[1:])


def _on_one_line(parts: list[Block]) -> Iterator[Run]:
    return (run._replace(text=run.text.replace("\n", " ")) for run in runs_of(parts))


def _table(block: Block) -> str:
    align = [*block["align"], *[""] * len(block["header"])]
    grid = [[list(_on_one_line(cell)) for cell in row] for row in (block["header"], *block["rows"])]
    ruler = " | ".join(ALIGNMENTS.get(side, "---") for side, _cell in zip(align, grid[0], strict=False))

    def written(pen: Pen) -> str:
        lines = [f"| {' | '.join(_line(cell, pen._replace(cell=True)) for cell in row)} |" for row in grid]
        return "\n".join([lines[0], f"| {ruler} |", *lines[1:]])

    def meant(text: str) -> bool:
        blocks = to_blocks(text)
        if [block["kind"] for block in blocks] != ["table"]:
            return False
        found = [[letters(runs_of(cell)) for cell in row] for row in (blocks[0]["header"], *blocks[0]["rows"])]
        return found == [[letters(cell) for cell in row] for row in grid]

    return _first(written, meant)


# A line


def letters(runs: Iterable[Run]) -> list[tuple[str, Run]]:
    """What is read, letter by letter with its look; the look of white space counts for nothing."""
    found: list[tuple[str, Run]] = []
    for run in runs:
        for letter in run.text:
            if letter == "\n":
                while found and found[-1][0] == " ":
                    found.pop()
                found.append(("\n", Run("")))
            elif not letter.isspace():
                found.append((letter, _look(run)))
            elif found and found[-1][0] != "\n":
                found.append((" " if letter in SPACES else letter, Run("")))
    while found and found[-1][0].isspace():
        found.pop()
    return found


def _tried(write: Callable[[Pen], str], kind: str, runs: list[Run]) -> str:
    def meant(text: str) -> bool:
        blocks = to_blocks(text)
        return [block["kind"] for block in blocks] == [kind] and letters(runs_of(blocks[0]["parts"])) == letters(runs)

    return _first(write, meant)


def _first(write: Callable[[Pen], str], meant: Callable[[str], bool]) -> str:
    """The least escaped writing that is read as it is meant; where none is, the words without their look."""
    for pen in PENS:
        if meant(text := write(pen)):
            return text
    return write(Pen(_every, bare=True))


def _before(text: str) -> str:
    return SIGNS_BEFORE.sub(r"\1\2\\\3", text)


def _careful(text: str) -> str:
    return SIGNS_BEFORE.sub(r"\1\2\\\3", _outside_citations(SIGNS_INSIDE, text))


def _every(text: str) -> str:
    return _outside_citations(ANY_SIGN, text)


PENS = [Pen(escape, inner) for escape in (str, _before, _careful, _every) for inner in "_*"]


def _outside_citations(signs: re.Pattern[str], text: str) -> str:
    done, end = "", 0
    for citation in CITATION.finditer(text):
        done += signs.sub(r"\\\1", text[end : citation.start()]) + citation[0]
        end = citation.end()
    return done + signs.sub(r"\\\1", text[end:])


def _line(runs: list[Run], pen: Pen) -> str:
    if pen.bare:
        runs = [Run(run.text) for run in runs]
    while runs and runs[-1].text == "\n":
        runs = runs[:-1]
    written = ""
    for href, linked in groupby(runs, lambda run: run.href):
        inner = _strong(list(linked), pen)
        written += _around(inner, "[", f"]({_address(href)})") if href else inner
    return written.strip()


def _strong(runs: list[Run], pen: Pen) -> str:
    written = ""
    for strong, same in groupby(runs, lambda run: run.strong):
        mark = pen.inner if strong else "*"
        inner = "".join(
            _around(_plain(list(group), pen), mark, mark) if emphasis else _plain(list(group), pen)
            for emphasis, group in groupby(same, lambda run: run.emphasis)
        )
        written += _around(inner, "**", "**") if strong else inner
    return written


def _plain(runs: list[Run], pen: Pen) -> str:
    written = ""
    for code, same in groupby(runs, lambda run: run.code):
        text = "".join(run.text for run in same)
        if not code:
            text = pen.escape(text).replace("\n", "\\\n")
        elif text:
            fence = _fence(text, at_least=1)
            space = " " if text.startswith("`") or text.endswith("`") or text.strip() != text else ""
            text = f"{fence}{space}{text}{space}{fence}"
        written += re.sub(r"(?<!\\)\|", r"\\|", text) if pen.cell else text
    return written


def _around(text: str, before: str, after: str) -> str:
    """Marks stand close to the words, white space outside."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{before}{inner}{after}{text[start + len(inner) :]}"


def _address(href: str) -> str:
    return f"<{href}>" if re.search(r"[\s()]", href) else href


def _fence(text: str, at_least: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(at_least, longest + 1)

"""The body of a text document, read from front to back."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from docx.oxml.ns import qn

from core import office
from core.composing import Run, parts_of
from core.markdown import Block, may_be_followed
from core.word_reading.lists import Paragraph, lists
from core.word_reading.losses import LOST, in_words
from core.word_reading.marks import key_of
from core.word_reading.styles import DEEPEST_LIST, Style, shapes_of, style_of
from core.word_reading.values import attribute, is_on, number_in, value_of

MOST_BLOCKS = 20_000
INDENT = 360  # twentieths of a point for each level of a list


@dataclass
class Chapter:
    """What follows a heading of the levels at which sections begin."""

    key: str
    heading: str
    blocks: list[Block] = field(default_factory=list)
    guidance: list[str] = field(default_factory=list)


def read(document: Any) -> tuple[list[Chapter], list[str]]:
    """The chapters of an opened document, and what could not be kept, in words."""
    reader = Reader(document)
    return reader.chapters(), reader.lost_in_words()


CHANGES = {qn("w:ins"), qn("w:moveTo"), qn("w:del"), qn("w:moveFrom")}
LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:rPr"), qn("w:pPr"), qn("w:sdtPr")}
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SIDES = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center"}


class Reader:
    """Reads a document's body from front to back."""

    def __init__(self, document: Any):
        self.body = document.element.body
        self.links = {key: relation.target_ref for key, relation in document.part.rels.items() if relation.is_external}
        self.styles = {style.get(qn("w:styleId"), ""): style_of(style) for style in document.styles.element.style_lst}
        self.shapes = shapes_of(document)
        self.counts: dict[tuple[int, int], int] = {}
        self.lost: Counter[str] = Counter()
        self.deepest = 2 if 2 in map(self._heading_level, styles_of_keys(self.body)) else 1
        self.field = ""  # the address of a link that is written as a field

    def chapters(self) -> list[Chapter]:
        chapters = [Chapter("", "")]
        known: set[str] = set()
        pending: list[Paragraph] = []
        marks: list[str] = []

        def close_list() -> None:
            chapters[-1].blocks += lists(pending)
            pending.clear()

        for count, element in enumerate(self._elements(self.body)):
            if count > MOST_BLOCKS:
                raise office.refusal("too_long", _("This document is too long to be read."))
            if element.tag == qn("w:bookmarkStart"):
                marks.append(element.get(qn("w:name"), ""))
                continue
            if element.tag == qn("w:tbl"):
                close_list()
                chapters[-1].blocks += self._table(element)
                continue
            paragraph = self._paragraph(element)
            paragraph.marks, marks = [*marks, *paragraph.marks], []
            keys = [key for key in map(key_of, paragraph.marks) if key and key not in known]
            level = self._heading_level(paragraph.style)
            text = "".join(run.text for run in paragraph.runs).strip()
            if keys or (0 < level <= self.deepest and text):
                close_list()
                known.update(keys[:1])
                chapters.append(Chapter(keys[0] if keys else "", " ".join(text.split())))
            elif self._is(paragraph.style, "Guidance"):
                chapters[-1].guidance += [text] if text else []
            elif len(chapters) == 1 and self._is(paragraph.style, "Title", "Subtitle"):
                continue
            elif paragraph.number or (pending and self._is(paragraph.style, "List Continue")):
                pending.append(paragraph)
            elif text or self._is(paragraph.style, "Rule"):
                close_list()
                self._add(chapters[-1].blocks, paragraph, level)
        close_list()
        return [chapter for chapter in chapters if chapter.key or chapter.heading or chapter.blocks]

    def _elements(self, holder: Any) -> Iterator[Any]:
        """Paragraphs, tables and bookmarks, out of whatever frames them."""
        for element in holder:
            if element.tag in (qn("w:p"), qn("w:tbl"), qn("w:bookmarkStart")):
                yield element
            elif element.tag in LOST:
                self.lost[LOST[element.tag]] += 1
            elif element.tag in CHANGES:
                self.lost["change"] += 1
                if element.tag not in LEFT_OUT:
                    yield from self._elements(element)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag")):
                yield from self._elements(element)

    def _add(self, blocks: list[Block], paragraph: Paragraph, level: int) -> None:
        parts = parts_of(paragraph.runs)
        if level:
            blocks.append({"kind": "heading", "level": min(level - self.deepest + 1, 6), "parts": parts})
        elif self._is(paragraph.style, "Quote", "Intense Quote"):
            inner = {"kind": "paragraph", "parts": parts}
            if blocks and blocks[-1]["kind"] == "quote":
                blocks[-1]["blocks"].append(inner)
            else:
                blocks.append({"kind": "quote", "blocks": [inner]})
        elif self._is(paragraph.style, "Code Block", "HTML Preformatted", "Preformatted Text"):
            blocks.append({"kind": "code", "text": "".join(run.text for run in paragraph.runs)})
        elif self._is(paragraph.style, "Rule"):
            blocks.append({"kind": "rule"})
        else:
            blocks.append({"kind": "paragraph", "parts": parts})

    # Styles and lists

    def _ancestry(self, style: str) -> Iterator[Style]:
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].base

    def _is(self, style: str, *names: str) -> bool:
        wanted = {name.lower() for name in names}
        return any(one.name.lower() in wanted for one in self._ancestry(style))

    def _heading_level(self, style: str) -> int:
        return next((one.outline for one in self._ancestry(style) if one.outline), 0)

    def _paragraph(self, element: Any) -> Paragraph:
        properties = element.find(qn("w:pPr"))
        style = value_of(properties, "w:pStyle")
        marks = [mark.get(qn("w:name"), "") for mark in element.iter(qn("w:bookmarkStart"))]
        paragraph = Paragraph(
            style, list(self._runs(element)), marks, align=SIDES.get(value_of(properties, "w:jc"), "")
        )
        if properties is not None and properties.find(f"{qn('w:rPr')}/{qn('w:ins')}") is not None:
            self.lost["change"] += 1
        direct = properties.find(qn("w:numPr")) if properties is not None else None
        if direct is not None:
            paragraph.number, paragraph.level = number_in(direct, "w:numId"), number_in(direct, "w:ilvl")
        else:
            inherited = next((one for one in self._ancestry(style) if one.number), None)
            if inherited and not self._heading_level(style):
                paragraph.number, paragraph.level = inherited.number, inherited.level
        if paragraph.number and not self._heading_level(style):
            self._count(paragraph)
        else:
            paragraph.number = 0
            indent = properties.find(qn("w:ind")) if properties is not None else None
            left = 0 if indent is None else attribute(indent, "w:left") or attribute(indent, "w:start")
            paragraph.level = max(round(left / INDENT) - 1, 0)
        return paragraph

    def _count(self, paragraph: Paragraph) -> None:
        paragraph.level = min(max(paragraph.level, 0), DEEPEST_LIST)
        place = (paragraph.number, paragraph.level)
        paragraph.ordered, start = self.shapes.get(place, (False, 1))
        self.counts[place] = self.counts.get(place, start - 1) + 1
        paragraph.count = max(self.counts[place], 0)
        for deeper in range(paragraph.level + 1, DEEPEST_LIST + 1):
            self.counts.pop((paragraph.number, deeper), None)

    # Inside a line

    def _runs(self, element: Any, looks: Run | None = None) -> Iterator[Run]:
        looks = looks or Run("")
        for child in element:
            if child.tag == qn("w:r"):
                yield from self._letters(child, self._looks(child, looks._replace(href=looks.href or self.field)))
            elif child.tag == qn("w:hyperlink"):
                href = self.links.get(child.get(qn("r:id"), ""), "")
                yield from self._runs(child, looks._replace(href=href if may_be_followed(href) else ""))
            elif child.tag in CHANGES:
                self.lost["change"] += 1
                if child.tag not in LEFT_OUT:
                    yield from self._runs(child, looks)
            elif child.tag in LOST:
                self.lost[LOST[child.tag]] += 1
            elif child.tag not in LEFT_OUT:
                yield from self._runs(child, looks)

    def _looks(self, run: Any, looks: Run) -> Run:
        properties = run.find(qn("w:rPr"))
        styles = list(self._ancestry(value_of(properties, "w:rStyle")))
        return looks._replace(
            strong=is_on(properties, "w:b", "w:bCs", usual=any(style.strong for style in styles)),
            emphasis=is_on(properties, "w:i", "w:iCs", usual=any(style.emphasis for style in styles)),
            code=any(style.name.lower() in ("code", "html code", "source text") for style in styles),
        )

    def _letters(self, run: Any, looks: Run) -> Iterator[Run]:
        for child in run:
            if child.tag == qn("w:t"):
                yield looks._replace(text=child.text or "")
            elif child.tag == qn("w:tab"):
                yield looks._replace(text="\t")
            elif child.tag in (qn("w:br"), qn("w:cr")):
                if child.get(qn("w:type"), "textWrapping") == "textWrapping":
                    yield Run("\n")
            elif child.tag == qn("w:noBreakHyphen"):
                yield looks._replace(text="\u2011")
            elif child.tag == qn("w:sym"):
                self.lost["symbol"] += 1
            elif child.tag == qn("w:instrText"):
                found = re.match(r'\s*HYPERLINK\s+"([^"]+)"', child.text or "")
                self.field = found[1] if found and may_be_followed(found[1]) else self.field
            elif child.tag == qn("w:fldChar") and child.get(qn("w:fldCharType")) == "end":
                self.field = ""
            elif child.tag == ALTERNATIVES or child.tag in LOST:
                boxed = child.find(f".//{qn('w:txbxContent')}") is not None
                self.lost["text box" if boxed else LOST.get(child.tag, "picture")] += 1

    # Tables

    def _table(self, element: Any) -> list[Block]:
        """The first row holds the titles."""
        rows: list[list[Paragraph]] = []
        for row in self._inside(element, qn("w:tr")):
            cells: list[Paragraph] = []
            for cell in self._inside(row, qn("w:tc")):
                properties = cell.find(qn("w:tcPr"))
                span = attribute(properties.find(qn("w:gridSpan")), "w:val") if properties is not None else 0
                merged = properties is not None and properties.find(qn("w:vMerge")) is not None
                self.lost["merged cell"] += span > 1 or merged
                cells += [self._cell(cell), *[Paragraph("", [], []) for _more in range(min(span, 60) - 1)]]
            rows.append(cells)
        if not any(rows):
            return []
        width = max(len(cells) for cells in rows)
        grid = [[parts_of(cell.runs) for cell in cells] + [[] for _more in range(width - len(cells))] for cells in rows]
        align = [cell.align for cell in rows[0]] + [""] * (width - len(rows[0]))
        return [{"kind": "table", "align": align, "header": grid[0], "rows": grid[1:]}]

    def _inside(self, element: Any, tag: str) -> Iterator[Any]:
        for child in element:
            if child.tag == tag:
                yield child
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self._inside(child, tag)

    def _cell(self, cell: Any) -> Paragraph:
        """All that stands in a cell, on one line."""
        whole = Paragraph("", [], [])
        for element in (each for each in self._elements(cell) if each.tag != qn("w:bookmarkStart")):
            if element.tag == qn("w:tbl"):
                self.lost["inner table"] += 1
                lines = [self._paragraph(inner) for inner in element.iter(qn("w:p"))]
            else:
                lines = [self._paragraph(element)]
            whole.align = whole.align or lines[0].align if lines else whole.align
            for line in lines:
                whole.runs += [Run(" "), *line.runs] if whole.runs and line.runs else line.runs
        return whole

    def lost_in_words(self) -> list[str]:
        """What could not be kept, one sentence for each kind."""
        return [in_words(kind, count) for kind, count in sorted(self.lost.items()) if count]


def styles_of_keys(body: Any) -> Iterator[str]:
    """The styles of the paragraphs that carry our keys, in them or before them."""
    for mark in body.iter(qn("w:bookmarkStart")):
        if key_of(mark.get(qn("w:name"), "")):
            holders = [*mark.iterancestors(qn("w:p")), *mark.itersiblings(qn("w:p"))]
            yield value_of(holders[0].find(qn("w:pPr")), "w:pStyle") if holders else ""

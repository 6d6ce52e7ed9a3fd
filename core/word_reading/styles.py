"""The styles and the lists that a text document defines."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from core.word_reading.values import attribute, is_on, number_in, value_of

DEEPEST_LIST = 8


@dataclass
class Style:
    name: str
    base: str = ""
    outline: int = 0  # the level of a heading; 0 for none
    number: int = 0
    level: int = 0
    strong: bool = False
    emphasis: bool = False


def style_of(element: Any) -> Style:
    properties, letters = element.find(qn("w:pPr")), element.find(qn("w:rPr"))
    name = value_of(element, "w:name")
    heading = re.fullmatch("heading ([1-9])", name.lower())
    outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
    level = attribute(outline, "w:val") + 1 if outline is not None else 0
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    return Style(
        name=name,
        base=value_of(element, "w:basedOn"),
        outline=int(heading[1]) if heading else level if level <= 9 else 0,
        number=number_in(numbering, "w:numId") if numbering is not None else 0,
        level=number_in(numbering, "w:ilvl") if numbering is not None else 0,
        strong=is_on(letters, "w:b", "w:bCs", usual=False),
        emphasis=is_on(letters, "w:i", "w:iCs", usual=False),
    )


def shapes_of(document: Any) -> dict[tuple[int, int], tuple[bool, int]]:
    """Of every list and level: whether it counts, and from which number."""
    found = [part.target_part for part in document.part.rels.values() if part.reltype.endswith("/numbering")]
    if not found:
        return {}
    numbering = found[0].element
    shapes = {
        (attribute(shape, "w:abstractNumId"), attribute(level, "w:ilvl")): level
        for shape in numbering.iter(qn("w:abstractNum"))
        for level in shape.iter(qn("w:lvl"))
    }
    made = {}
    for num in numbering.iter(qn("w:num")):
        number, shape = attribute(num, "w:numId"), number_in(num, "w:abstractNumId")
        starts = {attribute(each, "w:ilvl"): each for each in num.iter(qn("w:lvlOverride"))}
        for level in range(DEEPEST_LIST + 1):
            look = shapes.get((shape, level))
            if look is None:
                continue
            kind = value_of(look, "w:numFmt")
            override = starts.get(level)
            start = (
                number_in(override, "w:startOverride") if override is not None else number_in(look, "w:start", usual=1)
            )
            made[number, level] = (kind not in ("bullet", "none", ""), start)
    return made

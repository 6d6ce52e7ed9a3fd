"""Paragraphs as they stand in the file, and lists put together from them."""

from dataclasses import dataclass

from core.composing import Run, parts_of
from core.markdown import Block


@dataclass
class Paragraph:
    """A paragraph as it stands in the file, before lists are put together."""

    style: str
    runs: list[Run]
    marks: list[str]
    level: int = 0
    number: int = 0  # of its list; 0 for none
    ordered: bool = False
    count: int = 1  # where it stands in its list
    align: str = ""


def lists(lines: list[Paragraph]) -> list[Block]:
    """Paragraphs of lists as lists within lists."""
    made: list[Block] = []
    waiting = list(lines)
    while waiting:
        if waiting[0].number:
            made += _level(waiting, waiting[0].level)
        else:
            made.append({"kind": "paragraph", "parts": parts_of(waiting.pop(0).runs)})
    return made


def _level(waiting: list[Paragraph], depth: int) -> list[Block]:
    """Takes what belongs to this level and below it from the front of `waiting`."""
    made: list[Block] = []
    number = 0
    while waiting and (waiting[0].level >= depth or not waiting[0].number):
        line = waiting[0]
        paragraph = {"kind": "paragraph", "parts": parts_of(line.runs)}
        if not line.number:
            if line.level < depth:
                break
            waiting.pop(0)
            made[-1]["items"][-1].append(paragraph)
            made[-1]["tight"] = False
        elif line.level > depth and made:
            made[-1]["items"][-1] += _level(waiting, line.level)
        else:
            waiting.pop(0)
            if not made or number != line.number:
                start = line.count if line.ordered else 1
                made.append({"kind": "list", "ordered": line.ordered, "start": start, "tight": True, "items": []})
                number = line.number
            made[-1]["items"].append([paragraph] if any(run.text.strip() for run in line.runs) else [])
    return made

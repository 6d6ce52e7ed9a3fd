"""A sheet for one chart as a picture of its own: words that wrap, marks with explicit colours, always well-formed.

Places count from the side where reading begins; the sheet turns them round for Arabic. Programs disagree on what
`direction` does to `text-anchor`, so the picture has none: mixed words are isolated with Unicode's own characters.
Letters of either script name the font that is drawn for them: what makes a PDF may drop what the first font lacks.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from core.translation import direction

WIDTH = 480.0
INK, QUIET, GRID, ZERO, STRESSED, PAPER = "#14232f", "#3d4b55", "#d9cfbd", "#5c6a74", "#a3431f", "#fff"
COLOURS = (PAPER, "#12517f", "#b4532c", "#2f8577", "#8a6b14", "#6b5b95", "#5c6a74")
LATIN, ARABIC = "MC2CM Sans,IBM Plex Sans,sans-serif", "MC2CM Sans Arabic,IBM Plex Sans Arabic,sans-serif"

ARABIC_LETTERS = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d\ufb50-\ufdff\ufe70-\ufefc]"
ARABIC_WORDS = re.compile(f"( *{ARABIC_LETTERS}[{ARABIC_LETTERS[1:-1]} ]*)")
# What XML 1.0 cannot hold, and the characters that would turn other words round.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
RIGHT_TO_LEFT_ISOLATE, LEFT_TO_RIGHT_ISOLATE, END_OF_ISOLATE = ISOLATES = "\u2067\u2066\u2069"


def plain(words: object) -> str:
    return FORBIDDEN.sub("", str(words)).strip()


def width_of(words: str, size: float) -> float:
    """About how wide words are in Plex, on the wide side."""
    letters = sum(not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf" for letter in words)
    narrow = sum(letter in "iljtfrI.,:;'’|()[] \u202f" for letter in words)
    return (letters - 0.45 * narrow) * size * 0.58


def wrapped(words: object, size: float, room: float) -> list[str]:
    """The words in lines of at most this width; a word that is longer is cut."""
    lines = [""]
    for word in plain(words).split(" "):
        while width_of(word, size) > room and len(word) > 1:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width_of(word[:n], size) <= room)
            lines.append(word[:fits])
            word = word[fits:]
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def number(value: float | Decimal) -> str:
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def place(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def named(attributes: dict[str, Any]) -> dict[str, str]:
    """`stroke_width=1.5` → `stroke-width="1.5"`."""
    return {
        key.replace("_", "-"): number(value) if isinstance(value, float | Decimal) else str(value)
        for key, value in attributes.items()
    }


class Paper:
    """`y` is how far down the sheet is written."""

    def __init__(self, language: str):
        self.language = language
        self.is_mirrored = direction(language) == "rtl"
        self.y = 0.0
        self.svg = self.into = Element("svg")
        self.patterns: dict[str, Element] = {}

    def left(self, x: float, width: float = 0.0) -> float:
        """The left edge of what begins at `x`, counted from where reading begins."""
        return WIDTH - x - width if self.is_mirrored else x

    @contextmanager
    def group(self, **attributes: Any) -> Iterator[None]:
        """What marks and words have in common is said once."""
        outer = self.into
        self.into = SubElement(outer, "g", named(attributes))
        yield
        self.into = outer

    def mark(self, name: str, **attributes: Any) -> Element:
        return SubElement(self.into, name, named(attributes))

    def write(self, words: object, x: float, y: float, *, at: str = "start", **attributes: Any) -> None:
        """One line, whose start, middle or end stands at `x`."""
        anchor = {"start": "end", "end": "start"}.get(at, at) if self.is_mirrored else at
        if anchor != "start":
            attributes["text_anchor"] = anchor
        line = self.mark("text", x=self.left(x), y=y, **attributes)
        self.fill(line, plain(words))

    def paragraph(
        self, words: object, x: float, y: float, room: float, *, size: float = 10, **attributes: Any
    ) -> float:
        """Words that wrap, their first line at `y`. Gives the height they take."""
        lines = wrapped(words, size, room)
        for n, line in enumerate(lines):
            self.write(line, x, y + n * size * 1.35, **attributes)
        return len(lines) * size * 1.35

    def fill(self, line: Element, words: str) -> None:
        """The words in their own fonts; in one direction with the page where they hold Arabic."""
        runs = [run for run in ARABIC_WORDS.split(words) if run]
        if len(runs) > 1:
            # The isolating characters are in the Arabic font: a program may take the font of the first for all.
            begin = RIGHT_TO_LEFT_ISOLATE if self.is_mirrored else LEFT_TO_RIGHT_ISOLATE
            runs = [begin, *runs, END_OF_ISOLATE]
        for run in runs:
            holder = line if len(runs) == 1 else SubElement(line, "tspan")
            holder.text = run
            is_arabic = bool(ARABIC_WORDS.fullmatch(run)) or run in ISOLATES
            if is_arabic != self.is_mirrored:
                holder.set("font-family", ARABIC if is_arabic else LATIN)

    def pattern(self, name: str, size: int, turned: int, *marks: tuple[str, dict[str, Any]]) -> str:
        """A fill that is used again under this name."""
        if name not in self.patterns:
            about = {"id": name, "width": str(size), "height": str(size), "patternUnits": "userSpaceOnUse"}
            self.patterns[name] = Element("pattern", about)
            if turned:
                self.patterns[name].set("patternTransform", f"rotate({turned})")
            for kind, attributes in marks:
                SubElement(self.patterns[name], kind, named(attributes))
        return f"url(#{name})"

    def finish(self, title: object, description: object) -> str:
        """The whole picture, with its words for those who do not see it."""
        height = number(self.y)
        attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH:.0f} {height}",
            "width": f"{WIDTH:.0f}",
            "height": height,
            "role": "img",
            "aria-labelledby": "title desc",
            "xml:lang": self.language,
            "font-family": ARABIC if self.is_mirrored else LATIN,
            "font-size": "10",
            "fill": INK,
        }
        for name, value in attributes.items():
            self.svg.set(name, value)
        first = [Element("title", id="title"), Element("desc", id="desc"), Element("defs")]
        first[0].text, first[1].text = plain(title), plain(description)
        first[2].extend(self.patterns.values())
        self.svg[:0] = first if self.patterns else first[:2]
        return tostring(self.svg, encoding="unicode")

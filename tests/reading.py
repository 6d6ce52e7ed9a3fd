"""A page as its reader gets it: the HTML of a response as a tree that tests can ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

WITHOUT_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    tag: str
    attrs: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    @property
    def text(self) -> str:
        """What is read, with every run of white space as one space."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            yield from [child] if isinstance(child, str) else child._words()

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", cls: str = "", **attrs: str) -> list[Element]:
        """Every element inside with this tag, class and attributes (`_` in a name stands for `-`)."""
        asked = {name.rstrip("_").replace("_", "-"): value for name, value in attrs.items()}
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag)
            and (not cls or cls in element.classes)
            and all(element.attrs.get(name) == value for name, value in asked.items())
        ]

    def one(self, tag: str = "", cls: str = "", **attrs: str) -> Element:
        (found,) = self.all(tag, cls, **attrs)
        return found

    @property
    def ids(self) -> list[str]:
        return [element.attrs["id"] for element in self.walk() if "id" in element.attrs]

    @property
    def links(self) -> list[str]:
        return [link.attrs["href"] for link in self.all("a") if "href" in link.attrs]


class Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in WITHOUT_END:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        if tag in (element.tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        self.open[-1].children.append(data)


def read_html(html: str) -> Element:
    builder = Builder()
    builder.feed(html)
    return builder.root


def read(response) -> Element:
    """The page of a response."""
    return read_html(response.content.decode())


def card_titles(response) -> list[str]:
    """The titles of the cards of a list, in their order."""
    return [title.text for title in read(response).all(cls="card-title")]


def body(response) -> str:
    """The text of a file, streamed or not; of paper and workbooks whatever of them is text."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")

"""One thing to go to, as every list shows it (`templates/components/card.html`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.translation import State, Text


@dataclass(frozen=True)
class Badge:
    """A role or a state in words; `kind` decides its colour and shape."""

    kind: str
    label: str
    icon: str = ""


@dataclass(frozen=True)
class Card:
    """`eyebrow` is a kind, country or date in words; `meta` short texts such as "4 figures"."""

    url: str
    title: Text | str
    variant: str = "plain"
    eyebrow: Text | str = ""
    summary: Text | str = ""
    themes: Sequence[Any] = ()
    badges: Sequence[Badge] = ()
    meta: Sequence[str] = ()

    @property
    def language_note(self) -> str:
        """ "Machine translation" where its words have not been checked by a person."""
        words = (self.title, self.summary)
        is_machine = any(isinstance(text, Text) and text.is_machine for text in words)
        return str(State.MACHINE.label) if is_machine else ""


@dataclass(frozen=True)
class Entry:
    """What happened on a date, in a time line (`templates/components/timeline.html`)."""

    date: str
    title: Text | str
    url: str = ""
    text: Text | str = ""
    kind: str = ""
    icon: str = ""
    marks: Sequence[Any] = ()


@dataclass(frozen=True)
class Fact:
    """A term and its value in a list of short facts (`templates/components/facts.html`)."""

    term: str
    value: Any
    url: str = ""
    marks: Sequence[Any] = ()
    isolate: bool = False

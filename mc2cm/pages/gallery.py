"""Every component of the portal in all its states, in English and Arabic side by side.

What is said of a component is the comment at the top of its own template.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Engine
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from core.views import reading
from mc2cm.pages import gallery_samples as samples

SIDES = (("en", "ltr"), ("ar", "rtl"))
COMMENT = re.compile(r"{% comment %}\s*(.*?)\s*{% endcomment %}", re.DOTALL)


@dataclass(frozen=True)
class Side:
    lang: str
    dir: str
    html: SafeString


@dataclass(frozen=True)
class State:
    """One state of a component, seen from both directions; `whole` ones take the full width, one below the other."""

    label: str
    sides: list[Side]


@dataclass(frozen=True)
class Entry:
    name: str
    about: str
    whole: bool
    states: list[State]


@reading
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/gallery.html", {"entries": [entry(*row) for row in samples.COMPONENTS]})


def entry(name: str, states: dict, whole: bool = False) -> Entry:
    template = f"components/{name}.html"
    found = COMMENT.search(Engine.get_default().get_template(template).source)
    shown = [State(label, [side(template, make, *pair) for pair in SIDES]) for label, make in states.items()]
    return Entry(name, found[1] if found else "", whole, shown)


def side(template: str, make: Callable, lang: str, direction: str) -> Side:
    with override(lang):
        found = make(lang)
        if isinstance(found, list):
            parts = format_html_join("\n", "{}", ((render_to_string(template, part),) for part in found))
            return Side(lang, direction, format_html('<div class="gallery-row">{}</div>', parts))
        return Side(lang, direction, render_to_string(template, found))

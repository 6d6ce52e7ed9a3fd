"""PDF: paper made by Typst from a template in `templates/print/` and plain data.

Data reaches the template as JSON and is printed as it is, so that no text can be markup. The same data gives the same
bytes. Every document is tagged (PDF/UA-1), in one language, with our own fonts inside.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import typst
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext, override

TEMPLATES = settings.BASE_DIR / "templates" / "print"
FONTS = settings.BASE_DIR / "static" / "vendor" / "fonts"
MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Control characters and halves of letters: nothing to print.
NO_LETTER: dict[int, str | None] = dict.fromkeys([*range(9), *range(11, 32), 127, *range(0xD800, 0xE000)])
REPLACEMENT = "\ufffd"
MOST_TRIES = 20
UNREADABLE = "missing codepoints"


@cache
def fonts() -> typst.Fonts:
    """Ours and the few that Typst brings for foreign letters; never the machine's, which differ everywhere."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def render(template_name: str, data: dict[str, Any], *, language: str) -> bytes:
    """The PDF that `templates/print/<template_name>.typ` makes of `data`.

    `base.typ` needs `title`; it knows `subtitle`, `author`, `day` (a date), `header`, `footer`, `notices` (texts),
    `contents` (True for a list of headings), `citations` (`{key: number}`) and `sources` (`number`, `text`, `href`).
    `document.typ` adds `sections`: `heading` and `blocks`, as `core.markdown.nested(to_blocks(text), under=1)` makes
    them, and besides: notice (parts), facts (pairs), figure (svg, alt, caption), foreign (language, blocks; within a
    line language, parts), and `language` where the whole section is in another. `profile.typ` adds figures and cards.
    A letter that no font has is printed as �. Pictures are drawn without signs above letters; a picture that still
    cannot be read out is printed as its alternative.
    """
    paper = _pictures(_paper(data, language), _bare)
    unknown = dict(NO_LETTER)
    for _try in range(MOST_TRIES):
        try:
            return _compiled(template_name, _translated(paper, unknown))
        except typst.TypstError as error:
            missing = _missing(error) - unknown.keys()
            if not missing and UNREADABLE in str(error) and (plain := _pictures(paper, _in_words)) != paper:
                paper = plain
                continue
            if not missing:
                raise
            unknown |= dict.fromkeys(missing, REPLACEMENT)
    raise ValueError("This text holds too many letters that no font has.")


def _compiled(template_name: str, paper: Any) -> bytes:
    made = typst.compile(
        TEMPLATES / f"{template_name}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(paper)},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


def _paper(data: dict[str, Any], language: str) -> dict[str, Any]:
    with override(language):
        words = {
            "page": gettext("Page %(number)s of %(all)s") % {"number": "{number}", "all": "{all}"},
            "sources": gettext("Sources"),
            "contents": gettext("Contents"),
        }
        author = gettext("MC2CM network")
    day: date | None = data.get("day")
    usual = {"subtitle": "", "author": author, "notices": [], "contents": False, "citations": {}, "sources": []}
    return {
        **usual,
        **{name: value for name, value in data.items() if name != "day"},
        "date": [day.year, day.month, day.day] if day else None,
        "language": language,
        "origin": settings.SITE_ORIGIN,
        "words": words,
    }


def _translated(value: Any, letters: dict[int, str | None]) -> Any:
    """The same data with other letters in every text."""
    if isinstance(value, dict):
        return {key: _translated(inner, letters) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_translated(inner, letters) for inner in value]
    return value if isinstance(value, bool | int | float | None) else str(value).translate(letters)


def _pictures(value: Any, drawn: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """The same data with every picture as `drawn` makes it."""
    if isinstance(value, dict):
        if "svg" in value:
            return drawn(value)
        return {key: _pictures(inner, drawn) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_pictures(inner, drawn) for inner in value]
    return value


def _bare(picture: dict[str, Any]) -> dict[str, Any]:
    """Within a picture Typst cannot say for which letter a sign above it stands, such as the tanwin."""
    letters = unicodedata.normalize("NFC", picture["svg"])
    return {**picture, "svg": "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")}


def _in_words(picture: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "paragraph", "parts": [{"kind": "text", "text": picture["alt"]}]}


def _missing(error: typst.TypstError) -> set[int]:
    """The letters that no font has, as Typst names them."""
    texts = (ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in MISSING.findall(error.diagnostic))
    return {ord(letter) for text in texts for letter in text if not letter.isascii()}


def pdf_response(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response

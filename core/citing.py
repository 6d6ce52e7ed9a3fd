"""Sources on a page: each is numbered once, in the order in which the page uses it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.markdown import CITATION, to_html
from core.models import Citation, Source
from core.translation import TranslatedModel

# Several sources at one place, as Pandoc writes them: [@W4; @W23, p. 8].
SEVERAL = re.compile(r"\[(@[^\[\]]+;\s*@[^\[\]]+)\]")
# Stands for a citation while Markdown is read: private-use characters, taken out of what people write.
PLACE = re.compile("\ue100([0-9]+)\ue101")


@dataclass(frozen=True)
class Mark:
    """The small number behind a fact, leading to the source in the page's list."""

    number: int
    source: Source
    confidence: str

    @property
    def anchor(self) -> str:
        return f"source-{self.source.code.lower()}"


@dataclass
class Bibliography:
    """The sources of one page. `mark()` gives a source its number; `marks` lists them in order."""

    numbers: dict[int, Mark] = field(default_factory=dict)

    def mark(self, source: Source, confidence: str) -> Mark:
        if source.pk not in self.numbers:
            self.numbers[source.pk] = Mark(len(self.numbers) + 1, source, confidence)
        return Mark(self.numbers[source.pk].number, source, confidence)

    def marks_of(self, citations: list[Citation]) -> list[Mark]:
        marks = [self.mark(citation.source, citation.get_confidence_display()) for citation in citations]
        return sorted(marks, key=lambda mark: mark.number)

    @property
    def marks(self) -> list[Mark]:
        return sorted(self.numbers.values(), key=lambda mark: mark.number)


def field_citations(found: dict[tuple[str, str], list[Citation]], about: str, name: str) -> list[Citation]:
    """The citations of one field; those of the whole record (`*`) where the field has none of its own."""
    return found.get((about, name)) or found.get((about, "*"), [])


def cited_sheet(about: str, fields: list[str]) -> dict:
    """For a page about one record: `cited` holds the marks of each field, `sources` the numbered list."""
    found = Citation.objects.of(about).by_field()
    bibliography = Bibliography()
    cited = {name: bibliography.marks_of(field_citations(found, about, name)) for name in fields}
    for citations in found.values():
        bibliography.marks_of(citations)
    return {"cited": cited, "sources": bibliography.marks}


def cited_codes(*texts: str) -> set[str]:
    """The codes of the sources that texts cite."""
    return {match["key"] for text in texts for match in CITATION.finditer(one_by_one(text))}


def unknown_sources(
    row: TranslatedModel, fields: Iterable[str], owner: str, known: set[str] | None = None
) -> dict[str, str]:
    """Citations in a row's texts, such as [@W4], that lead to no source which `owner` may cite: a sentence each.

    `known`: the codes of all that it may cite, where they are read already.
    """
    cited = {name: cited_codes(getattr(row, name)) for name in fields}
    codes = set().union(*cited.values())
    if not codes:
        return {}
    if known is None:
        known = set(Source.objects.usable_by(owner).filter(code__in=codes).values_list("code", flat=True))
    words = _("There is no source [@%(code)s]. Choose one from the list, or add it first.")
    return {name: words % {"code": sorted(used - known)[0]} for name, used in cited.items() if used - known}


def one_by_one(text: str) -> str:
    """`[@W4; @W23, p. 8]` as `[@W4][@W23, p. 8]`."""
    return SEVERAL.sub(lambda match: "".join(f"[{mark.strip()}]" for mark in match[1].split(";")), text)


def sources_by_code(codes: Iterable[str]) -> dict[str, Source]:
    return {source.code: source for source in Source.objects.filter(code__in=set(codes))}


def cited_html(text: str, bibliography: Bibliography, sources: dict[str, Source]) -> SafeString:
    """Markdown as clean HTML in which every citation is a small number that leads to the page's list of sources.

    A citation of a source that is not there stays as it was typed.
    """
    marks: list[tuple[Mark, str]] = []

    def hold_place(match: re.Match) -> str:
        if match["key"] not in sources:
            return match[0]
        marks.append((bibliography.mark(sources[match["key"]], ""), match["at"] or ""))
        return f"\ue100{len(marks) - 1}\ue101"

    plain = one_by_one(text.replace("\ue100", "").replace("\ue101", ""))
    html = to_html(CITATION.sub(hold_place, plain))
    return mark_safe(PLACE.sub(lambda match: as_link(*marks[int(match[1])]), html))  # noqa: S308 (cleaned above)


def as_link(mark: Mark, locator: str) -> SafeString:
    label = _("Source %(n)s") % {"n": mark.number}
    title = f"{mark.source.title}, {locator}" if locator else mark.source.title
    return format_html(
        '<sup class="source-marks"><a href="#{}" aria-label="{}" title="{}"><bdi>{}</bdi></a></sup>',
        mark.anchor,
        label,
        title,
        mark.number,
    )

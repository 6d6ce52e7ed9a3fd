"""Sources on a page: each is numbered once, in the order in which the page uses it."""

from dataclasses import dataclass, field

from core.models import Citation, Source


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

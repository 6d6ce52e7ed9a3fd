"""What of a published edition can be translated: each text with its original, as readers get it now, and as a
translation that is being written would have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.context import AUTONYMS
from core.translation import State, TranslatedModel, direction, fingerprint
from profiles.choices import Chapter
from profiles.models import PARTS, Figure, ProfileEdition, ProfileTranslation
from profiles.sheet.later import key_of, use_later_texts, use_later_translations
from profiles.translations import KINDS, TEXTS, parts, title_of

# Where the parts that belong to no chapter of their own are translated: beside what they stand with on the page.
CHAPTER_OF: dict[str, Any] = {
    "edition": {"note": Chapter.SYNOPSIS, "vision": Chapter.PRIORITIES},
    "priorities": Chapter.PRIORITIES,
    "stakeholders": Chapter.GOVERNANCE,
    "services": Chapter.RIGHTS_SERVICES,
}


@dataclass(frozen=True)
class Original:
    """One text that can be translated into `language`. `words` and `mark` are what readers have now, if anything.

    `row` holds it too, with all that was published later; `field` is its column.
    """

    key: str
    kind: str
    chapter: str
    where: str
    text: str
    language: str
    row: TranslatedModel

    @property
    def field(self) -> str:
        return f"{self.text}_{self.language}"

    @property
    def label(self) -> str:
        return str(TEXTS[self.text])

    @property
    def original_language(self) -> str:
        return self.row.original_language(self.text)

    @property
    def autonym(self) -> str:
        return AUTONYMS[self.original_language]

    @property
    def dir(self) -> str:
        return direction(self.original_language)

    @property
    def original(self) -> str:
        return getattr(self.row, f"{self.text}_{self.original_language}")

    @property
    def words(self) -> str:
        return getattr(self.row, self.field)

    @property
    def mark(self) -> dict[str, Any]:
        return self.row.translation.get(self.text, {}).get(self.language, {})


def originals(edition: ProfileEdition, language: str) -> list[Original]:
    """Every text with words in another language, in the order in which it is read. The edition comes `with_texts()`."""
    use_later_translations(edition)
    figures = list(Figure.objects.filter(edition=edition).with_sources())
    use_later_texts(edition.translations.all(), "figures", figures)
    rows: list[tuple[str, Any]] = [("edition", edition)]
    for kind in PARTS:
        rows += [(kind, row) for row in (figures if kind == "figures" else parts(edition, kind))]
    found = [text for kind, row in rows for text in texts_of(kind, row, language)]
    return sorted(found, key=lambda text: list(Chapter).index(Chapter(text.chapter)))


def texts_of(kind: str, row: Any, language: str) -> Iterator[Original]:
    where = str(KINDS["edition"]) if kind == "edition" else title_of(kind, row)
    for text in row.translated:
        original = row.original_language(text)
        if original != language and getattr(row, f"{text}_{original}"):
            key = key_of(kind, row, f"{text}_{language}")
            yield Original(key, kind, chapter_of(kind, row, text), where, text, language, row)


def chapter_of(kind: str, row: Any, text: str) -> str:
    if kind == "edition":
        return CHAPTER_OF[kind][text]
    if kind in CHAPTER_OF:
        return CHAPTER_OF[kind]
    return (row.section if kind == "chapters" else row.indicator).chapter


@dataclass(frozen=True)
class Line:
    """One text in a translation: what it says there, in which state, and whether readers see something else now."""

    text: Original
    words: str
    mark: dict[str, Any]

    @property
    def state(self) -> str:
        """human, machine, or nothing where nothing is written."""
        return str(self.mark.get("state", State.HUMAN)) if self.words else ""

    @property
    def is_machine(self) -> bool:
        return self.state == State.MACHINE

    @property
    def is_stale(self) -> bool:
        """It was made from an earlier original: it came into this edition unchanged."""
        return bool(self.words) and self.mark.get("of", "") not in ("", fingerprint(self.text.original))

    @property
    def differs(self) -> bool:
        return self.words != self.text.words or (bool(self.words) and self.mark != self.text.mark)


def lines(translation: ProfileTranslation, texts: list[Original]) -> list[Line]:
    """The texts of an edition as a translation of it has them; what it leaves out stays as readers have it."""
    return [line(translation, text) for text in texts]


def line(translation: ProfileTranslation, text: Original) -> Line:
    if text.key in translation.texts:
        unmarked = {} if translation.is_open else {"state": translation.state}
        return Line(text, translation.texts[text.key], translation.marks.get(text.key, unmarked))
    return Line(text, text.words, text.mark)

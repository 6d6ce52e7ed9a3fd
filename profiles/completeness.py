"""How far an edition is written: chapter by chapter, with its expected figures.

"Unknown, because …" counts as much as a text or a number: an honest gap is an answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from profiles.choices import Chapter
from profiles.models import ChapterText, Figure, Indicator, ProfileEdition, Section


class Answer(StrEnum):
    WRITTEN = "written"
    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True)
class SectionState:
    """One section that can be written: whether it is, or why not is told, or nothing is there yet."""

    key: str
    title: str
    answer: Answer


@dataclass(frozen=True)
class ChapterState:
    key: str
    number: int
    title: str
    sections: list[SectionState]

    def count(self, answer: Answer) -> int:
        return sum(section.answer == answer for section in self.sections)

    @property
    def written(self) -> int:
        return self.count(Answer.WRITTEN)

    @property
    def unknown(self) -> int:
        return self.count(Answer.UNKNOWN)

    @property
    def empty(self) -> int:
        return self.count(Answer.EMPTY)


@dataclass(frozen=True)
class FigureState:
    """One figure that every profile should answer."""

    code: str
    name: str
    answer: Answer


@dataclass(frozen=True)
class Completeness:
    chapters: list[ChapterState]
    figures: list[FigureState]

    @property
    def answers(self) -> list[Answer]:
        texts = [section.answer for chapter in self.chapters for section in chapter.sections]
        return [*texts, *(figure.answer for figure in self.figures)]

    @property
    def total(self) -> int:
        return len(self.answers)

    @property
    def answered(self) -> int:
        return sum(answer != Answer.EMPTY for answer in self.answers)

    @property
    def unknown(self) -> int:
        return sum(answer == Answer.UNKNOWN for answer in self.answers)

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means that nothing is missing."""
        return 100 * self.answered // self.total if self.total else 0

    @property
    def figures_missing(self) -> list[FigureState]:
        return [figure for figure in self.figures if figure.answer == Answer.EMPTY]


def completeness(
    sections: Iterable[Section],
    texts: Iterable[ChapterText],
    expected: Iterable[Indicator],
    known: set[int],
    unknown: set[int],
) -> Completeness:
    """The state of one edition. `known` and `unknown` are the indicators that have figures, or a reason for none."""
    tree = [section for section in sections if section.is_in_use]
    answers = {text.section_id: answer_of(text) for text in texts}
    chapters = []
    for number, chapter in enumerate(Chapter, start=1):
        own = [section for section in tree if section.chapter == chapter]
        title = next((str(section.title) for section in own if section.is_chapter), str(chapter.label))
        states = [
            SectionState(section.key, str(section.title), answers.get(section.pk, Answer.EMPTY))
            for section in own
            if is_written_in(section, own)
        ]
        chapters.append(ChapterState(chapter.value, number, title, states))
    figures = [FigureState(row.code, str(row.name), figure_answer(row.pk, known, unknown)) for row in expected]
    return Completeness(chapters, figures)


def is_written_in(section: Section, chapter: list[Section]) -> bool:
    """Text is written in a chapter's sections; in the chapter itself where it has none."""
    return not section.is_chapter or len(chapter) == 1


def answer_of(text: ChapterText) -> Answer:
    if text.body:
        return Answer.WRITTEN
    return Answer.UNKNOWN if text.unknown_because else Answer.EMPTY


def figure_answer(indicator: int, known: set[int], unknown: set[int]) -> Answer:
    if indicator in known:
        return Answer.WRITTEN
    return Answer.UNKNOWN if indicator in unknown else Answer.EMPTY


def completeness_of(edition: ProfileEdition) -> Completeness:
    """The same, read from the database: five questions, however much the edition holds."""
    return completeness(
        Section.objects.filter(is_in_use=True),
        edition.chapters.all(),
        Indicator.objects.filter(is_expected=True, city=None),
        set(Figure.objects.filter(edition=edition).values_list("indicator", flat=True)),
        set(edition.gaps.values_list("indicator", flat=True)),
    )

"""An edition of a profile as people read it: the same sheet for page, preview, PDF and Word."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.models import Theme
from core.choices import EditionStatus
from core.citing import Bibliography, Mark, cited_codes, cited_html, sources_by_code
from core.dates import span_in_words
from core.models import Source
from core.translation import LANGUAGES, Text
from profiles.choices import Chapter, ServiceKind
from profiles.freshness import Aged, aged_parts
from profiles.models import (
    Adoption,
    ChapterText,
    Figure,
    Gap,
    Priority,
    ProfileEdition,
    Section,
    Service,
    StakeholderEntry,
)
from profiles.sheet.figures import FigureGroup, FigureLine, figure_groups, figure_line
from profiles.sheet.later import use_later_texts, use_later_translations


@dataclass(frozen=True)
class Passage:
    """A text in the reader's language, or the language it is there in. `markdown` as written, `html` to be printed."""

    text: Text
    html: SafeString

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class SectionSheet:
    """One section: what it says; or why that is not known, and who could know."""

    key: str
    title: str
    is_chapter: bool
    passage: Passage
    unknown_because: Passage
    who_could_know: Text
    age: Aged | None


@dataclass(frozen=True)
class GapSheet:
    """`thread` is the gap's, the same in every edition."""

    thread: UUID
    name: str
    because: Text
    who_could_know: Text


@dataclass(frozen=True)
class ChapterSheet:
    """A chapter with its own text, its sections, its figures and what is known not to be known.

    `empty` names the sections about which the edition says nothing.
    """

    key: str
    number: int
    title: str
    sections: list[SectionSheet]
    empty: list[str]
    figures: list[FigureGroup]
    gaps: list[GapSheet]

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self.figures or self.gaps)


@dataclass(frozen=True)
class PrioritySheet:
    """`thread` is the priority's, the same in every edition."""

    thread: UUID
    rank: int
    title: Text
    challenge: Passage
    target_group: Text
    competence: str
    measures: Passage
    lead: Text
    partners: Text
    period: str
    measured_by: Text
    theme: Theme | None
    figures: list[FigureLine]


@dataclass(frozen=True)
class ServiceGroup:
    kind: str
    services: list[Service]


@dataclass(frozen=True)
class LanguageSheet:
    """How far an edition exists in one language: which number of its translation, and in which state."""

    language: str
    is_original: bool
    number: int
    state: str
    published_on: date | None


@dataclass(frozen=True)
class ProfileSheet:
    """Everything a reader of one edition gets. `figures` are its rows, for charts and files."""

    edition: ProfileEdition
    title: str
    note: Text
    synopsis: list[FigureGroup]
    chapters: list[ChapterSheet]
    vision: Passage
    priorities: list[PrioritySheet]
    stakeholders: list[StakeholderEntry]
    services: list[ServiceGroup]
    adoption: Adoption | None
    sources: list[Mark]
    figures: list[Figure]
    languages: list[LanguageSheet]
    aged: dict[str, Aged] = field(default_factory=dict)

    @property
    def past(self) -> list[Aged]:
        return [aged for aged in self.aged.values() if aged.is_past]

    @property
    def is_by_machine(self) -> bool:
        """Whether the reader gets a machine's translation of some of the texts: said once, at the top."""
        return any(section.passage.text.is_machine for chapter in self.chapters for section in chapter.sections)

    @property
    def is_current(self) -> bool:
        return self.edition.status == EditionStatus.PUBLISHED

    @property
    def citation(self) -> str:
        return citation_of(self.edition)


def citation_of(edition: ProfileEdition) -> str:
    """How to cite it: whoever wrote it, what, which edition, when."""
    words = {"city": edition.city.name, "number": edition.number, "year": year_of(edition)}
    return _("%(city)s: City Migration Profile, edition %(number)s (%(year)s). MC2CM network.") % words


def year_of(edition: ProfileEdition) -> str:
    if edition.published_first:
        return edition.published_first[:4]
    return f"{edition.published_at:%Y}" if edition.published_at else _("draft")


def profile_sheet(edition: ProfileEdition) -> ProfileSheet:
    """The sheet of an edition read `with_texts()`: four more queries, however much it holds."""
    use_later_translations(edition)
    rows = list(Figure.objects.filter(edition=edition).with_sources())
    use_later_texts(edition.translations.all(), "figures", rows)
    tree = list(Section.objects.filter(is_in_use=True))
    sources = sources_by_code(cited_codes(*all_texts(edition)))
    bibliography = Bibliography()
    aged = {row.part: row for row in aged_parts(edition, known=rows)} if edition.published_at else {}
    groups = by_chapter(rows)
    synopsis = figure_groups([row for row in rows if row.indicator.is_expected], bibliography)
    rest = {chapter: [row for row in found if not row.indicator.is_expected] for chapter, found in groups.items()}
    passages = Passages(bibliography, sources)
    lines = {row.thread: row for row in rows}
    chapters = chapters_of(edition, tree, passages, rest, aged)
    return ProfileSheet(
        edition=edition,
        title=_("City Migration Profile of %(city)s") % {"city": edition.city.name},
        note=edition.note,
        synopsis=synopsis,
        chapters=chapters,
        vision=passages.of(edition.vision),
        priorities=[priority_sheet(row, passages, lines) for row in edition.priorities.all()],
        stakeholders=list(edition.stakeholders.all()),
        services=service_groups(edition.services.all()),
        adoption=getattr(edition, "adoption", None),
        sources=bibliography.marks,
        figures=rows,
        languages=languages_of(edition),
        aged=aged,
    )


@dataclass(frozen=True)
class Passages:
    """Turns texts into passages with numbered citations."""

    bibliography: Bibliography
    sources: dict[str, Source]

    def of(self, text: Text) -> Passage:
        return Passage(text, cited_html(text.value, self.bibliography, self.sources))


def all_texts(edition: ProfileEdition) -> list[str]:
    """Every text that can hold a citation."""
    rows = [*edition.chapters.all(), *edition.priorities.all()]
    found = [getattr(row, f"{name}_{code}") for row in rows for name in row.translated for code in LANGUAGES]
    return [*found, *(getattr(edition, f"vision_{code}") for code in LANGUAGES)]


def by_chapter(rows: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in rows:
        found[row.indicator.chapter].append(row)
    return found


def chapters_of(
    edition: ProfileEdition,
    tree: list[Section],
    passages: Passages,
    figures: dict[str, list[Figure]],
    aged: dict[str, Aged],
) -> list[ChapterSheet]:
    """Every chapter in the order of the tree. A section that is no longer in use still shows what was written in it."""
    written: dict[str, list[ChapterText]] = defaultdict(list)
    for row in edition.chapters.all():
        written[row.section.chapter].append(row)
    gaps: dict[str, list[Gap]] = defaultdict(list)
    for gap in edition.gaps.all():
        gaps[gap.indicator.chapter].append(gap)
    titles = {section.key: str(section.title) for section in tree}
    sheets = []
    for number, chapter in enumerate(Chapter, start=1):
        rows = [row for row in written[chapter] if row.body or row.unknown_because]
        there = {row.section.key for row in rows}
        sheets.append(
            ChapterSheet(
                key=chapter,
                number=number,
                title=titles.get(chapter, str(chapter.label)),
                sections=[section_sheet(row, passages, aged) for row in rows],
                empty=[
                    str(section.title)
                    for section in tree
                    if section.chapter == chapter and not section.is_chapter and section.key not in there
                ],
                figures=figure_groups(figures.get(chapter, []), passages.bibliography),
                gaps=[
                    GapSheet(gap.thread, str(gap.indicator.name), gap.because, gap.who_could_know)
                    for gap in gaps[chapter]
                ],
            )
        )
    return sheets


def section_sheet(row: ChapterText, passages: Passages, aged: dict[str, Aged]) -> SectionSheet:
    return SectionSheet(
        key=row.section.key,
        title=str(row.section.title),
        is_chapter=row.section.is_chapter,
        passage=passages.of(row.body),
        unknown_because=passages.of(row.unknown_because),
        who_could_know=row.who_could_know,
        age=aged.get(row.section.key),
    )


def priority_sheet(row: Priority, passages: Passages, figures: dict[UUID, Figure]) -> PrioritySheet:
    return PrioritySheet(
        thread=row.thread,
        rank=row.position,
        title=row.title,
        challenge=passages.of(row.challenge),
        target_group=row.target_group,
        competence=row.get_competence_display() if row.competence else "",
        measures=passages.of(row.measures),
        lead=row.lead,
        partners=row.partners,
        period=span_in_words(row.starts, row.ends),
        measured_by=row.measured_by,
        theme=row.theme,
        figures=[figure_line(figures[key], passages.bibliography) for key in row.figures if key in figures],
    )


def service_groups(services: Iterable[Service]) -> list[ServiceGroup]:
    rows = list(services)
    kinds = [kind for kind in ServiceKind if any(row.kind == kind for row in rows)]
    return [ServiceGroup(str(kind.label), [row for row in rows if row.kind == kind]) for kind in kinds]


def languages_of(edition: ProfileEdition) -> list[LanguageSheet]:
    """The language it was written in, and the newest translation in each other."""
    found = [
        LanguageSheet(
            edition.language, True, 1, _("Original text"), edition.published_at and edition.published_at.date()
        )
    ]
    newest = {row.language: row for row in edition.translations.all() if row.published_at}
    for row in newest.values():
        label = str(row.get_state_display())
        found.append(
            LanguageSheet(row.language, False, row.number, label, row.published_at and row.published_at.date())
        )
    return sorted(found, key=lambda sheet: LANGUAGES.index(sheet.language))


def in_asked_language(sheet: ProfileSheet) -> bool:
    return get_language() in {language.language for language in sheet.languages}

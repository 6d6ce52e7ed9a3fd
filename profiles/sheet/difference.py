"""What changed between two editions: texts word by word, figures added, changed and removed, sources too."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.citing import cited_codes, sources_by_code
from core.dates import span_in_words
from core.differences import words_changed
from core.models import Source
from core.translation import Text
from profiles.models import EditionPart, Figure, ProfileEdition
from profiles.sheet.edition import all_texts
from profiles.sheet.figures import value_in_words
from profiles.sheet.later import use_later_translations


@dataclass(frozen=True)
class TextChange:
    """A text before and after, with the words that went and came as `<del>` and `<ins>`; both in one language."""

    where: str
    lang: str
    dir: str
    words: SafeString


@dataclass(frozen=True)
class FigureChange:
    """A figure that is new (`before` empty), gone (`after` empty) or another value."""

    name: str
    place: str
    period: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        return "added" if not self.before else "removed" if not self.after else "changed"


@dataclass(frozen=True)
class Difference:
    texts: list[TextChange]
    figures: list[FigureChange]
    sources_added: list[Source]
    sources_removed: list[Source]

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.figures or self.sources_added or self.sources_removed)


def difference(before: ProfileEdition, after: ProfileEdition) -> Difference:
    """Both editions are read `with_texts()`."""
    for edition in (before, after):
        use_later_translations(edition)
    rows = list(Figure.objects.filter(edition__in=[before, after]).with_sources())
    old = {row.thread: row for row in rows if row.edition_id == before.pk}
    new = {row.thread: row for row in rows if row.edition_id == after.pk}
    cited = {edition.pk: set(cited_codes(*all_texts(edition))) for edition in (before, after)}
    sources = sources_by_code(cited[before.pk] | cited[after.pk])
    used = {
        edition.pk: {sources[code] for code in cited[edition.pk] if code in sources}
        | {row.source for row in rows if row.edition_id == edition.pk}
        for edition in (before, after)
    }
    return Difference(
        texts=list(text_changes(before, after)),
        figures=figure_changes(old, new),
        sources_added=sorted(used[after.pk] - used[before.pk], key=lambda source: source.code),
        sources_removed=sorted(used[before.pk] - used[after.pk], key=lambda source: source.code),
    )


def text_changes(before: ProfileEdition, after: ProfileEdition) -> Iterable[TextChange]:
    yield from changed(_("Vision"), before.vision, after.vision)
    for name in ("chapters", "priorities", "services", "stakeholders"):
        old = {row.thread: row for row in getattr(before, name).all()}
        new = {row.thread: row for row in getattr(after, name).all()}
        for thread in dict.fromkeys([*new, *old]):
            yield from part_changes(old.get(thread), new.get(thread))


def part_changes(old: EditionPart | None, new: EditionPart | None) -> Iterable[TextChange]:
    row = new or old
    if row is None:
        return
    section = getattr(row, "section", None)
    for text in row.translated:
        where = str(section.title) if section else str(row)
        there = [part.text(text) if part else None for part in (old, new)]
        yield from changed(where, *(found or Text("", get_language() or "en", "") for found in there))


def changed(where: str, old: Text, new: Text) -> Iterable[TextChange]:
    if old.value != new.value:
        shown = new if new else old
        # A text that exists in another language now is a new text: nobody can compare words across languages.
        words = words_changed(old.value if old.lang == new.lang or not new else "", new.value)
        yield TextChange(where, shown.lang, shown.dir, words)


def figure_changes(old: dict[UUID, Figure], new: dict[UUID, Figure]) -> list[FigureChange]:
    found = []
    for thread in dict.fromkeys([*new, *old]):
        before, after = old.get(thread), new.get(thread)
        row = after or before
        if row is None or (before and after and told(before) == told(after)):
            continue
        name = f"{row.indicator.name}: {row.breakdown.name}" if row.breakdown else str(row.indicator.name)
        period = span_in_words(row.period_start, row.period_end)
        was, is_now = (in_full(figure) if figure else "" for figure in (before, after))
        found.append(FigureChange(name, str(row.geography.name), period, was, is_now))
    return found


def told(figure: Figure) -> tuple:
    """What a reader would see differ."""
    return (
        *figure.told,
        figure.period_start,
        figure.period_end,
        figure.geography_id,
        figure.definition_id,
        figure.source_id,
        figure.quality,
    )


def in_full(figure: Figure) -> str:
    """The value with its year: where only the year changed, the two must not look alike."""
    return f"{value_in_words(figure)} ({span_in_words(figure.period_start, figure.period_end)})"

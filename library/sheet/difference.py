"""What one edition of a case study says that another does not: texts word by word, facts and numbers side by side."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities.choices import LocalCompetence
from core.context import AUTONYMS
from core.dates import in_words
from core.differences import words_changed
from core.numbers import in_digits
from core.translation import LANGUAGES, direction
from library.choices import CompactObjective, DocumentLanguage, TargetGroup
from library.models import CaseStudyEdition, ResultFigure
from library.sheet.cards import themes_of

TEXTS = {
    "title": gettext_lazy("Title"),
    "abstract": gettext_lazy("Abstract"),
    "context": gettext_lazy("Context"),
    "actions": gettext_lazy("What was done"),
    "actors": gettext_lazy("Who took part"),
    "results": gettext_lazy("Results"),
    "difficulties": gettext_lazy("Difficulties and failures"),
    "lessons": gettext_lazy("Lessons"),
    "legal": gettext_lazy("Law and competence"),
    "staff": gettext_lazy("Staff"),
    "cost": gettext_lazy("Money"),
    "time": gettext_lazy("Time"),
    "partners": gettext_lazy("Partners"),
    "politics": gettext_lazy("Political conditions"),
    "note": gettext_lazy("Note on this edition"),
}


@dataclass(frozen=True)
class TextChange:
    where: str
    lang: str
    dir: str
    words: SafeString


@dataclass(frozen=True)
class FactChange:
    """One fact or number, empty on the side where it is not there."""

    name: Any
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    texts: list[TextChange] = field(default_factory=list)
    facts: list[FactChange] = field(default_factory=list)
    results: list[FactChange] = field(default_factory=list)
    files_added: list[str] = field(default_factory=list)
    files_removed: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.facts or self.results or self.files_added or self.files_removed)


def difference(before: CaseStudyEdition, after: CaseStudyEdition) -> Difference:
    """Both read `with_parts()`."""
    old = {row.thread: row for row in before.files.all()}
    new = {row.thread: row for row in after.files.all()}
    return Difference(
        texts=text_changes(before, after),
        facts=fact_changes(before, after),
        results=result_changes(before, after),
        files_added=[row.attachment.title for thread, row in new.items() if thread not in old],
        files_removed=[row.attachment.title for thread, row in old.items() if thread not in new],
    )


def text_changes(before: CaseStudyEdition, after: CaseStudyEdition) -> list[TextChange]:
    return [
        TextChange(f"{label} · {AUTONYMS[code]}", code, direction(code), words_changed(was, now, around=40))
        for name, label in TEXTS.items()
        for code in LANGUAGES
        if (was := getattr(before, f"{name}_{code}")) != (now := getattr(after, f"{name}_{code}"))
    ]


def fact_changes(before: CaseStudyEdition, after: CaseStudyEdition) -> list[FactChange]:
    was, now = facts_in_words(before), facts_in_words(after)
    return [FactChange(name, was[name], now[name]) for name in was if was[name] != now[name]]


def facts_in_words(edition: CaseStudyEdition) -> dict[str, str]:
    def labels(choices: Any, values: list[str]) -> str:
        return ", ".join(str(choices(value).label) for value in values)

    return {
        _("Themes"): ", ".join(str(theme.name) for theme in themes_of(edition.themes)),
        _("Whom it is for"): labels(TargetGroup, edition.target_groups),
        _("Began"): in_words(edition.starts) if edition.starts else "",
        _("Ended"): in_words(edition.ends) if edition.ends else "",
        _("State"): str(edition.get_practice_status_display()),
        _("Cost"): str(edition.get_cost_band_display()),
        _("Months until it worked"): in_digits(edition.months_needed) if edition.months_needed else "",
        _("Competences needed"): ", ".join(map(str, edition_competences(edition))),
        _("SDG targets"): ", ".join(edition.sdg_targets),
        _("Objectives of the Global Compacts"): labels(CompactObjective, edition.compact_objectives),
        _("Languages of the original document"): labels(DocumentLanguage, edition.languages),
        _("Original document"): edition.url,
        **{
            _("Keywords (%(language)s)") % {"language": AUTONYMS[code]}: ", ".join(getattr(edition, f"keywords_{code}"))
            for code in LANGUAGES
        },
    }


def edition_competences(edition: CaseStudyEdition) -> list[Any]:
    return [LocalCompetence(value).label for value in edition.competences_needed]


def result_changes(before: CaseStudyEdition, after: CaseStudyEdition) -> list[FactChange]:
    was = {row.thread: row for row in before.result_figures.all()}
    now = {row.thread: row for row in after.result_figures.all()}
    return [
        FactChange((now.get(thread) or was[thread]).label, told(was.get(thread)), told(now.get(thread)))
        for thread in {**was, **now}
        if told(was.get(thread)) != told(now.get(thread))
    ]


def told(row: ResultFigure | None) -> str:
    """A result in one line: what it was before, what came of it, when, and who says so."""
    if row is None:
        return ""
    number = " ".join(filter(None, [in_digits(row.value), row.unit]))
    since = _("before: %(value)s") % {"value": in_digits(row.before)} if row.before is not None else ""
    period = in_words(row.period) if row.period else ""
    return " · ".join(filter(None, [str(row.label), number, since, period, row.source, row.url]))

"""What of a city's texts is missing in a language, made by a machine, or out of date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.context import AUTONYMS
from core.lacks import Lack, lack_of
from core.translation import LANGUAGES, TranslatedModel
from library.forms.writing import EDITION_TEXTS, RESULT_TEXTS, WORDS
from library.models import CaseStudyEdition, ResultFigure
from library.workspace import at
from profiles.models import PARTS, ProfileEdition
from profiles.sheet.later import key_of, use_later_texts

TEXTS = {
    "summary": _("Introduction"),
    "competences": _("Competences"),
    "known_for": _("Known for"),
    "vision": _("Vision"),
    "note": _("Note"),
    "doubt": _("Why it is doubted"),
    "body": _("Text"),
    "unknown_because": _("Why it is not known"),
    "because": _("Why it is not known"),
    "who_could_know": _("Who could know"),
    "title": _("Title"),
    "challenge": _("Challenge"),
    "target_group": _("Target group"),
    "measures": _("Measures"),
    "lead": _("Lead"),
    "partners": _("Partners"),
    "measured_by": _("How it is measured"),
    "groups": _("Who took part"),
    "outcome": _("Outcome"),
    "name": _("Name"),
    "for_whom": _("For whom"),
    "legal_condition": _("Legal condition"),
    "council": _("Council"),
}
KINDS = {
    "city": _("City’s page"),
    "edition": _("Profile as a whole"),
    "chapters": _("Chapters"),
    "figures": _("Figures"),
    "gaps": _("Unknown figures"),
    "priorities": _("Priorities"),
    "stakeholders": _("Stakeholders"),
    "services": _("Services"),
    "case-studies": _("Case studies"),
}


RELATED = {"chapters": ["section"], "gaps": ["indicator"], "figures": ["indicator"]}


@dataclass(frozen=True)
class Want:
    """One text that lacks something in one language. `kind` and `key` say where it is written; `in_translation` is its
    key in a translation that comes after the edition."""

    kind: str
    key: str
    title: str
    text: str
    language: str
    original: str
    lack: Lack
    excerpt: str
    in_translation: str

    @property
    def text_label(self) -> str:
        return str(TEXTS.get(self.text, self.text))

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def autonym(self) -> str:
        return AUTONYMS[self.language]

    @property
    def lack_label(self) -> str:
        return str(self.lack.label)

    @property
    def field(self) -> str:
        """The id of the field in its form."""
        return f"id_{self.text}_{self.language}"


@dataclass(frozen=True)
class CaseWant(Want):
    """A text of a case study; `url` leads to its field, or to the case study while no edition of it is written."""

    label: str
    url: str

    @property
    def text_label(self) -> str:
        return self.label


def city_wants(city: City) -> list[Want]:
    return list(wants_of(city, "city", "", str(city.name)))


def edition_wants(edition: ProfileEdition) -> list[Want]:
    """Everything in an edition, in the order in which it is read; one query for each kind of part. Of one that is
    public, as its readers have it: with the translations that came later."""
    later = list(edition.translations.all()) if edition.published_at else []
    use_later_texts(later, "edition", [edition])
    found = list(wants_of(edition, "edition", "", str(KINDS["edition"])))
    for kind in PARTS:
        rows = list(parts(edition, kind))
        use_later_texts(later, kind, rows)
        for row in rows:
            key = row.section.key if kind == "chapters" else str(row.thread)
            found += wants_of(row, kind, key, title_of(kind, row))
    return found


def case_wants(editions: Iterable[CaseStudyEdition]) -> list[CaseWant]:
    """Everything in the case studies of these editions, read `with_parts()`: words, what a borrower needs, results."""
    found = []
    for edition in editions:
        for row in [edition, *edition.result_figures.all()]:
            texts = RESULT_TEXTS if isinstance(row, ResultFigure) else EDITION_TEXTS
            for want in wants_of(row, "case-studies", edition.case_study.slug, str(edition.title)):
                label, _guidance = texts[want.text]
                url = case_field(edition, row, f"id_{want.text}_{want.language}", want.text)
                found.append(CaseWant(**vars(want), label=str(label), url=url))
    return found


def case_field(edition: CaseStudyEdition, row: CaseStudyEdition | ResultFigure, field: str, text: str) -> str:
    study = edition.case_study
    if not edition.is_writable:
        return at("my-case-study", study)
    if isinstance(row, ResultFigure):
        return f"{at('my-case-study-result', study, row.thread)}#{field}"
    return f"{at('my-case-study-words' if text in WORDS else 'my-case-study-needs', study)}#{field}"


def latest_of_each(editions: Iterable[CaseStudyEdition]) -> list[CaseStudyEdition]:
    """Of each case study the edition that is being written, else the public one."""
    found: dict[int, CaseStudyEdition] = {}
    for edition in sorted(editions, key=lambda one: one.is_open):
        found[edition.case_study_id] = edition
    return sorted(found.values(), key=lambda one: (one.case_study.city_id, str(one.title)))


def parts(edition: ProfileEdition, kind: str) -> Iterable:
    """The rows of one kind; those read before, where they were."""
    rows = getattr(edition, kind)
    if kind in getattr(edition, "_prefetched_objects_cache", {}):
        return rows.all()
    return rows.select_related(*RELATED.get(kind, []))


def title_of(kind: str, row) -> str:
    if kind == "chapters":
        return str(row.section.title)
    if kind in ("gaps", "figures"):
        return str(row.indicator.name)
    if kind == "stakeholders":
        return f"{row.get_kind_display()}, {row.date}"
    return str(row)


def wants_of(row: TranslatedModel, kind: str, key: str, title: str) -> Iterator[Want]:
    for name, text in row.translated.items():
        words = row.text(name)
        if not text.prose or not words:
            continue
        original = row.original_language(name)
        for code in LANGUAGES:
            lack = lack_of(row, name, code)
            if lack:
                later = key_of(kind, row, f"{name}_{code}")
                yield Want(kind, key, title, name, code, original, lack, str(words)[:120], later)

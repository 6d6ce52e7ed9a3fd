"""A case study as people read it, made of one edition: one sheet for page, preview, old editions, PDF and files."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cities.choices import LocalCompetence
from cities.models import City, Theme
from core.attachments import Shown
from core.cards import Fact
from core.choices import EditionStatus
from core.citing import Bibliography, Mark, cited_codes, cited_html, field_citations, sources_by_code
from core.context import in_language
from core.dates import in_words, span_in_words
from core.models import Citation, Source
from core.numbers import in_digits
from core.paper import licence
from core.referencing import Reference
from core.translation import LANGUAGES, Text
from library.choices import CompactObjective, CostBand, Goal, PracticeStatus, TargetGroup
from library.models import CaseStudy, CaseStudyEdition, ResultFigure
from library.sheet.cards import language_names, themes_of
from library.sheet.files import Picture, documents_of, files_in_order, pictures_of


@dataclass(frozen=True)
class Passage:
    """A text in the reader's language, or the one it is there in; `html` is clean, with its citations numbered."""

    text: Text
    html: SafeString
    marks: list[Mark]

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Section:
    name: str
    heading: str
    passage: Passage


@dataclass(frozen=True)
class Need:
    """One line of the needs card: what is needed in few words, and a text about it; either may be empty."""

    name: str
    heading: str
    values: list[str]
    passage: Passage


@dataclass(frozen=True)
class NeedsCard:
    """What it takes to do the same; `not_recorded` names what nothing is known about."""

    needs: list[Need]
    not_recorded: list[str]


@dataclass(frozen=True)
class Result:
    """A result in numbers; `before` is empty where nobody counted before. `url` is where it can be read."""

    label: Text
    before: str
    value: str
    unit: str
    period: str
    source: str
    url: str


@dataclass(frozen=True)
class GoalServed:
    """A Sustainable Development Goal and those of its targets that are served."""

    number: str
    name: str
    targets: list[str]


@dataclass(frozen=True)
class Article:
    """Everything a reader of one edition gets."""

    study: CaseStudy
    edition: CaseStudyEdition
    city: City
    facts: list[Fact]
    themes: list[Theme]
    abstract: Passage
    sections: list[Section]
    missing: list[str]
    needs: NeedsCard
    results: list[Result]
    target_groups: list[str]
    goals: list[GoalServed]
    objectives: list[str]
    keywords: list[str]
    sources: list[Mark]
    citation: str
    address: str
    original_url: str
    documents: list[Shown]
    pictures: list[Picture]

    @property
    def is_draft(self) -> bool:
        return not self.edition.is_frozen

    @property
    def counted_before(self) -> bool:
        return any(row.before for row in self.results)

    @property
    def is_superseded(self) -> bool:
        return self.edition.status == EditionStatus.SUPERSEDED


def section_headings() -> dict[str, str]:
    return {
        "context": _("Context"),
        "actions": _("What was done"),
        "actors": _("Who took part"),
        "results": _("Results"),
        "difficulties": _("Difficulties and failures"),
        "lessons": _("Lessons"),
    }


def need_headings() -> dict[str, str]:
    return {
        "competences": _("Competence"),
        "legal": _("Legal basis"),
        "staff": _("Staff"),
        "cost": _("Cost"),
        "time": _("Time"),
        "partners": _("Partners"),
        "politics": _("Political conditions"),
    }


PASSAGES = ["abstract", "context", "actions", "actors", "results", "difficulties", "lessons"]
PASSAGES += ["legal", "staff", "cost", "time", "partners", "politics"]


@dataclass(frozen=True)
class Passages:
    """Turns texts into passages with numbered citations, and finds what is cited beside them."""

    edition: CaseStudyEdition
    bibliography: Bibliography
    sources: dict[str, Source]
    beside: dict[tuple[str, str], list[Citation]]

    def of(self, name: str) -> Passage:
        text = self.edition.text(name)
        html = cited_html(text.value, self.bibliography, self.sources)
        return Passage(text, html, self.marks(name) if text else [])

    def marks(self, name: str) -> list[Mark]:
        return self.bibliography.marks_of(field_citations(self.beside, self.edition.case_study.tag, name))


def article(study: CaseStudy, edition: CaseStudyEdition) -> Article:
    """The sheet of an edition read `with_parts()`, or of a study read `with_results()`: five more queries."""
    written = [getattr(edition, f"{name}_{code}") for name in PASSAGES for code in LANGUAGES]
    beside = Citation.objects.of(study.tag).by_field()
    passages = Passages(edition, Bibliography(), sources_by_code(cited_codes(*written)), beside)
    abstract = passages.of("abstract")
    # In the order of the page, so that sources are numbered as they are met.
    needs = needs_card(edition, passages)
    sections = [Section(name, heading, passages.of(name)) for name, heading in section_headings().items()]
    facts = facts_of(study, edition, passages)
    files = files_in_order(edition)
    results = [result_of(row) for row in edition.result_figures.all()]
    for citations in beside.values():
        passages.bibliography.marks_of(citations)
    return Article(
        study=study,
        edition=edition,
        city=study.city,
        facts=facts,
        themes=themes_of(edition.themes),
        abstract=abstract,
        sections=[section for section in sections if section.passage],
        missing=[row.heading for row in sections if not row.passage and not (row.name == "results" and results)],
        needs=needs,
        results=results,
        target_groups=words_for(TargetGroup, edition.target_groups),
        goals=goals_of(edition.sdg_targets),
        objectives=words_for(CompactObjective, edition.compact_objectives),
        keywords=edition.keywords(get_language() or "en"),
        sources=passages.bibliography.marks,
        citation=citation(study, edition),
        address=address_of(study),
        original_url=in_language(reverse("case-study", args=[study.slug]), edition.original_language("abstract")),
        documents=documents_of(files, study.slug),
        pictures=pictures_of(files, study.slug),
    )


def words_for(choices, values: Iterable[str]) -> list[str]:
    """The labels of those values, in the order in which they are kept."""
    return [str(choice.label) for choice in choices if choice.value in values]


def facts_of(study: CaseStudy, edition: CaseStudyEdition, passages: Passages) -> list[Fact]:
    city = study.city
    state_marks = [] if edition.practice_status == PracticeStatus.UNKNOWN else passages.marks("starts")
    return [
        Fact(_("City"), city.name, url=reverse("city", args=[city.slug])),
        Fact(_("Country"), city.country.name),
        Fact(_("Period"), span_in_words(edition.starts, edition.ends), marks=passages.marks("starts")),
        Fact(_("State"), edition.get_practice_status_display(), marks=state_marks),
        Fact(_("For whom"), _(", ").join(words_for(TargetGroup, edition.target_groups))),
        Fact(_("Published"), in_words(edition.published_first) if edition.published_first else ""),
        Fact(_("Edition"), str(edition.number)),
        Fact(
            _("Original document in"),
            _(", ").join(language_names(edition.languages)),
            marks=passages.marks("languages"),
        ),
        Fact(_("Original document"), _("Open"), url=edition.url) if edition.url else Fact("", ""),
    ]


def needs_card(edition: CaseStudyEdition, passages: Passages) -> NeedsCard:
    few_words = {
        "competences": words_for(LocalCompetence, edition.competences_needed),
        "cost": [] if edition.cost_band == CostBand.UNKNOWN else [str(CostBand(edition.cost_band).label)],
        "time": [months_in_words(edition.months_needed)] if edition.months_needed else [],
    }
    nothing = Passage(Text("", "", ""), SafeString(""), [])
    needs = [
        Need(name, heading, few_words.get(name, []), nothing if name == "competences" else passages.of(name))
        for name, heading in need_headings().items()
    ]
    known = [need for need in needs if need.values or need.passage]
    return NeedsCard(known, [need.heading for need in needs if need not in known])


def months_in_words(months: int) -> str:
    words = ngettext(
        "%(n)s month from the decision until it worked", "%(n)s months from the decision until it worked", months
    )
    return words % {"n": in_digits(months)}


def result_of(row: ResultFigure) -> Result:
    return Result(
        label=row.label,
        before="" if row.before is None else in_digits(shortest(row.before)),
        value=in_digits(shortest(row.value)),
        unit=row.unit,
        period=in_words(row.period) if row.period else "",
        source=row.source,
        url=row.url,
    )


def shortest(number: Decimal) -> Decimal:
    """Without the noughts that only the column adds: 12.000 is 12."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def goals_of(targets: Iterable[str]) -> list[GoalServed]:
    by_goal: dict[str, list[str]] = {}
    for target in targets:
        by_goal.setdefault(target.split(".", 1)[0], []).append(target)
    return [
        GoalServed(goal.value, str(goal.label), sorted(by_goal[goal.value], key=target_order))
        for goal in Goal
        if goal.value in by_goal
    ]


def target_order(target: str) -> tuple[bool, str]:
    """Numbered targets first, then the means of implementation with letters: 11.2 before 11.10 before 11.a."""
    tail = target.split(".", 1)[1]
    return not tail.isdigit(), tail.zfill(2)


# How to cite it


def address_of(study: CaseStudy, language: str | None = None) -> str:
    path = reverse("case-study", args=[study.slug])
    return settings.SITE_ORIGIN + (in_language(path, language) if language else path)


def published_on(edition: CaseStudyEdition) -> str:
    """As far as it is known; empty while it is not published."""
    return edition.published_first or (f"{edition.published_at:%Y-%m-%d}" if edition.published_at else "")


def citation(study: CaseStudy, edition: CaseStudyEdition) -> str:
    words = {"city": study.city.name, "title": edition.title, "number": edition.number}
    return _("%(city)s: %(title)s. Case study, edition %(number)s. MC2CM network.") % words


def reference_of(study: CaseStudy, edition: CaseStudyEdition) -> Reference:
    """What a bibliography needs of an edition, in the reader's language."""
    title, language = edition.text("title"), get_language() or "en"
    return Reference(
        key=f"mc2cm-{study.slug}-{edition.number}",
        title=title.value,
        authors=[_("City of %(city)s") % {"city": study.city.name}],
        publisher=_("MC2CM network"),
        published=published_on(edition),
        edition=edition.number,
        url=address_of(study),
        accessed=timezone.localdate(),
        language=title.lang,
        kind=_("Case study"),
        abstract=edition.text("abstract").value,
        licence=licence(),
        keywords=edition.keywords(language),
    )

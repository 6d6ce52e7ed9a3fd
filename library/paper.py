"""A case study on paper: what `templates/print/document.typ` is handed, made of the same sheet as the page."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import pdf
from core.choices import EditionStatus
from core.context import AUTONYMS
from core.dates import in_words
from core.kept_files import kept
from core.markdown import Block
from core.paper import (
    between,
    cited_parts,
    facts,
    in_one_direction,
    licence,
    paragraph,
    plain,
    source_of,
    strong,
    told,
    written,
)
from library.models import CaseStudy, CaseStudyEdition
from library.sheet.article import Article, NeedsCard, Result, article, published_on

# One more whenever papers that are kept already should be made anew.
PAPER = 2


def kept_pdf(study: CaseStudy, edition: CaseStudyEdition, language: str) -> bytes:
    """The paper of a published edition: made for the first who asks, the same bytes for everybody after."""
    name = f"{edition.tag}/article-{language}.pdf"
    return kept(name, lambda: case_study_pdf(study, edition, language), state=f"{PAPER}")


def case_study_pdf(study: CaseStudy, edition: CaseStudyEdition, language: str) -> bytes:
    """Any edition, also one being written: a draft says on every page that it is one."""
    with override(language):
        sheet = article(study, edition)
        paper = {
            "title": str(edition.title),
            "subtitle": " · ".join([_("Case study"), str(study.city.name), str(study.city.country.name)]),
            "author": _("City of %(city)s, MC2CM network") % {"city": study.city.name},
            "day": edition.published_at.date() if edition.published_at else None,
            "footer": _("Draft") if sheet.is_draft else in_one_direction(sheet.address),
            "notices": list(notices(sheet)),
            "citations": {mark.source.code: mark.number for mark in sheet.sources},
            "sources": [source_of(mark) for mark in sheet.sources],
            "sections": list(sections(sheet)),
        }
    return pdf.render("document", paper, language=language)


def notices(sheet: Article) -> Iterator[str]:
    """What a reader has to know before the first line."""
    text = sheet.abstract.text
    if sheet.is_draft:
        yield _("This is a draft for the city’s own people and the reviewers. It is not published: do not cite it.")
    if sheet.is_superseded:
        yield _("A newer edition of this case study has been published since.")
    if sheet.edition.status == EditionStatus.WITHDRAWN:
        yield _("This edition was withdrawn: %(reason)s") % {"reason": sheet.edition.withdrawn_reason}
    if text.is_fallback:
        words = _("This case study is not translated into this language yet. It is printed in: %(language)s.")
        yield words % {"language": AUTONYMS[text.lang]}
    elif text.is_machine:
        yield _("This text was translated by machine and has not been checked by a person.")


def sections(sheet: Article) -> Iterator[dict[str, Any]]:
    glance = [(fact.term, fact.value) for fact in sheet.facts if fact.term and not fact.url]
    glance = [(_("City"), sheet.city.name), *glance]
    glance.append((_("Themes"), _(", ").join(str(theme.name) for theme in sheet.themes)))
    yield {"heading": "", "blocks": [*written(sheet.abstract.text, under=1), *facts(glance)]}
    yield {"heading": _("What you need to do the same"), "blocks": list(needs(sheet.needs))}
    for section in sheet.sections:
        yield {"heading": section.heading, "blocks": written(section.passage.text, under=1)}
    if sheet.results:
        yield {"heading": _("Results in numbers"), "blocks": [results_table(sheet.results)]}
    if served := list(what_it_serves(sheet)):
        yield {"heading": _("What it serves"), "blocks": served}
    if files := list(beside(sheet)):
        yield {"heading": _("Documents and pictures"), "blocks": files}
    yield {"heading": _("About this edition"), "blocks": list(about(sheet))}


def needs(card: NeedsCard) -> Iterator[Block]:
    if not card.needs:
        yield paragraph(
            _(
                "What it takes is not recorded yet: competence, legal basis, staff, cost, time, partners, political "
                "conditions. The city’s own officials can add it."
            )
        )
        return
    for need in card.needs:
        head: list[Block] = [strong(need.heading)]
        if need.values:
            head += [plain(" – "), plain(_(", ").join(need.values))]
        yield {"kind": "paragraph", "parts": head}
        if need.passage:
            yield from written(need.passage.text, under=1)
    if card.not_recorded:
        yield paragraph(" ".join([_("Not recorded:"), " · ".join(card.not_recorded)]))


def results_table(results: list[Result]) -> Block:
    columns = [_("What was counted"), _("Before"), _("Result"), _("When"), _("Who says so")]
    return {
        "kind": "table",
        "header": [[plain(words)] for words in columns],
        "rows": [
            [
                cited_parts(row.label),
                [plain(" ".join(filter(None, [row.before, row.unit])) if row.before else _("not recorded"))],
                [plain(" ".join(filter(None, [row.value, row.unit])))],
                [plain(row.period or "–")],
                [{"kind": "link", "href": row.url, "parts": [plain(row.source or row.url)]}]
                if row.url
                else [plain(row.source or "–")],
            ]
            for row in results
        ],
    }


def what_it_serves(sheet: Article) -> Iterator[Block]:
    goals = [(f"{goal.number}. {goal.name}", ", ".join(goal.targets)) for goal in sheet.goals]
    yield from facts(goals)
    if sheet.objectives:
        items = [[paragraph(words)] for words in sheet.objectives]
        yield {"kind": "list", "ordered": False, "start": 1, "tight": True, "items": items}


def beside(sheet: Article) -> Iterator[Block]:
    """What stands beside the words, each with the address where it is: a paper names it, the portal has it."""
    for document in sheet.documents:
        details = [document.kind, document.weight, document.language, document.origin]
        yield file_line(document.title, document.url, details)
    for picture in sheet.pictures:
        rights = [f"{_('Picture:')} {picture.credit}", picture.licence]
        yield file_line(picture.title, picture.url, [str(picture.alternative), *rights])


def file_line(title: str, path: str, details: list[str]) -> Block:
    link = {"kind": "link", "href": settings.SITE_ORIGIN + path, "parts": [plain(title)]}
    return {"kind": "paragraph", "parts": [link, *(plain(f"{between()}{words}") for words in details if words)]}


def about(sheet: Article) -> Iterator[Block]:
    edition, address = sheet.edition, in_one_direction(sheet.address)
    pairs: list[tuple[str, Any]] = [
        (_("Edition"), str(edition.number)),
        (_("Written in"), AUTONYMS[edition.language]),
        (_("Keywords"), _(", ").join(sheet.keywords)),
    ]
    if not sheet.is_draft:
        when = in_words(published_on(edition)) if published_on(edition) else ""
        pairs += [
            (_("Published"), when),
            (_("How to cite"), f"{sheet.citation} {address}"),
            (_("Permanent address"), address),
        ]
    yield from facts(pairs)
    if sheet.missing:
        yield paragraph(_("Nothing is recorded about: %(sections)s.") % {"sections": " · ".join(sheet.missing)})
    if edition.note:
        yield from told(edition.note)
    yield paragraph(licence())

"""A case study as those who work on it see it: where it stands, who acts next, what is missing, what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.names import names_of
from cities.models import City
from cities.queue import badge_of
from cities.remarks import Remarks, remarks_told
from core.cards import Badge
from core.context import AUTONYMS
from core.lacks import Lack, lack_of
from core.models import AuditEntry, Comment
from core.standing import Standing, Step, standing, steps
from core.translation import LANGUAGES
from library.actions import missing
from library.forms.writing import EDITION_TEXTS, WORDS
from library.models import CaseStudy, CaseStudyEdition, ResultFigure

REVIEW = {
    "submit": "library.submit_case_study",
    "approve": "library.approve_case_study",
    "request-changes": "library.request_changes",
    "publish": "library.publish_case_study",
}


def at(page: str, study: CaseStudy, *more: Any) -> str:
    """The address of a page of a case study's workspace."""
    return reverse(page, args=[study.city.slug, study.slug, *more])


@dataclass(frozen=True)
class Missing:
    """Something that readers would look for and nobody has written; `is_needed`: it cannot be submitted without."""

    label: str
    url: str
    is_needed: bool


@dataclass(frozen=True)
class Want:
    """A text that lacks something in one language."""

    label: str
    autonym: str
    language: str
    lack: str
    lack_label: str
    url: str


@dataclass(frozen=True)
class Past:
    """An edition that was public once. `can_restore`: it may be taken as a beginning now."""

    edition: CaseStudyEdition
    can_restore: bool


@dataclass(frozen=True)
class Overview:
    """A case study in the making; `edition` is the open one, None while none is written."""

    study: CaseStudy
    city: City
    title: Any
    edition: CaseStudyEdition | None
    published: CaseStudyEdition | None
    past: list[Past]
    next_number: int
    can_start: bool
    can_write: bool
    can_discard: bool
    can_withdraw: bool
    standing: Standing | None = None
    steps: tuple[tuple[Step, str], ...] = ()
    missing: tuple[Missing, ...] = ()
    writers: tuple[str, ...] = ()
    remarks_open: int | None = None
    translations: tuple[tuple[str, int], ...] = ()


def overview(study: CaseStudy, user: Any) -> Overview:
    editions = list(CaseStudyEdition.objects.visible_to(user).of(study).select_related("case_study__city__country"))
    edition = next((row for row in editions if row.is_open), None)
    published = next((row for row in editions if row.is_published), None)
    can_start = edition is None and user.has_perm("library.start_case_study", study)
    about: dict[str, Any] = {
        "study": study,
        "city": study.city,
        "title": (edition or published or editions[0]).title,
        "edition": edition,
        "published": published,
        "past": [Past(row, can_start) for row in editions if row.is_frozen and row is not published],
        "next_number": max(row.number for row in editions) + 1,
        "can_start": can_start,
        "can_write": user.has_perm("library.write_case_study", study),
        "can_withdraw": user.has_perm("library.withdraw_case_study", study),
    }
    if edition is None:
        return Overview(**about, can_discard=False)
    lacks = [want.lack for want in wants(edition)]
    reads_remarks = user.has_perm("library.read_comments", edition)
    can_submit = user.has_perm("library.submit_case_study", edition)
    return Overview(
        **about,
        can_discard=edition.is_writable and not edition.submitted_at and can_submit,
        standing=standing(edition),
        steps=tuple((step, at(step.page, study)) for step in steps(edition, user, "my-case-study", REVIEW)),
        missing=tuple(what_is_missing(edition)),
        writers=tuple(sorted(names_of(edition.writers).values())),
        remarks_open=Comment.objects.of(edition.tag).unresolved().count() if reads_remarks else None,
        translations=tuple((str(lack.label), lacks.count(lack)) for lack in Lack),
    )


def what_is_missing(edition: CaseStudyEdition) -> list[Missing]:
    """The texts, needs and facts that a reader will look for in vain; what cannot be left out comes first."""
    study, needed = edition.case_study, missing(edition)
    words, needs, facts = (at(f"my-case-study-{name}", study) for name in ("words", "needs", "facts"))
    found = [
        Missing(str(heading), f"{words if name in WORDS else needs}#text-{name}", name in needed)
        for name, (heading, _guidance) in EDITION_TEXTS.items()
        if name != "note" and not edition.text(name)
    ]
    is_there = {
        _("What it costs in a year"): (edition.cost_band != "unknown", needs),
        _("Competences needed"): (edition.competences_needed, needs),
        _("Months until it worked"): (edition.months_needed, needs),
        _("Themes"): (edition.themes, facts),
        _("Whom it is for"): (edition.target_groups, facts),
        _("When it began"): (edition.starts, facts),
        _("Results in numbers"): (edition.result_figures.exists(), at("my-case-study-results", study)),
    }
    found += [Missing(label, url, False) for label, (there, url) in is_there.items() if not there]
    return sorted(found, key=lambda one: not one.is_needed)


def wants(edition: CaseStudyEdition) -> list[Want]:
    """What the edition's texts want in each language: missing, made by machine, out of date."""
    found = []
    for name, (heading, _guidance) in EDITION_TEXTS.items():
        if not edition.text(name):
            continue
        page = "my-case-study-words" if name in WORDS else "my-case-study-needs"
        for code in LANGUAGES:
            if lack := lack_of(edition, name, code):
                url = f"{at(page, edition.case_study)}#id_{name}_{code}"
                found.append(Want(str(heading), AUTONYMS[code], code, lack, str(lack.label), url))
    return found


# The list of a city's case studies


@dataclass(frozen=True)
class Line:
    """One case study in its city's list: its latest words, the state of what is written, whether it is public."""

    title: Any
    url: str
    badge: Badge
    number: int
    public_url: str
    remarks: int


def own_lines(city: City, user: Any) -> list[Line]:
    """Every case study of a city that this person may see, what is being written first."""
    found: dict[int, list[CaseStudyEdition]] = {}
    rows = CaseStudyEdition.objects.visible_to(user).filter(case_study__city=city)
    for row in rows.select_related("case_study__city__country").order_by("-number"):
        found.setdefault(row.case_study_id, []).append(row)
    open_ones = [row.tag for editions in found.values() for row in editions if row.is_open]
    reads = user.has_perm("library.read_comments", city)
    counted = Comment.objects.filter(about__in=open_ones).unresolved().order_by().values_list("about")
    remarks = dict(counted.annotate(Count("pk"))) if reads else {}
    lines = [line(editions, remarks) for editions in found.values()]
    return sorted(lines, key=lambda one: (one.public_url != "" and one.badge.kind == "success", str(one.title)))


def line(editions: list[CaseStudyEdition], remarks: dict[str, int]) -> Line:
    shown = next((row for row in editions if row.is_open), None)
    published = next((row for row in editions if row.is_published), None)
    row = shown or published or editions[0]
    return Line(
        title=row.title,
        url=at("my-case-study", row.case_study),
        badge=badge_of(row) if row.is_open or row.is_published else Badge("other", row.get_status_display()),
        number=row.number,
        public_url=reverse("case-study", args=[row.case_study.slug]) if published else "",
        remarks=remarks.get(row.tag, 0),
    )


# Remarks


class Places:
    """The places of an edition by the names under which remarks know them: a text's name, `result:<thread>`."""

    def __init__(self, edition: CaseStudyEdition):
        self.study = edition.case_study
        rows = ResultFigure.objects.filter(edition=edition)
        self.results = {f"result:{row.thread}": str(row.label) for row in rows}

    def title(self, field: str) -> str:
        if field == "edition":
            return _("The case study as a whole")
        if field in EDITION_TEXTS:
            return str(EDITION_TEXTS[field][0])
        return self.results.get(field, _("Something that has been removed"))

    def url(self, field: str) -> str:
        if field == "edition":
            return at("my-case-study", self.study)
        if field in EDITION_TEXTS:
            return at(f"my-case-study-{'words' if field in WORDS else 'needs'}", self.study)
        thread = field.removeprefix("result:")
        return at("my-case-study-result", self.study, thread) if field in self.results else ""


def remarks_on(edition: CaseStudyEdition, user: Any, fields: Iterable[str] = ()) -> Remarks:
    """The remarks on some places of an edition, or on all of it, as far as this person may read and answer them."""
    study, wanted = edition.case_study, list(fields)
    comment_url = at("my-case-study-comment", study)
    one = wanted[0] if len(wanted) == 1 else ""
    if not user.has_perm("library.read_comments", edition):
        return Remarks(comment_url, one, [], can_read=False, can_comment=False)
    found = Comment.objects.of(edition.tag).filter(answers=None).prefetch_related("replies")
    places = Places(edition)
    remarks = remarks_told(
        list(found.filter(field__in=wanted) if wanted else found),
        user,
        places=places,
        may_resolve=user.has_perm("library.request_changes", edition),
        resolve_url=lambda pk: at("my-case-study-comment-resolve", study, pk),
    )
    can_comment = edition.is_open and user.has_perm("library.comment_case_study", edition)
    offered = [] if one else [(name, places.title(name)) for name in wanted]
    return Remarks(comment_url, one, remarks, can_read=True, can_comment=can_comment, fields=offered)


def part_titles(edition: CaseStudyEdition, entries: list[AuditEntry]) -> dict[str, str]:
    """`{tag of a part: its title}`, for its history; a part that is gone by the kind of thing it was."""
    kinds = {"results": _("A result in numbers"), "files": _("A file")}
    titles = {
        entry.about: kinds.get(entry.about.removeprefix(f"{edition.tag}/").split("/")[0], "")
        for entry in entries
        if entry.about != edition.tag
    }
    labels = {f"{edition.tag}/results/{row.thread}": str(row.label) for row in edition.result_figures.all()}
    files = edition.files.select_related("attachment")
    labels |= {f"{edition.tag}/files/{row.thread}": row.attachment.title for row in files}
    return titles | {tag: labels[tag] for tag in titles if tag in labels}

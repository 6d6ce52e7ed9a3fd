"""The chapters of an edition: the tree with what is written, and a section's page."""

from collections import Counter
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities.remarks import Remarks
from core import merging
from core.answers import PersonalRequest, form_errors, tell
from core.citing import Bibliography, Mark, cited_codes, cited_html, sources_by_code
from core.context import AUTONYMS
from core.errors import Refused, Stale
from core.forms import LanguageFields, RecordForm
from core.lacks import Change, Lack, changes_of, lack_of
from core.models import Comment, Source
from core.permissions import require
from core.translation import LANGUAGES, direction
from profiles import actions
from profiles.completeness import SectionState, completeness_of
from profiles.forms.chapters import CHAPTER_TEXTS, ChapterForm
from profiles.models import ChapterText, ProfileEdition, Section
from profiles.remarks import remarks_on
from profiles.views.approval import tell_written
from profiles.views.workspace import edition_page, present, version_of


@dataclass(frozen=True)
class Seen:
    """A text in one language as the public would read it."""

    language: str
    autonym: str
    dir: str
    html: SafeString


@dataclass(frozen=True)
class Sources:
    """What can be cited, in groups: those that this text cites, the city's own, the network's."""

    label: str
    sources: list[Source]


@dataclass(frozen=True)
class SectionPage:
    section: Section
    row: ChapterText
    form: RecordForm
    body: LanguageFields
    reasons: list[LanguageFields]
    is_unknown: bool
    outdated: list[Change]
    machine: list[tuple[str, str]]
    sources: list[Sources]
    preview: list[Seen]
    marks: list[Mark]
    others: list[str]
    remarks: Remarks
    eyebrow: str
    before: Section | None
    after: Section | None
    can_write: bool
    theirs: Any
    was_kept: Any
    errors: list[dict]


@dataclass(frozen=True)
class Line:
    """One section in the list: what is written in it, and what waits there."""

    state: SectionState
    is_outdated: bool
    remarks: int


@edition_page
def chapters(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """The tree of chapters, with what is written in each section and what waits there."""
    outdated = {
        row.section.key
        for row in edition.chapters.select_related("section")
        if any(lack_of(row, "body", code) == Lack.STALE for code in LANGUAGES if row.body)
    }
    reads_remarks = request.user.has_perm("profiles.read_comments", edition)
    fields = Comment.objects.of(edition.tag).unresolved().values_list("field", flat=True) if reads_remarks else []
    remarks = Counter(field.removeprefix("chapter:") for field in fields)
    complete = completeness_of(edition)
    tree = [
        (chapter, [Line(state, state.key in outdated, remarks[state.key]) for state in chapter.sections])
        for chapter in complete.chapters
    ]
    sheet = {"edition": edition, "city": edition.city, "completeness": complete, "tree": tree}
    return render(request, "profiles/own/chapters.html", sheet)


@edition_page
def chapter(request: PersonalRequest, edition: ProfileEdition, key: str) -> HttpResponse:
    """One section: its text in three languages, or why there is none. Read-only while it is reviewed."""
    section = get_object_or_404(Section, key=key)
    row = ChapterText.objects.filter(edition=edition, section=section).first()
    if row is None:
        if not section.is_in_use:
            raise Http404
        row = ChapterText(edition=edition, section=section)
        row.translation = {"body": {"original": edition.language}}
    row.edition, row.section = edition, section
    if request.method == "POST":
        require(request.user, "profiles.translate_edition", edition)
        return save(request, row)
    form, typed = merging.open_form(request, ChapterForm, row, translates_only=translates_only(request, edition))
    return section_page(request, row, form, was_kept=typed)


def translates_only(request: PersonalRequest, edition: ProfileEdition) -> bool:
    return not request.user.has_perm("profiles.write_edition", edition)


def save(request: PersonalRequest, row: ChapterText) -> HttpResponse:
    edition, section = row.edition, row.section
    form = ChapterForm(request.POST, instance=copy(row), translates_only=translates_only(request, edition))
    if "preview" in request.POST:
        return section_page(request, row, form, shows_preview=True)

    def write() -> ChapterText:
        values = form.own_values()
        if row.pk is None:
            return actions.add_part(edition, "chapters", {"section": section, **values}, by=request.user)
        return actions.edit_part(row, values, by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, write)
    if attempt.is_saved:
        tell_written(request, edition, _("Saved in the draft."))
        return redirect("my-profile-chapter", edition.city.slug, section.key)
    now = attempt.row or row
    now.edition, now.section = edition, section
    return section_page(request, now, form, theirs=attempt.theirs, status=attempt.status)


def section_page(
    request: PersonalRequest,
    row: ChapterText,
    form: RecordForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    shows_preview: bool = False,
    status: int = 200,
) -> HttpResponse:
    edition, section, user = row.edition, row.section, request.user
    place = f"chapter:{section.key}"
    tree = list(Section.objects.filter(is_in_use=True))
    writable = [other for other in tree if not other.is_chapter or sum(o.chapter == other.chapter for o in tree) == 1]
    at = next((index for index, other in enumerate(writable) if other.pk == section.pk), None)
    can_write = edition.is_writable and user.has_perm("profiles.translate_edition", edition)
    body, *reasons = form.passages(row, theirs)
    bibliography = Bibliography()
    preview = preview_of(row, form if shows_preview else None, bibliography) if shows_preview or not can_write else []
    sheet = SectionPage(
        section=section,
        row=row,
        form=form,
        body=body,
        reasons=reasons,
        is_unknown=any(str(form[f"unknown_because_{code}"].value() or "") for code in LANGUAGES),
        outdated=changes_of(row, CHAPTER_TEXTS),
        machine=[(code, AUTONYMS[code]) for code in LANGUAGES if lack_of(row, "body", code) == Lack.MACHINE],
        sources=citable(edition, row) if can_write else [],
        preview=preview,
        marks=bibliography.marks,
        others=present(request, edition, place) if edition.is_writable else [],
        remarks=remarks_on(edition, user, place),
        eyebrow=str(edition.city.name if section.is_chapter else section.get_chapter_display()),
        before=writable[at - 1] if at else None,
        after=writable[at + 1] if at is not None and at + 1 < len(writable) else None,
        can_write=can_write,
        theirs=theirs,
        was_kept=was_kept,
        errors=form_errors(form) if form.is_bound and theirs is None and not shows_preview else [],
    )
    page = {"sheet": sheet, "edition": edition, "city": edition.city, "place": place}
    return render(request, "profiles/own/section.html", page, status=status)


def citable(edition: ProfileEdition, row: ChapterText) -> list[Sources]:
    """The sources that this city may cite, the likeliest first."""
    tag = edition.city.tag
    used = cited_codes(*(getattr(row, f"body_{code}") for code in LANGUAGES))
    sources = list(Source.objects.usable_by(tag))
    groups = [
        (_("Cited in this text"), [source for source in sources if source.code in used]),
        (_("Your city’s sources"), [s for s in sources if s.owner == tag and s.code not in used]),
        (_("The network’s sources"), [s for s in sources if s.owner != tag and s.code not in used]),
    ]
    return [Sources(label, rows) for label, rows in groups if rows]


def preview_of(row: ChapterText, form: RecordForm | None, bibliography: Bibliography) -> list[Seen]:
    """The text in each language as the public would read it: what is typed in `form`, else what is saved."""
    words = {
        code: str(form[f"body_{code}"].value() or "") if form else getattr(row, f"body_{code}") for code in LANGUAGES
    }
    sources = sources_by_code(cited_codes(*words.values()))
    usable = {code: source for code, source in sources.items() if actions.is_usable(source, row.edition.city)}
    return [
        Seen(code, AUTONYMS[code], direction(code), cited_html(text, bibliography, usable))
        for code, text in words.items()
        if text
    ]


@edition_page
@require_POST
def confirm(request: PersonalRequest, edition: ProfileEdition, key: str) -> HttpResponse:
    """A translation is right as it stands: a machine's, or one whose original has changed since."""
    row = get_object_or_404(ChapterText, edition=edition, section__key=key)
    row.edition = edition
    text, language = request.POST.get("text", ""), request.POST.get("language", "")
    try:
        actions.confirm_part_translation(row, text, language, by=request.user, version=version_of(request))
        tell_written(request, edition, _("Marked as a translation checked by a person."))
    except Refused as refusal:
        tell(request, refusal)
    except Stale:
        messages.error(request, _("Somebody changed this text meanwhile. Read it again before you confirm it."))
    return redirect(f"{reverse('my-profile-chapter', args=[edition.city.slug, key])}#id_body_{language[:2]}")

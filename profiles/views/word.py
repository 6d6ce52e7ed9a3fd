"""Chapters in a text document: they go out with the guidance beside them, and come back with every difference shown."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import word
from core.answers import PersonalRequest, form_errors, signed_in, tell
from core.context import AUTONYMS
from core.differences import words_changed
from core.errors import Refused, Stale
from core.numbers import whole_number
from core.translation import LANGUAGES, direction
from core.typed import with_plain_ends
from core.word_form import DocumentForm
from profiles import actions
from profiles.choices import Chapter
from profiles.models import ChapterText, ProfileEdition, Section
from profiles.views.approval import tell_written
from profiles.views.editing import written_edition


@dataclass(frozen=True)
class TextDifference:
    """One section that the document says in other words. `version` is that of the text compared with, 0 for none.

    `reason`: why nothing was known there until now; a text takes its place.
    """

    key: str
    title: str
    version: int
    text: str
    html: SafeString
    reason: str = ""


@dataclass(frozen=True)
class DocumentPage:
    """Where documents go out and come in; once one was sent, what it would change and what it left behind."""

    city: Any
    edition: ProfileEdition
    form: DocumentForm
    errors: list[dict]
    chapters: list[tuple[str, str]]
    language: str = ""
    differences: list[TextDifference] | None = None
    unchanged: int = 0
    lost: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def dir(self) -> str:
        return direction(self.language) if self.language else ""


def mark_of(section: Section) -> str:
    """By which a section is known again in a document, whatever its heading has become."""
    return f"section{section.pk}"


@signed_in
@require_safe
def chapters_docx(request: PersonalRequest, slug: str) -> HttpResponse:
    """The texts of one chapter, or of all, in one language: `?language=fr&chapter=governance`."""
    edition = written_edition(request, slug)
    language, chapter = request.GET.get("language", get_language() or "en"), request.GET.get("chapter", "")
    if language not in LANGUAGES or chapter not in ("", *Chapter.values):
        raise Http404
    tree = Section.objects.filter(is_in_use=True, **({"chapter": chapter} if chapter else {}))
    texts = {row.section_id: row for row in edition.chapters.all()}
    sections = [
        word.Section(
            key=mark_of(section),
            heading=section.text("title", language).value,
            markdown=getattr(texts[section.pk], f"body_{language}") if section.pk in texts else "",
            guidance=section.text("guidance", language).value,
            level=1 if section.is_chapter else 2,
        )
        for section in tree
    ]
    name = edition.city.text("name", language).value
    content = word.blocks_to_docx(name, sections, language, about=edition.tag, version=str(edition.version))
    return word.docx_response(f"mc2cm-{slug}-profile-{edition.number}-{chapter or 'chapters'}-{language}", content)


@signed_in
def chapters_word(request: PersonalRequest, slug: str) -> HttpResponse:
    """Send a document; afterwards what it would change, section by section, before anything does."""
    edition = written_edition(request, slug)
    if request.method != "POST":
        return page_of(request, edition, DocumentForm(initial={"language": get_language()}))
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            sent, lost = word.docx_to_sections(form.cleaned_data["file"], form.cleaned_data["file"].name)
            found = differences(edition, sent, form.cleaned_data["language"])
            if not found:
                raise ValidationError(
                    _("No section of the profile was found in it. Send the document you downloaded here.")
                )
        except ValidationError as error:
            form.add_error("file", error)
        else:
            language = form.cleaned_data["language"]
            doubts = doubts_about(edition, word.origin_of(form.cleaned_data["file"]), language)
            lost = [*lost, *unknown_headings(sent)]
            return compared(request, edition, form, found, language, lost=tuple(lost), doubts=tuple(doubts))
    return page_of(request, edition, form, status=400)


def compared(
    request: PersonalRequest,
    edition: ProfileEdition,
    form: DocumentForm,
    found: list[TextDifference],
    language: str,
    **about: Any,
) -> HttpResponse:
    """What the document would change, to be taken over or left."""
    changed = [difference for difference in found if difference.html]
    about |= {"language": language, "differences": changed, "unchanged": len(found) - len(changed)}
    return page_of(request, edition, form, **about)


def doubts_about(edition: ProfileEdition, origin: word.Origin, language: str) -> list[str]:
    """Why this may be another document than the one that was meant; a word processor may have dropped the answer."""
    found = []
    if origin.language in LANGUAGES and origin.language != language:
        words = _(
            "The document says that it is in this language: %(its)s. You send it as: %(chosen)s. "
            "Taken over, it would stand in place of the texts in the second."
        )
        found.append(words % {"its": AUTONYMS[origin.language], "chosen": AUTONYMS[language]})
    if origin.about.startswith("profile:") and origin.about != edition.tag:
        found.append(_("The document was taken out of another profile, or out of another edition of this one."))
    elif origin.about == edition.tag and origin.version != str(edition.version):
        words = _("The draft was written in since the document was taken out: look whether something newer would go.")
        found.append(words)
    return found


def differences(edition: ProfileEdition, sent: list[word.Section], language: str) -> list[TextDifference]:
    """Every section of the document that is one of the tree; `html` is empty where nothing changed."""
    tree = {mark_of(section): section for section in Section.objects.filter(is_in_use=True)}
    texts = {row.section_id: row for row in edition.chapters.all()}
    found = []
    for part in sent:
        if part.key not in tree:
            continue
        section = tree[part.key]
        row = texts.get(section.pk)
        before = getattr(row, f"body_{language}") if row else ""
        is_same = before.strip() == part.markdown.strip()
        html = SafeString() if is_same else words_changed(before, part.markdown)
        reason = row.text("unknown_because").value if row and part.markdown.strip() else ""
        version = row.version if row else 0
        found.append(TextDifference(section.key, str(section.title), version, part.markdown, html, reason))
    return found


def unknown_headings(sent: list[word.Section]) -> list[str]:
    words = _("The section “%(heading)s” is none of the profile’s and is left out.")
    return [words % {"heading": part.heading} for part in sent if not part.key and part.markdown.strip()]


def page_of(request: PersonalRequest, edition: ProfileEdition, form: DocumentForm, *, status=200, refused=(), **found):
    chapters = [(section.key, str(section.title)) for section in Section.objects.filter(key__in=Chapter.values)]
    errors = form_errors(form) if form.errors else []
    errors += [{"field_label": "", "message": sentence, "field_id": "found"} for sentence in refused]
    page = DocumentPage(edition.city, edition, form, errors, chapters, **found)
    return render(request, "profiles/own/word.html", {"page": page, "city": edition.city}, status=status)


@signed_in
@require_POST
def accept_word(request: PersonalRequest, slug: str) -> HttpResponse:
    """Take the differences that were shown over into the draft, all or none."""
    edition = written_edition(request, slug)
    language = request.POST.get("language", "")
    keys = request.POST.getlist("section")
    versions, texts = request.POST.getlist("version"), request.POST.getlist("text")
    if language not in LANGUAGES or not len(keys) == len(versions) == len(texts):
        raise Http404
    sections = {section.key: section for section in Section.objects.filter(key__in=keys)}
    wanted = [
        (sections[key], whole_number(version), with_plain_ends(text))
        for key, version, text in zip(keys, versions, texts, strict=True)
        if key in sections
    ]
    try:
        number = actions.take_over_texts(edition, wanted, language, by=request.user)
        tell_written(request, edition, _("Taken over into the draft. Sections changed: %(n)s.") % {"n": number})
        return redirect("my-profile-chapters", slug)
    except Stale as stale:
        title = stale.row.section.title if isinstance(stale.row, ChapterText) else ""
        words = _("“%(section)s” was changed by somebody else meanwhile. Nothing was taken over: send the file again.")
        messages.error(request, words % {"section": title})
    except Refused as refusal:
        tell(request, refusal)
    except ValidationError as refusal:
        form = DocumentForm(initial={"language": language})
        sent = [word.Section(mark_of(section), str(section.title), text) for section, _version, text in wanted]
        about = {"status": 400, "refused": refusal.messages}
        return compared(request, edition, form, differences(edition, sent, language), language, **about)
    return redirect("my-profile-word", slug)

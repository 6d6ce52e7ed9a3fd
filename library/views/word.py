"""A case study's texts in a text document: they go out with the guidance, and come back with every difference shown."""

import re
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
from core.answers import PersonalRequest, form_errors, tell
from core.differences import words_changed
from core.errors import Refused, Stale
from core.permissions import require
from core.translation import LANGUAGES, direction
from core.typed import with_plain_ends
from core.word_form import DocumentForm
from library import actions
from library.forms.writing import EDITION_TEXTS
from library.models import CaseStudyEdition
from library.views.results import about
from library.views.workspace import edition_page
from library.workspace import at

PLAIN = ("title", "abstract")  # texts without marks
MARKS = re.compile(r"([!-/:-@\[-`{-~])")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class TextDifference:
    """One text that the document says in other words; `before` is what it was compared with."""

    name: str
    title: Any
    before: str
    text: str
    html: SafeString


@edition_page
@require_safe
def texts_docx(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """All its texts in one language: `?language=fr`."""
    require(request.user, "library.write_case_study", edition)
    language = request.GET.get("language", get_language() or "en")
    if language not in LANGUAGES:
        raise Http404
    sections = [
        word.Section(
            key=mark_of(name),
            heading=str(heading),
            markdown=as_marked(name, getattr(edition, f"{name}_{language}")),
            guidance=str(guidance),
        )
        for name, (heading, guidance) in EDITION_TEXTS.items()
    ]
    content = word.blocks_to_docx(edition.text("title", language).value, sections, language)
    return word.docx_response(f"mc2cm-{edition.case_study.slug}-{edition.number}-{language}", content)


def as_marked(name: str, text: str) -> str:
    """A text without marks goes out letter by letter: what looks like a mark in it is none."""
    return MARKS.sub(r"\\\1", text) if name in PLAIN else text


def mark_of(name: str) -> str:
    """By which a text is known again in a document, whatever its heading has become."""
    return f"text{name}"


@edition_page
def texts_word(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """Send a document; afterwards what it would change, text by text, before anything does."""
    require(request.user, "library.write_case_study", edition)
    if request.method != "POST":
        return page_of(request, edition, DocumentForm(initial={"language": edition.language}))
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        language = form.cleaned_data["language"]
        try:
            sent, lost = word.docx_to_sections(form.cleaned_data["file"], form.cleaned_data["file"].name)
            found = differences(edition, sent, language)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            changed = [difference for difference in found if difference.html]
            return page_of(
                request,
                edition,
                form,
                language=language,
                differences=changed,
                unchanged=len(found) - len(changed),
                lost=[*lost, *unknown_headings(sent)],
            )
    return page_of(request, edition, form, status=400)


def differences(edition: CaseStudyEdition, sent: list[word.Section], language: str) -> list[TextDifference]:
    """Every text of the document that is one of the case study's; `html` is empty where nothing changed."""
    names = {mark_of(name): name for name in EDITION_TEXTS}
    found = []
    for part in sent:
        if part.key not in names:
            continue
        name = names[part.key]
        before = getattr(edition, f"{name}_{language}")
        text = ESCAPED.sub(r"\1", part.markdown) if name in PLAIN else part.markdown
        text = " ".join(text.split()) if name == "title" else text
        html = SafeString() if before.strip() == text.strip() else words_changed(before, text)
        found.append(TextDifference(name, EDITION_TEXTS[name][0], before, text, html))
    if not found:
        raise ValidationError(_("No text of the case study was found in it. Send the document you downloaded here."))
    return found


def unknown_headings(sent: list[word.Section]) -> list[str]:
    words = _("The section “%(heading)s” is none of the case study’s and is left out.")
    return [words % {"heading": part.heading} for part in sent if not part.key and part.markdown.strip()]


def page_of(request: PersonalRequest, edition: CaseStudyEdition, form: DocumentForm, *, status=200, **found):
    language = found.get("language", "")
    sheet = {
        "form": form,
        "errors": form_errors(form) if form.errors else [],
        "differences": None,
        "unchanged": 0,
        "lost": [],
        "language": language,
        **found,
        "dir": direction(language) if language else "",
        **about(edition),
    }
    return render(request, "library/own/word.html", sheet, status=status)


@edition_page
@require_POST
def accept_word(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """Take the differences that were shown over into the draft, all or none."""
    require(request.user, "library.write_case_study", edition)
    language, names = request.POST.get("language", ""), request.POST.getlist("name")
    texts, before = request.POST.getlist("text"), request.POST.getlist("before")
    if language not in LANGUAGES or not len(names) == len(texts) == len(before) or set(names) - set(EDITION_TEXTS):
        raise Http404
    fields = [f"{name}_{language}" for name in names]
    wanted = dict(zip(fields, map(with_plain_ends, texts), strict=True))
    seen = dict(zip(fields, map(with_plain_ends, before), strict=True))
    try:
        actions.take_over_texts(edition, wanted, seen, by=request.user)
        messages.success(request, _("Taken over into the draft. Texts changed: %(n)s.") % {"n": len(wanted)})
        return redirect(at("my-case-study-words", edition.case_study))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    except Stale:
        messages.error(request, _("Somebody changed this text meanwhile. Send the file again."))
    return redirect(at("my-case-study-word", edition.case_study))

"""Translating a published edition: begun in a language, written side by side, published by somebody else."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import presence
from accounts.names import names_of
from cities.models import City
from cities.views.own import kept_city
from core import merging
from core.answers import PersonalRequest, form_errors, signed_in, tell
from core.context import AUTONYMS
from core.differences import words_changed
from core.errors import Refused, Stale
from core.permissions import require
from core.row_history import outdated
from core.translation import LANGUAGES, State, direction
from profiles import actions
from profiles.choices import Chapter
from profiles.forms.later import TranslationForm
from profiles.models import ProfileEdition, ProfileTranslation
from profiles.sheet.edition import LanguageSheet, languages_of
from profiles.sheet.later import put
from profiles.sheet.translating import Line, lines, originals
from profiles.views.workspace import version_of

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class LanguageLine:
    """One language on the list: what readers have in it, and what is being written."""

    language: str
    autonym: str
    now: LanguageSheet | None
    written: ProfileTranslation | None
    can_begin: bool


@dataclass(frozen=True)
class ChapterLine:
    """One chapter of a translation: how many texts, how many of them want something, how many are new."""

    key: str
    title: str
    texts: int
    missing: int
    machine: int
    stale: int
    changed: int


@dataclass(frozen=True)
class TranslationPage:
    """A translation that is being written. `hindrance`: why this person cannot publish it, where her role lets her."""

    city: City
    edition: ProfileEdition
    translation: ProfileTranslation
    autonym: str
    writers: list[str]
    can_write: bool
    can_publish: bool
    hindrance: str


@dataclass(frozen=True)
class TextLine:
    """One text side by side: the original, what is typed, its state, what somebody else wrote meanwhile."""

    line: Line
    field: BoundField
    state: str
    since: Any
    what_changed: SafeString
    was: SafeString
    theirs: Any


@dataclass(frozen=True)
class Difference:
    """What readers would see differ: word by word, or that a person has confirmed what a machine wrote."""

    where: str
    label: str
    html: SafeString
    is_confirmed: bool


def published_edition(city: City) -> ProfileEdition | None:
    return ProfileEdition.objects.of(city).published().select_related("city__country").first()


def translation_page(view: View) -> View:
    """For pages of a translation that is being written: `view(request, translation, …)`; without one, to the list."""

    @signed_in
    @wraps(view)
    def found(request: PersonalRequest, slug: str, language: str, *args: Any, **kwargs: Any) -> HttpResponse:
        city = kept_city(request, slug)
        require(request.user, "profiles.see_draft", city)
        if language not in LANGUAGES:
            raise Http404
        rows = ProfileTranslation.objects.visible_to(request.user).open().filter(edition__city=city, language=language)
        row = rows.select_related("edition__city__country").order_by("-edition__number").first()
        if row is None:
            messages.info(request, _("No translation into this language is being written."))
            return redirect("my-profile-translations", slug)
        return view(request, row, *args, **kwargs)

    return found


def lines_of(translation: ProfileTranslation, chapter: str = "") -> list[Line]:
    edition = ProfileEdition.objects.with_texts().get(pk=translation.edition_id)
    texts = originals(edition, translation.language)
    return lines(translation, [text for text in texts if not chapter or text.chapter == chapter])


def about(request: PersonalRequest, translation: ProfileTranslation) -> TranslationPage:
    edition, user = translation.edition, request.user
    can_publish = user.has_perm("profiles.publish_translation", edition)
    closed = actions.untranslatable(edition, translation.language)
    return TranslationPage(
        city=edition.city,
        edition=edition,
        translation=translation,
        autonym=AUTONYMS[translation.language],
        writers=sorted(names_of(translation.writers).values()),
        can_write=not closed and user.has_perm("profiles.translate_published", edition),
        can_publish=can_publish,
        hindrance=closed or (actions.unpublishable(translation, user.key) if can_publish else ""),
    )


@signed_in
def translations(request: PersonalRequest, slug: str) -> HttpResponse:
    """The languages of the published edition: which translation readers have, and which is being written."""
    city = kept_city(request, slug)
    require(request.user, "profiles.see_draft", city)
    edition = published_edition(city)
    rows = ProfileTranslation.objects.visible_to(request.user).open().filter(edition__city=city)
    written = {row.language: row for row in rows.order_by("edition__number")}
    now = {sheet.language: sheet for sheet in languages_of(edition)} if edition else {}
    may = edition is not None and request.user.has_perm("profiles.translate_published", edition)
    found = [
        LanguageLine(code, AUTONYMS[code], now.get(code), written.get(code), may and code not in written)
        for code in LANGUAGES
        if edition is None or code != edition.language
    ]
    sheet = {"city": city, "edition": edition, "languages": found if edition or written else []}
    sheet["draft"] = ProfileEdition.objects.visible_to(request.user).of(city).open().first()
    sheet["original"] = AUTONYMS[edition.language] if edition else ""
    return render(request, "profiles/own/later_translations.html", sheet)


@signed_in
@require_POST
def begin(request: PersonalRequest, slug: str) -> HttpResponse:
    """The next translation of the published edition into the language that the form names."""
    city = kept_city(request, slug)
    require(request.user, "profiles.translate_published", city)
    edition, language = published_edition(city), request.POST.get("language", "")
    if edition is None:
        messages.error(request, _("Only the edition that is public now is translated after its publication."))
        return redirect("my-profile-translations", slug)
    try:
        translation = actions.open_translation(edition, language, by=request.user)
    except Refused as refusal:
        tell(request, refusal)
        return redirect("my-profile-translations", slug)
    messages.success(request, _("Begun, with the texts that readers have now. Nobody else sees it yet."))
    return redirect("my-profile-translation", slug, translation.language)


@translation_page
def translation(request: PersonalRequest, translation: ProfileTranslation) -> HttpResponse:
    """Its chapters, with what is missing in each, made by machine or out of date."""
    found = lines_of(translation)
    chapters = [chapter_line(chapter, found) for chapter in Chapter]
    sheet = about(request, translation)
    page = {"sheet": sheet, "city": sheet.city, "chapters": [one for one in chapters if one.texts]}
    return render(request, "profiles/own/later_translation.html", page)


def chapter_line(chapter: Chapter, found: list[Line]) -> ChapterLine:
    own = [line for line in found if line.text.chapter == chapter]
    return ChapterLine(
        key=str(chapter),
        title=str(chapter.label),
        texts=len(own),
        missing=sum(not line.words for line in own),
        machine=sum(line.is_machine for line in own),
        stale=sum(line.is_stale for line in own),
        changed=sum(line.differs for line in own),
    )


@translation_page
def chapter(request: PersonalRequest, translation: ProfileTranslation, chapter: str) -> HttpResponse:
    """The texts of one chapter side by side. Read-only for whoever does not translate."""
    found = lines_of(translation, chapter)
    if not found:
        raise Http404
    if request.method != "POST":
        form, typed = merging.open_form(request, TranslationForm, translation, lines=found)
        return chapter_page(request, translation, chapter, found, form, was_kept=typed)
    require(request.user, "profiles.translate_published", translation.edition)
    form = TranslationForm(request.POST, instance=copy(translation), lines=found)

    def write() -> ProfileTranslation:
        return actions.write_translation(
            translation,
            form.own_values(),
            by=request.user,
            version=form.cleaned_data["version"],
            confirmed=request.POST.getlist("confirm"),
            is_by_machine=form.cleaned_data["is_by_machine"],
        )

    attempt = merging.save(form, write)
    if attempt.is_saved:
        messages.success(request, _("Saved. Readers see it once it is published."), extra_tags="saved")
        return redirect("my-profile-translation-chapter", translation.edition.city.slug, translation.language, chapter)
    now = attempt.row or translation
    found = lines_of(now, chapter)
    return chapter_page(request, now, chapter, found, form, theirs=attempt.theirs, status=attempt.status)


def chapter_page(
    request: PersonalRequest,
    translation: ProfileTranslation,
    chapter: str,
    found: list[Line],
    form: TranslationForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    sheet = about(request, translation)
    keys = list(dict.fromkeys(line.text.chapter for line in lines_of(translation)))
    at = keys.index(chapter)
    page = {
        "sheet": sheet,
        "city": sheet.city,
        "chapter": chapter,
        "title": str(Chapter(chapter).label),
        "texts": [text_line(line, form, theirs or {}) for line in found],
        "form": form,
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound and theirs is None else [],
        "others": presence.present(request, translation.tag, chapter) if sheet.can_write else [],
        "before": step_to(keys, at - 1),
        "after": step_to(keys, at + 1),
    }
    return render(request, "profiles/own/later_chapter.html", page, status=status)


def step_to(keys: list[str], at: int) -> tuple[str, str] | None:
    return (keys[at], str(Chapter(keys[at]).label)) if 0 <= at < len(keys) else None


def text_line(line: Line, form: TranslationForm, theirs: dict[str, Any]) -> TextLine:
    text, was, since = line.text, None, None
    if line.is_stale:
        row = copy(text.row)
        put(row, text.text, text.language, line.words, line.mark)
        was = outdated(row, text.text, text.language)
        since = was.since if was else None
    return TextLine(
        line=line,
        field=form[text.key],
        state=str(State(line.state).label) if line.state else "",
        since=since,
        what_changed=words_changed(was.before, was.now, around=12) if was and since else SafeString(""),
        was=words_changed(text.words, line.words, around=12)
        if text.words and text.words != line.words
        else SafeString(""),
        theirs=theirs.get(text.key),
    )


@translation_page
@require_POST
def here(request: PersonalRequest, translation: ProfileTranslation) -> HttpResponse:
    """A sign of life from a page of this translation; answers who else has it open."""
    require(request.user, "profiles.translate_published", translation.edition)
    return presence.sign_of_life(request, translation.tag)


@translation_page
def publish(request: PersonalRequest, translation: ProfileTranslation) -> HttpResponse:
    """What differs from what readers see now; then public, and frozen."""
    require(request.user, "profiles.publish_translation", translation.edition)
    was_changed = False
    if request.method == "POST":
        try:
            actions.publish_translation(translation, by=request.user, version=version_of(request))
        except Stale as stale:
            translation, was_changed = stale.row, True
        except Refused as refusal:
            tell(request, refusal)
            return redirect("my-profile-translation", translation.edition.city.slug, translation.language)
        else:
            messages.success(request, _("The translation is public."))
            return redirect("my-profile-translations", translation.edition.city.slug)
    sheet = about(request, translation)
    page = {
        "sheet": sheet,
        "city": sheet.city,
        "words_dir": direction(translation.language),
        "differences": [difference(line) for line in lines_of(translation) if line.differs],
        "was_changed": was_changed,
    }
    return render(request, "profiles/own/later_publish.html", page, status=409 if was_changed else 200)


def difference(line: Line) -> Difference:
    is_same = line.words == line.text.words
    html = SafeString("") if is_same else words_changed(line.text.words, line.words, around=12)
    return Difference(line.text.where, line.text.label, html, is_same)


@translation_page
def discard(request: PersonalRequest, translation: ProfileTranslation) -> HttpResponse:
    """Ask once more; then throw away what is being written."""
    require(request.user, "profiles.translate_published", translation.edition)
    was_changed = False
    if request.method == "POST":
        try:
            actions.discard_translation(translation, by=request.user, version=version_of(request))
        except Stale as stale:
            translation, was_changed = stale.row, True
        except Refused as refusal:
            tell(request, refusal)
            return redirect("my-profile-translations", translation.edition.city.slug)
        else:
            messages.success(request, _("The translation is thrown away."))
            return redirect("my-profile-translations", translation.edition.city.slug)
    sheet = about(request, translation)
    page = {"sheet": sheet, "city": sheet.city, "was_changed": was_changed}
    return render(request, "profiles/own/later_discard.html", page, status=409 if was_changed else 200)

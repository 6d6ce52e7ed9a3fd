"""The pages on which a case study is written: words, what a borrower needs, facts; and its translations."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cities.remarks import Remarks
from core import merging
from core.answers import PersonalRequest, form_errors, tell
from core.context import AUTONYMS
from core.errors import Refused, Stale
from core.forms import RecordForm
from core.lacks import Change, Lack, changes_of, lack_of
from core.permissions import require
from core.translation import LANGUAGES
from library import actions
from library.forms.writing import EDITION_TEXTS, FactsForm, NeedsForm, TextsForm, WordsForm
from library.models import CaseStudyEdition
from library.views.workspace import crumbs, edition_page, present, version_of
from library.workspace import at, remarks_on, wants


@dataclass(frozen=True)
class Sheet:
    """One of the pages: its key in addresses, its form, what it is called, what its writer is told first."""

    key: str
    form: type[TextsForm]
    title: Any
    lead: Any
    template: str = "library/own/words.html"

    @property
    def page(self) -> str:
        return f"my-case-study-{self.key}"


SHEETS = {
    "words": Sheet(
        "words",
        WordsForm,
        gettext_lazy("Words"),
        gettext_lazy("Write in one language; the others can follow. What is not known may stay empty, and says so."),
    ),
    "needs": Sheet(
        "needs",
        NeedsForm,
        gettext_lazy("What a borrower needs"),
        gettext_lazy("The first question of every city that thinks of doing the same."),
    ),
    "facts": Sheet(
        "facts",
        FactsForm,
        gettext_lazy("Facts"),
        gettext_lazy("By these the case study is found, sorted and compared."),
        "library/own/facts.html",
    ),
}


@dataclass(frozen=True)
class WritingPage:
    """A page with a form over the edition, or what stands in it for those who only read."""

    sheet: Sheet
    edition: CaseStudyEdition
    form: TextsForm
    passages: list[Any]
    outdated: list[Change]
    machine: list[tuple[str, str, str, str]]
    waiting: dict[str, int]
    others: list[str]
    remarks: Remarks
    can_write: bool
    theirs: Any
    was_kept: Any
    errors: list[dict]


@edition_page
def write(request: PersonalRequest, edition: CaseStudyEdition, key: str) -> HttpResponse:
    sheet = SHEETS[key]
    if request.method == "POST":
        require(request.user, "library.translate_case_study", edition)
        return save(request, edition, sheet)
    form, typed = merging.open_form(request, sheet.form, edition, translates_only=translates_only(request, edition))
    return page(request, edition, sheet, form, was_kept=typed)


def translates_only(request: PersonalRequest, edition: CaseStudyEdition) -> bool:
    return not request.user.has_perm("library.write_case_study", edition)


def save(request: PersonalRequest, edition: CaseStudyEdition, sheet: Sheet) -> HttpResponse:
    only = translates_only(request, edition)

    def change(form: RecordForm) -> CaseStudyEdition:
        return actions.edit_edition(edition, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    def over(data: Any) -> RecordForm:
        return sheet.form(data, instance=CaseStudyEdition.objects.get(pk=edition.pk), translates_only=only)

    form, attempt = merging.save_within(over(request.POST), change, over)
    if attempt.is_saved:
        messages.success(request, _("Saved in the draft."), extra_tags="saved")
        return redirect(at(sheet.page, edition.case_study))
    now = attempt.row or edition
    return page(request, now, sheet, form, theirs=attempt.theirs, status=attempt.status)


def page(
    request: PersonalRequest,
    edition: CaseStudyEdition,
    sheet: Sheet,
    form: TextsForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    study, texts = edition.case_study, {name: words[0] for name, words in sheet.form.texts.items()}
    remarks = remarks_on(edition, request.user, texts or ["edition"])
    waiting: dict[str, int] = {}
    for remark in remarks.open:
        waiting[remark.field] = waiting.get(remark.field, 0) + 1
    shown = WritingPage(
        sheet=sheet,
        edition=edition,
        form=form,
        passages=form.passages(edition, theirs),
        outdated=changes_of(edition, texts),
        machine=[
            (name, str(label), code, AUTONYMS[code])
            for name, label in texts.items()
            for code in LANGUAGES
            if lack_of(edition, name, code) == Lack.MACHINE
        ],
        waiting=waiting,
        others=present(request, edition, sheet.key) if edition.is_writable else [],
        remarks=remarks,
        can_write=edition.is_writable and request.user.has_perm("library.translate_case_study", edition),
        theirs=theirs,
        was_kept=was_kept,
        errors=form_errors(form) if form.is_bound and theirs is None else [],
    )
    about = {"page": shown, "city": edition.city, "study": study, "edition": edition}
    about["crumbs"] = crumbs(edition.city, study, edition.title)
    return render(request, sheet.template, about, status=status)


@edition_page
@require_POST
def confirm(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """A translation is right as it stands: a machine's, or one whose original has changed since."""
    text, language = request.POST.get("text", ""), request.POST.get("language", "")
    try:
        actions.confirm_translation(edition, text, language, by=request.user, version=version_of(request))
        messages.success(request, _("Marked as a translation checked by a person."))
    except Refused as refusal:
        tell(request, refusal)
    except Stale:
        messages.error(request, _("Somebody changed this text meanwhile. Read it again before you confirm it."))
    return redirect(at("my-case-study-translations", edition.case_study))


@edition_page
def translations(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """What of its texts is missing in a language, made by machine, or out of date and in which words."""
    headings = {name: words[0] for name, words in EDITION_TEXTS.items()}
    sheet = {
        "edition": edition,
        "city": edition.city,
        "study": edition.case_study,
        "wants": wants(edition),
        "outdated": changes_of(edition, headings),
        "can_write": edition.is_writable and request.user.has_perm("library.translate_case_study", edition),
        "crumbs": crumbs(edition.city, edition.case_study, edition.title),
    }
    return render(request, "library/own/translations.html", sheet)

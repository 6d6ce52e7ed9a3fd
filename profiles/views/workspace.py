"""A city's profile in the making: where it stands, begun, restored, discarded, and what is said of it as a whole."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import presence
from cities.views.own import kept_city
from core import merging
from core.answers import PersonalRequest, form_sheet, signed_in, tell
from core.context import AUTONYMS
from core.errors import Refused, Stale
from core.forms import RecordForm
from core.numbers import whole_number
from core.permissions import require
from library.models import CaseStudyEdition
from profiles import actions
from profiles.forms.chapters import EditionForm
from profiles.models import ProfileEdition
from profiles.remarks import remarks_on
from profiles.translations import case_wants, city_wants, edition_wants, latest_of_each
from profiles.views.approval import tell_written
from profiles.views.translating import board
from profiles.workspace import overview

View = Callable[..., HttpResponse]


def edition_page(view: View) -> View:
    """For pages of the edition that is being written: `view(request, edition, …)`; without one, to the overview."""

    @signed_in
    @wraps(view)
    def found(request: PersonalRequest, slug: str, *args, **kwargs) -> HttpResponse:
        city = kept_city(request, slug)
        require(request.user, "profiles.see_draft", city)
        edition = ProfileEdition.objects.visible_to(request.user).being_written(city)
        if edition is None:
            messages.info(request, _("No edition of this profile is being written."))
            return redirect("my-profile", city.slug)
        return view(request, edition, *args, **kwargs)

    return found


@signed_in
def profile(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "profiles.see_draft", city)
    sheet = overview(city, request.user)
    about = remarks_on(sheet.edition, request.user, "edition") if sheet.edition else None
    return render(request, "profiles/own/overview.html", {"sheet": sheet, "city": city, "remarks": about})


@signed_in
@require_POST
def start(request: PersonalRequest, slug: str) -> HttpResponse:
    """A new draft, equal to the published edition, or to the older one that `restoring` names."""
    city = kept_city(request, slug)
    number = request.POST.get("restoring", "")
    restoring = None
    if number:
        wanted = whole_number(number, digits=5)
        restoring = get_object_or_404(ProfileEdition.objects.visible_to(request.user).of(city), number=wanted)
    try:
        edition = actions.start_edition(city, by=request.user, restoring=restoring)
        messages.success(
            request, _("Edition %(number)s is begun. Nobody else sees it yet.") % {"number": edition.number}
        )
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-profile", city.slug)


@edition_page
def discard(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """Ask once more, saying what would go; then throw the draft away."""
    require(request.user, "profiles.submit_edition", edition)
    status = 200
    if request.method == "POST":
        try:
            actions.discard_edition(edition, by=request.user, version=version_of(request))
        except Stale as stale:
            edition, status = stale.row, 409
        except Refused as refusal:
            tell(request, refusal)
            return redirect("my-profile", edition.city.slug)
        else:
            messages.success(request, _("The draft is thrown away."))
            return redirect("my-profile", edition.city.slug)
    sheet = {
        "edition": edition,
        "city": edition.city,
        "sheet": overview(edition.city, request.user),
        "was_changed": status == 409,
    }
    return render(request, "profiles/own/discard.html", sheet, status=status)


def version_of(request: PersonalRequest) -> int:
    """The version that was read, as the form brings it back; 0, which never stands, for anything else."""
    return whole_number(request.POST.get("version", ""))


@edition_page
def as_a_whole(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """A note on the edition, and the language in which it is written first."""
    require(request.user, "profiles.write_edition", edition)
    if request.method != "POST":
        form, typed = merging.open_form(request, EditionForm, edition)
        return whole_page(request, edition, form, was_kept=typed)
    form, attempt = save_words(request, edition, EditionForm)
    if attempt.is_saved:
        tell_written(request, edition, _("Saved in the draft."))
        return redirect("my-profile", edition.city.slug)
    return whole_page(request, attempt.row or edition, form, theirs=attempt.theirs, status=attempt.status)


def save_words(
    request: PersonalRequest, edition: ProfileEdition, form_class: type[RecordForm]
) -> tuple[Any, merging.Attempt]:
    """Save what a form holds of the edition's own words, and give the form and what came of it."""

    def change(form: RecordForm) -> ProfileEdition:
        return actions.edit_edition(edition, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    def over(data: Any) -> RecordForm:
        return form_class(data, instance=ProfileEdition.objects.get(pk=edition.pk))

    return merging.save_within(over(request.POST), change, over)


def whole_page(request, edition, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "edition": edition,
        "city": edition.city,
        **form_sheet(form, edition, theirs=theirs, was_kept=was_kept),
    }
    return render(request, "profiles/own/as_a_whole.html", sheet, status=status)


@edition_page
@require_POST
def here(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """A sign of life from a page with a form of this edition; answers who else has it open."""
    require(request.user, "profiles.translate_edition", edition)
    return presence.sign_of_life(request, edition.tag)


def present(request: PersonalRequest, edition: ProfileEdition, field: str) -> list[str]:
    """Who else has the form open, for those who may write in it."""
    may = request.user.has_perm("profiles.translate_edition", edition)
    return presence.present(request, edition.tag, field) if may else []


@signed_in
def translations(request: PersonalRequest, slug: str) -> HttpResponse:
    """What of the city's texts is missing in a language, made by machine, or out of date."""
    city = kept_city(request, slug)
    require(request.user, "profiles.see_draft", city)
    editions = ProfileEdition.objects.visible_to(request.user).of(city).select_related("city__country")
    edition = editions.open().first() or editions.published().with_texts().first()
    studies = CaseStudyEdition.objects.visible_to(request.user).filter(case_study__city=city).being_read_or_written()
    cases = case_wants(latest_of_each(studies.with_parts()))
    wants = [*city_wants(city), *(edition_wants(edition) if edition else []), *cases]
    sheet = board(request.GET, wants, city, edition, request.path)
    return render(request, "profiles/own/translations.html", {"sheet": sheet, "city": city, "autonyms": AUTONYMS})

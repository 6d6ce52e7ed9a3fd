"""A city's case studies in the making: the list, one begun, where it stands, the next edition, thrown away."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import presence
from cities.models import City
from cities.views.own import kept_city
from cities.views.reviewing import Crumb
from core import keeping
from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.errors import Refused, Stale
from core.numbers import whole_number
from core.permissions import require
from library import actions
from library.forms.writing import StartForm
from library.models import CaseStudy, CaseStudyEdition
from library.workspace import at, overview, own_lines, remarks_on

View = Callable[..., HttpResponse]


def own_study(request: PersonalRequest, slug: str, study: str) -> CaseStudy:
    """A case study of a city that is this person's own or her secretariat's business; else it is not there."""
    city = kept_city(request, slug)
    require(request.user, "library.see_draft", city)
    found = CaseStudy.objects.select_related("city__country").filter(city=city)
    return get_object_or_404(found, slug=study)


def study_page(view: View) -> View:
    """For pages of one case study: `view(request, study, …)`."""

    @signed_in
    @wraps(view)
    def found(request: PersonalRequest, slug: str, study: str, *args, **kwargs) -> HttpResponse:
        return view(request, own_study(request, slug, study), *args, **kwargs)

    return found


def edition_page(view: View) -> View:
    """For pages of the edition that is being written: `view(request, edition, …)`; without one, to the overview."""

    @study_page
    @wraps(view)
    def found(request: PersonalRequest, study: CaseStudy, *args, **kwargs) -> HttpResponse:
        edition = open_edition(request, study)
        if edition is None:
            messages.info(request, _("No edition of this case study is being written."))
            return redirect(at("my-case-study", study))
        return view(request, edition, *args, **kwargs)

    return found


def open_edition(request: PersonalRequest, study: CaseStudy) -> CaseStudyEdition | None:
    editions = CaseStudyEdition.objects.visible_to(request.user).of(study).open()
    return editions.select_related("case_study__city__country").first()


def crumbs(city: City, study: CaseStudy | None = None, title: object = "") -> list[Crumb]:
    """From the city's own page to its case studies, and to one of them."""
    found = [Crumb(_("Case studies"), reverse("my-case-studies", args=[city.slug]))]
    return [*found, Crumb(title or study.slug, at("my-case-study", study))] if study else found


@signed_in
def case_studies(request: PersonalRequest, slug: str) -> HttpResponse:
    """Every case study of the city with its state, and the form that begins one."""
    city = kept_city(request, slug)
    require(request.user, "library.see_draft", city)
    if request.method == "POST":
        require(request.user, "library.start_case_study", city)
    typed = keeping.kept(request)
    initial = {"language": get_language(), **(typed.dict() if typed else {})}
    form = StartForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            edition = actions.start_case_study(city, form.values, by=request.user)
            messages.success(request, _("Begun. Nobody else sees it until it is published."), extra_tags="saved")
            return redirect(at("my-case-study", edition.case_study))
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    sheet = {
        "city": city,
        "lines": own_lines(city, request.user),
        "form": form,
        "errors": form_errors(form),
        "can_start": request.user.has_perm("library.start_case_study", city),
    }
    return render(request, "library/own/list.html", sheet, status=400 if sheet["errors"] else 200)


@study_page
def case_study(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    sheet = overview(study, request.user)
    about = remarks_on(sheet.edition, request.user, ["edition"]) if sheet.edition else None
    page = {"sheet": sheet, "city": study.city, "study": study, "remarks": about, "crumbs": crumbs(study.city)}
    return render(request, "library/own/overview.html", page)


@study_page
@require_POST
def start(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    """A new draft, equal to the published edition, or to the older one that `restoring` names."""
    number = request.POST.get("restoring", "")
    restoring = None
    if number:
        editions = CaseStudyEdition.objects.visible_to(request.user).of(study)
        restoring = get_object_or_404(editions, number=whole_number(number, digits=5))
    try:
        edition = actions.start_edition(study, by=request.user, restoring=restoring)
        words = _("Edition %(number)s is begun. Nobody else sees it yet.")
        messages.success(request, words % {"number": edition.number})
    except Refused as refusal:
        tell(request, refusal)
    return redirect(at("my-case-study", study))


@edition_page
def discard(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """Ask once more, saying what would go; then throw the draft away."""
    require(request.user, "library.submit_case_study", edition)
    study, city, status = edition.case_study, edition.city, 200
    if request.method == "POST":
        try:
            actions.discard_edition(edition, by=request.user, version=version_of(request))
        except Stale as stale:
            edition, status = stale.row, 409
        except Refused as refusal:
            tell(request, refusal)
            return redirect(at("my-case-study", study))
        else:
            messages.success(request, _("The draft is thrown away."))
            is_left = CaseStudy.objects.filter(pk=study.pk).exists()
            return redirect(at("my-case-study", study) if is_left else reverse("my-case-studies", args=[city.slug]))
    page = {
        "edition": edition,
        "city": city,
        "study": study,
        "sheet": overview(study, request.user),
        "is_first": edition.number == 1,
        "was_changed": status == 409,
        "crumbs": crumbs(city, study, edition.title),
    }
    return render(request, "library/own/discard.html", page, status=status)


def version_of(request: PersonalRequest) -> int:
    """The version that was read, as the form brings it back; 0, which never stands, for anything else."""
    return whole_number(request.POST.get("version", ""))


@edition_page
@require_POST
def here(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """A sign of life from a page with a form of this edition; answers who else has it open."""
    require(request.user, "library.translate_case_study", edition)
    return presence.sign_of_life(request, edition.tag)


def present(request: PersonalRequest, edition: CaseStudyEdition, field: str) -> list[str]:
    """Who else has the form open, for those who may write in it."""
    may = request.user.has_perm("library.translate_case_study", edition)
    return presence.present(request, edition.tag, field) if may else []

"""The pages of one part of an edition being written: add, edit, remove. Figures, gaps, priorities … are all kept so."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities.models import City
from cities.remarks import Remarks
from cities.views.own import kept_city
from core import merging
from core.answers import PersonalRequest, form_errors, tell
from core.cards import Fact
from core.errors import Refused, Stale
from core.forms import LanguageFields
from core.numbers import whole_number
from core.permissions import require
from profiles import actions
from profiles.forms.parts import PartForm
from profiles.models import PARTS, EditionPart, ProfileEdition
from profiles.remarks import remarks_on
from profiles.views.approval import tell_written

Save = Callable[[PartForm, EditionPart | None], EditionPart]

LISTS = {
    "figures": gettext_lazy("Figures"),
    "priorities": gettext_lazy("Priorities"),
    "stakeholders": gettext_lazy("Stakeholders"),
    "services": gettext_lazy("Services"),
}


@dataclass(frozen=True)
class Kind:
    """One kind of part: its name in PARTS, its form, and the names of its pages.

    `page` is the address of one part; `<page>-new` and `<page>-remove` stand beside it, `list_page` shows them all.
    `here` is its place in the workspace's navigation. `told` says in words what a part holds, for those who only read.
    """

    name: str
    form: type[PartForm]
    page: str
    list_page: str
    here: str
    adding: str | Promise
    editing: str | Promise
    removing: str | Promise
    template: str = "profiles/own/part.html"
    told: Callable[[Any], Iterable[Fact]] | None = None

    @property
    def list_label(self) -> str:
        return str(LISTS[self.here])

    @property
    def model(self) -> type[EditionPart]:
        return PARTS[self.name]


@dataclass(frozen=True)
class PartPage:
    """A part's form as its page shows it. `row` is None while the part is new; `back` is the list's query.

    `theirs` holds what somebody else wrote meanwhile, as `merging.save` gives it; `was_kept` what `kept` gives.
    """

    city: City
    edition: ProfileEdition
    kind: Kind
    row: EditionPart | None
    form: PartForm
    heading: str
    passages: list[LanguageFields]
    list_url: str
    back: str
    remove_url: str = ""
    theirs: Any = None
    was_kept: Any = None
    errors: list[dict] = field(default_factory=list)
    remarks: Remarks | None = None

    @property
    def url(self) -> str:
        """Where the form is sent."""
        if self.row is None:
            return reverse(f"{self.kind.page}-new", args=[self.city.slug])
        return reverse(self.kind.page, args=[self.city.slug, self.row.thread])

    @property
    def about(self) -> str:
        """The place that remarks and signs of presence name."""
        return about(self.kind, self.row) if self.row else ""


def about(kind: Kind, row: EditionPart) -> str:
    return f"{kind.form.remarked_as}:{row.thread}"


def open_edition(request: PersonalRequest, slug: str) -> ProfileEdition:
    """The edition that this person's city is writing, or one whose review is hers; anything else is not here."""
    edition = ProfileEdition.objects.visible_to(request.user).being_written(kept_city(request, slug))
    if edition is None:
        raise Http404(_("No edition of this profile is being written."))
    return edition


def written_edition(request: PersonalRequest, slug: str) -> ProfileEdition:
    """The same, for who may write in it. Http404 for another city's, 403 for those who only read."""
    edition = open_edition(request, slug)
    require(request.user, "profiles.write_edition", edition)
    return edition


def blank(kind: Kind, edition: ProfileEdition) -> EditionPart:
    """A part that is not there yet."""
    row = kind.model(edition=edition)
    if hasattr(row, "city_id"):
        row.city = edition.city
    return row


def save_part(edition: ProfileEdition, kind: Kind, by: Any) -> Save:
    """How most kinds are saved: one action with what the form holds."""

    def save(form: PartForm, row: EditionPart | None) -> EditionPart:
        if row is None:
            return actions.add_part(edition, kind.name, form.own_values(), by=by)
        return actions.edit_part(row, form.own_values(), by=by, version=form.cleaned_data["version"])

    return save


def add(
    request: PersonalRequest, slug: str, kind: Kind, *, initial: dict | None = None, save: Any = save_part
) -> HttpResponse:
    edition = open_edition(request, slug)
    require(request.user, "profiles.write_edition", edition)
    if request.method == "POST":
        return attempt(request, edition, kind, None, save(edition, kind, request.user))
    return opened(request, edition, kind, None, initial)


def edit(request: PersonalRequest, slug: str, thread: UUID, kind: Kind, *, save: Any = save_part) -> HttpResponse:
    edition = open_edition(request, slug)
    row = kind.model._default_manager.filter(edition=edition, thread=thread).first()
    is_closed = not may_translate(request, edition) or (kind.told is not None and not edition.is_writable)
    if row is not None and request.method != "POST" and is_closed:
        return read(request, edition, kind, row)
    require(request.user, "profiles.translate_edition", edition)
    if request.method == "POST":
        return attempt(request, edition, kind, row, save(edition, kind, request.user), is_gone=row is None)
    if row is None:
        raise Http404
    return opened(request, edition, kind, row)


def may_translate(request: PersonalRequest, edition: ProfileEdition) -> bool:
    """The city's writers, and the translator: what the latter may not change is refused by the action."""
    return request.user.has_perm("profiles.translate_edition", edition)


def read(request: PersonalRequest, edition: ProfileEdition, kind: Kind, row: EditionPart) -> HttpResponse:
    """What a part holds, with the remarks on it: for those who review or only read, and while it is reviewed."""
    if kind.told is None:
        require(request.user, "profiles.write_edition", edition)
    sheet = {
        "city": edition.city,
        "kind": kind,
        "told": list(kind.told(row)) if kind.told else [],
        "remarks": remarks_on(edition, request.user, about(kind, row)),
        "list_url": list_url(request, edition, kind, row),
    }
    return render(request, "profiles/own/part_read.html", sheet)


def opened(
    request: PersonalRequest, edition: ProfileEdition, kind: Kind, row: EditionPart | None, initial: Any = None
) -> HttpResponse:
    form, typed = merging.open_form(request, kind.form, row or blank(kind, edition), initial=initial)
    return page(request, edition, kind, row, form, was_kept=typed)


def attempt(
    request: PersonalRequest,
    edition: ProfileEdition,
    kind: Kind,
    row: EditionPart | None,
    save: Save,
    *,
    is_gone: bool = False,
) -> HttpResponse:
    """Save what was sent, or show it again with what stands against it; nothing that was typed is lost."""
    form = kind.form(request.POST, instance=copy(row) if row else blank(kind, edition))
    if is_gone:
        form.add_error(None, _("Somebody removed this meanwhile. What you typed is here: save it to add it again."))
        return page(request, edition, kind, None, form, status=409)
    if "look" in request.POST:
        return page(request, edition, kind, row, form)
    tried = merging.save(form, lambda: save(form, row))
    if not tried.is_saved:
        return page(request, edition, kind, tried.row or row, form, theirs=tried.theirs, status=tried.status)
    tell_written(request, edition, _("Saved in the draft."))
    return to_list(request, edition, kind, tried.row)


def page(
    request: PersonalRequest,
    edition: ProfileEdition,
    kind: Kind,
    row: EditionPart | None,
    form: PartForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    sheet = PartPage(
        city=edition.city,
        edition=edition,
        kind=kind,
        row=row,
        form=form,
        heading=str(kind.editing if row else kind.adding),
        passages=form.passages(row or form.instance, theirs),
        list_url=list_url(request, edition, kind, row),
        back=query_of_list(request),
        remove_url=reverse(f"{kind.page}-remove", args=[edition.city.slug, row.thread]) if row else "",
        theirs=theirs,
        was_kept=was_kept,
        errors=errors_of(form) if form.is_bound and theirs is None else [],
        remarks=remarks_on(edition, request.user, about(kind, row)) if row else None,
    )
    return render(request, kind.template, {"sheet": sheet, "city": edition.city}, status=status)


def errors_of(form: PartForm) -> list[dict]:
    """What is wrong with the form, and with the forms that stand inside it."""
    return [line for part in (form, *form.inside) for line in form_errors(part)]


def query_of_list(request: PersonalRequest) -> str:
    """The filters of the list that the form was opened from; nothing else of an address is taken over."""
    sent = request.POST if request.method == "POST" else request.GET
    return QueryDict(sent.get("back", "")[:500]).urlencode()


def list_url(request: PersonalRequest, edition: ProfileEdition, kind: Kind, row: EditionPart | None) -> str:
    query = query_of_list(request)
    place = f"#{kind.form.remarked_as}-{row.thread}" if row else ""
    return f"{reverse(kind.list_page, args=[edition.city.slug])}{'?' if query else ''}{query}{place}"


def to_list(request: PersonalRequest, edition: ProfileEdition, kind: Kind, row: EditionPart | None) -> HttpResponse:
    return redirect(list_url(request, edition, kind, row))


def remove(
    request: PersonalRequest, slug: str, thread: UUID, kind: Kind, *, told: Callable[[Any], Iterable[Fact]]
) -> HttpResponse:
    """Ask once more, saying what goes (`told`), then take it out. Who removes has seen the version that goes."""
    edition = open_edition(request, slug)
    require(request.user, "profiles.write_edition", edition)
    row = kind.model._default_manager.filter(edition=edition, thread=thread).first()
    if row is None:
        raise Http404
    status, was_changed = 200, False
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            seen = whole_number(version)
            actions.remove_part(row, by=request.user, version=seen)
        except Stale as stale:
            row, status, was_changed = stale.row, 409, True
        except Refused as refusal:
            tell(request, refusal)
            return to_list(request, edition, kind, row)
        else:
            tell_written(request, edition, _("Removed from the draft."))
            return to_list(request, edition, kind, None)
    sheet = {
        "city": edition.city,
        "edition": edition,
        "row": row,
        "kind": kind,
        "told": list(told(row)),
        "was_changed": was_changed,
        "list_url": list_url(request, edition, kind, row),
        "back": query_of_list(request),
    }
    return render(request, "profiles/own/remove.html", sheet, status=status)

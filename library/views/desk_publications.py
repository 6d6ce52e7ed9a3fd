"""The secretariat's desk: publications from draft to withdrawn, and where each can be had."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import attachments, merging
from core.answers import PersonalRequest, add_errors, form_errors, form_sheet, signed_in, tell
from core.errors import Refused
from core.listing import Listing
from core.models import Attachment
from core.permissions import require
from library import actions
from library.filters import DESK_PUBLICATION_SORTS, DeskPublicationFilter
from library.forms.publications import (
    FileForm,
    LinkForm,
    NewPublicationForm,
    PublicationForm,
)
from library.models import Publication
from library.sheet.publications import place
from library.views.desk_recommendations import stepped, taken_back

KEEPS = ("library.edit_publication", "library.publish_publication")
FACTS = ["kind", "authors", "date", "pages", "languages", "isbn", "doi", "url", "available"]
LINKS = ["publisher_slugs", "city_slugs", "theme_slugs"]


def require_any(request: PersonalRequest) -> None:
    if not any(request.user.has_perm(permission) for permission in KEEPS):
        require(request.user, KEEPS[0])


def kept(request: PersonalRequest, slug: str) -> Publication:
    require_any(request)
    return get_object_or_404(Publication.objects.kept_by(request.user, *KEEPS).with_relations(), slug=slug)


@signed_in
def publications(request: PersonalRequest) -> HttpResponse:
    require_any(request)
    rows = Publication.objects.kept_by(request.user, *KEEPS)
    listing = Listing(request, DeskPublicationFilter, rows, DESK_PUBLICATION_SORTS, page_size=50)
    sheet = {"listing": listing, "can_write": request.user.has_perm(KEEPS[0])}
    return render(request, "library/desk/publications.html", sheet, status=listing.status)


@signed_in
def start(request: PersonalRequest) -> HttpResponse:
    require(request.user, "library.edit_publication")
    form = NewPublicationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.start_publication(form.cleaned_data, by=request.user)
            return redirect("desk-publication", row.slug)
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    sheet = {"form": form, "errors": form_errors(form)}
    return render(request, "library/desk/start_publication.html", sheet, status=400 if form.errors else 200)


@signed_in
def publication(request: PersonalRequest, slug: str) -> HttpResponse:
    row = kept(request, slug)
    if request.method != "POST":
        form, typed = merging.open_form(request, PublicationForm, row)
        return page(request, row, form, was_kept=typed)
    require(request.user, "library.edit_publication")
    form = PublicationForm(request.POST, instance=copy(row))

    def change() -> Publication:
        version = form.cleaned_data["version"]
        return actions.edit_publication(row, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("desk-publication", row.slug)
    return page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def page(request, row: Publication, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "row": row,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
        "facts": [form[name] for name in FACTS],
        "links": [form[name] for name in LINKS],
        "can_write": request.user.has_perm("library.edit_publication"),
        "can_publish": request.user.has_perm("library.publish_publication"),
    }
    return render(request, "library/desk/publication.html", sheet, status=status)


@signed_in
@require_POST
def publish(request: PersonalRequest, slug: str) -> HttpResponse:
    require(request.user, "library.publish_publication")
    row = kept(request, slug)
    stepped(request, row, actions.publish_publication, _("Published."))
    return redirect("desk-publication", row.slug)


@signed_in
@require_POST
def withdraw(request: PersonalRequest, slug: str) -> HttpResponse:
    require(request.user, "library.publish_publication")
    row = kept(request, slug)
    taken_back(request, row, actions.withdraw_publication)
    return redirect("desk-publication", row.slug)


# Where it can be had


@signed_in
def files(request: PersonalRequest, slug: str) -> HttpResponse:
    """Its files and links, and the forms that add one; which of the two is sent says the field `what`."""
    require(request.user, "library.edit_publication")
    row = kept(request, slug)
    is_link = request.POST.get("what") == "link"
    link = LinkForm(request.POST if is_link else None, prefix="link")
    sends_file = request.method == "POST" and not is_link
    file = FileForm(request.POST if sends_file else None, request.FILES if sends_file else None)
    form = link if is_link else file
    if request.method == "POST" and form.is_valid():
        try:
            add(row, form, is_link, by=request.user)
            messages.success(request, _("Added."))
            return redirect("desk-publication-files", row.slug)
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    sheet = {
        "row": row,
        "places": [(one.pk, place(one, row.slug)) for one in row.files.all()],
        "link": link,
        "file": file,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "library/desk/publication_files.html", sheet, status=400 if form.errors else 200)


def add(row: Publication, form, is_link: bool, *, by) -> None:
    values = dict(form.cleaned_data)
    if is_link:
        actions.add_link(row, values, by=by)
    else:
        actions.attach_file(row, values.pop("file"), values, by=by)


@signed_in
@require_POST
def remove_file(request: PersonalRequest, slug: str, file: int) -> HttpResponse:
    require(request.user, "library.edit_publication")
    row = kept(request, slug)
    try:
        actions.remove_publication_file(get_object_or_404(row.files, pk=file), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-publication-files", row.slug)


@signed_in
@require_safe
def draft_file(request: PersonalRequest, slug: str, file: int) -> HttpResponse:
    """A file of a publication in whatever state, for those who keep it."""
    row = kept(request, slug)
    attached = Attachment.objects.filter(publication_file__publication=row, publication_file=file)
    return attachments.serve(get_object_or_404(attached), request)

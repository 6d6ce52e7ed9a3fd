"""Documents attached to an edition and to its adoption: listed, attached, taken out, and handed out by asking it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import attachments
from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.attaching import AttachmentForm
from core.errors import Refused
from core.models import Attachment, Source
from core.permissions import require
from core.views import reading
from profiles import actions
from profiles.forms.documents import DocumentForm
from profiles.models import EditionFile, ProfileEdition, adoption_tag
from profiles.sheet.documents import adoption_lines, lines_of
from profiles.views.approval import tell_written
from profiles.views.review import asked_edition
from profiles.views.withdrawn import gone
from profiles.views.workspace import edition_page


@reading
def file(request: HttpRequest, slug: str, number: int, pk: int, name: str) -> HttpResponse:
    """A document, as visible as its edition: everybody's once it is published, gone with it when it is withdrawn."""
    rows = ProfileEdition.objects.filter(city__slug=slug, number=number).select_related("city__country")
    edition = rows.visible_to(request.user).first()
    if edition is None:
        return gone(request, get_object_or_404(rows.taken_back()))
    own = EditionFile.objects.filter(edition=edition).values("attachment")
    here = Attachment.objects.filter(Q(pk__in=own) | Q(about=adoption_tag(edition)))
    return attachments.serve(get_object_or_404(here, pk=pk, name=name), request, is_public=edition.is_citable)


@edition_page
def documents(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    may_write = request.user.has_perm("profiles.write_edition", edition)
    sheet = {
        "city": edition.city,
        "edition": edition,
        "lines": lines_of(edition),
        "can_write": may_write and edition.is_writable,
        "can_record": request.user.has_perm("profiles.record_adoption", edition),
    }
    return render(request, "profiles/own/documents.html", sheet)


@edition_page
def attach(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """Attach a document; `?source=` names the source that it is."""
    require(request.user, "profiles.write_edition", edition)
    sources = Source.objects.usable_by(edition.city.tag)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DocumentForm(*sent, sources=sources, initial={"source": request.GET.get("source", "")})

    def take(words: dict[str, Any]) -> object:
        return actions.attach_file(edition, words.pop("file"), words, source=words.pop("source"), by=request.user)

    if taken(form, take):
        tell_written(request, edition, _("Attached to the draft."))
        return redirect("my-profile-documents", edition.city.slug)
    sheet = {"city": edition.city, "edition": edition, "form": form, "errors": form_errors(form)}
    return render(request, "profiles/own/document.html", sheet, status=400 if form.is_bound else 200)


def taken(form: AttachmentForm, take: Callable[[dict[str, Any]], object]) -> bool:
    """Whether a file was sent and taken in; otherwise the form says what stands against it."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        take(dict(form.cleaned_data))
    except ValidationError as error:
        add_errors(form, error)
    except Refused as refusal:
        form.add_error(None, refusal.message)
    return form.is_valid()


@edition_page
@require_POST
def remove(request: PersonalRequest, edition: ProfileEdition, pk: int) -> HttpResponse:
    require(request.user, "profiles.write_edition", edition)
    try:
        actions.remove_file(get_object_or_404(EditionFile, edition=edition, attachment=pk), by=request.user)
    except Refused as refusal:
        tell(request, refusal)
    else:
        tell_written(request, edition, _("Removed from the draft."))
    return redirect("my-profile-documents", edition.city.slug)


# Adoption by the council


@signed_in
def adoption(request: PersonalRequest, slug: str) -> HttpResponse:
    """The council's documents: of the published edition, or of the one that is named."""
    edition = asked_edition(request, slug, "profiles.record_adoption", public=True)
    form = AttachmentForm(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def take(words: dict[str, Any]) -> object:
        return actions.attach_adoption(edition, words.pop("file"), words, by=request.user)

    if taken(form, take):
        messages.success(
            request, _("Attached. Readers find it among the documents of the profile."), extra_tags="saved"
        )
        return redirect(adoption_page(edition))
    sheet = {
        "city": edition.city,
        "edition": edition,
        "lines": adoption_lines(edition),
        "form": form,
        "errors": form_errors(form),
    }
    return render(request, "profiles/own/adoption_documents.html", sheet, status=400 if form.is_bound else 200)


def adoption_page(edition: ProfileEdition) -> str:
    return f"{reverse('my-profile-adoption-documents', args=[edition.city.slug])}?edition={edition.number}"


@signed_in
@require_POST
def remove_adoption(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    edition = asked_edition(request, slug, "profiles.record_adoption", public=True)
    row = get_object_or_404(Attachment, pk=pk, about=adoption_tag(edition))
    try:
        actions.remove_adoption_file(edition, row, by=request.user)
    except Refused as refusal:
        tell(request, refusal)
    else:
        messages.success(request, _("The document is removed."))
    return redirect(adoption_page(edition))

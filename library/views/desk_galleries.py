"""The secretariat's desk: the pictures of a gallery, added, put in order, taken out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import attachments
from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.errors import Refused
from core.models import Attachment
from core.permissions import require
from library import actions
from library.forms.publications import PictureForm
from library.models import Publication
from library.sheet.files import picture_of
from library.views.desk_publications import kept


@signed_in
def pictures(request: PersonalRequest, slug: str) -> HttpResponse:
    """What the gallery shows, and the form that adds to it."""
    require(request.user, "library.edit_publication")
    row = kept(request, slug)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        try:
            actions.add_picture(row, words.pop("file"), words, by=request.user)
            messages.success(request, _("Added."))
            return redirect("desk-publication-pictures", row.slug)
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    sheet = {
        "row": row,
        "pictures": pictures_of(row),
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "library/desk/pictures.html", sheet, status=400 if form.errors else 200)


def pictures_of(row: Publication) -> list:
    """With the address under which those who keep it see it, published or not."""
    rows = row.pictures.select_related("attachment")
    return [
        (one.pk, picture_of(one.attachment, reverse("desk-publication-picture", args=[row.slug, one.pk])))
        for one in rows
    ]


@signed_in
@require_safe
def picture(request: PersonalRequest, slug: str, picture: int) -> HttpResponse:
    row = kept(request, slug)
    shown = Attachment.objects.filter(publication_picture__publication=row, publication_picture=picture)
    return attachments.serve(get_object_or_404(shown), request, small="small" in request.GET)


@signed_in
@require_POST
def move(request: PersonalRequest, slug: str, picture: int) -> HttpResponse:
    require(request.user, "library.edit_publication")
    row = kept(request, slug)
    one = get_object_or_404(row.pictures, pk=picture)
    actions.move_picture(one, up=request.POST.get("to") == "up", by=request.user)
    return redirect(f"{reverse('desk-publication-pictures', args=[slug])}#picture-{picture}")


@signed_in
@require_POST
def remove(request: PersonalRequest, slug: str, picture: int) -> HttpResponse:
    require(request.user, "library.edit_publication")
    row = kept(request, slug)
    try:
        actions.remove_picture(get_object_or_404(row.pictures, pk=picture), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-publication-pictures", row.slug)

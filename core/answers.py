"""How a view answers a person who acts: signed in, refused, or overtaken by somebody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.errors import NotAllowed, Refused
from core.keeping import forget, keep_and_sign_in

View = Callable[..., HttpResponse]


class PersonalRequest(HttpRequest):
    """A request behind `signed_in`: its user is a person of the portal."""

    user: Any


def signed_in(view: View) -> View:
    """Only for people who are signed in; what they had typed when the session ended is kept for them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_and_sign_in(request)
        person = request.user.key
        try:
            response = view(request, *args, **kwargs)
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.message) from refusal
        except ObjectDoesNotExist as gone:
            raise Http404 from gone  # taken away between being found and being locked, as the API says too
        if request.method == "POST" and response.status_code == 302:
            # A form that leads on has been saved; one that was not comes back with what is wrong.
            forget(person, request.path)
        return response

    return guarded


def tell(request: HttpRequest, refusal: Refused | ValidationError) -> None:
    """Show a refusal on the next page."""
    words = refusal.messages if isinstance(refusal, ValidationError) else [refusal.message]
    for sentence in words:
        messages.error(request, sentence)


def tell_saved(request: HttpRequest, is_changed: bool) -> None:
    """Say on the next page whether anything was changed; either way what the device kept is needed no more."""
    if is_changed:
        messages.success(request, _("Saved. The changes are live."), extra_tags="saved")
    else:
        messages.info(request, _("Nothing was changed: it stood there like this already."), extra_tags="saved")


def add_errors(form: BaseForm, error: ValidationError | Refused) -> None:
    """What the record itself refused, beside the fields of the form where they exist."""
    if isinstance(error, Refused):
        form.add_error(None, error.message)
        return
    for name, sentences in (error.message_dict if hasattr(error, "error_dict") else {"": error.messages}).items():
        form.add_error(name if name in form.fields else None, sentences)


def is_done(form: BaseForm, act: Callable[[dict[str, Any]], object]) -> bool:
    """Do what a form that was sent asks, with what it holds; otherwise it says what is wrong."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except (Refused, ValidationError) as refusal:
        add_errors(form, refusal)
        return False
    return True


def form_errors(form: BaseForm) -> list[dict]:
    """The list at the top of a page with a form (`components/error_summary.html`)."""
    return [
        {
            "field_label": form[name].label if name in form.fields else "",
            "message": sentence,
            "field_id": form[name].id_for_label if name in form.fields else "",
        }
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]


def form_sheet(form: Any, row: Any, *, theirs: Any = None, was_kept: Any = None) -> dict[str, Any]:
    """What a page with a form over a record is handed: `form` is a RecordForm over `row`, `theirs` what somebody else
    wrote meanwhile (then the choice is told, not what is wrong), `was_kept` what was typed before the session ended.
    """
    errors = form_errors(form) if theirs is None else []
    texts = form.passages(row, theirs)
    return {"form": form, "texts": texts, "theirs": theirs, "was_kept": was_kept, "errors": errors}

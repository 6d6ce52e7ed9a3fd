"""A save that came too late: the form is put on the record as it stands now, and where two people differ both stand.

Nothing that was typed is lost, nothing of the other's is overwritten unseen.
"""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField
from django.utils.choices import flatten_choices

from core.answers import PersonalRequest, add_errors
from core.errors import Refused, Stale
from core.forms import RecordForm
from core.keeping import forget, kept


@dataclass(frozen=True)
class Theirs:
    """What somebody else wrote meanwhile into a field: as it is typed there, and in words."""

    typed: str
    words: str


@dataclass(frozen=True)
class Attempt:
    """What came of saving a form. `theirs` is None unless somebody else was faster; then the form is merged already.

    `row` is the record as it stands, where the attempt got that far. `status` is for the answer: 200, 400 or 409.
    `refusal` is what stood against it, for pages that say more of it than its sentence.
    """

    status: int
    row: Any = None
    theirs: dict[str, Theirs] | None = None
    refusal: Refused | None = None

    @property
    def is_saved(self) -> bool:
        return self.status == 200


def open_form(request: PersonalRequest, form_class: type[RecordForm], row: Any, **options: Any) -> Any:
    """A form over `row`, with what this person typed there and has not saved; and that text, or None (a `Kept`)."""
    typed = kept(request)
    if typed is not None:
        form = form_class(typed, instance=copy(row), **options)
        if form.differs_from(row):
            return form, typed
        forget(request.user.key, request.path)
    return form_class(instance=row, **options), None


def save(form: RecordForm, action: Callable[[], Any]) -> Attempt:
    """Do the action with what the form holds, when that is valid; every refusal ends up in the form."""
    if not form.is_valid():
        return Attempt(400)
    try:
        try:
            return Attempt(200, action())
        except Stale as stale:
            if not all(
                form.as_typed(name, form.value_in(stale.row, name)) == form.seen(name) for name in form.own_fields
            ):
                raise
            # The record has changed, but nothing that this form is about: no need to bother anybody.
            form.cleaned_data["version"] = stale.row.version
            return Attempt(200, action())
    except Stale as stale:
        return Attempt(409, stale.row, merge(form, stale.row, stale.theirs))
    except ValidationError as error:
        add_errors(form, error)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return Attempt(400, refusal=refusal)
    return Attempt(400)


def save_within(
    form: RecordForm, action: Callable[[RecordForm], Any], again: Callable[[Any], RecordForm]
) -> tuple[RecordForm, Attempt]:
    """Save a part of a record whose version counts more than this part: what others wrote elsewhere is no hindrance.

    `again` makes the form anew over the record as it stands. Gives the form that was saved, or that is to be shown.
    """
    attempt = save(form, lambda: action(form))
    if attempt.theirs == {}:
        form = again(form.data)
        attempt = save(form, lambda: action(form))
    return form, attempt


def merge(form: RecordForm, now: Any, theirs: dict[str, Any]) -> dict[str, Theirs]:
    """Put the form on the record as it stands now. Gives what both persons changed: for these the choice is hers."""
    data = form.data.copy()
    data[form.add_prefix("version")] = str(now.version)
    changed, both = set(form.changed_data), {}
    for name, value in theirs.items():
        if name not in form.fields:
            continue
        typed = form.as_typed(name, value)
        if name not in changed:
            data.setlist(form.add_prefix(name), typed)
        elif typed != form.seen(name):
            both[name] = Theirs("\n".join(typed), in_words(form, name, value))
    for name in form.own_fields:
        data.setlist(form.add_initial_prefix(name), form.as_typed(name, form.value_in(now, name)))
    form.data = data
    return both


def in_words(form: RecordForm, name: str, value: Any) -> str:
    """A value as a reader would say it: a choice by its label."""
    field = form.fields[name]
    if isinstance(field, ChoiceField):
        choices: Any = field.choices
        flat: Iterable[tuple[Any, Any]] = flatten_choices(choices)
        labels = {str(key): str(label) for key, label in flat}
        return ", ".join(labels.get(typed, typed) for typed in form.as_typed(name, value))
    return "\n".join(form.as_typed(name, value))

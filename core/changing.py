"""A change as a whole: all of it or nothing, and what the database refuses is told in the words of its constraint."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from core.errors import Refused

Asked = ParamSpec("Asked")
Done = TypeVar("Done")

# SQLSTATE of PostgreSQL (appendix A of its manual)
TAKEN, GONE = "23505", "23503"


def all_or_nothing(action: Callable[Asked, Done]) -> Callable[Asked, Done]:
    """An action in one transaction. Two who do the same at the same moment both pass every check before the write; the
    second then gets the sentence of the constraint that kept her from it (Refused), not a fault of the portal.
    """

    @wraps(action)
    def guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> Done:
        try:
            with transaction.atomic():
                return action(*args, **kwargs)
        except IntegrityError as error:
            if words := refusal_in_words(error):
                raise Refused(words) from error
            raise

    return guarded


def refusal_in_words(error: IntegrityError) -> str:
    """Why the database refuses, for the person who asked; empty when it is no refusal of anything that people do."""
    told = getattr(error.__cause__, "diag", None)
    if words := sentence_of(getattr(told, "constraint_name", None) or ""):
        return words
    return {
        TAKEN: _("Somebody has written the same at this moment. Open the page anew; what is there may be enough."),
        GONE: _("Somebody has removed this meanwhile."),
    }.get(getattr(told, "sqlstate", None) or "", "")


def sentence_of(name: str) -> str:
    """What a constraint says for itself; empty for one without words of its own."""
    constraints = (one for model in apps.get_models() for one in model._meta.constraints)
    found: models.BaseConstraint | None = next((one for one in constraints if one.name == name), None)
    if found is None or found.violation_error_message == found.default_violation_error_message:
        return ""
    return str(found.get_violation_error_message())

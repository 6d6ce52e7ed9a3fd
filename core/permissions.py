"""Asking before doing."""

from typing import Any

from django.utils.translation import gettext as _

from core.errors import NotAllowed


def require(person: Any, permission: str, about: Any = None) -> None:
    """Raise NotAllowed unless `person` may do this (to this object)."""
    if not person.has_perm(permission, about):
        raise NotAllowed(_("Your role does not allow this. A colleague or the secretariat can help."))

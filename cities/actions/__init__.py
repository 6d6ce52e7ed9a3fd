"""Every change to a city's record and to who works for it: lock, ask, do, record."""

from cities.actions.corrections import accept_correction, propose_correction, refuse_correction
from cities.actions.joining import answer_join_request, ask_to_join
from cities.actions.people import accept_invitation, end_colleague, hashed, invite, revoke_invitation
from cities.actions.record import (
    OWN_FIELDS,
    OWN_TEXTS,
    REFERENCE_FIELDS,
    REFERENCE_TEXTS,
    add_membership,
    add_picture,
    change_contact,
    change_reference,
    confirm_translation,
    edit_city,
    end_membership,
    remove_picture,
    undo,
)

__all__ = [
    "OWN_FIELDS",
    "OWN_TEXTS",
    "REFERENCE_FIELDS",
    "REFERENCE_TEXTS",
    "accept_correction",
    "accept_invitation",
    "add_membership",
    "add_picture",
    "answer_join_request",
    "ask_to_join",
    "change_contact",
    "change_reference",
    "confirm_translation",
    "edit_city",
    "end_colleague",
    "end_membership",
    "hashed",
    "invite",
    "propose_correction",
    "refuse_correction",
    "remove_picture",
    "revoke_invitation",
    "undo",
]

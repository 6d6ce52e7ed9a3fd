"""History in words: who changed what, when, from which value to which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.models import User
from cities.choices import JoinStatus
from cities.sheet import GUIDANCE
from core.context import AUTONYMS
from core.models import AuditEntry
from core.translation import State

# What values of these fields are called; a text's own field holds words, or the state of a translation.
WORDS: dict = {"role": [Role], "status": [JoinStatus], "text": [State]}


@dataclass(frozen=True)
class Change:
    """One entry of the history in words; `can_undo` where what it wrote still stands."""

    entry: AuditEntry
    who: str
    what: str
    fields: list[tuple[str, str, str]]
    can_undo: bool


def actor_names(entries: list[AuditEntry]) -> dict[str, str]:
    keys = {entry.actor for entry in entries if entry.actor.startswith("person:")}
    people = User.objects.filter(pk__in=[key.removeprefix("person:") for key in keys])
    names = {person.key: str(person) for person in people}
    names |= {key: _("name removed") for key in keys - names.keys()}
    return names | {"public": _("A reader"), "system:load_network": _("The network’s record")}


def in_words(entries: list[AuditEntry], *, can_undo: Callable[[AuditEntry], bool]) -> list[Change]:
    names = actor_names(entries)
    return [
        Change(
            entry=entry,
            who=names.get(entry.actor, entry.actor),
            what=action_label(entry.action),
            fields=[
                (field_label(name), value_label(name, before), value_label(name, after))
                for name, (before, after) in entry.changes.items()
            ],
            can_undo=can_undo(entry),
        )
        for entry in entries
    ]


def action_label(action: str) -> str:
    labels = {
        "edit_city": _("Edited the record"),
        "undo_change": _("Undid a change"),
        "confirm_translation": _("Confirmed a translation"),
        "change_contact": _("Changed where questions go"),
        "add_picture": _("Added a picture"),
        "remove_picture": _("Removed a picture"),
        "propose_correction": _("Proposed a correction"),
        "accept_correction": _("Accepted a correction"),
        "refuse_correction": _("Refused a correction"),
        "invite": _("Invited a colleague"),
        "revoke_invitation": _("Revoked an invitation"),
        "accept_invitation": _("Accepted an invitation"),
        "end_colleague": _("Ended a membership"),
        "ask_to_join": _("Asked to join"),
        "answer_join_request": _("Answered a request to join"),
        "make_account": _("Made an account"),
        "change_account": _("Changed name or language"),
        "sign_out_everywhere": _("Signed out everywhere"),
        "load_added": _("Loaded from the network’s record"),
        "load_changed": _("Updated from the network’s record"),
    }
    return labels.get(action, action)


def field_label(name: str) -> str:
    text, _underscore, code = name.rpartition("_")
    if text in GUIDANCE and code in AUTONYMS:
        return f"{GUIDANCE[text][0]} ({AUTONYMS[code]})"
    labels = {
        "website": _("Website"),
        "role": _("Role"),
        "picture": _("Picture"),
        "correction": _("Correction"),
        "status": _("State"),
    }
    return labels.get(name, name)


def value_label(name: str, value: object) -> str:
    """A role or a state by its words; everything else as it stands."""
    for choices in WORDS.get(name, WORDS["text"]):
        if value in choices.values:
            return str(choices(value).label)
    return str(value) if value not in (None, "") else ""

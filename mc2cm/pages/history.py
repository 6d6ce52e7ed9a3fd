"""History in words: who changed what, when, from which value to which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.models import User
from cities.choices import CityRole, JoinStatus
from cities.models import Country, Phase
from cities.sheet import GUIDANCE, REFERENCE_GUIDANCE
from core.context import AUTONYMS
from core.models import AuditEntry
from core.translation import State

# What values of these fields are called; a text's own field holds words, or the state of a translation.
WORDS: dict = {"role": [Role], "status": [JoinStatus], "text": [State]}
TEXTS = GUIDANCE | REFERENCE_GUIDANCE


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
    names, rows = actor_names(entries), row_names(entries)
    return [
        Change(
            entry=entry,
            who=names.get(entry.actor, entry.actor),
            what=action_label(entry.action),
            fields=[
                (field_label(name), value_label(name, before, rows), value_label(name, after, rows))
                for name, (before, after) in entry.changes.items()
            ],
            can_undo=can_undo(entry),
        )
        for entry in entries
    ]


def action_label(action: str) -> str:
    labels = {
        "edit_city": _("Edited the record"),
        "change_reference": _("Changed names or country"),
        "add_membership": _("Added a part in the network"),
        "end_membership": _("Ended a part in the network"),
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
    if text in TEXTS and code in AUTONYMS:
        return f"{TEXTS[text][0]} ({AUTONYMS[code]})"
    labels = {
        "website": _("Website"),
        "administration": _("Name of the administration, as it writes it"),
        "alternate_names": _("Other names"),
        "country": _("Country"),
        "membership": _("Part in the network"),
        "until": _("Until"),
        "role": _("Role"),
        "picture": _("Picture"),
        "correction": _("Correction"),
        "status": _("State"),
    }
    return labels.get(name, name)


def value_label(name: str, value: object, rows: dict[str, str]) -> str:
    """A role, a state, a country or a phase by its words; everything else as it stands."""
    for choices in WORDS.get(name, WORDS["text"]):
        if value in choices.values:
            return str(choices(value).label)
    if isinstance(value, list):
        return _(", ").join(map(str, value))
    if name == "membership" and value:
        phase, _colon, role = str(value).partition(":")
        return f"{rows.get(phase, phase)} · {CityRole(role).label}"
    words = str(value) if value not in (None, "") else ""
    return rows.get(words, words) if name == "country" else words


def row_names(entries: list[AuditEntry]) -> dict[str, str]:
    """What countries and phases are called, by code and slug; asked for only where an entry speaks of them."""
    fields = {name for entry in entries for name in entry.changes}
    countries = Country.objects.all() if "country" in fields else []
    phases = Phase.objects.all() if "membership" in fields else []
    return {row.code: str(row.name) for row in countries} | {row.slug: str(row.name) for row in phases}

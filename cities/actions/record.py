"""A city's record: what it writes itself, what the secretariat keeps, its parts in the network, its pictures."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City, CityContact, CityPicture, Membership
from cities.search import city_document
from core import audit, search
from core.editing import change, locked
from core.errors import Refused
from core.models import AuditEntry
from core.permissions import require
from core.translation import LANGUAGES

# What a city keeps itself. Name, country and membership belong to the secretariat.
OWN_TEXTS = ("summary", "competences", "known_for")
REFERENCE_TEXTS = ("name", "administration_name")
LONGEST_TEXT = 5000
OWN_FIELDS = (*(f"{name}_{code}" for name in OWN_TEXTS for code in LANGUAGES), "website", "may_act_in")
REFERENCE_FIELDS = (
    *(f"{name}_{code}" for name in REFERENCE_TEXTS for code in LANGUAGES),
    "administration",
    "alternate_names",
    "country",
)


@transaction.atomic
def edit_city(city: City, values: dict, *, by: User, version: int, contact: str | None = None) -> bool:
    """Write the city's own fields, and where questions go; live at once. Says whether anything was changed.

    Raises Stale when the record was changed since `version`.
    """
    require(by, "cities.edit_city", city)
    wanted = {name: value for name, value in values.items() if name in OWN_FIELDS}
    check_lengths(wanted)
    now = locked(city, version=version, wanted=wanted)
    is_changed = bool(change(now, wanted, by=by.key, action="edit_city", tag=city.tag))
    if is_changed:
        publish(now)
    if contact is not None:
        is_changed |= change_contact(now, contact, by=by)
    return is_changed


def check_lengths(values: dict[str, str]) -> None:
    """Texts of a city's page, not books: whoever has more to say writes a profile or a case study."""
    too_long = {name: text for name, text in values.items() if name != "may_act_in" and len(text) > LONGEST_TEXT}
    if too_long:
        words = _("At most %(most)s characters, please: this text has %(many)s.")
        raise ValidationError({n: words % {"most": LONGEST_TEXT, "many": len(t)} for n, t in too_long.items()})


@transaction.atomic
def change_reference(city: City, values: dict, *, by: User, version: int) -> bool:
    """Write what the secretariat keeps of a city; its address stays. Says whether anything was changed.

    Raises Stale when the record was changed since `version`.
    """
    require(by, "cities.edit_reference", city)
    wanted = {name: value for name, value in values.items() if name in REFERENCE_FIELDS}
    now = locked(city, version=version, wanted=wanted)
    changes = change(now, wanted, by=by.key, action="change_reference", tag=city.tag)
    if changes:
        publish(now)
    for language in LANGUAGES:
        if f"name_{language}" in changes:
            search.also_found_by(city.tag, changes[f"name_{language}"][1], language)
    return bool(changes)


@transaction.atomic
def add_membership(city: City, membership: Membership, *, by: User) -> Membership:
    """The part that a city takes in a phase. One that had ended goes on."""
    require(by, "cities.edit_reference", city)
    now = next_version(city)
    earlier = now.memberships.filter(phase=membership.phase, role=membership.role).first()
    if earlier and not earlier.until:
        raise Refused(_("The city already has this part in this phase."))
    if earlier:
        membership = with_words_of(earlier, membership)
    membership.city, membership.until = now, ""
    membership.full_clean()
    membership.save()
    audit.record("add_membership", city.tag, by=by.key, changes={"membership": [None, membership.key]})
    return membership


def with_words_of(membership: Membership, newer: Membership) -> Membership:
    for name in ("since", "represented_by", *(f"note_{code}" for code in LANGUAGES)):
        setattr(membership, name, getattr(newer, name) or getattr(membership, name))
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: User, until: str) -> Membership:
    """From this day, month or year on the city no longer takes this part; that it did stays on record."""
    require(by, "cities.edit_reference", membership.city)
    city = next_version(membership.city)
    now = city.memberships.select_related("phase").get(pk=membership.pk)
    if now.until:
        raise Refused(_("This part has already ended."))
    if not until:
        raise ValidationError({"until": _("Write a year (2018), a month (2018-07) or a day (2018-07-01).")})
    now.until = until
    now.full_clean()
    now.save(update_fields=["until"])
    audit.record("end_membership", city.tag, by=by.key, changes={"membership": [now.key, None], "until": ["", until]})
    return now


def next_version(city: City) -> City:
    """The city under lock, one version on: what is read together with it changes."""
    now = City.objects.select_for_update(of=("self",)).get(pk=city.pk)
    now.version += 1
    now.save(update_fields=["version"])
    return now


@transaction.atomic
def confirm_translation(city: City, text: str, language: str, *, by: User) -> City:
    """Say that a machine's translation is right as it stands."""
    require(by, "cities.edit_city", city)
    now = City.objects.select_for_update().get(pk=city.pk)
    if text not in OWN_TEXTS or language not in LANGUAGES or not getattr(now, f"{text}_{language}"):
        raise Refused(_("There is no such translation to confirm."))
    before = str(now.state_of(text, language))
    now.mark_translation(text, language, "human", by=by.key)
    now.version += 1
    now.save(update_fields=["translation", "version"])
    audit.record("confirm_translation", city.tag, by=by.key, changes={f"{text}_{language}": [before, "human"]})
    return now


@transaction.atomic
def change_contact(city: City, email: str, *, by: User) -> bool:
    """Where questions to the city go; the audit says that it changed, not from what to what. Says whether it did."""
    require(by, "cities.edit_city", city)
    contact, _is_new = CityContact.objects.select_for_update().get_or_create(city=city)
    if contact.email == email:
        return False
    contact.email = email
    contact.full_clean()
    contact.save()
    audit.record("change_contact", city.tag, by=by.key)
    return True


@transaction.atomic
def undo(entry: AuditEntry, city: City, *, by: User) -> City:
    """Put back what an entry of this city's history changed, where it still stands as that entry left it."""
    require(by, "cities.undo_change", city)
    now = City.objects.select_for_update(of=("self",)).get(pk=city.pk)
    undoable = {name: pair for name, pair in entry.changes.items() if name in OWN_FIELDS}
    if entry.about != city.tag or not undoable:
        raise Refused(_("This change cannot be undone here."))
    if not is_last_word(entry, undoable, now):
        raise Refused(_("It has been changed again since. Undo the later change first, or edit the text."))
    back = {name: before for name, (before, _after) in undoable.items()}
    change(now, back, by=by.key, action="undo_change", tag=city.tag)
    publish(now)
    return now


def is_last_word(entry: AuditEntry, fields: Iterable[str], city: City) -> bool:
    """Whether what this entry wrote still stands, and nothing later has touched the same fields."""
    later = AuditEntry.objects.filter(about=city.tag, pk__gt=entry.pk, changes__has_any_keys=list(fields))
    return all(getattr(city, name) == entry.changes[name][1] for name in fields) and not later.exists()


def publish(city: City) -> None:
    found = City.objects.visible_to(AnonymousUser()).with_memberships().get(pk=city.pk)
    search.publish(city_document(found, language) for language in LANGUAGES)


@transaction.atomic
def add_picture(city: City, picture: CityPicture, *, by: User) -> CityPicture:
    """Show one more picture; its file has been cleaned by `cleaned_picture`."""
    require(by, "cities.edit_city", city)
    picture.city = city
    picture.full_clean()
    picture.save()
    audit.record("add_picture", city.tag, by=by.key, changes={"picture": [None, picture.credit]})
    return picture


@transaction.atomic
def remove_picture(picture: CityPicture, *, by: User) -> None:
    require(by, "cities.edit_city", picture.city)
    audit.record("remove_picture", picture.city.tag, by=by.key, changes={"picture": [picture.credit, None]})
    file = picture.file
    picture.delete()
    transaction.on_commit(lambda: file.delete(save=False))

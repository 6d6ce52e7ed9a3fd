"""Every change to a city's record and to who works for it: lock, ask, do, record."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import make_account
from accounts.choices import CITY_ROLES, SECRETARIAT_ROLES
from accounts.models import Appointment, Term, User
from cities import emails
from cities.choices import JOIN_LIFECYCLE, JoinStatus, Passage
from cities.models import (
    City,
    CityContact,
    CityPicture,
    Colleague,
    Delegate,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
)
from cities.search import city_document
from core import audit, search
from core.editing import change, locked
from core.errors import Refused
from core.models import AuditEntry, Correction, Proposer
from core.permissions import require
from core.translation import LANGUAGES

INVITATION_LASTS = timedelta(days=14)
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


# The record


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


# Corrections


@transaction.atomic
def propose_correction(city: City, correction: Correction, *, email: str = "") -> Correction:
    """Anyone may say what is wrong, with a source; an address is kept apart and only for the answer."""
    correction.about = city.tag
    if correction.field not in Passage.values:
        raise Refused(_("Choose the passage that should be corrected."))
    if correction.field in OWN_TEXTS:
        correction.current = city.text(correction.field, correction.language).value
    correction.full_clean()
    correction.save()
    if email:
        Proposer.objects.create(correction=correction, email=email, language=correction.language)
    audit.record("propose_correction", city.tag, by="public", changes={"correction": [None, correction.pk]})
    return correction


@transaction.atomic
def accept_correction(correction: Correction, city: City, *, by: User, text: str | None = None) -> Correction:
    """Take the proposal over, as it stands or as `text`; it is live at once and the proposer is told."""
    now = open_correction(correction, city, by=by)
    words = now.proposal if text is None else text
    if now.field in OWN_TEXTS or now.field == "website":
        name = now.field if now.field == "website" else f"{now.field}_{now.language}"
        row = City.objects.select_for_update(of=("self",)).get(pk=city.pk)
        if change(row, {name: words}, by=by.key, action="accept_correction", tag=city.tag):
            publish(row)
    decide(now, Correction.Status.ACCEPTED if words == now.proposal else Correction.Status.EDITED, by=by)
    return now


@transaction.atomic
def refuse_correction(correction: Correction, city: City, *, by: User, reason: str) -> Correction:
    now = open_correction(correction, city, by=by)
    now.reason = reason
    decide(now, Correction.Status.REFUSED, by=by)
    audit.record("refuse_correction", city.tag, by=by.key, changes={"correction": [now.pk, reason]})
    return now


def open_correction(correction: Correction, city: City, *, by: User) -> Correction:
    require(by, "cities.decide_correction", city)
    now = Correction.objects.select_for_update().get(pk=correction.pk, about=city.tag)
    if now.status != Correction.Status.OPEN:
        raise Refused(_("Somebody has already decided this proposal."))
    return now


def decide(correction: Correction, status: str, *, by: User) -> None:
    correction.status, correction.decided_by, correction.decided_at = status, by.key, timezone.now()
    correction.full_clean()
    correction.save()
    emails.correction_decided(correction)


# People


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    email: str,
    role: str,
    *,
    by: User,
    city: City | None = None,
    organisation: Organisation | None = None,
    language: str = "en",
    membership_ends_at: datetime | None = None,
) -> Invitation:
    """Offer a place by mail. A city administrator invites to her city; the secretariat invites anyone."""
    if role in SECRETARIAT_ROLES:
        require(by, "cities.grant_secretariat_role")
    elif role in CITY_ROLES and city is not None:
        require(by, "cities.manage_colleagues", city)
    else:
        require(by, "cities.invite_anyone")
    if membership_ends_at and membership_ends_at <= timezone.now():
        raise ValidationError({"membership_ends_at": _("This day is over. Choose a day to come, or none.")})
    if city:
        City.objects.select_for_update(of=("self",)).get(pk=city.pk)  # two invitations at once wait for each other
    close_expired(email)
    refuse_double(email, role, city, organisation)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        email=email.lower(),
        role=role,
        city=city,
        organisation=organisation,
        language=language,
        membership_ends_at=membership_ends_at,
        invited_by=by,
        token_hash=hashed(token),
        expires_at=timezone.now() + INVITATION_LASTS,
    )
    invitation.full_clean()
    invitation.save()
    audit.record("invite", place_of(invitation), by=by.key, changes={"role": [None, role]})
    emails.invited(invitation, token)
    return invitation


def close_expired(email: str) -> None:
    """An invitation that nobody took up in time no longer stands in the way of a new one."""
    expired = Invitation.objects.filter(email__iexact=email, accepted_at=None, revoked_at=None)
    expired.filter(expires_at__lte=timezone.now()).update(revoked_at=timezone.now())


def refuse_double(email: str, role: str, city: City | None, organisation: Organisation | None) -> None:
    """Whoever holds this role already, or has an open invitation to this city, needs no other."""
    if posts_of(email, city, organisation).filter(role=role).exists():
        raise Refused(_("This person holds this role already. There is nothing to invite her or him to."))
    if city and Invitation.objects.waiting().filter(email__iexact=email, city=city).exists():
        raise Refused(_("This address already has an open invitation to this city. Revoke it to send another."))


def posts_of(email: str, city: City | None, organisation: Organisation | None) -> QuerySet:
    """The roles that the holder of this address has there now: in the city, the organisation or the secretariat."""
    if city:
        return Colleague.objects.current().filter(person__email__iexact=email, city=city)
    if organisation:
        return Delegate.objects.current().filter(person__email__iexact=email, organisation=organisation)
    return Appointment.objects.current().filter(person__email__iexact=email)


def place_of(invitation: Invitation) -> str:
    place = invitation.city or invitation.organisation
    return place.tag if place else "secretariat"


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User) -> None:
    if invitation.city:
        require(by, "cities.manage_colleagues", invitation.city)
    else:
        require(by, "cities.invite_anyone")
    now = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if now.accepted_at or now.revoked_at:
        raise Refused(_("This invitation is no longer open."))
    now.revoked_at = timezone.now()
    now.save(update_fields=["revoked_at"])
    audit.record("revoke_invitation", place_of(now), by=by.key, changes={"role": [now.role, None]})


@transaction.atomic
def accept_invitation(invitation: Invitation, *, name: str, language: str, password: str | None) -> tuple[User, bool]:
    """Make or find the person and give her the role. Says whether the account is new."""
    now = Invitation.objects.waiting().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if now is None or (now.membership_ends_at and now.membership_ends_at <= timezone.now()):
        raise Refused(_("This invitation is no longer open."))
    person = User.objects.filter(email__iexact=now.email).first()
    is_new = person is None
    if person is None:
        person = make_account(now.email, name=name, language=language, password=password)
    give_role(person, now)
    now.accepted_at = timezone.now()
    now.save(update_fields=["accepted_at"])
    audit.record("accept_invitation", place_of(now), by=person.key, changes={"role": [None, now.role]})
    return person, is_new


def give_role(person: User, invitation: Invitation) -> None:
    ends_at = invitation.membership_ends_at
    if invitation.city:
        person.posts.current().filter(city=invitation.city).update(ends_at=timezone.now())
        post: Term = Colleague(person=person, city=invitation.city, role=invitation.role, ends_at=ends_at)
    elif invitation.organisation:
        post = Delegate(person=person, organisation=invitation.organisation, role=invitation.role, ends_at=ends_at)
    else:
        post = Appointment(person=person, role=invitation.role, ends_at=ends_at)
    post.full_clean()
    post.save()


@transaction.atomic
def end_colleague(colleague: Colleague, *, by: User) -> None:
    """Her place ends now: she is out at her next request."""
    require(by, "cities.manage_colleagues", colleague.city)
    now = Colleague.objects.select_for_update(of=("self",)).get(pk=colleague.pk)
    if not now.is_current:
        raise Refused(_("This person no longer works for this city in the portal."))
    if now.person_id == by.pk:
        raise Refused(_("You cannot end your own membership. Another administrator or the secretariat can."))
    now.ends_at = timezone.now()
    now.save(update_fields=["ends_at"])
    audit.record("end_colleague", now.city.tag, by=by.key, changes={"role": [now.role, None]})
    emails.colleague_ended(now)


# Joining


@transaction.atomic
def ask_to_join(request: JoinRequest) -> JoinRequest:
    request.full_clean()
    request.save()
    audit.record("ask_to_join", request.tag, by="public")
    emails.join_received(request)
    return request


@transaction.atomic
def answer_join_request(request: JoinRequest, *, by: User, status: str, answer: str, seen: str = "") -> JoinRequest:
    """Move the request on and tell whoever asked; not when it has moved since it stood at `seen`."""
    require(by, "cities.answer_join_request")
    now = JoinRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if seen and now.status != seen:
        raise Refused(_("A colleague has answered meanwhile. Read the answer before you write another."))
    if status not in JOIN_LIFECYCLE[JoinStatus(now.status)]:
        raise Refused(_("This request cannot take that step from where it stands."))
    if not answer.strip():
        raise Refused(_("Write an answer: it goes to the person who asked."))
    before, now.status, now.answer = now.status, status, answer
    now.answered_by, now.answered_at = by, timezone.now()
    now.full_clean()
    now.save()
    audit.record("answer_join_request", now.tag, by=by.key, changes={"status": [before, status]})
    emails.join_answered(now)
    return now

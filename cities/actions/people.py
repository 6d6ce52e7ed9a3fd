"""Invitations and colleagues."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import make_account
from accounts.choices import CITY_ROLES, SECRETARIAT_ROLES
from accounts.models import Appointment, Term, User
from cities import emails
from cities.models import City, Colleague, Delegate, Invitation, Organisation
from core import audit
from core.errors import Refused
from core.permissions import require

INVITATION_LASTS = timedelta(days=14)


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

"""Accounts for a demonstration: one for each role, in each partner city and in the secretariat, marked as demo.

Their addresses end in `demo.example`, which no mail server answers for (RFC 2606), and mail in a demonstration goes
into a folder. The secretariat's accounts carry a second factor, as a real secretariat's would.
"""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.choices import CITY_ROLES, ORGANISATION_ROLES, SECRETARIAT_ROLES, Role
from accounts.models import Appointment, User
from cities.models import City, Colleague, Delegate, Organisation

DOMAIN = "demo.example"


@transaction.atomic
def make_demo_accounts(password: str, totp_secret: str) -> int:
    """Make the accounts that are missing; all get this password and second factor. Returns how many there are."""
    hashed = make_password(password)
    made = 0
    for city in City.objects.members():
        for role in CITY_ROLES:
            person = demo_person(f"{role}.{city.slug}", f"{role.label}, {city.name_en} (demo)", hashed)
            Colleague.objects.get_or_create(person=person, city=city, role=role)
            made += 1
    for role in SECRETARIAT_ROLES:
        person = demo_person(role, f"{role.label} (demo)", hashed)
        Appointment.objects.get_or_create(person=person, role=role)
        second_factor(person, totp_secret)
        made += 1
    return made + organisation_accounts(ORGANISATION_ROLES, hashed)


def organisation_accounts(roles: Iterable[Role], hashed: str) -> int:
    organisation = Organisation.objects.order_by("position").first()
    if organisation is None:
        return 0
    for role in roles:
        person = demo_person(role, f"{role.label} (demo)", hashed)
        Delegate.objects.get_or_create(person=person, organisation=organisation, role=role)
    return len(list(roles))


def demo_person(local_part: str, name: str, hashed: str) -> User:
    email = f"{local_part}@{DOMAIN}"
    person, _is_new = User.objects.update_or_create(email=email, defaults={"name": name, "password": hashed})
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
    return person


def second_factor(person: User, secret: str) -> None:
    Authenticator.objects.update_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": encrypt(secret)}}
    )

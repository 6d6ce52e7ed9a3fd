"""People for tests: one for each role, in Turin, in another city and in the secretariat."""

from allauth.account.models import EmailAddress

from accounts.choices import Role
from accounts.models import Appointment, User
from cities.models import City, Colleague, Delegate, Organisation

PASSWORD = "cobalt-harbour-1912"


def person(name: str, **fields) -> User:
    email = f"{name}@town.example"
    user = User.objects.create_user(email, PASSWORD, name=name, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def official(role: Role, city: City, name: str = "") -> User:
    user = person(name or f"{role}.{city.slug}")
    Colleague.objects.create(person=user, city=city, role=role)
    return user


def secretary(role: Role) -> User:
    user = person(f"secretariat.{role}")
    Appointment.objects.create(person=user, role=role)
    return user


def delegate(role: Role) -> User:
    user = person(f"delegate.{role}")
    Delegate.objects.create(person=user, organisation=Organisation.objects.first(), role=role)
    return user

"""Changes to a person's own account."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.models import User
from core import audit


@transaction.atomic
def make_account(email: str, *, name: str, language: str, password: str | None) -> User:
    """An account for an address whose owner has just shown that she reads its mail."""
    person = User.objects.create_user(email, password, name=name, language=language)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    audit.record("make_account", person.key, by=person.key)
    return person


@transaction.atomic
def change_account(person: User, *, name: str, language: str) -> bool:
    """Say whether anything was changed."""
    now = User.objects.select_for_update().get(pk=person.pk)
    if (now.name, now.language) == (name, language):
        return False
    person.name, person.language = name, language
    person.full_clean()
    person.save(update_fields=["name", "language"])
    audit.record("change_account", person.key, by=person.key)
    return True


@transaction.atomic
def sign_out_everywhere(person: User) -> int:
    """End every session of this person, on every device. Returns how many there were."""
    sessions = UserSession.objects.filter(user=person)
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    audit.record("sign_out_everywhere", person.key, by=person.key)
    return len(keys)

"""An edition being written, for tests: Turin's second, with the people around it."""

from django.test import Client

from cities.models import City
from profiles import actions
from profiles.models import ChapterText, ProfileEdition, Section


def signed_in(person, **options) -> Client:
    client = Client(**options)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def begun(city: City, by) -> ProfileEdition:
    """The draft that follows the published edition."""
    return actions.start_edition(city, by=by)


def section(key: str) -> Section:
    return Section.objects.get(key=key)


def write(edition: ProfileEdition, key: str, *, by, **texts) -> ChapterText:
    """Put words into a section, whether anything stands there or not."""
    row = ChapterText.objects.filter(edition=edition, section__key=key).first()
    if row is None:
        return actions.add_part(edition, "chapters", {"section": section(key), **texts}, by=by)
    return actions.edit_part(row, texts, by=by, version=row.version)


def typed(row: ChapterText | None, **changes) -> dict:
    """What the form of a section sends: every field as it stood when it was opened, and as it is now."""
    fields = actions.EDITABLE["chapters"]
    stood = {name: getattr(row, name) if row else "" for name in fields}
    opened = {f"initial-{name}": value for name, value in stood.items()}
    return {**opened, **stood, "version": row.version if row else 0, **changes}

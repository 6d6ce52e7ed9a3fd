"""Who is told what about an edition of a profile."""

from collections.abc import Iterable

from accounts.choices import Role
from accounts.models import User
from cities.emails import address, people_of, put, secretariat
from cities.models import City
from profiles.models import ProfileEdition


def tell(people: Iterable[User], template: str, edition: ProfileEdition, **words) -> None:
    for person in people:
        put(
            template,
            to=person.email,
            language=person.language,
            key=f"{template}-{edition.pk}-{edition.version}-{person.pk}",
            city=lambda: str(edition.city.name),
            number=edition.number,
            url=lambda: address("my-profile", edition.city.slug),
            **words,
        )


def submitted(edition: ProfileEdition) -> None:
    tell(secretariat(Role.REVIEWER), "profile_submitted", edition)


def changes_requested(edition: ProfileEdition) -> None:
    tell(people_of(edition.city, "profiles.write_edition"), "profile_changes", edition, note=edition.review_note)


def approved(edition: ProfileEdition) -> None:
    tell(secretariat(Role.PUBLISHER), "profile_approved", edition)


def published(edition: ProfileEdition) -> None:
    public = address("profile-edition", edition.city.slug, edition.number)
    tell(people_of(edition.city, "profiles.see_draft"), "profile_published", edition, public=lambda: public)


def withdrawn(edition: ProfileEdition) -> None:
    people = people_of(edition.city, "profiles.see_draft")
    tell(people, "profile_withdrawn", edition, reason=edition.withdrawn_reason)


def still_true(city: City, edition: ProfileEdition, parts: list[str], month: str) -> None:
    """One mail a month at most, for everything that is past its time."""
    for person in people_of(city, "profiles.confirm_still_true"):
        put(
            "profile_still_true",
            to=person.email,
            language=person.language,
            key=f"still-true-{edition.pk}-{month}-{person.pk}",
            city=lambda: str(city.name),
            parts=parts,
            url=lambda: address("profile-freshness", city.slug),
        )

"""Who is told what about an edition of a profile."""

from collections.abc import Iterable

from accounts.choices import Role
from accounts.models import Appointment, User
from accounts.roles import roles_that_may
from cities.emails import address, put
from cities.models import City, Colleague
from profiles.models import ProfileEdition


def people_of(city: City, permission: str) -> list[User]:
    """Those who hold a role in the city that may do this."""
    posts = Colleague.objects.current().filter(city=city, role__in=roles_that_may(permission), person__is_active=True)
    return list(dict.fromkeys(post.person for post in posts.select_related("person").order_by("person")))


def secretariat(*roles: Role) -> list[User]:
    held = Appointment.objects.current().filter(role__in=roles, person__is_active=True)
    return list(dict.fromkeys(post.person for post in held.select_related("person").order_by("person")))


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

"""Editions for tests in every state of their life, taken there by the actions themselves."""

from accounts.choices import Role
from accounts.models import Appointment, User
from cities.models import City
from core.choices import EditionStatus
from core.models import Source
from profiles import actions
from profiles.models import Geography, Indicator, ProfileEdition, Section
from tests.people import official, secretary

STATES = list(EditionStatus)


def written_edition(city: City, *, by: User) -> ProfileEdition:
    """A draft with one text, one figure and one priority."""
    edition = actions.start_edition(city, by=by)
    edition.chapters.all().delete()
    words = {"chapter": "synopsis", "title_en": "Synopsis"}
    synopsis, _is_new = Section.objects.get_or_create(key="synopsis", defaults=words)
    actions.add_part(edition, "chapters", {"section": synopsis, "body_en": "Who lives here."}, by=by)
    words = {"name_en": "The city", "kind": "municipality", "country": city.country}
    place, _is_new = Geography.objects.get_or_create(slug=f"test-{city.slug}", defaults={"city": city, **words})
    figure = {
        "indicator": Indicator.objects.filter(city=None).first(),
        "geography": place,
        "value": "1234",
        "period_start": "1999",
        "quality": "official",
        "source": Source.objects.public().first(),
    }
    actions.add_part(edition, "figures", figure, by=by)
    actions.add_part(edition, "priorities", {"title_en": "Housing"}, by=by)
    edition.refresh_from_db()
    return edition


def taken_to(edition: ProfileEdition, state: str, *, submitter: User, reviewer: User, publisher: User):
    """The edition, led from its draft to `state`."""
    if state == "draft":
        return edition
    edition = actions.submit(edition, by=submitter)
    if state == "in_review":
        return edition
    if state == "changes_requested":
        return actions.request_changes(edition, by=reviewer, note="Say more.")
    edition = actions.approve(edition, by=reviewer)
    if state == "approved":
        return edition
    edition = actions.publish(edition, by=publisher)
    if state == "superseded":
        following = taken_to(
            actions.start_edition(edition.city, by=submitter),
            "published",
            submitter=submitter,
            reviewer=reviewer,
            publisher=publisher,
        )
        assert following.is_published
    if state == "withdrawn":
        actions.withdraw(edition, by=publisher, reason="It was wrong.")
    edition.refresh_from_db()
    return edition


class Office:
    """The people through whose hands an edition of one city goes."""

    def __init__(self, city: City, reviewer: User | None = None, publisher: User | None = None):
        self.city = city
        self.writer = official(Role.CITY_EDITOR, city, f"writer.{city.slug}")
        self.submitter = official(Role.CITY_SUBMITTER, city, f"submitter.{city.slug}")
        self.reviewer = reviewer or secretary(Role.REVIEWER)
        self.publisher = publisher or secretary(Role.PUBLISHER)

    def elsewhere(self, city: City) -> "Office":
        """Another city, with the same secretariat."""
        return Office(city, self.reviewer, self.publisher)

    def edition(self, state: str = "draft") -> ProfileEdition:
        people = {"submitter": self.submitter, "reviewer": self.reviewer, "publisher": self.publisher}
        return taken_to(written_edition(self.city, by=self.writer), state, **people)


def both_roles(city: City, *roles: Role) -> User:
    """One person with a role in the city and roles in the secretariat."""
    person = official(Role.CITY_SUBMITTER, city, "both")
    for role in roles:
        Appointment.objects.create(person=person, role=role)
    return person

"""Case studies for tests in every state of their life, taken there by the actions themselves."""

import io

from PIL import Image

from accounts.choices import Role
from accounts.models import Appointment, User
from cities.models import City
from core.choices import EditionStatus
from library import actions
from library.models import CaseStudyEdition
from tests.people import official, secretary

STATES = list(EditionStatus)
TEXTS = {
    "title_en": "A house for newcomers",
    "abstract_en": "The city opened a house.",
    "actions_en": "First a flat, then a house.",
    "abstract_fr": "La ville a ouvert une maison.",
}


def png(size: tuple[int, int] = (300, 200)) -> io.BytesIO:
    content = io.BytesIO()
    Image.new("RGB", size, "navy").save(content, "PNG")
    content.name = "house.png"
    content.seek(0)
    return content


ABOUT_PICTURE = {
    "title": "The house",
    "language": "en",
    "origin": "City archive",
    "alternative_en": "A blue house",
    "credit": "Ann",
    "licence": "CC BY 4.0",
}


class Office:
    """The people through whose hands a case study of one city goes."""

    def __init__(self, city: City, reviewer: User | None = None, publisher: User | None = None):
        self.city = city
        self.writer = official(Role.CITY_EDITOR, city, f"writer.{city.slug}")
        self.submitter = official(Role.CITY_SUBMITTER, city, f"submitter.{city.slug}")
        self.reviewer = reviewer or secretary(Role.REVIEWER)
        self.publisher = publisher or secretary(Role.PUBLISHER)

    def draft(self, **texts) -> CaseStudyEdition:
        """Written, with one result in numbers."""
        edition = actions.start_case_study(self.city, {**TEXTS, **texts}, by=self.writer)
        actions.add_part(edition, "results", {"label_en": "Families housed", "value": "40"}, by=self.writer)
        return self.again(edition)

    def edition(self, state: str = "draft", **texts) -> CaseStudyEdition:
        return self.taken_to(self.draft(**texts), state)

    def next(self, edition: CaseStudyEdition) -> CaseStudyEdition:
        return actions.start_edition(edition.case_study, by=self.writer)

    def taken_to(self, edition: CaseStudyEdition, state: str) -> CaseStudyEdition:
        """The edition, led from its draft to `state`."""
        if state == "draft":
            return edition
        edition = actions.submit(edition, by=self.submitter)
        if state == "in_review":
            return edition
        if state == "changes_requested":
            return actions.request_changes(edition, by=self.reviewer, note="Say more.")
        edition = actions.approve(edition, by=self.reviewer)
        if state == "approved":
            return edition
        edition = actions.publish(edition, by=self.publisher)
        if state == "superseded":
            self.taken_to(self.next(edition), "published")
        if state == "withdrawn":
            actions.withdraw(edition, by=self.publisher, reason="It was wrong.")
        return self.again(edition)

    def taken_to_next(self, edition: CaseStudyEdition, state: str) -> CaseStudyEdition:
        """One step further: handed in, or approved."""
        edition = self.again(edition)
        if state == "in_review":
            return actions.submit(edition, by=self.submitter)
        return actions.approve(edition, by=self.reviewer)

    def again(self, edition: CaseStudyEdition) -> CaseStudyEdition:
        return CaseStudyEdition.objects.select_related("case_study__city__country").get(pk=edition.pk)


def both_roles(city: City, *roles: Role) -> User:
    """One person with a role in the city and roles in the secretariat."""
    person = official(Role.CITY_SUBMITTER, city, "both")
    for role in roles:
        Appointment.objects.create(person=person, role=role)
    return person

"""A meeting being prepared, for tests: an officer, a venue, sessions, people on a stage."""

from datetime import date, datetime

from accounts.choices import Role
from accounts.models import User
from cities.models import City
from meetings import actions
from meetings.models import Contributor, ContributorContact, InterpreterTeam, Meeting, Room, Session, Venue
from tests.people import secretary

DAY = date(2027, 7, 1)


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    return datetime(2027, 7, day, hour, minute)  # noqa: DTZ001 (what the clock on the wall shows)


class Planned:
    """What the secretariat prepares: a two-day meeting in Rabat with two rooms."""

    def __init__(self, officer: User | None = None, **values):
        self.officer = officer or secretary(Role.OFFICER)
        venue = Venue.objects.create(slug="town-hall", name_en="Town hall")
        self.hall = Room.objects.create(venue=venue, name="Great hall", capacity=80)
        self.cellar = Room.objects.create(venue=venue, name="Cellar", capacity=12)
        self.meeting = self.new_meeting(**values)

    def new_meeting(self, **values) -> Meeting:
        given = {
            "kind": "thematic",
            "title_en": "Housing for all",
            "first_day": DAY,
            "last_day": date(2027, 7, 2),
            "tz": "Africa/Casablanca",
        }
        return actions.create_meeting(given | values, by=self.officer)

    def session(self, starts: datetime, ends: datetime, *, meeting: Meeting | None = None, **values) -> Session:
        given = {"title_en": "Opening", "title_fr": "Ouverture", "title_ar": "افتتاح", "kind": "plenary"}
        given |= {"local_start": starts, "local_end": ends}
        return actions.add_session(meeting or self.meeting, given | values, by=self.officer)

    def move(self, session: Session, **values) -> Session:
        session.refresh_from_db()
        return actions.edit_session(session, values, by=self.officer, version=session.version)

    def speaker(self, name: str = "Salma Idrissi", language: str = "fr") -> Contributor:
        row = Contributor.objects.create(name=name, organisation="City of Rabat")
        email = f"{name.split()[0].lower()}@speakers.example"
        ContributorContact.objects.create(contributor=row, email=email, language=language)
        return row

    def on_stage(self, session: Session, person: Contributor, acceptance: str = "accepted"):
        return actions.add_contribution(session, person, {"acceptance": acceptance}, by=self.officer)

    def team(self, name: str = "Team A") -> InterpreterTeam:
        return InterpreterTeam.objects.create(name=name, languages=["fr", "ar"])

    def announce(self) -> Meeting:
        self.meeting.refresh_from_db()
        self.meeting = actions.announce(self.meeting, by=self.officer, version=self.meeting.version)
        return self.meeting

    def publish(self, acknowledged=()):
        last = actions.latest(self.meeting)
        number = last.number if last else 0
        return actions.publish_agenda(self.meeting, by=self.officer, read=number, acknowledged=acknowledged)


def city(slug: str) -> City:
    return City.objects.get(slug=slug)

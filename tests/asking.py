"""Questions for tests: asked, confirmed, answered; and the link in the asker's mail."""

import re

from cities import actions
from cities.models import Asker, City, CityQuestion
from core.models import OutboxMessage

CASE = "building-social-cohesion-badr-nazzal"


def a_question(city: City, number: int = 1, **fields) -> CityQuestion:
    """Sent in, not confirmed yet; each number by another person from another connection."""
    values = {
        "about": city.tag,
        "about_title": str(city.name),
        "about_path": f"/cities/{city.slug}/",
        "text": f"How do you house newcomers? ({number})",
        "language": "en",
        "may_publish": True,
        **fields,
    }
    asker = Asker(name=f"Asker {number}", email=f"asker{number}@reader.example", organisation="Town of Elsewhere")
    return actions.ask(CityQuestion(city=city, **values), asker, sender=f"203.0.113.{number}")


def waiting(city: City, number: int = 1, **fields) -> CityQuestion:
    return actions.confirm_question(a_question(city, number, **fields))


def link(key: str) -> str:
    """The path of the link in a mail that waits in the outbox."""
    text = OutboxMessage.objects.get(key=key).text
    return re.search(r"https?://[^/]+(/\S+/questions/\S+/)", text)[1]


def arguments(city: City) -> dict[str, list]:
    """What each address about questions is asked about, in the city of the table of who may do what."""
    row = waiting(city)
    steps = ["my-question", *(f"my-question-{step}" for step in ("pass-on", "close", "publish", "take-back"))]
    steps += [f"api-city-question-{s}" for s in ("detail", "answer", "pass-on", "close", "publish", "take-back")]
    return {
        **{name: [city.slug, row.pk] for name in steps},
        "case-study-ask": [CASE],
        "api-case-question-list": [CASE],
        "question": ["no-such-token"],
    }

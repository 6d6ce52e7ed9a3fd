"""How long a long file takes from its sending to the draft."""

import io
import sys

from run import set_up, timed

set_up()

from accounts.models import User
from cities.models import (
    City,
    Colleague,
)
from core import importing
from core.spreadsheets import Sheet, xlsx
from profiles import actions
from profiles.figure_table import COLUMNS
from profiles.models import Geography, Indicator, ProfileEdition

KEYS = [column.key for column in COLUMNS]


def rows(city: City, count: int) -> list[list]:
    places = list(Geography.objects.offered_to(city).values_list("slug", flat=True))
    indicators = list(Indicator.objects.usable_by(city).values_list("code", flat=True))
    source = actions.writing.Source.objects.public().values_list("code", flat=True).first()
    found = []
    for number in range(count):
        cells = {
            "indicator": indicators[number % len(indicators)],
            "geography": places[number // len(indicators) % len(places)],
            "value": number + 1,
            "period_start": str(1000 + number // (len(indicators) * len(places))),
            "quality": "estimate",
            "source": source,
            "note_en": f"Row {number} of a long file, with a note as people write them.",
            "note_fr": "Une ligne d’un long fichier.",
        }
        found.append([cells.get(key, "") for key in KEYS])
    return found


def main(count: int) -> None:
    city = City.objects.get(slug="turin")
    person = User.objects.create_user("benchmark@town.example", name="A writer")
    Colleague.objects.create(person=person, city=city, role="city_editor")
    open_one = ProfileEdition.objects.of(city).open().first()
    edition = open_one or actions.start_edition(city, by=person)
    content = xlsx([Sheet("Figures", KEYS, rows(city, count))])
    print(f"{count} rows, {len(content) // 1024} KB, {len(KEYS)} columns")
    file = io.BytesIO(content)
    file.name = "figures.xlsx"
    with timed("sent and counted"):
        job = actions.send_figures(edition, file, by=person)
    with timed("preview by the worker: read, checked, written, taken back"):
        actions.do_next_import()
    job.refresh_from_db()
    print(f"  {job.state}, {len(job.report['differences'])} differences, {len(job.report['problems'])} problems")
    with timed("accepted"):
        actions.accept_figures(edition, by=person)
    with timed("taken over by the worker"):
        actions.do_next_import()
    print(f"  {edition.figures.count()} figures in the draft")
    assert importing.job_of(edition.tag, "figures", by=person.key).state == "done"


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)

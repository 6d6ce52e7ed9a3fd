"""How long the worker is busy with the files of one large profile."""

import sys

from run import set_up, timed

set_up()

from django.utils import timezone

from accounts.models import User
from cities.models import City, Colleague
from core.models import KeptFile, Source
from profiles import actions
from profiles.exports import make_missing_files
from profiles.models import ChapterText, Figure, Geography, Indicator, ProfileEdition, Section

PARAGRAPH = "People have come to this city for **work**, for study and for safety; half of them stay [@{code}, p. 4]. "


def fill(edition: ProfileEdition, figures: int) -> None:
    """Every section of all ten chapters in three languages, and the figures."""
    source = Source.objects.public().first()
    words = "\n\n".join([PARAGRAPH.format(code=source.code) * 4] * 4)
    ChapterText.objects.filter(edition=edition).delete()
    Figure.objects.filter(edition=edition).delete()
    texts = {f"body_{code}": words for code in ("en", "fr", "ar")}
    sections = Section.objects.filter(is_in_use=True)
    ChapterText.objects.bulk_create([ChapterText(edition=edition, section=section, **texts) for section in sections])
    places = list(Geography.objects.offered_to(edition.city))
    indicators = list(Indicator.objects.usable_by(edition.city))
    Figure.objects.bulk_create(
        [
            Figure(
                edition=edition,
                city=edition.city,
                indicator=indicators[number % len(indicators)],
                geography=places[number // len(indicators) % len(places)],
                value=1000 + number,
                period_start=str(2000 + number // (len(indicators) * len(places))),
                quality="official",
                source=source,
                note_en="The source counts residents only.",
            )
            for number in range(figures)
        ]
    )


def main(figures: int) -> None:
    city = City.objects.get(slug="turin")
    person = User.objects.create_user("benchmark@town.example", name="A writer")
    Colleague.objects.create(person=person, city=city, role="city_editor")
    edition = ProfileEdition.objects.of(city).open().first() or actions.start_edition(city, by=person)
    fill(edition, figures)
    ProfileEdition.objects.of(city).published().update(status="superseded")
    edition.status, edition.published_at = "published", timezone.now()
    edition.save()
    with timed(f"all files of a profile with 10 chapters and {figures} figures"):
        make_missing_files()
    for row in KeptFile.objects.filter(name__startswith=edition.tag).order_by("name"):
        print(f"  {row.name:<50} {len(row.content) // 1024:6} KB")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)

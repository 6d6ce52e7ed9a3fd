"""A profile as its readers get it: the newest edition, older ones for ever, withdrawn ones with the reason."""

import csv
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from accounts.choices import Role
from core.choices import EditionStatus
from core.models import StillTrue
from profiles.choices import Chapter, Dimension, Unit
from profiles.models import (
    Breakdown,
    ChapterText,
    Gap,
    Priority,
    ProfileTranslation,
    Section,
    Service,
    StakeholderEntry,
)
from tests.factories import (
    CityFactory,
    FigureFactory,
    GeographyFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    SourceFactory,
    publish_edition,
)
from tests.people import official
from tests.profiles.arranged import a_document
from tests.queries import queries_of
from tests.reading import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return CityFactory(slug="testville", name_en="Testville")


def section(key="national_context.policy", **more):
    return Section.objects.get_or_create(
        key=key, defaults={"chapter": key.split(".")[0], "title_en": f"About {key}", **more}
    )[0]


def text(edition, body_en, key="national_context.policy", **more):
    return ChapterText.objects.create(edition=edition, section=section(key), body_en=body_en, **more)


def superseded(edition):
    edition.status = EditionStatus.SUPERSEDED
    edition.save()
    return edition


def withdrawn(edition, reason="The source was mistaken.", day=4):
    edition.status, edition.withdrawn_at = EditionStatus.WITHDRAWN, datetime(2026, 3, day, tzinfo=UTC)
    edition.withdrawn_reason = reason
    edition.save()
    return edition


def test_the_newest_edition_is_the_profile_and_the_older_stays_at_its_address(client, city):
    first = ProfileEditionFactory(city=city)
    text(first, "As it was.")
    superseded(publish_edition(first))
    second = ProfileEditionFactory(city=city, number=2)
    text(second, "As it is.")
    publish_edition(second)
    assert "As it is." in body(client.get("/en/cities/testville/profile/"))
    older = body(client.get("/en/cities/testville/profile/1/"))
    assert "As it was." in older
    assert "There is a newer edition: 2" in older
    assert client.get("/en/cities/testville/profile/3/").status_code == 404


def test_a_withdrawn_edition_says_why_and_since_when(client, city):
    edition = ProfileEditionFactory(city=city)
    text(edition, "Mistaken words.")
    withdrawn(publish_edition(edition))
    for address in ("/en/cities/testville/profile/1/", "/en/cities/testville/profile/1/changes/"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "The source was mistaken." in body(answer)
        assert "4 March 2026" in body(answer)
        assert "Mistaken words." not in body(answer)
    page = client.get("/en/cities/testville/profile/")
    assert page.status_code == 200
    assert "No profile is published yet" not in body(page)
    assert "Edition 1 of the migration profile was withdrawn on 4 March 2026" in body(page)
    assert "The source was mistaken." in body(page)


def test_of_two_withdrawn_editions_page_and_api_tell_of_the_newest_whichever_was_taken_back_last(client, city):
    first = superseded(publish_edition(ProfileEditionFactory(city=city)))
    second = publish_edition(ProfileEditionFactory(city=city, number=2))
    withdrawn(second, "The newest was mistaken.", day=4)
    withdrawn(first, "The oldest was mistaken.", day=9)
    assert "The newest was mistaken." in body(client.get("/en/cities/testville/profile/"))
    told = client.get("/api/v1/cities/testville/profile/")
    assert (told.status_code, told.json()["reason"]) == (410, "The newest was mistaken.")


def test_the_files_of_a_withdrawn_edition_say_why_they_are_gone(client, city):
    edition = ProfileEditionFactory(city=city)
    row = a_document(edition)
    withdrawn(publish_edition(edition))
    files = ["profile.pdf", "summary.pdf", "figures.xlsx", "figures.csv", "figures.json", f"files/{row.pk}/{row.name}"]
    for file in files:
        answer = client.get(f"/en/cities/testville/profile/1/{file}")
        assert (file, answer.status_code) == (file, 410)
        assert "The source was mistaken." in body(answer)
    assert client.get("/en/cities/testville/profile/2/figures.csv").status_code == 404
    own = official(Role.CITY_EDITOR, city)
    client.force_login(own)
    page = body(client.get("/en/my-city/testville/profile/"))
    assert "Edition 1 was withdrawn on 4 March 2026" in page
    assert "has not published a profile here yet" not in page


def test_a_draft_is_at_no_public_address(client, city):
    text(ProfileEditionFactory(city=city), "Secret words.")
    assert "Secret" not in body(client.get("/en/cities/testville/profile/"))
    assert client.get("/en/cities/testville/profile/1/").status_code == 404
    assert client.get("/en/cities/testville/profile/1/figures.csv").status_code == 404
    assert client.get("/en/cities/testville/profile/1/changes/").status_code == 404


def test_citations_are_numbers_that_lead_to_the_sources(client, city):
    edition = ProfileEditionFactory(city=city)
    SourceFactory(code="T900", title="First document")
    SourceFactory(code="T901", title="Second document")
    text(edition, "One [@T900, p. 4]. Both [@T900; @T901]. None [@T999]. <script>alert(1)</script>")
    publish_edition(edition)
    page = body(client.get("/en/cities/testville/profile/"))
    assert page.count('href="#source-t900"') == 2
    assert page.count('href="#source-t901"') == 1
    assert "First document, p. 4" in page
    assert "[@T999]" in page
    assert "<script>alert" not in page


def test_what_is_not_known_says_why_and_who_could_know(client, city):
    edition = ProfileEditionFactory(city=city)
    ChapterText.objects.create(
        edition=edition,
        section=section(),
        unknown_because_en="Never counted.",
        who_could_know_en="The statistics office.",
    )
    Gap.objects.create(edition=edition, indicator=IndicatorFactory(code="t-gap"), because_en="Not asked in the census.")
    publish_edition(edition)
    page = body(client.get("/en/cities/testville/profile/"))
    assert "Never counted." in page
    assert "The statistics office." in page
    assert "Not asked in the census." in page


def test_a_translation_that_came_later_is_read_and_named_by_its_number(client, city):
    edition = ProfileEditionFactory(city=city)
    row = text(edition, "Original words.")
    publish_edition(edition)
    texts = {f"chapters:{row.thread}:body_fr": "Les mots traduits."}
    ProfileTranslation.objects.create(
        edition=edition, language="fr", number=2, texts=texts, published_at=datetime(2026, 5, 1, tzinfo=UTC)
    )
    page = body(client.get("/fr/cities/testville/profile/"))
    assert "Les mots traduits." in page
    assert "Original words." not in page
    row.refresh_from_db()
    assert row.body_fr == ""


def test_a_text_in_another_language_is_marked_with_its_own(client, city):
    edition = ProfileEditionFactory(city=city, language="fr")
    row = ChapterText(edition=edition, section=section(), body_fr="Seulement en français.")
    row.mark_original("body", "fr")
    row.save()
    publish_edition(edition)
    page = body(client.get("/ar/cities/testville/profile/"))
    assert 'lang="fr" dir="ltr"><p>Seulement en français.' in page


def test_few_people_are_told_as_fewer_than_ten_everywhere(client, city):
    edition = ProfileEditionFactory(city=city)
    FigureFactory(city=city, edition=edition, value=7, indicator=IndicatorFactory(code="t-few", name_en="Few people"))
    publish_edition(edition)
    assert "less than 10" in body(client.get("/en/cities/testville/profile/"))
    (cells,) = csv.DictReader(body(client.get("/en/cities/testville/profile/1/figures.csv")).splitlines())
    assert (cells["comparator"], cells["value"]) == ("under", "10")


def test_a_part_past_its_time_says_so_until_it_is_confirmed(client, city):
    edition = ProfileEditionFactory(city=city, published_first="2015")
    text(edition, "Old words.")
    publish_edition(edition)
    assert "1 part of this profile is past its time" in body(client.get("/en/cities/testville/profile/"))
    StillTrue.objects.create(about="profile:testville", part="national_context.policy", confirmed_by="person:1")
    assert "past its time" not in body(client.get("/en/cities/testville/profile/"))


def test_what_changed_between_two_editions(client, city):
    first = ProfileEditionFactory(city=city)
    count = IndicatorFactory(code="t-count", name_en="Counted people")
    row = text(first, "The old office helps.")
    kept = FigureFactory(city=city, edition=first, indicator=count, value=100, period_start="2015")
    gone = FigureFactory(city=city, edition=first, indicator=count, value=55, period_start="2016")
    superseded(publish_edition(first))
    second = ProfileEditionFactory(city=city, number=2)
    ChapterText.objects.create(edition=second, section=row.section, thread=row.thread, body_en="The new office helps.")
    FigureFactory(
        city=city,
        edition=second,
        indicator=count,
        value=120,
        period_start="2015",
        thread=kept.thread,
        source=kept.source,
    )
    publish_edition(second)
    page = body(client.get("/en/cities/testville/profile/2/changes/"))
    assert "The <del>old </del><ins>new </ins>office helps." in page
    assert "<del><bdi>100 (2015)</bdi></del>" in page
    assert "<ins><bdi>120 (2015)</bdi></ins>" in page
    assert f"<del><bdi>{gone.value} (2016)</bdi></del>" in page
    assert gone.source.title in page
    assert client.get("/en/cities/testville/profile/2/changes/?since=9").status_code == 404
    assert "first edition" in body(client.get("/en/cities/testville/profile/1/changes/?since="))


def test_ten_chapters_and_three_hundred_figures_in_twelve_queries(client, city):
    edition = ProfileEditionFactory(city=city)
    place = GeographyFactory(city=city)
    for n, chapter in enumerate(Chapter.values):
        for part in ("one", "two", "three"):
            text(edition, f"Words of {chapter} [@T{n}].", key=f"{chapter}.{part}")
        SourceFactory(code=f"T{n}")
        for m in range(30):
            indicator = IndicatorFactory(code=f"t-{chapter}-{m}", chapter=chapter)
            FigureFactory(city=city, edition=edition, indicator=indicator, geography=place)
        Gap.objects.create(edition=edition, indicator=indicator, because_en="Not known.")
        Priority.objects.create(edition=edition, position=n, title_en=f"Priority {n}")
        Service.objects.create(edition=edition, kind="health", name_en=f"Service {n}", provider="An office")
        StakeholderEntry.objects.create(edition=edition, date="2020", kind="workshop")
    publish_edition(edition)
    assert queries_of(client, "/en/cities/testville/profile/") <= 12


def test_shares_of_origins_are_drawn_and_doubtful_figures_never(client, city):
    edition = ProfileEditionFactory(city=city)
    share = IndicatorFactory(code="t-origins", name_en="Origins", unit=Unit.PERCENT, chapter=Chapter.MIGRANT_POPULATION)
    for n, value in enumerate([46, 12, 5, 99]):
        origin = Breakdown.objects.create(code=f"t-origin-{n}", dimension=Dimension.ORIGIN, name_en=f"Origin {n}")
        doubt = {"doubt_en": "Impossible."} if value == 99 else {}
        FigureFactory(
            city=city,
            edition=edition,
            indicator=share,
            breakdown=origin,
            value=Decimal(value),
            period_start="2015",
            **doubt,
        )
    publish_edition(edition)
    page = body(client.get("/en/cities/testville/profile/"))
    chart = page[page.index('<figure class="chart') : page.index("</figure>")]
    assert "Origin 0 comes first with 46" in chart
    assert "Origin 3" not in chart

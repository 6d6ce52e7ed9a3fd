"""A source or an indicator that only a draft uses leaves no trace for the public; once published, both are there."""

import pytest
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.models import Source
from core.search import publish, search
from mc2cm.search import all_documents
from profiles import actions
from profiles.actions.review import open_doubts
from profiles.models import Geography, Indicator, ProfileEdition, answer_etag
from tests.people import official, secretary
from tests.reading import body

pytestmark = pytest.mark.django_db

SOURCE, INDICATOR = "Zanzibarium yearbook", "Quokkas counted"
PLACES = [
    "/en/",
    "/en/about/",
    "/en/sources/",
    "/en/figures/",
    "/en/figures/?city=turin",
    "/en/figures.csv",
    "/en/cities/turin/",
    "/en/search/?q=Zanzibarium",
    "/en/search/?q=Quokkas",
    "/sitemap.xml",
    "/api/schema/",
    "/api/v1/sources/?page_size=200",
    "/api/v1/figures/?page_size=200",
    "/api/v1/search/?q=Zanzibarium",
    "/api/v1/search/?q=Quokkas",
]


def traces():
    texts = {place: body(Client().get(place)) for place in PLACES}
    return {
        place
        for place, text in texts.items()
        if any(
            word in text.replace("q=Zanzibarium", "") for word in (SOURCE, INDICATOR, "turin-zanzibar", "turin_quokka")
        )
    }


@pytest.fixture
def draft():
    """Turin's next edition with one figure of its own indicator, by a source of its own."""
    turin = City.objects.get(slug="turin")
    writer = official(Role.CITY_EDITOR, turin)
    edition = actions.start_edition(turin, by=writer)
    source = actions.add_source(turin, {"title": SOURCE, "publisher": "Zanzibarium", "kind": "document"}, by=writer)
    indicator = actions.add_indicator(turin, {"name_en": INDICATOR, "unit": "persons", "chapter": "data"}, by=writer)
    values = {
        "indicator": indicator,
        "geography": Geography.objects.get(slug="turin-city"),
        "value": 42_424,
        "period_start": "2025",
        "quality": "official",
        "source": source,
    }
    actions.add_part(edition, "figures", values, by=writer)
    return edition


def test_a_drafts_source_and_indicator_leave_no_trace(draft):
    publish(all_documents())
    assert (Source.objects.filter(title=SOURCE).count(), Indicator.objects.filter(name_en=INDICATOR).count()) == (1, 1)
    assert traces() == set()
    for words in ("Zanzibarium", "Quokkas"):
        assert search(words, "en").hits == []
    code = Source.objects.get(title=SOURCE).code
    assert Client().get(f"/api/v1/sources/{code}/").status_code == 404
    own = Indicator.objects.get(name_en=INDICATOR).code
    assert Client().get(f"/en/figures/?indicator={own}").status_code == 400
    assert Client().get(f"/api/v1/figures/?indicator={own}").status_code == 400


def test_they_are_public_from_the_moment_of_publication(draft, monkeypatch):
    """So that the test above looks where there is something to see."""
    for mail in ("submitted", "approved", "published"):
        monkeypatch.setattr(f"profiles.emails.{mail}", lambda edition: None)
    submitter = official(Role.CITY_SUBMITTER, draft.city)
    for doubt, _answer in open_doubts(draft):
        actions.answer_doubt(draft, doubt.key, "Counted again.", by=submitter, read=answer_etag(""))
    edition = actions.submit(ProfileEdition.objects.get(pk=draft.pk), by=submitter)
    edition = actions.approve(edition, by=secretary(Role.REVIEWER))
    actions.publish(edition, by=secretary(Role.PUBLISHER))
    assert {"/en/sources/", "/en/figures/", "/en/figures.csv", "/api/v1/sources/?page_size=200"} <= traces()
    own = Indicator.objects.get(name_en=INDICATOR).code
    assert Client().get(f"/en/figures/?indicator={own}").status_code == 200


def test_the_number_of_sources_does_not_tell_of_a_draft_either(draft):
    Source.objects.filter(title=SOURCE).update(is_public=True)
    shown = Client().get("/en/sources/").context["sheet"].source_count
    Source.objects.filter(title=SOURCE).update(is_public=False)
    assert Client().get("/en/sources/").context["sheet"].source_count == shown - 1

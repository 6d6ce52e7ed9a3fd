"""Whoever writes in an approved edition is told that its approval ends: before she saves, and after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from cities.models import City
from core.choices import EditionStatus
from profiles import actions
from tests.people import official, secretary
from tests.profiles.desk import signed_in
from tests.profiles.editions import taken_to, written_edition
from tests.reading import body, read

pytestmark = pytest.mark.django_db

BASE = "/en/my-city/turin/profile/"


@pytest.fixture
def people(db):
    return {
        "submitter": official(Role.CITY_SUBMITTER, City.objects.get(slug="turin")),
        "reviewer": secretary("reviewer"),
        "publisher": secretary("publisher"),
    }


@pytest.fixture
def approved(people):
    turin = City.objects.get(slug="turin")
    edition = taken_to(written_edition(turin, by=official(Role.CITY_EDITOR, turin)), "approved", **people)
    return actions.plan_publication(edition, by=people["publisher"], at=timezone.now() + timedelta(days=3))


@pytest.fixture
def editor(approved):
    return signed_in(official(Role.CITY_EDITOR, approved.city, "late"))


def test_every_page_that_writes_says_that_saving_ends_the_approval(approved, editor, people):
    figure, priority = approved.figures.first(), approved.priorities.first()
    pages = [
        *("chapters/synopsis/", "figures/", "figures/new/", f"figures/{figure.thread}/", "figures/import/", "word/"),
        *(f"figures/{figure.thread}/remove/", "priorities/", f"priorities/{priority.thread}/", "vision/", "edition/"),
        *("stakeholders/", "stakeholders/new/", "services/", "services/new/", "documents/", "documents/new/"),
    ]
    silent = [path for path in pages if "takes the approval and the plan back" not in body(editor.get(BASE + path))]
    assert silent == []
    assert actions.plan_publication(approved, by=people["publisher"], at=None).publish_at is None
    assert "takes the approval back" in body(editor.get(f"{BASE}chapters/synopsis/"))


def test_after_saving_she_reads_that_it_is_a_draft_again(approved, editor):
    row = approved.figures.select_related("indicator", "geography", "source").first()
    words = {
        "indicator": row.indicator.code,
        "geography": row.geography.slug,
        "source": row.source.code,
        "value": "4321",
        "comparator": "exact",
        "period_start": "1999",
        "quality": "official",
        "version": row.version,
    }
    page = read(editor.post(f"{BASE}figures/{row.thread}/", words, follow=True)).text
    approved.refresh_from_db()
    assert approved.status == EditionStatus.DRAFT
    assert "Saved in the draft." in page
    assert "It is a draft again now and nothing is planned" in page
    assert "takes the approval" not in page
    again = {"note_en": "A note.", "version": approved.version}
    assert "It is a draft again now" not in read(editor.post(f"{BASE}edition/", again, follow=True)).text


def test_the_next_edition_begins_without_the_note_of_the_one_before(approved, people):
    noting, submitter = official(Role.CITY_EDITOR, approved.city, "noting"), people["submitter"]
    actions.edit_edition(approved, {"note_en": "New: housing."}, by=noting, version=approved.version)
    approved.refresh_from_db()
    taken_to(approved, "published", **people)
    following = actions.start_edition(approved.city, by=submitter)
    assert (following.note_en, "note" in following.translation) == ("", False)
    assert following.vision_en == approved.vision_en
    actions.discard_edition(following, by=submitter, version=following.version)
    approved.refresh_from_db()
    assert actions.start_edition(approved.city, by=submitter, restoring=approved).note_en == "New: housing."

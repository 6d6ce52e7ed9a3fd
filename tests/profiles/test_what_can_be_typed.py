"""Dates in anybody's digits; days that cannot be; sources that are there already; other methods than a page has."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.choices import Role
from core.dates import PartialDateField
from core.errors import Refused
from core.models import Source
from core.review import FURTHEST_PLAN
from profiles import actions
from profiles.actions.review import open_doubts
from profiles.models import Priority, StakeholderEntry, answer_etag
from tests.people import official, secretary
from tests.profiles.calling import Caller
from tests.profiles.desk import address, signed_in, turins_draft
from tests.profiles.editions import taken_to
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return turins_draft()


@pytest.fixture
def editor(draft):
    return official(Role.CITY_EDITOR, draft.city)


@pytest.fixture
def client(editor):
    return signed_in(editor)


def refusal(client, path, **typed) -> str:
    response = client.post(path, {"version": 0, **typed})
    assert response.status_code == 400
    return read(response).one(cls="error-summary").text


def test_dates_are_read_in_arabic_digits_by_page_and_api(draft, editor, client):
    entry = {"version": 0, "kind": "meeting", "date": "٢٠٢٦-٠٥-٠٤"}
    assert client.post(address(draft, "stakeholders/new/"), entry).status_code == 302
    sent = {"kind": "meeting", "date": "\u200f۲۰۲۵-۰۳"}
    assert Caller(editor).post(f"{draft.number}/stakeholders/", sent).status_code == 201
    assert set(StakeholderEntry.objects.filter(edition=draft).values_list("date", flat=True)) >= {
        "2026-05-04",
        "2025-03",
    }
    source = {"version": 0, "title": "Zz", "kind": "web", "published": "٢٠٢٠", "accessed_on": "٢٠٢٤-٠٥-٠٤"}
    assert client.post(address(draft, "sources/new/"), source).status_code == 302
    row = Source.objects.get(title="Zz")
    assert (row.published, row.accessed_on.isoformat()) == ("2020", "2024-05-04")
    sent = {"title": "Yy", "kind": "web", "accessed_on": "٢٠٢٤-٠٥-٠٤"}
    assert Caller(editor).post("sources/", sent).json()["accessed_on"] == "2024-05-04"
    assert PartialDateField().clean("٢٠٢٦-٠٥", None) == "2026-05"


def test_days_and_words_that_cannot_be_are_refused_with_a_sentence(draft, client):
    back = {"title_en": "Homes", "starts": "2030", "ends": "2020"}
    assert "The end lies before the beginning." in refusal(client, address(draft, "priorities/new/"), **back)
    entry = {"kind": "workshop", "date": "2099"}
    assert "This day is still to come." in refusal(client, address(draft, "stakeholders/new/"), **entry)
    service = {"kind": "legal", "name_en": "Desk", "provider": "City", "languages": "French, klingon!!"}
    assert "“klingon!!” is no name of a language." in refusal(client, address(draft, "services/new/"), **service)
    source = {"title": "Zz", "kind": "web", "accessed_on": "2099-01-01"}
    words = refusal(client, address(draft, "sources/new/"), **source)
    source = {"title": "Zz", "kind": "web", "published": "2098"}
    words += refusal(client, address(draft, "sources/new/"), **source)
    words += refusal(client, address(draft, "sources/new/"), **source, language="zz9")
    assert "Give the day on which you read it." in words
    assert "Leave it empty if it is not known." in words
    assert "“zz9” is no code of a language." in words
    assert not Priority.objects.filter(edition=draft, starts="2030").exists()
    Source(code="ok", title="Ok", kind="web", language="pt-BR", published="2020").full_clean()


def test_a_publication_is_planned_a_year_ahead_at_most(draft, editor):
    people = {"submitter": official(Role.CITY_SUBMITTER, draft.city), "reviewer": secretary("reviewer")}
    publisher = secretary("publisher")
    for doubt, answer in open_doubts(draft):
        actions.answer_doubt(draft, doubt.key, "It is so.", by=editor, read=answer_etag(answer))
    draft.refresh_from_db()
    approved = taken_to(draft, "approved", publisher=publisher, **people)
    with pytest.raises(Refused, match="at most a year ahead"):
        actions.plan_publication(approved, by=publisher, at=timezone.now() + FURTHEST_PLAN + timedelta(days=1))
    assert actions.plan_publication(approved, by=publisher, at=timezone.now() + timedelta(days=300)).publish_at


def test_a_source_that_is_there_already_is_named(draft, editor, client):
    words = {"title": "Report on housing", "publisher": "Istat", "url": "https://x.example/r", "published": "2020"}
    first = actions.add_source(draft.city, {**words, "kind": "document"}, by=editor)
    told = refusal(client, address(draft, "sources/new/"), **words, kind="document")
    assert f"This source is there already: “Report on housing” [@{first.code}]." in told
    with pytest.raises(ValidationError, match="there already"):
        actions.add_source(draft.city, {"title": "Other", "url": "https://x.example/r", "kind": "web"}, by=editor)
    with pytest.raises(ValidationError, match="there already"):
        actions.add_source(draft.city, {"title": "report on HOUSING", "publisher": "ISTAT", "kind": "web"}, by=editor)
    assert actions.add_source(draft.city, {**words, "published": "2021", "kind": "document"}, by=editor).pk != first.pk


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_a_page_knows_no_other_methods(draft, client, method):
    for path in ("submit/", "discard/", "figures/number/", "figures/", ""):
        answer = getattr(client, method)(address(draft, path))
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert client.options("/api/v1/cities/").status_code != 405


def test_a_text_far_too_long_is_answered_with_a_sentence(draft, client):
    answer = client.post(address(draft, "vision/"), {"version": 1, "vision_en": "x" * 4_000_000})
    assert answer.status_code == 413
    assert "what you typed is still there" in answer.content.decode()

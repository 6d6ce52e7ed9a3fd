"""Doubts about a draft's figures: each is answered or the figure corrected, and never twice unseen."""

import pytest

from accounts.choices import Role
from core.errors import Refused, Stale
from profiles import actions
from profiles.actions.review import open_doubts
from profiles.models import Breakdown, Geography, Indicator, PlausibilityAnswer, answer_etag
from tests.people import official
from tests.profiles.desk import address, figure_of, signed_in, turins_draft
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """Turin's draft, in which the city has more inhabitants than the country."""
    draft = turins_draft()
    Indicator.objects.filter(code="population").update(adds_up=True)
    for row in draft.figures.all():
        actions.remove_part(row, by=draft.city.colleagues.first().person, version=1)
    figure_of(draft, geography=Geography.objects.get(slug="italy"), value=59_000_000)
    figure_of(draft, value=99_000_000)
    return draft


@pytest.fixture
def editor(draft):
    return official(Role.CITY_EDITOR, draft.city)


@pytest.fixture
def client(editor):
    return signed_in(editor)


def only(draft):
    ((doubt, answer),) = open_doubts(draft)
    return doubt, answer


def test_each_doubt_stands_with_its_figures_and_is_answered(draft, client):
    doubt, _none = only(draft)
    page = read(client.get(address(draft, "doubts/")))
    card = page.one(cls="decision")
    assert doubt.text in card.text
    assert {link.rsplit("/", 2)[1] for link in card.links} == set(doubt.figures)
    assert "One doubt waits for an answer" in page.text
    sent = {"key": doubt.key, "read": "", "text": "Tourists are counted, too.\r\nReally."}
    assert client.post(address(draft, "doubts/"), sent).status_code == 302
    assert only(draft)[1] == "Tourists are counted, too.\nReally."
    assert "Every doubt is answered." in read(client.get(address(draft, "doubts/"))).text
    assert "Answered." in read(client.get(address(draft, "figures/"))).text


def test_an_answer_is_asked_for_before_the_edition_is_submitted(draft, monkeypatch):
    monkeypatch.setattr("profiles.emails.submitted", lambda edition: None)
    submitter = official(Role.CITY_SUBMITTER, draft.city)
    with pytest.raises(Refused, match="answer the remarks"):
        actions.submit(draft, by=submitter)
    actions.answer_doubt(draft, only(draft)[0].key, "It is so.", by=submitter, read=answer_etag(""))
    assert actions.submit(draft, by=submitter).status == "in_review"


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_no_answer_and_too_long_an_answer_are_refused_and_kept(draft, client, text):
    doubt, _none = only(draft)
    response = client.post(address(draft, "doubts/"), {"key": doubt.key, "read": "", "text": text})
    page = read(response)
    assert response.status_code == 400
    assert page.one(cls="error-summary").links == ["#doubt-1-text"]
    assert "".join(page.one(id="doubt-1-text")._words()).strip() == text.strip()
    assert not PlausibilityAnswer.objects.filter(edition=draft).exists()


def test_an_empty_answer_takes_the_earlier_one_back(draft, client):
    doubt, _none = only(draft)
    for read_before, text in (("", "It is so."), ("It is so.", "")):
        client.post(address(draft, "doubts/"), {"key": doubt.key, "read": read_before, "text": text})
    assert only(draft)[1] == ""
    assert not PlausibilityAnswer.objects.filter(edition=draft).exists()


def test_two_people_never_overwrite_each_others_answer(draft, client, editor):
    doubt, _none = only(draft)
    actions.answer_doubt(draft, doubt.key, "Theirs.", by=editor, read=answer_etag(""))
    response = client.post(address(draft, "doubts/"), {"key": doubt.key, "read": "", "text": "Mine."})
    page = read(response)
    assert response.status_code == 409
    assert "Theirs." in page.one(cls="decision").one(cls="notice").text
    assert page.one(id="doubt-1-text").text == "Mine."
    assert page.one(id="doubt-1-read").attrs["value"] == "Theirs."
    assert only(draft)[1] == "Theirs."
    with pytest.raises(Stale):
        actions.answer_doubt(draft, doubt.key, "Mine.", by=editor, read=answer_etag(""))


def test_an_answer_to_a_doubt_that_is_gone_is_not_lost(draft, client, editor):
    doubt, _none = only(draft)
    wrong = draft.figures.get(value=99_000_000)
    actions.edit_part(wrong, {"value": 870_000}, by=editor, version=1)
    response = client.post(address(draft, "doubts/"), {"key": doubt.key, "read": "", "text": "A long explanation."})
    page = read(response)
    assert response.status_code == 409
    assert "no longer applies" in page.one(cls="error-summary").text
    assert "A long explanation." in page.text


def test_a_corrected_figure_is_doubted_anew_when_it_is_still_impossible(draft, editor):
    doubt, _none = only(draft)
    actions.answer_doubt(draft, doubt.key, "It is so.", by=editor, read=answer_etag(""))
    actions.edit_part(draft.figures.get(value=99_000_000), {"value": 98_000_000}, by=editor, version=1)
    assert only(draft)[1] == ""


def test_only_writers_answer(draft):
    doubt, _none = only(draft)
    reader = signed_in(official(Role.CITY_READER, draft.city))
    page = read(reader.get(address(draft, "doubts/")))
    assert doubt.text in page.text
    assert page.all("textarea") == []
    assert reader.post(address(draft, "doubts/"), {"key": doubt.key, "text": "No."}).status_code == 403


def test_a_doubt_about_many_shares_changes_with_each_of_them(draft, editor):
    """Nine parts of one whole: what was answered about them holds as long as all nine stand as they stood."""
    for row in list(draft.figures.all()):
        actions.remove_part(row, by=editor, version=row.version)
    indicator = Indicator.objects.filter(unit="percent").first()
    Indicator.objects.filter(pk=indicator.pk).update(sums_to_100=True)
    parts = list(Breakdown.objects.filter(dimension="origin")[:9])
    assert len(parts) == 9
    for part in parts:
        figure_of(draft, code=indicator.code, breakdown=part, value=20)
    before = {doubt.key for doubt, _answer in open_doubts(draft) if doubt.kind == "sum"}
    last = draft.figures.get(breakdown=parts[-1])
    actions.edit_part(last, {"value": 21}, by=editor, version=1)
    after = {doubt.key for doubt, _answer in open_doubts(draft) if doubt.kind == "sum"}
    assert len(before) == len(after) == 1
    assert before != after

"""A case study in Word: the texts go out as a document and come back with every difference shown first."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cities.models import City
from core import word
from library import actions
from tests.library.editions import Office
from tests.reading import body, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office(City.objects.get(slug="turin"))


@pytest.fixture
def writer(office) -> Client:
    client = Client()
    client.force_login(office.writer, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def own(edition, tail: str) -> str:
    return f"/en/my-city/turin/case-studies/{edition.case_study.slug}/{tail}"


def downloaded(client, edition, language="en"):
    answer = client.get(own(edition, f"case-study.docx?language={language}"))
    assert answer.status_code == 200
    return word.docx_to_sections(io.BytesIO(answer.content))[0]


def sent_back(client, edition, sections, language="en"):
    content = word.blocks_to_docx("A case study", sections, language)
    file = SimpleUploadedFile("texts.docx", content)
    return client.post(own(edition, "word/"), {"file": file, "language": language})


def accepted(client, edition, answer):
    """Press the button under the differences."""
    page = read(answer)
    sent = {"language": page.all("input", name="language")[0].attrs["value"]}
    sent["name"] = [field.attrs["value"] for field in page.all("input", name="name")]
    for name in ("before", "text"):
        sent[name] = ["".join(area._words()).removeprefix("\n") for area in page.all("textarea", name=name)]
    return client.post(own(edition, "word/accept/"), sent)


def changed(sections, old, new):
    return [word.Section(s.key, s.heading, s.markdown.replace(old, new), s.guidance) for s in sections]


def test_what_goes_out_and_comes_back_untouched_changes_nothing(office, writer):
    edition = office.draft(title_en="1 * 2 [sic] _x_", actions_en="First:\n\n- a **flat**\n- a house")
    answer = sent_back(writer, edition, downloaded(writer, edition))
    assert "The document says what the draft says already." in body(answer)


def test_a_changed_text_is_shown_word_by_word_and_taken_over(office, writer):
    edition = office.draft()
    sections = changed(downloaded(writer, edition), "The city opened a house.", "The city opened two houses.")
    answer = sent_back(writer, edition, sections)
    assert "<ins>two houses.</ins>" in body(answer)
    assert office.again(edition).abstract_en == "The city opened a house."
    assert accepted(writer, edition, answer).status_code == 302
    assert office.again(edition).abstract_en == "The city opened two houses."


def test_a_translation_comes_in_as_one(office, writer):
    edition = office.draft()
    sections = [
        word.Section(s.key, s.heading, "D’abord un logement." if "textactions" in s.key else s.markdown, s.guidance)
        for s in downloaded(writer, edition, "fr")
    ]
    accepted(writer, edition, sent_back(writer, edition, sections, "fr"))
    now = office.again(edition)
    assert (now.actions_fr, now.state_of("actions", "fr")) == ("D’abord un logement.", "human")


def test_a_text_that_somebody_changed_meanwhile_is_not_overwritten(office, writer):
    edition = office.draft()
    answer = sent_back(writer, edition, changed(downloaded(writer, edition), "a house.", "two houses."))
    actions.edit_edition(edition, {"abstract_en": "Otherwise."}, by=office.submitter, version=edition.version)
    accepted(writer, edition, answer)
    assert office.again(edition).abstract_en == "Otherwise."


def test_another_document_is_refused_with_a_sentence(office, writer):
    edition = office.draft()
    answer = sent_back(writer, edition, [word.Section("", "Minutes", "We met.", "")])
    assert (answer.status_code, "No text of the case study was found in it." in body(answer)) == (400, True)

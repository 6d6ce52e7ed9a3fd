"""Officials write in Word: chapters go out as a document and come back with every difference shown first."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from accounts.choices import Role
from cities.models import City
from core import word
from profiles import actions
from profiles.models import ChapterText, Section
from tests.people import official
from tests.reading import body

pytestmark = pytest.mark.django_db

PAGE = "/en/my-city/turin/profile/word/"
KEY = "rights_services.housing"


@pytest.fixture
def editor(client):
    person = official(Role.CITY_EDITOR, City.objects.get(slug="turin"))
    client.force_login(person)
    return person


@pytest.fixture
def draft(editor):
    return actions.start_edition(City.objects.get(slug="turin"), by=editor)


@pytest.fixture
def text(draft, editor):
    words = {"section": Section.objects.get(key=KEY), "body_fr": "La ville aide.\n\n- un guichet\n- deux bureaux"}
    return actions.add_part(draft, "chapters", words, by=editor)


def downloaded(client, query="language=fr&chapter=rights_services"):
    answer = client.get(f"/en/my-city/turin/profile/chapters.docx?{query}")
    assert answer.status_code == 200
    return word.docx_to_sections(io.BytesIO(answer.content))[0]


def sent_back(client, sections, language="fr"):
    content = word.blocks_to_docx("Turin", sections, language)
    return client.post(PAGE, {"file": SimpleUploadedFile("texts.docx", content), "language": language})


def changed(sections, old, new):
    return [word.Section(s.key, s.heading, s.markdown.replace(old, new), s.guidance) for s in sections]


def accepted(client, answer):
    page = answer.context["page"]
    return client.post(
        f"{PAGE}accept/",
        {
            "language": page.language,
            "section": [difference.key for difference in page.differences],
            "version": [difference.version for difference in page.differences],
            "text": [difference.text for difference in page.differences],
        },
    )


def test_what_comes_back_as_it_went_changes_nothing(client, text):
    answer = sent_back(client, downloaded(client))
    assert answer.status_code == 200
    assert answer.context["page"].differences == []
    assert "The document says what the draft says already." in body(answer)


def test_every_difference_is_shown_and_then_taken_over(client, text):
    answer = sent_back(client, changed(downloaded(client), "deux bureaux", "trois bureaux"))
    assert "<del>deux </del><ins>trois </ins>bureaux" in body(answer)
    text.refresh_from_db()
    assert "deux bureaux" in text.body_fr, "nothing changes before it is accepted"
    assert accepted(client, answer).status_code == 302
    text.refresh_from_db()
    assert "trois bureaux" in text.body_fr
    assert text.version == 2


def test_a_section_without_a_text_gets_its_first(client, draft, text):
    sections = downloaded(client)
    empty = next(s for s in sections if not s.markdown)
    filled = [word.Section(s.key, s.heading, "Un texte neuf." if s is empty else s.markdown) for s in sections]
    answer = sent_back(client, filled)
    assert accepted(client, answer).status_code == 302
    assert ChapterText.objects.get(edition=draft, body_fr="Un texte neuf.").version == 1


def test_only_the_sections_that_were_changed_are_counted(client, text):
    form = {"language": "fr", "section": [KEY], "version": [1], "text": [text.body_fr]}
    client.post(f"{PAGE}accept/", form)
    assert "Sections changed: 0." in body(client.get(PAGE))
    text.refresh_from_db()
    assert text.version == 1


def test_a_section_that_is_out_of_use_meanwhile_gets_no_first_text(client, draft, text):
    sections = downloaded(client)
    empty = next(s for s in sections if not s.markdown)
    filled = [word.Section(s.key, s.heading, "Un texte neuf." if s is empty else s.markdown) for s in sections]
    answer = sent_back(client, filled)
    Section.objects.update(is_in_use=False)
    title = next(difference.title for difference in answer.context["page"].differences if difference.version == 0)
    refused = accepted(client, answer)
    assert refused.status_code == 400
    assert f"“{title}”: This section is not in use any more." in body(refused)
    assert not ChapterText.objects.filter(edition=draft, body_fr="Un texte neuf.").exists()


def test_a_text_that_somebody_changed_meanwhile_is_not_overwritten(client, draft, text, editor):
    answer = sent_back(client, changed(downloaded(client), "deux bureaux", "trois bureaux"))
    actions.edit_part(text, {"body_fr": "La ville aide autrement."}, by=editor, version=1)
    told = accepted(client, answer)
    assert told.url == PAGE
    assert "was changed by somebody else meanwhile" in body(client.get(PAGE))
    text.refresh_from_db()
    assert text.body_fr == "La ville aide autrement."


def test_a_section_that_somebody_removed_meanwhile_does_not_come_back(client, draft, text, editor):
    answer = sent_back(client, changed(downloaded(client), "deux bureaux", "trois bureaux"))
    actions.remove_part(text, by=editor, version=1)
    assert accepted(client, answer).url == PAGE
    assert not ChapterText.objects.filter(edition=draft, section__key=KEY).exists()


def test_arabic_goes_out_and_comes_back(client, draft, editor):
    words = {"section": Section.objects.get(key=KEY), "body_ar": "تساعد المدينة [@W4]."}
    row = actions.add_part(draft, "chapters", words, by=editor)
    sections = changed(downloaded(client, "language=ar"), "تساعد", "تدعم")
    accepted(client, sent_back(client, sections, "ar"))
    row.refresh_from_db()
    assert row.body_ar == "تدعم المدينة [@W4]."


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04 broken", b"%PDF-1.7"])
def test_what_is_no_document_is_refused_with_a_sentence(client, draft, content):
    answer = client.post(PAGE, {"file": SimpleUploadedFile("x.docx", content), "language": "fr"})
    assert answer.status_code == 400
    assert answer.context["page"].errors


def test_a_document_without_our_sections_says_what_to_send(client, draft):
    answer = sent_back(client, [word.Section("", "A heading", "Words.")])
    assert answer.status_code == 400
    assert "Send the document you downloaded here." in body(answer)


def test_a_citation_of_a_source_that_is_not_there_is_refused_and_nothing_is_taken_over(client, text):
    answer = sent_back(client, changed(downloaded(client), "deux bureaux", "deux bureaux [@nowhere]"))
    refused = accepted(client, answer)
    assert refused.status_code == 400
    assert f"“{text.section.title}”: There is no source [@nowhere]" in body(refused)
    assert [difference.key for difference in refused.context["page"].differences] == [KEY]
    text.refresh_from_db()
    assert text.version == 1


@pytest.mark.parametrize("query", ["language=de", "chapter=nothing", "language=fr&chapter=x.y"])
def test_an_unknown_language_or_chapter_is_not_there(client, draft, query):
    assert client.get(f"/en/my-city/turin/profile/chapters.docx?{query}").status_code == 404


@pytest.mark.parametrize("version", ["²", "-1", "x", "", "9" * 30])
def test_a_version_that_is_none_changes_nothing(client, text, version):
    form = {"language": "fr", "section": [KEY], "version": [version], "text": ["Autre chose."]}
    assert client.post(f"{PAGE}accept/", form).status_code == 302
    text.refresh_from_db()
    assert text.body_fr.startswith("La ville aide.")


def test_a_text_takes_the_place_of_why_nothing_was_known(client, draft, editor):
    words = {"section": Section.objects.get(key=KEY), "unknown_because_fr": "Rien.", "who_could_know_fr": "L’Insee"}
    row = actions.add_part(draft, "chapters", words, by=editor)
    sections = downloaded(client)
    filled = [word.Section(s.key, s.heading, s.markdown or "Un texte.") for s in sections]
    answer = sent_back(client, filled)
    shown = {difference.key: difference.reason for difference in answer.context["page"].differences}
    assert shown[KEY] == "Rien."
    assert "The text takes the place of the reason why nothing was known here:" in body(answer)
    assert accepted(client, answer).status_code == 302
    row.refresh_from_db()
    assert (row.body_fr, row.unknown_because_fr, row.who_could_know_fr) == ("Un texte.", "", "")


def test_a_document_in_another_language_or_of_another_city_is_told(client, draft, text, editor):
    def doubts(content, language):
        file = SimpleUploadedFile("texts.docx", content)
        return client.post(PAGE, {"file": file, "language": language}).context["page"].doubts

    content = client.get("/en/my-city/turin/profile/chapters.docx?language=fr").content
    assert doubts(content, "fr") == ()
    assert ["Français" in words and "العربية" in words for words in doubts(content, "ar")] == [True]
    actions.edit_part(text, {"body_fr": "La ville aide autrement."}, by=editor, version=1)
    assert ["written in since" in words for words in doubts(content, "fr")] == [True]
    sections = downloaded(client)
    foreign = word.blocks_to_docx("Lyon", sections, "fr", about="profile:lyon:2", version="1")
    assert ["another profile" in words for words in doubts(foreign, "fr")] == [True]


def test_sections_stand_below_their_chapter_and_an_unknown_heading_is_named(client, text):
    content = client.get("/en/my-city/turin/profile/chapters.docx?language=fr&chapter=rights_services").content
    document = Document(io.BytesIO(content))
    headings = [paragraph for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert {paragraph.style.name for paragraph in headings[1:]} == {"Heading 2"}
    assert headings[0].style.name == "Heading 1"
    document.add_heading("Une rubrique à nous", 2)
    document.add_paragraph("Des mots en plus.")
    file = io.BytesIO()
    document.save(file)
    answer = client.post(PAGE, {"file": SimpleUploadedFile("t.docx", file.getvalue()), "language": "fr"})
    assert answer.context["page"].differences == []
    assert any("Une rubrique à nous" in words for words in answer.context["page"].lost)

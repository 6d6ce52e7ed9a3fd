"""Texts in three languages: which one a reader gets, and how far to trust it."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from core.translation import State, Text, direction
from tests.factories import NewsItemFactory
from tests.reading import read_html


@pytest.fixture
def item():
    """A text written in French and translated into English; nobody has translated it into Arabic."""
    item = NewsItemFactory.build(summary_fr="Le logement", summary_en="Housing", summary_ar="")
    item.mark_original("summary", "fr")
    item.mark_translation("summary", "en", State.MACHINE, by="system:test")
    return item


def test_a_reader_gets_the_text_in_her_language(item):
    assert item.text("summary", "fr") == Text("Le logement", "fr", "fr", State.ORIGINAL, stale=False)
    assert item.text("summary", "en") == Text("Housing", "en", "en", State.MACHINE, stale=False)


def test_a_text_that_is_missing_falls_back_to_the_original_and_says_so(item):
    text = item.text("summary", "ar")
    assert text == Text("Le logement", "fr", "ar", State.ORIGINAL, stale=False)
    assert (text.is_fallback, text.dir) == (True, "ltr")


def test_a_text_whose_original_is_missing_falls_back_to_what_there_is(item):
    item.summary_fr = ""
    assert item.text("summary", "ar").value == "Housing"


def test_a_text_that_nobody_wrote_is_empty_and_no_fallback(item):
    item.summary_fr = item.summary_en = ""
    assert not item.text("summary", "ar")
    assert not item.text("summary", "ar").is_fallback


def test_the_descriptor_reads_in_the_language_of_the_page(item):
    with override("fr"):
        assert str(item.summary) == "Le logement"
    with override("en"):
        assert str(item.summary) == "Housing"


def test_a_translation_is_out_of_date_once_the_original_changes(item):
    assert not item.is_stale("summary", "en")
    item.summary_fr = "Le logement social"
    assert item.text("summary", "en").stale
    assert not item.text("summary", "fr").stale
    item.mark_translation("summary", "en", State.HUMAN, by="person:1")
    assert item.text("summary", "en") == Text("Housing", "en", "en", State.HUMAN, stale=False)


def test_a_machine_translation_is_marked_until_a_person_confirms_it(item):
    assert item.translation_states["summary"] == {"en": "machine", "fr": "original"}
    item.mark_translation("summary", "en", State.HUMAN, by="person:1")
    assert item.translation_states["summary"] == {"en": "human", "fr": "original"}


def test_a_text_that_becomes_the_original_is_no_translation_any_more(item):
    item.mark_original("summary", "en")
    assert item.state_of("summary", "en") == State.ORIGINAL
    assert "en" not in item.translation["summary"]


def test_a_note_names_who_translated_and_when(item):
    note = item.translation["summary"]["en"]
    assert note["by"] == "system:test"
    assert set(note) == {"state", "of", "by", "at"}


def test_arabic_runs_from_right_to_left():
    assert [direction(code) for code in ("en", "fr", "ar")] == ["ltr", "ltr", "rtl"]


def render_note(text, language):
    from django.template.loader import render_to_string

    with override(language):
        return read_html(render_to_string("components/text_note.html", {"text": text, "original_url": "/fr/"})).text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (Text("Logement", "fr", "en"), "It is shown in French."),
        (Text("سكن", "ar", "en"), "It is shown in Arabic."),
        (Text("Housing", "en", "en", State.MACHINE), "translated by machine"),
        (Text("Housing", "en", "en", State.HUMAN, stale=True), "The original has changed"),
        (Text("Housing", "en", "en", State.HUMAN), ""),
        (Text("Housing", "en", "en"), ""),
    ],
)
def test_a_reader_is_told_what_she_reads(text, words):
    note = render_note(text, "en")
    assert words in note if words else note == ""


def test_a_text_in_another_language_carries_its_language_and_direction():
    from django.template.loader import render_to_string

    text = Text("سكن", "ar", "en")
    assert render_to_string("components/text.html", {"text": text}) == '<span lang="ar" dir="rtl">سكن</span>'
    assert render_to_string("components/text.html", {"text": SimpleNamespace(is_fallback=False)}) != ""


def test_a_name_has_no_state_of_translation():
    """Proper names are reference data: nobody translates Turin by machine."""
    from tests.factories import CityFactory

    city = CityFactory.build(name_en="Turin", name_fr="Turin", name_ar="تورينو")
    assert city.state_of("name", "ar") == State.ORIGINAL
    assert "name" not in city.translation_states

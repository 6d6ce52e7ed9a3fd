"""The pages on which a published edition is translated: from the list of languages to what readers get."""

import pytest
from django.urls import reverse
from django.utils import translation as language

from accounts.choices import Role
from accounts.names import names_of
from cities.models import City
from profiles import actions
from profiles.models import ProfileTranslation
from tests.people import official, secretary
from tests.profiles.editions import Office
from tests.profiles.writing import signed_in
from tests.reading import read

WORDS = "Qui habite ici."


@pytest.fixture
def office(db):
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def edition(office):
    return office.edition("published")


@pytest.fixture
def translator(edition):
    return secretary(Role.TRANSLATOR)


@pytest.fixture
def key(edition):
    return f"chapters:{edition.chapters.get(section__key='synopsis').thread}:body_fr"


def page(tail: str = "", *args: str) -> str:
    with language.override("en"):
        return reverse(f"my-profile-translation{tail}", args=["seville", *args])


def sent(client, address: str, **typed) -> dict:
    """What the browser sends from the form of a chapter, with some of its fields typed anew."""
    form = read(client.get(address)).one(id="translation-form")
    fields = {field.attrs["name"]: field.attrs.get("value", "") for field in form.all("input") if "name" in field.attrs}
    for name in ("confirm", "is_by_machine"):
        fields.pop(name, None)
    for area in form.all("textarea"):
        if "name" in area.attrs:
            fields[area.attrs["name"]] = "".join(area._words()).removeprefix("\n")
    return fields | typed


def begun(edition, by) -> ProfileTranslation:
    return actions.open_translation(edition, "fr", by=by)


def seville() -> ProfileTranslation:
    """The one translation of Seville that there is."""
    return ProfileTranslation.objects.get(edition__city__slug="seville")


def test_a_translator_begins_writes_and_somebody_else_publishes(edition, office, translator, key):
    hers = signed_in(translator)
    assert page("s") in hers.get("/en/my-city/seville/profile/").content.decode()
    assert page("s") in hers.get("/en/my-city/seville/translations/").content.decode()
    answer = hers.post(page("-begin"), {"language": "fr"}, follow=True)
    assert answer.redirect_chain[-1][0] == page("", "fr")
    chapter = page("-chapter", "fr", "synopsis")
    assert chapter in answer.content.decode()
    beside = hers.get(chapter).content.decode()
    assert "Who lives here." in beside
    assert "not written yet" in beside
    assert hers.post(chapter, sent(hers, chapter, **{key: WORDS})).status_code == 302
    assert seville().texts[key] == WORDS
    theirs = signed_in(office.publisher)
    before = theirs.get(page("-publish", "fr"))
    assert f"<ins>{WORDS}</ins>" in before.content.decode()
    version = {"version": seville().version}
    assert theirs.post(page("-publish", "fr"), version).status_code == 302
    assert WORDS in theirs.get("/fr/cities/seville/profile/").content.decode()
    assert "Readers have translation 1" in hers.get(page("s")).content.decode()


def test_the_board_leads_to_the_field_once_somebody_translates(edition, translator, key):
    hers = signed_in(translator)
    begun(edition, translator)
    board = hers.get("/en/my-city/seville/translations/?language=fr").content.decode()
    assert f"{page('-chapter', 'fr', 'synopsis')}#id_{key}" in board
    assert page("", "fr") in hers.get("/en/desk/translations/").content.decode()


def test_whoever_saves_second_sees_both_texts(edition, office, translator, key):
    translation = begun(edition, translator)
    hers, chapter = signed_in(translator), page("-chapter", "fr", "synopsis")
    late = sent(hers, chapter, **{key: "Le texte de la traductrice."})
    actions.write_translation(translation, {key: WORDS}, by=office.writer, version=1)
    answer = hers.post(chapter, late)
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()
    assert "Le texte de la traductrice." in answer.content.decode()
    assert seville().texts[key] == WORDS


def test_what_another_wrote_in_another_chapter_stays(edition, office, translator, key):
    title = f"priorities:{edition.priorities.get().thread}:title_fr"
    translation = begun(edition, translator)
    hers, chapter = signed_in(translator), page("-chapter", "fr", "synopsis")
    late = sent(hers, chapter, **{key: "Le texte de la traductrice."})
    actions.write_translation(translation, {title: "Logement"}, by=office.writer, version=1)
    assert hers.post(chapter, late).status_code == 302
    assert seville().texts == {title: "Logement", key: "Le texte de la traductrice."}


def test_what_is_typed_and_not_saved_is_there_when_she_comes_back(edition, translator, key):
    begun(edition, translator)
    hers, chapter = signed_in(translator), page("-chapter", "fr", "synopsis")
    values = {name: [value] for name, value in sent(hers, chapter, **{key: "Pas encore enregistré."}).items()}
    typed = {"path": chapter, "opened": "1", "values": values}
    assert hers.post(reverse("typed"), typed, content_type="application/json").status_code < 300
    assert "Pas encore enregistré." in hers.get(chapter).content.decode()
    assert seville().texts == {}


def test_a_machines_text_is_marked_and_confirmed_by_a_tick(edition, translator, key):
    translation = begun(edition, translator)
    hers, chapter = signed_in(translator), page("-chapter", "fr", "synopsis")
    hers.post(chapter, sent(hers, chapter, is_by_machine="on", **{key: WORDS}))
    assert seville().state == "machine"
    assert "By machine, not yet confirmed" in hers.get(chapter).content.decode()
    hers.post(chapter, sent(hers, chapter))
    assert seville().state == "machine"
    hers.post(chapter, sent(hers, chapter, confirm=key))
    translation.refresh_from_db()
    assert (translation.state, translation.texts[key]) == ("human", WORDS)


def test_a_citation_that_leads_nowhere_is_refused_beside_its_field(edition, translator, key):
    begun(edition, translator)
    hers, chapter = signed_in(translator), page("-chapter", "fr", "synopsis")
    answer = hers.post(chapter, sent(hers, chapter, **{key: "Selon [@NOWHERE]."}))
    assert answer.status_code == 400
    assert "There is no source [@NOWHERE]" in answer.content.decode()


def test_the_writer_is_told_why_she_cannot_publish(edition, office, translator, key):
    translation = begun(edition, translator)
    actions.write_translation(translation, {key: WORDS}, by=translator, version=1)
    assert signed_in(translator).get(page("-publish", "fr")).status_code == 403
    stale = signed_in(office.publisher).post(page("-publish", "fr"), {"version": 1})
    assert stale.status_code == 409
    assert seville().is_open


def test_a_colleague_who_only_reads_gets_no_field(edition, translator, key):
    begun(edition, translator)
    reader = signed_in(official(Role.CITY_READER, edition.city, "reading"))
    beside = reader.get(page("-chapter", "fr", "synopsis")).content.decode()
    assert "Who lives here." in beside
    assert "<textarea" not in beside
    assert reader.post(page("-chapter", "fr", "synopsis"), {}).status_code == 403


def test_a_city_that_has_begun_the_next_edition_is_told_that_it_takes_nothing_over_any_more(edition, office):
    writer = signed_in(office.writer)
    assert "was begun meanwhile" not in writer.get(page("s")).content.decode()
    actions.start_edition(edition.city, by=office.writer)
    assert "Edition 2 was begun meanwhile" in writer.get(page("s")).content.decode()


def test_the_page_keeps_its_own_direction_around_words_of_another(edition, office, translator, key):
    translation = begun(edition, translator)
    actions.write_translation(translation, {key: WORDS}, by=translator, version=1)
    before = signed_in(office.publisher).get(page("-publish", "fr").replace("/en/", "/ar/")).content.decode()
    assert '<html lang="ar" dir="rtl"' in before
    assert 'lang="fr" dir="ltr"' in before


def test_it_is_thrown_away_after_one_question(edition, translator):
    begun(edition, translator)
    hers = signed_in(translator)
    assert "cannot be undone" in hers.get(page("-discard", "fr")).content.decode()
    assert hers.post(page("-discard", "fr"), {"version": 7}).status_code == 409
    assert hers.post(page("-discard", "fr"), {"version": 1}).status_code == 302
    assert not ProfileTranslation.objects.exclude(published_by="system:load_network").filter(edition=edition).exists()
    assert hers.get(page("", "fr")).status_code == 302


def test_a_city_without_a_public_edition_says_so(db):
    city = City.objects.get(slug="seville")
    reader = signed_in(official(Role.CITY_READER, city))
    assert "has no public edition" in reader.get(page("s")).content.decode()
    writer = signed_in(official(Role.CITY_EDITOR, city))
    assert writer.post(page("-begin"), {"language": "fr"}).status_code == 302
    assert reader.get(page("", "xx")).status_code == 404


def test_the_name_behind_the_demonstrations_key_is_readable(db):
    assert names_of(["system:demo"]) == {"system:demo": "Example of this demonstration"}

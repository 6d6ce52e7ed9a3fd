"""A translation written after its edition was published: begun, written, published by somebody else, frozen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from accounts.choices import Role
from accounts.models import Appointment
from cities.models import City
from core.errors import NotAllowed, Refused, Stale
from core.models import AuditEntry, KeptFile, SearchDocument, Source
from profiles import actions
from profiles.models import ProfileEdition, ProfileTranslation
from tests.people import official, secretary
from tests.profiles.editions import Office

WORDS = "Qui habite ici : une phrase introuvable ailleurs."


@pytest.fixture
def office(db):
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def edition(office):
    return office.edition("published")


@pytest.fixture
def translator(db):
    return secretary(Role.TRANSLATOR)


def chapter_key(edition: ProfileEdition, language: str = "fr") -> str:
    return f"chapters:{edition.chapters.get(section__key='synopsis').thread}:body_{language}"


def written(edition, *, by, words=WORDS, language="fr") -> ProfileTranslation:
    translation = actions.open_translation(edition, language, by=by)
    values = {chapter_key(edition, language): words}
    return actions.write_translation(translation, values, by=by, version=translation.version)


def fetched(edition, tail="", language="fr") -> str:
    path = f"/{language}/cities/{edition.city.slug}/profile/{tail}"
    return Client().get(path).content.decode()


def test_a_translator_writes_and_a_publisher_publishes_what_readers_then_get(edition, office, translator):
    translation = written(edition, by=translator)
    assert (translation.number, translation.state, translation.writers) == (1, "human", [translator.key])
    assert WORDS not in fetched(edition)
    now = actions.publish_translation(translation, by=office.publisher, version=translation.version)
    assert (now.published_by, now.state) == (office.publisher.key, "human")
    assert WORDS in fetched(edition)
    edition.refresh_from_db()
    assert edition.chapters.get(section__key="synopsis").body_fr == ""
    entries = AuditEntry.objects.filter(about__startswith=now.tag).order_by("pk")
    assert [entry.action for entry in entries] == ["open_translation", "edit_part", "publish_translation"]
    assert entries[1].changes == {"body_fr": ["", WORDS]}


def test_nothing_of_it_is_read_before_it_is_published(edition, office, translator):
    written(edition, by=translator)
    slug = edition.city.slug
    api = f"/api/v1/cities/{slug}/profile/{edition.number}/"
    addresses = [
        f"/fr/cities/{slug}/profile/",
        f"/fr/cities/{slug}/",
        "/fr/search/?q=introuvable",
        api,
        f"{api}chapters/",
        f"/api/v1/cities/{slug}/profile/",
        "/api/v1/search/?q=introuvable",
        f"{api}translations/",
    ]
    for address in addresses:
        answer = Client(headers={"accept-language": "fr"}).get(address)
        assert answer.status_code == 200, address
        assert "une phrase introuvable" not in answer.content.decode(), address
    assert not SearchDocument.objects.filter(body__contains="introuvable").exists()


def test_what_is_published_is_found_and_on_paper_in_that_language(edition, office, translator):
    slug = edition.city.slug
    Client().get(f"/fr/cities/{slug}/profile/{edition.number}/profile.pdf")
    kept = KeptFile.objects.get(name=f"profile:{slug}:{edition.number}/profile-fr.pdf")
    translation = written(edition, by=translator)
    Client().get(f"/fr/cities/{slug}/profile/{edition.number}/profile.pdf")
    assert KeptFile.objects.get(pk=kept.pk).content.tobytes() == kept.content.tobytes()
    actions.publish_translation(translation, by=office.publisher)
    found = SearchDocument.objects.get(about=f"profile:{slug}", lang="fr")
    assert WORDS in found.body
    assert found.text_lang == "fr"
    Client().get(f"/fr/cities/{slug}/profile/{edition.number}/profile.pdf")
    assert KeptFile.objects.get(pk=kept.pk).content.tobytes() != kept.content.tobytes()


def test_whoever_wrote_some_of_it_cannot_publish_it_and_the_database_agrees(edition, translator):
    Appointment.objects.create(person=translator, role=Role.PUBLISHER)
    translation = written(edition, by=translator)
    with pytest.raises(Refused, match="You wrote some of this translation"):
        actions.publish_translation(translation, by=translator)
    ours = ProfileTranslation.objects.filter(pk=translation.pk)
    with pytest.raises(IntegrityError, match="profile_translation_four_eyes"), transaction.atomic():
        ours.update(published_by=translator.key, published_at="2027-01-01T00:00Z")
    assert ours.get().is_open


@pytest.mark.parametrize("statement", ["UPDATE {} SET texts = '{{}}'", "DELETE FROM {}"])
def test_a_published_translation_refuses_plain_sql(edition, office, translator, statement):
    translation = actions.publish_translation(written(edition, by=translator), by=office.publisher)
    table = ProfileTranslation._meta.db_table
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table) + " WHERE id = %s", [translation.pk])
    for attempt in (
        lambda: actions.write_translation(translation, {}, by=translator, version=translation.version),
        lambda: actions.discard_translation(translation, by=translator, version=translation.version),
        lambda: actions.publish_translation(translation, by=office.publisher),
    ):
        with pytest.raises(Refused, match="never changes"):
            attempt()


def test_the_next_one_begins_with_what_is_valid_and_gets_the_next_number(edition, office, translator):
    actions.publish_translation(written(edition, by=translator), by=office.publisher)
    following = actions.open_translation(edition, "fr", by=office.writer)
    assert following.number == 2
    assert following.texts[chapter_key(edition)] == WORDS
    with pytest.raises(Refused, match="already being written"):
        actions.open_translation(edition, "fr", by=translator)
    with pytest.raises(Refused, match="what readers see already"):
        actions.publish_translation(following, by=office.publisher)
    actions.discard_translation(following, by=translator, version=following.version)
    assert actions.open_translation(edition, "fr", by=translator).number == 2


def test_a_machines_text_stays_marked_until_somebody_confirms_it(edition, office, translator):
    key = chapter_key(edition)
    first = actions.open_translation(edition, "fr", by=translator)
    first = actions.write_translation(
        first, {key: "Machine."}, by=translator, version=first.version, is_by_machine=True
    )
    assert actions.publish_translation(first, by=office.publisher).state == "machine"
    assert "Machine." in fetched(edition)
    second = actions.open_translation(edition, "fr", by=translator)
    assert (second.state, second.marks[key]["state"]) == ("machine", "machine")
    second = actions.write_translation(second, {}, by=translator, version=second.version, confirmed=[key])
    assert second.state == "human"
    actions.publish_translation(second, by=office.publisher)
    told = Client().get(f"/api/v1/cities/seville/profile/{edition.number}/").json()
    assert told["languages"]["fr"] == "human"
    assert told["chapters"][0]["translation_states"]["body"]["fr"] == "human"


def test_a_text_that_is_taken_out_gives_readers_the_original_again(edition, office, translator):
    actions.publish_translation(written(edition, by=translator), by=office.publisher)
    second = actions.open_translation(edition, "fr", by=translator)
    second = actions.write_translation(second, {chapter_key(edition): ""}, by=translator, version=second.version)
    actions.publish_translation(second, by=office.publisher)
    page = fetched(edition)
    assert WORDS not in page
    assert "Who lives here." in page


def test_only_texts_with_an_original_are_written_and_their_citations_lead_somewhere(edition, translator):
    translation = actions.open_translation(edition, "fr", by=translator)

    def write(values):
        actions.write_translation(translation, values, by=translator, version=translation.version)

    thread = edition.chapters.get(section__key="synopsis").thread
    for key in (
        "",
        "chapters",
        f"chapters:{thread}:body_en",
        f"chapters:{thread}:who_could_know_fr",
        "edition::note_fr",
    ):
        with pytest.raises(ValidationError) as refusal:
            write({key: "Mots."})
        assert list(refusal.value.message_dict) == [key]
    with pytest.raises(ValidationError, match="no source"):
        write({chapter_key(edition): "Selon [@NOWHERE]."})
    with pytest.raises(ValidationError, match="at most 200"):
        write({f"priorities:{edition.priorities.get().thread}:title_fr": "x" * 201})
    with pytest.raises(Refused, match="no such translation to confirm"):
        actions.write_translation(translation, {}, by=translator, version=1, confirmed=[chapter_key(edition)])
    translation.refresh_from_db()
    assert (translation.version, translation.texts, translation.writers) == (1, {}, [])


def test_a_citys_own_source_is_public_once_a_translation_rests_on_it(edition, office):
    source = actions.add_source(edition.city, {"title": "A yearbook", "kind": "document"}, by=office.writer)
    translation = written(edition, by=office.writer, words=f"Selon l’annuaire [@{source.code}].")
    assert not Source.objects.get(pk=source.pk).is_public
    actions.publish_translation(translation, by=office.publisher)
    assert Source.objects.get(pk=source.pk).is_public


def test_who_comes_second_is_told_what_the_other_wrote(edition, office, translator):
    translation = written(edition, by=translator)
    with pytest.raises(Stale) as stale:
        actions.write_translation(translation, {chapter_key(edition): "Autre."}, by=office.writer, version=1)
    assert stale.value.theirs == {chapter_key(edition): WORDS}
    with pytest.raises(Stale):
        actions.publish_translation(translation, by=office.publisher, version=1)
    with pytest.raises(Stale):
        actions.discard_translation(translation, by=translator, version=1)


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "superseded", "withdrawn"])
def test_only_the_published_edition_is_translated_so(office, translator, state):
    edition = office.edition(state)
    with pytest.raises(Refused, match="public now"):
        actions.open_translation(edition, "fr", by=translator)


def test_a_translation_of_what_is_no_longer_public_can_only_be_thrown_away(edition, office, translator):
    translation = written(edition, by=translator)
    actions.withdraw(edition, by=office.publisher, reason="It was wrong.")
    with pytest.raises(Refused, match="public now"):
        actions.publish_translation(translation, by=office.publisher)
    with pytest.raises(IntegrityError, match="only a published edition"), transaction.atomic():
        ProfileTranslation.objects.filter(pk=translation.pk).update(published_at="2027-01-01T00:00Z")
    with pytest.raises(Refused, match="public now"):
        actions.write_translation(translation, {}, by=translator, version=translation.version)
    actions.discard_translation(translation, by=translator, version=translation.version)
    assert not ProfileTranslation.objects.filter(pk=translation.pk).exists()


def test_a_language_that_is_none_or_the_originals_is_refused(edition, translator):
    for language in ("en", "de", ""):
        with pytest.raises(Refused, match="other than the one"):
            actions.open_translation(edition, language, by=translator)


def test_who_may_write_and_who_may_publish(edition, office, translator):
    nobody = [official(Role.CITY_READER, edition.city), office.elsewhere(City.objects.get(slug="lyon")).writer]
    for person in (*nobody, office.reviewer, office.publisher):
        with pytest.raises(NotAllowed):
            actions.open_translation(edition, "fr", by=person)
    translation = written(edition, by=office.writer)
    for person in (*nobody, office.writer, office.submitter, translator):
        with pytest.raises(NotAllowed):
            actions.publish_translation(translation, by=person)
    assert not actions.publish_translation(translation, by=office.reviewer).is_open


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_publish_once(office):
    edition, translator = office.edition("published"), secretary(Role.TRANSLATOR)
    translation, barrier = written(edition, by=translator), Barrier(2)

    def publish(person):
        try:
            barrier.wait(timeout=30)
            return actions.publish_translation(translation, by=person)
        except Refused as refusal:
            return refusal.message
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(publish, [office.publisher, office.reviewer]))
    assert sorted(type(answer).__name__ for answer in answers) == ["ProfileTranslation", "str"]
    assert AuditEntry.objects.filter(action="publish_translation").count() == 1


# What the next edition takes over, and what counts as a language


def test_the_next_edition_takes_later_translations_over_with_their_marks(edition, office, translator):
    key = chapter_key(edition)
    translation = actions.open_translation(edition, "fr", by=translator)
    translation = actions.write_translation(
        translation, {key: "Machine."}, by=translator, version=translation.version, is_by_machine=True
    )
    actions.publish_translation(translation, by=office.publisher)
    row = actions.start_edition(edition.city, by=office.writer).chapters.get(section__key="synopsis")
    assert (row.body_fr, row.state_of("body", "fr"), row.is_stale("body", "fr")) == ("Machine.", "machine", False)


def test_the_vision_is_translated_and_taken_over_too(office, translator):
    draft = office.edition()
    draft = actions.edit_edition(draft, {"vision_en": "A city for all."}, by=office.writer, version=draft.version)
    draft = actions.approve(actions.submit(draft, by=office.submitter), by=office.reviewer)
    edition = actions.publish(draft, by=office.publisher)
    translation = actions.open_translation(edition, "fr", by=translator)
    values = {"edition::vision_fr": "Une ville pour tous."}
    translation = actions.write_translation(translation, values, by=translator, version=translation.version)
    actions.publish_translation(translation, by=office.publisher)
    assert "Une ville pour tous." in fetched(edition)
    assert actions.start_edition(edition.city, by=office.writer).vision_fr == "Une ville pour tous."


def test_a_language_in_which_a_machine_wrote_only_why_is_a_machines(office):
    draft = office.edition()
    row = draft.chapters.get(section__key="synopsis")
    row.body_en, row.unknown_because_en, row.unknown_because_fr = "", "Never counted.", "Jamais compté."
    row.mark_translation("unknown_because", "fr", "machine", by="system:machine")
    row.save()
    assert actions.submit(draft, by=office.submitter)
    draft.refresh_from_db()
    edition = actions.publish(actions.approve(draft, by=office.reviewer), by=office.publisher)
    assert list(edition.translations.values_list("language", "state")) == [("fr", "machine")]

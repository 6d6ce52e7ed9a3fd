"""A city writes an edition of its profile by pages: overview, chapters, remarks, history, translations."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from cities.models import City
from core.choices import EditionStatus
from core.models import AuditEntry, Comment, Presence
from profiles import actions
from profiles.completeness import completeness_of
from profiles.models import ChapterText, Figure, Indicator, ProfileEdition, answer_etag
from tests.people import official, secretary
from tests.profiles.writing import begun, section, signed_in, typed, write
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db

PROFILE = "/en/my-city/turin/profile/"
HOUSING = f"{PROFILE}chapters/rights_services.housing/"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def submitter(turin):
    return official(Role.CITY_SUBMITTER, turin)


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def reviewer():
    return secretary(Role.REVIEWER)


@pytest.fixture
def draft(turin, submitter):
    return begun(turin, submitter)


def stored(draft, key="rights_services.housing"):
    return ChapterText.objects.get(edition=draft, section__key=key)


# Begun, restored, thrown away


def test_an_editor_starts_the_next_edition_and_the_overview_says_where_it_stands(turin, editor):
    client = signed_in(editor)
    last = ProfileEdition.objects.of(turin).published().get()
    assert f"Start edition {last.number + 1}" in read(client.get(PROFILE)).text
    assert client.post(f"{PROFILE}start/").status_code == 302
    draft = ProfileEdition.objects.of(turin).open().get()
    assert draft.chapters.count() == last.chapters.count()
    page = read(client.get(PROFILE)).text
    assert f"Migration profile, edition {draft.number}" in page
    assert "The city writes. When it is ready, a submitter of the city hands it in." in page


def test_a_second_edition_is_refused_with_what_to_do(turin, draft, editor):
    response = signed_in(editor).post(f"{PROFILE}start/", follow=True)
    assert "Go on with that one." in read(response).text
    assert ProfileEdition.objects.of(turin).open().count() == 1


def test_an_older_edition_comes_back_as_a_draft_equal_to_it(turin, draft, submitter, reviewer):
    first = ProfileEdition.objects.of(turin).published().get()
    write(draft, "rights_services.housing", by=submitter, body_en="Only in the second.")
    for figure, _answer in actions.review.open_doubts(draft):
        actions.answer_doubt(draft, figure.key, "Checked with the office.", by=submitter, read=answer_etag(""))
    actions.submit(draft, by=submitter)
    actions.approve(draft, by=reviewer)
    actions.publish(draft, by=secretary(Role.PUBLISHER))
    client = signed_in(submitter)
    assert f"Begin edition {draft.number + 1} from it" in read(client.get(PROFILE)).text
    client.post(f"{PROFILE}start/", {"restoring": first.number})
    again = ProfileEdition.objects.of(turin).open().get()

    def texts(edition):
        return sorted(edition.chapters.values_list("thread", "body_en"))

    assert texts(again) == texts(first)
    assert not ChapterText.objects.filter(edition=again, body_en="Only in the second.").exists()


@pytest.mark.parametrize("number", ["99", "abc", "-1", "١", "9" * 30])
def test_an_edition_that_is_not_there_cannot_be_restored(number, turin, editor):
    assert signed_in(editor).post(f"{PROFILE}start/", {"restoring": number}).status_code == 404


def test_a_draft_goes_only_after_its_page_said_what_goes_and_only_as_it_was_seen(turin, draft, submitter, editor):
    client = signed_in(submitter)
    assert read(client.get(f"{PROFILE}discard/")).text.count("This cannot be undone.") == 1
    seen = ProfileEdition.objects.get(pk=draft.pk).version
    write(draft, "rights_services.health", by=editor, body_en="A colleague was here.")
    response = client.post(f"{PROFILE}discard/", {"version": seen})
    assert response.status_code == 409
    assert "Somebody wrote in this draft" in read(response).text
    seen = ProfileEdition.objects.get(pk=draft.pk).version
    assert client.post(f"{PROFILE}discard/", {"version": seen}).status_code == 302
    assert not ProfileEdition.objects.of(turin).open().exists()


def test_what_the_reviewer_asked_for_stands_on_the_overview_and_in_my_city(draft, submitter, reviewer):
    for doubt, _answer in actions.review.open_doubts(draft):
        actions.answer_doubt(draft, doubt.key, "Checked.", by=submitter, read=answer_etag(""))
    actions.submit(draft, by=submitter)
    actions.request_changes(draft, by=reviewer, note="Say which census.")
    client = signed_in(submitter)
    assert "Say which census." in read(client.get(PROFILE)).text
    mine = read(client.get("/en/my-city/turin/")).text
    assert f"The reviewer asks for changes in edition {draft.number}" in mine
    assert "Say which census." in mine


# Complete or honest


def test_unknown_because_counts_as_much_as_a_text(draft, submitter):
    before = completeness_of(draft)
    empty = next(part.key for chapter in before.chapters for part in chapter.sections if part.answer == "empty")
    write(draft, empty, by=submitter, unknown_because_en="No census asks.", who_could_know_en="ISTAT")
    after = completeness_of(draft)
    assert (after.answered, after.unknown) == (before.answered + 1, before.unknown + 1)
    expected = Indicator.objects.filter(is_expected=True).exclude(
        pk__in=Figure.objects.filter(edition=draft).values("indicator")
    )
    if expected:
        actions.add_part(draft, "gaps", {"indicator": expected[0], "because_en": "Nobody counts."}, by=submitter)
        assert completeness_of(draft).answered == after.answered + 1


def test_the_number_of_questions_does_not_grow_with_what_is_written(draft, submitter):
    client = signed_in(submitter)
    pages = [PROFILE, f"{PROFILE}chapters/", HOUSING]
    write(draft, "rights_services.housing", by=submitter, body_en="One.")
    few = [queries_of(client, page) for page in pages]
    for state in [part for chapter in completeness_of(draft).chapters for part in chapter.sections]:
        if state.answer == "empty":
            write(draft, state.key, by=submitter, body_en=f"About {state.key}.")
    assert [queries_of(client, page) for page in pages] == few


# Chapters


def test_a_section_is_written_in_arabic_and_nobody_outside_sees_it(draft, editor):
    client = signed_in(editor)
    words = "تعمل المدينة مع الجمعيات على السكن."
    row = ChapterText.objects.filter(edition=draft, section__key="rights_services.housing").first()
    assert client.get(HOUSING).status_code == 200
    response = client.post(HOUSING, typed(row, body_ar=words))
    assert response.status_code == 302
    assert stored(draft).body_ar == words
    assert words in client.get(HOUSING).content.decode()
    for path in ("/en/cities/turin/", "/ar/cities/turin/", "/api/v1/cities/turin/", "/en/search/?q=الجمعيات"):
        assert words not in Client().get(path).content.decode()


def test_a_text_beside_a_reason_is_refused_and_what_was_typed_stays(draft, editor):
    response = signed_in(editor).post(
        f"{PROFILE}chapters/local_context.strategy/", typed(None, body_en="Known.", unknown_because_en="Unknown.")
    )
    page = read(response).text
    assert response.status_code == 400
    assert "Write the text, or say why it is not known: not both." in page
    assert "Known." in page


def test_a_citation_of_nothing_is_refused_in_words(draft, editor):
    response = signed_in(editor).post(
        f"{PROFILE}chapters/local_context.strategy/", typed(None, body_en="So they say [@nowhere].")
    )
    assert response.status_code == 400
    assert "There is no source [@nowhere]." in read(response).text


def test_nothing_at_all_is_not_saved(draft, editor):
    response = signed_in(editor).post(f"{PROFILE}chapters/local_context.strategy/", typed(None))
    assert response.status_code == 400
    assert not ChapterText.objects.filter(edition=draft, section__key="local_context.strategy").exists()


def test_two_people_in_one_section_lose_nothing(draft, editor, submitter):
    write(draft, "rights_services.housing", by=editor, body_en="Before.", body_fr="Avant.")
    opened = stored(draft)
    one, other = signed_in(editor), signed_in(submitter)
    assert one.post(HOUSING, typed(opened, body_en="Hers.")).status_code == 302
    response = other.post(HOUSING, typed(opened, body_en="His."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Hers." in page
    assert "His." in page
    assert stored(draft).body_en == "Hers."
    merged = typed(stored(draft), body_en="Hers and his.")
    assert other.post(HOUSING, merged).status_code == 302
    assert stored(draft).body_en == "Hers and his."


def test_two_people_in_two_languages_of_one_section_keep_both(draft, editor, submitter):
    write(draft, "rights_services.housing", by=editor, body_en="Before.", body_fr="Avant.")
    opened = stored(draft)
    signed_in(editor).post(HOUSING, typed(opened, body_fr="Le nouveau."))
    response = signed_in(submitter).post(HOUSING, typed(opened, body_en="The new one."))
    fields = {field.attrs["name"]: field.text for field in read(response).all("textarea") if "name" in field.attrs}
    assert response.status_code == 409
    assert (fields["body_fr"], fields["body_en"]) == ("Le nouveau.", "The new one.")


def test_the_first_text_of_a_section_is_not_overwritten_by_the_second(draft, editor, submitter):
    limits = f"{PROFILE}chapters/local_context.strategy/"
    assert signed_in(editor).post(limits, typed(None, body_en="First.")).status_code == 302
    response = signed_in(submitter).post(limits, typed(None, body_en="Second."))
    assert response.status_code == 409
    assert stored(draft, "local_context.strategy").body_en == "First."


def test_a_change_elsewhere_in_the_edition_does_not_disturb_its_note(draft, editor, submitter):
    client, seen = signed_in(submitter), ProfileEdition.objects.get(pk=draft.pk)
    write(draft, "local_context.strategy", by=editor, body_en="Meanwhile.")
    stood = {name: getattr(seen, name) for name in ("language", "note_en", "note_fr", "note_ar")}
    sent = {**{f"initial-{name}": value for name, value in stood.items()}, **stood, "version": seen.version}
    assert client.post(f"{PROFILE}edition/", {**sent, "note_en": "The second."}).status_code == 302
    assert ProfileEdition.objects.get(pk=draft.pk).note_en == "The second."


def test_the_preview_reads_as_the_public_will_and_saves_nothing(draft, editor):
    source = draft.city.tag and actions.add_source(
        draft.city, {"title": "A letter of the town hall", "kind": "document"}, by=editor
    )
    words = f"**Rents** rose [@{source.code}]. <script>alert(1)</script>"
    response = signed_in(editor).post(
        f"{PROFILE}chapters/local_context.strategy/", typed(None, body_en=words, preview="1", version=0)
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert "<strong>Rents</strong>" in page
    assert "<script>alert" not in page
    assert "A letter of the town hall" in read(response).text
    assert not ChapterText.objects.filter(edition=draft, body_en=words).exists()


def test_another_citys_private_source_is_neither_offered_nor_shown(draft, editor):
    lyon = City.objects.get(slug="lyon")
    secret = actions.add_source(
        lyon, {"title": "Zanzibarium letter", "kind": "document"}, by=official(Role.CITY_EDITOR, lyon)
    )
    client = signed_in(editor)
    assert "Zanzibarium" not in client.get(HOUSING).content.decode()
    sent = typed(None, body_en=f"[@{secret.code}]", preview="1")
    assert "Zanzibarium" not in client.post(f"{PROFILE}chapters/local_context.strategy/", sent).content.decode()


# Languages


def test_a_translation_says_since_when_it_is_out_of_date_and_what_changed(draft, editor):
    key = "local_context.strategy"
    write(draft, key, by=editor, body_en="The city hosts three hundred people.", body_fr="La ville accueille.")
    write(draft, key, by=editor, body_en="The city hosts four hundred people.")
    page = read(signed_in(editor).get(f"{PROFILE}chapters/{key}/"))
    difference = page.one(cls="own-difference")
    assert [gone.text for gone in difference.all("del")] == ["three"]
    assert [new.text for new in difference.all("ins")] == ["four"]
    assert "out of date since" in page.text


def test_a_translation_is_confirmed_as_it_stands(draft, editor):
    key = "local_context.strategy"
    write(draft, key, by=editor, body_en="One.", body_fr="Un.")
    write(draft, key, by=editor, body_en="One!")
    row = stored(draft, key)
    client = signed_in(editor)
    sent = {"text": "body", "language": "fr", "version": row.version}
    assert client.post(f"{PROFILE}chapters/{key}/confirm/", {**sent, "version": 1}).status_code == 302
    assert stored(draft, key).is_stale("body", "fr")
    client.post(f"{PROFILE}chapters/{key}/confirm/", sent)
    assert not stored(draft, key).is_stale("body", "fr")


def test_a_translator_writes_the_translation_and_not_the_original(draft, editor):
    key = "local_context.strategy"
    write(draft, key, by=editor, body_en="The original.")
    translator, row = signed_in(secretary(Role.TRANSLATOR)), stored(draft, key)
    page = read(translator.get(f"{PROFILE}chapters/{key}/"))
    assert "disabled" in page.one("textarea", name="body_en").attrs
    sent = typed(row, body_fr="La traduction.", body_en="Rewritten.")
    assert translator.post(f"{PROFILE}chapters/{key}/", sent).status_code == 302
    assert (stored(draft, key).body_en, stored(draft, key).body_fr) == ("The original.", "La traduction.")


def test_the_board_lists_what_is_missing_and_leads_to_the_field(draft, editor):
    write(draft, "local_context.strategy", by=editor, body_en="Only in English.")
    client = signed_in(editor)
    page = read(client.get("/en/my-city/turin/translations/?kind=chapters&language=ar&lack=missing"))
    assert f"{PROFILE}chapters/local_context.strategy/#id_body_ar" in page.links
    assert "id_body_fr" not in " ".join(page.links)
    assert client.get("/en/my-city/turin/translations/?kind=nonsense&language=xx").status_code == 200


def test_the_translators_desk_counts_for_every_city(draft, editor):
    write(draft, "local_context.strategy", by=editor, body_en="Only in English.")
    page = read(signed_in(secretary(Role.TRANSLATOR)).get("/en/desk/translations/"))
    assert "/en/my-city/turin/translations/" in page.links
    assert f"Edition {draft.number} · Draft" in page.text


# Remarks


def test_a_remark_is_made_answered_and_settled_on_its_section(draft, editor, reviewer):
    city, review = signed_in(editor), signed_in(reviewer)
    place = "chapter:rights_services.housing"
    review.post(f"{PROFILE}remarks/new/", {"field": place, "text": "Which year?", "back": HOUSING})
    remark = Comment.objects.get(text="Which year?")
    page = read(city.get(HOUSING)).text
    assert "Which year?" in page
    assert "1 open remark on your profile" in read(city.get("/en/my-city/turin/")).text
    assert "1 open remark" in read(city.get(f"{PROFILE}chapters/")).text
    city.post(f"{PROFILE}remarks/new/", {"answers": remark.pk, "text": "2023.", "back": HOUSING})
    assert "2023." in read(review.get(f"{PROFILE}remarks/")).text
    response = city.post(f"{PROFILE}remarks/{remark.pk}/resolve/")
    assert response.status_code == 403
    response = review.post(f"{PROFILE}remarks/{remark.pk}/resolve/", {"back": HOUSING})
    assert response.url == f"{HOUSING}#remarks"
    remark.refresh_from_db()
    assert remark.resolved_by == reviewer.key


@pytest.mark.parametrize("field", ["", "chapter:no_such", "figure:not-a-uuid", "figure:", "nonsense", "x" * 200])
def test_a_remark_hangs_only_on_what_is_there(field, draft, editor):
    response = signed_in(editor).post(f"{PROFILE}remarks/new/", {"field": field, "text": "Where?"}, follow=True)
    assert response.status_code == 200
    assert not Comment.objects.filter(text="Where?").exists()


def test_remarks_lead_nowhere_else(draft, editor):
    sent = {"field": "edition", "text": "Hm.", "back": "//elsewhere.example/"}
    assert signed_in(editor).post(f"{PROFILE}remarks/new/", sent).url == f"{PROFILE}remarks/"


def test_a_publisher_reads_no_remarks(draft, reviewer):
    actions.comment(draft, "edition", "Between us.", by=reviewer)
    client = signed_in(secretary(Role.PUBLISHER))
    assert "Between us." not in client.get(PROFILE).content.decode()
    assert client.get(f"{PROFILE}remarks/").status_code == 403


def test_a_remark_of_another_edition_cannot_be_answered_or_settled_here(draft, editor):
    lyon = City.objects.get(slug="lyon")
    theirs = begun(lyon, official(Role.CITY_EDITOR, lyon))
    remark = actions.comment(theirs, "edition", "Lyon's own.", by=official(Role.CITY_ADMIN, lyon))
    client = signed_in(editor)
    assert client.post(f"{PROFILE}remarks/new/", {"answers": remark.pk, "text": "Hello."}).status_code == 404
    assert client.post(f"{PROFILE}remarks/{remark.pk}/resolve/").status_code == 404


# Who was here


def test_two_in_the_same_section_see_each_other_without_any_script(draft, editor, submitter):
    signed_in(editor).get(HOUSING)
    page = read(signed_in(submitter).get(HOUSING)).text
    assert f"{editor.name} also has this open." in page
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=2)):
        assert "also has this open" not in read(signed_in(submitter).get(HOUSING)).text.replace("nobody", "")


def test_a_sign_of_life_answers_with_the_others_and_leaving_is_noticed(draft, editor, submitter):
    one, other = signed_in(editor), signed_in(submitter)
    place = {"field": "chapter:rights_services.housing"}
    assert one.post(f"{PROFILE}presence/", place).json() == {"others": []}
    assert other.post(f"{PROFILE}presence/", place).json() == {"others": [f"{editor.name} also has this open."]}
    one.post(f"{PROFILE}presence/", {**place, "left": "1"})
    assert other.post(f"{PROFILE}presence/", place).json() == {"others": []}
    assert Presence.objects.count() == 1


# History


def test_the_history_says_who_changed_which_words(draft, editor):
    before = "The city rents out three hundred flats to newcomers, and counts them every year in spring."
    write(draft, "local_context.strategy", by=editor, body_en=before)
    write(draft, "local_context.strategy", by=editor, body_en=before.replace("three", "four"))
    page = read(signed_in(editor).get(f"{PROFILE}history/"))
    assert editor.name in page.text
    assert "Chapters: " in page.text
    assert [gone.text for gone in page.all(cls="own-difference")[0].all("del")] == ["three"]


def test_the_history_of_edition_2_is_not_that_of_edition_20(draft, editor):
    AuditEntry.objects.create(actor=editor.key, action="edit_part", about=f"{draft.tag}0/chapters/x", changes={})
    entries = read(signed_in(editor).get(f"{PROFILE}history/")).all("li", cls="change")
    assert len(entries) == AuditEntry.objects.filter(about=draft.tag).count()


# Who may not


def test_a_reader_of_the_city_reads_and_writes_nothing(turin, draft):
    client = signed_in(official(Role.CITY_READER, turin))
    row = ChapterText.objects.filter(edition=draft).first()
    path = f"{PROFILE}chapters/{row.section.key}/"
    page = read(client.get(path))
    assert "Your role lets you read this page." in page.text
    assert not page.all("textarea")
    assert client.post(path, typed(row, body_en="Mine.")).status_code == 403
    assert not Presence.objects.exists()


def test_another_citys_official_finds_nothing(draft):
    client = signed_in(official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    for path in (PROFILE, f"{PROFILE}chapters/", HOUSING, f"{PROFILE}remarks/", f"{PROFILE}history/"):
        assert client.get(path).status_code == 404
    assert client.post(HOUSING, typed(None, body_en="Mine.")).status_code == 404


def test_while_it_is_reviewed_it_is_read_and_not_written(draft, submitter):
    for doubt, _answer in actions.review.open_doubts(draft):
        actions.answer_doubt(draft, doubt.key, "Checked.", by=submitter, read=answer_etag(""))
    write(draft, "rights_services.housing", by=submitter, body_en="To be read.")
    actions.submit(draft, by=submitter)
    client = signed_in(submitter)
    page = read(client.get(HOUSING))
    assert "To be read." in page.text
    assert not page.all("form", id="section-form")
    response = client.post(HOUSING, typed(stored(draft), body_en="Too late."))
    assert response.status_code == 400
    assert stored(draft).body_en == "To be read."
    assert ProfileEdition.objects.get(pk=draft.pk).status == EditionStatus.IN_REVIEW


def test_a_section_that_does_not_exist_is_not_found(draft, editor):
    assert signed_in(editor).get(f"{PROFILE}chapters/no_such.section/").status_code == 404
    assert section("local_context.strategy").chapter == "local_context"

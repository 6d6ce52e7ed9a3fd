"""A city keeps its own record: live at once, audited, undone, never overwritten unseen."""

import pytest
from django.test import Client

from accounts.choices import Role
from cities import actions
from cities.models import City, CityContact
from core import search
from core.errors import NotAllowed, Refused, Stale
from core.models import AuditEntry
from tests.people import official, secretary
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def typed(row: City, /, **changes) -> dict:
    fields = {name: getattr(row, name) for name in actions.OWN_FIELDS}
    return {**fields, "version": row.version, "contact": "", **changes}


def test_a_change_is_live_at_once_audited_and_found(turin, editor):
    words = "Città di dialogo : ici l’on se retrouve, même à l’heure de l’apéritif."
    actions.edit_city(turin, {"known_for_fr": words}, by=editor, version=turin.version)
    assert words in Client().get("/fr/cities/turin/").content.decode().replace("&#x27;", "'")
    entry = AuditEntry.objects.filter(about="city:turin").first()
    assert (entry.actor, entry.action, entry.changes) == (editor.key, "edit_city", {"known_for_fr": ["", words]})


def test_what_a_person_writes_is_a_human_translation_and_the_others_go_out_of_date(turin, editor):
    actions.edit_city(turin, {"summary_ar": "نص جديد"}, by=editor, version=turin.version)
    turin.refresh_from_db()
    assert turin.state_of("summary", "ar") == "human"
    assert turin.is_stale("summary", "fr") is False
    actions.edit_city(turin, {"summary_en": "A new original."}, by=editor, version=turin.version)
    turin.refresh_from_db()
    assert (turin.is_stale("summary", "fr"), turin.is_stale("summary", "ar")) == (True, True)


def test_a_new_text_is_found_by_search_in_the_same_moment(turin, editor):
    assert search.search("zeppelinwerft", "en").total == 0
    actions.edit_city(turin, {"summary_en": "Known for its zeppelinwerft."}, by=editor, version=turin.version)
    assert [hit.path for hit in search.search("zeppelinwerft", "en").hits] == ["cities/turin/"]


def test_a_machine_translation_is_confirmed(turin, editor):
    assert turin.state_of("summary", "fr") == "machine"
    actions.confirm_translation(turin, "summary", "fr", by=editor)
    turin.refresh_from_db()
    assert turin.state_of("summary", "fr") == "human"


def test_fields_that_belong_to_the_secretariat_are_not_taken_from_the_form(turin, editor):
    before = (turin.name_en, turin.country_id, turin.slug)
    data = typed(turin, known_for_en="New.", name_en="Gotham", country="1", slug="x", id="1", city="lyon", is_staff="1")
    response = signed_in(editor).post("/en/cities/turin/edit/", data)
    assert response.status_code == 302
    turin.refresh_from_db()
    assert (turin.name_en, turin.country_id, turin.slug) == before
    assert turin.known_for_en == "New."
    editor.refresh_from_db()
    assert editor.is_staff is False


def test_undo_puts_back_what_was_there(turin, editor):
    before = turin.summary_en
    actions.edit_city(turin, {"summary_en": "Wrong."}, by=editor, version=turin.version)
    entry = AuditEntry.objects.filter(action="edit_city", about=turin.tag).first()
    actions.undo(entry, turin, by=editor)
    turin.refresh_from_db()
    assert turin.summary_en == before


def test_a_change_that_was_changed_again_is_not_undone(turin, editor):
    actions.edit_city(turin, {"summary_en": "One."}, by=editor, version=turin.version)
    entry = AuditEntry.objects.filter(action="edit_city", about=turin.tag).first()
    turin.refresh_from_db()
    actions.edit_city(turin, {"summary_en": "Two."}, by=editor, version=turin.version)
    with pytest.raises(Refused, match="changed again"):
        actions.undo(entry, turin, by=editor)
    turin.refresh_from_db()
    assert turin.summary_en == "Two."


def test_only_the_last_word_on_a_text_is_offered_for_undoing(turin, editor):
    client = signed_in(editor)
    for words in ("One.", "Two.", "One."):
        turin.refresh_from_db()
        actions.edit_city(turin, {"known_for_en": words}, by=editor, version=turin.version)
    page = client.get("/en/my-city/turin/history/").content.decode()
    entries = AuditEntry.objects.filter(about=turin.tag, action="edit_city").values_list("pk", flat=True)
    assert [pk for pk in entries if f"/history/{pk}/undo/" in page] == [max(entries)]


def test_a_text_longer_than_a_page_is_refused_in_both_doors(turin, editor):
    client = signed_in(editor)
    assert client.post("/en/cities/turin/edit/", typed(turin, known_for_en="x" * 5001)).status_code == 400
    api = client.patch(
        "/api/v1/cities/turin/",
        {"known_for_en": "x" * 5001},
        content_type="application/json",
        HTTP_IF_MATCH=turin.etag,
    )
    assert (api.status_code, list(api.json()["errors"])) == (400, ["known_for_en"])


def test_another_citys_entry_cannot_be_undone_here(turin, editor):
    lyon = City.objects.get(slug="lyon")
    actions.edit_city(lyon, {"summary_en": "Other."}, by=official(Role.CITY_EDITOR, lyon), version=lyon.version)
    entry = AuditEntry.objects.filter(about=lyon.tag, action="edit_city").first()
    with pytest.raises(Refused):
        actions.undo(entry, turin, by=editor)


def test_the_second_of_two_sees_both_values_and_nothing_typed_is_lost(turin, editor):
    first, second = signed_in(editor), signed_in(official(Role.CITY_ADMIN, turin))
    assert first.post("/en/cities/turin/edit/", typed(turin, known_for_en="First hand.")).status_code == 302
    response = second.post("/en/cities/turin/edit/", typed(turin, known_for_en="Second hand."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "First hand." in page
    assert "Second hand." in page
    turin.refresh_from_db()
    assert turin.known_for_en == "First hand."
    merged = second.post("/en/cities/turin/edit/", typed(turin, known_for_en="First and second hand."))
    assert merged.status_code == 302
    turin.refresh_from_db()
    assert turin.known_for_en == "First and second hand."


def test_a_stale_save_says_which_fields_differ(turin, editor):
    actions.edit_city(turin, {"website": "https://new.example"}, by=editor, version=turin.version)
    with pytest.raises(Stale) as stale:
        actions.edit_city(turin, {"website": "https://mine.example"}, by=editor, version=turin.version)
    assert stale.value.theirs == {"website": "https://new.example"}


def typed_after_the_session_ended(client: Client, turin: City, words: str) -> None:
    """The form was opened in time, and is sent too late."""
    typist = client.get("/en/cities/turin/edit/").context["typist"]
    client.logout()
    response = client.post("/en/cities/turin/edit/", typed(turin, known_for_fr=words, typist=typist))
    assert response.status_code == 302
    assert "/accounts/login/?next=" in response.url


def test_what_was_typed_when_the_session_ran_out_is_there_after_sign_in(turin, editor):
    client = signed_in(editor)
    typed_after_the_session_ended(client, turin, "Ce que j’écrivais.")
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Ce que j’écrivais." in client.get("/en/cities/turin/edit/").content.decode()


def test_what_one_person_typed_is_not_shown_to_the_next_at_the_same_device(turin, editor):
    client, colleague = signed_in(editor), official(Role.CITY_ADMIN, turin)
    typed_after_the_session_ended(client, turin, "Ce que j’écrivais.")
    client.force_login(colleague, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Ce que j’écrivais." not in client.get("/en/cities/turin/edit/").content.decode()
    forged = Client()
    forged.post("/en/cities/turin/edit/", typed(turin, typist=f"{colleague.key}:forged"))
    assert "kept" not in forged.session


def test_nothing_changed_is_said_as_it_is(turin, editor):
    page = signed_in(editor).post("/en/cities/turin/edit/", typed(turin), follow=True).content.decode()
    assert "Nothing was changed" in page
    assert "data-saved" in page, "what the device kept is needed no more"
    turin.refresh_from_db()
    assert (turin.version, AuditEntry.objects.filter(actor=editor.key).count()) == (1, 0)
    saved = signed_in(editor).post("/en/cities/turin/edit/", typed(turin, contact="office@turin.example"), follow=True)
    assert "Saved. The changes are live." in saved.content.decode()


def test_wrong_input_is_refused_in_words_and_kept(turin, editor):
    response = signed_in(editor).post(
        "/fr/cities/turin/edit/", typed(turin, website="pas une adresse", known_for_fr="Gardé.")
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert "Gardé." in page
    turin.refresh_from_db()
    assert turin.known_for_fr == ""


def test_where_questions_go_is_shown_nowhere(turin, editor):
    actions.change_contact(turin, "office@turin.example", by=editor)
    assert CityContact.objects.get(city=turin).email == "office@turin.example"
    for address in ("/en/cities/turin/", "/api/v1/cities/turin/", "/en/cities.csv", "/en/cities.geojson"):
        response = Client().get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert b"office@turin.example" not in body
    assert "office@turin.example" not in str(list(AuditEntry.objects.values_list("changes", flat=True)))


def test_a_reader_may_not_edit_and_an_ended_membership_is_out_at_the_next_request(turin, editor):
    with pytest.raises(NotAllowed):
        actions.edit_city(turin, {"website": ""}, by=official(Role.CITY_READER, turin), version=turin.version)
    client = signed_in(editor)
    assert client.get("/en/my-city/turin/").status_code == 200
    actions.end_colleague(editor.posts.get(), by=secretary(Role.OFFICER))
    response = client.get("/en/my-city/turin/")
    assert response.status_code == 302
    assert "/accounts/login/" in response.url
    assert "_auth_user_id" not in client.session


def test_history_is_written_by_the_database_whatever_changed_the_row(turin):
    before = City.pgh_event_model.objects.filter(pgh_obj=turin).count()
    City.objects.filter(pk=turin.pk).update(website="https://behind-the-back.example")
    assert City.pgh_event_model.objects.filter(pgh_obj=turin).count() == before + 1


@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["cities_cityevent", "cities_colleagueevent"])
def test_the_application_can_neither_change_nor_empty_history(statement, table):
    from django.db import DatabaseError, connection, transaction

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_get_never_acts(turin, editor):
    client = signed_in(editor)
    before = (turin.version, AuditEntry.objects.count())
    for page in ("edit/", "correct/"):
        client.get(f"/en/cities/turin/{page}?summary_en=x&website=https://x.example")
    turin.refresh_from_db()
    assert (turin.version, AuditEntry.objects.count()) == before


def test_a_form_without_or_with_a_foreign_token_is_refused(turin, editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/en/cities/turin/edit/", typed(turin, website="")).status_code == 403
    foreign = typed(turin, website="", csrfmiddlewaretoken="a" * 64)
    assert client.post("/en/cities/turin/edit/", foreign).status_code == 403


def test_what_the_municipality_may_do_is_ticked_and_nothing_else_is_taken(turin, editor):
    client = signed_in(editor)
    assert client.post("/en/cities/turin/edit/", typed(turin, may_act_in=["housing", "health"])).status_code == 302
    turin.refresh_from_db()
    assert sorted(turin.may_act_in) == ["health", "housing"]
    boxes = read(client.get("/en/cities/turin/edit/")).all("input", name="may_act_in")
    assert sorted(box.attrs["value"] for box in boxes if "checked" in box.attrs) == ["health", "housing"]
    wrong = client.post("/en/cities/turin/edit/", typed(turin, may_act_in=["warfare"]))
    assert wrong.status_code == 400
    assert client.post("/en/cities/turin/edit/", typed(turin, may_act_in=[])).status_code == 302
    turin.refresh_from_db()
    assert turin.may_act_in == []

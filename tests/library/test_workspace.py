"""A case study written by pages: nothing typed is lost, nothing overwritten unseen, every refusal says why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.choices import Role
from cities.models import City
from core.models import Comment, OutboxMessage, Presence, TypedText
from library import actions
from library.models import CaseStudy, CaseStudyEdition, CaseStudyFile
from tests.library.editions import ABOUT_PICTURE, Office, png
from tests.people import official, secretary
from tests.reading import body, read

# Within the year for which a publication can be planned.
SOON = timezone.now() + timedelta(days=60)

pytestmark = pytest.mark.django_db
FORMS = ["words/", "needs/", "facts/", "results/new/"]
PAGES = ["", *FORMS, "results/", "files/", "translations/", "remarks/", "history/"]
MORE = ["preview/", "word/", "discard/", "submit/"]


@pytest.fixture
def office() -> Office:
    return Office(City.objects.get(slug="turin"))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def address(edition: CaseStudyEdition, tail: str = "", language: str = "en") -> str:
    return f"/{language}/my-city/{edition.city.slug}/case-studies/{edition.case_study.slug}/{tail}"


def filled(client: Client, url: str, **changes) -> dict:
    """What the browser would send from the form at this address, with some of its fields typed anew."""
    page = read(client.get(url))
    (form,) = [form for form in page.all("form") if "data-keep" in form.attrs]
    sent: dict = {}
    for field in form.all("input"):
        if "name" not in field.attrs or (field.attrs.get("type") == "checkbox" and "checked" not in field.attrs):
            continue
        sent.setdefault(field.attrs["name"], []).append(field.attrs.get("value", ""))
    for area in form.all("textarea"):
        if "name" in area.attrs:
            sent[area.attrs["name"]] = ["".join(area._words()).removeprefix("\n")]
    for choice in form.all("select"):
        chosen = [option for option in choice.all("option") if "selected" in option.attrs]
        sent[choice.attrs["name"]] = [chosen[0].attrs["value"] if chosen else ""]
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items()} | changes


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_of_the_workspace_opens_for_the_city_and_for_nobody_elses(office, language):
    edition = office.draft()
    own, other = signed_in(office.submitter), signed_in(official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    for tail in PAGES + MORE:
        assert own.get(address(edition, tail, language)).status_code == 200, tail
        assert other.get(address(edition, tail, language)).status_code == 404, tail
        assert Client().get(address(edition, tail, language)).status_code == 302, tail
    assert own.get(f"/{language}/my-city/turin/case-studies/").status_code == 200


def test_an_official_begins_a_case_study_with_a_title(office):
    client = signed_in(office.writer)
    sent = {"title": "Homes first", "language": "fr"}
    answer = client.post("/en/my-city/turin/case-studies/", sent)
    assert answer.url == "/en/my-city/turin/case-studies/homes-first/"
    edition = CaseStudyEdition.objects.get(case_study__slug="homes-first")
    assert (edition.title_fr, edition.language, edition.writers) == ("Homes first", "fr", [office.writer.key])
    page = body(client.get("/en/my-city/turin/case-studies/"))
    assert "Homes first" in page
    assert client.post("/en/my-city/turin/case-studies/", {"title": "", "language": "fr"}).status_code == 400


def test_the_overview_says_what_is_missing_and_what_comes_next(office):
    edition = actions.start_case_study(office.city, {"title_en": "Homes first"}, by=office.writer)
    page = read(signed_in(office.submitter).get(address(edition)))
    needed = [item.text for item in page.all("li") if "Needed" in item.text]
    assert [words.split()[0] for words in needed] == ["Abstract", "What"]
    answer = signed_in(office.submitter).post(
        address(edition, "submit/"), {"number": 1, "version": edition.version, "seen": 0}
    )
    assert answer.status_code == 409
    assert "needs a title, an abstract and what was done" in body(answer)


def test_words_needs_and_facts_are_saved_each_on_its_page(office):
    edition, client = office.draft(), signed_in(office.writer)
    words = filled(client, address(edition, "words/"), lessons_en="Ask first.", title_ar="بيت للوافدين")
    assert client.post(address(edition, "words/"), words).status_code == 302
    needs = filled(
        client, address(edition, "needs/"), competences_needed=["housing"], cost_band="to_50", staff_fr="Deux."
    )
    assert client.post(address(edition, "needs/"), needs).status_code == 302
    facts = filled(
        client,
        address(edition, "facts/"),
        themes=["housing"],
        target_groups=["women", "refugees"],
        sdg_targets=["11.1"],
        starts="2019",
        keywords_en="flats, rent",
    )
    assert client.post(address(edition, "facts/"), facts).status_code == 302
    now = office.again(edition)
    assert (now.lessons_en, now.title_ar, now.staff_fr) == ("Ask first.", "بيت للوافدين", "Deux.")
    assert (now.competences_needed, now.cost_band) == (["housing"], "to_50")
    assert (now.themes, now.target_groups) == (["housing"], ["women", "refugees"])
    assert (now.sdg_targets, now.starts, now.keywords_en) == (["11.1"], "2019", ["flats", "rent"])
    wrong = filled(client, address(edition, "facts/"), starts="2020", ends="2019")
    answer = client.post(address(edition, "facts/"), wrong)
    assert (answer.status_code, "The end cannot lie before the beginning." in body(answer)) == (400, True)


def test_keywords_are_parted_by_the_comma_of_whichever_keyboard_typed_them(office):
    edition = office.draft()
    client = signed_in(office.writer)
    facts = filled(
        client, address(edition, "facts/"), keywords_ar="سكن، جوار ، سكن،", keywords_fr="logement ; voisins;"
    )
    assert client.post(address(edition, "facts/"), facts).status_code == 302
    now = office.again(edition)
    assert (now.keywords_ar, now.keywords_fr) == (["سكن", "جوار"], ["logement", "voisins"])
    long = filled(client, address(edition, "facts/"), keywords_en=f"flats, {'x' * 81}")
    answer = client.post(address(edition, "facts/"), long)
    assert (answer.status_code, "No. 2 in the list:" in body(answer)) == (400, True)


def test_two_people_in_the_same_text_see_both_and_lose_nothing(office):
    edition = office.draft()
    anna, bruno = signed_in(office.writer), signed_in(office.submitter)
    hers = filled(anna, address(edition, "words/"), abstract_en="Anna’s abstract.", lessons_en="Anna’s lesson.")
    his = filled(bruno, address(edition, "words/"), abstract_en="Bruno’s abstract.", context_en="Bruno’s context.")
    assert anna.post(address(edition, "words/"), hers).status_code == 302
    answer = bruno.post(address(edition, "words/"), his)
    assert answer.status_code == 409
    assert {"Anna’s abstract.", "Bruno’s abstract.", "Bruno’s context."} <= {
        words for words in ("Anna’s abstract.", "Bruno’s abstract.", "Bruno’s context.") if words in body(answer)
    }
    assert office.again(edition).abstract_en == "Anna’s abstract."


def test_a_save_on_one_page_does_not_stand_against_another(office):
    edition = office.draft()
    anna, bruno = signed_in(office.writer), signed_in(office.submitter)
    needs = filled(bruno, address(edition, "needs/"), staff_en="Two people.")
    anna.post(address(edition, "words/"), filled(anna, address(edition, "words/"), lessons_en="Ask first."))
    assert bruno.post(address(edition, "needs/"), needs).status_code == 302
    now = office.again(edition)
    assert (now.staff_en, now.lessons_en) == ("Two people.", "Ask first.")


def test_what_was_typed_is_there_again_after_the_session_ended(office):
    edition, client = office.draft(), signed_in(office.writer)
    sent = filled(client, address(edition, "words/"), lessons_en="Typed and not saved.")
    client.logout()
    assert client.post(address(edition, "words/"), sent).status_code == 302
    assert TypedText.objects.get().person == office.writer.key
    client.force_login(office.writer, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = body(client.get(address(edition, "words/")))
    assert "Typed and not saved." in page
    assert "Your session had ended" in page
    assert office.again(edition).lessons_en == ""


def test_whoever_has_the_same_page_open_is_named(office):
    edition = office.draft()
    signed_in(office.writer).get(address(edition, "words/"))
    page = body(signed_in(office.submitter).get(address(edition, "words/")))
    assert f"{office.writer} also has this open." in page
    assert Presence.objects.count() == 2


def test_a_translation_says_since_when_it_is_out_of_date_and_in_which_words(office):
    edition, client = office.draft(), signed_in(office.writer)
    sent = filled(client, address(edition, "words/"), abstract_en="The city opened a house for families.")
    client.post(address(edition, "words/"), sent)
    for tail in ("translations/", "words/"):
        page = body(client.get(address(edition, tail)))
        assert "out of date since" in page
        assert "<ins>" in page
    now = office.again(edition)
    values = {"text": "abstract", "language": "fr", "version": now.version}
    client.post(address(edition, "confirm/"), values)
    assert not office.again(edition).is_stale("abstract", "fr")


def test_a_translator_writes_translations_and_nothing_else(office):
    edition, client = office.draft(), signed_in(secretary(Role.TRANSLATOR))
    sent = filled(client, address(edition, "words/"), abstract_ar="فتحت المدينة بيتًا.")
    assert client.post(address(edition, "words/"), sent).status_code == 302
    client.post(address(edition, "words/"), sent | {"abstract_en": "Changed by the translator."})
    now = office.again(edition)
    assert (now.abstract_ar, now.abstract_en) == ("فتحت المدينة بيتًا.", "The city opened a house.")


def test_an_officer_of_the_secretariat_writes_for_any_city_and_is_told_of_changes(office):
    officer = secretary(Role.OFFICER)
    client = signed_in(officer)
    client.post("/en/my-city/seville/case-studies/", {"title": "A school", "language": "en"})
    edition = CaseStudyEdition.objects.get(case_study__city__slug="seville", title_en="A school")
    sent = filled(client, address(edition, "words/"), abstract_en="A school.", actions_en="It opened.")
    assert client.post(address(edition, "words/"), sent).status_code == 302
    actions.submit(edition, by=officer)
    actions.request_changes(edition, by=office.reviewer, note="Which year?")
    (mail,) = OutboxMessage.objects.filter(to=officer.email)
    assert "Which year?" in mail.text
    assert mail.subject == "Changes requested: “A school” of Seville"


def test_a_remark_hangs_on_a_text_is_answered_and_settled(office):
    edition = office.edition("in_review")
    reviewer, city = signed_in(office.reviewer), signed_in(office.writer)
    words = {"field": "abstract", "text": "Since when?", "back": address(edition, "words/")}
    assert reviewer.post(address(edition, "remarks/new/"), words).url == f"{address(edition, 'words/')}#remarks"
    remark = Comment.objects.get()
    page = body(city.get(address(edition, "words/")))
    assert "Since when?" in page
    assert "1 open remark" in page
    city.post(address(edition, "remarks/new/"), {"answers": remark.pk, "text": "Since 2019."})
    assert "Since 2019." in body(reviewer.get(address(edition, "remarks/")))
    reviewer.post(address(edition, f"remarks/{remark.pk}/resolve/"))
    assert "1 resolved remark" in body(city.get(address(edition, "remarks/")))
    refused = reviewer.post(address(edition, "remarks/new/"), {"field": "nowhere", "text": "?"}, follow=True)
    assert "There is no such place in this edition." in body(refused)


def test_a_result_is_added_edited_and_removed(office):
    edition, client = office.draft(), signed_in(office.writer)
    sent = filled(client, address(edition, "results/new/"), label_en="Days of waiting", value="1 234,5", before="2000")
    assert client.post(address(edition, "results/new/"), sent).status_code == 302
    row = edition.result_figures.get(label_en="Days of waiting")
    assert (row.value, row.before, row.position) == (1234.5, 2000, 2)
    sent = filled(client, address(edition, f"results/{row.thread}/"), value="12")
    assert client.post(address(edition, f"results/{row.thread}/"), sent).status_code == 302
    stale = client.post(address(edition, f"results/{row.thread}/remove/"), {"version": 1})
    assert stale.status_code == 409
    client.post(address(edition, f"results/{row.thread}/remove/"), {"version": 2})
    assert [row.label_en for row in edition.result_figures.all()] == ["Families housed"]


def test_the_steps_lead_from_the_draft_to_publication_and_withdrawal(office):
    edition = office.draft()
    city, reviewer, publisher = map(signed_in, (office.submitter, office.reviewer, office.publisher))

    def step(client: Client, tail: str, **more) -> int:
        now = office.again(edition)
        sent = {"number": now.number, "version": now.version, "seen": 0, **more}
        assert client.get(address(edition, tail)).status_code == 200
        return client.post(address(edition, tail), sent).status_code

    assert step(city, "submit/") == 302
    assert step(reviewer, "request-changes/", note="") == 400
    assert step(reviewer, "request-changes/", note="Say more.") == 302
    assert "Say more." in body(city.get(address(edition)))
    assert step(city, "submit/") == 302
    assert step(reviewer, "approve/") == 302
    assert step(publisher, "plan/", day=f"{SOON:%Y-%m-%d}", hour="12:00") == 302
    assert step(publisher, "publish/") == 302
    reader = Client()
    assert reader.get(f"/en/case-studies/{edition.case_study.slug}/").status_code == 200
    assert step(publisher, "withdraw/", reason="Names of people stood in it.") == 302
    gone = reader.get(f"/en/case-studies/{edition.case_study.slug}/")
    assert (gone.status_code, "Names of people stood in it." in body(gone)) == (410, True)
    told = {mail.subject.split(":")[0] for mail in OutboxMessage.objects.all()}
    assert told == {"To review", "Changes requested", "To publish", "Published", "Withdrawn"}


def test_the_desk_lists_what_waits_and_for_how_long(office):
    edition, client = office.edition("in_review"), signed_in(office.reviewer)
    page = body(client.get("/en/desk/case-studies/?waiting=in_review"))
    assert "A house for newcomers" in page
    assert "since today" in page
    assert "A house for newcomers" not in body(client.get("/en/desk/case-studies/?waiting=approved"))
    rows = body(client.get("/en/desk/case-studies.csv"))
    assert f"{edition.case_study.slug},turin,IT,1,in_review" in rows
    assert "desk/case-studies/?waiting=in_review" in body(client.get("/en/desk/"))


def test_a_draft_is_thrown_away_with_its_study_and_files_and_one_of_a_published_case_alone(office):
    edition = office.draft()
    actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
    version = office.again(edition).version
    client = signed_in(office.submitter)
    assert client.post(address(edition, "discard/"), {"version": version - 1}).status_code == 409
    answer = client.post(address(edition, "discard/"), {"version": version})
    assert answer.url == "/en/my-city/turin/case-studies/"
    assert not CaseStudy.objects.filter(pk=edition.case_study_id).exists()
    assert not CaseStudyFile.objects.exists()
    published = office.edition("published")
    following = office.next(published)
    answer = client.post(address(following, "discard/"), {"version": following.version})
    assert answer.url == address(published)


def test_the_preview_shows_the_draft_as_the_public_would_see_it(office):
    published = office.edition("published")
    following = office.next(published)
    actions.edit_edition(following, {"title_en": "A second house"}, by=office.writer, version=following.version)
    page = body(signed_in(office.writer).get(address(published, "preview/")))
    assert "A second house" in page
    assert "Preview: this is how the public would read it" in page
    assert "A second house" not in body(Client().get(f"/en/case-studies/{published.case_study.slug}/"))


def test_the_same_pages_ask_the_same_number_of_questions_with_one_row_and_with_many(office):
    edition, client = office.draft(), signed_in(office.writer)

    def questions() -> list[int]:
        found = []
        for url in ("/en/my-city/turin/case-studies/", address(edition, "results/"), address(edition)):
            client.get(url)
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            found.append(len(asked))
        return found

    before = questions()
    for number in range(5):
        actions.add_part(edition, "results", {"label_en": f"Result {number}", "value": number}, by=office.writer)
        actions.start_case_study(office.city, {"title_en": f"Another {number}"}, by=office.writer)
    assert questions() == before


def test_the_boards_of_translations_list_case_studies_and_lead_to_the_field(office):
    edition = office.draft()
    client, board = signed_in(office.writer), "/en/my-city/turin/translations/?kind=case-studies"
    result = edition.result_figures.get()
    missing = read(client.get(f"{board}&lack=missing")).links
    wanted = ["words/#id_actions_fr", "words/#id_abstract_ar", f"results/{result.thread}/#id_label_fr"]
    assert [tail for tail in wanted if address(edition, tail) not in missing] == []
    assert address(edition, "words/#id_abstract_fr") not in missing, "it is written"
    actions.edit_edition(edition, {"abstract_en": "Another one."}, by=office.writer, version=edition.version)
    assert address(edition, "words/#id_abstract_fr") in read(client.get(f"{board}&lack=stale")).links
    desk = signed_in(secretary(Role.TRANSLATOR))
    (row,) = [row for row in read(desk.get("/en/desk/translations/")).all("tr") if "Turin" in row.text]
    assert "/en/my-city/turin/translations/" in row.links
    assert row.all("td")[1].text == str(CaseStudy.objects.filter(city=office.city).count())

    office.taken_to(office.again(edition), "published")
    assert address(edition) in read(client.get(board)).links, "the next edition is begun there"
    # What another city is writing stands on its own board alone.
    there = Office(City.objects.get(slug="lyon"), office.reviewer, office.publisher).draft(title_en="Elsewhere")
    assert there.case_study.slug not in " ".join(read(client.get(board)).links)


def test_the_boards_of_translations_ask_the_same_for_one_case_study_and_for_many(office):
    office.draft(title_en="First")
    client = signed_in(office.writer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/my-city/turin/translations/")
        return len(queries)

    few = asked()
    for title in ("Second", "Third", "Fourth"):
        office.draft(title_en=title)
    assert asked() == few

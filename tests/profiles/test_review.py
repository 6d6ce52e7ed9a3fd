"""The steps of the review as pages: what will happen is said first, only POST acts, a refusal is a sentence."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.models import AuditEntry, OutboxMessage, TypedText
from profiles import actions
from profiles.models import ProfileEdition
from tests.people import official
from tests.profiles.editions import Office, both_roles

pytestmark = pytest.mark.django_db
BASE = "/en/my-city/seville/profile"


@pytest.fixture
def seville():
    return City.objects.get(slug="seville")


@pytest.fixture
def office(seville):
    return Office(seville)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def press(person, step: str, *, read=None, **words):
    """Open the page of a step as `person`, and press its button; `read` is the page as it was opened before."""
    client = signed_in(person)
    read = read or client.get(f"{BASE}/{step}/")
    return client.post(f"{BASE}/{step}/", {**read.context["form"].initial, **words})


def text(response) -> str:
    return response.content.decode()


def test_an_edition_goes_its_way_from_page_to_page(office):
    edition = office.edition()
    for person, step, words in [
        (office.submitter, "submit", {}),
        (office.reviewer, "request-changes", {"note": "Say who counted."}),
        (office.submitter, "submit", {}),
        (office.reviewer, "approve", {}),
        (office.publisher, "publish", {}),
        (office.publisher, "withdraw", {"reason": "A table was wrong."}),
    ]:
        response = press(person, step, **words)
        assert (response.status_code, response.url) == (302, f"{BASE}/"), step
    edition.refresh_from_db()
    assert edition.status == "withdrawn"
    moves = AuditEntry.objects.filter(about=edition.tag, action="move").order_by("pk")
    assert [row.changes["status"][1] for row in moves] == [
        "in_review",
        "changes_requested",
        "in_review",
        "approved",
        "published",
        "withdrawn",
    ]


def test_the_page_says_what_will_happen_and_opening_it_does_nothing(office):
    edition = office.edition("approved")
    page = text(signed_in(office.publisher).get(f"{BASE}/publish/?publish=1"))
    assert "The edition is public in that moment" in page
    assert "Nothing in it can ever be changed again" in page
    edition.refresh_from_db()
    assert edition.status == "approved"


def test_a_step_out_of_turn_has_no_button_and_says_why(office):
    office.edition()
    page = text(signed_in(office.publisher).get(f"{BASE}/publish/"))
    assert "It is now “Draft”; from there it cannot become “Published”." in page
    assert 'type="submit">' not in page.split("<main")[1]


def test_changes_are_not_asked_for_without_saying_which(office):
    edition = office.edition("in_review")
    response = press(office.reviewer, "request-changes", note="  ")
    assert response.status_code == 400
    edition.refresh_from_db()
    assert edition.status == "in_review"


def test_the_note_reaches_the_citys_writers_by_mail_and_stands_in_the_record(office):
    edition = office.edition("in_review")
    press(office.reviewer, "request-changes", note="Say who counted.")
    edition.refresh_from_db()
    assert edition.review_note == "Say who counted."
    mails = OutboxMessage.objects.filter(key__startswith="profile_changes")
    assert {mail.to for mail in mails} == {office.writer.email, office.submitter.email}
    assert all("Say who counted." in mail.text for mail in mails)


def test_who_acts_on_what_she_has_not_read_is_told_what_happened_meanwhile(office):
    edition = office.edition("approved")
    read = signed_in(office.publisher).get(f"{BASE}/publish/")
    figure = edition.figures.first()
    actions.edit_part(figure, {"value": 4321}, by=office.writer, version=figure.version)
    again = actions.submit(ProfileEdition.objects.get(pk=edition.pk), by=office.submitter)
    actions.approve(again, by=office.reviewer)
    response = press(office.publisher, "publish", read=read)
    page = text(response)
    assert response.status_code == 409
    assert "The edition has changed since you opened this page" in page
    assert "writer" in page
    assert str(figure.indicator.name) in page
    edition.refresh_from_db()
    assert edition.status == "approved"


def test_the_form_after_a_change_carries_the_new_version(office):
    edition = office.edition("in_review")
    read = signed_in(office.reviewer).get(f"{BASE}/request-changes/")
    ProfileEdition.objects.filter(pk=edition.pk).update(version=edition.version + 1)
    stale = press(office.reviewer, "request-changes", read=read, note="Kept words.")
    assert stale.status_code == 409
    assert "Kept words." in text(stale)
    form = stale.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    assert signed_in(office.reviewer).post(f"{BASE}/request-changes/", sent).status_code == 302


def test_the_second_of_two_reviewers_is_told_and_keeps_what_she_wrote(office):
    office.edition("in_review")
    read = signed_in(office.reviewer).get(f"{BASE}/request-changes/")
    press(office.reviewer, "request-changes", note="First.")
    response = press(office.reviewer, "request-changes", read=read, note="My own words.")
    assert response.status_code == 409
    assert "Somebody has just done this" in text(response)
    assert "My own words." in text(response)


def test_an_open_remark_on_a_figure_stands_before_submission(office):
    edition = office.edition()
    figure = edition.figures.first()
    again = {name: getattr(figure, name) for name in ("indicator", "geography", "quality", "source")}
    actions.add_part(edition, "figures", {**again, "value": 900_000, "period_start": "2000"}, by=office.writer)
    page = text(signed_in(office.submitter).get(f"{BASE}/submit/"))
    assert "Before it is submitted, answer the remarks on figures" in page
    edition.refresh_from_db()
    response = signed_in(office.submitter).post(
        f"{BASE}/submit/", {"number": edition.number, "version": edition.version, "seen": 0}
    )
    assert response.status_code == 409
    edition.refresh_from_db()
    assert edition.status == "draft"


def test_who_wrote_some_of_it_is_told_that_somebody_else_approves(office, seville):
    both = both_roles(seville, Role.REVIEWER)
    edition = office.edition()
    actions.add_part(edition, "priorities", {"title_en": "Schools"}, by=both)
    actions.submit(ProfileEdition.objects.get(pk=edition.pk), by=office.submitter)
    page = text(signed_in(both).get(f"{BASE}/approve/"))
    assert "You wrote some of this edition. Somebody else has to approve it." in page


def test_a_publication_is_planned_changed_and_taken_back(office):
    edition = office.edition("approved")
    page = text(signed_in(office.publisher).get(f"{BASE}/plan/"))
    assert "In the network’s time zone, UTC." in page
    with time_machine.travel("2027-03-01 10:00:00+00:00", tick=False):
        late = press(office.publisher, "plan", day="2027-02-28", hour="09:00")
        assert (late.status_code, "This time is over" in text(late)) == (409, True)
        assert press(office.publisher, "plan", day="2027-03-02", hour="09:30").status_code == 302
        edition.refresh_from_db()
        assert edition.publish_at == datetime(2027, 3, 2, 9, 30, tzinfo=UTC)
        assert press(office.publisher, "plan", take_back="1").status_code == 302
    edition.refresh_from_db()
    assert (edition.publish_at, edition.published_by) == (None, "")


def test_withdrawing_needs_a_reason_and_an_older_edition_can_be_named(office):
    first = office.edition("superseded")
    assert press(office.publisher, "withdraw", reason="").status_code == 400
    read = signed_in(office.publisher).get(f"{BASE}/withdraw/?edition={first.number}")
    assert press(office.publisher, "withdraw", read=read, reason="An error in it.").status_code == 302
    states = dict(ProfileEdition.objects.filter(city=office.city).values_list("number", "status"))
    assert states == {first.number: "withdrawn", first.number + 1: "published"}


def test_a_note_survives_the_end_of_the_session(office):
    office.edition("in_review")
    client = signed_in(office.reviewer)
    page = client.get(f"{BASE}/request-changes/")
    sent = {**page.context["form"].initial, "note": "A long note.", "typist": page.context["typist"]}
    client.logout()
    assert "/accounts/login/" in client.post(f"{BASE}/request-changes/", sent).url
    client.force_login(office.reviewer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "A long note." in text(client.get(f"{BASE}/request-changes/"))
    assert client.post(f"{BASE}/request-changes/", sent).status_code == 302
    assert TypedText.objects.count() == 0


@pytest.mark.parametrize("number", ["0", "99", "99999", "-1", "x", "١", "1e3"])
def test_an_edition_that_does_not_exist_is_nowhere(office, number):
    office.edition()
    assert signed_in(office.submitter).get(f"{BASE}/submit/", {"edition": number}).status_code == 404


def test_another_citys_people_find_nothing(office):
    office.edition()
    elsewhere = official(Role.CITY_ADMIN, City.objects.get(slug="lyon"))
    assert signed_in(elsewhere).get(f"{BASE}/submit/").status_code == 404
    assert signed_in(elsewhere).post(f"{BASE}/submit/").status_code == 404

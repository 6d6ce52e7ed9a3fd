"""A guest's own pages: reading changes nothing, answering needs no account, a wrong link says nothing."""

import logging
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.logs import Masked, masked
from meetings import actions
from meetings.models import Answer, Meeting, MeetingInvitation, Needs
from tests.meetings.scheduled import Planned

pytestmark = pytest.mark.django_db
PAGES = ["", "needs/", "colleague/", "calendar/", "invite.ics"]


@pytest.fixture
def desk() -> Planned:
    plan = Planned(mode="hybrid")
    plan.announce()
    return plan


@pytest.fixture
def invited(desk):
    values = {"name": "Amal Haddad", "email": "amal@town.example", "language": "fr", "kind": "guest"}
    return actions.invite(desk.meeting, values, by=desk.officer)


def everything() -> dict[str, str]:
    """A sum of every table's rows, so that whatever changes is seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        sums = {}
        for table in tables:
            if table.startswith(("meetings_", "core_", "django_session", "accounts_")):
                rows = "string_agg(t::text, chr(10) ORDER BY t::text)"
                cursor.execute(f"SELECT md5(coalesce({rows}, '')) FROM {table} t")
                sums[table] = cursor.fetchone()[0]
    return sums


def test_fifty_gets_and_heads_change_nothing(invited):
    _row, token = invited
    before = everything()
    for _number in range(50):
        for page in PAGES:
            assert Client().get(f"/fr/answer/{token}/{page}").status_code == 200
            assert Client().head(f"/fr/answer/{token}/{page}").status_code == 200
    assert everything() == before


def test_she_answers_without_an_account_or_a_cookie_and_answers_again(invited):
    row, token = invited
    client = Client(enforce_csrf_checks=True)
    sent = {"reply": "yes", "presence": "online", "note": "Au revoir"}
    answered = client.post(f"/fr/answer/{token}/", sent, headers={"origin": "null"})
    assert (answered.status_code, answered["Location"]) == (302, f"/fr/answer/{token}/")
    assert "Au revoir" in client.get(f"/fr/answer/{token}/").content.decode()
    client.post(f"/fr/answer/{token}/", {"reply": "no"})
    assert [one.reply for one in row.answers.newest_first()] == ["no", "yes"]
    assert client.cookies == {}


@pytest.mark.parametrize("sent", [{}, {"reply": "often"}, {"reply": "yes"}])
def test_what_is_no_answer_is_told_in_the_form(invited, sent):
    _row, token = invited
    response = Client().post(f"/en/answer/{token}/", sent)
    assert (response.status_code, "error-summary" in response.content.decode()) == (400, True)
    assert not Answer.objects.exists()


def test_every_page_is_kept_by_nobody_and_tells_nobody_where_it_was(invited):
    _row, token = invited
    for address in (*(f"/en/answer/{token}/{page}" for page in PAGES), "/en/answer/wrong/"):
        response = Client().get(address)
        told = [response[name] for name in ("Referrer-Policy", "Cache-Control", "X-Robots-Tag")]
        assert told == ["no-referrer", "no-store, private", "noindex, nofollow"]
        assert "canonical" not in response.content.decode()


def test_altered_expired_revoked_and_replaced_links_give_the_same_page_without_a_name(desk, invited):
    row, token = invited
    pages = {Client().get("/en/answer/nothing/").content}
    pages.add(Client().get(f"/en/answer/{token[:-1]}!/").content)
    for page in PAGES:
        pages.add(Client().post(f"/en/answer/{token}x/{page}", {"reply": "yes"}).content)
    MeetingInvitation.objects.update(token_until=timezone.now() - timedelta(seconds=1))
    pages.add(Client().get(f"/en/answer/{token}/").content)
    MeetingInvitation.objects.update(token_until=timezone.now() + timedelta(days=1))
    Meeting.objects.filter(pk=desk.meeting.pk).update(status="draft")
    pages.add(Client().get(f"/en/answer/{token}/").content)
    Meeting.objects.filter(pk=desk.meeting.pk).update(status="announced")
    assert Client().get(f"/en/answer/{token}/").status_code == 200
    actions.revoke(row, by=desk.officer)
    pages.add(Client().get(f"/en/answer/{token}/").content)
    assert len(pages) == 1
    page = pages.pop()
    assert b"Amal" not in page
    assert b"Housing" not in page
    assert token.encode() not in page


def test_the_link_of_a_postponed_meeting_says_so_and_takes_no_answer(desk, invited):
    _row, token = invited
    Meeting.objects.filter(pk=desk.meeting.pk).update(status="postponed")
    assert "postponed" in Client().get(f"/en/answer/{token}/").content.decode()
    assert Client().post(f"/en/answer/{token}/", {"reply": "no"}).status_code == 400
    assert not Answer.objects.exists()


def test_who_answered_for_the_old_date_is_not_asked_again_while_that_cannot_be_answered(desk, invited):
    row, token = invited
    actions.answer(row, "yes", "online")
    there = Meeting.objects.filter(pk=desk.meeting.pk)
    there.update(first_day=date(2027, 9, 8), last_day=date(2027, 9, 9))
    assert "Please answer again" in Client().get(f"/en/answer/{token}/").content.decode()
    there.update(status="postponed")
    page = Client().get(f"/en/answer/{token}/").content.decode()
    assert "Please answer again" not in page
    assert "The meeting has other days now" in page


def test_the_token_is_in_no_log(invited, caplog):
    _row, token = invited
    for address in (f"/fr/answer/{token}/", f"/fr/answer/{token}/needs/", f"/en/answer/{token}/nowhere/"):
        assert token not in masked(f'GET {address} "HTTP/1.1" 404')
    with caplog.at_level(logging.DEBUG):
        caplog.handler.addFilter(Masked())
        Client().get(f"/en/answer/{token}/nowhere/")
        Client().get(f"/en/answer/{token}x/")
        Client().post(f"/en/answer/{token}/", {"reply": "yes", "presence": "online"})
    assert token not in caplog.text


def test_after_a_move_she_reads_what_she_answered_for_which_days_and_is_asked_again(desk, invited):
    row, token = invited
    actions.answer(row, "yes", "online")
    Meeting.objects.filter(pk=desk.meeting.pk).update(first_day="2027-07-08", last_day="2027-07-09")
    page = Client().get(f"/en/answer/{token}/").content.decode()
    assert "old date" in page
    assert "1–2 July 2027" in page
    assert "8–9 July 2027" in page


def test_she_sends_a_colleague_and_her_own_link_ends(invited):
    row, token = invited
    sent = {"name": "Bilal", "email": "bilal@town.example", "language": "ar"}
    response = Client().post(f"/en/answer/{token}/colleague/", sent)
    assert (response.status_code, b"Bilal" in response.content) == (200, False)
    assert row.replaced_by.email == "bilal@town.example"
    assert Client().get(f"/en/answer/{token}/").status_code == 410


def test_she_says_what_she_needs_and_takes_it_back(invited):
    row, token = invited
    address = f"/en/answer/{token}/needs/"
    Client().post(address, {"diet": "No nuts", "visa_details": "Forgotten"})
    found = Needs.objects.get()
    assert (found.diet, found.visa_details, found.purge_on.isoformat()) == ("No nuts", "", "2027-07-16")
    assert "No nuts" in Client().get(address).content.decode()
    Client().post(address, {})
    assert not Needs.objects.exists()
    actions.say_needs(row, {"diet": "No nuts"})
    actions.answer(row, "no")
    assert not Needs.objects.exists()


def test_needs_are_gone_after_their_day(invited):
    row, _token = invited
    actions.say_needs(row, {"accessibility": "A ramp"})
    Needs.objects.update(purge_on=timezone.localdate())
    assert (actions.forget_needs(), Needs.objects.count()) == (1, 0)


def test_the_page_is_in_the_language_of_its_address_and_leads_to_the_others(invited):
    _row, token = invited
    page = Client().get(f"/ar/answer/{token}/").content.decode()
    assert 'dir="rtl"' in page
    assert f"/fr/answer/{token}/" in page

"""Anybody asks about an open call; the secretariat answers for all; who asked is shown to nobody and forgotten."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core.errors import NotAllowed, Refused, TooOften
from core.models import OutboxMessage
from pilots import actions
from pilots.actions import asking
from pilots.models import AskedQuestion, Call, CallAsker
from tests.pilots.pages import Pages

pytestmark = pytest.mark.django_db


def an_open_call(team: Pages) -> Call:
    call = team.call(title_en="Fifth call", closes_on="2099-07-08")
    return actions.publish_call(call, by=team.officer, version=call.version)


def a_question(call: Call, number: int = 1, **fields) -> AskedQuestion:
    question = AskedQuestion(call=call, text=f"May two cities apply? ({number})", language="fr", **fields)
    asker = CallAsker(name="Amal", email=f"amal{number}@reader.example", organisation="Town of Elsewhere")
    return actions.ask_about_call(question, asker, sender=f"203.0.113.{number}")


def link(question: AskedQuestion) -> str:
    text = OutboxMessage.objects.get(key=f"call-question-{question.pk}-confirm").text
    return "/" + next(word for word in text.split() if "/call-questions/" in word).split("/", 3)[3]


def test_a_reader_asks_confirms_and_reads_the_answer_on_the_page_and_by_mail():
    team = Pages()
    call, path = an_open_call(team), "/en/calls/fifth-call/ask/"
    reader = Client()
    assert path.encode() in reader.get("/en/calls/fifth-call/").content
    now = timezone.now()
    with time_machine.travel(now - timedelta(seconds=30), tick=False):
        opened = reader.get(path).context["form"].fields["opened"].initial
    sent = {"text": "May two cities apply?", "name": "Amal", "email": "amal@reader.example", "opened": opened}
    with time_machine.travel(now, tick=False):
        assert reader.post(path, sent).status_code == 302
        question = AskedQuestion.objects.get()
        assert reader.get(link(question)).status_code == 200
        assert AskedQuestion.objects.get().status == "unconfirmed", "reading changes nothing"
        assert reader.post(link(question)).status_code == 302
    told = OutboxMessage.objects.get(key=f"call_question_asked-{question.pk}-{team.officer.pk}")
    assert "amal@reader.example" not in told.text + told.subject
    desk = f"/en/desk/calls/fifth-call/asked/{question.pk}/"
    page = team.get(team.officer, desk).content.decode()
    assert ("May two cities apply?" in page, "amal@reader.example" in page) == (True, False)
    assert team.fill(team.officer, desk).status_code == 400, "an answer has words"
    assert (
        team.fill(team.officer, desk, question_en="May two cities apply together?", answer_en="Yes.").status_code == 302
    )
    public = reader.get("/en/calls/fifth-call/").content.decode()
    assert ("May two cities apply together?" in public, "Amal" in public) == (True, False)
    mail = OutboxMessage.objects.get(key=f"call-question-{question.pk}-answered")
    assert (mail.to, "Yes." in mail.text) == ("amal@reader.example", True)
    row = AskedQuestion.objects.get()
    assert (row.status, row.answered.call) == ("answered", call)
    assert reader.get(link(question)).status_code == 410


def test_only_an_open_call_can_be_asked_about_and_no_draft_is_known():
    team = Pages()
    draft = team.call(title_en="Draft call")
    closed = team.call(title_en="Closed call", closes_on="2020-01-01")
    closed = actions.publish_call(closed, by=team.officer, version=closed.version)
    for call in (draft, closed):
        with pytest.raises(Refused, match="while the call is open"):
            a_question(call)
    assert Client().get("/en/calls/draft-call/ask/").status_code == 404
    page = Client().get("/en/calls/closed-call/ask/").content.decode()
    assert ("while the call is open" in page, 'name="text"' in page) == (True, False)
    assert b"/ask/" not in Client().get("/en/calls/closed-call/").content


def test_a_question_passes_on_no_address_and_nobody_asks_without_end(monkeypatch):
    team = Pages()
    call = an_open_call(team)
    with pytest.raises(ValidationError, match="Leave out e-mail addresses"):
        actions.ask_about_call(
            AskedQuestion(call=call, text="Write to me@there.example", language="en"),
            CallAsker(name="Amal", email="a@b.example"),
            sender="203.0.113.9",
        )
    for number in range(5):
        actions.ask_about_call(
            AskedQuestion(call=call, text="Why?", language="en"),
            CallAsker(name="Amal", email="Amal@reader.example"),
            sender=f"203.0.113.{number}",
        )
    with pytest.raises(TooOften, match="with this address"):
        actions.ask_about_call(
            AskedQuestion(call=call, text="Why?", language="en"),
            CallAsker(name="Amal", email="amal@READER.example"),
            sender="203.0.113.77",
        )
    monkeypatch.setattr(asking, "PER_CALL", 6)
    a_question(call, 20)
    with pytest.raises(TooOften, match="about this call today"):
        a_question(call, 21)


def test_only_those_who_write_calls_answer_or_close():
    team = Pages()
    question = actions.confirm_asked(a_question(an_open_call(team)))
    with pytest.raises(NotAllowed):
        actions.answer_asked(question, {"question_fr": "Qui ?", "answer_fr": "Nous."}, by=team.lead)
    with pytest.raises(NotAllowed):
        actions.close_asked(question, by=team.lead, reason="No.")
    with pytest.raises(ValidationError, match="Say why"):
        actions.close_asked(question, by=team.officer, reason=" ")
    path = f"/en/desk/calls/fifth-call/asked/{question.pk}/close/"
    assert team.post(team.officer, path).status_code == 400
    assert team.post(team.officer, path, {"reason": "An advertisement."}).status_code == 302
    assert team.again(question).status == "closed"
    assert not OutboxMessage.objects.filter(key=f"call-question-{question.pk}-answered").exists()


def test_who_asked_is_forgotten_with_what_nobody_confirmed():
    team = Pages()
    call = an_open_call(team)
    unconfirmed, waiting, answered = a_question(call, 1), a_question(call, 2), a_question(call, 3)
    waiting = actions.confirm_asked(waiting)
    answered = actions.confirm_asked(answered)
    actions.answer_asked(answered, {"question_fr": "Qui ?", "answer_fr": "Nous."}, by=team.officer)
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        actions.forget_askers()
    assert set(AskedQuestion.objects.all()) == {waiting, answered}
    assert not OutboxMessage.objects.filter(key=f"call-question-{unconfirmed.pk}-confirm").exists()
    with time_machine.travel(timezone.now() + timedelta(days=91), tick=False):
        actions.forget_askers()
    assert [row.question for row in CallAsker.objects.all()] == [waiting]
    assert not OutboxMessage.objects.filter(to="amal3@reader.example").exists()
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        actions.forget_askers()
    assert (CallAsker.objects.count(), AskedQuestion.objects.count()) == (0, 2)


def test_a_question_that_nobody_confirmed_is_on_no_desk():
    team = Pages()
    question = a_question(an_open_call(team))
    assert team.get(team.officer, f"/en/desk/calls/fifth-call/asked/{question.pk}/").status_code == 404
    assert {line.waiting for line in team.get(team.officer, "/en/desk/calls/").context["lines"]} == {0}
    actions.confirm_asked(question)
    lines = team.get(team.officer, "/en/desk/calls/").context["lines"]
    assert [line.call.slug for line in lines if line.waiting == 1] == ["fifth-call"]

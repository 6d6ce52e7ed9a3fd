"""Anybody asks a city through the portal; neither side reads the other's address; what both agree to is published."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from cities import actions
from cities.models import Asker, City, CityContact, CityQuestion
from cities.validators import without_address
from core import outbox
from core.errors import NotAllowed, Refused, TooOften
from core.models import AuditEntry, OutboxMessage
from tests.asking import CASE, a_question, link, waiting
from tests.people import official, secretary
from tests.reading import body, read

pytestmark = pytest.mark.django_db
OFFICE = "integration@turin.example"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def turin():
    city = City.objects.get(slug="turin")
    CityContact.objects.create(city=city, email=OFFICE)
    return city


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def send(address: str, **words):
    client = Client()
    values = {"text": "Who pays for it?", "name": "Amal", "email": "amal@reader.example", **words}
    with time_machine.travel("2026-03-01 10:00:00", tick=False):
        opened = client.get(address).context["form"].fields["opened"].initial
    with time_machine.travel("2026-03-01 10:00:30", tick=False):
        return client.post(address, {"opened": opened, **values})


# From the form to the city


@time_machine.travel("2026-03-01 12:00:00", tick=False)
def test_a_question_reaches_the_city_only_when_its_sender_has_confirmed_it(turin):
    assert send("/en/cities/turin/ask/").status_code == 302
    question = CityQuestion.objects.get()
    assert (question.status, question.about, question.about_path) == ("unconfirmed", "city:turin", "/cities/turin/")
    assert list(OutboxMessage.objects.values_list("to", flat=True)) == ["amal@reader.example"]
    path = link(f"question-{question.pk}-confirm")
    assert "Yes, send my question" in Client().get(path).content.decode()
    question.refresh_from_db()
    assert question.status == "unconfirmed", "a scanner of mails that follows the link sends nothing off"

    response = Client().post(path)
    assert (response.status_code, response["Referrer-Policy"]) == (302, "strict-origin")
    question.refresh_from_db()
    assert (question.status, question.due_on) == ("waiting", date(2026, 3, 22))
    assert OutboxMessage.objects.get(key=f"question-{question.pk}-asked").to == OFFICE
    Client().post(path)
    assert OutboxMessage.objects.filter(to=OFFICE).count() == 1, "confirmed twice, asked once"


def test_the_link_is_kept_as_a_hash_and_ends_after_three_days(turin):
    question = a_question(turin)
    path = link(f"question-{question.pk}-confirm")
    token = path.strip("/").split("/")[-1]
    assert question.token_hash not in path and token != question.token_hash
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert Client().get(path).status_code == 410
        assert Client().post(path).status_code == 410
    assert Client().get("/en/questions/no-such-token/").status_code == 410


def test_a_question_about_a_case_study_goes_to_the_city_that_told_it():
    assert send(f"/fr/case-studies/{CASE}/ask/").status_code == 302
    question = CityQuestion.objects.get()
    assert (question.about, question.about_path) == (f"case-study:{CASE}", f"/case-studies/{CASE}/")
    assert (question.language, question.about_title != "") == ("fr", True)
    assert Client().get("/en/case-studies/no-such-case/ask/").status_code == 404


def test_where_a_city_has_no_office_the_officers_get_it(turin):
    CityContact.objects.update(email="")
    officer = secretary(Role.OFFICER)
    secretary(Role.REVIEWER)
    question = waiting(turin)
    assert [m.to for m in OutboxMessage.objects.filter(key__contains="-asked")] == [officer.email]
    actions.answer_question(question, by=officer, answer="From the regional fund.")


@pytest.mark.parametrize("field", ["text", "name", "organisation"])
def test_an_address_in_the_question_is_refused_in_words(field, turin):
    response = send("/en/cities/turin/ask/", **{field: "Write to me: amal@reader.example"})
    assert response.status_code == 400
    assert "Leave out e-mail addresses" in response.content.decode()
    assert not CityQuestion.objects.exists()


def test_a_very_long_word_is_read_as_fast_as_any_other_text():
    began = time.process_time()
    for words in ("x" * 400_000, "a@" * 200_000, "a@" + "x" * 400_000, "x@" + "y." * 200_000 + "@"):
        with suppress(ValidationError):
            without_address(words)
    assert time.process_time() - began < 1


def test_a_machine_that_fills_in_every_field_is_not_heard(turin):
    assert send("/en/cities/turin/ask/", address2="x").status_code == 400
    assert not CityQuestion.objects.exists()


# No address anywhere


def test_no_address_on_a_page_in_the_api_or_in_a_mail(turin, editor, settings, tmp_path):
    settings.MAIL_FOLDER, settings.EMAIL_BACKEND = tmp_path / "mail", "core.mailbox.Folder"
    asked = waiting(turin)
    actions.answer_question(asked, by=editor, answer="From the regional fund.")
    actions.publish_answer(asked, by=editor)
    waiting(turin, 2)
    addresses = {"asker1@reader.example", "asker2@reader.example", OFFICE, editor.email}
    while outbox.send_next():
        pass
    mails = [
        message_from_bytes(file.read_bytes(), policy=policy.default) for file in settings.MAIL_FOLDER.glob("*.eml")
    ]
    assert len(mails) == 5
    for mail in mails:
        others = addresses - {mail["To"]}
        head = " ".join(f"{name}: {value}" for name, value in mail.items())
        assert not [each for each in others if each in head or each in mail.get_content()]
        assert mail["Reply-To"] is None

    client = signed_in(editor)
    own = [
        f"/en/my-city/turin/questions/{asked.pk}/",
        "/en/my-city/turin/questions/",
        "/en/my-city/turin/questions.csv",
    ]
    api = ["/api/v1/cities/turin/questions/", f"/api/v1/cities/turin/questions/{asked.pk}/", "/api/v1/questions/"]
    for address in [*own, *api, "/en/cities/turin/", "/en/my-city/turin/", "/api/v1/cities/turin/history/"]:
        text = body(client.get(address)).replace(f">{editor.name}<", "")
        assert not [each for each in addresses if each in text], address
    public = ["/en/cities/turin/", "/api/v1/questions/", f"/api/v1/questions/{asked.pk}/"]
    for address in public:
        text = body(Client().get(address))
        assert "From the regional fund." in text
        assert "Asker 1" not in text and "Town of Elsewhere" not in text
    trail = " ".join(str(entry.changes) for entry in AuditEntry.objects.filter(about__startswith="question:"))
    assert "Asker" not in trail and "@" not in trail and "newcomers" not in trail


def test_only_those_who_answer_read_who_asked(turin, editor):
    question = waiting(turin)
    address = f"/en/my-city/turin/questions/{question.pk}/"
    assert "Asker 1" in signed_in(editor).get(address).content.decode()
    elsewhere = official(Role.CITY_ADMIN, City.objects.get(slug="lyon"))
    assert signed_in(elsewhere).get(address).status_code == 404
    seen = {p.name: Asker.objects.visible_to(p).count() for p in (editor, elsewhere, secretary(Role.OFFICER))}
    assert list(seen.values()) == [1, 0, 1]
    with pytest.raises(NotAllowed):
        actions.answer_question(question, by=elsewhere, answer="No.")


# Answering


def test_any_colleague_answers_and_the_answer_goes_out_once(turin, editor):
    question = waiting(turin)
    successor = official(Role.CITY_SUBMITTER, turin)
    actions.end_colleague(editor.posts.get(), by=official(Role.CITY_ADMIN, turin))
    client = signed_in(successor)
    address = f"/en/my-city/turin/questions/{question.pk}/"
    assert client.post(address, {"answer": "  "}).status_code == 400
    assert client.post(address, {"answer": "From the regional fund."}).status_code == 302
    assert client.post(address, {"answer": "Again."}).status_code == 400
    question.refresh_from_db()
    assert (question.status, question.answer, question.answered_by) == (
        "answered",
        "From the regional fund.",
        successor.key,
    )
    mail = OutboxMessage.objects.get(key=f"question-{question.pk}-answered")
    assert mail.to == "asker1@reader.example"
    assert "From the regional fund." in mail.text


def test_a_city_passes_a_question_on_and_an_officer_answers(turin, editor):
    officer, question = secretary(Role.OFFICER), waiting(turin)
    client = signed_in(editor)
    address = f"/en/my-city/turin/questions/{question.pk}/"
    client.post(f"{address}pass-on/")
    mail = OutboxMessage.objects.get(key=f"question-{question.pk}-passed-on-{officer.pk}")
    assert "passes a question on" in mail.subject
    with pytest.raises(Refused):
        actions.pass_question_on(question, by=editor)
    assert "passed on by the city" in signed_in(officer).get("/en/desk/").content.decode()


def test_advertising_is_closed_with_a_reason_and_nobody_is_told(turin, editor):
    question = waiting(turin)
    before = OutboxMessage.objects.count()
    client, address = signed_in(editor), f"/en/my-city/turin/questions/{question.pk}/close/"
    assert client.post(address, {"reason": ""}).status_code == 400
    assert client.post(address, {"reason": "An advertisement."}).status_code == 302
    question.refresh_from_db()
    assert (question.status, question.closed_reason) == ("closed", "An advertisement.")
    assert OutboxMessage.objects.count() == before


def test_the_list_shows_what_is_due_first_and_leaves_as_a_table(turin, editor):
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        late = waiting(turin, 1, text="The late one?")
    waiting(turin, 2, text="=cmd(1)")
    done = waiting(turin, 3, text="The settled one?")
    actions.answer_question(done, by=editor, answer="Yes.")
    a_question(turin, 4, text="Not confirmed?")
    client = signed_in(editor)
    page = read(client.get("/en/my-city/turin/questions/"))
    names = [row.all("a")[0].text for row in page.all("p", cls="person-name")]
    assert names == ["The late one?", "=cmd(1)", "The settled one?"]
    overdue = read(client.get("/en/my-city/turin/questions/?overdue=true"))
    assert [row.text for row in overdue.all("p", cls="person-name")] == ["The late one?"]
    assert client.get("/en/my-city/turin/questions/?status=nonsense").status_code == 400
    lines = body(client.get("/en/my-city/turin/questions.csv")).splitlines()
    assert [line.split(",")[0] for line in lines] == ["number", str(late.pk), str(late.pk + 1), str(done.pk)]
    assert "'=cmd(1)" in lines[2]
    assert "1 question is overdue" in client.get("/en/my-city/turin/").content.decode()


# Publishing


def test_nothing_is_public_unless_both_agree(turin, editor):
    silent = waiting(turin, 1, may_publish=False, text="Silently?")
    actions.answer_question(silent, by=editor, answer="Quietly.")
    with pytest.raises(Refused):
        actions.publish_answer(silent, by=editor)
    with pytest.raises(ValidationError):
        row = CityQuestion.objects.get(pk=silent.pk)
        row.published_at, row.public_answer = timezone.now(), "Quietly."
        row.full_clean()
    agreed = waiting(turin, 2, text="Openly?")
    with pytest.raises(Refused):
        actions.publish_answer(agreed, by=editor)
    actions.answer_question(agreed, by=editor, answer="Ask Ann at the desk.")
    assert "Openly?" not in body(Client().get("/en/cities/turin/"))
    client = signed_in(editor)
    client.post(f"/en/my-city/turin/questions/{agreed.pk}/publish/", {"answer": "Ask at the desk."})
    page = body(Client().get("/en/cities/turin/"))
    assert "Openly?" in page and "Ask at the desk." in page and "Ann" not in page and "Silently?" not in page
    client.post(f"/en/my-city/turin/questions/{agreed.pk}/take-back/")
    assert "Openly?" not in body(Client().get("/en/cities/turin/"))


def test_whoever_asked_takes_her_consent_back_by_her_own_link(turin, editor):
    question = waiting(turin)
    actions.answer_question(question, by=editor, answer="Yes.")
    actions.publish_answer(question, by=editor)
    path = link(f"question-{question.pk}-answered")
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert Client().post(path, {"take_back": "1"}).status_code == 302
    question.refresh_from_db()
    assert (question.may_publish, question.published_at) == (False, None)
    with pytest.raises(Refused):
        actions.publish_answer(question, by=editor)


def test_a_signed_out_page_with_questions_sets_no_cookie(turin, editor):
    question = waiting(turin)
    actions.answer_question(question, by=editor, answer="Yes.")
    actions.publish_answer(question, by=editor)
    response = Client().get("/en/cities/turin/")
    assert not response.cookies and "<form" not in read(response).one("main").text


# What the worker does


def test_one_reminder_before_the_day_and_one_after_it(turin):
    waiting(turin)
    for days, keys in [(13, []), (14, ["soon"]), (15, ["soon"]), (22, ["overdue", "soon"]), (40, ["overdue", "soon"])]:
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            actions.remind_of_questions()
        sent = OutboxMessage.objects.filter(to=OFFICE).exclude(key__endswith="-asked").values_list("key", flat=True)
        assert sorted(key.rsplit("-", 1)[1] for key in sent) == keys


def test_who_asked_is_forgotten_ninety_days_after_the_answer(turin, editor):
    question, unconfirmed = waiting(turin, 1), a_question(turin, 2)
    actions.answer_question(question, by=editor, answer="Yes.")
    with time_machine.travel(timezone.now() + timedelta(days=89)):
        actions.forget_askers()
        assert list(Asker.objects.values_list("question", flat=True)) == [question.pk]
        assert not CityQuestion.objects.filter(pk=unconfirmed.pk).exists()
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        actions.forget_askers()
    assert not Asker.objects.exists()
    assert not OutboxMessage.objects.filter(to__startswith="asker").exists()
    question.refresh_from_db()
    assert question.answer == "Yes."


class Down(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody listens")


def test_a_hundred_questions_to_a_city_whose_mail_server_is_down_arrive_later_and_once(turin, settings, tmp_path):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    with time_machine.travel("2026-03-01 00:30:00", tick=False):
        asked = {waiting(turin, number).pk for number in range(1, 101)}
        while outbox.send_next():
            pass
    assert outbox.waiting() == {"queued": 200, "retrying": 200, "failed": 0}
    settings.MAIL_FOLDER, settings.EMAIL_BACKEND = tmp_path / "mail", "core.mailbox.Folder"
    for hour in ("02:00", "14:00"):
        with time_machine.travel(f"2026-03-01 {hour}:00", tick=False):
            call_command("worker", once=True)
    mails = [
        message_from_bytes(file.read_bytes(), policy=policy.default) for file in settings.MAIL_FOLDER.glob("*.eml")
    ]
    keys = [mail["Message-ID"].strip("<>").split("@")[0] for mail in mails if mail["To"] == OFFICE]
    assert sorted(keys) == sorted(f"question-{pk}-asked" for pk in asked)
    assert outbox.waiting()["queued"] == 0


# How often


def test_a_mailbox_a_connection_and_a_city_are_not_flooded(turin, monkeypatch):
    monkeypatch.setattr("cities.actions.questions.PER_MAILBOX", 2)
    monkeypatch.setattr("cities.actions.questions.PER_CITY", 4)
    mine = [a_question(turin, 1), a_question(turin, 1)]
    with pytest.raises(TooOften, match="with this address today"):
        a_question(turin, 1)
    others = [a_question(turin, 2), a_question(turin, 3)]
    with pytest.raises(TooOften, match="asked very much today"):
        a_question(turin, 4)
    assert CityQuestion.objects.count() == len(mine + others)


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_however_many_ask_at_the_same_time():
    def post(number: int) -> int:
        words = {"text": f"Why? {number}", "name": "N", "email": f"n{number}@reader.example"}
        try:
            client = Client(REMOTE_ADDR="203.0.113.77")
            return client.post("/api/v1/cities/turin/questions/", words, content_type="application/json").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(post, range(24)))
    assert (answers.count(202), answers.count(429)) == (10, 14)
    assert CityQuestion.objects.count() == 10


# Over the API


def test_a_question_is_asked_answered_published_and_read_over_the_api(editor, turin):
    study = f"case-study:{CASE}"
    words = {"text": "Who pays?", "name": "Amal", "email": "amal@reader.example", "may_publish": True}
    post = {"content_type": "application/json"}
    assert Client().post("/api/v1/cities/turin/questions/", words, **post).status_code == 202
    assert Client().post(f"/api/v1/case-studies/{CASE}/questions/", words, **post).status_code == 202
    about = CityQuestion.objects.get(about=study)
    assert about.city.case_studies.filter(slug=CASE).exists()
    refused = Client().post("/api/v1/cities/turin/questions/", {**words, "text": "a@b.example"}, **post)
    assert (refused.status_code, "text" in refused.json()["errors"]) == (400, True)

    question = actions.confirm_question(CityQuestion.objects.get(city=turin))
    client, one = signed_in(editor), f"/api/v1/cities/turin/questions/{question.pk}/"
    assert [row["question"] for row in client.get("/api/v1/cities/turin/questions/").json()["results"]] == ["Who pays?"]
    assert client.post(f"{one}publish/", {}, **post).status_code == 409
    assert client.post(f"{one}answer/", {"answer": "The region."}, **post).json()["status"] == "answered"
    assert client.post(f"{one}answer/", {"answer": "The region."}, **post).status_code == 409
    assert client.post(f"{one}publish/", {}, **post).status_code == 200
    (row,) = Client().get("/api/v1/questions/?about=city:turin").json()["results"]
    assert (row["question"], row["answer"], set(row) & {"name", "email", "organisation"}) == (
        "Who pays?",
        "The region.",
        set(),
    )
    assert client.post(f"{one}take-back/", {}, **post).status_code == 200
    assert Client().get(f"/api/v1/questions/{question.pk}/").status_code == 404

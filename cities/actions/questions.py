"""Questions to a city: asked, confirmed, answered, published by consent of both, and who asked forgotten in time."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities import emails
from cities.actions.people import hashed
from cities.choices import QuestionStatus
from cities.models import AnyAsker, Asker, CityQuestion
from core import audit
from core.errors import Refused, TooOften
from core.lifecycle import locked_row, move
from core.limits import within
from core.models import OutboxMessage
from core.permissions import require

LINK_LASTS = timedelta(days=3)
ANSWER_WITHIN = timedelta(days=21)
REMIND_BEFORE = timedelta(days=7)
# How long after the answer it is still known who asked; and after the day it was due, if there never was one.
KNOWN_AFTER_ANSWER = timedelta(days=90)
KNOWN_WITHOUT_ANSWER = timedelta(days=365)
HOUR, DAY = 3600, 24 * 3600
PER_SENDER, PER_MAILBOX, PER_CITY = 10, 5, 100


@transaction.atomic
def ask(question: CityQuestion, asker: Asker, *, sender: str) -> CityQuestion:
    """Take a question in; it goes to the city when the asker has followed the link in her mail.

    `sender` is where it came from (`core.limits.address_of`). Raises TooOften.
    """
    token = new_link(question)
    question.status = QuestionStatus.UNCONFIRMED
    question.full_clean()
    asker.purge_on = timezone.localdate() + LINK_LASTS + timedelta(days=1)
    asker.full_clean(exclude=["question"])
    refuse_too_often(asker, sender)
    if not within(f"question-to:{question.city_id}", times=PER_CITY, seconds=DAY):
        raise TooOften(_("This city has been asked very much today. Please ask it tomorrow."))
    question.save()
    asker.question = question
    asker.save()
    audit.record("ask_city", question.tag, by="public")
    emails.question_to_confirm(question, token)
    return question


def refuse_too_often(asker: AnyAsker, sender: str) -> None:
    """So much may be asked from one connection, and with one address, whoever it is asked of. Raises TooOften."""
    if not within(f"question-from:{sender}", times=PER_SENDER, seconds=HOUR):
        raise TooOften(_("That was very often from your connection. Please try again in an hour."))
    mailbox = sha256(asker.email.lower().encode()).hexdigest()[:32]
    if not within(f"question-by:{mailbox}", times=PER_MAILBOX, seconds=DAY):
        raise TooOften(_("Several questions were sent with this address today. Please go on tomorrow."))


def new_link(question: Any) -> str:
    """A new secret for the asker's link; the one before ends. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    question.token_hash, question.link_until = hashed(token), timezone.now() + LINK_LASTS
    return token


def question_behind(token: str) -> CityQuestion | None:
    """The question that a link belongs to, while the link holds."""
    row = CityQuestion.objects.select_related("city").filter(token_hash=hashed(token)).first()
    return None if row is None or (row.link_until and row.link_until <= timezone.now()) else row


@transaction.atomic
def confirm_question(question: CityQuestion) -> CityQuestion:
    """The address is the asker's own: now the question goes to the city."""
    now = locked_row(question)
    if now.status != QuestionStatus.UNCONFIRMED:
        raise Refused(_("This question was confirmed already. The answer comes to you by mail."))
    due = timezone.localdate() + ANSWER_WITHIN
    move(now, QuestionStatus.WAITING, by="public", asked_at=timezone.now(), due_on=due)
    Asker.objects.filter(question=now).update(purge_on=due + KNOWN_WITHOUT_ANSWER)
    emails.question_asked(now)
    return now


@transaction.atomic
def answer_question(question: CityQuestion, *, by: User, answer: str) -> CityQuestion:
    """The answer goes to the asker by mail; neither side reads the other's address."""
    require(by, "cities.answer_question", question)
    now = locked_row(question)
    if not answer.strip():
        raise Refused(_("Write an answer: it goes to the person who asked."))
    token = new_link(now)
    move(
        now,
        QuestionStatus.ANSWERED,
        by=by.key,
        answer=answer,
        answered_by=by.key,
        answered_at=timezone.now(),
        link_until=None,
    )
    Asker.objects.filter(question=now).update(purge_on=timezone.localdate() + KNOWN_AFTER_ANSWER)
    emails.question_answered(now, token)
    return now


@transaction.atomic
def pass_question_on(question: CityQuestion, *, by: User) -> CityQuestion:
    """The city leaves the answer to the secretariat; the day it is due stays."""
    require(by, "cities.answer_question", question)
    now = waiting(question)
    if now.passed_on_at:
        raise Refused(_("The secretariat has this question already."))
    now.passed_on_at = timezone.now()
    now.save(update_fields=["passed_on_at"])
    audit.record("pass_question_on", now.tag, by=by.key)
    emails.question_passed_on(now)
    return now


@transaction.atomic
def close_question(question: CityQuestion, *, by: User, reason: str) -> CityQuestion:
    """No question, or none that anybody can answer: closed without a word to whoever sent it."""
    require(by, "cities.answer_question", question)
    now = locked_row(question)
    move(now, QuestionStatus.CLOSED, by=by.key, closed_reason=reason.strip())
    Asker.objects.filter(question=now).update(purge_on=timezone.localdate() + KNOWN_AFTER_ANSWER)
    return now


def waiting(question: CityQuestion) -> CityQuestion:
    now = locked_row(question)
    if not now.is_waiting:
        raise Refused(_("This question waits for nothing any more."))
    return now


@transaction.atomic
def publish_answer(question: CityQuestion, *, by: User, answer: str = "") -> CityQuestion:
    """Question and answer stand on the page of what was asked about; the answer as it was sent, or as `answer`."""
    require(by, "cities.answer_question", question)
    now = locked_row(question)
    if now.status != QuestionStatus.ANSWERED:
        raise Refused(_("Answer the question first; then it can be published."))
    if not now.may_publish:
        raise Refused(_("Whoever asked did not agree to publication."))
    now.public_answer, now.published_at = answer.strip() or now.answer, now.published_at or timezone.now()
    now.full_clean()
    now.save()
    audit.record("publish_answer", now.tag, by=by.key, changes={"published": [question.published_at is not None, True]})
    return now


@transaction.atomic
def take_back_answer(question: CityQuestion, *, by: User) -> CityQuestion:
    """Off the page, at once; the answer that was sent stays in the city's list."""
    require(by, "cities.answer_question", question)
    now = locked_row(question)
    if now.published_at is None:
        raise Refused(_("It is not published."))
    now.published_at = None
    now.save(update_fields=["published_at"])
    audit.record("take_back_answer", now.tag, by=by.key, changes={"published": [True, False]})
    return now


@transaction.atomic
def take_back_consent(question: CityQuestion) -> CityQuestion:
    """Whoever asked no longer wants it published; called for the holder of the link alone."""
    now = locked_row(question)
    if not now.may_publish:
        raise Refused(_("You did not agree to publication; nothing of this question is public."))
    was_public, now.may_publish, now.published_at = now.published_at is not None, False, None
    now.save(update_fields=["may_publish", "published_at"])
    audit.record("take_back_consent", now.tag, by="public", changes={"published": [was_public, False]})
    return now


# What the worker does once a day


def remind_of_questions() -> None:
    """One mail a week before a question is due, one when the day has passed."""
    soon = timezone.localdate() + REMIND_BEFORE
    for question in CityQuestion.objects.waiting().filter(due_on__lte=soon).select_related("city"):
        emails.question_due(question)


def forget_askers() -> None:
    """Who asked is no longer known once its time has come; a question that nobody confirmed goes with her."""
    today = timezone.localdate()
    for asker in Asker.objects.filter(purge_on__lte=today).select_related("question"):
        with transaction.atomic():
            forget_asker(asker)


def forget_asker(asker: Asker) -> None:
    question = locked_row(asker.question)
    if not Asker.objects.filter(pk=asker.pk, purge_on__lte=timezone.localdate()).exists():
        return  # answered meanwhile
    OutboxMessage.objects.filter(key__in=emails.keys_to_asker(question)).delete()
    asker.delete()
    if question.status == QuestionStatus.UNCONFIRMED:
        question.delete()

"""Questions about an open call: asked by anybody, confirmed, answered for everybody; who asked is forgotten in time."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities import actions as cities
from cities.choices import QuestionStatus
from core import audit
from core.errors import Refused, TooOften
from core.lifecycle import locked_row, move
from core.limits import within
from core.models import OutboxMessage
from core.permissions import require
from pilots import emails
from pilots.actions.calls import add_question, is_answered
from pilots.choices import CallState
from pilots.models import AskedQuestion, Call, CallAsker, CallQuestion

PER_CALL = 200  # questions a day, from whomever


@transaction.atomic
def ask_about_call(question: AskedQuestion, asker: CallAsker, *, sender: str) -> AskedQuestion:
    """Take a question in; it goes to the secretariat when the asker has followed the link in her mail.

    `sender` is where it came from (`core.limits.address_of`). Raises TooOften.
    """
    refuse_unless_open(question.call)
    token = cities.new_link(question)
    question.status = QuestionStatus.UNCONFIRMED
    question.full_clean()
    asker.purge_on = timezone.localdate() + cities.LINK_LASTS + timedelta(days=1)
    asker.full_clean(exclude=["question"])
    cities.refuse_too_often(asker, sender)
    if not within(f"question-to-call:{question.call_id}", times=PER_CALL, seconds=cities.DAY):
        raise TooOften(_("Very much has been asked about this call today. Please ask tomorrow."))
    question.save()
    asker.question = question
    asker.save()
    audit.record("ask_about_call", question.tag, by="public")
    emails.question_to_confirm(question, token)
    return question


def refuse_unless_open(call: Call) -> None:
    if not call.is_published or call.state != CallState.OPEN:
        raise Refused(_("Questions can be asked while the call is open."))


def asked_behind(token: str) -> AskedQuestion | None:
    """The question that a link belongs to, while the link holds."""
    row = AskedQuestion.objects.select_related("call").filter(token_hash=cities.hashed(token)).first()
    return None if row is None or (row.link_until and row.link_until <= timezone.now()) else row


@transaction.atomic
def confirm_asked(question: AskedQuestion) -> AskedQuestion:
    """The address is the asker's own: now the question goes to the secretariat, while the call is open."""
    now = locked_row(question)
    if now.status != QuestionStatus.UNCONFIRMED:
        raise Refused(_("This question was confirmed already. The answer comes to you by mail."))
    refuse_unless_open(now.call)
    move(now, QuestionStatus.WAITING, by="public", asked_at=timezone.now())
    keep_asker(now, cities.KNOWN_WITHOUT_ANSWER)
    emails.question_asked(now)
    return now


def keep_asker(question: AskedQuestion, lasts: Any) -> None:
    CallAsker.objects.filter(question=question).update(purge_on=timezone.localdate() + lasts)


@transaction.atomic
def answer_asked(question: AskedQuestion, values: dict, *, by: User) -> CallQuestion:
    """Question and answer stand on the call's page from now on, and the asker reads the answer by mail.

    `values` are those of a question on the call (QUESTION_FIELDS): its words as everybody reads them.
    """
    require(by, "pilots.edit_call")
    now = locked_row(question)
    if not is_answered(values):
        raise Refused(_("Write an answer: it goes to the person who asked."))
    row = add_question(now.call, values, by=by)
    move(now, QuestionStatus.ANSWERED, by=by.key, answered=row, link_until=timezone.now())
    keep_asker(now, cities.KNOWN_AFTER_ANSWER)
    emails.question_answered(now, row)
    return row


@transaction.atomic
def close_asked(question: AskedQuestion, *, by: User, reason: str) -> AskedQuestion:
    """No question, or answered already: closed without a word to whoever sent it."""
    require(by, "pilots.edit_call")
    now = locked_row(question)
    move(now, QuestionStatus.CLOSED, by=by.key, closed_reason=reason.strip(), link_until=timezone.now())
    keep_asker(now, cities.KNOWN_AFTER_ANSWER)
    return now


def forget_askers() -> None:
    """Once a day: who asked is no longer known once its time has come; what nobody confirmed goes with her."""
    today = timezone.localdate()
    for asker in CallAsker.objects.filter(purge_on__lte=today).select_related("question"):
        with transaction.atomic():
            forget_asker(asker)


def forget_asker(asker: CallAsker) -> None:
    question = locked_row(asker.question)
    if not CallAsker.objects.filter(pk=asker.pk, purge_on__lte=timezone.localdate()).exists():
        return  # answered meanwhile
    OutboxMessage.objects.filter(key__in=emails.keys_to_asker(question)).delete()
    asker.delete()
    if question.status == QuestionStatus.UNCONFIRMED:
        question.delete()

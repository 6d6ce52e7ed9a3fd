"""Those who ask to join, and what they are answered."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities import emails
from cities.choices import JOIN_LIFECYCLE, JoinStatus
from cities.models import JoinRequest
from core import audit
from core.errors import Refused
from core.permissions import require


@transaction.atomic
def ask_to_join(request: JoinRequest) -> JoinRequest:
    request.full_clean()
    request.save()
    audit.record("ask_to_join", request.tag, by="public")
    emails.join_received(request)
    return request


@transaction.atomic
def answer_join_request(request: JoinRequest, *, by: User, status: str, answer: str, seen: str = "") -> JoinRequest:
    """Move the request on and tell whoever asked; not when it has moved since it stood at `seen`."""
    require(by, "cities.answer_join_request")
    now = JoinRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if seen and now.status != seen:
        raise Refused(_("A colleague has answered meanwhile. Read the answer before you write another."))
    if status not in JOIN_LIFECYCLE[JoinStatus(now.status)]:
        raise Refused(_("This request cannot take that step from where it stands."))
    if not answer.strip():
        raise Refused(_("Write an answer: it goes to the person who asked."))
    before, now.status, now.answer = now.status, status, answer
    now.answered_by, now.answered_at = by, timezone.now()
    now.full_clean()
    now.save()
    audit.record("answer_join_request", now.tag, by=by.key, changes={"status": [before, status]})
    emails.join_answered(now)
    return now

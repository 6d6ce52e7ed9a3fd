"""What authors say to a doubt about their figures."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.errors import Refused, Stale
from core.permissions import require
from core.review import writable, written
from profiles.models import Figure, PlausibilityAnswer, ProfileEdition
from profiles.plausibility import doubts


@transaction.atomic
def answer_doubt(edition: ProfileEdition, key: str, text: str, *, by: User, read: str) -> PlausibilityAnswer | None:
    """Say why a figure is right although it looks impossible; an empty answer takes the earlier one back.

    `read` is the `answer_etag` of the answer that this person saw; raises Stale when there is another one by now.
    """
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    rows = list(Figure.objects.filter(edition=now).with_sources())
    if key not in {doubt.key for doubt in doubts(rows, published_figures(now))}:
        raise Refused(_("This remark no longer applies: the figures have changed."))
    there = PlausibilityAnswer.objects.filter(edition=now, key=key).first()
    answer = there or PlausibilityAnswer(edition=now, key=key)
    before = answer.text
    if read != answer.etag:
        raise Stale(answer, {"text": before})
    if not text.strip() and there is None:
        raise ValidationError({"text": _("Write why the figures are right, or correct them.")})
    if before == text:
        return there
    answer.text, answer.answered_by = text, by.key
    if text.strip():
        answer.full_clean()
        answer.save()
    else:
        answer.delete()
    written(now, by=by.key)
    audit.record("answer_doubt", now.tag, by=by.key, changes={"answer": [before, text]})
    return answer if text.strip() else None


def published_figures(edition: ProfileEdition) -> models.QuerySet[Figure]:
    """What else is known publicly about this city, to compare a draft's figures with."""
    return Figure.objects.visible_to(None).of(edition.city).with_sources()

"""Writing in an approved edition ends its approval: its writer is told so, before and after."""

from django.contrib import messages
from django.utils.translation import gettext as _

from core.answers import PersonalRequest
from core.choices import EditionStatus
from profiles.models import ProfileEdition


def tell_written(request: PersonalRequest, edition: ProfileEdition, words: str) -> None:
    """Say what was done, and that the approval is gone if there was one. `edition`: as the view found it."""
    messages.success(request, words, extra_tags="saved")
    tell_end_of_approval(request, edition)


def tell_end_of_approval(request: PersonalRequest, edition: ProfileEdition) -> None:
    was_approved = edition.status == EditionStatus.APPROVED
    if not was_approved or ProfileEdition.objects.filter(pk=edition.pk, status=EditionStatus.APPROVED).exists():
        return
    words = _("This edition was approved. It is a draft again now: hand it in anew, so that it can be approved again.")
    if edition.publish_at:
        words = _(
            "This edition was approved and its publication planned. It is a draft again now and nothing is planned: "
            "hand it in anew, so that it can be approved again."
        )
    messages.warning(request, words)

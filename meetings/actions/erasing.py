"""Somebody's name goes, from what was published as well. The agendas stay what they were: they hold no name."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit, kept_files, outbox
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from meetings import emails
from meetings.choices import SCHEDULABLE, MeetingStatus
from meetings.models import AgendaRevision, Contributor, ContributorContact, Meeting, PublishedName


@transaction.atomic
def erase_person(contributor: Contributor, *, by: User) -> Contributor:
    """Nobody can read any more what she is called: no page, no file, no answer of the API, no mail that waits.

    Where she stood on a stage stands "name removed". Raises Refused while she is on the stage of a meeting to come.
    """
    require(by, "meetings.schedule")
    now = locked_row(contributor)
    if now.is_erased:
        raise Refused(_("This name was erased already."))
    if coming := Meeting.objects.filter(
        sessions__contributions__contributor=now,
        on_record=False,
        status__in=[*SCHEDULABLE, MeetingStatus.LIVE],
    ).first():
        words = _("She or he is on the stage of “%(meeting)s”. Take her or him off the stage there first.")
        raise Refused(words % {"meeting": coming.title})
    if contact := ContributorContact.objects.filter(contributor=now).first():
        outbox.forget(to=contact.email, kinds=emails.KINDS)
        contact.delete()
    PublishedName.objects.filter(contributor=now).delete()
    for revision in AgendaRevision.objects.filter(snapshot__contains=str(now.key)).select_related("meeting"):
        kept_files.forget(revision.paper(language) for language in LANGUAGES)
    for name in ("name", "organisation", *text_fields(Contributor)):
        setattr(now, name, "")
    now.city = now.person = None
    now.version += 1
    now.save()
    audit.record("erase_person", now.tag, by=by.key)
    return now

"""What a reader says is wrong in a figure: accepted, it becomes a remark on the edition that is being written."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities import actions as cities
from cities.models import City
from core import comments
from core.models import Comment, Correction
from profiles.actions.editions import new_edition
from profiles.models import ProfileEdition

LONGEST = Comment._meta.get_field("text").max_length or 5000


@transaction.atomic
def accept_correction(correction: Correction, city: City, *, by: User, text: str | None = None) -> Correction:
    """Take a reader's proposal over. One about a figure waits on the edition being written; if there is none, it
    begins one: published figures never change.
    """
    now = cities.accept_correction(correction, city, by=by, text=text)
    if now.field == "figures":
        remark_on(edition_for(city, by=by), now.proposal if text is None else text, now.source, by=by)
    return now


def edition_for(city: City, *, by: User) -> ProfileEdition:
    """The edition being written, or a draft equal to the published one. Whoever decides may begin it."""
    City.objects.select_for_update(of=("self",)).get(pk=city.pk)
    return ProfileEdition.objects.of(city).open().first() or new_edition(city, by=by.key)


def remark_on(edition: ProfileEdition, proposal: str, source: str, *, by: User) -> None:
    """The proposal with its source; what one remark cannot hold follows as its answer."""
    words = _("Accepted correction: %(proposal)s\n\nSource: %(source)s") % {"proposal": proposal, "source": source}
    remark = comments.comment(edition.tag, "edition", words[:LONGEST], by=by.key)
    if rest := words[LONGEST:]:
        comments.comment(edition.tag, "edition", rest, by=by.key, answers=remark)

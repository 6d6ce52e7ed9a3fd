"""The way into a session online: its address leaves the portal through this gate alone."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.changing import all_or_nothing
from core.errors import Refused
from core.permissions import require
from meetings.actions.holding import held_session
from meetings.actions.sign_ups import coming
from meetings.choices import INVITING, Acceptance, SignUpState
from meetings.models import Contribution, JoinLink, MeetingInvitation, Session, SignUp
from meetings.sheet.sign_ups import in_its_place, takes_place

OPENS_BEFORE = timedelta(minutes=15)


@all_or_nothing
def set_join_link(session: Session, url: str, *, by: User) -> None:
    """Keep the address; an empty one removes it. The trail tells that it was changed, never what it is."""
    require(by, "meetings.schedule")
    now = held_session(session)
    JoinLink.objects.filter(session=now).delete()
    if url:
        link = JoinLink(session=now, url=url)
        link.full_clean()
        link.save()
    audit.record("set_join_link", now.tag, by=by.key)


def guest_behind(session: Session, user: User) -> MeetingInvitation | None:
    """The open invitation of somebody who signs in."""
    rows = MeetingInvitation.objects.open().of(user).filter(meeting=session.meeting_id).order_by("person", "pk")
    return rows.select_related("meeting").first()


def on_stage(session: Session, user: User) -> bool:
    parts = Contribution.objects.filter(session=session, contributor__person=user)
    return parts.exclude(acceptance=Acceptance.DECLINED).exists()


def way_in_for(session: Session, user: User) -> str | None:
    """The address, for somebody who signs in and may join now; None: this session is none of hers. Raises Refused."""
    if on_stage(session, user):
        return way_in(session, None)
    guest = guest_behind(session, user)
    return way_in(session, guest) if guest else None


def way_in(session: Session, invitation: MeetingInvitation | None) -> str:
    """The address, for a guest who may join now; `None`: for somebody on its stage. Raises Refused, saying why not."""
    if invitation is not None:
        refuse_stranger(session, invitation)
    link = JoinLink.objects.filter(session=session).first()
    if link is None or not takes_place(session) or session.during is None or session.meeting.status not in INVITING:
        raise Refused(_("There is no way into this session online."))
    opens, now = session.during.lower - OPENS_BEFORE, timezone.now()
    if now < opens:
        words = _("The way in opens on %(hour)s and closes with the end of the session. Open this page again then.")
        raise Refused(words % {"hour": in_its_place(opens, session.tz)})
    if now >= session.during.upper:
        raise Refused(_("This session is over."))
    return link.url


def refuse_stranger(session: Session, invitation: MeetingInvitation) -> None:
    """Guests who said yes; where places are given out, those who have one."""
    coming(invitation, session)
    places = SignUp.objects.filter(session=session, invitation=invitation, state=SignUpState.CONFIRMED)
    if session.takes_sign_up and not places.exists():
        raise Refused(_("Sign up for this session first."))

"""Places in sessions: never more than there are, passed on in order, nobody in two at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cities.actions.people import hashed
from core.errors import Clash, Refused
from core.models import OutboxMessage
from meetings import actions
from meetings.choices import SignUpState
from meetings.models import MeetingInvitation, Session, SignUp
from tests.crowds import crowd
from tests.meetings.scheduled import Planned, at

pytestmark = pytest.mark.django_db


def guests(plan: Planned, number: int) -> list[MeetingInvitation]:
    """So many who said yes, each with a link that is her number."""
    rows = []
    for n in range(number):
        values = {"name": f"Guest {n}", "email": f"guest{n}@town.example", "language": "en", "kind": "guest"}
        row, _token = actions.invite(plan.meeting, values, by=plan.officer)
        actions.answer(row, "yes", "in_person")
        MeetingInvitation.objects.filter(pk=row.pk).update(token_hash=hashed(f"guest-{n}"))
        rows.append(row)
    return rows


def workshop(plan: Planned, places: int = 1, hour: int = 9, **values) -> Session:
    given = {"capacity": places, "takes_sign_up": True, "kind": "workshop", "title_en": f"Workshop at {hour}"}
    return plan.session(at(hour), at(hour + 1), **{**given, **values})


@pytest.fixture
def plan() -> Planned:
    made = Planned(mode="hybrid")
    made.announce()
    return made


def states(session: Session) -> list[str]:
    return [row.state for row in SignUp.objects.filter(session=session).order_by("pk")]


def mails(kind: str) -> list[str]:
    rows = OutboxMessage.objects.filter(key__startswith=f"guest-{kind}-").order_by("pk")
    return list(rows.values_list("to", flat=True))


@pytest.mark.django_db(transaction=True)
def test_of_thirty_who_want_five_places_at_once_five_get_one_and_the_others_wait_in_order():
    plan = Planned()
    plan.announce()
    session, people = workshop(plan, 5), guests(plan, 30)
    assert crowd(30, lambda n: actions.sign_up(session, people[n], "in_person")) == ["done"] * 30
    rows = list(SignUp.objects.filter(session=session).order_by("asked_at", "pk"))
    assert [row.state for row in rows if row.state == SignUpState.CONFIRMED] == ["confirmed"] * 5
    waiting = [row for row in rows if row.state == SignUpState.WAITING]
    assert len(waiting) == 25
    left = next(row for row in rows if row.state == SignUpState.CONFIRMED)
    actions.withdraw(session, left.invitation)
    offered = SignUp.objects.filter(session=session, state=SignUpState.OFFERED).get()
    assert offered.pk == waiting[0].pk


def test_a_guest_of_another_meeting_gets_no_place(plan):
    other = plan.new_meeting(title_en="Another one", mode="hybrid")
    actions.announce(other, by=plan.officer, version=other.version)
    session, (guest,) = workshop(plan, meeting=other), guests(plan, 1)
    with pytest.raises(Refused, match="no longer open"):
        actions.sign_up(session, guest, "in_person")
    assert not SignUp.objects.exists()


def test_a_free_place_is_kept_for_the_first_who_waits_who_hears_once_and_passes_on(plan):
    session, (a, b, c) = workshop(plan), guests(plan, 3)
    for guest in (a, b, c):
        actions.sign_up(session, guest, "in_person")
    actions.withdraw(session, a)
    assert states(session) == ["withdrawn", "offered", "waiting"]
    actions.pass_places_on()
    assert mails("place") == [b.email]
    SignUp.objects.filter(invitation=b).update(offered_until=timezone.now() - timedelta(seconds=1))
    actions.pass_places_on()
    assert states(session) == ["withdrawn", "lapsed", "offered"]
    assert mails("place") == [b.email, c.email]
    actions.sign_up(session, c, "in_person")
    actions.sign_up(session, b, "in_person")
    assert states(session) == ["withdrawn", "waiting", "confirmed"]
    assert SignUp.objects.get(invitation=c).offered_until is None


def test_an_offer_never_lasts_beyond_the_beginning(plan):
    session, (a, b) = workshop(plan), guests(plan, 2)
    for guest in (a, b):
        actions.sign_up(session, guest, "in_person")
    soon = (timezone.now() + timedelta(hours=2)).replace(second=0, microsecond=0)
    Session.objects.filter(pk=session.pk).update(
        local_start=soon.replace(tzinfo=None),
        local_end=(soon + timedelta(hours=1)).replace(tzinfo=None),
        tz="Europe/Lisbon",
    )
    session.refresh_from_db()
    actions.withdraw(session, a)
    assert SignUp.objects.get(invitation=b).offered_until == session.during.lower


def test_nobody_has_a_place_in_two_sessions_of_one_hour_and_is_told_in_which_she_has_one(plan):
    one, other, (guest,) = workshop(plan, title_en="Rents"), workshop(plan, title_en="Schools"), guests(plan, 1)
    actions.sign_up(one, guest, "in_person")
    with pytest.raises(Clash, match="Rents"):
        actions.sign_up(other, guest, "in_person")
    actions.withdraw(one, guest)
    assert actions.sign_up(other, guest, "in_person").state == SignUpState.CONFIRMED


def test_online_nobody_waits_and_takes_a_seat_and_switching_offers_the_seat(plan):
    session, (a, b, c) = workshop(plan, is_online=True), guests(plan, 3)
    assert actions.sign_up(session, a, "in_person").state == SignUpState.CONFIRMED
    assert actions.sign_up(session, b, "online").state == SignUpState.CONFIRMED
    assert actions.sign_up(session, c, "in_person").state == SignUpState.WAITING
    actions.sign_up(session, a, "online")
    assert SignUp.objects.get(invitation=c).state == SignUpState.OFFERED
    assert actions.sign_up(session, a, "in_person").state == SignUpState.WAITING


def test_only_who_is_invited_and_said_yes_signs_up_and_whoever_says_no_leaves_her_place(plan):
    session, (a, b) = workshop(plan), guests(plan, 2)
    for guest in (a, b):
        actions.sign_up(session, guest, "in_person")
    actions.answer(a, "no")
    assert states(session) == ["withdrawn", "offered"]
    with pytest.raises(Refused):
        actions.sign_up(session, a, "in_person")
    actions.revoke(b, by=plan.officer)
    assert states(session) == ["withdrawn", "withdrawn"]


def test_more_places_are_offered_at_once(plan):
    session, (a, b, c) = workshop(plan), guests(plan, 3)
    for guest in (a, b, c):
        actions.sign_up(session, guest, "in_person")
    plan.move(session, capacity=2)
    assert states(session) == ["confirmed", "offered", "waiting"]


@pytest.mark.parametrize("way", ["edit", "swap", "shift"])
def test_who_would_be_in_two_sessions_after_a_move_keeps_the_earlier_place_and_is_told(plan, way):
    first, later = workshop(plan, hour=9, title_en="Rents"), workshop(plan, hour=11, title_en="Schools")
    beside = plan.session(at(9), at(10), title_en="Beside", track=2)
    guest, other = guests(plan, 2)
    for session in (first, later):
        actions.sign_up(session, guest, "in_person")
    actions.sign_up(later, other, "in_person")
    later.refresh_from_db()
    beside.refresh_from_db()
    if way == "edit":
        plan.move(later, local_start=at(9), local_end=at(10))
    elif way == "shift":
        actions.shift(later, timedelta(hours=-2), by=plan.officer, version=later.version)
    else:
        actions.swap(later, beside, by=plan.officer, versions=(later.version, beside.version))
    kept, lost = (SignUp.objects.get(session=session, invitation=guest) for session in (first, later))
    assert (kept.state, lost.state) == ("confirmed", "withdrawn")
    assert SignUp.objects.get(session=later, invitation=other).state == "offered"
    assert mails("lost") == [guest.email]
    assert "Rents" in OutboxMessage.objects.get(key__startswith="guest-lost-").text


def call_off(plan: Planned, session: Session) -> Session:
    session.refresh_from_db()
    return actions.cancel_session(session, by=plan.officer, version=session.version, reason="No speaker.")


def test_who_signed_up_for_a_cancelled_session_hears_of_it_once_that_is_published_and_is_free(plan):
    session, beside, (guest,) = workshop(plan), workshop(plan, track=2), guests(plan, 1)
    actions.sign_up(session, guest, "in_person")
    plan.publish()
    call_off(plan, session)
    assert (states(session), mails("lost")) == (["confirmed"], [])
    plan.publish()
    assert (states(session), mails("lost")) == (["withdrawn"], [guest.email])
    assert "No speaker." in OutboxMessage.objects.get(key__startswith="guest-lost-").text
    assert actions.sign_up(beside, guest, "in_person").state == SignUpState.CONFIRMED
    plan.move(beside, title_en="Another title")
    plan.publish()
    assert mails("lost") == [guest.email]


def test_a_draft_that_calls_a_session_off_shows_on_no_page_of_a_guest(plan):
    session, (a, b) = workshop(plan), guests(plan, 2)
    actions.sign_up(session, a, "in_person")
    plan.publish()
    here = ["/en/answer/guest-0/sessions/", "/en/answer/guest-1/sessions/"]
    before = [Client().get(page).content for page in here]
    call_off(plan, session)
    assert [Client().get(page).content for page in here] == before
    assert actions.sign_up(session, b, "in_person").state == SignUpState.WAITING
    actions.withdraw(session, a)
    assert mails("place") == [b.email]


def test_what_is_called_off_in_the_draft_alone_can_take_place_after_all(plan, client):
    session, (guest,) = workshop(plan, room=plan.cellar), guests(plan, 1)
    actions.sign_up(session, guest, "in_person")
    plan.publish()
    off = call_off(plan, session)
    client.force_login(plan.officer)
    desk = f"/en/desk/meetings/{plan.meeting.slug}/sessions/{session.uid}/"
    assert "It takes place after all" in client.get(desk).content.decode()
    assert client.post(f"{desk}restore/", {"version": off.version}).status_code == 302
    assert (states(session), mails("lost")) == (["confirmed"], [])
    assert list(session.bookings.values_list("released", flat=True)) == [False]
    with pytest.raises(Refused, match="Nothing has changed"):
        plan.publish()
    off = call_off(plan, session)
    taken = workshop(plan, room=plan.cellar)
    with pytest.raises(Clash, match="Cellar"):
        actions.restore_session(off, by=plan.officer, version=off.version)
    plan.move(taken, room=plan.hall)
    plan.publish()
    with pytest.raises(Refused, match="calls this session off"):
        actions.restore_session(off, by=plan.officer, version=off.version)
    assert mails("lost") == [guest.email]


# Her page


def test_she_signs_up_waits_and_gives_up_on_her_page_without_an_account(plan):
    session, (a, b) = workshop(plan), guests(plan, 2)
    plan.publish()
    actions.sign_up(session, a, "in_person")
    page, here = Client(enforce_csrf_checks=True), "/en/answer/guest-1/sessions/"
    assert "Wait for a place" in page.get(here).content.decode()
    assert not SignUp.objects.filter(invitation=b).exists()
    assert page.post(here, {"session": session.uid, "what": "in_person"}).status_code == 302
    assert "your turn: 1" in page.get(here).content.decode()
    actions.withdraw(session, a)
    assert "Take the place" in page.get(here).content.decode()
    page.post(here, {"session": session.uid, "what": "in_person"})
    assert "You have a place" in page.get(here).content.decode()
    assert page.post(here, {"session": session.uid, "what": "leave"}).status_code == 302
    assert states(session) == ["withdrawn", "withdrawn"]


@pytest.mark.parametrize("sent", [{}, {"what": "in_person"}, {"session": "x", "what": "leave"}, {"what": "often"}])
def test_what_makes_no_sense_is_told_and_changes_nothing(plan, sent):
    workshop(plan)
    guests(plan, 1)
    plan.publish()
    assert Client().post("/en/answer/guest-0/sessions/", sent).status_code == 409
    assert not SignUp.objects.exists()


def test_what_is_only_planned_is_on_no_page_of_a_guest(plan):
    session = workshop(plan, title_en="Secret plans")
    guests(plan, 1)
    here = "/en/answer/guest-0/sessions/"
    assert "Secret plans" not in Client().get(here).content.decode()
    assert Client().post(here, {"session": session.uid, "what": "in_person"}).status_code == 409


def test_the_desk_reads_who_has_a_place_and_who_waits(plan, client):
    session, (a, b) = workshop(plan), guests(plan, 2)
    for guest in (a, b):
        actions.sign_up(session, guest, "in_person")
    client.force_login(plan.officer)
    page = client.get(f"/en/desk/meetings/{plan.meeting.slug}/sessions/{session.uid}/sign-ups/").content.decode()
    assert page.index("Guest 0") < page.index("Guest 1")
    assert "1 of 1 places" in page


def test_a_copy_carries_nobody_over(plan):
    session, (guest,) = workshop(plan), guests(plan, 1)
    actions.sign_up(session, guest, "in_person")
    new = actions.copy_shape(plan.meeting, by=plan.officer, first_day=at(9).date(), title="Again", language="en")
    assert new.sessions.get().takes_sign_up
    assert SignUp.objects.count() == 1

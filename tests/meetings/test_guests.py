"""Who is invited to a meeting, by whom, who comes instead, and what is answered."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.choices import Role
from accounts.names import names_of
from core.errors import NotAllowed, Refused, TooOften
from core.models import OutboxMessage
from meetings import actions
from meetings.actions import guests
from meetings.models import AnswerLink, Contribution, Meeting, MeetingInvitation, Quota
from tests.crowds import crowd
from tests.meetings.scheduled import Planned, at, city
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
AMAL = {"name": "Amal Haddad", "email": "Amal@town.example", "language": "fr", "kind": "guest"}


@pytest.fixture
def desk() -> Planned:
    plan = Planned(mode="hybrid")
    plan.announce()
    return plan


def someone(number: int = 1) -> dict:
    return {"name": f"Delegate {number}", "email": f"delegate{number}@town.example", "language": "ar"}


def now(desk: Planned, **values) -> None:
    Meeting.objects.filter(pk=desk.meeting.pk).update(**values)


def mails(to: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(to__iexact=to).order_by("pk"))


def test_somebody_is_invited_in_her_language_by_a_link_of_which_only_the_hash_is_kept(desk):
    row, token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    (mail,) = mails("amal@town.example")
    assert (mail.language, f"/fr/answer/{token}/" in mail.text) == ("fr", True)
    assert len(token) == 43
    assert (row.token_hash, actions.behind(token)) == (guests.hashed(token), row)
    assert token not in str(MeetingInvitation.objects.values())


def test_nobody_is_invited_twice_nor_by_somebody_who_may_not(desk):
    actions.invite(desk.meeting, AMAL, by=desk.officer)
    with pytest.raises(ValidationError):
        actions.invite(desk.meeting, {**AMAL, "email": "AMAL@town.example"}, by=desk.officer)
    with pytest.raises(NotAllowed):
        actions.invite(desk.meeting, someone(), by=secretary(Role.REVIEWER))
    assert MeetingInvitation.objects.count() == 1


def test_nobody_is_invited_to_a_draft_nor_to_what_is_over_or_called_off(desk):
    for state in ("draft", "postponed", "held", "closed", "unknown"):
        now(desk, status=state, on_record=state == "unknown")
        with pytest.raises(Refused):
            actions.invite(desk.meeting, AMAL, by=desk.officer)
    now(desk, status="confirmed", on_record=False, first_day="2020-01-01", last_day="2020-01-02")
    with pytest.raises(Refused):
        actions.invite(desk.meeting, AMAL, by=desk.officer)


def test_an_altered_expired_or_revoked_link_opens_nothing(desk):
    row, token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    assert actions.behind(token[:-1] + "!") is None
    MeetingInvitation.objects.update(token_until=timezone.now() - timedelta(seconds=1))
    assert actions.behind(token) is None
    MeetingInvitation.objects.update(token_until=timezone.now() + timedelta(days=1))
    assert actions.behind(token) == row
    now(desk, status="draft")
    assert actions.behind(token) is None
    now(desk, status="confirmed")
    actions.revoke(row, by=desk.officer)
    assert actions.behind(token) is None


def test_each_mail_has_a_link_of_its_own_and_all_hold(desk):
    row, first = actions.invite(desk.meeting, AMAL, by=desk.officer)
    second = actions.new_link(row)
    assert (actions.behind(first), actions.behind(second)) == (row, row)
    actions.revoke(row, by=desk.officer)
    assert (actions.behind(first), actions.behind(second), AnswerLink.objects.count()) == (None, None, 0)


def test_a_city_names_as_many_as_its_quota_says(desk):
    quota = Quota.objects.create(meeting=desk.meeting, city=city("turin"), seats=2)
    admin, elsewhere = official(Role.CITY_ADMIN, city("turin")), official(Role.CITY_ADMIN, city("lyon"))
    for number in (1, 2):
        actions.nominate(quota, someone(number), by=admin)
    with pytest.raises(Refused, match="2"):
        actions.nominate(quota, someone(3), by=admin)
    with pytest.raises(Refused):
        actions.invite(desk.meeting, {**someone(3), "kind": "delegate", "city": city("turin")}, by=desk.officer)
    with pytest.raises(NotAllowed):
        actions.nominate(quota, someone(3), by=elsewhere)
    with pytest.raises(NotAllowed):
        actions.nominate(quota, someone(3), by=official(Role.CITY_EDITOR, city("turin")))


def test_after_the_day_a_city_names_nobody_any_more_but_the_secretariat_does(desk):
    quota = Quota.objects.create(meeting=desk.meeting, city=city("turin"), seats=2, nominate_by=date(2026, 1, 1))
    with pytest.raises(Refused, match="2026"):
        actions.nominate(quota, someone(), by=official(Role.CITY_ADMIN, city("turin")))
    assert actions.nominate(quota, someone(), by=desk.officer)[0].city == city("turin")


@pytest.mark.django_db(transaction=True)
def test_twelve_who_name_delegates_at_once_never_exceed_the_quota():
    plan = Planned()
    plan.announce()
    quota = Quota.objects.create(meeting=plan.meeting, city=city("turin"), seats=3)
    admin = official(Role.CITY_ADMIN, city("turin"))
    came = crowd(12, lambda number: actions.nominate(quota, someone(number), by=admin))
    assert came == ["Refused"] * 9 + ["done"] * 3
    assert guests.named(plan.meeting, city("turin")) == 3


def test_a_substitute_has_a_linked_invitation_and_both_are_told(desk):
    quota = Quota.objects.create(meeting=desk.meeting, city=city("turin"), seats=1)
    admin = official(Role.CITY_ADMIN, city("turin"))
    first, token = actions.nominate(quota, someone(1), by=admin)
    second, other = actions.substitute(first, someone(2), by=admin)
    first.refresh_from_db()
    assert (first.state, second.replaces, second.kind, second.city) == ("substituted", first, "delegate", city("turin"))
    assert (actions.behind(token), actions.behind(other)) == (None, second)
    assert [mail.key.rsplit("-", 2)[0] for mail in mails("delegate1@town.example")] == ["guest-replaced"]
    assert "Delegate 2" in mails("delegate1@town.example")[0].text
    assert f"/ar/answer/{other}/" in mails("delegate2@town.example")[0].text
    with pytest.raises(Refused):
        actions.substitute(first, someone(3), by=admin)


def test_she_may_send_a_colleague_herself(desk):
    row, token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    after, _token = actions.substitute(row, someone(2), by="link")
    assert after.invited_by == f"guest:{row.uid}"
    assert actions.behind(token) is None
    with pytest.raises(NotAllowed):
        actions.substitute(after, someone(3), by=official(Role.CITY_ADMIN, city("turin")))


def test_she_answers_and_answers_again_and_the_newest_counts(desk):
    row, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    actions.answer(row, "yes", "in_person", "By train")
    actions.answer(row, "yes", "in_person", "By train")
    actions.answer(row, "no", "in_person")
    assert [(one.reply, one.presence) for one in row.answers.newest_first()] == [("no", ""), ("yes", "in_person")]
    found = MeetingInvitation.objects.with_standing().get(pk=row.pk)
    assert (found.standing, found.word) == ("no", "")
    with pytest.raises(ValidationError):
        actions.answer(row, "yes")


def test_nobody_fills_the_log_of_answers_by_her_link(desk, monkeypatch):
    monkeypatch.setattr(guests, "ANSWERS_A_DAY", 2)
    row, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    for reply in ("no", "maybe"):
        actions.answer(row, reply)
    with pytest.raises(TooOften):
        actions.answer(row, "no")
    assert names_of([f"guest:{row.uid}"]) == {f"guest:{row.uid}": "A guest, by her or his link"}


def test_the_secretariat_answers_for_her_and_it_is_recorded_so(desk):
    row, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    assert actions.answer(row, "yes", "online", by=desk.officer).answered_by == desk.officer.key
    with pytest.raises(NotAllowed):
        actions.answer(row, "no", by=secretary(Role.LOGISTICS))


def test_in_a_room_nobody_answers_online(desk):
    now(desk, mode="in_person")
    row, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    assert actions.answer(row, "yes").presence == "in_person"
    with pytest.raises(Refused):
        actions.answer(row, "yes", "online")


def test_after_a_move_an_old_answer_is_one_for_the_old_date(desk):
    row, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    actions.answer(row, "yes", "online")
    now(desk, first_day="2027-07-08", last_day="2027-07-09")
    assert MeetingInvitation.objects.to_answer().get().standing == "outdated"
    actions.answer(MeetingInvitation.objects.get(), "yes", "online")
    assert MeetingInvitation.objects.with_standing().get().standing == "yes"


def test_whoever_is_on_the_stage_says_yes_or_no_to_that_as_well(desk):
    speaker = desk.speaker()
    desk.on_stage(desk.session(at(9), at(10)), speaker, "asked")
    row, _token = actions.invite(desk.meeting, {**AMAL, "contributor": speaker}, by=desk.officer)
    for reply, acceptance in (("maybe", "asked"), ("yes", "accepted"), ("no", "declined"), ("yes", "accepted")):
        actions.answer(row, reply, "in_person")
        assert Contribution.objects.get().acceptance == acceptance


def test_she_who_was_given_another_hour_meanwhile_stays_off_the_stage(desk):
    speaker = desk.speaker()
    desk.on_stage(desk.session(at(9), at(10)), speaker, "declined")
    desk.on_stage(desk.session(at(9), at(10), track=2), speaker)
    row, _token = actions.invite(desk.meeting, {**AMAL, "contributor": speaker}, by=desk.officer)
    actions.answer(row, "yes", "in_person")
    assert sorted(Contribution.objects.values_list("acceptance", flat=True)) == ["accepted", "declined"]

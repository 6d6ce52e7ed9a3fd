"""What the database holds of guests and minutes, whatever the code does."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from meetings.choices import Attribution, SignUpState
from meetings.models import Answer, MeetingInvitation, MinutesEntry, Recording, SignUp
from tests.meetings.scheduled import Planned, at, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Planned:
    return Planned()


def invitation(meeting, email="guest@example.org") -> MeetingInvitation:
    return MeetingInvitation.objects.create(
        meeting=meeting, kind="guest", name="Amal", email=email, token_hash=email, token_until=timezone.now()
    )


def test_an_answer_is_never_changed_nor_deleted(desk):
    row = invitation(desk.meeting)
    answer = Answer.objects.create(invitation=row, reply="no", sequence=0, answered_by="link")
    for refused in (
        lambda: Answer.objects.filter(pk=answer.pk).update(reply="yes"),
        lambda: Answer.objects.filter(pk=answer.pk)._raw_delete("default"),
        lambda: connection.cursor().execute("TRUNCATE meetings_answer"),
    ):
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            refused()
    assert Answer.objects.get(pk=answer.pk).reply == "no"


def test_under_the_chatham_house_rule_minutes_name_no_city_and_nothing_is_recorded(desk):
    session = desk.session(at(9), at(10), attribution=Attribution.CHATHAM_HOUSE)
    for made in (
        lambda: MinutesEntry.objects.create(session=session, words_en="Rents rise.", city=city("turin")),
        lambda: Recording.objects.create(session=session, url="https://example.org/film"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            made()
    assert MinutesEntry.objects.create(session=session, words_en="Rents rise.").pk


def test_the_rule_cannot_be_switched_on_while_a_name_stands_in_the_minutes(desk):
    session = desk.session(at(9), at(10))
    note = MinutesEntry.objects.create(session=session, words_en="Rents rise.", city=city("turin"))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(session).objects.filter(pk=session.pk).update(attribution=Attribution.CHATHAM_HOUSE)
    MinutesEntry.objects.filter(pk=note.pk).update(city=None)
    type(session).objects.filter(pk=session.pk).update(attribution=Attribution.CHATHAM_HOUSE)
    note.refresh_from_db()
    assert note.attribution == Attribution.CHATHAM_HOUSE


def test_nobody_is_confirmed_in_two_sessions_of_the_same_hour(desk):
    meeting = desk.meeting
    one, other = (desk.session(at(9), at(10), capacity=5, takes_sign_up=True, track=track) for track in (1, 2))
    guest = invitation(meeting)
    SignUp.objects.create(session=one, invitation=guest, state=SignUpState.CONFIRMED)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.create(session=other, invitation=guest, state=SignUpState.CONFIRMED)
    assert SignUp.objects.create(session=other, invitation=guest, state=SignUpState.WAITING).pk

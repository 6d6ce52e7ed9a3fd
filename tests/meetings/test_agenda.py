"""Publishing an agenda: what hinders it, what it says for ever, who hears of it."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from core.errors import Refused
from core.models import OutboxMessage
from meetings import actions
from meetings.models import AgendaRevision, Blackout, Contributor, MeetingCity, PublishedName
from tests.crowds import crowd
from tests.meetings.scheduled import Planned, at, city

pytestmark = pytest.mark.django_db


def announced(**values):
    plan = Planned(**values)
    plan.opening = plan.session(at(9), at(10), room=plan.hall)
    plan.announce()
    return plan


def mails():
    return list(OutboxMessage.objects.filter(key__startswith="agenda-").order_by("pk"))


def keys(meeting, level):
    return {check.key.split(":")[0] for check in actions.checks(meeting) if check.level == level}


def test_a_draft_has_no_public_agenda():
    plan = Planned()
    plan.session(at(9), at(10))
    with pytest.raises(Refused, match="Announce the meeting first"):
        plan.publish()


def test_a_session_outside_the_meeting_or_without_hours_blocks_the_agenda():
    plan = announced()
    plan.session(at(9, day=5), at(10, day=5))
    plan.session(None, None, title_en="Some time")
    assert keys(plan.meeting, "blocked") == {"outside", "no-hours"}
    with pytest.raises(Refused):
        plan.publish()


def test_a_title_is_missing_in_the_default_language_or_in_another():
    plan = announced()
    plan.session(at(11), at(12), title_en="", title_ar="")
    assert "no-title" in keys(plan.meeting, "blocked")
    assert keys(plan.meeting, "noted") == {"untranslated"}


def test_what_is_risky_is_published_once_it_is_acknowledged_and_that_is_kept():
    plan = announced()
    plan.session(at(11), at(12), room=plan.cellar, capacity=30)
    plan.on_stage(plan.opening, plan.speaker(), acceptance="asked")
    actions.set_languages(plan.opening, [{"language": "ar", "mode": "interpretation"}], by=plan.officer)
    found = [check for check in actions.checks(plan.meeting) if check.level == "acknowledge"]
    assert {check.key.split(":")[0] for check in found} == {"small-room", "not-accepted", "no-team"}
    with pytest.raises(Refused, match="Say that you know this"):
        plan.publish(acknowledged=[found[0].key])
    revision = plan.publish(acknowledged=[check.key for check in found])
    assert {row["key"] for row in revision.acknowledged} == {check.key for check in found}


def test_holidays_and_the_weekend_of_an_invited_city_are_to_be_acknowledged():
    plan = announced()
    MeetingCity.objects.create(meeting=plan.meeting, city=city("amman"))
    Blackout.objects.create(
        kind="holiday",
        name_en="A feast",
        country=city("amman").country,
        first_day=date(2027, 6, 30),
        last_day=date(2027, 7, 1),
    )
    # 2 July 2027 is a Friday: the weekend in Jordan.
    assert keys(plan.meeting, "acknowledge") == {"blackout", "weekend"}


def test_an_online_session_before_seven_in_an_invited_city_is_to_be_acknowledged():
    plan = announced()
    MeetingCity.objects.create(meeting=plan.meeting, city=city("lisbon"))
    # Five in Rabat is six in Lisbon in July.
    plan.session(at(5), at(6), is_online=True, track=2)
    assert "hour" in keys(plan.meeting, "acknowledge")


def test_agendas_are_numbered_and_chained():
    plan = announced()
    first = plan.publish()
    plan.move(plan.opening, title_en="Opening words")
    second = plan.publish()
    assert (first.number, second.number, second.previous_hash) == (1, 2, first.hash)
    assert actions.chain_holds(plan.meeting)


def test_nothing_changed_is_no_new_agenda():
    plan = announced()
    plan.publish()
    with pytest.raises(Refused, match="Nothing has changed"):
        plan.publish()


def test_a_published_agenda_stays_what_it_was_when_a_speaker_is_renamed_or_erased():
    plan = announced()
    person = plan.speaker()
    plan.on_stage(plan.opening, person)
    revision = plan.publish()
    before = revision.snapshot
    assert "Salma" not in before
    Contributor.objects.filter(pk=person.pk).update(name="Salma Benali")
    plan.publish()
    revision.refresh_from_db()
    digest = json.loads(revision.snapshot)["sessions"][0]["people"][0]["name"]
    assert revision.snapshot == before
    assert PublishedName.objects.get(digest=digest).name == "Salma Idrissi"
    PublishedName.objects.filter(contributor=person).delete()
    assert actions.chain_holds(plan.meeting)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_agendarevision SET snapshot = '{}'",
        "DELETE FROM meetings_agendarevision",
        "TRUNCATE meetings_agendarevision",
    ],
)
def test_sql_cannot_change_a_published_agenda(statement):
    announced().publish()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AgendaRevision.objects.count() == 1


def test_five_edits_and_one_publication_are_one_mail_with_five_lines():
    plan = announced()
    person = plan.speaker()
    sessions = [plan.session(at(11 + n), at(12 + n), title_en=f"Talk {n}", track=2) for n in range(5)]
    for session in sessions:
        plan.on_stage(session, person)
    plan.publish()
    OutboxMessage.objects.all().delete()
    for n, session in enumerate(sessions):
        plan.move(session, local_start=at(11 + n, day=2), local_end=at(12 + n, day=2))
    plan.publish()
    (mail,) = mails()
    assert mail.to == "salma@speakers.example"
    assert mail.language == "fr"
    assert mail.text.count("– ") >= 5
    assert all(f"2 juillet 2027, {11 + n}:00–{12 + n}:00 Africa/Casablanca (UTC)" in mail.text for n in range(5))


def test_a_mail_of_a_moved_session_says_when_it_was_to_be_and_when_it_is_now():
    plan = announced()
    moved, roomed = plan.session(at(11), at(12), track=2), plan.session(at(14), at(15), room=plan.hall)
    person = plan.speaker()
    for session in (moved, roomed):
        plan.on_stage(session, person)
    plan.publish()
    OutboxMessage.objects.all().delete()
    plan.move(moved, local_start=at(16, day=2), local_end=at(17, day=2))
    plan.move(roomed, room=plan.cellar)
    plan.publish()
    (mail,) = mails()
    before, now = "1er juillet 2027, 11:00–12:00 Africa/Casablanca (UTC)", "2 juillet 2027, 16:00–17:00"
    assert f"Avant : {before}\n  Maintenant : {now} Africa/Casablanca (UTC)" in mail.text
    assert mail.text.count("Avant") == 1, "another room is no other hour"


def test_a_mended_title_is_a_new_agenda_and_no_mail():
    plan = announced()
    plan.on_stage(plan.opening, plan.speaker())
    plan.publish()
    OutboxMessage.objects.all().delete()
    plan.move(plan.opening, title_en="Opening!")
    assert plan.publish().number == 2
    assert mails() == []


@pytest.mark.parametrize("change", ["room", "start", "end", "cancelled", "speaker"])
def test_only_those_concerned_hear_of_a_change(change):
    plan = announced()
    concerned, other = plan.speaker(), plan.speaker("Omar Haddad", "en")
    plan.on_stage(plan.opening, concerned)
    plan.on_stage(plan.session(at(14), at(15)), other)
    plan.publish()
    OutboxMessage.objects.all().delete()
    if change == "room":
        plan.move(plan.opening, room=plan.cellar)
    elif change == "start":
        plan.move(plan.opening, local_start=at(8, 30))
    elif change == "end":
        plan.move(plan.opening, local_end=at(10, 30))
    elif change == "speaker":
        actions.remove_contribution(plan.opening.contributions.get(), by=plan.officer)
    else:
        plan.opening.refresh_from_db()
        actions.cancel_session(plan.opening, by=plan.officer, version=plan.opening.version, reason="Ill.")
    plan.publish()
    assert [mail.to for mail in mails()] == ["salma@speakers.example"]


def test_the_secretariat_sees_who_would_hear_of_what_before_it_goes():
    plan = announced()
    person = plan.speaker()
    nobody = Contributor.objects.create(name="No Address")
    plan.on_stage(plan.opening, person)
    plan.on_stage(plan.opening, nobody)
    before = actions.plan(plan.meeting)
    assert {row.name for row, _changes in before.people} == {"Salma Idrissi", "No Address"}
    assert before.unreachable == [nobody]
    assert (before.number, AgendaRevision.objects.count(), mails()) == (1, 0, [])
    assert not PublishedName.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_publish_at_once_one_publishes_and_everybody_hears_once():
    plan = announced()
    plan.on_stage(plan.opening, plan.speaker())
    answers = crowd(10, lambda _n: actions.publish_agenda(plan.meeting, by=plan.officer, read=0))
    assert answers == ["Refused"] * 9 + ["done"]
    assert len(mails()) == 1

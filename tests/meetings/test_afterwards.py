"""Minutes under the rule of their session, the report that cities clear, promises that remind."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from accounts.choices import Role
from core.errors import NotAllowed, Refused, Stale
from core.lifecycle import move
from core.models import AuditEntry, OutboxMessage
from meetings import actions
from meetings.actions.minutes import names_in
from meetings.actions.pledges import months_after
from meetings.choices import Attribution, Clearance, MeetingStatus, PledgeState, ReportState
from meetings.models import MeetingCity, MeetingReport, MinutesEntry, Pledge
from tests.meetings.scheduled import Planned, at, city
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
RULE = Attribution.CHATHAM_HOUSE


class Held(Planned):
    """The meeting of `Planned` after its first day; Turin was invited, and Salma Idrissi spoke."""

    def __init__(self):
        super().__init__()
        self.opening = self.session(at(9), at(10))
        self.salma = self.speaker()
        self.on_stage(self.opening, self.salma)
        self.turin = city("turin")
        MeetingCity.objects.create(meeting=self.meeting, city=self.turin)
        self.announce()
        self.meeting = actions.confirm(self.meeting, by=self.officer, version=self.meeting.version)
        move(self.meeting, MeetingStatus.LIVE, by="clock")

    def confidential(self):
        type(self.opening).objects.filter(pk=self.opening.pk).update(attribution=RULE)
        self.opening.refresh_from_db()

    def note(self, text="Rents rise.", **values) -> MinutesEntry:
        return actions.write_minutes(self.opening, {"words_en": text} | values, by=self.officer)

    def report(self, text="Rents rise in Turin.") -> MeetingReport:
        self.note(text)
        report = actions.draft_report(self.meeting, by=self.officer)
        words = {"title_fr": "Logement", "title_ar": "السكن", "body_fr": "Les loyers.", "body_ar": "الإيجارات."}
        return actions.edit_report(report, words, by=self.officer, version=report.version)


@pytest.fixture
def held() -> Held:
    return Held()


def test_minutes_are_not_written_before_the_meeting_has_begun():
    planned = Planned()
    session = planned.session(at(9), at(10))
    with pytest.raises(Refused, match="has begun"):
        actions.write_minutes(session, {"words_en": "Too early."}, by=planned.officer)


def test_a_note_says_who_said_it_where_names_may_be_quoted(held):
    row = held.note(contributor=held.salma, city=held.turin)
    assert (row.contributor, row.city, row.position) == (held.salma, held.turin, 1)
    with pytest.raises(NotAllowed):
        actions.write_minutes(held.opening, {"words_en": "x"}, by=secretary(Role.PUBLISHER))


@pytest.mark.parametrize(
    "text", ["Salma Idrissi doubts it.", "IDRISSI doubts it", "Turin doubts it.", "كما قالت تورينو"]
)
def test_under_the_chatham_house_rule_no_word_names_a_person_or_a_city(held, text):
    held.confidential()
    with pytest.raises(ValidationError, match="without these names"):
        held.note(text)
    with pytest.raises(Refused, match="name no person and no city"):
        held.note(city=held.turin)
    assert held.note("A city doubts it.").pk


def test_a_name_in_another_word_is_no_name():
    assert names_in(["The Turinese left"], ["Turin"]) == []
    assert names_in(["وتورينو"], ["تورينو"]) == ["تورينو"]


def test_the_rule_is_switched_on_only_once_the_names_are_gone(held):
    note = held.note(city=held.turin)
    for telling in ({"city": held.turin}, {"city": None, "words_en": "Salma Idrissi doubts it."}):
        note = actions.edit_minutes(note, telling, by=held.officer, version=note.version)
        with pytest.raises(Refused, match=r"name people or cities \(1\)"):
            held.move(held.opening, attribution=RULE)
    actions.edit_minutes(note, {"words_en": "Rents rise."}, by=held.officer, version=note.version)
    recording = actions.add_recording(held.opening, "https://example.org/film", by=held.officer)
    with pytest.raises(Refused, match="recorded"):
        held.move(held.opening, attribution=RULE)
    actions.remove_recording(recording, by=held.officer)
    assert held.move(held.opening, attribution=RULE).attribution == RULE


def test_the_trail_keeps_no_word_of_what_was_said(held):
    note = held.note("A secret remark.")
    actions.edit_minutes(note, {"words_en": "Another remark."}, by=held.officer, version=note.version)
    assert not AuditEntry.objects.filter(changes__icontains="remark").exists()


def test_of_two_who_write_one_note_the_second_is_told(held):
    note = held.note()
    actions.edit_minutes(note, {"words_en": "Once."}, by=held.officer, version=note.version)
    with pytest.raises(Stale):
        actions.edit_minutes(note, {"words_en": "Twice."}, by=held.officer, version=1)


def test_a_report_is_drafted_from_the_minutes_and_names_no_person(held):
    held.note("Rents rise.", contributor=held.salma, city=held.turin)
    held.note("We meet again.", kind="decision")
    report = actions.draft_report(held.meeting, by=held.officer)
    assert report.body_en.splitlines()[0] == "## Opening"
    assert "- Rents rise. (Turin)" in report.body_en
    assert "What was decided\n\n- We meet again." in report.body_en
    assert "Salma" not in report.body_en


def test_a_report_is_public_once_every_city_that_it_names_has_cleared_it(held):
    mayor, publisher = official(Role.CITY_SUBMITTER, held.turin), secretary(Role.PUBLISHER)
    report = actions.ask_clearance(report := held.report(), by=held.officer, version=report.version)
    mail = OutboxMessage.objects.get(to=mayor.email)
    assert "Turin" in mail.subject
    with pytest.raises(Refused, match="Not cleared yet by: Turin"):
        actions.publish_report(report, by=publisher, version=report.version)
    clearance = report.clearances.get()
    actions.answer_clearance(clearance, Clearance.CLEARED, by=mayor, version=clearance.version)
    report = actions.publish_report(report, by=publisher, version=report.version)
    assert report.status == ReportState.PUBLISHED


def test_words_changed_after_a_clearance_are_cleared_anew(held):
    mayor = official(Role.CITY_SUBMITTER, held.turin)
    report = actions.ask_clearance(report := held.report(), by=held.officer, version=report.version)
    clearance = report.clearances.get()
    actions.answer_clearance(clearance, Clearance.CLEARED, by=mayor, version=clearance.version)
    report = actions.edit_report(report, {"body_en": "Turin fails."}, by=held.officer, version=report.version)
    assert (report.status, report.clearances.count()) == (ReportState.DRAFT, 0)


def test_a_city_that_objects_says_what_should_be_changed(held):
    mayor = official(Role.CITY_SUBMITTER, held.turin)
    report = actions.ask_clearance(report := held.report(), by=held.officer, version=report.version)
    clearance = report.clearances.get()
    with pytest.raises(ValidationError, match="Say what should be changed"):
        actions.answer_clearance(clearance, Clearance.OBJECTED, by=mayor, version=clearance.version)


def test_a_report_lacks_no_language(held):
    held.note()
    report = actions.draft_report(held.meeting, by=held.officer)
    with pytest.raises(Refused, match="three languages"):
        actions.publish_report(report, by=secretary(Role.PUBLISHER), version=report.version)


def test_a_report_names_nobody_of_a_session_under_the_rule(held):
    held.confidential()
    report = held.report("Rents rise.")
    wanted = {"body_en": "As Salma Idrissi said, rents rise in Turin."}
    report = actions.edit_report(report, wanted, by=held.officer, version=report.version)
    with pytest.raises(ValidationError, match="Salma Idrissi"):
        actions.ask_clearance(report, by=held.officer, version=report.version)


def promise(held: Held, mayor, day=date(2027, 12, 1)) -> Pledge:
    with time_machine.travel("2027-07-03 12:00+00:00", tick=False):
        values = {"promise_en": "We open a desk.", "due_on": day}
        return actions.make_pledge(held.meeting, held.turin, values, by=mayor)


def test_a_promise_reminds_after_three_six_and_twelve_months_once_each(held):
    mayor = official(Role.CITY_SUBMITTER, held.turin)
    pledge = promise(held, mayor)
    told = []
    for day in ("2027-10-02", "2027-10-03", "2027-10-04", "2028-01-03", "2028-07-03", "2028-07-04"):
        with time_machine.travel(f"{day} 12:00+00:00", tick=False):
            told.append(actions.remind_of_pledges())
    assert told == [0, 1, 0, 1, 1, 0]
    assert OutboxMessage.objects.filter(key__startswith=f"pledge-{pledge.pk}-").count() == 3


def test_a_promise_that_was_kept_reminds_nobody(held):
    mayor = official(Role.CITY_SUBMITTER, held.turin)
    pledge = promise(held, mayor)
    with pytest.raises(ValidationError, match="what came of it"):
        actions.settle_pledge(pledge, PledgeState.KEPT, {}, by=mayor, version=pledge.version)
    came = {"outcome_en": "It is open."}
    pledge = actions.settle_pledge(pledge, PledgeState.KEPT, came, by=mayor, version=pledge.version)
    assert pledge.settled_on
    with time_machine.travel("2027-10-04 12:00+00:00", tick=False):
        assert actions.remind_of_pledges() == 0


def test_a_city_promises_for_itself_alone(held):
    with pytest.raises(NotAllowed):
        promise(held, official(Role.CITY_SUBMITTER, city("lyon")))


def test_months_end_where_the_month_ends():
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert months_after(date(2027, 10, 31), 6) == date(2028, 4, 30)
    assert months_after(date(2027, 12, 15), 12) == date(2028, 12, 15)

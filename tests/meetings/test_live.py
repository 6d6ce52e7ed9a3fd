"""On the day, from a phone: what is proposed by a link or for a city, and what becomes of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from core.errors import NotAllowed, Refused
from core.models import AuditEntry
from meetings import actions
from meetings.models import MinutesEntry, Pledge, ProposedNote, ProposedPledge
from tests.crowds import crowd
from tests.meetings.scheduled import at, city
from tests.meetings.test_afterwards import RULE, Held
from tests.meetings.test_afterwards_pages import as_, note_form
from tests.people import official

pytestmark = pytest.mark.django_db
PROMISE = {"promise": "By March we will open a housing desk.", "language": "en", "due_on": "2028-03-31"}


class Live(Held):
    """The same on its first day: its agenda is published, and Ada comes for Turin."""

    def __init__(self):
        super().__init__()
        self.later = self.session(at(9, day=2), at(10, day=2), title_en="Second day")
        self.publish()
        values = {"name": "Ada Rossi", "email": "ada@town.example", "kind": "delegate", "city": self.turin}
        self.ada, self.token = actions.invite(self.meeting, values, by=self.officer)
        self.page = reverse("answer-live", args=[self.token])

    def note(self, words="Rents rise fast.", by=None, **values) -> ProposedNote:
        return actions.propose_note(self.opening, words, "en", by=by or self.ada, **values)

    def promise(self, by=None, **values) -> ProposedPledge:
        return actions.propose_pledge(self.meeting, PROMISE, by=by or self.ada, **values)

    def sent(self, words="Rents rise fast.", session=None, client=None):
        given = {"what": "note", "session": (session or self.opening).uid, "words": words, "language": "en"}
        return (client or Client(enforce_csrf_checks=True)).post(self.page, given)


def on_day(day: int, month: int = 7) -> time_machine.travel:
    return time_machine.travel(datetime(2027, month, day, 9, 30, tzinfo=ZoneInfo("Africa/Casablanca")), tick=False)


@pytest.fixture
def live():
    made = Live()
    with on_day(1):
        yield made


# By her link


def test_a_guest_notes_something_and_the_secretariat_takes_it_over_edits_or_drops_it(live):
    for words in ("As it stands.", "With other words.", "Nonsense."):
        assert live.sent(words).status_code == 302
    assert not MinutesEntry.objects.exists(), "nobody's word before somebody takes it over"
    desk, (first, second, third) = as_(live.officer), ProposedNote.objects.all()
    page = desk.get(reverse("desk-meeting-minutes", args=[live.meeting.slug])).content.decode()
    assert "As it stands." in page
    assert "Ada Rossi" in page
    own = [live.meeting.slug]
    desk.post(reverse("desk-proposed-note-take", args=[*own, first.uid]))
    edit = reverse("desk-proposed-note", args=[*own, second.uid])
    assert "With other words." in desk.get(edit).content.decode()
    assert desk.post(edit, note_form(words_en="With mended words.")).status_code == 302
    desk.post(reverse("desk-proposed-note-drop", args=[*own, third.uid]))
    assert [row.words_en for row in MinutesEntry.objects.all()] == ["As it stands.", "With mended words."]
    assert not ProposedNote.objects.exists()
    with pytest.raises(Refused, match="meanwhile"):
        actions.take_note(first, by=live.officer)


def test_she_proposes_a_promise_that_is_one_once_her_city_or_the_secretariat_confirms_it(live):
    sent = {"what": "pledge", **PROMISE}
    assert Client().post(live.page, sent).status_code == 302
    assert not Pledge.objects.exists()
    row = ProposedPledge.objects.get()
    reader, submitter = official(Role.CITY_READER, live.turin), official(Role.CITY_SUBMITTER, live.turin)
    elsewhere = official(Role.CITY_SUBMITTER, city("lyon"))
    for nobody in (reader, elsewhere):
        with pytest.raises(NotAllowed):
            actions.confirm_pledge(row, by=nobody)
    here = reverse("my-pledges", args=["turin"])
    assert "open a housing desk" in as_(reader).get(here).content.decode()
    public = Client().get(reverse("meeting", args=[live.meeting.slug])).content.decode()
    assert "housing desk" not in public
    assert as_(submitter).post(reverse("my-proposed-pledge-confirm", args=["turin", row.uid])).status_code == 302
    made = Pledge.objects.get()
    assert (made.city, made.promise_en, str(made.due_on)) == (live.turin, PROMISE["promise"], PROMISE["due_on"])
    assert not ProposedPledge.objects.exists()
    assert actions.confirm_pledge(live.promise(), by=live.officer).pk


def test_the_city_changes_a_proposed_promise_or_drops_it(live):
    client, row = as_(official(Role.CITY_ADMIN, live.turin)), live.promise()
    edit = reverse("my-proposed-pledge", args=["turin", row.uid])
    assert PROMISE["promise"] in client.get(edit).content.decode()
    given = {
        "version": "0",
        "promise_en": "By May we will.",
        "promise_fr": "",
        "promise_ar": "",
        "due_on": "2028-05-31",
    }
    assert client.post(edit, given).status_code == 302
    assert Pledge.objects.get().promise_en == "By May we will."
    client.post(reverse("my-proposed-pledge-drop", args=["turin", live.promise().uid]))
    assert (Pledge.objects.count(), ProposedPledge.objects.count()) == (1, 0)


def test_sent_twice_it_is_one_entry(live):
    for _time in range(2):
        live.sent()
        Client().post(live.page, {"what": "pledge", **PROMISE})
    assert (ProposedNote.objects.count(), ProposedPledge.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_sent_ten_times_at_once_it_is_one_entry():
    live = Live()
    with on_day(1):
        assert crowd(10, lambda n: live.note()) == ["done"] * 10
        assert crowd(10, lambda n: live.promise()) == ["done"] * 10
    assert (ProposedNote.objects.count(), ProposedPledge.objects.count()) == (1, 1)


def test_what_is_refused_comes_back_with_every_word(live):
    live.confidential()
    answer = live.sent("Turin doubts it.")
    assert (answer.status_code, ProposedNote.objects.count()) == (400, 0)
    page = answer.content.decode()
    assert "without these names: Turin" in page
    assert "Turin doubts it." in page
    late = Client().post(live.page, {"what": "pledge", **PROMISE, "due_on": "2020-01-01"})
    assert (late.status_code, PROMISE["promise"] in late.content.decode()) == (400, True)


def test_the_page_is_small_and_looking_at_it_changes_nothing(live):
    before = AuditEntry.objects.count()
    answer = Client().get(live.page)
    assert (answer.status_code, AuditEntry.objects.count()) == (200, before)
    assert len(answer.content) < 20_000
    assert answer["Referrer-Policy"] == "no-referrer"


# Under the Chatham House Rule


def test_a_name_is_refused_in_the_words_of_the_minutes(live):
    live.confidential()
    told = []
    for write in (
        lambda: live.note("Salma Idrissi doubts it."),
        lambda: actions.write_minutes(live.opening, {"words_en": "Salma Idrissi doubts it."}, by=live.officer),
    ):
        with pytest.raises(ValidationError) as refusal:
            write()
        told.append(refusal.value.messages)
    assert told[0] == told[1]


def test_nobody_can_tell_who_proposed_a_note(live):
    live.confidential()
    before = AuditEntry.objects.count()
    row = live.note("A city doubts it.")
    assert row.proposed_by == ""
    trail = list(AuditEntry.objects.order_by("pk")[before:])
    assert "guest:" not in str([(one.actor, one.about, one.changes) for one in trail])
    with pytest.raises(IntegrityError, match="chatham_house_forgets"), transaction.atomic():
        ProposedNote.objects.update(proposed_by=f"guest:{live.ada.uid}")


def test_switching_the_rule_on_forgets_who_proposed_and_waits_until_names_are_gone(live):
    live.note("Rents rise.")
    telling = live.note("As Turin says, rents rise.")
    with pytest.raises(Refused, match=r"name people or cities \(1\)"):
        live.move(live.opening, attribution=RULE)
    actions.drop_note(telling, by=live.officer)
    live.move(live.opening, attribution=RULE)
    assert list(ProposedNote.objects.values_list("proposed_by", "attribution")) == [("", RULE)]
    assert not AuditEntry.objects.filter(action="propose_note", actor__startswith="guest").exists()


# When, and by whom


@pytest.mark.parametrize(("day", "opens"), [(1, True), (9, True), (10, False)])
def test_it_is_open_until_a_week_after_the_last_day(live, day, opens):
    with on_day(day):
        assert ("Send the note" in Client().get(live.page).content.decode()) is opens
        if not opens:
            for propose in (live.note, live.promise):
                with pytest.raises(Refused, match="gathered until"):
                    propose()


def test_only_sessions_of_today_and_of_days_before_are_noted(live):
    with pytest.raises(Refused, match="not in the programme of today"):
        actions.propose_note(live.later, "Too early.", "en", by=live.ada)
    assert live.sent(session=live.later).status_code == 400
    with on_day(2):
        assert live.sent(session=live.later).status_code == 302
        assert live.sent().status_code == 302


def test_before_the_meeting_begins_and_by_who_stays_away_nothing_is_proposed(live):
    with on_day(1, month=6):
        type(live.meeting).objects.filter(pk=live.meeting.pk).update(status="confirmed")
        assert "once the meeting has begun" in Client().get(live.page).content.decode()
        with pytest.raises(Refused, match="once the meeting has begun"):
            live.promise()
    type(live.meeting).objects.filter(pk=live.meeting.pk).update(status="live")
    actions.answer(live.ada, "no")
    with pytest.raises(Refused, match="do not take part"):
        live.note()
    actions.revoke(live.ada, by=live.officer)
    assert Client().get(live.page).status_code == 410


def test_a_guest_of_no_city_notes_and_promises_nothing(live):
    values = {"name": "Eve", "email": "eve@else.example", "kind": "expert"}
    eve, token = actions.invite(live.meeting, values, by=live.officer)
    assert live.note(by=eve).pk
    with pytest.raises(Refused, match="for no city"):
        live.promise(by=eve)
    assert "Propose the promise" not in Client().get(reverse("answer-live", args=[token])).content.decode()


# Signed in, for a city


def test_an_official_of_a_city_that_takes_part_proposes_too(live):
    reader, here = official(Role.CITY_READER, live.turin), ["turin", live.meeting.slug]
    client = as_(reader)
    assert "Notes and promises" in client.get(reverse("my-meeting", args=here)).content.decode()
    page = reverse("my-meeting-live", args=here)
    assert "Propose the promise" in client.get(page).content.decode()
    may_promise = as_(official(Role.CITY_SUBMITTER, live.turin)).get(page).content.decode()
    assert reverse("my-pledge-new", args=here) in may_promise
    for sent in ({"what": "note", "session": live.opening.uid, "words": "Rents.", "language": "en"}, PROMISE):
        assert client.post(page, {"what": "pledge", **sent}).status_code == 302
    assert ProposedNote.objects.get().proposed_by == ProposedPledge.objects.get().proposed_by == reader.key
    stranger = official(Role.CITY_READER, city("lyon"))
    with pytest.raises(Refused, match="does not take part"):
        live.note(by=stranger, city=city("lyon"))
    with pytest.raises(NotAllowed):
        live.note(by=stranger, city=live.turin)


def test_programs_propose_and_decide_by_the_same_rules(live):
    reader, api = as_(official(Role.CITY_READER, live.turin)), f"/api/v1/meetings/{live.meeting.slug}"
    kind = "application/json"
    note = {"session": str(live.opening.uid), "words": "Rents.", "language": "en", "city": "turin"}
    made = reader.post(f"{api}/proposed-notes/", note, content_type=kind)
    assert (made.status_code, set(made.json())) == (201, {"uid", "session", "words", "language"})
    assert reader.get(f"{api}/proposed-notes/").status_code == 403
    pledge = reader.post(f"{api}/proposed-pledges/", {**PROMISE, "city": "turin"}, content_type=kind)
    assert pledge.status_code == 201
    uid = pledge.json()["uid"]
    assert [row["uid"] for row in reader.get(f"{api}/proposed-pledges/").json()["results"]] == [uid]
    assert Client().get(f"{api}/proposed-pledges/").json()["results"] == []
    assert reader.post(f"{api}/proposed-pledges/{uid}/confirm/", {}, content_type=kind).status_code == 403
    officer = as_(live.officer)
    confirmed = officer.post(f"{api}/proposed-pledges/{uid}/confirm/", {"due_on": "2028-05-31"}, content_type=kind)
    assert (confirmed.status_code, confirmed.json()["due_on"]) == (201, "2028-05-31")
    (waiting,) = officer.get(f"{api}/proposed-notes/").json()["results"]
    taken = officer.post(f"{api}/proposed-notes/{waiting['uid']}/take/", {}, content_type=kind)
    assert (taken.status_code, taken.json()["words"]["en"]) == (201, "Rents.")
    again = reader.post(f"{api}/proposed-notes/", note, content_type=kind).json()["uid"]
    assert officer.delete(f"{api}/proposed-notes/{again}/").status_code == 204
    live.confidential()
    named = reader.post(f"{api}/proposed-notes/", note | {"words": "Turin doubts it."}, content_type=kind)
    assert named.status_code == 400

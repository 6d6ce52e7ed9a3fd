"""The agenda desk: what hinders it, what it would change, every mail seen before it goes."""

import pytest

from accounts.choices import Role
from core.models import OutboxMessage
from meetings import actions
from meetings.models import AgendaRevision, Contributor
from tests.meetings.desk import Desk, client_of, fields_of
from tests.meetings.scheduled import at
from tests.people import secretary

pytestmark = pytest.mark.django_db


def prepared() -> Desk:
    desk = Desk()
    desk.opening = desk.session(at(9), at(10), room=desk.hall, title_en="Opening words")
    desk.on_stage(desk.opening, desk.speaker())
    desk.announce()
    return desk


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(key__startswith="agenda-").order_by("pk"))


def sent(desk: Desk, *acknowledged: str) -> dict:
    return {**fields_of(desk.get("agenda/").context["form"]), "acknowledged": acknowledged}


def test_the_mail_that_is_seen_before_is_the_mail_that_goes():
    desk = prepared()
    page = desk.get("agenda/")
    (letter,) = page.context["plan"].letters
    assert (letter.to, letter.language) == ("salma@speakers.example", "fr")
    assert letter.subject in page.content.decode()
    assert mails() == []
    assert desk.post("agenda/", sent(desk)).status_code == 302
    (mail,) = mails()
    assert (mail.to, mail.subject, mail.text) == (letter.to, letter.subject, letter.text)
    assert AgendaRevision.objects.get().published_by == desk.officer.key


def test_whoever_has_no_address_is_named():
    desk = prepared()
    desk.on_stage(desk.opening, Contributor.objects.create(name="Nobody Knows"))
    page = desk.get("agenda/")
    assert [person.name for person in page.context["plan"].unreachable] == ["Nobody Knows"]
    assert "somebody has to call them" in page.content.decode()


def test_what_is_risky_is_ticked_one_by_one_and_a_missing_tick_publishes_nothing():
    desk = prepared()
    desk.move(desk.opening, capacity=500)
    desk.on_stage(desk.opening, desk.speaker("Omar Haddad"), acceptance="asked")
    keys = [check.key for check in desk.get("agenda/").context["acknowledge"]]
    assert len(keys) == 2
    refused = desk.post("agenda/", sent(desk, keys[0]))
    assert refused.status_code == 409
    assert AgendaRevision.objects.count() == 0
    assert desk.post("agenda/", sent(desk, *keys)).status_code == 302
    assert {row["key"] for row in AgendaRevision.objects.get().acknowledged} == set(keys)


def test_what_blocks_the_agenda_is_named_with_its_session():
    desk = prepared()
    lost = desk.session(at(9, day=9), at(10, day=9), title_en="Too late")
    page = desk.get("agenda/").content.decode()
    assert f"{desk.base}sessions/{lost.uid}/" in page
    assert desk.post("agenda/", sent(desk)).status_code == 409
    assert AgendaRevision.objects.count() == 0


def test_who_looked_at_another_draft_publishes_nothing_and_looks_again():
    desk = prepared()
    seen = sent(desk)
    desk.move(desk.opening, local_end=at(10, 30))
    assert desk.post("agenda/", seen).status_code == 409
    assert (AgendaRevision.objects.count(), mails()) == (0, [])
    assert desk.post("agenda/", sent(desk)).status_code == 302


def test_the_preview_reads_as_the_public_page_will():
    desk = prepared()
    before = desk.get("agenda/preview/").context["agenda"]
    assert [person.name for person in before.days[0].items[0].speakers] == ["Salma Idrissi"]
    assert desk.post("agenda/", sent(desk)).status_code == 302
    after = client_of(desk.officer).get(f"/en/meetings/{desk.meeting.slug}/").context["agenda"]
    assert before.days == after.days


def test_what_would_change_is_told_with_before_and_after():
    desk = prepared()
    desk.publish()
    desk.move(desk.opening, room=desk.cellar, local_start=at(9, 30))
    (change,) = desk.get("agenda/").context["changes"]
    assert change.changes == ["Another day or hour", "Another room"]
    assert (change.before, change.after) == (
        "1 July 2027, 09:00–10:00, Great hall",
        "1 July 2027, 09:30–10:00, Cellar",
    )


def test_a_reviewer_reads_the_desk_and_cannot_publish():
    desk = prepared()
    reviewer = client_of(secretary(Role.REVIEWER))
    assert reviewer.get(f"{desk.base}agenda/").status_code == 200
    assert "salma@speakers.example" not in reviewer.get(f"{desk.base}agenda/").content.decode()
    assert reviewer.post(f"{desk.base}agenda/", sent(desk)).status_code == 403
    assert actions.latest(desk.meeting) is None


def test_who_joins_or_leaves_a_stage_reads_that_of_herself():
    desk = Desk()
    row, leaving, joining = desk.session(at(9), at(10)), desk.speaker(language="en"), desk.speaker("Omar Haddad", "en")
    staying = desk.speaker("Lina Said", "en")
    part = desk.on_stage(row, leaving)
    desk.on_stage(row, staying)
    desk.announce()
    desk.publish()
    actions.remove_contribution(part, by=desk.officer)
    desk.on_stage(row, joining)
    letters = {letter.person: letter.text for letter in actions.plan(desk.meeting).letters}
    assert "You are no longer on the stage of this session" in letters[leaving]
    assert "You are on the stage of this session now" in letters[joining]
    assert "Other speakers" in letters[staying]
    assert [text.count("Other speakers") for text in letters.values()].count(0) == 2

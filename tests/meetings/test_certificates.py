"""Certificates of attendance: for who was there alone, once each, verified by their number, in three languages."""

import io
import unicodedata

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.choices import Role
from core.lifecycle import move
from core.logs import masked
from core.models import AuditEntry, OutboxMessage
from core.outbox import send_next
from meetings import actions
from meetings.choices import MeetingStatus
from meetings.models import Certificate, Meeting, MeetingInvitation
from tests.meetings.desk import Desk, client_of
from tests.meetings.scheduled import at
from tests.meetings.test_sign_ups import guests
from tests.people import secretary

pytestmark = pytest.mark.django_db


class Held(Desk):
    """A meeting with two sessions that is over: Guest 0 was in both, Guest 1 in one online, Guest 2 in none."""

    def __init__(self, **values):
        super().__init__(mode="hybrid", title_fr="Un toit pour tous", title_ar="السكن للجميع", **values)
        self.announce()
        first, second = self.session(at(9), at(10, 30)), self.session(at(11), at(12), title_en="Visit")
        self.ada, self.bea, self.eve = guests(self, 3)
        self.meeting = actions.confirm(self.meeting, by=self.officer, version=self.meeting.version)
        move(self.meeting, MeetingStatus.LIVE, by="clock")
        for session in (first, first, second):
            actions.note_attendance(session, self.ada, "in_person", by=self.officer)
        actions.note_attendance(second, self.bea, "online", by=self.officer)
        self.sessions = [first, second]

    def over(self) -> "Held":
        move(Meeting.objects.get(pk=self.meeting.pk), MeetingStatus.HELD, by="clock")
        return self


@pytest.fixture
def held() -> Held:
    return Held().over()


def of_ada(held: Held):
    return MeetingInvitation.objects.filter(pk=held.ada.pk)


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(key__startswith="guest-certificate-").order_by("to"))


def text_of(response) -> str:
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    words = "".join(page.extract_text() for page in pages)
    return unicodedata.normalize("NFKC", " ".join(words.replace("\u200e", "").split()))


def test_whoever_was_there_gets_one_once_with_one_mail_and_who_was_not_gets_none(held):
    page = held.get("certificates/").content.decode()
    assert ("Guest 0" in page, "Guest 1" in page, "Guest 2" in page) == (True, True, False)
    for _time in range(2):
        assert held.post("certificates/issue/").status_code == 302
    assert [row.invitation for row in Certificate.objects.order_by("pk")] == [held.ada, held.bea]
    assert [mail.to for mail in mails()] == ["guest0@town.example", "guest1@town.example"]
    held.post("certificates/issue/", {"guest": held.eve.uid})
    assert "Guest 2 is not noted as having been there" in held.get("certificates/").content.decode()
    assert len(mails()) == AuditEntry.objects.filter(action="issue_certificate").count()


def test_one_alone_can_be_given_one(held):
    held.post("certificates/issue/", {"guest": held.bea.uid})
    assert [row.invitation for row in Certificate.objects.all()] == [held.bea]


def test_nobody_gets_one_before_the_meeting_is_over():
    desk = Held()
    desk.post("certificates/issue/")
    assert "Certificates are made once it was held" in desk.get().content.decode()
    assert (Certificate.objects.exists(), mails()) == (False, [])


def test_she_finds_it_behind_the_link_in_her_mail_in_her_language(held):
    of_ada(held).update(language="fr")
    held.post("certificates/issue/", {"guest": held.ada.uid})
    (mail,) = mails()
    assert mail.subject == "Votre attestation de participation : Un toit pour tous"
    link = next(word for word in mail.text.split() if "/answer/" in word)
    response = Client().get("/fr/" + link.split("/fr/")[1])
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")
    assert "Un toit pour tous" in text_of(response)
    assert "/fr/answer/guest-0/certificate.pdf" in Client().get("/fr/answer/guest-0/").content.decode()
    assert "certificate.pdf" not in Client().get("/en/answer/guest-2/").content.decode()
    assert Client().get("/en/answer/guest-2/certificate.pdf").status_code == 404


def test_it_tells_in_three_languages_who_was_where_how_long_and_how_that_is_verified(held):
    held.post("certificates/issue/")
    row = Certificate.objects.get(invitation=held.ada)
    told = {
        "en": ["Certificate of attendance", "Housing for all", "1–2 July 2027", "2 h 30 min", "Opening", "Visit"],
        "fr": ["Attestation de participation", "Un toit pour tous", "juillet 2027", "Ouverture", "2 h 30 min"],
        "ar": ["شهادة", "حضور", "للجميع", "افتتاح", "أمانة"],
    }
    for language, words in told.items():
        text = text_of(Client().get(f"/{language}/answer/guest-0/certificate.pdf"))
        missing = [word for word in [*words, "Guest 0"] if word not in text]
        assert missing == [], f"{language}: {text}"
        assert f"/{language}/certificates/{row.uid}/" in text.replace(" ", "")
    other = text_of(Client().get("/en/answer/guest-1/certificate.pdf"))
    assert ("Visit" in other, "Opening" in other, "1 h" in other, "Online" in other) == (True, False, True, True)


def test_anybody_verifies_a_number_and_learns_whose_it_is_only_by_typing_the_name(held):
    held.post("certificates/issue/", {"guest": held.ada.uid})
    here, client = f"/en/certificates/{Certificate.objects.get().uid}/", Client(enforce_csrf_checks=True)
    response = client.get(here)
    page = response.content.decode()
    assert ("genuine" in page, "Housing for all" in page, "1–2 July 2027" in page) == (True, True, True)
    assert ("Guest 0" in page, "guest0@" in page, "Opening" in page) == (False, False, False)
    assert (response["X-Robots-Tag"], "no-store" in response["Cache-Control"]) == ("noindex, nofollow", True)
    assert "Yes: this name" in client.post(here, {"name": " guést  0"}).content.decode()
    assert masked(here) == "/en/certificates/…/"
    refused = client.post(here, {"name": "Guest 1"}).content.decode()
    assert ("No: another name" in refused, "Guest 0" in refused) == (True, False)
    for _time in range(8):
        client.post(here, {"name": "Anna"})
    assert "tried very often" in client.post(here, {"name": "Guest 0"}).content.decode()


def test_a_strangers_number_is_answered_like_one_that_was_erased(held):
    held.post("certificates/issue/", {"guest": held.ada.uid})
    number = Certificate.objects.get().uid
    stranger = Client().get("/en/certificates/00000000-0000-4000-8000-000000000000/")
    assert (stranger.status_code, "No certificate has this number" in stranger.content.decode()) == (404, True)
    actions.erase_guest(held.ada, by=held.officer)
    assert not Certificate.objects.exists()
    assert mails() == []
    gone = Client().get(f"/en/certificates/{number}/")
    plain = [
        response.content.replace(str(uid).encode(), b"")
        for response, uid in ((stranger, "00000000-0000-4000-8000-000000000000"), (gone, number))
    ]
    assert (gone.status_code, plain[0]) == (404, plain[1])


def test_whoever_was_not_there_after_all_has_none(held):
    held.post("certificates/issue/")
    number = Certificate.objects.get(invitation=held.bea).uid
    actions.unnote_attendance(held.sessions[1], held.bea, by=held.officer)
    assert Client().get(f"/en/certificates/{number}/").status_code == 404
    assert Client().get("/en/answer/guest-1/certificate.pdf").status_code == 404
    actions.unnote_attendance(held.sessions[1], held.ada, by=held.officer)
    assert "Visit" not in text_of(Client().get("/en/answer/guest-0/certificate.pdf"))


def test_a_link_that_has_ended_stays_closed_and_the_one_in_the_mail_opens(held):
    of_ada(held).update(token_until="2020-01-01T00:00:00Z")
    held.post("certificates/issue/", {"guest": held.ada.uid})
    assert actions.behind("guest-0") is None
    assert actions.behind(mails()[0].text.split("/answer/")[1].split("/")[0]) == held.ada


def test_who_signs_in_under_her_address_finds_her_own_and_nobody_elses(held):
    held.post("certificates/issue/")
    ada, other = secretary(Role.TRANSLATOR), secretary(Role.LOGISTICS)
    of_ada(held).update(person=ada)
    own = f"/en/account/certificates/{Certificate.objects.get(invitation=held.ada).uid}.pdf"
    client = client_of(ada)
    assert own in client.get("/en/account/certificates/").content.decode()
    assert "Guest 0" in text_of(client.get(own))
    assert client_of(other).get(own).status_code == 404
    assert "None yet" in client_of(other).get("/en/account/certificates/").content.decode()


def test_programs_make_them_by_the_same_rules(held):
    here = f"/api/v1/meetings/{held.meeting.slug}/certificates/"
    send = {"data": {"guests": [str(held.bea.uid)]}, "content_type": "application/json"}
    (made,) = held.client.post(here, **send).json()
    assert (made["guest"], made["url"].endswith(f"/certificates/{made['number']}/")) == (str(held.bea.uid), True)
    assert held.client.post(here, **send).json() == []
    send["data"] = {"guests": [str(held.eve.uid)]}
    assert held.client.post(here, **send).status_code == 409
    assert [row["guest"] for row in held.client.get(here).json()["results"]] == [str(held.bea.uid)]
    assert client_of(secretary(Role.LOGISTICS)).post(here, **send).status_code == 403


def test_a_certificate_whose_mail_went_is_not_written_of_again(held):
    held.post("certificates/issue/")
    while send_next():
        pass
    held.post("certificates/issue/")
    assert {mail.status for mail in mails()} == {OutboxMessage.Status.SENT}

"""A pilot over the API alone: from its proposal to its evaluation and the case study drafted from it."""

from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from accounts.choices import Role
from core.models import Comment
from library.models import CaseStudyEdition
from pilots.models import IndicatorValue, Milestone, Pilot, Update
from tests.crowds import crowd
from tests.library.editions import ABOUT_PICTURE, png
from tests.meetings.papers import a_pdf
from tests.people import official
from tests.pilots.piloted import Piloting, city
from tests.profiles.calling import Caller

pytestmark = pytest.mark.django_db

API = "/api/v1/pilots/"
ABOUT_PAPER = {"title": "A report", "language": "en", "origin": "The city"}
TEXTS = {"title_en": "A desk for newcomers", "aim_en": "People find help.", "activities_en": "Open the desk."}


def path_of(made) -> str:
    """Where a file that was added can be had."""
    return urlsplit(made.json()["url"]).path


class Callers:
    """Turin's submitter, Tangier's, Sfax's editor and the officer, each with a program; Turin's pilot over it."""

    def __init__(self, **values):
        self.team = Piloting()
        self.turin, self.tangier = Caller(self.team.lead), Caller(self.team.partner)
        self.sfax, self.officer = Caller(self.team.third), Caller(self.team.officer)
        self.made = self.turin.post(API, {**TEXTS, "city": "turin", "partners": ["tangier", "sfax"], **values})
        assert self.made.status_code == 201, self.made.json()
        self.at = f"{API}{self.made.json()['slug']}/"

    def step(self, caller: Caller, name: str, values: object = None):
        answer = caller.post(f"{self.at}{name}/", values, caller.etag(self.at))
        assert answer.status_code == 200, answer.json()
        return answer.json()

    def row(self, caller: Caller, path: str, values: object) -> str:
        """The address of a row that is added under the pilot."""
        made = caller.post(f"{self.at}{path}/", values)
        assert made.status_code == 201, made.json()
        return f"{self.at}{path}/{made.json()['uid']}/"

    def run(self) -> None:
        for caller, name in [(self.officer, "select"), (self.turin, "prepare"), (self.turin, "start")]:
            self.step(caller, name)

    def line(self, granted: str = "1000") -> str:
        self.officer.post(f"{self.at}fundings/", {"funder": "european-union"})
        line = self.row(self.turin, "lines", {"funder": "european-union", "title_en": "Rooms", "planned": "1200"})
        assert self.officer.post(f"{line}grant/", {"amount": granted}, self.officer.etag(line)).status_code == 200
        return line


def test_a_pilot_goes_from_its_proposal_to_a_case_study_over_the_api():
    net = Callers(themes=["housing"], recommendations=["MC2CM-R1"])
    told = net.made.json()
    assert (told["status"], told["themes"], told["recommendations"]) == ("proposed", ["housing"], ["MC2CM-R1"])
    roles = {"turin": "lead", "tangier": "partner", "sfax": "partner"}
    assert {part["city"]: part["role"] for part in told["cities"]} == roles
    assert Caller().get(net.at).status_code == 404, "a proposal is for its cities and the secretariat"
    changed = net.turin.patch(net.at, {"sdg_targets": ["11.2"], "latitude": "45.07"}, net.made["ETag"])
    assert changed.status_code == 400, "latitude without longitude"
    net.turin.patch(net.at, {"sdg_targets": ["11.2"], "objectives": ["A", "A"]}, net.made["ETag"])
    net.run()
    assert Caller().get(net.at).json()["objectives"] == ["A"]

    # Work: a milestone of each city, a test, a training.
    first = net.row(net.turin, "milestones", {"city": "turin", "title_en": "Open", "due_on": "2026-03-01"})
    net.row(net.tangier, "milestones", {"city": "tangier", "title_en": "Visit", "due_on": "2099-03-01"})
    reached = net.turin.post(
        f"{first}reach/", {"done_on": "2026-02-20", "evidence_en": "A photograph."}, net.turin.etag(first)
    )
    assert (reached.status_code, reached.json()["done_on"]) == (200, "2026-02-20")
    assert net.turin.delete(first, reached["ETag"]).status_code == 409, "what was reached is kept"
    test = net.row(net.turin, "tests", {"hypothesis_en": "They will come."})
    assert net.turin.patch(test, {"result_en": "They came."}, net.turin.etag(test)).status_code == 200
    groups = [{"sex": "women", "kind": "staff", "number": 12}, {"sex": "men", "kind": "staff", "number": 8}]
    training = net.row(net.tangier, "trainings", {"city": "tangier", "title_en": "Listening", "participants": groups})
    counted = net.tangier.put(f"{training}participants/", {"participants": groups[:1]}, net.tangier.etag(training))
    assert [row["number"] for row in counted.json()["participants"]] == [12]

    # Money, results, news.
    line = net.line()
    booked = net.turin.post(f"{line}entries/", {"kind": "spent", "amount": "0.10", "booked_on": "2026-03-04"})
    assert (booked.status_code, booked.json()["amount"]) == (201, "0.100")
    assert net.turin.get(line).json()["left"] == "999.900"
    indicator = net.row(net.turin, "indicators", {"label_en": "People", "kind": "people_reached", "baseline": 0})
    value = net.row(net.turin, f"{indicator.removeprefix(net.at)}values", {"value": "60", "period": "2026-03"})
    news = {"city": "tangier", "title_fr": "Ouvert", "body_fr": "Soixante personnes."}
    update = net.row(net.tangier, "updates", news)
    assert net.tangier.post(f"{update}submit/", None, net.tangier.etag(update)).json()["status"] == "in_review"
    assert net.tangier.post(f"{update}publish/", None, net.tangier.etag(update)).status_code == 409, "not by herself"
    assert net.officer.post(f"{update}publish/", None, net.officer.etag(update)).status_code == 200
    whole = Caller().get(net.at).json()
    assert (whole["milestones_done"], whole["milestones_total"]) == (1, 2)
    assert [row["title"] for row in whole["updates"]] == [{"fr": "Ouvert"}]
    assert whole["money"][0]["lines"][0]["spent"] == "to_10", "the public reads a band"

    # The result goes to the profile as a proposal; the pilot is evaluated and told.
    proposed = net.turin.post(f"{value}propose-for-profile/", {"city": "turin"})
    assert proposed.status_code == 201, proposed.json()
    assert "A desk for newcomers" in Comment.objects.get(about__startswith="profile").text
    assert net.turin.post(f"{value}propose-for-profile/", {"city": "turin"}).status_code == 409
    net.step(net.turin, "complete")
    assert net.officer.post(f"{net.at}evaluate/", {}, net.officer.etag(net.at)).status_code == 400
    assert net.step(net.officer, "evaluate", {"evaluation_en": "It worked."})["status"] == "evaluated"
    late = net.turin.patch(net.at, {"aim_en": "Another"}, net.turin.etag(net.at))
    assert (late.status_code, "stays as it is" in late.json()["detail"]) == (409, True)
    drafted = net.turin.post(f"{net.at}draft-case-study/", {"city": "turin"})
    assert drafted.status_code == 201, drafted.json()
    edition = CaseStudyEdition.objects.get(case_study__slug=drafted.json()["case_study"])
    assert (edition.title_en, edition.result_figures.get().value) == ("A desk for newcomers", 60)
    assert net.turin.client.get(drafted["Location"]).status_code == 200


def test_what_was_read_is_named_with_every_change():
    net = Callers()
    address, etag = net.at, net.made["ETag"]
    assert net.turin.get(address)["ETag"] == etag
    assert net.turin.patch(address, {"aim_en": "A"}).status_code == 428
    assert net.turin.patch(address, {"aim_en": "A"}, etag).status_code == 200
    stale = net.turin.patch(address, {"aim_en": "B"}, etag)
    assert (stale.status_code, stale.json()["current"]) == (412, {"aim_en": "A"})
    assert net.officer.post(f"{address}select/").status_code == 428
    assert net.officer.post(f"{address}select/", None, etag).status_code == 412
    milestone = net.row(net.turin, "milestones", {"city": "turin", "title_en": "Open", "due_on": "2026-03-01"})
    assert net.turin.patch(milestone, {"title_en": "Close"}).status_code == 428
    assert net.turin.patch(milestone, {"title_en": "Close"}, '"7"').status_code == 412
    assert net.turin.delete(milestone, net.turin.etag(milestone)).status_code == 204
    assert net.turin.get(milestone).status_code == 404


def test_each_city_of_three_edits_only_what_is_its_own():
    net = Callers()
    net.run()
    callers = {"turin": net.turin, "tangier": net.tangier, "sfax": net.sfax}
    rows = {
        slug: [
            net.row(caller, "milestones", {"city": slug, "title_en": "Open", "due_on": "2026-03-01"}),
            net.row(caller, "trainings", {"city": slug, "title_en": "Listening"}),
            net.row(caller, "updates", {"city": slug, "title_en": "News"}),
        ]
        for slug, caller in callers.items()
    }
    for slug, caller in callers.items():
        for owner, addresses in rows.items():
            for address in addresses:
                answer = caller.patch(address, {"title_en": f"By {slug}"}, net.officer.etag(address))
                is_hidden = "/updates/" in address and owner != slug
                assert answer.status_code == (200 if owner == slug else 404 if is_hidden else 403), address
        for other in callers:
            asked = {"city": other, "title_en": "For another", "due_on": "2026-04-01"}
            assert caller.post(f"{net.at}milestones/", asked).status_code == (201 if other == slug else 403)
    # Shared parts are the lead's alone.
    for caller in (net.tangier, net.sfax):
        assert caller.patch(net.at, {"aim_en": "Ours"}, caller.etag(net.at)).status_code == 403
        for path, values in [
            ("tests", {"hypothesis_en": "H"}),
            ("indicators", {"label_en": "I"}),
            ("cities", {"city": "lyon"}),
            ("partners", {"organisation": "icmpd"}),
            ("experts", {"expertise_en": "Law"}),
            ("fundings", {"funder": "european-union"}),
        ]:
            refused = caller.post(f"{net.at}{path}/", values)
            assert (refused.status_code, "Your role" in refused.json()["detail"]) == (403, True), path
        assert caller.put(f"{net.at}ties/themes/housing/").status_code == 403
        assert caller.post(f"{net.at}prepare/", None, caller.etag(net.at)).status_code == 403
    assert Milestone.objects.filter(pilot__slug=net.made.json()["slug"]).count() == 6


def test_the_lead_passes_on_and_cities_join_and_leave():
    net = Callers()
    assert net.turin.post(f"{net.at}cities/", {"city": "lyon"}).status_code == 201
    assert net.turin.post(f"{net.at}cities/", {"city": "lyon"}).status_code == 400
    assert net.turin.delete(f"{net.at}cities/turin/").status_code == 409
    assert net.turin.delete(f"{net.at}cities/lyon/").status_code == 204
    assert net.turin.delete(f"{net.at}cities/lyon/").status_code == 404
    milestone = net.row(net.sfax, "milestones", {"city": "sfax", "title_en": "Open", "due_on": "2026-03-01"})
    assert net.turin.delete(f"{net.at}cities/sfax/").status_code == 409, "it has a milestone"
    assert net.sfax.post(f"{milestone}pass-on/", {"city": "tangier"}, net.sfax.etag(milestone)).status_code == 403
    passed = net.officer.post(f"{milestone}pass-on/", {"city": "tangier"}, net.officer.etag(milestone))
    assert (passed.status_code, passed.json()["city"]) == (200, "tangier")
    assert net.step(net.turin, "hand-over-lead", {"city": "tangier"})["slug"]
    assert net.turin.patch(net.at, {"aim_en": "Ours"}, net.turin.etag(net.at)).status_code == 403
    assert net.tangier.patch(net.at, {"aim_en": "Ours"}, net.tangier.etag(net.at)).status_code == 200
    part = f"{net.at}cities/tangier/"
    assert net.officer.patch(part, {"update_review": "none"}, net.officer.etag(part)).status_code == 200
    assert net.tangier.patch(part, {"update_review": "city"}, net.tangier.etag(part)).status_code == 403


def test_partners_experts_ties_and_needs_are_added_and_taken_away():
    net = Callers()
    for path, values in [
        ("partners", {"organisation": "icmpd", "role": "support", "note_en": "Advice"}),
        ("experts", {"expertise_en": "Urban law", "organisation": "icmpd"}),
    ]:
        made = net.turin.post(f"{net.at}{path}/", values)
        assert made.status_code == 201, made.json()
        one = f"{net.at}{path}/{made.json()['id']}/"
        etag, text = net.turin.etag(one), next(name for name in values if name.endswith("_en"))
        assert net.turin.patch(one, {text: "Anew"}, etag).json()[text.removesuffix("_en")]["en"] == "Anew"
        assert net.turin.patch(one, {text: "Again"}, etag).status_code == 412
        assert (net.turin.delete(one).status_code, net.turin.delete(one).status_code) == (204, 404)
    for tie in ("themes/housing", "recommendations/MC2CM-R1"):
        assert net.turin.put(f"{net.at}ties/{tie}/").status_code == 204
        assert net.turin.put(f"{net.at}ties/{tie}/").status_code == 409
    assert net.turin.get(net.at).json()["recommendations"] == ["MC2CM-R1"]
    assert net.turin.delete(f"{net.at}ties/themes/housing/").status_code == 204
    assert net.turin.delete(f"{net.at}ties/themes/housing/").status_code == 404
    assert net.turin.put(f"{net.at}ties/calls/call-1/").status_code == 404
    thread = str(net.team.turin.figures.filter(edition__status="published").first().thread)
    need = {"city": "turin", "what": "figure", "thread": thread}
    assert net.tangier.post(f"{net.at}needs/", need).status_code == 403, "Turin says what Turin needs"
    assert net.turin.post(f"{net.at}needs/", need | {"what": "priority"}).status_code == 400
    assert net.turin.post(f"{net.at}needs/", need).status_code == 201
    assert net.sfax.get(f"{net.at}needs/").json()["results"] == [need]
    net.step(net.officer, "select")
    assert Caller().get(f"{net.at}needs/").status_code in (401, 403)
    assert net.turin.delete(f"{net.at}needs/figure/{thread}/").status_code == 204


def test_money_is_exact_for_those_who_work_on_it_and_hidden_from_everybody_else():
    net = Callers()
    net.run()
    line = net.line()
    entries = f"{line}entries/"
    assert net.turin.post(entries, {"kind": "spent", "amount": "900"}).status_code == 201
    once = {"kind": "committed", "amount": "5", "uid": str(uuid4())}
    assert {net.turin.post(entries, once).json()["uid"] for _again in range(2)} == {once["uid"]}
    assert net.turin.post(entries, {**once, "amount": "6"}).status_code == 409
    over = net.turin.post(entries, {"kind": "spent", "amount": "100.01"})
    assert (over.status_code, over.json()["detail"]) == (409, "This is more than was granted. Say why, or stay below.")
    reasoned = net.turin.post(entries, {"kind": "spent", "amount": 100.01, "over_reason": "The rent went up."})
    assert reasoned.status_code == 201
    assert net.turin.post(entries, {"kind": "spent", "amount": "0.001"}).status_code == 400
    assert net.turin.post(entries, {"kind": "spent", "amount": "1e400"}).status_code == 400
    assert [row["amount"] for row in net.turin.get(entries).json()["results"]] == ["900.000", "5.000", "100.010"]
    assert (net.turin.get(line).json()["spent"], net.turin.get(line).json()["left"]) == ("1000.010", "-0.010")
    assert net.turin.post(f"{line}grant/", {"amount": "2000"}, net.turin.etag(line)).status_code == 403
    assert net.turin.delete(line, net.turin.etag(line)).status_code == 409
    funding = f"{net.at}fundings/european-union/"
    assert net.officer.patch(funding, {"disclosure": "exact"}, net.officer.etag(funding)).status_code == 200
    assert Caller().get(net.at).json()["money"][0]["lines"][0]["spent"] == "1000.010"
    lyon = Caller(official(Role.CITY_ADMIN, city("lyon")))
    for path in (f"{net.at}lines/", f"{net.at}fundings/", line, entries, funding, f"{net.at}needs/"):
        assert (Caller().get(path).status_code, lyon.get(path).status_code) == (403, 403)
    assert net.tangier.get(line).status_code == 200, "the partner cities read it"
    assert net.tangier.post(entries, {"kind": "spent", "amount": "1"}).status_code == 403


def test_files_come_and_go_with_what_they_belong_to():
    net = Callers()
    milestone = net.row(net.sfax, "milestones", {"city": "sfax", "title_en": "Open", "due_on": "2026-03-01"})
    update = net.row(net.sfax, "updates", {"city": "sfax", "title_en": "News"})
    for caller, owner in [(net.turin, net.at), (net.sfax, milestone), (net.sfax, update)]:
        assert caller.client.post(f"{owner}files/", {"file": a_pdf()}).status_code == 400, "without words"
        made = caller.client.post(f"{owner}files/", {"file": a_pdf(), **ABOUT_PAPER})
        assert made.status_code == 201, made.json()
        assert caller.get(path_of(made)).status_code == 200
        assert Caller().get(path_of(made)).status_code == 404, "as visible as its owner"
        assert [row["id"] for row in caller.get(f"{owner}files/").json()["results"]] == [made.json()["id"]]
        one = f"{owner}files/{made.json()['id']}/"
        assert net.tangier.delete(one).status_code in (403, 404)
        assert (caller.delete(one).status_code, caller.delete(one).status_code) == (204, 404)
    picture = net.sfax.client.post(f"{update}files/", {"file": png(), **ABOUT_PICTURE})
    assert picture.status_code == 201, picture.json()
    kept = net.sfax.delete(update, net.sfax.etag(update))
    assert kept.status_code == 409, "its picture goes first"
    paper = net.sfax.client.post(f"{milestone}files/", {"file": a_pdf(), **ABOUT_PAPER})
    assert paper.status_code == 201
    assert net.sfax.delete(milestone, net.sfax.etag(milestone)).status_code == 409


def test_an_update_is_read_by_nobody_else_before_it_is_published():
    net = Callers()
    net.run()
    update = net.row(net.sfax, "updates", {"city": "sfax", "title_en": "News", "language": "en"})
    for caller in (Caller(), net.tangier, net.turin):
        assert caller.get(update).status_code == 404
        assert caller.get(f"{net.at}updates/").json()["results"] == []
    net.sfax.post(f"{update}submit/", None, net.sfax.etag(update))
    note = net.officer.post(f"{update}request-changes/", {"note": "Say when."}, net.officer.etag(update))
    assert (note.json()["status"], note.json()["review_note"]) == ("draft", "Say when.")
    assert net.sfax.post(f"{update}publish/", None, net.sfax.etag(update)).status_code == 403
    assert net.officer.post(f"{update}publish/", None, net.officer.etag(update)).status_code == 400, "no words yet"
    net.sfax.patch(update, {"body_en": "In March."}, net.sfax.etag(update))
    assert net.officer.post(f"{update}publish/", None, net.officer.etag(update)).status_code == 200
    read = Caller().get(update).json()
    assert (read["body"], read["review_note"]) == ({"en": "In March."}, "")
    assert net.officer.post(f"{update}withdraw/", {}, net.officer.etag(update)).status_code == 400, "without a reason"
    assert net.officer.post(f"{update}withdraw/", {"reason": "Wrong."}, net.officer.etag(update)).status_code == 200
    assert Caller().get(update).status_code == 404
    assert Update.objects.get().withdrawn_reason == "Wrong."


def test_a_figure_that_came_of_a_result_closes_the_chain():
    net = Callers()
    net.run()
    indicator = net.row(net.turin, "indicators", {"label_en": "People"})
    value = net.row(net.turin, f"{indicator.removeprefix(net.at)}values", {"value": "60"})
    figure = str(net.team.turin.figures.filter(edition__status="published").first().thread)
    asked = {"city": "turin", "figure": figure}
    assert net.turin.post(f"{value}link-figure/", asked).status_code == 400, "nothing is proposed"
    assert net.tangier.post(f"{value}propose-for-profile/", {"city": "turin"}).status_code == 403
    assert net.turin.post(f"{value}propose-for-profile/", {"city": "lyon"}).status_code == 403
    assert net.turin.post(f"{value}propose-for-profile/", {"city": "turin"}).status_code == 201
    assert net.turin.post(f"{value}link-figure/", asked | {"figure": str(net.team.turin.pk)}).status_code == 400
    assert net.turin.post(f"{value}link-figure/", asked).json()["figure"] == figure
    assert str(IndicatorValue.objects.get(uid=value.split("/")[-2]).proposals.get().figure) == figure
    assert net.turin.delete(value, net.turin.etag(value)).status_code == 409
    assert net.turin.delete(indicator, net.turin.etag(indicator)).status_code == 409


def test_a_proposal_is_not_there_for_others_and_made_by_those_who_may():
    net = Callers()
    milestone = net.row(net.turin, "milestones", {"city": "turin", "title_en": "Open", "due_on": "2026-03-01"})
    lyon = Caller(official(Role.CITY_ADMIN, city("lyon")))
    for path in (net.at, f"{net.at}milestones/", milestone, f"{net.at}cities/", f"{net.at}updates/"):
        assert (Caller().get(path).status_code, lyon.get(path).status_code) == (404, 404)
        assert lyon.post(path, {}).status_code in (404, 405)
    assert net.tangier.post(API, {**TEXTS, "city": "turin"}).status_code == 403
    assert Caller().post(API, {**TEXTS, "city": "turin"}).status_code in (401, 403)
    refused = net.turin.post(API, {**TEXTS, "city": "turin", "status": "running"})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["status"])
    assert net.turin.post(API, {"city": "turin"}).status_code == 400, "without a title"
    assert net.turin.post(API, {**TEXTS, "city": "turin", "call": "no-call"}).status_code == 400
    assert Pilot.objects.filter(title_en=TEXTS["title_en"]).count() == 1


def test_a_call_is_written_published_answered_and_withdrawn():
    team = Piloting()
    her, anybody, base = Caller(team.officer), Caller(), "/api/v1/calls/"
    values = {"title_en": "Fourth call", "objectives": ["A"], "ceiling": "40000", "countries": ["MA", "TN"]}
    assert Caller(team.lead).post(base, values).status_code == 403
    made = her.post(base, {**values, "opens_local": "2027-01-01T09:00", "tz": "Europe/Vienna"})
    assert (made.status_code, made.json()["status"], made.json()["countries"]) == (201, "draft", ["MA", "TN"])
    one = f"{base}{made.json()['slug']}/"
    assert anybody.get(one).status_code == 404
    assert her.post(f"{one}publish/", None, made["ETag"]).status_code == 409, "without an end"
    assert her.patch(one, {"closes_local": "2026-12-31T09:00"}, made["ETag"]).status_code == 400
    assert her.patch(one, {"closes_local": "2027-02-01T17:00"}).status_code == 428
    changed = her.patch(one, {"closes_local": "2027-02-01T17:00", "countries": ["MA"]}, made["ETag"])
    assert (changed.json()["closes_at"], changed.json()["countries"]) == ("2027-02-01T16:00:00Z", ["MA"])
    assert her.patch(one, {"countries": []}, made["ETag"]).status_code == 412, "ties count as a change too"
    assert her.post(f"{one}publish/", None, changed["ETag"]).status_code == 200
    assert anybody.get(one).json()["title"] == {"en": "Fourth call"}
    asked = her.post(f"{one}questions/", {"question_en": "May a university apply?"})
    question = f"{one}questions/{asked.json()['id']}/"
    assert anybody.get(question).status_code == 404
    answered = her.patch(question, {"answer_en": "With a city."}, asked["ETag"])
    assert answered.status_code == 200
    assert anybody.get(f"{one}questions/").json()["results"][0]["answer"] == {"en": "With a city."}
    assert Caller(team.lead).patch(question, {"answer_en": "No."}, answered["ETag"]).status_code == 403
    paper = her.client.post(f"{one}files/", {"file": a_pdf(), **ABOUT_PAPER})
    assert paper.status_code == 201, paper.json()
    assert anybody.get(path_of(paper)).status_code == 200
    assert her.delete(f"{one}files/{paper.json()['id']}/").status_code == 204
    assert her.delete(question, answered["ETag"]).status_code == 204
    assert her.post(f"{one}withdraw/", {"reason": "No money."}, her.etag(one)).json()["status"] == "withdrawn"
    gone = anybody.get(one)
    assert (gone.status_code, gone.json()["reason"]) == (410, "No money.")


@pytest.mark.django_db(transaction=True)
def test_of_twenty_requests_that_book_a_hundred_on_a_thousand_ten_are_kept():
    net = Callers()
    net.run()
    line = net.line()
    people = [Caller(net.team.lead) for _ in range(20)]
    codes: list[int] = []

    def book(number: int) -> None:
        asked = {"kind": "spent", "amount": "100", "note": str(number)}
        codes.append(people[number].post(f"{line}entries/", asked).status_code)

    crowd(20, book)
    assert sorted(codes) == [201] * 10 + [409] * 10
    assert net.turin.get(line).json()["spent"] == "1000.000"

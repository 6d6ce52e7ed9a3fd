"""A pilot in the making, through its pages: proposed, described, taken from step to step, its people and ties."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cities.models import Organisation, Theme
from core.models import AuditEntry
from library.models import Recommendation
from pilots import actions
from pilots.choices import PilotStatus
from pilots.models import Pilot
from tests.meetings.desk import client_of
from tests.pilots.piloted import Piloting
from tests.pilots.working import Working, sent_by

pytestmark = pytest.mark.django_db

PARTS = ["", "cities/", "partners/", "ties/", "needs/", "milestones/", "tests/", "trainings/"]


def test_an_official_proposes_a_pilot_that_her_city_leads():
    people = Piloting()
    client = client_of(people.editor)
    form = client.get("/en/pilots/new/?city=turin").context["form"]
    sent = sent_by(form) | {"title_en": "A desk for newcomers", "aim_fr": "Trouver le bon service"}
    sent |= {"partners": ["tangier"], "themes": [Theme.objects.first().slug], "objectives": ["A"]}
    response = client.post("/en/pilots/new/?city=turin", sent)
    assert response.url == "/en/pilots/a-desk-for-newcomers/edit/"
    pilot = Pilot.objects.get(slug="a-desk-for-newcomers")
    assert (pilot.status, pilot.city, pilot.objectives) == (PilotStatus.PROPOSED, people.turin, ["A"])
    assert set(pilot.cities.all()) == {people.turin, people.tangier}
    assert list(pilot.themes.all()) == [Theme.objects.first()]
    assert "The proposal is in" in client.get(response.url).content.decode()


def test_a_proposal_without_a_title_comes_back_with_what_was_typed():
    people = Piloting()
    client = client_of(people.editor)
    sent = sent_by(client.get("/en/pilots/new/").context["form"]) | {"aim_en": "People find what they need."}
    response = client.post("/en/pilots/new/", sent)
    assert response.status_code == 400
    assert "Give the pilot a title in at least one language." in response.content.decode()
    assert "People find what they need." in response.content.decode()


def test_nobody_proposes_for_another_city():
    people = Piloting()
    client = client_of(people.editor)
    assert client.get("/en/pilots/new/?city=lyon").status_code == 403
    sent = sent_by(client.get("/en/pilots/new/").context["form"]) | {"title_en": "A desk", "city": "lyon"}
    assert client.post("/en/pilots/new/", sent).status_code == 400
    assert not Pilot.objects.filter(title_en="A desk").exists()


@pytest.mark.parametrize("path", PARTS)
def test_a_proposal_is_found_by_its_cities_and_the_secretariat_alone(path):
    work = Working()
    assert {work.get(path, who).status_code for who in ("lead", "partner", "officer")} == {200}
    outside = client_of(work.official_of("lyon"))
    assert outside.get(work.base + path).status_code == 404
    work.taken_to(work.row, "selected")
    assert outside.get(work.base + path).status_code == 403


def test_the_overview_tells_what_is_next_what_is_lacking_and_what_is_late():
    work = Working("running", summary_en="", objectives=["A"])
    late = work.milestone(work.row, due_on=timezone.localdate() - timedelta(days=3))
    page = work.get().content.decode()
    assert "Suspend the pilot" in page
    assert "Complete the pilot" in page
    sheet = work.get().context["sheet"]
    lacking = {row.label: row.url for row in sheet.lacking}
    assert lacking["In short"] == f"{work.base}description/#text-summary"
    assert lacking["Trainings"] == f"{work.base}trainings/"
    assert "Milestones" not in lacking
    assert "Objectives of the calls" not in lacking
    assert [row.url for row in sheet.late] == [f"{work.base}milestones/{late.uid}/"]
    assert [row.url for row in work.get(who="partner").context["sheet"].late] == [""]
    assert "Suspend the pilot" not in work.get(who="editor").content.decode()


def test_the_description_is_kept_by_the_lead_city():
    work = Working()
    response = work.send("description/", lessons_en="Ask people first.", starts="2026-03", sdg_targets=["11.2"])
    assert response.status_code == 302
    assert (work.now.lessons_en, work.now.starts, work.now.sdg_targets) == ("Ask people first.", "2026-03", ["11.2"])
    assert work.get("description/", "partner").status_code == 403
    assert "description/" not in work.get(who="partner").content.decode()


def test_two_who_write_at_once_lose_nothing():
    work = Working()
    sent = work.typed("description/", "editor", aim_en="People find the office they need.")
    work.send("description/", activities_en="Train everybody.")
    response = work.post("description/", sent, "editor")
    assert response.status_code == 409
    merged = response.context["form"].data
    assert (merged["activities_en"], merged["aim_en"]) == ("Train everybody.", "People find the office they need.")
    assert work.post("description/", merged.dict(), "editor").status_code == 302
    assert (work.now.activities_en, work.now.aim_en) == ("Train everybody.", "People find the office they need.")


def test_where_two_wrote_the_same_text_both_stand():
    work = Working()
    sent = work.typed("description/", "editor", aim_en="Mine.")
    work.send("description/", aim_en="Theirs.")
    response = work.post("description/", sent, "editor")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    assert work.now.aim_en == "Theirs."


def test_the_whole_life_goes_through_its_pages():
    work = Working()
    for step, state, who in [
        ("select", "selected", "officer"),
        ("prepare", "preparing", "lead"),
        ("start", "running", "lead"),
        ("suspend", "suspended", "lead"),
        ("start", "running", "lead"),
        ("complete", "completed", "lead"),
    ]:
        assert work.go(step, who).status_code == 302
        assert work.now.status == state
    assert work.go("evaluate").status_code == 400
    assert work.go("evaluate", evaluation_en="It worked.").status_code == 302
    assert (work.now.status, work.now.evaluation_en) == ("evaluated", "It worked.")
    assert work.get("description/").status_code == 302
    assert "it stays as it is" in work.get().content.decode()


def test_a_step_says_what_it_does_and_who_may_take_it():
    work = Working()
    page = work.get("steps/select/", "officer").content.decode()
    assert "Everybody can read its page from then on." in page
    assert work.get("steps/select/").status_code == 403
    assert work.get("steps/dance/").status_code == 404
    assert "from there it cannot become" in work.get("steps/complete/").content.decode()
    assert work.go("complete", "lead").status_code == 409


def test_a_pilot_is_cancelled_with_a_reason_alone():
    work = Working("running")
    assert work.go("cancel", "lead").status_code == 400
    assert work.go("cancel", "lead", reason="The house was sold.").status_code == 302
    assert (work.now.status, work.now.reason) == ("cancelled", "The house was sold.")
    assert "The house was sold." in work.get().content.decode()


def test_whoever_decides_on_what_somebody_else_changed_is_shown_it_first():
    work = Working()
    sent = work.typed("steps/cancel/", reason="No house.")
    work.send("description/", summary_en="New.")
    response = work.post("steps/cancel/", sent)
    assert response.status_code == 409
    assert "No house." in response.content.decode()
    assert work.post("steps/cancel/", sent | {"version": work.now.version}).status_code == 302


def test_cities_join_leave_and_hand_over_the_lead():
    work = Working()
    assert work.send("cities/", city="lyon").status_code == 302
    assert work.now.cities.filter(slug="lyon").exists()
    assert work.send("cities/", city="lyon").status_code == 400
    work.post("cities/lyon/remove/")
    assert not work.now.cities.filter(slug="lyon").exists()
    assert (
        "Let another city lead first."
        in work.client("lead").post(f"{work.base}cities/turin/remove/", follow=True).content.decode()
    )
    assert work.post("cities/tangier/lead/", {"version": work.now.version}).status_code == 302
    assert work.now.city == work.tangier
    assert work.post("cities/", {"city": "lyon"}).status_code == 403
    assert work.post("cities/", {"city": "lyon"}, "partner").status_code == 302


def test_a_city_wishes_who_reads_its_updates_first():
    work = Working()
    part = work.row.city_parts.get(city=work.turin)
    assert work.post("cities/turin/reviews/", {"update_review": "none", "version": part.version}).status_code == 403
    wish = {"update_review": "secretariat", "version": part.version}
    assert work.post("cities/turin/reviews/", wish, "officer").status_code == 302
    assert work.again(part).update_review == "secretariat"
    assert work.post("cities/turin/reviews/", wish | {"update_review": "none"}, "officer").status_code == 409


def test_partners_and_experts_come_and_go():
    work = Working()
    house = Organisation.objects.first()
    sent = {"organisation": house.slug, "role": "support", "note_fr": "Prête les salles"}
    assert work.post("partners/partners/add/", sent).status_code == 302
    partner = work.row.partners.get()
    assert (partner.organisation, partner.note_fr) == (house, "Prête les salles")
    assert work.post("partners/partners/add/", sent).status_code == 400
    assert work.post("partners/experts/add/", {"expertise_en": ""}).status_code == 400
    work.post("partners/experts/add/", {"expertise_en": "Law of work", "organisation": ""})
    expert = work.row.experts.get()
    assert "Law of work" in work.get("partners/", "partner").content.decode()
    assert work.post(f"partners/experts/{expert.pk}/remove/", who="partner").status_code == 403
    work.post(f"partners/experts/{expert.pk}/remove/")
    work.post(f"partners/partners/{partner.pk}/remove/")
    assert not work.row.experts.exists()
    assert not work.row.partners.exists()


def test_partners_and_experts_are_edited_and_nobody_overwrites_what_she_has_not_seen():
    work = Working()
    advice = actions.add_partner(work.row, Organisation.objects.first(), {"note_en": "Advice"}, by=work.lead)
    law = actions.add_expert(work.row, {"expertise_en": "Law"}, by=work.lead)
    partner, expert = f"partners/partners/{advice.pk}/", f"partners/experts/{law.pk}/"
    assert partner in work.get("partners/").content.decode()
    seen = work.typed(partner, note_en="Advice and rooms", role="support")
    assert work.post(partner, seen).status_code == 302
    assert (work.again(advice).note_en, work.again(advice).role) == ("Advice and rooms", "support")
    late = work.post(partner, {**seen, "note_en": "Nothing"})
    assert (late.status_code, work.again(advice).note_en) == (409, "Advice and rooms")
    house = Organisation.objects.last()
    assert work.send(expert, expertise_en="Law of work", organisation=house.slug).status_code == 302
    assert (work.again(law).expertise_en, work.again(law).organisation) == ("Law of work", house)
    assert work.get(expert, "partner").status_code == 403
    assert AuditEntry.objects.filter(action="edit_partner", about=advice.tag.replace("support", "partner")).exists()


def test_themes_and_recommendations_are_tied_and_untied():
    work = Working()
    theme, recommendation = Theme.objects.first(), Recommendation.objects.visible_to(work.lead).first()
    assert work.post("ties/themes/add/", {"row": theme.slug}).status_code == 302
    assert work.post("ties/recommendations/add/", {"row": recommendation.code}).status_code == 302
    assert work.post("ties/themes/add/", {"row": theme.slug}).status_code == 400
    assert list(work.now.recommendations.all()) == [recommendation]
    work.post(f"ties/themes/{theme.pk}/remove/")
    assert not work.now.themes.exists()
    assert work.post("ties/themes/add/", {"row": theme.slug}, "partner").status_code == 403


def test_each_city_says_itself_what_need_of_its_own_the_pilot_answers():
    work = Working()
    choices = work.get("needs/").context["groups"][0]["kinds"][1]["need"].choices
    thread = choices[0][0]
    assert work.post("needs/turin/figure/add/", {"thread": thread}, "partner").status_code == 403
    assert work.post("needs/turin/figure/add/", {"thread": thread}).status_code == 302
    row = work.row.figures.get()
    assert (str(row.thread), row.city) == (thread, work.turin)
    assert choices[0][1] in work.get("needs/", "partner").content.decode()
    assert work.post("needs/turin/figure/add/", {"thread": thread}).status_code == 400
    assert work.post(f"needs/figure/{row.pk}/remove/", who="partner").status_code == 403
    work.post(f"needs/figure/{row.pk}/remove/")
    assert not work.row.figures.exists()


def test_my_city_lists_its_pilots_and_leads_to_a_proposal():
    work = Working("running")
    work.milestone(work.row, of=work.tangier, by=work.partner, due_on=timezone.localdate() - timedelta(days=3))
    page = work.client("partner").get("/en/my-city/tangier/").content.decode()
    assert f'href="{work.base}"' in page
    assert 'href="/en/pilots/new/?city=tangier"' in page
    assert "1 milestone of your city is late" in page
    assert "is late" not in work.client("lead").get("/en/my-city/turin/").content.decode()


def test_the_public_page_leads_those_who_work_on_it_to_their_pages():
    work = Working("running")
    public = f"/en/pilots/{work.row.slug}/"
    assert f'href="{work.base}"' in work.client("partner").get(public).content.decode()
    assert work.base not in client_of(work.official_of("lyon")).get(public).content.decode()


@pytest.mark.parametrize("path", PARTS)
def test_a_pilot_on_record_without_a_lead_is_opened_by_the_secretariat(path):
    client = client_of(Piloting().officer)
    slug = Pilot.objects.exclude(city_parts__role="lead").filter(on_record=True).first().slug
    assert client.get(f"/en/pilots/{slug}/edit/{path}").status_code == 200

"""Updates and files on their pages, and the case study that is drafted from a pilot."""

import pytest
from django.test import Client

from library.models import CaseStudyEdition
from pilots import actions
from pilots.models import PilotFile, Update
from tests.library.editions import ABOUT_PICTURE, png
from tests.pilots.pages import Pages

pytestmark = pytest.mark.django_db


def page_of(pilot, tail: str = "updates/") -> str:
    return f"/en/pilots/{pilot.slug}/edit/{tail}"


def test_an_update_is_written_submitted_changed_published_and_taken_back():
    team = Pages()
    pilot = team.pilot("running")
    sent = {"title_fr": "Le guichet est ouvert", "body_fr": "Soixante personnes.", "language": "fr"}
    assert team.fill(team.editor, page_of(pilot, "updates/new/"), **sent).status_code == 302
    row = Update.objects.get(pilot=pilot)
    assert (row.city, row.status, row.original_language("body")) == (team.turin, "draft", "fr")
    one = page_of(pilot, f"updates/{row.uid}/")
    keys = [key for key, _label, _danger in team.get(team.editor, one).context["steps"]]
    assert keys == ["submit", "discard"]
    assert team.fill(team.editor, f"{one}submit/").status_code == 302
    assert team.post(team.editor, f"{one}publish/", {"version": 9}).status_code == 403
    assert team.fill(team.lead, f"{one}changes/").status_code == 400, "with words"
    assert team.fill(team.lead, f"{one}changes/", note="How many women?").status_code == 302
    assert b"How many women?" in team.get(team.editor, one).content
    assert team.fill(team.editor, one, body_fr="Soixante femmes.").status_code == 302
    assert team.fill(team.editor, f"{one}submit/").status_code == 302
    assert b"guichet" not in Client().get(f"/en/pilots/{pilot.slug}/").content
    assert team.fill(team.lead, f"{one}publish/").status_code == 302
    assert b"Soixante femmes." in Client().get(f"/en/pilots/{pilot.slug}/").content
    feed = Client().get(f"/en/pilots/{pilot.slug}/updates.atom").content.decode()
    assert ("Soixante femmes." in feed, f"#update-{row.uid}" in feed) == (True, True)
    assert team.fill(team.lead, f"{one}withdraw/", reason="A mistake.").status_code == 302
    assert b"guichet" not in Client().get(f"/en/pilots/{pilot.slug}/updates.atom").content
    assert team.get(team.lead, one).context["steps"] == []


def test_drafts_are_read_by_their_own_city_and_the_secretariat_and_written_by_nobody_else():
    team = Pages()
    pilot = team.pilot("running")
    row = team.update(pilot)
    one = page_of(pilot, f"updates/{row.uid}/")
    assert team.get(team.partner, one).status_code == 404
    assert b"The desk is open" not in team.get(team.partner, page_of(pilot)).content
    assert team.get(team.officer, one).status_code == 200
    row = actions.publish_update(row, by=team.lead, version=row.version)
    assert team.get(team.partner, one).status_code == 200
    assert team.post(team.partner, one, {"title_en": "Mine"}).status_code == 403
    assert team.get(team.partner, f"{one}withdraw/").status_code == 403
    assert team.get(team.partner, f"{one}elsewhere/").status_code == 404


def test_whoever_writes_for_one_city_writes_in_its_name_alone():
    team = Pages()
    pilot = team.pilot("running")
    form = team.get(team.third, page_of(pilot, "updates/new/")).context["form"]
    assert [city.slug for city in form.fields["city"].queryset] == ["sfax"]
    sent = {"title_en": "News", "language": "en", "city": "turin"}
    assert team.fill(team.third, page_of(pilot, "updates/new/"), **sent).status_code == 400


def test_a_draft_is_thrown_away_and_one_that_was_changed_meanwhile_is_looked_at_again():
    team = Pages()
    pilot = team.pilot("running")
    row = team.update(pilot)
    one = page_of(pilot, f"updates/{row.uid}/")
    assert team.post(team.editor, f"{one}discard/", {"version": 99}).status_code == 409
    assert team.fill(team.editor, f"{one}discard/").status_code == 302
    assert not Update.objects.filter(pk=row.pk).exists()


def test_pictures_of_an_update_and_files_of_a_pilot_come_and_go():
    team = Pages()
    pilot = team.pilot("running")
    row = team.update(pilot)
    one = page_of(pilot, f"updates/{row.uid}/")
    assert team.post(team.editor, f"{one}files/", {**ABOUT_PICTURE, "file": png()}).status_code == 302
    assert team.post(team.editor, f"{one}files/", {"title": "Nothing"}).status_code == 400
    assert team.post(team.partner, f"{one}files/", {**ABOUT_PICTURE, "file": png()}).status_code == 404
    file = row.files.get()
    assert team.post(team.editor, f"{one}files/{file.pk}/remove/").status_code == 302
    assert not row.files.exists()
    files = page_of(pilot, "files/")
    assert team.post(team.editor, files, {**ABOUT_PICTURE, "file": png()}).status_code == 302
    assert team.post(team.partner, files, {**ABOUT_PICTURE, "file": png()}).status_code == 403
    own = PilotFile.objects.get(pilot=pilot)
    assert own.attachment.title.encode() in team.get(team.partner, files).content
    assert team.post(team.partner, f"{files}{own.pk}/remove/").status_code == 403
    assert team.post(team.editor, f"{files}{own.pk}/remove/").status_code == 302
    assert not PilotFile.objects.filter(pilot=pilot).exists()


def test_a_case_study_is_drafted_from_a_pilot_with_one_press():
    team = Pages()
    pilot = team.pilot("completed")
    path = page_of(pilot, "case-study/")
    answer = team.fill(team.partner, path)
    edition = CaseStudyEdition.objects.get(case_study__pilots=pilot)
    assert (answer.status_code, edition.case_study.city) == (302, team.tangier)
    assert answer.url == f"/en/my-city/tangier/case-studies/{edition.case_study.slug}/"
    assert answer.url.encode() in team.get(team.partner, path).content
    proposal = team.pilot()
    assert b"that was selected" in team.get(team.lead, page_of(proposal, "case-study/")).content

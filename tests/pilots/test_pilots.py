"""A pilot of three cities, from the proposal to the case study; each city edits only what is its own."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.errors import NotAllowed, Refused, Stale
from core.models import AuditEntry, Comment, SearchDocument
from library.models import Recommendation
from pilots import actions
from pilots.models import Milestone, Pilot, Update
from profiles.models import Figure, ProfileEdition
from tests.library.editions import ABOUT_PICTURE, png
from tests.pilots.piloted import Piloting

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def test_a_proposal_is_seen_by_its_cities_and_the_secretariat_until_it_is_selected():
    team = Piloting()
    pilot = team.pilot()
    for person in (team.lead, team.partner, team.third, team.officer):
        assert pilot in Pilot.objects.visible_to(person)
    assert pilot not in Pilot.objects.visible_to(ANYBODY)
    assert not SearchDocument.objects.filter(about=pilot.tag).exists()
    team.step(pilot, "select")
    assert pilot in Pilot.objects.visible_to(ANYBODY)
    assert SearchDocument.objects.filter(about=pilot.tag).count() == 3


def test_a_proposal_that_was_cancelled_is_never_public():
    team = Piloting()
    pilot = team.step(team.pilot(), "cancel")
    assert pilot not in Pilot.objects.visible_to(ANYBODY)
    assert (pilot.status, pilot.reason) == ("cancelled", "No money.")


def test_a_pilot_of_three_cities_is_on_each_city_once():
    team = Piloting()
    pilot = team.pilot("running")
    for city in (team.turin, team.tangier, team.sfax):
        assert list(Pilot.objects.visible_to(ANYBODY).of_city(city).filter(on_record=False)) == [pilot]
    assert pilot.city == team.turin
    assert list(Pilot.objects.led_by(team.tangier).filter(on_record=False)) == []


def test_each_city_edits_only_what_is_its_own():
    team = Piloting()
    pilot = team.pilot("running")
    own = team.milestone(pilot, team.tangier, by=team.partner)
    leads = team.milestone(pilot)
    actions.edit_work(own, {"title_en": "Open the second desk"}, by=team.partner, version=own.version)
    for person, row in ((team.lead, own), (team.third, own), (team.partner, leads)):
        row = team.again(row)
        with pytest.raises(NotAllowed):
            actions.edit_work(row, {"title_en": "Mine"}, by=person, version=row.version)
    with pytest.raises(NotAllowed):
        team.milestone(pilot, team.tangier, by=team.lead)
    for person in (team.partner, team.third):
        with pytest.raises(NotAllowed):
            actions.edit_pilot(pilot, {"aim_en": "Ours"}, by=person, version=pilot.version)
    assert team.again(own).title_en == "Open the second desk"


def test_a_city_that_is_not_part_of_it_gets_no_milestone():
    team = Piloting()
    pilot = team.pilot("running")
    pilot_of_turin_alone = actions.propose(team.turin, {"title_en": "Alone"}, by=team.lead)
    with pytest.raises(Refused, match="not part of this pilot"):
        actions.add_milestone(pilot_of_turin_alone, team.tangier, {"title_en": "M"}, by=team.partner)
    with pytest.raises(NotAllowed):
        actions.pass_on(team.milestone(pilot), team.tangier, by=team.lead, version=1)


def test_two_who_edit_the_same_pilot_do_not_overwrite_one_another():
    team = Piloting()
    pilot = team.pilot()
    actions.edit_pilot(pilot, {"aim_en": "One"}, by=team.lead, version=pilot.version)
    with pytest.raises(Stale) as refusal:
        actions.edit_pilot(pilot, {"aim_en": "Two"}, by=team.editor, version=pilot.version)
    assert refusal.value.theirs == {"aim_en": "One"}


def test_progress_is_counted_and_what_is_late_is_told():
    team = Piloting()
    pilot = team.pilot("running")
    today = timezone.localdate()
    done = team.milestone(pilot, due_on=today - timedelta(days=9))
    late = team.milestone(pilot, team.tangier, by=team.partner, due_on=today - timedelta(days=1))
    team.milestone(pilot, due_on=today)
    actions.reach_milestone(done, {"evidence_en": "Photograph"}, by=team.editor, version=1, done_on=today)
    row = Pilot.objects.with_progress().get(pk=pilot.pk)
    assert (row.milestones_total, row.milestones_done, row.milestones_late) == (3, 1, 1)
    assert [team.again(late).is_late, team.again(done).is_late] == [True, False]
    assert list(Milestone.objects.late().of_city(team.tangier)) == [late]
    with pytest.raises(ValidationError, match="not come yet"):
        actions.edit_work(late, {"done_on": today + timedelta(days=1)}, by=team.partner, version=1)
    with pytest.raises(Refused, match="was reached"):
        done = team.again(done)
        actions.remove_work(done, by=team.lead, version=done.version)
    team.step(pilot, "cancel")
    assert not Milestone.objects.late().exists()


def test_who_came_to_a_training_is_counted_and_never_named():
    team = Piloting()
    pilot = team.pilot("running")
    came = [{"sex": "women", "kind": "staff", "number": 14}, {"sex": "men", "kind": "staff", "number": 11}]
    row = actions.add_training(
        pilot, team.tangier, {"title_en": "Mediation", "starts": "2026-06"}, by=team.partner, participants=came
    )
    assert row.people == 25
    with pytest.raises(ValidationError):
        actions.set_participants(row, [{"sex": "men", "kind": "staff", "number": 0}], by=team.partner, version=1)
    row = actions.set_participants(row, came[:1], by=team.partner, version=1)
    assert (row.people, row.version) == (14, 2)
    with pytest.raises(NotAllowed):
        actions.set_participants(row, [], by=team.lead, version=2)


def test_nothing_is_written_in_what_was_evaluated():
    team = Piloting()
    pilot = team.pilot("evaluated")
    with pytest.raises(Refused, match="Evaluated"):
        actions.edit_pilot(pilot, {"aim_en": "Another"}, by=team.lead, version=pilot.version)
    with pytest.raises(Refused):
        team.milestone(pilot)
    with pytest.raises(Refused):
        team.line(pilot)


def test_the_lead_passes_on_and_the_new_lead_keeps_the_shared_parts():
    team = Piloting()
    pilot = team.pilot("running")
    pilot = actions.hand_over_lead(pilot, team.tangier, by=team.lead, version=pilot.version)
    actions.edit_pilot(pilot, {"aim_en": "Ours now"}, by=team.partner, version=pilot.version)
    with pytest.raises(NotAllowed):
        actions.edit_pilot(team.again(pilot), {"aim_en": "Still ours"}, by=team.lead, version=pilot.version)


def test_a_city_with_something_of_its_own_does_not_leave():
    team = Piloting()
    pilot = team.pilot("running")
    team.milestone(pilot, team.tangier, by=team.partner)
    parts = {part.city: part for part in pilot.city_parts.all()}
    with pytest.raises(Refused, match="kept with it"):
        actions.remove_city(parts[team.tangier], by=team.lead)
    with pytest.raises(Refused, match="lead city"):
        actions.remove_city(parts[team.turin], by=team.lead)
    actions.remove_city(parts[team.sfax], by=team.lead)
    assert pilot.city_parts.count() == 2


def test_a_pilot_answers_priorities_and_figures_of_its_own_cities_alone():
    team = Piloting()
    pilot = team.pilot()
    figure = Figure.objects.filter(city=team.turin).first()
    row = actions.answer_need(pilot, team.turin, "figure", figure.thread, by=team.lead)
    assert list(pilot.figures.all()) == [row]
    with pytest.raises(ValidationError, match="no such figure"):
        actions.answer_need(pilot, team.tangier, "figure", figure.thread, by=team.partner)
    with pytest.raises(NotAllowed):
        actions.answer_need(pilot, team.tangier, "figure", figure.thread, by=team.lead)


def test_every_step_is_in_the_trail():
    team = Piloting()
    pilot = team.pilot("evaluated")
    moves = AuditEntry.objects.filter(about=pilot.tag, action="move").order_by("pk")
    assert [row.changes["status"][1] for row in moves] == ["selected", "preparing", "running", "completed", "evaluated"]


def test_an_evaluation_is_written_in_words():
    team = Piloting()
    pilot = team.pilot("completed")
    with pytest.raises(ValidationError, match="evaluation"):
        actions.evaluate(pilot, {"evaluation_en": ""}, by=team.officer, version=pilot.version)


# Results


def measured(team: Piloting, pilot: Pilot):
    indicator = actions.add_indicator(
        pilot, {"kind": "people_reached", "label_en": "People informed", "target": "100", "baseline": "0"}, by=team.lead
    )
    value = {"value": "60", "period": "2026-05", "source": "Register of the desk"}
    return actions.add_value(indicator, value, by=team.lead)


def test_a_result_is_proposed_to_the_profile_and_changes_no_figure():
    team = Piloting()
    pilot = team.pilot("running")
    value = measured(team, pilot)
    before = list(Figure.objects.order_by("pk").values_list("pk", "value"))
    published = ProfileEdition.objects.published().filter(city=team.turin).first()
    proposal = actions.propose_for_profile(value, team.turin, by=team.lead)
    remark = Comment.objects.get(pk=proposal.remark_id)
    assert "People informed" in remark.text
    assert "Register of the desk" in remark.text
    assert remark.about == proposal.edition
    edition = ProfileEdition.objects.of(team.turin).open().get()
    assert edition.tag == proposal.edition
    assert ProfileEdition.objects.published().filter(city=team.turin).first() == published
    assert list(Figure.objects.exclude(edition=edition).order_by("pk").values_list("pk", "value")) == before
    with pytest.raises(Refused, match="already"):
        actions.propose_for_profile(value, team.turin, by=team.lead)
    with pytest.raises(NotAllowed):
        actions.propose_for_profile(value, team.tangier, by=team.lead)
    figure = Figure.objects.filter(edition=edition).first() or Figure.objects.filter(city=team.turin).first()
    assert actions.link_figure(proposal, figure, by=team.lead).figure == figure.thread


def test_actions_without_a_measured_result_are_told():
    team = Piloting()
    one, other = team.pilot("running"), team.pilot("running", title_en="Another")
    measured(team, one)
    assert list(Pilot.objects.without_result().filter(on_record=False)) == [other]


# Telling


def test_a_case_study_is_drafted_with_everything_that_is_known_and_linked_back():
    team = Piloting()
    pilot = team.pilot("completed", lessons_en="Begin with the staff.", sdg_targets=["10.7"], starts="2026-01")
    actions.tie(pilot, "recommendations", Recommendation.objects.first(), by=team.lead)
    actions.add_test(pilot, {"hypothesis_en": "They will come.", "did_not_work_en": "Few came by night."}, by=team.lead)
    measured(team, pilot)
    edition = actions.draft_case_study(pilot, team.turin, by=team.editor)
    assert edition.status == "draft"
    assert edition.title_en == pilot.title_en
    assert edition.actions_en == "Train the staff, open the desk."
    assert edition.lessons_en == "Begin with the staff."
    assert edition.difficulties_en == "Few came by night."
    assert edition.sdg_targets == ["10.7"]
    assert edition.practice_status == "ended"
    assert "Tangier" in edition.actors_en
    assert [(row.label_en, row.value) for row in edition.result_figures.all()] == [("People informed", 60)]
    assert list(pilot.case_studies.all()) == [edition.case_study]
    assert edition.case_study.told_of.pilot == pilot
    with pytest.raises(Refused, match="already"):
        actions.draft_case_study(pilot, team.turin, by=team.editor)
    with pytest.raises(NotAllowed):
        actions.draft_case_study(pilot, team.sfax, by=team.editor)


# Updates


def test_an_update_is_read_first_by_whom_the_city_wishes():
    team = Piloting()
    pilot = team.pilot("running")
    row = team.update(pilot)
    assert row not in Update.objects.visible_to(ANYBODY)
    assert row not in Update.objects.visible_to(team.partner)
    with pytest.raises(NotAllowed):
        actions.publish_update(row, by=team.editor, version=row.version)
    row = actions.submit_update(row, by=team.editor, version=row.version)
    row = actions.ask_for_changes(row, by=team.lead, version=row.version, note="How many?")
    row = actions.edit_update(row, {"body_en": "Sixty."}, by=team.editor, version=row.version)
    row = actions.publish_update(row, by=team.lead, version=row.version)
    assert row in Update.objects.visible_to(ANYBODY)
    part = pilot.city_parts.get(city=team.turin)
    with pytest.raises(NotAllowed):
        actions.settle_reviews(part, "none", by=team.lead, version=part.version)
    part = actions.settle_reviews(part, "none", by=team.officer, version=part.version)
    mine = team.update(pilot)
    assert actions.publish_update(mine, by=team.editor, version=mine.version).is_published
    actions.settle_reviews(part, "secretariat", by=team.officer, version=part.version)
    third = team.update(pilot)
    with pytest.raises(NotAllowed):
        actions.publish_update(third, by=team.lead, version=third.version)
    assert actions.publish_update(third, by=team.officer, version=third.version).is_published


def test_nobody_publishes_what_she_wrote_where_the_city_wishes_for_a_review():
    team = Piloting()
    row = team.update(team.pilot("running"), by=team.lead)
    with pytest.raises(Refused, match="colleague"):
        actions.publish_update(row, by=team.lead, version=row.version)


def test_a_reviewer_who_rewrites_an_update_leaves_it_to_a_colleague_to_publish():
    team = Piloting()
    row = team.update(team.pilot("running"))
    row = actions.submit_update(row, by=team.editor, version=row.version)
    row = actions.edit_update(row, {"body_en": "Six hundred."}, by=team.lead, version=row.version)
    with pytest.raises(Refused, match="colleague"):
        actions.publish_update(row, by=team.lead, version=row.version)
    assert actions.publish_update(row, by=team.officer, version=row.version).is_published


def test_whoever_wrote_a_word_of_an_update_or_gave_it_a_file_leaves_it_to_a_colleague_though_others_wrote_after_her():
    team = Piloting()
    pilot = team.pilot("running")
    worded = team.update(pilot)
    worded = actions.edit_update(worded, {"body_en": "Six hundred."}, by=team.lead, version=worded.version)
    worded = actions.edit_update(worded, {"title_en": "Open!"}, by=team.editor, version=worded.version)
    illustrated = team.update(pilot)
    actions.add_file(illustrated, png(), ABOUT_PICTURE, by=team.lead)
    for row in (worded, team.again(illustrated)):
        with pytest.raises(Refused, match="colleague"):
            actions.publish_update(row, by=team.lead, version=row.version)
        assert actions.publish_update(row, by=team.officer, version=row.version).is_published


def test_a_year_that_nobody_can_mean_is_refused_beside_its_day():
    team = Piloting()
    pilot = team.pilot("running")
    team.milestone(pilot, due_on=date(1900, 1, 1))
    with pytest.raises(ValidationError) as of_milestone:
        team.milestone(pilot, due_on=date(1000, 3, 1), done_on=date(202, 3, 1))
    with pytest.raises(ValidationError) as of_training:
        team.training(pilot, starts="1000-02", ends="2206")
    far_off = ["Write a year from 1900 to 2200."]
    assert of_milestone.value.message_dict == {"due_on": far_off, "done_on": far_off}
    assert of_training.value.message_dict == {"starts": far_off, "ends": far_off}


# Calls


def test_a_call_is_public_once_it_is_published_and_its_hours_are_those_of_a_place():
    team = Piloting()
    at = timezone.datetime(2027, 7, 8, 12, 0)
    call = team.call(closes_on="", closes_local=at, tz="Africa/Tunis", ceiling="50000", objectives=["D"])
    assert call.closes_at.isoformat() == "2027-07-08T11:00:00+00:00"
    assert call not in type(call).objects.visible_to(ANYBODY)
    call = actions.publish_call(call, by=team.officer, version=call.version)
    assert call in type(call).objects.visible_to(ANYBODY)
    question = actions.add_question(call, {"question_en": "May NGOs apply?"}, by=team.officer)
    assert question.answered_at is None
    question = actions.edit_question(question, {"answer_en": "With a letter."}, by=team.officer, version=1)
    assert question.answered_at
    call = team.again(call)
    assert [call.state, list(type(call).objects.open())] == ["open", [call]]
    call = actions.withdraw_call(call, by=team.officer, version=call.version, reason="No money.")
    assert call not in type(call).objects.visible_to(ANYBODY)


def test_a_call_gives_an_hour_or_a_day_and_closes_after_it_opens():
    team = Piloting()
    with pytest.raises(ValidationError, match="not both"):
        team.call(closes_local=timezone.datetime(2027, 7, 8, 12, 0))
    with pytest.raises(ValidationError, match="close after it opens"):
        team.call(
            closes_on="",
            opens_local=timezone.datetime(2027, 7, 9, 12, 0),
            closes_local=timezone.datetime(2027, 7, 8, 12, 0),
        )
    with pytest.raises(ValidationError, match="does not exist"):
        team.call(closes_on="", closes_local=timezone.datetime(2027, 3, 28, 2, 30))


def test_a_proposal_names_a_call_that_is_public():
    team = Piloting()
    draft = team.call()
    with pytest.raises(ValidationError, match="public"):
        team.pilot(call=draft)
    call = actions.publish_call(draft, by=team.officer, version=draft.version)
    assert team.pilot(call=call).call == call


def test_a_day_that_is_past_closes_a_call():
    call = Piloting().call(closes_on="2021-07-08")
    assert call.state == "closed"
    assert date.fromisoformat(call.closes) == date(2021, 7, 8)

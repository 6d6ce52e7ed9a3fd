"""Documents and pictures of a pilot, a milestone, an update, a call: by those who write what they belong to."""

import pytest

from core.errors import NotAllowed, Refused
from core.models import Attachment
from pilots import actions
from tests.library.editions import ABOUT_PICTURE, png
from tests.pilots.piloted import Piloting

pytestmark = pytest.mark.django_db


def test_a_city_adds_a_picture_to_its_own_milestone_and_takes_it_away_again():
    team = Piloting()
    pilot = team.pilot("running")
    own = team.milestone(pilot, team.tangier, by=team.partner)
    with pytest.raises(NotAllowed):
        actions.add_file(own, png(), ABOUT_PICTURE, by=team.lead)
    row = actions.add_file(own, png(), ABOUT_PICTURE, by=team.partner)
    assert row.attachment.about == own.tag
    with pytest.raises(NotAllowed):
        actions.remove_file(row, by=team.third)
    actions.remove_file(row, by=team.partner)
    assert not Attachment.objects.filter(about=own.tag).exists()


def test_to_an_update_that_is_public_only_those_who_publish_add_pictures():
    team = Piloting()
    row = team.update(team.pilot("running"))
    actions.add_file(row, png(), ABOUT_PICTURE, by=team.editor)
    row = actions.publish_update(row, by=team.lead, version=row.version)
    with pytest.raises(NotAllowed):
        actions.add_file(row, png(), ABOUT_PICTURE, by=team.editor)
    actions.add_file(row, png(), ABOUT_PICTURE, by=team.lead)
    assert row.files.count() == 2


def test_nothing_is_added_to_a_pilot_that_was_evaluated():
    team = Piloting()
    pilot = team.pilot("evaluated")
    with pytest.raises(Refused):
        actions.add_file(pilot, png(), ABOUT_PICTURE, by=team.lead)


def test_an_officer_gives_a_call_its_documents():
    team = Piloting()
    call = team.call()
    with pytest.raises(NotAllowed):
        actions.add_file(call, png(), ABOUT_PICTURE, by=team.lead)
    actions.add_file(call, png(), ABOUT_PICTURE, by=team.officer)
    assert [row.attachment.about for row in call.files.all()] == [call.tag]

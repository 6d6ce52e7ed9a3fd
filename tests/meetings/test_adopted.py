"""What a meeting adopted stands on its page, and the meeting on the page of what it adopted."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from library.models import Publication, Recommendation
from meetings import actions
from meetings.models import Meeting
from tests.factories import RecommendationFactory
from tests.meetings.scheduled import Planned
from tests.people import secretary
from tests.reading import read

pytestmark = pytest.mark.django_db


def section(client, address, name):
    return read(client.get(address)).all("section", aria_labelledby=name)


def test_meeting_and_recommendation_lead_to_each_other(client):
    meeting, first = Meeting.objects.get(slug="final-p1"), Recommendation.objects.get(code="MC2CM-R1")
    pages = {"/en/meetings/final-p1/": "outcome", "/en/recommendations/MC2CM-R1/": "meetings"}
    assert not section(client, "/en/recommendations/MC2CM-R1/", "meetings")
    actions.tie(meeting, "recommendations", first, by=secretary(Role.OFFICER))
    there, back = (section(client, page, name)[0] for page, name in pages.items())
    assert "/en/recommendations/MC2CM-R1/" in there.links
    assert "Nothing is on record" not in there.text
    assert "/en/meetings/final-p1/" in back.links
    assert client.get("/api/v1/meetings/final-p1/").json()["recommendations"] == ["MC2CM-R1"]


def test_neither_tells_of_a_draft_of_the_other(client):
    plan, hidden = Planned(), RecommendationFactory(code="MC2CM-X9", title_en="Secretive", status="draft")
    actions.tie(Meeting.objects.get(slug="final-p1"), "recommendations", hidden, by=plan.officer)
    actions.tie(plan.meeting, "recommendations", Recommendation.objects.get(code="MC2CM-R1"), by=plan.officer)
    assert "Secretive" not in read(client.get("/en/meetings/final-p1/")).text
    assert client.get("/api/v1/meetings/final-p1/").json()["recommendations"] == []
    assert not section(client, "/en/recommendations/MC2CM-R1/", "meetings")


def test_an_officer_ties_a_recommendation_at_the_desk(client):
    client.force_login(secretary(Role.OFFICER))
    response = client.post(
        reverse("desk-meeting-tie-add", args=["final-p1", "recommendations"]), {"row": "MC2CM-R2"}, follow=True
    )
    assert response.status_code == 200
    assert [row.code for row in Meeting.objects.get(slug="final-p1").recommendations.all()] == ["MC2CM-R2"]


def test_a_publication_names_its_meetings(client):
    publication = Publication.objects.visible_to(secretary(Role.OFFICER)).filter(meetings=None).first()
    meeting = Meeting.objects.get(slug="p2p5")
    meeting.publications.add(publication)
    page = f"/en/publications/{publication.slug}/"
    assert section(client, page, "meetings")[0].links == ["/en/meetings/p2p5/"]
    assert page in section(client, "/en/meetings/p2p5/", "documents")[0].links

"""From need to result: what each page draws of the chain, what is missing, who can add it, and no trace of drafts."""

from decimal import Decimal
from uuid import uuid4

import pytest

from cities.models import Theme
from library.models import Adaptation
from meetings.models import Meeting, MeetingCity
from pilots import actions
from pilots.models import AnsweredFigure, AnsweredPriority, Pilot, ResultProposal
from profiles.models import Gap, Priority
from tests.factories import (
    CaseStudyEditionFactory,
    CaseStudyFactory,
    FigureFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    publish_edition,
)
from tests.pilots.piloted import Piloting
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db

LINKS = ["Gap or figure", "Priority", "Meeting", "Practice borrowed", "Pilot project", "Result", "New figure"]
CHAIN = "/en/cities/turin/chain/"


def drawn(client, url, which=0):
    """`{"Priority": ["Homes for all"]}` of a chain on a page; what is missing is an empty list."""
    chain = read(client.get(url)).all("ol", cls="chain")[which]
    found = {}
    for link in chain.all("li", cls="chain-link"):
        titles = [(row.all("a") or row.all("strong"))[0].text for row in link.all("li")]
        found[link.one(cls="chain-name").text] = titles
    assert list(found) == LINKS
    return found


def missing(client, url, heading, which=0):
    chain = read(client.get(url)).all("ol", cls="chain")[which]
    (link,) = [row for row in chain.all("li", cls="chain-link") if row.one(cls="chain-name").text == heading]
    assert "chain-missing" in link.classes
    return link


class Story:
    """Turin's priority on housing, with every link of its chain; everything is public."""

    def __init__(self):
        self.team = Piloting()
        self.theme = Theme.objects.get(slug="housing")
        turin = self.team.turin
        self.edition = ProfileEditionFactory(city=turin, number=turin.profile_editions.count() + 1)
        self.figure = FigureFactory(city=turin, edition=self.edition, indicator=IndicatorFactory(code="t-homes"))
        self.priority = Priority.objects.create(
            edition=self.edition, title_en="Homes for all", theme=self.theme, figures=[self.figure.thread]
        )
        self.study = CaseStudyFactory(slug="shared-houses", facets=["theme:housing"])
        edition = CaseStudyEditionFactory(case_study=self.study, title_en="Shared houses", themes=["housing"])
        publish_edition(edition)
        self.meeting = Meeting.objects.create(
            slug="on-homes", title_en="On homes", kind="thematic", status="held", first_day="2020-05-04",
            last_day="2020-05-05",
        )  # fmt: skip
        self.meeting.themes.add(self.theme)
        MeetingCity.objects.create(meeting=self.meeting, city=turin, part="attended")
        self.pilot = self.team.pilot("running", title_en="A house together")
        self.pilot.borrowed.add(self.study)

    def publish(self):
        for row in self.edition.city.profile_editions.filter(status="published"):
            row.status = "superseded"
            row.save()
        publish_edition(self.edition)
        return self

    def answer(self):
        AnsweredPriority.objects.create(pilot=self.pilot, city=self.team.turin, thread=self.priority.thread)

    def measure(self):
        row = actions.add_indicator(self.pilot, {"label_en": "Rooms found", "unit": "persons"}, by=self.team.lead)
        self.value = actions.add_value(row, {"period": "2021", "value": Decimal(40)}, by=self.team.lead)

    def told_as_figure(self):
        thread = uuid4()
        ResultProposal.objects.create(
            value=self.value, city=self.team.turin, edition="x", figure=thread, proposed_by="person:1"
        )
        return thread

    @property
    def pages(self):
        return ["/en/meetings/on-homes/", "/en/case-studies/shared-houses/", f"/en/pilots/{self.pilot.slug}/", CHAIN]


def whole(also=lambda story: None):
    """Every link is there and public; `also` writes more into the edition before it is published."""
    story = Story()
    also(story)
    story.answer()
    story.measure()
    FigureFactory(
        city=story.team.turin,
        edition=story.edition,
        indicator=IndicatorFactory(code="t-rooms", name_en="Rooms"),
        thread=story.told_as_figure(),
    )
    return story.publish()


def test_the_whole_chain_is_drawn_on_each_of_its_pages(client):
    story = whole()
    for page in story.pages:
        found = drawn(client, page)
        assert found["Priority"] == ["Homes for all"], page
        assert found["Meeting"] == ["On homes"], page
        assert found["Practice borrowed"] == ["Shared houses"], page
        assert "A house together" in found["Pilot project"], page
        assert found["Result"] == ["Rooms found: 40 persons"], page
        assert len(found["Gap or figure"]) == len(found["New figure"]) == 1, page
        assert found["New figure"][0].startswith("Rooms:")


def test_the_page_that_is_read_is_said_to_be_so(client):
    story = whole()
    for page, title in zip(
        story.pages, ["On homes", "Shared houses", "A house together", "Homes for all"], strict=True
    ):
        (here,) = {row.text for row in read(client.get(page)).all("ol", cls="chain")[0].all("strong")}
        assert here == title


def test_a_priority_and_a_gap_of_the_profile_lead_to_their_chains(client):
    unknown = IndicatorFactory(code="t-gap")
    story = whole(lambda story: Gap.objects.create(edition=story.edition, indicator=unknown, because_en="Not asked."))
    gap = Gap.objects.get(indicator=unknown)
    links = read(client.get("/en/cities/turin/profile/")).links
    page = read(client.get(CHAIN))
    for anchor in (f"priority-{story.priority.thread}", f"gap-{gap.thread}"):
        assert f"{CHAIN}#{anchor}" in links
        assert anchor in page.ids
    assert CHAIN in read(client.get("/en/cities/turin/")).links


def test_a_missing_link_says_what_is_missing_and_who_can_add_it(client):
    story = Story().publish()
    words = missing(client, CHAIN, "Pilot project").text
    assert "A city can propose one; the secretariat selects." in words
    assert "A pilot comes first." in missing(client, CHAIN, "Result").text
    page = f"/en/pilots/{story.pilot.slug}/"
    assert "the lead city names in its pilot" in missing(client, page, "Priority").text
    assert "The lead city can add it" in missing(client, page, "Result").text
    assert drawn(client, page)["Practice borrowed"] == ["Shared houses"]
    story.answer()
    assert drawn(client, CHAIN)["Pilot project"] == ["A house together"]
    assert "A result comes first" in missing(client, page, "New figure").text
    story.measure()
    assert "has become a figure" in missing(client, page, "New figure").text


def test_whoever_may_add_it_is_led_there_and_nobody_else(client):
    story = Story().publish()
    assert missing(client, CHAIN, "New figure").links == []
    client.force_login(story.team.third)
    assert missing(client, CHAIN, "New figure").links == []
    client.force_login(story.team.editor)
    assert "/en/my-city/turin/profile/" in missing(client, CHAIN, "New figure").links


def test_a_gap_is_answered_by_the_pilot_that_measures_it(client):
    story = Story()
    unknown = IndicatorFactory(code="t-rent", name_en="Rent")
    Gap.objects.create(edition=story.edition, indicator=unknown, because_en="Never asked.")
    row = actions.add_indicator(story.pilot, {"label_en": "Rent paid", "measures": unknown}, by=story.team.lead)
    actions.add_value(row, {"period": "2021", "value": Decimal(400)}, by=story.team.lead)
    story.publish()
    page = read(client.get(CHAIN))
    assert "Not known: Rent" in [row.text for row in page.all("h3")]
    assert "Rent" in drawn(client, f"/en/pilots/{story.pilot.slug}/")["Gap or figure"]


def test_a_figure_that_shows_the_need_ties_its_pilot_to_the_priority(client):
    story = Story().publish()
    AnsweredFigure.objects.create(pilot=story.pilot, city=story.team.turin, thread=story.figure.thread)
    assert drawn(client, CHAIN)["Pilot project"] == ["A house together"]
    assert drawn(client, f"/en/pilots/{story.pilot.slug}/")["Priority"] == ["Homes for all"]


def test_what_a_city_recorded_as_borrowed_on_the_theme_is_a_link(client):
    story = Story().publish()
    story.pilot.borrowed.clear()
    assert drawn(client, CHAIN)["Practice borrowed"] == []
    row = Adaptation.objects.create(case_study=story.study, city=story.team.turin, progress="under_way")
    assert drawn(client, CHAIN)["Practice borrowed"] == []
    row.status, row.published_at, row.published_by = "published", "2026-01-01T00:00Z", "person:1"
    row.save()
    assert drawn(client, CHAIN)["Practice borrowed"] == ["Shared houses"]


def test_drafts_proposals_and_what_was_cancelled_leave_no_trace(client):
    story = whole()
    secret = story.team.pilot(title_en="Secret pilot")
    secret.borrowed.add(story.study)
    AnsweredPriority.objects.create(pilot=secret, city=story.team.turin, thread=story.priority.thread)
    for status, title in (("draft", "Secret meeting"), ("cancelled", "Dropped meeting")):
        row = Meeting.objects.create(
            slug=status, title_en=title, kind="thematic", status=status, first_day="2027-05-04",
            last_day="2027-05-05", reason="No room.",
        )  # fmt: skip
        row.themes.add(story.theme)
        MeetingCity.objects.create(meeting=row, city=story.team.turin)
    draft = ProfileEditionFactory(city=story.team.turin, number=90)
    hidden = Priority.objects.create(edition=draft, title_en="Secret priority", theme=story.theme)
    AnsweredPriority.objects.create(pilot=story.pilot, city=story.team.turin, thread=hidden.thread)
    FigureFactory(
        city=story.team.turin,
        edition=draft,
        indicator=IndicatorFactory(code="t-secret", name_en="Secret figure"),
        thread=story.told_as_figure() if not ResultProposal.objects.exists() else uuid4(),
    )
    unwritten = CaseStudyEditionFactory(title_en="Secret practice", themes=["housing"])
    story.pilot.borrowed.add(unwritten.case_study)
    for page in story.pages:
        words = body(client.get(page))
        assert "Secret" not in words, page
        assert "Dropped meeting" not in words, page


def test_on_the_loaded_record_every_pilot_has_its_chain(client):
    for pilot in Pilot.objects.public():
        found = drawn(client, f"/en/pilots/{pilot.slug}/")
        assert found["Pilot project"] == [str(pilot.title)]
    assert drawn(client, "/en/pilots/tca-tanger/")["Result"]


def with_many_priorities(story):
    for n in range(12):
        Priority.objects.create(
            edition=story.edition, title_en=f"P {n}", theme=story.theme, position=n + 2, figures=[story.figure.thread]
        )


def with_many_pilots(story):
    for n, other in enumerate(Priority.objects.filter(edition=story.edition)):
        pilot = story.team.pilot("running", title_en=f"Pilot {n}", slug=f"pilot-{n}")
        AnsweredPriority.objects.create(pilot=pilot, city=story.team.turin, thread=other.thread)
        pilot.borrowed.add(story.study)
        row = actions.add_indicator(pilot, {"label_en": "Rooms"}, by=story.team.lead)
        actions.add_value(row, {"period": "2021", "value": Decimal(1)}, by=story.team.lead)
        meeting = Meeting.objects.create(
            slug=f"m-{n}", title_en=f"M {n}", kind="thematic", status="held", first_day="2020-01-01",
            last_day="2020-01-01",
        )  # fmt: skip
        meeting.themes.add(story.theme)
        MeetingCity.objects.create(meeting=meeting, city=story.team.turin)


def test_pages_ask_the_same_of_few_and_of_many(client):
    story = whole(with_many_priorities)
    few = {page: queries_of(client, page) for page in story.pages}
    with_many_pilots(story)
    assert {page: now for page in story.pages if (now := queries_of(client, page)) > few[page]} == {}

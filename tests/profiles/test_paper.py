"""The priority paper in order, with vision and figures; the stakeholder log; services; the council's adoption."""

import pytest
from django.test import Client

from accounts.choices import Role
from cities.models import City, Theme
from core.models import AuditEntry
from profiles import actions
from profiles.models import Adoption, Priority, ProfileEdition, Service, StakeholderEntry
from tests.people import official
from tests.profiles.editions import Office
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db
BASE = "/en/my-city/seville/profile"


@pytest.fixture
def office():
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def draft(office):
    return office.edition()


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def order(edition) -> list[tuple[int, str]]:
    return [(row.position, row.title_en) for row in edition.priorities.all()]


def test_a_priority_is_added_last_with_the_figures_that_show_the_need(office, draft):
    client = signed_in(office.writer)
    figure, theme = draft.figures.get(), Theme.objects.first()
    words = {"title_en": "Schools", "title_ar": "المدارس", "challenge_en": "Few places.", "figures": [figure.thread]}
    response = client.post(f"{BASE}/priorities/new/", {**words, "theme": theme.slug, "version": 0})
    assert response.status_code == 302, response.context["errors"] if response.context else ""
    row = Priority.objects.get(edition=draft, title_en="Schools")
    assert (row.position, row.title_ar, row.figures, row.theme) == (2, "المدارس", [figure.thread], theme)
    page = client.get(f"{BASE}/priorities/").content.decode()
    assert "One figure shows the need" in page or "1 figure shows the need" in page


def test_a_figure_of_another_edition_is_no_choice(office, draft):
    lyon = office.elsewhere(City.objects.get(slug="lyon")).edition()
    thread = lyon.figures.first().thread
    words = {"title_en": "Schools", "figures": [str(thread)], "version": 0}
    assert signed_in(office.writer).post(f"{BASE}/priorities/new/", words).status_code == 400
    assert order(draft) == [(1, "Housing")]


def test_priorities_are_moved_up_and_down(office, draft):
    for title in ("Schools", "Work"):
        actions.add_part(draft, "priorities", {"title_en": title, "position": 1}, by=office.writer)
    client = signed_in(office.writer)
    work = Priority.objects.get(title_en="Work")

    def move(row, way: str):
        return client.post(f"{BASE}/priorities/{row.thread}/move/", {"way": way})

    assert move(work, "up").status_code == 302
    assert order(draft) == [(1, "Housing"), (2, "Work"), (3, "Schools")]
    move(work, "up")
    move(Priority.objects.get(title_en="Housing"), "down")
    assert order(draft) == [(1, "Work"), (2, "Schools"), (3, "Housing")]
    entries = AuditEntry.objects.count()
    assert move(work, "up").status_code == 302
    assert (order(draft)[0], AuditEntry.objects.count()) == ((1, "Work"), entries)
    assert client.get(f"{BASE}/priorities/{work.thread}/move/").status_code == 405


def test_moving_ends_an_approval_and_is_nothing_for_a_reader(office):
    edition = office.edition("in_review")
    row = edition.priorities.get()
    assert (
        signed_in(official(Role.CITY_READER, office.city))
        .post(f"{BASE}/priorities/{row.thread}/move/", {"way": "up"})
        .status_code
        == 403
    )
    client = signed_in(office.writer)
    page = client.post(f"{BASE}/priorities/{row.thread}/move/", {"way": "up"}, follow=True).content.decode()
    assert "This edition is being reviewed" in page
    assert "Move up" not in page


def test_two_people_in_one_priority_merge_and_overwrite_nothing(office, draft):
    row = draft.priorities.get()
    client = signed_in(office.submitter)
    address = f"{BASE}/priorities/{row.thread}/"
    page = read(client.get(address))
    form = {field.attrs["name"]: field.attrs.get("value", "") for field in page.one(id="part-form").all("input")}
    actions.edit_part(row, {"title_en": "Housing for all"}, by=office.writer, version=row.version)
    response = client.post(address, {**form, "title_en": "Homes", "measures_en": "Build."})
    assert response.status_code == 409
    assert "Housing for all" in response.content.decode()
    assert "Build." in response.content.decode()
    row.refresh_from_db()
    assert (row.title_en, row.measures_en) == ("Housing for all", "")


@pytest.mark.parametrize(("page", "field"), [("vision", "vision_en"), ("edition", "note_en")])
def test_vision_and_note_are_kept_although_others_write_elsewhere_meanwhile(page, field, office, draft):
    client = signed_in(office.submitter)
    hidden = read(client.get(f"{BASE}/{page}/")).one(cls="own-form").all("input")
    sent = {part.attrs["name"]: part.attrs.get("value", "") for part in hidden} | {"language": draft.language}
    actions.add_part(draft, "priorities", {"title_en": "Schools"}, by=office.writer)
    assert client.post(f"{BASE}/{page}/", {**sent, field: "A city for all."}).status_code == 302
    assert getattr(ProfileEdition.objects.get(pk=draft.pk), field) == "A city for all."
    stale = client.post(f"{BASE}/{page}/", {**sent, field: "A city of trade."})
    assert stale.status_code == 409
    assert "A city for all." in stale.content.decode()
    assert getattr(ProfileEdition.objects.get(pk=draft.pk), field) == "A city for all."


def test_the_log_of_the_stakeholder_group_is_kept(office, draft):
    client = signed_in(office.writer)
    words = {"date": "2024-03", "kind": "workshop", "people": 14, "groups_en": "Tenants", "outcome_fr": "Un accord."}
    assert client.post(f"{BASE}/stakeholders/new/", {**words, "version": 0}).status_code == 302
    row = StakeholderEntry.objects.get(edition=draft)
    assert (row.date, row.people, row.outcome_fr) == ("2024-03", 14, "Un accord.")
    page = client.get(f"{BASE}/stakeholders/").content.decode()
    assert "March 2024 · Workshop" in page
    assert "14 persons" in page
    assert client.post(f"{BASE}/stakeholders/new/", {**words, "date": "soon", "version": 0}).status_code == 400
    assert client.post(f"{BASE}/stakeholders/{row.thread}/remove/", {"version": row.version}).status_code == 302
    assert not StakeholderEntry.objects.filter(edition=draft).exists()


def test_a_service_names_its_languages_with_commas_of_any_script(office, draft):
    client = signed_in(office.writer)
    words = {"kind": "legal", "provider": "City hall", "name_en": "Advice", "version": 0}
    response = client.post(f"{BASE}/services/new/", {**words, "languages": "Spanish, العربية، French,, Spanish"})
    assert response.status_code == 302
    row = Service.objects.get(edition=draft)
    assert row.languages == ["Spanish", "العربية", "French"]
    page = client.get(f"{BASE}/services/{row.thread}/")
    assert 'value="Spanish, العربية, French"' in page.content.decode()
    wrong = client.post(f"{BASE}/services/new/", {**words, "languages": "x" * 41})
    assert (wrong.status_code, Service.objects.filter(edition=draft).count()) == (400, 1)
    assert client.post(f"{BASE}/services/new/", {**words, "name_en": ""}).status_code == 400


def test_the_lists_cost_as_many_questions_for_many_as_for_one(office, draft):
    client = signed_in(office.writer)
    by = office.writer
    kinds = {
        "priorities": {"title_en": "More", "theme": Theme.objects.first()},
        "services": {"kind": "legal", "name_en": "Advice", "provider": "City"},
        "stakeholders": {"date": "2024", "kind": "meeting"},
    }
    for name, values in kinds.items():
        actions.add_part(draft, name, values, by=by)
        one = queries_of(client, f"{BASE}/{name}/")
        for _number in range(4):
            actions.add_part(draft, name, values, by=by)
        assert queries_of(client, f"{BASE}/{name}/") == one, name


def test_the_councils_adoption_is_recorded_and_corrected(office):
    edition = office.edition("published")
    client = signed_in(office.submitter)
    words = {"adopted_on": "2027-05-04", "reference": "2027/118", "url": "https://city.example/118.pdf"}
    council = {"council_en": "City Council of Seville"}
    assert client.post(f"{BASE}/adoption/", {**words, **council, "version": 0}).status_code == 302
    row = Adoption.objects.get(edition=edition)
    assert (f"{row.adopted_on}", row.reference, row.council_en) == ("2027-05-04", "2027/118", "City Council of Seville")
    late = client.post(f"{BASE}/adoption/", {**words, "reference": "2027/119", "version": 0})
    assert late.status_code == 409
    assert client.post(f"{BASE}/adoption/", {**words, "reference": "2027/119", "version": 1}).status_code == 302
    row.refresh_from_db()
    assert row.reference == "2027/119"
    edition.refresh_from_db()
    assert edition.is_published


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_what_can_still_be_rewritten_cannot_have_been_adopted(office, state):
    office.edition(state)
    client = signed_in(office.submitter)
    response = client.post(f"{BASE}/adoption/", {"adopted_on": "2027-05-04", "version": 0})
    assert response.status_code == 400
    assert "The council adopts what is published" in response.content.decode()
    assert client.post(f"{BASE}/adoption/", {"adopted_on": "next year", "version": 0}).status_code == 400


def test_without_an_edition_being_written_there_is_nothing_to_list(office):
    office.edition("published")
    assert signed_in(office.writer).get(f"{BASE}/priorities/").status_code == 404

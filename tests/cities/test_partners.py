"""The organisations of the network by the parts they take."""

import pytest

from cities.models import Organisation
from tests.factories import OrganisationFactory, PartFactory, PhaseFactory, empty_the_record
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db


def listed(client, query=""):
    """Over every page of the list, the organisations shown."""
    slugs, url = [], f"/en/partners/{query}"
    while url:
        page = read(client.get(url))
        slugs += [card.attrs["id"] for card in page.all("article", "card")]
        url = next((link.attrs["href"] for link in page.all("a", rel="next")), "")
    return sorted(slugs)


def expected(*, kind="", role="", phase=""):
    organisations = Organisation.objects.prefetch_related("roles__phase")
    return sorted(
        row.slug
        for row in organisations
        if kind in ("", row.kind)
        and (not role or role in {part.role for part in row.roles.all()})
        and (not phase or phase in {part.phase.slug for part in row.roles.all()})
    )


def test_every_organisation_is_listed_once(client):
    assert listed(client) == expected()


@pytest.mark.parametrize(
    "asked",
    [
        {"role": "funder"},
        {"role": "coordinator", "phase": "rucp"},
        {"kind": "un_agency"},
        {"kind": "ngo", "role": "action_partner"},
        {"phase": "metro-med"},
    ],
)
def test_partners_are_narrowed_down(client, asked):
    found = expected(**asked)
    assert found
    query = "?" + "&".join(f"{name}={value}" for name, value in asked.items())
    assert listed(client, query) == found
    api = client.get(f"/api/v1/partners/{query}&page_size=200").json()["results"]
    assert sorted(row["slug"] for row in api) == found


@pytest.mark.parametrize(
    ("words", "found"), [("icmpd", ["icmpd"]), ("Cités et Gouvernements", ["uclg"]), ("atlantis", [])]
)
def test_partners_are_found_by_name_or_acronym(client, words, found):
    assert listed(client, f"?q={words}") == found


@pytest.mark.parametrize("query", ["?role=king", "?kind=club", "?phase=phase-9", "?sort=colour"])
def test_a_wrong_filter_is_said_in_words(client, query):
    response = client.get(f"/en/partners/{query}")
    assert response.status_code == 400
    assert read(response).one(cls="error-summary").text
    assert listed_cards(response) == []


def listed_cards(response):
    return [card.attrs["id"] for card in read(response).all("article", "card")]


@pytest.mark.parametrize(("url", "queries"), [("/en/partners/", 5), ("/api/v1/partners/?page_size=200", 4)])
def test_two_hundred_partners_cost_as_much_as_one(client, url, queries):
    empty_the_record()
    PartFactory(phase=PhaseFactory(slug="one"))
    for_one = queries_of(client, url)
    for n in range(199):
        PartFactory(organisation=OrganisationFactory(), phase=PhaseFactory(slug=f"phase-{n % 5}"))
    assert Organisation.objects.count() == 200
    assert (for_one, queries_of(client, url)) == (queries, queries)

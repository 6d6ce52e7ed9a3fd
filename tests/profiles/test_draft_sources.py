"""Sources that a city adds: described once, used as often as needed, corrected until something public rests on them."""

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from cities.models import City
from core.models import Source
from profiles import actions
from profiles.actions.review import cited_in
from profiles.models import Indicator, ProfileEdition, Section
from tests.people import official
from tests.profiles.desk import address, figure_of, signed_in, turins_draft
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return turins_draft()


@pytest.fixture
def editor(draft):
    return official(Role.CITY_EDITOR, draft.city)


@pytest.fixture
def client(editor):
    return signed_in(editor)


def typed(**changes) -> dict:
    return {"title": "Annuario 2024", "publisher": "Città di Torino", "kind": "document", "version": 0, **changes}


def own(draft, **words) -> Source:
    person = draft.city.colleagues.get(person__name="colleague").person
    return actions.add_source(draft.city, {"title": "Annuario", "kind": "document", **words}, by=person)


def test_a_source_is_added_once_and_can_be_picked_for_every_figure(draft, client):
    words = {
        "url": "https://example.org/annuario",
        "published": "2024-03",
        "accessed_on": "2025-01-31",
        "language": "it",
    }
    response = client.post(address(draft, "sources/new/"), typed(**words, licence="CC BY 4.0"))
    source = Source.objects.get(title="Annuario 2024")
    assert (response.status_code, response.url) == (302, address(draft, f"sources/{source.code}/"))
    assert (source.owner, source.is_public, source.published, source.licence) == (
        "city:turin",
        False,
        "2024-03",
        "CC BY 4.0",
    )
    offered = read(client.get(address(draft, "figures/new/"))).one(id="id_source").all("option")
    assert offered[1].attrs["value"] == source.code, "the city's own come first"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("url", "not an address"),
        ("published", "March 2024"),
        ("accessed_on", "31.1."),
        ("kind", "rumour"),
    ],
)
def test_wrong_input_keeps_what_was_typed(draft, client, field, value):
    response = client.post(address(draft, "sources/new/"), typed(**{"licence": "CC0", field: value}))
    page = read(response)
    assert response.status_code == 400
    assert page.one(cls="error-summary").text
    assert page.one(id="id_licence").attrs["value"] == "CC0"
    assert not Source.objects.filter(licence="CC0").exists()


def test_it_is_corrected_while_nothing_public_rests_on_it(draft, client):
    source = own(draft)
    url = address(draft, f"sources/{source.code}/")
    assert client.post(url, typed(title="Annuario 2025", version=source.version)).status_code == 302
    source.refresh_from_db()
    assert source.title == "Annuario 2025"
    Source.objects.filter(pk=source.pk).update(is_public=True)
    assert read(client.get(url)).all(id="id_title") == []
    refused = client.post(url, typed(title="Forged", version=Source.objects.get(pk=source.pk).version))
    assert refused.status_code == 400
    assert "Add a new one instead" in read(refused).one(cls="error-summary").text
    source.refresh_from_db()
    assert source.title == "Annuario 2025"


def test_two_people_correcting_one_source_see_each_other(draft, client, editor):
    source = own(draft)
    url, seen = address(draft, f"sources/{source.code}/"), source.version
    actions.edit_source(source, {"title": "Theirs"}, by=editor)
    response = client.post(url, typed(title="Mine", version=seen) | {"initial-title": "Annuario"})
    assert response.status_code == 409
    assert [found.text for found in read(response).all(cls="own-theirs-words")] == ["Theirs"]
    assert read(response).one(id="id_title").attrs["value"] == "Mine"
    source.refresh_from_db()
    assert source.title == "Theirs"


def test_forged_fields_have_no_effect(draft, client):
    client.post(address(draft, "sources/new/"), typed(owner="city:lyon", is_public="on", code="W1", id="1"))
    source = Source.objects.get(title="Annuario 2024")
    assert (source.owner, source.is_public) == ("city:turin", False)
    assert source.code != "W1"


def test_it_says_where_the_edition_rests_on_it(draft, client, editor):
    source = own(draft)
    figure = figure_of(draft, source=source)
    section, _new = Section.objects.get_or_create(
        key="governance", defaults={"chapter": "governance", "title_en": "Gov"}
    )
    draft.chapters.filter(section=section).delete()
    actions.add_part(draft, "chapters", {"section": section, "body_en": f"As [@{source.code}, p. 8] says."}, by=editor)
    page = read(client.get(address(draft, f"sources/{source.code}/")))
    places = page.one("section", aria_labelledby="used").all("li")
    assert [place.text for place in places] == ["Population: 870,000", str(section.title)]
    assert places[0].links == [f"{address(draft, 'figures/')}#figure-{figure.thread}"]
    listed = read(client.get(address(draft, "sources/?whose=own"))).one("tbody").one("tr")
    assert "2" in listed.one(cls="number").text
    assert f"[@{source.code}]" in listed.text


def test_another_citys_source_is_not_there(draft, client):
    lyon = City.objects.get(slug="lyon")
    theirs = actions.add_source(lyon, {"title": "Secret", "kind": "document"}, by=official(Role.CITY_EDITOR, lyon))
    assert client.get(address(draft, f"sources/{theirs.code}/")).status_code == 404
    assert "Secret" not in client.get(address(draft, "sources/?text=secret")).content.decode()
    assert "Secret" not in client.get(address(draft, "figures/new/")).content.decode()


def test_a_reader_reads_sources_and_changes_none(draft):
    source, reader = own(draft), signed_in(official(Role.CITY_READER, draft.city))
    assert reader.get(address(draft, f"sources/{source.code}/")).status_code == 200
    assert reader.post(address(draft, f"sources/{source.code}/"), typed()).status_code == 403
    assert reader.get(address(draft, "sources/new/")).status_code == 403


def test_the_list_costs_the_same_for_one_source_and_for_many(draft, client):
    first = own(draft)
    figure_of(draft, source=first)
    for_one = queries_of(client, address(draft, "sources/?whose=own"))
    for n in range(30):
        figure_of(draft, source=own(draft, title=f"Number {n}"), period_start=str(1800 + n))
    assert queries_of(client, address(draft, "sources/?whose=own")) == for_one


def test_an_indicator_of_ones_own_is_added_and_counted(draft, client):
    words = {"name_en": "Market stalls", "unit": "places", "chapter": "local_context", "city": "1", "is_expected": "on"}
    response = client.post(address(draft, "indicators/new/"), words)
    indicator = Indicator.objects.get(name_en="Market stalls")
    assert response.url == f"{address(draft, 'figures/new/')}?indicator={indicator.code}"
    assert (indicator.city, indicator.is_expected) == (draft.city, False)
    chosen = read(client.get(response.url)).one(id="id_indicator").all("option", selected="")
    assert [option.text for option in chosen] == ["Market stalls"]


@pytest.mark.parametrize("field", ["name_en", "unit", "chapter"])
def test_an_indicator_needs_a_name_a_unit_and_a_chapter(draft, client, field):
    words = {"name_en": "Market stalls", "name_ar": "", "unit": "places", "chapter": "local_context", field: ""}
    response = client.post(address(draft, "indicators/new/"), words)
    assert response.status_code == 400
    assert read(response).one(cls="error-summary").links == [f"#id_{field}"]
    assert not Indicator.objects.filter(city=draft.city).exists()


def test_a_vision_rests_on_nothing_but_what_the_city_may_cite(draft, editor):
    strange = Source.objects.create(code="lyon-own", title="Lyon", kind="document", owner="city:lyon", is_public=False)
    with pytest.raises(ValidationError, match="lyon-own"):
        actions.edit_edition(draft, {"vision_en": f"Open [@{strange.code}]."}, by=editor, version=draft.version)


def test_a_source_that_the_vision_alone_cites_becomes_public_with_it(draft, editor):
    source = own(draft)
    now = actions.edit_edition(draft, {"vision_en": f"Open [@{source.code}]."}, by=editor, version=draft.version)
    assert source.code in cited_in(ProfileEdition.objects.with_texts().get(pk=now.pk))

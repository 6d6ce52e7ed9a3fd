"""The figures of a draft: read in one table, written row by row, numbers as anyone types them, never over another's."""

import csv
import io
from decimal import Decimal
from uuid import uuid4

import pytest

from accounts.choices import Role
from cities.models import City
from core.errors import Refused
from core.models import Comment, Source
from profiles import actions
from profiles.actions.review import open_doubts
from profiles.models import Definition, Figure, Geography, Indicator
from tests.people import official, secretary
from tests.profiles.desk import address, figure_of, filled, signed_in, turins_draft
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db

NUMBERS = [
    ("1,5", "1.5"),
    ("1.5", "1.5"),
    ("1 234", "1234"),
    ("١٫٥", "1.5"),
    ("1 234,5", "1234.5"),
    ("1.234,5", "1234.5"),
]


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
    return {
        "version": 0,
        "indicator": "population",
        "geography": "turin-city",
        "value": "870 000",
        "comparator": "exact",
        "period_start": "2019",
        "quality": "official",
        "source": "W1",
        **changes,
    }


def newest(draft) -> Figure:
    return Figure.objects.filter(edition=draft).with_sources().latest("pk")


# Written


def test_a_figure_is_given_with_all_that_makes_it_one(draft, client):
    words = {"locator": "p. 12", "note_en": "A census.", "note_ar": "تعداد", "definition": "", "value_to": "880 000"}
    response = client.post(address(draft, "figures/new/"), typed(**words))
    figure = newest(draft)
    assert response.status_code == 302
    assert response.url == f"{address(draft, 'figures/')}#figure-{figure.thread}"
    assert (figure.value, figure.value_to, figure.geography.slug) == (870_000, 880_000, "turin-city")
    assert (figure.period_start, figure.source.code, figure.locator, figure.note_ar) == ("2019", "W1", "p. 12", "تعداد")
    assert figure.confidence == "city"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize(("text", "stored"), NUMBERS)
def test_numbers_are_stored_as_previewed_in_every_language(draft, client, language, text, stored):
    preview = client.get(address(draft, "figures/number/", language), {"value": text})
    assert "field-error" not in preview.content.decode()
    response = client.post(address(draft, "figures/new/", language), typed(value=text, value_to=""))
    assert response.status_code == 302
    assert newest(draft).value == Decimal(stored)
    shown = {"1.5": ("1.5", "1,5"), "1234": ("1,234", "1 234"), "1234.5": ("1,234.5", "1 234,5")}
    assert shown[stored][language == "fr"] in read(preview).one("strong").text


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("text", ["1,234", "1.234", "many", "1 23", "1e5", "12345678901234567890", "1.23456"])
def test_a_number_that_cannot_be_read_for_certain_is_asked_back(draft, client, language, text):
    before = Figure.objects.filter(edition=draft).count()
    preview = client.get(address(draft, "figures/number/", language), {"value": text})
    sentence = read(preview).one(cls="field-error").text
    response = client.post(address(draft, "figures/new/", language), typed(value=text))
    page = read(response)
    assert response.status_code == 400
    assert sentence in page.one(cls="error-summary").text
    assert page.one(id="id_value").attrs["value"] == text
    assert Figure.objects.filter(edition=draft).count() == before


def test_the_sentence_says_how_to_write_what_was_meant(draft, client):
    preview = read(client.get(address(draft, "figures/number/"), {"value": "1,234"})).text
    assert "1 234" in preview
    assert "1.2340" in preview


def test_without_script_the_reading_is_shown_before_anything_is_saved(draft, client):
    before = Figure.objects.filter(edition=draft).count()
    response = client.post(address(draft, "figures/new/"), typed(value="1 234,5", look="1", note_en="Mine."))
    page = read(response)
    assert response.status_code == 200
    assert [found.text for found in page.all(cls="reading-right")] == ["Will be stored as 1,234.5"]
    assert page.one(id="id_value").attrs["value"] == "1 234,5"
    assert "Mine." in page.one(id="part-form").text
    assert Figure.objects.filter(edition=draft).count() == before


def test_the_action_stores_what_the_page_stores(draft, editor):
    indicator, place = Indicator.objects.get(code="area"), Geography.objects.get(slug="turin-city")
    values = {"indicator": indicator, "geography": place, "value": Decimal("1.5"), "quality": "official"}
    actions.add_part(draft, "figures", values | {"source": Source.objects.get(code="W1")}, by=editor)
    assert newest(draft).value == Decimal("1.5")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("period_start", "07/2018", "Write a year (2018), a month (2018-07) or a day (2018-07-01)."),
        ("period_start", "2018-13", "Write a year (2018), a month (2018-07) or a day (2018-07-01)."),
        ("period_end", "2011", "The end of the period lies before its beginning."),
        ("value_to", "12", "The upper end of a range cannot lie below its lower end."),
        ("geography", "", "This field is required."),
        ("geography", "lyon-city", "Select a valid choice."),
        ("indicator", "", "This field is required."),
        ("source", "", "Choose a source from the list, or add one below."),
        ("source", "nothing-such", "Select a valid choice."),
        ("quality", "perfect", "Select a valid choice."),
        ("value", "", "This field is required."),
    ],
)
def test_wrong_input_is_said_beside_its_field_and_nothing_typed_is_lost(draft, client, field, value, sentence):
    response = client.post(
        address(draft, "figures/new/"), typed(**{"locator": "p. 99", "note_fr": "À moi.", field: value})
    )
    page = read(response)
    assert response.status_code == 400
    assert sentence in page.one(cls="error-summary").text
    assert page.one(id="id_locator").attrs["value"] == "p. 99"
    assert "À moi." in page.one(id="part-form").text


def test_the_same_figure_twice_is_refused_in_words(draft, client):
    figure_of(draft, source=Source.objects.get(code="W1"))
    response = client.post(address(draft, "figures/new/"), typed(value="871 000"))
    assert response.status_code == 400
    assert "already there for the same place, time and source" in read(response).one(cls="error-summary").text


def test_people_without_papers_are_not_counted_by_district(draft, client):
    turin = draft.city
    Geography.objects.create(slug="barriera", name_en="Barriera", kind="district", city=turin, country=turin.country)
    Definition.objects.create(code="without-papers", name_en="Without papers", is_sensitive=True)
    response = client.post(address(draft, "figures/new/"), typed(geography="barriera", definition="without-papers"))
    assert response.status_code == 400
    assert "not kept by district" in read(response).one(cls="error-summary").text


def test_only_the_citys_own_places_and_what_contains_them_are_offered(draft, client):
    page = read(client.get(address(draft, "figures/new/")))
    offered = {option.attrs["value"] for option in page.one(id="id_geography").all("option")}
    assert {"turin-city", "turin-metropolitan-city", "italy"} <= offered
    assert {place for place in offered if place} <= set(
        Geography.objects.filter(country=draft.city.country).values_list("slug", flat=True)
    )
    assert not {"lyon-city", "tunis-city"} & offered


def test_a_source_is_added_in_the_same_go(draft, client):
    new = {"new-title": "Annuario 2024", "new-publisher": "Città di Torino", "new-kind": "document", "source": ""}
    assert client.post(address(draft, "figures/new/"), typed(**new)).status_code == 302
    source = newest(draft).source
    assert (source.title, source.owner, source.is_public) == ("Annuario 2024", "city:turin", False)


def test_a_source_that_is_incomplete_keeps_everything_and_adds_nothing(draft, client):
    before = Source.objects.count()
    new = {"new-title": "", "new-publisher": "Città di Torino", "new-kind": "document", "source": ""}
    response = client.post(address(draft, "figures/new/"), typed(**new))
    page = read(response)
    assert response.status_code == 400
    assert "The source that you add is not complete yet." in page.one(cls="error-summary").text
    assert page.one(id="id_new-publisher").attrs["value"] == "Città di Torino"
    assert Source.objects.count() == before


def test_a_source_added_with_a_figure_that_is_refused_is_not_left_behind(draft, client):
    figure_of(draft, source=Source.objects.get(code="W1"))
    before = Source.objects.count()
    new = {"new-title": "Annuario 2024", "new-kind": "document", "source": "", "period_start": "2018-99"}
    assert client.post(address(draft, "figures/new/"), typed(**new)).status_code == 400
    assert Source.objects.count() == before


# Changed


def test_a_row_is_changed_and_the_page_leads_back_to_it_in_the_same_list(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    form = filled(client, f"{url}?back=chapter%3Dsynopsis", value="1 234,5")
    response = client.post(url, form)
    assert response.status_code == 302
    assert response.url == f"{address(draft, 'figures/')}?chapter=synopsis#figure-{figure.thread}"
    figure.refresh_from_db()
    assert (figure.value, figure.version) == (Decimal("1234.5"), 2)


def test_what_is_opened_and_sent_back_unchanged_changes_nothing(draft, client):
    figure = figure_of(draft, value=Decimal("1234.567"), note_en="A note.\nOf two lines.", period_start="2018-07")
    url = address(draft, f"figures/{figure.thread}/")
    assert client.post(url, filled(client, url)).status_code == 302
    figure.refresh_from_db()
    assert (figure.value, figure.version, figure.period_start) == (Decimal("1234.567"), 1, "2018-07")


def test_the_second_of_two_sees_both_values_field_by_field(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    mine = filled(client, url, value="880 000", locator="p. 7")
    colleague = draft.city.colleagues.get(person__name="colleague").person
    theirs = {"value": Decimal(890_000), "quality": "estimate"}
    actions.edit_part(figure, theirs, by=colleague, version=1)
    response = client.post(url, mine)
    page = read(response)
    assert response.status_code == 409
    assert [found.text for found in page.all(cls="own-theirs-words")] == ["890000"]
    assert page.one(id="id_value").attrs["value"] == "880 000"
    assert page.one(id="id_locator").attrs["value"] == "p. 7"
    (kept,) = [option for option in page.one(id="id_quality").all("option") if "selected" in option.attrs]
    assert kept.attrs["value"] == "estimate"
    figure.refresh_from_db()
    assert figure.value == 890_000
    merged = {field.attrs["name"]: field.attrs.get("value", "") for field in page.one(id="part-form").all("input")}
    assert client.post(url, mine | {"version": merged["version"], "quality": "estimate"}).status_code == 302
    figure.refresh_from_db()
    assert (figure.value, figure.locator, figure.quality) == (880_000, "p. 7", "estimate")


def test_a_choice_of_the_other_stands_in_words_though_it_is_offered_under_a_heading(draft, client):
    figure = figure_of(draft)
    other, mine = Indicator.objects.usable_by(draft.city).exclude(pk=figure.indicator_id).order_by("code")[:2]
    url = address(draft, f"figures/{figure.thread}/")
    form = filled(client, url, indicator=mine.code)
    colleague = draft.city.colleagues.get(person__name="colleague").person
    actions.edit_part(figure, {"indicator": other}, by=colleague, version=1)
    page = read(client.post(url, form))
    assert [found.text for found in page.all(cls="own-theirs-words")] == [str(other)]


def test_of_many_saves_with_one_version_one_is_kept(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    form = filled(client, url)
    statuses = [client.post(url, form | {"value": f"{n}000"}).status_code for n in range(1, 6)]
    assert statuses == [302, 409, 409, 409, 409]


def test_fields_that_are_not_in_the_form_have_no_effect(draft, client):
    lyon, other = City.objects.get(slug="lyon"), uuid4()
    forged = {"edition": "1", "city": lyon.pk, "thread": str(other), "id": "1", "confidence": "seed", "position": "7"}
    assert client.post(address(draft, "figures/new/"), typed(version=99, **forged)).status_code == 302
    figure = newest(draft)
    assert (figure.edition, figure.city, figure.confidence) == (draft, draft.city, "city")
    assert (figure.version, figure.position) == (1, 0)
    assert figure.thread != other


def test_a_figure_is_removed_after_one_more_question_and_never_unseen(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/remove/")
    assert "870,000" in read(client.get(url)).one(cls="facts").text
    colleague = draft.city.colleagues.get(person__name="colleague").person
    actions.edit_part(figure, {"value": Decimal(890_000)}, by=colleague, version=1)
    stale = client.post(url, {"version": 1})
    assert stale.status_code == 409
    assert "890,000" in read(stale).one(cls="facts").text
    assert client.post(url, {"version": 2}).status_code == 302
    assert not Figure.objects.filter(pk=figure.pk).exists()


def test_a_removed_figure_is_offered_again_with_what_was_typed(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    form = filled(client, url, value="880 000")
    client.post(f"{url}remove/", {"version": 1})
    response = client.post(url, form)
    assert response.status_code == 409
    again = read(response).one(id="part-form")
    assert again.attrs["action"] == address(draft, "figures/new/")
    assert read(response).one(id="id_value").attrs["value"] == "880 000"


def test_during_the_review_nothing_is_written_and_nothing_typed_is_lost(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    form = filled(client, url, value="880 000")
    type(draft).objects.filter(pk=draft.pk).update(status="in_review")
    response = client.post(url, form)
    page = read(response)
    assert response.status_code == 400
    assert "Once the reviewer answers" in page.one(cls="error-summary").text
    assert page.one(id="id_value").attrs["value"] == "880 000"
    table = read(client.get(address(draft, "figures/")))
    assert [link.text for link in table.all("a") if link.text.startswith(("Edit", "Add", "Give"))] == []
    assert read(client.get(url)).all(id="part-form") == []


def test_what_was_typed_when_the_session_ended_comes_back(draft, client, editor):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    form = filled(client, url, value="880 000")
    session = client.session
    session.delete()
    asked = client.post(url, form)
    assert "/accounts/login/" in asked.url
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = read(client.get(url))
    assert page.one(id="id_value").attrs["value"] == "880 000"


# Who


def test_another_citys_people_find_nothing_and_a_reader_only_reads(draft):
    figure = figure_of(draft)
    lyon = City.objects.get(slug="lyon")
    stranger, reader = signed_in(official(Role.CITY_ADMIN, lyon)), signed_in(official(Role.CITY_READER, draft.city))
    for tail in ("figures/", "figures.csv", "figures/new/", f"figures/{figure.thread}/", "sources/", "doubts/"):
        assert stranger.get(address(draft, tail)).status_code == 404, tail
    assert reader.get(address(draft, "figures/")).status_code == 200
    seen = read(reader.get(address(draft, f"figures/{figure.thread}/")))
    assert ("870,000" in seen.one(cls="facts").text, seen.all(id="part-form")) == (True, [])
    for tail in ("figures/new/", f"figures/{figure.thread}/remove/"):
        assert reader.get(address(draft, tail)).status_code == 403, tail
    for tail in ("figures/new/", f"figures/{figure.thread}/", f"figures/{figure.thread}/remove/"):
        assert reader.post(address(draft, tail), typed(version=1)).status_code == 403, tail
    figure.refresh_from_db()
    assert figure.version == 1


def test_another_citys_figure_is_not_reached_through_ones_own_address(draft, client):
    lyon = City.objects.get(slug="lyon")
    theirs = actions.start_edition(lyon, by=official(Role.CITY_EDITOR, lyon))
    thread = Figure.objects.filter(edition=theirs).first().thread
    assert client.get(address(draft, f"figures/{thread}/")).status_code == 404
    assert client.post(address(draft, f"figures/{thread}/remove/"), {"version": 1}).status_code == 404
    assert Figure.objects.filter(edition=theirs, thread=thread).exists()


def test_a_reviewer_remarks_on_a_figure_and_its_writers_read_it_beside_the_form(draft, client):
    figure = figure_of(draft)
    url = address(draft, f"figures/{figure.thread}/")
    reviewer = signed_in(secretary(Role.REVIEWER))
    asked = read(reviewer.get(url)).one("textarea", name="text")
    assert asked.attrs["required"] == ""
    sent = {"field": f"figure:{figure.thread}", "text": "Which census?", "back": url}
    assert reviewer.post(address(draft, "remarks/new/"), sent).status_code == 302
    assert "Which census?" in read(client.get(url)).one(id="remarks").text
    assert "One remark" in read(client.get(address(draft, "figures/"))).one(id=f"figure-{figure.thread}").text


# The table


def rows(page) -> list:
    return [row for row in page.one(cls="own-figures").all("tr") if row.attrs.get("id", "").startswith("figure-")]


def test_the_table_holds_every_figure_with_what_makes_it_one(draft, client):
    figure = figure_of(draft, locator="p. 12", note_en="A census.")
    page = read(client.get(address(draft, "figures/")))
    assert len(rows(page)) == Figure.objects.filter(edition=draft).count()
    text = page.one(id=f"figure-{figure.thread}").text
    for words in ("870,000", "persons", "2019", "Turin", "Official figure", "p. 12", "A census."):
        assert words in text


def test_few_people_are_shown_to_those_who_wrote_them_with_what_readers_see(draft, client):
    figure = figure_of(draft, code="immigrant_population", value=4)
    text = read(client.get(address(draft, "figures/"))).one(id=f"figure-{figure.thread}").text
    assert "4 persons" in text
    assert "Readers see: fewer than 10" in text
    (row,) = [row for row in csv_of(client, draft) if row["period_start"] == "2019"]
    assert (row["comparator"], row["value"]) == ("exact", "4")


def csv_of(client, draft, query="") -> list[dict]:
    return list(csv.DictReader(io.StringIO(body(client.get(address(draft, f"figures.csv{query}"))))))


def test_an_expected_indicator_without_an_answer_is_asked_for(draft, client):
    Indicator.objects.update(is_expected=False)
    Indicator.objects.filter(code="delegations").update(is_expected=True)
    page = read(client.get(address(draft, "figures/?state=unanswered")))
    (row,) = page.all(cls="own-unanswered")
    assert "Not answered yet" in row.text
    give, say = row.links
    assert give.startswith(f"{address(draft, 'figures/new/')}?indicator=delegations")
    assert say.startswith(f"{address(draft, 'gaps/new/')}?indicator=delegations")
    chosen = read(client.get(say)).one(id="id_indicator").all("option", selected="")
    assert [option.attrs["value"] for option in chosen] == ["delegations"]
    form = {"indicator": "delegations", "because_en": "There are none in Italy.", "version": 0}
    client.post(address(draft, "gaps/new/"), form)
    page = read(client.get(address(draft, "figures/")))
    assert page.all(cls="own-unanswered") == []
    assert "There are none in Italy." in page.one(cls="own-gap").text


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("?chapter=synopsis", lambda f: f.indicator.chapter == "synopsis"),
        ("?place=turin-city", lambda f: f.geography.slug == "turin-city"),
        ("?source=W1", lambda f: f.source.code == "W1"),
        ("?text=popul", lambda f: "popul" in f.indicator.name_en.lower() + f.indicator.name_fr.lower()),
        (
            "?chapter=synopsis&place=turin-city&sort=newest",
            lambda f: f.indicator.chapter == "synopsis" and f.geography.slug == "turin-city",
        ),
    ],
)
def test_the_table_is_narrowed_down_and_so_is_its_file(draft, client, query, fits):
    figure_of(draft, source=Source.objects.get(code="W1"))
    wanted = {f"figure-{f.thread}" for f in Figure.objects.filter(edition=draft).with_sources() if fits(f)}
    assert wanted
    shown = {row.attrs["id"] for row in rows(read(client.get(address(draft, f"figures/{query}"))))}
    assert shown >= wanted if "text" in query else shown == wanted
    assert len(csv_of(client, draft, query)) == len(shown)


@pytest.mark.parametrize("query", ["?place=lyon-city", "?chapter=weather", "?sort=colour", "?state=lost"])
def test_a_wrong_filter_is_said_in_words(draft, client, query):
    for tail in ("figures/", "figures.csv"):
        assert client.get(address(draft, f"{tail}{query}")).status_code == 400


def test_doubts_stand_beside_the_figures_and_block_the_submission(draft, client):
    Indicator.objects.filter(code="population").update(adds_up=True)
    figure_of(draft, geography=Geography.objects.get(slug="italy"), value=59_000_000)
    figure = figure_of(draft, value=99_000_000)
    assert [doubt.kind for doubt, _answer in open_doubts(draft) if str(figure.thread) in doubt.figures]
    page = read(client.get(address(draft, "figures/?state=doubted")))
    assert page.one(id=f"figure-{figure.thread}").all(cls="own-doubt")
    submitter = official(Role.CITY_SUBMITTER, draft.city)
    with pytest.raises(Refused, match="answer the remarks"):
        actions.submit(draft, by=submitter)


def test_comments_are_counted_for_those_who_may_read_them(draft, client):
    figure = figure_of(draft)
    Comment.objects.create(about=draft.tag, field=f"figure:{figure.thread}", text="Which year?", author="person:1")
    row = read(client.get(address(draft, "figures/"))).one(id=f"figure-{figure.thread}")
    assert "One remark" in row.text
    officer = signed_in(secretary(Role.OFFICER))
    assert "One remark" not in officer.get(address(draft, "figures/")).content.decode()


def test_gaps_and_unanswered_indicators_stand_on_the_page_where_the_catalogue_has_them(draft, client):
    Indicator.objects.update(is_expected=True)
    for year in range(1900, 1960):
        figure_of(draft, period_start=str(year))
    pages = [read(client.get(address(draft, f"figures/?page={n}"))) for n in (1, 2)]
    names = [[name.text for name in page.all(cls="own-indicator-name")] for page in pages]
    both = [*names[0], *names[1]]
    catalogue = [str(row.name) for row in Indicator.objects.filter(city=None)]
    assert list(dict.fromkeys(both)) == catalogue
    assert sum(len(page.all(cls="own-unanswered")) for page in pages) == Indicator.objects.unanswered(draft).count()


def test_three_hundred_figures_cost_as_many_queries_as_two(draft, client):
    for where in Figure.objects.filter(edition=draft):
        actions.remove_part(where, by=draft.city.colleagues.first().person, version=1)
    figure_of(draft)
    figure_of(draft, period_start="2018")
    client.get(address(draft, "figures/"))
    for_two = queries_of(client, address(draft, "figures/"))
    indicators, place = list(Indicator.objects.all()), Geography.objects.get(slug="turin-city")
    source = Source.objects.public().first()
    Figure.objects.bulk_create(
        Figure(
            edition=draft,
            city=draft.city,
            indicator=indicators[n % len(indicators)],
            geography=place,
            value=1000 + n,
            period_start=str(1500 + n),
            quality="official",
            source=source,
        )
        for n in range(300)
    )
    assert queries_of(client, address(draft, "figures/")) == for_two

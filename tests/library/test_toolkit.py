"""The City Toolkit as everybody reads it: the way, each step, what can be taken along."""

import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook

from core.models import SearchDocument
from library.choices import ProfileChapter, ToolKind
from library.models import CaseStudy, Recommendation, Stage, Step, Tool
from profiles.choices import Chapter
from tests.factories import CaseStudyEditionFactory, ThemeFactory, empty_the_record, publish_edition
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fr", "ar"]


def test_a_reader_sees_the_whole_way_at_a_glance(client):
    page = read(client.get("/en/toolkit/"))
    titles = [heading.text.lstrip("0123456789 ") for heading in page.all("h3")]
    assert titles == [step.title_en for step in Step.objects.all()]
    assert len(page.all(cls="toolkit-stage")) == Stage.objects.count() == 5
    assert "The portal’s own draft" in page.text
    assert "Under way" not in page.text


def test_a_step_tells_what_to_do_what_to_take_along_and_where_it_leads(client):
    page = read(client.get("/en/toolkit/gather-figures/"))
    headings = [heading.text for heading in page.all("h2")]
    assert headings[:5] == ["How to go about it", "Strategies", "Policy options", "Done when", "Tools to take along"]
    assert "/en/toolkit/tools/data-inventory.xlsx" in page.links
    assert page.one("a", rel="prev").attrs["href"] == "/en/toolkit/map-who-is-there/"
    assert page.one("a", rel="next").attrs["href"] == "/en/toolkit/listen-to-migrants/"
    assert "The portal’s own draft" in page.text
    assert "Data: definitions, gaps, limits" in page.text


def test_a_step_shows_the_case_studies_that_share_most_themes_and_no_draft(client):
    CaseStudy.objects.filter(facets__overlap=["theme:data"]).count()
    near = publish_edition(
        CaseStudyEditionFactory(title_en="Near", themes=["data", "social-cohesion", "migrant-women"])
    )
    CaseStudyEditionFactory(title_en="Unpublished", themes=["data", "social-cohesion", "migrant-women"])
    page = read(client.get("/en/toolkit/map-who-is-there/"))
    titles = [title.text for title in page.one("section", aria_labelledby="cases").all(cls="card-title")]
    assert titles[0] == near.title_en
    assert "Unpublished" not in titles
    assert len(titles) <= 3


def test_recommendations_case_studies_and_steps_on_the_same_themes_lead_to_each_other(client):
    theme = ThemeFactory(slug="lanterns")
    fits = {"title_en": "Light every street", "themes": [theme.slug], "status": "published"}
    Recommendation.objects.create(code="TEST-R1", **fits)
    Recommendation.objects.create(code="TEST-R2", **{**fits, "title_en": "Unseen", "status": "draft"})
    Recommendation.objects.create(code="TEST-R3", **{**fits, "title_en": "Elsewhere", "themes": []})
    study = publish_edition(CaseStudyEditionFactory(themes=[theme.slug])).case_study
    Step.objects.filter(key="measure").update(themes=[theme.slug])
    for address in ("/en/toolkit/measure/", f"/en/case-studies/{study.slug}/"):
        fitting = read(client.get(address)).one("section", aria_labelledby="recommendations")
        assert [title.text for title in fitting.all(cls="card-title")] == ["Light every street"], address
    steps = read(client.get("/en/recommendations/TEST-R1/")).one("section", aria_labelledby="steps")
    assert "/en/toolkit/measure/" in steps.links
    Step.objects.filter(key="measure").update(is_in_use=False)
    assert not read(client.get("/en/recommendations/TEST-R1/")).all("section", aria_labelledby="steps")


def test_a_step_that_is_not_in_use_is_nowhere(client):
    Step.objects.filter(key="measure").update(is_in_use=False)
    assert client.get("/en/toolkit/measure/").status_code == 404
    assert client.get("/en/toolkit/tools/monitoring-sheet.xlsx").status_code == 404
    assert "/en/toolkit/measure/" not in read(client.get("/en/toolkit/")).links
    assert client.get("/api/v1/toolkit/measure/").status_code == 404
    assert "measure" not in [step["key"] for step in steps_in(client.get("/en/toolkit.json").json())]


def steps_in(whole):
    return [step for stage in whole["stages"] for step in stage["steps"]]


def templates():
    return list(Tool.objects.filter(kind__in=ToolKind.templates()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_opens_in_a_word_processor_or_a_spreadsheet(client, language):
    assert len(templates()) >= 10
    for tool in templates():
        response = client.get(f"/{language}/toolkit/tools/{tool.key}.{tool.ending}")
        assert response.status_code == 200, tool.key
        words = in_workbook(response, language) if tool.ending == "xlsx" else in_document(response, language)
        assert tool.text("title", language).value in words
        assert f"/{language}/toolkit/{tool.step.key}/" in words


def in_workbook(response, language):
    book = load_workbook(io.BytesIO(response.content))
    assert all(
        bool(sheet.sheet_view.rightToLeft) == (language == "ar") for sheet in book if sheet.sheet_state == "visible"
    )
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def in_document(response, language):
    document = Document(io.BytesIO(response.content))
    assert (document.element.xml.count("<w:bidi/>") > 3) == (language == "ar")
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_workbook_offers_what_can_be_chosen(client):
    book = load_workbook(io.BytesIO(client.get("/en/toolkit/tools/stakeholder-map.xlsx").content))
    rules = book["Stakeholders"].data_validations.dataValidation
    assert [str(rule.sqref).split(":")[0] for rule in rules] == ["B2", "F2", "G2", "H2"]
    offered = [row[1] for row in book["Choices"].iter_rows(values_only=True)]
    assert offered[:3] == ["high", "medium", "low"]


def test_a_template_is_made_in_one_form_alone(client):
    assert client.get("/en/toolkit/tools/stakeholder-map.docx").status_code == 404
    assert client.get("/en/toolkit/tools/pilot-canvas.xlsx").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_is_one_paper(client, language):
    response = client.get(f"/{language}/toolkit.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content[:5] == b"%PDF-"
    assert client.get(f"/{language}/toolkit.pdf").content == response.content


def test_the_paper_follows_the_texts(client):
    before = client.get("/en/toolkit.pdf").content
    Step.objects.filter(key="measure").update(title_en="Measure everything anew")
    assert client.get("/en/toolkit.pdf").content != before


def test_the_whole_is_data_in_every_language(client):
    whole = json.loads(body(client.get("/en/toolkit.json")))
    assert [step["key"] for step in steps_in(whole)] == [step.key for step in Step.objects.all()]
    assert all(set(step["guidance"]) == set(LANGUAGES) for step in steps_in(whole))


def test_the_api_tells_the_same(client):
    listed = client.get("/api/v1/toolkit/?page_size=200").json()["results"]
    assert [step["key"] for step in listed] == [step.key for step in Step.objects.all()]
    one = client.get("/api/v1/toolkit/measure/").json()
    assert one["stage"]["key"] == "keep-going"
    assert one["tools"][0]["key"] == "monitoring-sheet"
    assert [step["key"] for step in client.get("/api/v1/toolkit/?theme=data").json()["results"]] == [
        step.key for step in Step.objects.filter(themes__contains=["data"])
    ]


@pytest.mark.parametrize(("language", "asked"), [("en", "stakeholder group"), ("fr", "passation"), ("ar", "الاستبيان")])
def test_steps_are_found(client, language, asked):
    assert SearchDocument.objects.filter(kind="toolkit_step", lang=language).count() == Step.objects.count()
    assert client.get(f"/{language}/search/?q={asked}&kind=toolkit_step").status_code == 200


def test_the_way_costs_the_same_for_one_step_and_for_many(client):
    client.get("/en/toolkit/")
    many = queries_of(client, "/en/toolkit/")
    Tool.objects.exclude(key="council-motion").delete()
    Step.objects.exclude(key="get-a-mandate").delete()
    assert queries_of(client, "/en/toolkit/") == many


def test_an_empty_toolkit_says_who_writes_it(client):
    ThemeFactory()
    empty_the_record()
    page = read(client.get("/en/toolkit/"))
    assert "The secretariat writes them on its desk." in page.text


def test_chapters_are_those_of_the_profile():
    assert ProfileChapter.choices == Chapter.choices

"""Reading a case study: what it takes to do the same comes first; on paper, as data and ready to cite."""

import io
import json

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from core.models import KeptFile
from library.models import CaseStudy, CaseStudyEdition, ResultFigure
from library.paper import case_study_pdf
from library.sheet.article import article
from tests.factories import (
    CaseStudyEditionFactory,
    CaseStudyFactory,
    CityFactory,
    CountryFactory,
    SourceFactory,
    publish_edition,
)
from tests.reading import body, read, read_html

pytestmark = pytest.mark.django_db

NEEDS = {
    "competences_needed": ["housing", "social_services"],
    "legal_en": "A by-law of the council.",
    "staff_en": "Two **mediators** [@T9, p. 4].",
    "cost_band": "to_50",
    "months_needed": 18,
}


def study(slug="told", **values):
    """A published case study with results in numbers."""
    SourceFactory(code="T9", title="The city's report", url="https://report.example/")
    edition = CaseStudyEditionFactory(case_study__slug=slug, title_en="Rooms for all", **values)
    ResultFigure.objects.create(edition=edition, label_en="Families housed", before=12, value=140, unit="families")
    ResultFigure.objects.create(edition=edition, label_en="Rent", value="99.500", period="2020", position=2)
    publish_edition(edition)
    return edition


def page_of(client, slug="told", language="en"):
    return read(client.get(f"/{language}/case-studies/{slug}/"))


def test_the_needs_card_says_what_is_known_and_once_what_is_not(client):
    study(**NEEDS)
    card = page_of(client).one("section", id="needs")
    told = {row.one("dt").text: row.one("dd").text for row in card.all(cls="need")}
    assert list(told) == ["Competence", "Legal basis", "Staff", "Cost", "Time"]
    assert told["Competence"] == "HousingSocial services"
    assert told["Cost"] == "€10,000 to 50,000 a year"
    assert told["Time"] == "18 months from the decision until it worked"
    assert card.one("strong").text == "mediators"
    assert card.one(cls="needs-missing").text == "Not recorded: Partners · Political conditions"
    assert "#source-t9" in card.links


def test_a_card_of_which_nothing_is_known_is_one_sentence(client):
    study()
    card = page_of(client).one("section", id="needs")
    assert card.all("dt") == []
    assert "is not recorded yet" in card.one(cls="needs-missing").text


def test_results_in_numbers_are_a_table(client):
    study()
    table = page_of(client).one("table", cls="table")
    cells = [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")]
    assert cells == [["12 families", "140 families", "–", "–"], ["not recorded", "99.5", "2020", "–"]]


def test_what_went_wrong_what_it_taught_and_what_it_serves_are_told(client):
    study(
        difficulties_en="The lift failed.",
        lessons_en="Ask the caretaker.",
        sdg_targets=["11.10", "11.a", "11.1", "10.7"],
        compact_objectives=["gcm-15"],
    )
    page = page_of(client)
    headings = [heading.text for heading in page.one("article", "prose").all("h2")]
    assert headings.index("What you need to do the same") < headings.index("Difficulties and failures")
    assert "The lift failed." in page.text
    assert [row.text for row in page.one("section", **{"aria-labelledby": "served"}).all("li")] == [
        "10 Reduced inequalities · target 10.7",
        "11 Sustainable cities and communities · targets 11.1, 11.10, 11.a",
        "GCM 15: access to basic services",
    ]


def test_stored_markup_stays_text(client):
    bad = "<script>alert(1)</script> [x](javascript:alert(1)) \u202e " + "[" * 5000
    study(abstract_en="A", actions_en=bad, staff_en=bad, lessons_en="<svg onload=alert(1)>")
    page = page_of(client)
    article_ = page.one("article", "prose")
    assert article_.all("script") == []
    assert [href for href in article_.links if href.startswith("javascript")] == []
    assert page.one("aside", cls="aside").one("h2", id="at-a-glance")
    assert client.get("/en/case-studies/told.pdf").status_code == 200


def test_related_case_studies_share_most_and_are_always_the_same(client):
    home = CityFactory(slug="home", country=CountryFactory(code="XA", region="european"))
    away = CityFactory(slug="away", country=CountryFactory(code="XB", region="southern_mediterranean"))

    def made(slug, city, themes, competences=(), published=True):
        study_ = CaseStudyFactory(slug=slug, city=city)
        CaseStudyEditionFactory(
            case_study=study_, published=published, themes=themes, competences_needed=list(competences)
        )
        return study_

    main = made("main", home, ["t-one", "t-two"], ["housing"])
    made("c-one-theme", away, ["t-one"])
    made("b-theme-and-need", away, ["t-one"], ["housing"])
    made("a-both-themes", home, ["t-one", "t-two"])
    made("draft", home, ["t-one", "t-two"], ["housing"], published=False)
    made("d-stranger", away, ["t-three"])
    main = CaseStudy.objects.get(pk=main.pk)
    for _time in range(2):
        related = [row.slug for row in CaseStudy.objects.published().related_to(main)]
        assert related == ["a-both-themes", "b-theme-and-need", "c-one-theme"]
    page = page_of(client, "main")
    links = page.one("section", **{"aria-labelledby": "related"}).links
    assert [link for link in links if "one-theme" in link] == ["/en/case-studies/c-one-theme/"]


def test_a_draft_and_an_old_edition_are_read_by_the_same_sheet():
    old = study(**NEEDS)
    CaseStudyEdition.objects.filter(pk=old.pk).update(status="superseded")
    draft = CaseStudyEditionFactory(case_study=old.case_study, number=2, title_en="New words")
    for edition, is_draft in ((CaseStudyEdition.objects.with_parts().get(pk=old.pk), False), (draft, True)):
        sheet = article(old.case_study, edition)
        assert (sheet.is_draft, sheet.is_superseded) == (is_draft, not is_draft)
        html = read_html(render_to_string("library/article.html", {"sheet": sheet}))
        assert html.one("section", id="needs")
    assert b"%PDF" in case_study_pdf(old.case_study, draft, "en")[:8]


# On paper


def pdf(client, slug, language):
    response = client.get(f"/{language}/case-studies/{slug}.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return PdfReader(io.BytesIO(response.content))


def test_the_paper_is_tagged_and_in_the_readers_language(client):
    study(**NEEDS)
    for language in ("en", "fr", "ar"):
        paper = pdf(client, "told", language)
        assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert paper.trailer["/Root"]["/Lang"] == language
    text = " ".join(page.extract_text() for page in pdf(client, "told", "en").pages)
    for words in ("Rooms for all", "mediators", "18 months", "Families housed", "Not recorded", "case-studies/told/"):
        assert words in text, words


def test_the_paper_is_made_once_for_an_edition_and_a_language(client):
    edition = study()
    first = client.get("/en/case-studies/told.pdf").content
    kept = KeptFile.objects.get(name=f"{edition.tag}/article-en.pdf")
    assert client.get("/en/case-studies/told.pdf").content == first == bytes(kept.content)
    CaseStudyEdition.objects.filter(pk=edition.pk).update(status="superseded")
    CaseStudyEditionFactory(case_study=edition.case_study, number=2, published=True, title_en="Other words")
    assert client.get("/en/case-studies/told.pdf").content != first


def test_a_draft_has_no_paper_no_data_and_no_reference(client):
    CaseStudyEditionFactory(case_study__slug="quiet")
    for suffix in ("pdf", "json", "bib", "ris", "csl.json", "txt"):
        assert client.get(f"/en/case-studies/quiet.{suffix}").status_code == 404


# To be cited

HOSTILE = "50 % & #1_a {b} \\input{x} ~^$ } ] سكن \u202e lorem\nER  - "


def test_a_title_breaks_no_bibliography(client):
    study(published_first="2018-07-30")
    edition = CaseStudyEditionFactory(
        case_study__slug="wild", case_study__city__name_en="A, B & C", title_en=HOSTILE, published_first="2018-07"
    )
    publish_edition(edition)
    bib = body(client.get("/en/case-studies/wild.bib"))
    assert bib.startswith("@techreport{mc2cm-wild-1,\n")
    assert r"50 \% \& \#1\_a \textbraceleft{}b\textbraceright{} \textbackslash{}input" in bib
    assert bib.count("{") == bib.count("}")
    assert "سكن" in bib
    assert "\u202e" not in bib
    lines = body(client.get("/en/case-studies/wild.ris")).split("\r\n")
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
    assert all(line[2:6] == "  - " for line in lines if line)
    assert "DA  - 2018/07//" in lines
    (item,) = json.loads(body(client.get("/en/case-studies/wild.csl.json")))
    assert item["issued"] == {"date-parts": [[2018, 7]]}
    assert item["author"] == [{"literal": "City of A, B & C"}]
    plain = body(client.get("/en/case-studies/wild.txt"))
    assert plain.count("\n") == 1
    assert "/en/case-studies/wild/" in plain


def test_a_reference_says_licence_and_the_day_it_was_read(client):
    study(published_first="2018-07-30")
    bib, ris = (body(client.get(f"/en/case-studies/told.{suffix}")) for suffix in ("bib", "ris"))
    assert "reused with their source" in bib
    assert "urldate = {20" in bib
    assert "C1  - Facts and figures may be reused" in ris
    assert "Y2  - 20" in ris


def test_the_record_as_data_holds_everything(client):
    study(**NEEDS)
    data = json.loads(body(client.get("/en/case-studies/told.json")))
    assert data["edition"]["competences_needed"] == ["housing", "social_services"]
    assert data["edition"]["results_in_numbers"][0]["value"] == 140
    assert [source["code"] for source in data["sources"]] == ["T9"]
    over_api = client.get("/api/v1/case-studies/told/").json()["edition"]
    assert over_api["staff"] == {"en": NEEDS["staff_en"]}
    assert [row["before"] for row in over_api["results_in_numbers"]] == ["12.000", None]

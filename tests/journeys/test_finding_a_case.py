"""Not signed in: from the home page to a case study on housing in the Southern Mediterranean, in Arabic."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader

WIDE, PHONE = 1280, 360


def asked(page):
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (PHONE, True), (PHONE, False)])
def test_a_visitor_finds_reads_cites_and_takes_along_a_case_study_in_arabic(live_site, visit, width, scripts):
    page = visit(width=width, scripts=scripts, accept_downloads=True)
    # From the home page she goes to the case studies.
    page.goto(f"{live_site}/ar/")
    page.locator("main a[href='/ar/case-studies/']").first.click()
    assert urlsplit(page.url).path == "/ar/case-studies/"
    assert page.locator("html").get_attribute("dir") == "rtl"

    # She narrows them down: housing, Southern Mediterranean. Each value says how many it gives.
    if width == PHONE:
        page.locator(".filters > summary").click()
    promised = page.locator("label[for='facet-theme-housing'] .facet-count bdi").inner_text()
    page.locator("#facet-theme-housing").check()
    page.locator("#facet-region-southern_mediterranean").check()
    page.locator(".filters-form button[type=submit]").click()
    assert (asked(page)["theme"], asked(page)["region"]) == (["housing"], ["southern_mediterranean"])
    cards = page.locator(".card-case")
    assert str(cards.count()) == promised == "1"
    assert page.locator("[role=status]").first.is_visible()

    # The article tells at once what one needs to do the same.
    cards.locator("a").first.click()
    assert urlsplit(page.url).path == "/ar/case-studies/revitalisation-medina-tunis-oukalas/"
    needs = page.locator("#needs")
    assert needs.is_visible()
    assert needs.locator("h2").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    # She takes the citation,
    page.locator(".share summary").click()
    citation = page.locator("#citation").inner_text()
    assert "MC2CM" in citation
    with page.expect_download() as download:
        page.locator("a[href$='.bib']").click()
    assert "@techreport{mc2cm-" in download.value.path().read_text(encoding="utf-8")

    # and the paper, in Arabic.
    href = page.locator("a[href$='.pdf']").first.get_attribute("href")
    answer = page.request.get(f"{live_site}{href}")
    paper = PdfReader(io.BytesIO(answer.body()))
    assert paper.trailer["/Root"]["/Lang"] == "ar"
    assert paper.pages[0].extract_text()

"""Paper: tagged, in one language, with our own letters inside, and no text that becomes markup."""

import io
from datetime import date

import pytest
import typst
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from core import pdf
from core.markdown import nested, to_blocks
from core.pdf import pdf_response, render

FRENCH = """Où vivent **870 952** habitants, *étrangers* compris [@W4, p. 5].

## L’accueil

1. un
   - deux
2. trois

| Ville | Habitants |
|---|---:|
| Turin | 870 952 |

[Le profil](https://example.org/profil), [la page](/fr/cities/).
"""
ARABIC = "تقع مدينة **طنجة** في شمال المغرب.\n\n### الخدمات\n\n- السكن\n- التعليم\n\n| المدينة |\n|---|\n| طنجة |\n"
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="30" height="10" fill="#0d4068"/></svg>'
)


def paper(*blocks, **more):
    return {"title": "Turin", "sections": [{"heading": "Contexte", "blocks": list(blocks)}], **more}


def written(markdown, **more):
    return paper(*nested(to_blocks(markdown), under=1), **more)


def opened(data, language="en"):
    return PdfReader(io.BytesIO(render("document", data, language=language)))


def text_of(document):
    return "\n".join(page.extract_text() for page in document.pages)


def tags_of(document):
    """The structure that a screen reader walks, as a flat list of tags."""

    def walk(element):
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                yield from walk(child)
        elif isinstance(element, dict):
            if "/S" in element:
                yield element["/S"]
            if "/K" in element:
                yield from walk(element["/K"])

    return list(walk(document.root_object["/StructTreeRoot"]["/K"]))


def alternatives_of(document):
    objects = (document.get_object(number) for number in document.xref[0])
    return [found["/Alt"] for found in objects if isinstance(found, dict) and "/Alt" in found]


def links_of(document):
    annotations = [note.get_object() for page in document.pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in annotations if "/URI" in note.get("/A", {})]


def fonts_of(document):
    found = {}
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[inner["/BaseFont"].partition("+")[2]] = inner["/FontDescriptor"].get_object()
    return found


def test_a_french_text_is_printed_with_its_structure():
    document = opened(
        written(
            FRENCH,
            subtitle="Édition 2",
            citations={"W4": 1},
            sources=[{"number": 1, "text": "ICMPD", "href": "https://example.org/w4"}],
        ),
        "fr",
    )
    text = text_of(document)
    for line in (
        "Édition 2",
        "Où vivent 870 952 habitants, étrangers compris [1, p. 5].",
        "L’accueil",
        "Turin 870 952",
        "1. ICMPD",
    ):
        assert line in text
    tags = tags_of(document)
    assert [tag for tag in tags if tag in ("/Title", "/H1", "/H2")] == ["/Title", "/H1", "/H2", "/H1"]
    assert (tags.count("/L"), tags.count("/LI"), tags.count("/TH"), tags.count("/TD")) == (2, 3, 2, 2)
    assert links_of(document) == [
        "https://example.org/profil",
        "http://127.0.0.1:8000/fr/cities/",
        "https://example.org/w4",
    ]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_it_says_what_it_is_and_in_which_language(language):
    document = opened(paper(title="تورينو", day=date(2024, 5, 1)), language)
    assert document.root_object["/Lang"] == language
    assert document.root_object["/MarkInfo"]["/Marked"]
    assert document.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in document.root_object["/Metadata"].get_data().decode()
    assert (document.metadata.title, document.metadata.creation_date.date()) == ("تورينو", date(2024, 5, 1))
    assert document.metadata.author


def test_arabic_letters_stand_in_the_order_in_which_they_are_read():
    document = opened(written(ARABIC, title="ملف الهجرة"), "ar")
    assert {"ملف", "الهجرة", "مدينة", "طنجة", "شمال", "الخدمات"} <= set(text_of(document).split())


def test_every_letter_is_inside():
    document = opened(written(f"{FRENCH}\n\n{ARABIC}\n\n`code`, Αθήνα"))
    fonts = fonts_of(document)
    assert {"MC2CMSans", "MC2CMSansArabic"} <= {name.partition("-")[0] for name in fonts}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts.values())


def test_no_font_of_the_machine_is_asked():
    families = {font.family for font in pdf.fonts().fonts()}
    brought = {"Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono"}
    assert families == {"MC2CM Sans", "MC2CM Sans Arabic"} | brought


@pytest.mark.parametrize(
    "text",
    [
        '#image("/etc/passwd")',
        "$x^2$",
        "*a*",
        "= heading",
        "#panic()",
        "@label <label>",
        "\\ a // b",
        "a --- b ~ 'c'",
        "{{ x }}",
    ],
)
def test_a_text_is_never_markup(text):
    blocks = [{"kind": "paragraph", "parts": text}, {"kind": "table", "header": [text], "rows": [[text]]}]
    everywhere = paper(
        *blocks,
        title=text,
        subtitle=text,
        header=text,
        footer=text,
        notices=[text],
        sources=[{"number": 1, "text": text}],
    )
    everywhere["sections"][0]["heading"] = text
    found = text_of(opened(everywhere))
    assert found.count(text) == 9
    assert tags_of(opened(everywhere)).count("/H1") == 2


def test_a_long_table_repeats_its_titles_and_pages_are_counted():
    rows = [[f"City {number}", number] for number in range(140)]
    document = opened(paper({"kind": "table", "header": ["City", "Number"], "rows": rows}, footer="Revision 3"))
    pages = [page.extract_text() for page in document.pages]
    assert len(pages) == 4
    assert all("City Number" in page and "Revision 3" in page for page in pages)
    assert [f"Page {number} of 4" in page for number, page in enumerate(pages, start=1)] == [True] * 4
    assert tags_of(document).count("/TH") == 2


def test_the_same_data_gives_the_same_bytes():
    data = written(FRENCH, sources=[{"number": 1, "text": "ICMPD"}])
    assert render("document", data, language="fr") == render("document", data, language="fr")
    assert render("document", data, language="fr") != render("document", data, language="en")


def test_a_chart_has_words_for_those_who_do_not_see_it():
    document = opened(paper({"kind": "figure", "svg": CHART, "alt": "Turin 870 952", "caption": "Habitants"}))
    assert "/Figure" in tags_of(document)
    assert "Turin 870 952" in alternatives_of(document)


def test_facts_notices_contents_and_a_section_in_another_language():
    data = paper({"kind": "facts", "pairs": [["Pays", "Italie"], ["Habitants", 870952]]}, contents=True)
    data["sections"].append({"heading": "طنجة", "language": "ar", "blocks": [{"kind": "notice", "parts": "تنبيه"}]})
    text = text_of(opened(data))
    assert "Contents" in text
    assert "Habitants 870952" in text
    assert "تنبيه" in text


def test_an_unknown_citation_stays_as_it_was_written():
    assert "[@W9, p. 2]" in text_of(opened(written("x [@W9, p. 2]")))


def test_headings_that_skip_levels_are_no_obstacle():
    document = opened(written("#### a\n\n## b\n\n###### c\n\n> # d\n\n- # e"))
    headings = [tag for tag in tags_of(document) if tag.startswith("/H")]
    assert headings == ["/H1", "/H2", "/H2", "/H3", "/H2", "/H2"]


def test_letters_that_no_font_has_are_shown_as_missing():
    text = text_of(opened(paper({"kind": "paragraph", "parts": "a 🎉 漢 b \x07\x00\ud800 \uffff c"})))
    assert "a \ufffd \ufffd b" in text


def test_a_thousand_unknown_letters_are_found_at_once():
    unknown = "".join(chr(0x4E00 + number) for number in range(1000))
    assert text_of(opened(paper({"kind": "paragraph", "parts": unknown}))).count("\ufffd") == 1000


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_can_be_printed(text):
    assert render("document", written(text, title=text, notices=[text]), language="ar").startswith(b"%PDF-")


def test_a_mistake_in_a_template_is_no_silence():
    with pytest.raises(typst.TypstError):
        render("document", paper({"kind": "figure", "svg": "no picture", "alt": "x"}), language="en")


def test_the_response_is_a_pdf_with_a_name():
    response = pdf_response("turin", b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="turin.pdf"'


def test_paper_and_screen_have_the_same_letters():
    """The unpacked fonts were made from the ones that pages load (static/vendor/fonts/subset.py)."""
    screens = sorted(pdf.FONTS.glob("*.woff2"))
    assert len(screens) == 4
    for screen in screens:
        unpacked = TTFont(screen, recalcTimestamp=False)
        unpacked.flavor = None
        target = io.BytesIO()
        unpacked.save(target)
        assert screen.with_suffix(".ttf").read_bytes() == target.getvalue()


def with_words(words):
    return CHART.replace("</svg>", f'<text x="20" y="10" font-family="MC2CM Sans Arabic">{words}</text></svg>')


def figure(svg):
    return {"kind": "figure", "svg": svg, "alt": "Turin has more", "caption": ""}


def test_a_picture_with_vocalised_words_is_printed_without_the_signs():
    document = opened(paper(figure(with_words("وطنيًا"))), "ar")
    assert "/Figure" in tags_of(document)
    assert alternatives_of(document) == ["Turin has more"]


def test_a_picture_that_cannot_be_read_out_is_printed_as_its_alternative(monkeypatch):
    monkeypatch.setattr(pdf, "_bare", lambda picture: picture)
    document = opened(paper(figure(with_words("وطنيًا"))), "ar")
    assert "Turin has more" in text_of(document)
    assert "/Figure" not in tags_of(document)

"""Text documents: what goes out comes back the same, what others send is read, and junk is a sentence."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from django.core.exceptions import ValidationError
from docx import Document
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from core import office
from core.composing import compose
from core.markdown import to_blocks
from core.word import Section, blocks_to_docx, docx_response, docx_to_sections
from core.word_reading import key_of, mark_of

TEXT = """Text with **bold**, *italic*, **bold _and italic_**, `code` and [a link](https://example.org/a) [@W4, p. 5].\\
A second line.

## Housing in *Turin*

- one
  - nested
    1. deep
    2. deeper
- two

3. three
4. four

#### Deeper

| City | People |
| --- | --: |
| Turin | **870 952** |
| [Tangier](/en/cities/tangier/) | a \\| b |

- first

  still the first

- second

> said
>
> twice

```
if a:
    b = *1*
```

---

* not a list, 2 * 3 = 6 & <b>

مدينة **طنجة** في *شمال* المغرب [@W4، ص 5]

- السكن
  1. أول
- التعليم""".replace("* not a list", "\\* not a list")

SECTIONS = [
    Section("context", "Context", TEXT, guidance="Say where the city stands.\nIn one page."),
    Section("legal-framework_2", "الإطار القانوني", "مدينة", guidance=""),
    Section("empty", "Nothing yet", ""),
]


def read(content, name="chapter.docx"):
    return docx_to_sections(io.BytesIO(content), name)


def back(markdown, language="en"):
    ((section,), lost) = read(blocks_to_docx("Turin", [Section("context", "Context", markdown)], language))
    assert lost == []
    return section.markdown


def refused(content):
    with pytest.raises(ValidationError) as refusal:
        read(content)
    assert refusal.value.messages[0].endswith(".")
    return refusal.value


def saved(document):
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_body(xml):
    """A document with this body, as any program may have written it."""
    content = saved(Document())
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    return repacked(content, f"<w:document {namespaces}><w:body>{xml}</w:body></w:document>")


def repacked(content, document):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return target.getvalue()


def p(text="", style="", inside=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r>{inside}</w:p>"


# There and back


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_document_that_nobody_touched_comes_back_as_it_was(language):
    assert read(blocks_to_docx("Turin", SECTIONS, language)) == (SECTIONS, [])


def test_it_survives_a_second_journey_too():
    once, _lost = read(blocks_to_docx("Turin", SECTIONS, "en"))
    assert read(blocks_to_docx("Turin", once, "en")) == (SECTIONS, [])


@pytest.mark.parametrize("key", ["context", "legal-framework", "a_b", "chapter.2", "x" * 35])
def test_a_key_is_a_bookmark_and_a_bookmark_a_key(key):
    assert key_of(mark_of(key)) == key
    assert len(mark_of(key)) <= 40


@pytest.mark.parametrize("mark", ["_GoBack", "_Toc123", "part_", "part_ABC", "part_a_zz", "Section1"])
def test_other_peoples_bookmarks_are_no_keys(mark):
    assert key_of(mark) == ""


def test_a_key_too_long_for_a_bookmark_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="too long"):
        mark_of("x" * 36)


MARKS = ["*a*", "**b** ", "`c`", "[d](/e)", "# ", "## ", "- ", "  - ", "1. ", "7. ", "> ", "|", "\n", "\n\n", "a b"]
BLOCKS = ["| a | b |\n|---|:-:|\n| 1 | 2 |\n", "```\nx\n```\n", "---\n", "\\", "&lt;", "    ", "طنجة", "[@W4, p. 5]"]
signs = st.sampled_from(MARKS + BLOCKS)


@settings(max_examples=40)
@given(st.lists(signs, max_size=12).map("".join))
@example("- a\n\n  1. b\n\n     c\n\n  d\n- e")
def test_every_word_comes_back(written):
    def words(text):
        return sorted(letter for letter in text if letter.isalpha())

    assert words(back(written)) == words(compose(to_blocks(written)))


@pytest.mark.parametrize(
    "markdown",
    [
        "- a\n  - b\n    - c\n- d",
        "1. a\n   - b\n   - c\n2. d\n   1. e",
        "- a\n\n* b",
        "5. a\n6. b",
        "- a\n\n  b\n\n  - c\n\n    d\n\n- e",
        "**a** *b* **c**",
        "**طنجة** *المغرب*",
        "### a\n\n###### b",
        "`a b` c",
    ],
)
def test_this_comes_back_exactly(markdown):
    assert back(markdown) == markdown


def test_a_first_level_in_the_text_steps_below_its_section():
    assert back("# Big\n\ntext") == "## Big\n\ntext"


def test_headings_of_a_text_stand_below_the_deepest_section():
    sections = [Section("a", "A", "## In it\n\none"), Section("b", "B", "## In it\n\n### Below\n\ntwo", level=2)]
    content = blocks_to_docx("Turin", sections, "en")
    headings = [p.style.name for p in Document(io.BytesIO(content)).paragraphs if p.style.name.startswith("Heading")]
    assert headings == ["Heading 1", "Heading 3", "Heading 2", "Heading 3", "Heading 4"]
    assert [s.markdown for s in read(content)[0]] == [s.markdown for s in sections]


# Out


def test_arabic_runs_from_right_to_left():
    document = Document(io.BytesIO(blocks_to_docx("طنجة", [Section("a", "السياق", "| أ |\n|---|\n| ب |")], "ar")))
    assert all(paragraph._p.pPr.find(qn("w:bidi")) is not None for paragraph in document.paragraphs if paragraph.text)
    assert all(run.font.rtl for paragraph in document.paragraphs for run in paragraph.runs)
    assert document.tables[0]._tblPr.find(qn("w:bidiVisual")) is not None
    assert document.core_properties.language == "ar"


def test_a_french_document_leaves_arabic_words_their_direction():
    document = Document(io.BytesIO(blocks_to_docx("Turin", [Section("a", "A", "Tanger\n\nطنجة")], "fr")))
    sides = [paragraph._p.pPr.find(qn("w:bidi")) is not None for paragraph in document.paragraphs]
    assert sides == [False, False, False, True]


def test_guidance_is_told_from_the_text():
    document = Document(io.BytesIO(blocks_to_docx("Turin", SECTIONS, "en")))
    guidance = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Guidance"]
    assert guidance == ["Say where the city stands.", "In one page."]


def test_titles_of_a_table_are_repeated_on_every_page():
    document = Document(io.BytesIO(blocks_to_docx("Turin", SECTIONS, "en")))
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@settings(max_examples=15)
@given(st.text(max_size=40))
def test_any_text_can_be_written(text):
    content = blocks_to_docx(text, [Section("a", text, text, guidance=text)], "ar")
    assert read(content)[1] == []


def test_the_response_is_a_file_with_a_name():
    response = docx_response("turin", b"PK")
    assert response["Content-Disposition"] == 'attachment; filename="turin.docx"'


# In: as people's programs write it


def test_a_document_of_somebody_else_has_sections_without_keys():
    document = Document()
    document.add_paragraph("Before")
    document.add_heading("First", 1)
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("deeper", style="List Bullet 2")
    document.add_paragraph("two", style="List Number")
    document.add_heading("Second", 1)
    document.add_heading("Under it", 2)
    sections, _lost = read(saved(document))
    assert sections[0] == Section("", "", "Before")
    assert [section.heading for section in sections] == ["", "First", "Second"]
    assert sections[2].markdown == "## Under it"
    assert "- one" in sections[1].markdown
    assert "1. two" in sections[1].markdown


def test_a_section_is_known_by_its_bookmark_whatever_its_heading_became():
    document = Document(io.BytesIO(blocks_to_docx("Turin", SECTIONS, "en")))
    (heading,) = [paragraph for paragraph in document.paragraphs if paragraph.text == "Nothing yet"]
    heading.runs[0].text = "Renamed"
    heading.style = "Normal"
    document.add_paragraph("New text")
    sections, _lost = read(saved(document))
    assert sections[2] == Section("empty", "Renamed", "New text")


def test_a_key_counts_once():
    mark = '<w:bookmarkStart w:id="1" w:name="part_a"/>'
    sections, _lost = read(with_body(p("One", "Heading1", mark) + p("Two", "Heading1", mark)))
    assert [(section.key, section.heading) for section in sections] == [("a", "One"), ("", "Two")]


def test_looks_by_style_and_by_hand_are_the_same():
    run = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = "".join(
        run.format(*parts)
        for parts in [
            ("<w:b/>", "bold"),
            ("", " "),
            ('<w:rStyle w:val="Strong"/>', "strong"),
            ("", " "),
            ('<w:b w:val="0"/><w:i/>', "italic"),
            ("", " "),
            ("<w:bCs/>", "طنجة"),
        ]
    )
    ((section,), _lost) = read(with_body(f"<w:p>{body}</w:p>"))
    assert section.markdown == "**bold** **strong** *italic* **طنجة**"


def test_a_link_written_as_a_field_is_a_link():
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{field.format('begin')}"
        '<w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
        f"{field.format('separate')}<w:r><w:t>here</w:t></w:r>{field.format('end')}<w:r><w:t>!</w:t></w:r></w:p>"
    )
    ((section,), _lost) = read(with_body(body))
    assert section.markdown == "[here](https://example.org/a)!"


def test_a_link_to_anything_that_runs_is_its_words_alone():
    document = Document(io.BytesIO(blocks_to_docx("Turin", [Section("a", "A", "[x](https://example.org)")], "en")))
    for relation in document.part.rels.values():
        if relation.is_external:
            relation._target = "javascript:alert(1)"
    ((section,), _lost) = read(saved(document))
    assert section.markdown == "x"


def test_tracked_changes_are_read_as_accepted_and_named():
    body = (
        "<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>"
    )
    ((section,), lost) = read(with_body(body))
    assert (section.markdown, lost) == ("ab", ["2 tracked changes, read as accepted"])


def test_what_cannot_be_kept_is_named():
    document = Document()
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    document.add_picture(picture)
    document.add_paragraph("x")
    assert read(saved(document)) == ([Section("", "", "x")], ["1 picture"])

    box = "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p/></w:txbxContent></mc:Choice></mc:AlternateContent>"
    body = (
        f"<w:p><w:r>{box}</w:r><w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:endnoteReference w:id='1'/></w:r>"
        "<w:r><w:commentReference w:id='1'/></w:r><w:r><w:object/></w:r><m:oMath/>"
        "<w:r><w:sym/></w:r><w:r><w:t>kept</w:t></w:r></w:p>"
    )
    sections, lost = read(with_body(body))
    assert [section.markdown for section in sections] == ["kept"]
    assert lost == [
        "1 comment",
        "2 footnotes",
        "1 formula",
        "1 embedded file",
        "1 symbol of a special font",
        "1 text box with what stands in it",
    ]


def test_merged_cells_are_taken_apart_and_inner_tables_become_a_line():
    def cell(inside, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"

    wide = cell(p("wide"), '<w:gridSpan w:val="2"/>')
    inner = f"<w:tbl><w:tr>{cell(p('x'))}{cell(p('y'))}</w:tr></w:tbl>"
    rows = (
        f"<w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr>"
        f"<w:tr>{wide}</w:tr>"
        f"<w:tr>{cell(p('one') + p('two'))}{cell(inner + p())}</w:tr><w:tr/>"
    )
    ((section,), lost) = read(with_body(f"<w:tbl>{rows}</w:tbl>"))
    assert section.markdown == "| a | b |\n| --- | --- |\n| wide |  |\n| one two | x y |\n|  |  |"
    assert lost == ["1 table inside a table, now one line", "1 merged cell, now apart"]


def test_what_stands_in_a_frame_of_fields_is_read():
    frame = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = frame.format(p("a", "Heading1") + frame.format(p("b")))
    assert read(with_body(body))[0] == [Section("", "a", "b")]


def test_a_list_goes_on_counting_after_a_table():
    assert back("1. a\n2. b\n\n   | c |\n   |---|\n\n3. d").startswith("1. a\n2. b\n\n| c |\n| --- |\n\n3. d")


# In: junk


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"Just a text", "not_a_text_document"),
        (b"%PDF-1.7", "not_a_text_document"),
        (b"PK\x03\x04 nothing behind it", "not_a_text_document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        (b"a" * (20 * 1024 * 1024 + 1), "too_large"),
        (with_body(" " * 30_000_000), "too_large"),
        (with_body(p() * 20_002), "too_long"),
        (with_body("<unclosed>"), "unreadable"),
        (repacked(saved(Document()), '<!DOCTYPE a [<!ENTITY a "lol">]><a>&a;</a>'), "unreadable"),
        (repacked(saved(Document()), "<a/>"), "unreadable"),
        (with_body("<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000), "unreadable"),
    ],
)
def test_junk_is_a_sentence(content, code):
    assert refused(content).code == code


def test_a_workbook_is_no_text_document():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        parts.writestr("[Content_Types].xml", f"<Types>{office.WORKBOOK.decode()}</Types>")
    assert refused(target.getvalue()).messages == ["“chapter.docx” is no text document. Send a DOCX file."]


WHOLE = blocks_to_docx("Turin", [Section("a", "A", "- a\n  - b\n\n[c](/d)\n\n| e |\n|---|")], "en")


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE)), st.integers(0, 2000), st.binary(max_size=50))
def test_damage_anywhere_is_a_sentence_or_nothing(start, length, junk):
    try:
        read(WHOLE[:start] + junk + WHOLE[start + length :])
    except ValidationError as refusal:
        assert refusal.messages


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "hyperlink", "ins", "sdt", "numPr", "pPr", "rPr", "tcPr", "br"]
tags = st.sampled_from(TAGS)
elements = st.recursive(
    tags.map(lambda tag: f"<w:{tag}/>"),
    lambda inner: st.tuples(tags, st.lists(inner, max_size=4)).map(
        lambda made: f'<w:{made[0]} w:val="-1">{"".join(made[1])}</w:{made[0]}>'
    ),
)


@settings(max_examples=30)
@given(elements)
def test_a_document_in_disorder_is_read_or_refused(body):
    try:
        read(with_body(body))
    except ValidationError as refusal:
        assert refusal.messages

"""Text documents (DOCX): written text goes out to people's word processors and comes back as Markdown.

Each section begins with a heading that carries its key in a bookmark, so that it is known again whatever its heading
has become. What a section's Markdown calls `##` is a heading one level below the deepest of these.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from core import office
from core.composing import Run, compose, runs_of
from core.markdown import Block, to_blocks
from core.translation import direction
from core.word_reading import DEEPEST_LIST, INDENT, mark_of, read

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPELLING = {"en": "en-GB", "fr": "fr-FR", "ar": "ar-SA"}  # whose dictionary corrects the text
ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
FIRST_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Section:
    """A part of a document. `guidance` says to its author what belongs there; it is no part of the text.

    `level` is that of its heading: 1, or 2 for what stands within the section before it.
    """

    key: str
    heading: str
    markdown: str
    guidance: str = ""
    level: int = 1


@dataclass(frozen=True)
class Origin:
    """Where a document comes from: of which record, in which language, as it was at which version. Empty: not said."""

    about: str = ""
    language: str = ""
    version: str = ""


# Out


def blocks_to_docx(
    title: str, sections: Iterable[Section], language: str, *, about: str = "", version: str = ""
) -> bytes:
    """A text document with a heading for each section, from right to left in Arabic; `origin_of` reads the rest."""
    document = Document()
    _prepare(document, title, language)
    document.core_properties.identifier, document.core_properties.version = about, version
    sections = list(sections)
    deepest = max((section.level for section in sections), default=1)
    writer = _Writer(document, rtl=direction(language) == "rtl", deepest=deepest)
    writer.paragraph("Title", [Run(title)])
    for section in sections:
        writer.section(section)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def docx_response(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


def _prepare(document: Any, title: str, language: str) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    properties = document.core_properties
    properties.title, properties.language = _printable(title)[:255], language
    properties.author = properties.comments = ""
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:cs"), "Arial")
    for tongue in document.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:bidi" if direction(language) == "rtl" else "w:val"), SPELLING.get(language, language))
    for name, base, kind in (
        ("Guidance", "Normal", WD_STYLE_TYPE.PARAGRAPH),
        ("Code Block", "Normal", WD_STYLE_TYPE.PARAGRAPH),
        ("Rule", "Normal", WD_STYLE_TYPE.PARAGRAPH),
        ("Table Title", "Normal", WD_STYLE_TYPE.PARAGRAPH),
        ("Code", "Default Paragraph Font", WD_STYLE_TYPE.CHARACTER),
    ):
        style = document.styles.add_style(name, kind)
        style.base_style = document.styles[base]
    document.styles["Guidance"].font.color.rgb = RGBColor(0x5C, 0x6A, 0x74)
    document.styles["Guidance"].font.size = Pt(9.5)
    document.styles["Table Title"].font.bold = document.styles["Table Title"].font.cs_bold = True
    document.styles["Code Block"].font.name = document.styles["Code"].font.name = "Courier New"
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    document.styles["Rule"].element.get_or_add_pPr().append(parse_xml(border))


class _Writer:
    """Puts blocks one after the other into a document."""

    def __init__(self, document: Any, rtl: bool, deepest: int = 1):
        self.document, self.rtl, self.deepest = document, rtl, deepest
        self.styles = {style.name: style for style in document.styles}
        self.marks = 0
        self.numbering = document.part.numbering_part.element
        self.shapes = {ordered: self._shape(ordered) for ordered in (False, True)}

    def section(self, section: Section) -> None:
        heading = self.paragraph(f"Heading {section.level}", [Run(section.heading)])
        self._mark(heading, section.key)
        for line in section.guidance.splitlines():
            self.paragraph("Guidance", [Run(line)])
        self.blocks(to_blocks(section.markdown))

    def blocks(self, blocks: list[Block], style: str = "Normal") -> None:
        for block in blocks:
            if block["kind"] == "heading":
                level = max(block["level"], 2) + self.deepest - 1
                self.paragraph(f"Heading {min(level, 9)}", runs_of(block["parts"]))
            elif block["kind"] == "paragraph":
                self.paragraph(style, runs_of(block["parts"]))
            elif block["kind"] == "list":
                self.list(block, level=0)
            elif block["kind"] == "table":
                self.table(block)
            elif block["kind"] == "quote":
                self.blocks(block["blocks"], style="Quote")
            elif block["kind"] == "code":
                self.paragraph("Code Block", [Run(block["text"])])
            else:
                self.paragraph("Rule", [])

    def paragraph(self, style: str, runs: Iterable[Run], into: Any = None) -> Any:
        paragraph = into or self.document.add_paragraph()
        paragraph.style = self.styles[style]
        runs = list(runs)
        if self._is_rtl("".join(run.text for run in runs)):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for href, linked in groupby(runs, lambda run: run.href):
            holder = self._link(paragraph, href) if href else paragraph._p
            for run in linked:
                self._run(paragraph, holder, run)
        return paragraph

    def _is_rtl(self, text: str) -> bool:
        first = FIRST_LETTER.search(text)
        return self.rtl or bool(first and ARABIC.match(first[0]))

    def _run(self, paragraph: Any, holder: Any, run: Run) -> None:
        made = paragraph.add_run(_printable(run.text))
        holder.append(made._r)
        if run.code:
            made.style = self.styles["Code"]
        if run.strong:
            made.bold = made.font.cs_bold = True
        if run.emphasis:
            made.italic = made.font.cs_italic = True
        if run.href:
            made.font.underline = True
            made.font.color.rgb = RGBColor(0x0B, 0x4A, 0x78)
        if ARABIC.search(run.text):
            made.font.rtl = True

    def _link(self, paragraph: Any, href: str) -> Any:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.document.part.relate_to(href, kind, is_external=True))
        paragraph._p.append(link)
        return link

    def _mark(self, paragraph: Any, key: str) -> None:
        self.marks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:name"), mark_of(key))
        for element in (start, end):
            element.set(qn("w:id"), str(self.marks))
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(end)

    def list(self, block: Block, level: int) -> None:
        number = self._numbering_from(block["ordered"], level, block["start"])
        for item in block["items"]:
            first, rest = (item[0], item[1:]) if item and item[0]["kind"] == "paragraph" else (None, item)
            paragraph = self.paragraph("List Paragraph", runs_of(first["parts"]) if first else [])
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, number
            for inner in rest:
                if inner["kind"] == "list":
                    self.list(inner, min(level + 1, DEEPEST_LIST))
                elif inner["kind"] == "paragraph":
                    more = self.paragraph("List Continue", runs_of(inner["parts"]))
                    more.paragraph_format.left_indent = Pt(INDENT * (level + 1) / 20)
                else:
                    self.blocks([inner])

    def _shape(self, ordered: bool) -> int:
        """What the levels of a list look like. The format wants shapes before the lists that use them."""
        number = 900 + ordered
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
            f'<w:lvlText w:val="{f"%{level + 1}." if ordered else "•"}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
            for level in range(DEEPEST_LIST + 1)
        )
        kind = '<w:multiLevelType w:val="multilevel"/>'
        shape = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>'
        self.numbering.insert(0, parse_xml(shape))
        return number

    def _numbering_from(self, ordered: bool, level: int, start: int) -> int:
        made = self.numbering.add_num(self.shapes[ordered])
        made.add_lvlOverride(ilvl=level).add_startOverride(start)
        return made.numId

    def table(self, block: Block) -> None:
        rows = [block["header"], *block["rows"]]
        table = self.document.add_table(len(rows), len(block["header"]), self.styles["Table Grid"])
        if self.rtl:
            table._tblPr.insert(1, OxmlElement("w:bidiVisual"))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for position, (row, made) in enumerate(zip(rows, table.rows, strict=True)):
            for column, (parts, cell) in enumerate(zip(row, made.cells, strict=False)):
                style = "Normal" if position else "Table Title"
                paragraph = self.paragraph(style, runs_of(parts), into=cell.paragraphs[0])
                if block["align"][column]:
                    side = OxmlElement("w:jc")
                    side.set(qn("w:val"), block["align"][column])
                    paragraph._p.get_or_add_pPr().append(side)
        self.document.add_paragraph()


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return NOT_IN_XML.sub("", text)


# In


def docx_to_sections(file: IO[bytes], name: str = "") -> tuple[list[Section], list[str]]:
    """The sections of a text document as Markdown, and what could not be kept, in words.

    A section that came from us has its key; another heading of such a level makes one without. Text before the
    first is a section with neither key nor heading. Tracked changes are read as accepted. Raises ValidationError with
    a sentence for whatever is no text document.
    """
    content = office.content_of(file)
    if content.startswith(office.OLD_OFFICE):
        raise office.refusal(
            "old_office", _("This file is of an old kind or has a password. Save it as DOCX without a password.")
        )
    office.require_sound(content, office.TEXT_DOCUMENT, otherwise=lambda: _no_text(name))
    with office.sentences():
        chapters, lost = read(Document(io.BytesIO(content)))
        return [
            Section(each.key, each.heading, compose(each.blocks), "\n".join(each.guidance)) for each in chapters
        ], lost


def origin_of(file: IO[bytes]) -> Origin:
    """What a document that can be read says of where it comes from; a word processor may have dropped it."""
    file.seek(0)
    with office.sentences():
        properties = Document(io.BytesIO(office.content_of(file))).core_properties
        language = properties.language.lower().replace("_", "-").split("-")[0]
        return Origin(properties.identifier, language, properties.version)


def _no_text(name: str) -> ValidationError:
    return office.refusal(
        "not_a_text_document", _("“%(name)s” is no text document. Send a DOCX file."), name=name[:100]
    )

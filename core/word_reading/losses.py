"""What has no place in Markdown: counted, so that whoever sent it is told."""

from django.utils.translation import ngettext
from docx.oxml.ns import qn

LOST = {
    qn("w:drawing"): "picture",
    qn("w:pict"): "picture",
    qn("w:object"): "object",
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "footnote",
    qn("w:commentReference"): "comment",
    qn("m:oMath"): "formula",
    qn("w:altChunk"): "object",
}


def in_words(kind: str, count: int) -> str:
    words = {
        "picture": ngettext("%(count)s picture", "%(count)s pictures", count),
        "text box": ngettext(
            "%(count)s text box with what stands in it", "%(count)s text boxes with what stands in them", count
        ),
        "object": ngettext("%(count)s embedded file", "%(count)s embedded files", count),
        "footnote": ngettext("%(count)s footnote", "%(count)s footnotes", count),
        "comment": ngettext("%(count)s comment", "%(count)s comments", count),
        "formula": ngettext("%(count)s formula", "%(count)s formulas", count),
        "symbol": ngettext("%(count)s symbol of a special font", "%(count)s symbols of a special font", count),
        "merged cell": ngettext("%(count)s merged cell, now apart", "%(count)s merged cells, now apart", count),
        "inner table": ngettext(
            "%(count)s table inside a table, now one line", "%(count)s tables inside tables, now one line each", count
        ),
        "change": ngettext(
            "%(count)s tracked change, read as accepted", "%(count)s tracked changes, read as accepted", count
        ),
    }
    return words[kind] % {"count": count}

"""How something of the portal is cited: as plain text, BibTeX, RIS and CSL-JSON. The app says what, this says how."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from core.dates import in_words

# Marks that turn the direction of what follows (UAX #9): in a file of references they would turn the fields after them.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
TEX = {
    "\\": r"\textbackslash{}",
    # A brace within a field must have its partner, even after a backslash: named, it has.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Reference:
    """What is cited. `authors` are institutions; `published` as far as it is known ("2018", "2018-07").
    What has no editions has edition 0.

    `key` is plain letters, digits and hyphens: how a document names it. `accessed` is the day on which it was read.
    """

    key: str
    title: str
    authors: list[str]
    publisher: str
    published: str
    url: str
    accessed: date
    language: str
    edition: int = 0
    kind: str = ""
    abstract: str = ""
    licence: str = ""
    keywords: list[str] = field(default_factory=list)
    isbn: str = ""
    doi: str = ""


def one_line(text: str) -> str:
    """Without line ends, which end a field, and without marks that turn the direction of what follows."""
    return " ".join(TURNS.sub("", text).split())


# Plain text


def plain_text(reference: Reference) -> str:
    words = [
        f"{_(', ').join(reference.authors)}: {one_line(reference.title)}.",
        f"{reference.kind}," if reference.kind and reference.edition else reference.kind,
        edition_and_year(reference),
        f"{reference.publisher}." if reference.publisher else "",
        f"ISBN {reference.isbn}." if reference.isbn else "",
        f"https://doi.org/{reference.doi}" if reference.doi else "",
        reference.url,
        _("(read on %(day)s)") % {"day": in_words(reference.accessed.isoformat())},
    ]
    return " ".join(filter(None, words)) + "\n"


def edition_and_year(reference: Reference) -> str:
    year = year_of(reference)
    if reference.edition:
        return _("edition %(number)s (%(year)s).") % {"number": reference.edition, "year": year}
    return f"({year})." if reference.published else ""


def year_of(reference: Reference) -> str:
    return reference.published[:4] or _("not published")


# BibTeX


def bibtex(references: Iterable[Reference]) -> str:
    """Entries for BibLaTeX and BibTeX in UTF-8; whatever TeX would take for a command is written out."""
    return "\n".join(bibtex_entry(reference) for reference in references)


def bibtex_entry(reference: Reference) -> str:
    fields = {
        "author": " and ".join(f"{{{tex(name)}}}" for name in reference.authors),
        "title": f"{{{tex(reference.title)}}}",
        "year": reference.published[:4],
        "date": reference.published,
        "edition": str(reference.edition or ""),
        "isbn": reference.isbn,
        "doi": tex(reference.doi),
        "type": tex(reference.kind),
        "institution": tex(reference.publisher),
        "url": re.sub(r"[\\{}\s]", lambda sign: f"%{ord(sign[0]):02X}", reference.url),
        "urldate": reference.accessed.isoformat(),
        "language": reference.language,
        "abstract": tex(reference.abstract),
        "keywords": tex(", ".join(keyword.replace(",", " ") for keyword in reference.keywords)),
        "note": tex(reference.licence),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@techreport{{{reference.key},\n" + ",\n".join(lines) + "\n}\n"


def tex(text: str) -> str:
    return "".join(TEX.get(letter, letter) for letter in one_line(text))


# RIS


def ris(references: Iterable[Reference]) -> str:
    """Records of reference managers: one field a line, ended by CR and LF."""
    return "".join(ris_record(reference) for reference in references)


def ris_record(reference: Reference) -> str:
    accessed = reference.accessed
    fields = [
        ("TY", "RPRT"),
        ("ID", reference.key),
        *(("AU", name) for name in reference.authors),
        ("TI", reference.title),
        ("PY", reference.published[:4]),
        ("DA", "/".join([*reference.published.split("-"), "", "", ""][:4]) if reference.published else ""),
        ("ET", str(reference.edition or "")),
        ("SN", reference.isbn),
        ("DO", reference.doi),
        ("M3", reference.kind),
        ("PB", reference.publisher),
        ("AB", reference.abstract),
        *(("KW", keyword) for keyword in reference.keywords),
        ("LA", reference.language),
        ("UR", reference.url),
        ("Y2", f"{accessed:%Y/%m/%d}/"),
        ("C1", reference.licence),
    ]
    lines = [f"{name}  - {one_line(value)}" for name, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


# CSL-JSON


def csl(references: Iterable[Reference]) -> str:
    """Items for citation processors (citationstyles.org), as one JSON list."""
    return json.dumps([csl_item(reference) for reference in references], ensure_ascii=False, indent=1) + "\n"


def csl_item(reference: Reference) -> dict:
    accessed = reference.accessed
    item = {
        "id": reference.key,
        "type": "report",
        "title": one_line(reference.title),
        "author": [{"literal": one_line(name)} for name in reference.authors],
        "issued": {"date-parts": [[int(part) for part in reference.published.split("-")]]}
        if reference.published
        else {},
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
        "edition": str(reference.edition or ""),
        "ISBN": reference.isbn,
        "DOI": reference.doi,
        "genre": reference.kind,
        "publisher": reference.publisher,
        "URL": reference.url,
        "language": reference.language,
        "abstract": one_line(reference.abstract),
        "keyword": ", ".join(reference.keywords),
        "note": reference.licence,
    }
    return {name: value for name, value in item.items() if value}


FORMATS = {
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", ris),
    "csl.json": ("application/vnd.citationstyles.csl+json; charset=utf-8", csl),
}


def reference_response(name: str, suffix: str, references: Iterable[Reference]) -> HttpResponse:
    """A file of references: `suffix` is one of FORMATS, or "txt" for plain text, one a line."""
    if suffix == "txt":
        content_type, content = "text/plain; charset=utf-8", "".join(plain_text(row) for row in references)
    else:
        content_type, write = FORMATS[suffix]
        content = write(references)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response

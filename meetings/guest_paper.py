"""Paper for the guests of a meeting: certificates, badges, name plates, the list on the table."""

from collections.abc import Callable, Iterable
from typing import Any

import qrcode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import override
from qrcode.image.svg import SvgPathImage

from core import pdf
from core.paper import in_line, in_one_direction, own_way, plain
from meetings.exports import from_left
from meetings.models import Certificate, Meeting, MeetingInvitation
from meetings.sheet.badges import NameOnPaper, names_on_paper
from meetings.sheet.certificates import AttendedLine, certificate_sheet
from meetings.sheet.meeting import dates_in_words, place_in_words

# Certificates


def certificate_pdf(row: Certificate, language: str) -> bytes:
    with override(language):
        sheet = certificate_sheet(row)
        drawn = qrcode.make(sheet.url, image_factory=SvgPathImage, border=0).to_string(encoding="unicode")
        data = {
            "title": _("Certificate of attendance"),
            "network": _("MC2CM network"),
            "day": sheet.issued_on,
            "name": own_way(sheet.name),
            "statement": _(
                "The secretariat of the network certifies that the person named here took part in this meeting."
            ),
            "meeting": in_line(sheet.meeting, [plain(sheet.meeting.value)]),
            "facts": known(
                (_("When"), sheet.days),
                (_("Where"), sheet.place),
                (_("For"), sheet.city),
                (_("Time in sessions"), sheet.hours),
            ),
            "sessions": {
                "kind": "table",
                "widths": [6, 4, 2],
                "header": [[plain(_("Session"))], [plain(_("When"))], [plain(_("How"))]],
                "rows": [session(line) for line in sheet.sessions],
            },
            "number": {"label": _("Number"), "value": in_one_direction(sheet.number)},
            "verified": _("Anybody who holds this paper can verify it here:"),
            "url": sheet.url,
            "code": {"svg": drawn, "alt": _("The address at which this certificate can be verified, as a code")},
        }
    return pdf.render("certificate", data, language=language)


def known(*pairs: tuple[str, str]) -> list[list[list[dict[str, Any]]]]:
    return [[[plain(label)], [plain(value)]] for label, value in pairs if value]


def session(line: AttendedLine) -> list[list[dict[str, Any]]]:
    return [in_line(line.title, [plain(line.title.value)]), [plain(from_left(line.hours))], [plain(line.how)]]


# Names, to be cut out or folded

Sheet = dict[str, Any]
# In millimetres. Badges fit the holders that are sold for 90 × 65 mm; plates are folded along the middle.
BADGES: Sheet = {"page": [210, 297], "card": [90, 65], "columns": 2, "rows": 4, "folded": False}
PLATES_A4: Sheet = {"page": [297, 210], "card": [297, 210], "columns": 1, "rows": 1, "folded": True}
PLATES_A5: Sheet = {"page": [210, 148], "card": [210, 148], "columns": 1, "rows": 1, "folded": True}

Making = Callable[[Meeting, list[NameOnPaper], str], bytes]


def on_cards(sheet: Sheet) -> Making:
    def made(meeting: Meeting, names: list[NameOnPaper], title: str) -> bytes:
        data = {
            "title": title,
            "subtitle": str(meeting.title),
            "sheet": sheet,
            "meeting": own_way(str(meeting.title)),
            "cards": [card(one) for one in names],
        }
        return pdf.render("cards", data, language=meeting.title.asked)

    return made


def card(one: NameOnPaper) -> dict[str, Any]:
    return {name: own_way(getattr(one, name)) for name in ("name", "whence", "country", "language")}


def on_a_list(meeting: Meeting, names: list[NameOnPaper], title: str) -> bytes:
    header = [_("Name"), _("City or organisation"), _("Country"), _("Language")]
    table = {
        "kind": "table",
        "widths": [5, 4, 3, 2],
        "header": [[plain(words)] for words in header],
        "rows": [
            [[plain(isolated(words))] for words in (one.name, one.whence, one.country, one.language)] for one in names
        ],
    }
    data = {
        "title": title,
        "subtitle": _(", ").join(filter(None, [str(meeting.title), dates_in_words(meeting), place_in_words(meeting)])),
        "header": str(meeting.title),
        "sections": [{"heading": "", "blocks": [table]}],
    }
    return pdf.render("document", data, language=meeting.title.asked)


def isolated(words: str) -> str:
    """In the direction of its own letters within a line of another (U+2068, U+2069)."""
    return f"\u2068{words}\u2069"


PAPERS: dict[str, tuple[Any, Making]] = {
    "badges": (_lazy("Badges: eight on a sheet of A4, with marks for cutting"), on_cards(BADGES)),
    "plates-a4": (_lazy("Name plates: A4, folded along the middle, read from both sides"), on_cards(PLATES_A4)),
    "plates-a5": (_lazy("Name plates: A5, folded along the middle, read from both sides"), on_cards(PLATES_A5)),
    "list": (_lazy("A list for the table"), on_a_list),
}
TITLES = {
    "badges": _lazy("Badges"),
    "plates-a4": _lazy("Name plates"),
    "plates-a5": _lazy("Name plates"),
    "list": _lazy("Participants"),
}


def names_pdf(meeting: Meeting, guests: Iterable[MeetingInvitation], paper: str, language: str) -> bytes:
    """`paper`: one of `PAPERS`."""
    with override(language):
        return PAPERS[paper][1](meeting, names_on_paper(guests), str(TITLES[paper]))

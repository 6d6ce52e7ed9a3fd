"""The published report of a meeting on paper: what `templates/print/document.typ` is handed."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import pdf
from core.dates import in_words
from core.kept_files import kept
from core.paper import facts, in_one_direction, licence, paragraph, written
from meetings.models import MeetingReport
from meetings.sheet.meeting import dates_in_words, place_in_words
from meetings.sheet.page import report_citation


def report_paper(report: MeetingReport, language: str) -> bytes:
    """A published report, made for the first who asks and anew only when something on it changed."""
    paper = paper_of(report, language)
    state = hashlib.sha256(json.dumps(paper, default=str).encode()).hexdigest()
    return kept(report.paper(language), lambda: pdf.render("document", paper, language=language), state=state)


def paper_of(report: MeetingReport, language: str) -> dict[str, Any]:
    with override(language):
        meeting = report.meeting
        address = in_one_direction(settings.SITE_ORIGIN + reverse("meeting-report", args=[meeting.slug]))
        told = [
            (_("Meeting"), str(meeting.title)),
            (_("Dates"), dates_in_words(meeting)),
            (_("Place"), place_in_words(meeting)),
        ]
        assert report.published_at is not None
        day = in_words(f"{report.published_at:%Y-%m-%d}")
        about = [
            (_("Published"), day),
            (_("How to cite"), f"{report_citation(report)} {address}"),
            (_("Permanent address"), address),
        ]
        cleared = _("Published %(day)s; every city that it names has cleared it.") % {"day": day}
        return {
            "title": str(report.title),
            "subtitle": _("Report of a meeting"),
            "day": report.published_at.date(),
            "footer": address,
            "notices": [],
            "sections": [
                {"heading": "", "blocks": list(facts(told))},
                {"heading": "", "blocks": written(report.body, under=1)},
                {
                    "heading": _("About this report"),
                    "blocks": [*facts(about), paragraph(cleared), paragraph(licence())],
                },
            ],
        }

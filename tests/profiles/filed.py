"""An edition with a little of everything, for the tests of files; and what a file says."""

import io
from decimal import Decimal

from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from cities.models import City
from core.models import Source
from profiles import actions
from profiles.models import Definition, Geography, Indicator, ProfileEdition, Section

DOUBT = "It stands beside another city’s number."


def draft_of(city: City, *, by) -> ProfileEdition:
    """The city's next edition: a text, a reason, figures, a gap, a priority, a service."""
    edition = actions.start_edition(city, by=by)
    for rows in (edition.chapters, edition.figures, edition.gaps):
        rows.all().delete()
    sections = {section.key: section for section in Section.objects.all()}
    source = Source.objects.public().order_by("code").first()

    def add(part, **values):
        return actions.add_part(edition, part, values, by=by)

    add("chapters", section=sections["synopsis"], body_en=f"Half are **young** [@{source.code}, p. 3].")
    add("chapters", section=sections["immigration_situation.patterns"], body_en="People come by sea.")
    reason = {"unknown_because_en": "Nobody counts this.", "who_could_know_en": "The statistics office"}
    add("chapters", section=sections["migrant_population.age"], **reason)
    place = Geography.objects.offered_to(city).filter(city=city).order_by("slug").first()
    figure = {"geography": place, "quality": "official", "source": source, "period_start": "2020"}
    population, share = (
        Indicator.objects.get(code="population"),
        Indicator.objects.get(code="immigrant_population_share"),
    )
    add("figures", **figure, indicator=population, value=Decimal(870952), note_en="=HYPERLINK(1)")
    who = Definition.objects.order_by("code").first()
    add("figures", **figure, indicator=share, value=Decimal("13.5"), definition=who, doubt_en=DOUBT)
    permits = Indicator.objects.get(code="asylum_applications")
    add("gaps", indicator=permits, because_en="The prefecture does not say.", who_could_know_en="The prefecture")
    add("priorities", title_en="Housing for all", lead_en="The housing office", starts="2026")
    add("services", kind="legal", name_en="Legal desk", provider="The city", for_whom_en="Everybody")
    edition.refresh_from_db()
    return edition


def published(edition: ProfileEdition) -> ProfileEdition:
    """Published beside the rules of the review, which have tests of their own."""
    before = ProfileEdition.objects.of(edition.city).published().first()
    if before:
        ProfileEdition.objects.filter(pk=before.pk).update(status="superseded", version=before.version + 1)
    edition.status, edition.published_at = "published", timezone.now()
    edition.save()
    return edition


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def sheets_of(content: bytes) -> dict[str, list[list]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}

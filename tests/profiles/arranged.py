"""An edition of Turin that is being written, with one part of every kind."""

from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from cities.models import City
from core.attachments import path_of
from core.models import Attachment, Comment
from profiles.models import (
    ChapterText,
    EditionFile,
    Figure,
    Gap,
    Indicator,
    Priority,
    ProfileEdition,
    Section,
    Service,
    StakeholderEntry,
)
from tests.factories import FigureFactory, GeographyFactory, IndicatorFactory, SourceFactory

THREAD = UUID("0b6c6f2e-7f3d-4a3b-9c1d-000000000001")


def section(key: str = "local_context") -> Section:
    """A section of the tree, which need not have been loaded."""
    made = {"chapter": key.split(".")[0], "title_en": "Local context", "guidance_en": "Say who decides."}
    return Section.objects.get_or_create(key=key, defaults=made)[0]


def own_indicator(city: City, code: str = "turin_own") -> Indicator:
    return IndicatorFactory(code=code, city=city, name_en="People at the info point")


def place_in(city: City, slug: str = "arranged-place"):
    return GeographyFactory(slug=slug, name_en="A place in the city", country=city.country, city=city)


def a_source(city: City):
    """One that the city added, and on which nothing published rests."""
    return SourceFactory(code="arranged", owner=city.tag, is_public=False)


def draft_of(city: City) -> ProfileEdition:
    """The next edition, with a text, a figure, a gap, a priority, an entry, a service and a remark."""
    last = ProfileEdition.objects.of(city).order_by("-number").values_list("number", flat=True).first() or 0
    edition = ProfileEdition.objects.create(city=city, number=last + 1)
    part = {"edition": edition, "thread": THREAD}
    ChapterText.objects.create(**part, section=section(), body_en="The city decides.", body_ar="تقرر المدينة.")
    FigureFactory(**part, city=city, geography=place_in(city), source=a_source(city), value=7)
    Gap.objects.create(**part, indicator=IndicatorFactory(code="arranged-gap"), because_en="Nobody counts them.")
    Priority.objects.create(**part, title_en="Homes", title_fr="Logements")
    StakeholderEntry.objects.create(**part, date="2026-03", kind="meeting", outcome_en="Agreed.")
    Service.objects.create(**part, kind="legal", name_en="Legal desk", provider="The city")
    return edition


def a_document(edition: ProfileEdition, about: str = "") -> Attachment:
    """Attached to the edition, or to what `about` names."""
    if not storages["private"].exists(path_of("0" * 32)):
        storages["private"].save(path_of("0" * 32), ContentFile(b"%PDF-%%EOF"))
    is_file = {"name": "plan.pdf", "media_type": "application/pdf", "size": 9, "sha256": "0" * 64, "stored": "0" * 32}
    said = {"title": "Plan", "language": "it", "origin": "The city"}
    row = Attachment.objects.create(about=about or edition.tag, **is_file, **said)
    if not about:
        EditionFile.objects.create(edition=edition, attachment=row)
    return row


def a_remark(edition: ProfileEdition) -> Comment:
    return Comment.objects.create(about=edition.tag, field="edition", text="Which year?", author="person:0")


def state_of(city: City) -> dict:
    """What an action on a city's profile could have changed."""
    rows = ProfileEdition.objects.of(city).order_by("number")
    models = (ChapterText, Figure, Gap, Priority, StakeholderEntry, Service)
    return {
        "editions": list(rows.values_list("number", "status", "version", "vision_en")),
        "parts": {model: list(model.objects.order_by("pk").values_list("pk", "version")) for model in models},
        "remarks": list(Comment.objects.order_by("pk").values_list("pk", "resolved_by")),
        "sections": list(Section.objects.order_by("pk").values_list("pk", "version")),
        "indicators": Indicator.objects.count(),
        "files": list(EditionFile.objects.order_by("pk").values_list("edition", "attachment")),
        "attachments": list(Attachment.objects.order_by("pk").values_list("pk", "title")),
    }


def arguments(edition: ProfileEdition, remark: Comment) -> dict[str, list]:
    """What each address of the API is asked about, by its name."""
    one = [edition.city.slug, edition.number]
    kinds = ("figures", "gaps", "priorities", "stakeholders", "services")
    whole = (
        *(
            "edition",
            "chapters",
            *kinds,
            "progress",
            "completeness",
            "submit",
            "request-changes",
            "approve",
            "plan",
            "publish",
        ),
        *("withdraw", "adoption", "adoption-files", "files", "changes", "freshness", "still-true", "doubts", "remarks"),
    )
    return {
        **{f"api-profile-{name}": one for name in whole},
        **{f"api-profile-{name}-{what}": [*one, THREAD] for name in kinds for what in ("one", "confirm")},
        **{f"api-profile-chapters-{what}": [*one, "local_context"] for what in ("one", "confirm")},
        **{f"api-profile-{name}": [*one, remark.pk] for name in ("answer", "resolve")},
        "api-profile-source": [edition.city.slug, "arranged"],
        "api-section-detail": ["local_context"],
    }

"""A city's migration profile: the published edition, every older one at its own address, and what changed between."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.answers import PersonalRequest, signed_in
from core.attachments import Shown
from core.cards import Fact
from core.charts import Drawing
from core.choices import EditionStatus
from core.context import AUTONYMS, in_language
from core.dates import in_words
from core.listing import Export
from core.permissions import require
from core.spreadsheets import XLSX
from core.views import reading
from profiles.models import ProfileEdition
from profiles.sheet import ProfileSheet, profile_sheet
from profiles.sheet.charts import charts_of
from profiles.sheet.difference import Difference, difference
from profiles.sheet.documents import documents_of
from profiles.views.withdrawn import crumbs, gone

PUBLIC = AnonymousUser()


@dataclass(frozen=True)
class EditionLink:
    """Another edition of the same city, by its number."""

    number: int
    status: str

    @property
    def label(self) -> str:
        return str(EditionStatus(self.status).label)


@dataclass(frozen=True)
class ProfilePage:
    """The sheet, and what the page puts around it. `newer`: the number of the published edition, if this is older.
    `chain_url`: where what was done about its priorities and gaps is drawn; empty for all but the published one.
    """

    sheet: ProfileSheet
    city: City
    crumbs: list[dict]
    facts: list[Fact]
    editions: list[EditionLink]
    newer: int | None
    charts: dict[str, list[Drawing]]
    exports: list[Export]
    documents: list[Shown]
    original_url: str
    chain_url: str = ""
    is_preview: bool = False


def profile_page(edition: ProfileEdition, *, is_preview: bool = False) -> ProfilePage:
    """The page of an edition read `with_texts()`; the same for the public and for those who look at a draft."""
    city, sheet = edition.city, profile_sheet(edition)
    editions = [] if is_preview else [EditionLink(**row) for row in edition.in_a_row]
    current = next((row.number for row in editions if row.status == EditionStatus.PUBLISHED), None)
    address = reverse("profile-edition", args=[city.slug, edition.number])
    return ProfilePage(
        sheet=sheet,
        city=city,
        crumbs=crumbs(edition),
        facts=facts_of(sheet),
        editions=editions,
        newer=current if current and current != edition.number else None,
        charts=charts_of(sheet),
        exports=[] if is_preview else exports_of(edition),
        documents=documents_of(edition),
        original_url=in_language(address, edition.language),
        chain_url=reverse("city-chain", args=[city.slug]) if sheet.is_current and not is_preview else "",
        is_preview=is_preview,
    )


def facts_of(sheet: ProfileSheet) -> list[Fact]:
    edition = sheet.edition
    published = in_words(edition.published_first) if edition.published_first else ""
    here = in_words(f"{edition.published_at:%Y-%m-%d}") if edition.published_at else _("not published")
    return [
        Fact(_("City"), edition.city.name, url=reverse("city", args=[edition.city.slug])),
        Fact(_("Edition"), str(edition.number)),
        Fact(_("State"), edition.get_status_display()),
        Fact(_("Document of"), published),
        Fact(_("Published here"), here),
        Fact(_("Published by"), _("The city, with the network’s secretariat") if edition.published_at else ""),
        Fact(_("Written in"), AUTONYMS[edition.language]),
    ]


def exports_of(edition: ProfileEdition) -> list[Export]:
    where = [edition.city.slug, edition.number]
    return [
        Export(_("The profile as PDF"), reverse("profile-pdf", args=where), "application/pdf"),
        Export(_("Executive summary as PDF"), reverse("profile-summary-pdf", args=where), "application/pdf"),
        Export(_("Figures as a workbook (XLSX)"), reverse("profile-figures-xlsx", args=where), XLSX),
        Export(_("Figures as CSV"), reverse("profile-figures-csv", args=where), "text/csv"),
        Export(_("Figures as JSON"), reverse("profile-figures-json", args=where), "application/json"),
    ]


@reading
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The published edition; where there is none, what was withdrawn and why, or what will be here."""
    edition = ProfileEdition.objects.published().with_texts().filter(city__slug=slug).first()
    if edition is None:
        city = get_object_or_404(City.objects.visible_to(PUBLIC), slug=slug)
        once = ProfileEdition.objects.once_public().of(city)
        sheet = {
            "city": city,
            "older": list(once.citable().order_by("-number")),
            "withdrawn": once.taken_back().first(),
            "crumbs": crumbs_without(city),
        }
        return render(request, "profiles/no_profile.html", sheet)
    return render(request, "profiles/profile.html", {"page": profile_page(edition)})


def crumbs_without(city: City) -> list[dict]:
    return [
        {"label": _("Cities"), "url": reverse("cities")},
        {"label": city.name, "url": reverse("city", args=[city.slug])},
        {"label": _("Migration profile"), "url": ""},
    ]


@reading
def profile_edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One edition at its permanent address; a withdrawn one says why and since when."""
    edition = once_public(slug, number)
    if edition.is_taken_back:
        return gone(request, edition)
    return render(request, "profiles/profile.html", {"page": profile_page(edition)})


def once_public(slug: str, number: int) -> ProfileEdition:
    """An edition that was ever published. Raises Http404 for drafts, whoever asks."""
    found = ProfileEdition.objects.once_public().with_texts()
    return get_object_or_404(found, city__slug=slug, number=number)


@dataclass(frozen=True)
class ChangesPage:
    """Two editions of one city compared; `others` are the editions that this one can be compared with."""

    edition: ProfileEdition
    since: ProfileEdition | None
    others: list[ProfileEdition]
    difference: Difference | None
    crumbs: list[dict]


@reading
def profile_changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What an edition says that an earlier one did not, and the other way round: `?since=1`."""
    edition = once_public(slug, number)
    if edition.is_taken_back:
        return gone(request, edition)
    others = list(
        ProfileEdition.objects.citable().of(edition.city).with_texts().exclude(pk=edition.pk).order_by("-number")
    )
    before = [row for row in others if row.number < edition.number]
    asked = request.GET.get("since", "")
    since = next((row for row in others if str(row.number) == asked), before[0] if before else None)
    if asked and (since is None or str(since.number) != asked):
        return render(request, "404.html", status=404)
    page = ChangesPage(
        edition=edition,
        since=since,
        others=others,
        difference=difference(since, edition) if since else None,
        crumbs=[
            *crumbs(edition)[:2],
            {"label": _("Migration profile"), "url": reverse("profile", args=[slug])},
            {"label": _("What changed"), "url": ""},
        ],
    )
    return render(request, "profiles/changes.html", {"page": page})


@signed_in
def preview(request: PersonalRequest, slug: str) -> HttpResponse:
    """The open edition as the public would see it, for the city's people and those who review it."""
    editions = ProfileEdition.objects.visible_to(request.user).open().with_texts()
    edition = get_object_or_404(editions, city__slug=slug)
    require(request.user, "profiles.see_draft", edition)
    return render(request, "profiles/profile.html", {"page": profile_page(edition, is_preview=True)})

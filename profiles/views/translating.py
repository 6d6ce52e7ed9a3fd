"""The board of translations: what one sees of it, and where each line leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import NoReverseMatch, reverse

from cities.models import City
from core.context import AUTONYMS
from core.lacks import Lack
from core.listing import Lines
from core.translation import LANGUAGES
from profiles.models import ProfileEdition
from profiles.sheet.translating import originals
from profiles.translations import KINDS, CaseWant, Want

ON_A_PAGE = 30
PAGES = {
    "edition": "my-profile-edition",
    "chapters": "my-profile-chapter",
    "figures": "my-profile-figure",
    "gaps": "my-profile-gap",
    "priorities": "my-profile-priority",
    "stakeholders": "my-profile-stakeholder",
    "services": "my-profile-service",
}


@dataclass(frozen=True)
class Line:
    want: Want
    url: str


@dataclass(frozen=True)
class Choice:
    """One way to narrow the board down, with how many lines it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Board:
    edition: ProfileEdition | None
    page: Lines
    found: int
    total: int
    kinds: list[Choice]
    languages: list[Choice]
    lacks: list[Choice]
    is_narrowed: bool


def board(asked: Mapping[str, str], wants: list[Want], city: City, edition: ProfileEdition | None, path: str) -> Board:
    """`asked`: kind, language, lack, page; whatever is no choice narrows nothing down. `path`: of the board."""
    chosen = {
        "kind": asked.get("kind") if asked.get("kind") in KINDS else "",
        "language": asked.get("language") if asked.get("language") in LANGUAGES else "",
        "lack": asked.get("lack") if asked.get("lack") in Lack.values else "",
    }

    places = places_in_translations(edition) if edition and edition.is_published else {}

    def left(**instead: str) -> list[Want]:
        asked_for = {**chosen, **instead}
        return [
            want
            for want in wants
            if all(not value or getattr(want, name) == value for name, value in asked_for.items())
        ]

    def choices(name: str, labels: Mapping[str, object]) -> list[Choice]:
        return [
            Choice(value, str(label), len(left(**{name: value})), chosen[name] == value)
            for value, label in labels.items()
            if value == chosen[name] or left(**{name: value})
        ]

    found = left()
    page = Paginator(found, ON_A_PAGE).get_page(asked.get("page", "1"))
    lines = [Line(want, url_of(want, city, edition, places)) for want in page.object_list]
    query = urlencode({name: value for name, value in chosen.items() if value})
    return Board(
        edition=edition,
        page=Lines(page, lines, "page", path, query),
        found=len(found),
        total=len(wants),
        kinds=choices("kind", KINDS),
        languages=choices("language", AUTONYMS),
        lacks=choices("lack", dict(Lack.choices)),
        is_narrowed=any(chosen.values()),
    )


def places_in_translations(edition: ProfileEdition) -> dict[str, str]:
    """`{key of a text: the page on which it is translated}`, for the languages into which somebody is translating."""
    found = {}
    for translation in edition.translations.all():
        if translation.is_open:
            for text in originals(edition, translation.language):
                args = [edition.city.slug, translation.language, text.chapter]
                found[text.key] = f"{reverse('my-profile-translation-chapter', args=args)}#id_{text.key}"
    return found


def url_of(want: Want, city: City, edition: ProfileEdition | None, places: Mapping[str, str]) -> str:
    """The field in its form; for an edition that is published, which never changes, in the translation of it."""
    if isinstance(want, CaseWant):
        return want.url
    if want.kind == "city":
        return f"{reverse('city-edit', args=[city.slug])}#{want.field}"
    if edition is not None and edition.is_published and want.language != edition.language:
        return places.get(want.in_translation) or reverse("my-profile-translations", args=[city.slug])
    if edition is None or not edition.is_writable:
        return ""
    if want.text == "vision":
        return f"{reverse('my-profile-vision', args=[city.slug])}#{want.field}"
    try:
        return f"{reverse(PAGES[want.kind], args=[city.slug, *([want.key] if want.key else [])])}#{want.field}"
    except NoReverseMatch:
        return ""

"""What every page's template is handed."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.translation import LANGUAGES, direction

AUTONYMS = {"en": "English", "fr": "Français", "ar": "العربية"}


def in_language(path: str, language: str) -> str:
    """The same page under another language's prefix; pages without a prefix lead to that language's home."""
    parts = path.split("/", 2)
    if len(parts) == 3 and parts[1] in LANGUAGES:
        return f"/{language}/{parts[2]}"
    return f"/{language}/"


def navigation(path: str) -> list[dict]:
    entries = [
        ("cities", _("Cities")),
        ("case-studies", _("Case studies")),
        ("publications", _("Publications")),
        ("meetings", _("Meetings")),
        ("pilots", _("Pilot projects")),
        ("toolkit", _("City Toolkit")),
        ("recommendations", _("Recommendations")),
        ("partners", _("Partners")),
        ("news", _("News")),
        ("about", _("About")),
    ]
    links = [(reverse(name), label) for name, label in entries]
    return [{"url": url, "label": label, "current": path.startswith(url)} for url, label in links]


def site(request: HttpRequest) -> dict:
    language = get_language() or LANGUAGES[0]
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    pages = [
        {
            "code": code,
            "autonym": AUTONYMS[code],
            "dir": direction(code),
            "url": in_language(request.path, code) + query,
            "current": code == language,
        }
        for code in LANGUAGES
    ]
    return {
        "LANGUAGE_CODE": language,
        "dir": direction(language),
        "page_languages": pages,
        "site_origin": settings.SITE_ORIGIN,
        "canonical_url": settings.SITE_ORIGIN + request.path,
        "nav": navigation(request.path),
        "is_demo": settings.DEMO,
    }

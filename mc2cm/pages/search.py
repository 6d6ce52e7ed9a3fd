"""Search over all that the portal publishes, in the reader's language first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.context import AUTONYMS, in_language
from core.search import LONGEST_QUERY, Hit, Results, search
from core.translation import direction
from core.views import reading

PAGE_SIZE = 20


@dataclass(frozen=True)
class Choice:
    """A kind or a language to look in, with the number of its matches."""

    label: str
    count: int
    url: str
    current: bool
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True)
class SearchPage:
    query: str
    results: Results
    hits: list[tuple[str, str, Hit]]
    kinds: list[Choice]
    other_languages: list[Choice]
    previous_url: str
    next_url: str
    number: int
    pages: int


# What can be found, in the order of the page: many, one.
KINDS = {
    "city": (_("Cities"), _("City")),
    "profile": (_("Migration profiles"), _("Migration profile")),
    "case_study": (_("Case studies"), _("Case study")),
    "adaptation": (_("Adapted by other cities"), _("Adapted by another city")),
    "publication": (_("Publications"), _("Publication")),
    "meeting": (_("Meetings"), _("Meeting")),
    "meeting_report": (_("Reports of meetings"), _("Report of a meeting")),
    "pilot": (_("Pilot projects"), _("Pilot project")),
    "call": (_("Calls for pilots"), _("Call for pilots")),
    "toolkit_step": (_("City Toolkit"), _("Step of the City Toolkit")),
    "recommendation": (_("Recommendations"), _("Recommendation")),
}


def search_page(query: str, kind: str, number: int) -> SearchPage:
    language = get_language() or "en"
    results = search(query, language, kind=kind, first=(number - 1) * PAGE_SIZE, size=PAGE_SIZE)
    pages = Paginator(range(results.total), PAGE_SIZE).num_pages
    if number > pages:
        raise Http404(gettext("This list has no page “%(page)s”.") % {"page": number})
    here = reverse("search")

    def address(**asked) -> str:
        return f"{here}?{urlencode({name: value for name, value in asked.items() if value})}"

    everything = Choice(gettext("Everything"), sum(results.kinds.values()), address(q=query), not kind)
    return SearchPage(
        query=results.query,
        results=results,
        hits=[(f"/{language}/{hit.path}", str(KINDS[hit.kind][1]), hit) for hit in results.hits],
        kinds=[everything]
        + [
            Choice(str(many), results.kinds.get(key, 0), address(q=query, kind=key), key == kind)
            for key, (many, _one) in KINDS.items()
        ],
        other_languages=[
            Choice(AUTONYMS[code], count, in_language(address(q=query), code), False, code, direction(code))
            for code, count in results.counts.items()
            if code != language and count
        ],
        previous_url=address(q=query, kind=kind, page=number - 1) if number > 1 else "",
        next_url=address(q=query, kind=kind, page=number + 1) if number < pages else "",
        number=number,
        pages=pages,
    )


@reading
def search_view(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    kind = request.GET.get("kind", "")
    page = request.GET.get("page", "1")
    if kind not in {"", *KINDS} or not (page.isascii() and page.isdigit() and len(page) < 5 and int(page)):
        raise Http404(gettext("There is no such page of results."))
    return render(request, "pages/search.html", {"sheet": search_page(query, kind, int(page))})

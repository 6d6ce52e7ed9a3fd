"""Publications for everybody: the list beside its facets, as files and as a feed, each with its own files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core import attachments
from core.feeds import atom, feed_response
from core.listing import Listing
from core.lists_as_files import WITH_FEED, as_file
from core.models import Attachment
from core.views import reading, refuse_filters
from library.exports import PUBLICATION_COLUMNS, publication_rows
from library.filters import PUBLICATION_SORTS, PublicationFilter
from library.models import Publication
from library.sheet import publication_card
from library.sheet.publications import publication_entries


def listing_of(request: HttpRequest) -> Listing:
    rows = Publication.objects.visible_to(request.user).with_relations()
    return Listing(request, PublicationFilter, rows, PUBLICATION_SORTS, exports=WITH_FEED)


@reading
def publication_list(request: HttpRequest) -> HttpResponse:
    listing = listing_of(request)
    feed = f"{reverse('publications-atom')}?{request.GET.urlencode()}".rstrip("?")
    sheet = {
        "listing": listing,
        "facets": listing.filterset.facets,
        "cards": map(publication_card, listing.page),
        "feed_url": feed,
    }
    return render(request, "library/publication_list.html", sheet, status=listing.status)


@reading
def publications_file(request: HttpRequest, suffix: str) -> HttpResponse:
    url = reverse("publications")
    return as_file(listing_of(request), suffix, "mc2cm-publications", PUBLICATION_COLUMNS, publication_rows, url)


@reading
def publications_atom(request: HttpRequest) -> HttpResponse:
    listing = listing_of(request)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("publications"))
    url = f"{reverse('publications')}?{request.GET.urlencode()}".rstrip("?")
    title = " · ".join([_("Publications"), *(chip["value"] for chip in listing.active)])
    return feed_response(request, atom(title, listing, publication_entries(listing.page), url))


@reading
def publication_picture(request: HttpRequest, slug: str, picture: int) -> HttpResponse:
    """A picture of a gallery, whole or small (`?small`), as visible as its publication."""
    visible = Publication.objects.visible_to(request.user)
    shown = Attachment.objects.filter(publication_picture__publication__in=visible.filter(slug=slug))
    file = get_object_or_404(shown, publication_picture=picture)
    return attachments.serve(file, request, is_public=True, small="small" in request.GET)


@reading
def publication_file(request: HttpRequest, slug: str, file: int) -> HttpResponse:
    """A file of a publication, as visible as its publication."""
    visible = Publication.objects.visible_to(request.user)
    attached = Attachment.objects.filter(publication_file__publication__in=visible.filter(slug=slug))
    return attachments.serve(get_object_or_404(attached, publication_file=file), request, is_public=True)

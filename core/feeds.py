"""Feeds: a list as Atom (RFC 4287), page by page (RFC 5005 §3), kept by readers until it changes."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.listing import Listing

ATOM = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 §2.2 allows in no document, however it is written.
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# When nothing was ever in a feed, it has not changed since the portal's data begin.
BEGINNING = datetime(2015, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedEntry:
    """One thing in a feed. `id` stays the same for ever, whatever becomes of its address; `url` is a path."""

    id: str
    title: str
    url: str
    updated: datetime
    summary: str = ""
    author: str = ""
    language: str = ""
    categories: list[str] = field(default_factory=list)


def stable_id(tag: str) -> str:
    """A name for ever (RFC 4151), of a record's tag such as `case-study:slug`."""
    host = settings.SITE_ORIGIN.split("://", 1)[-1].split(":", 1)[0]
    return f"tag:{host},2026:{tag}"


def atom(title: str, listing: Listing, entries: Iterable[FeedEntry], page_url: str) -> bytes:
    """The feed of a list; `page_url` is the same list as a page."""
    entries, origin = list(entries), settings.SITE_ORIGIN
    here = listing.request.get_full_path()
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": get_language() or "en"})
    say(feed, "id", origin + listing.address(page=None))
    say(feed, "title", title)
    say(feed, "updated", moment(max((entry.updated for entry in entries), default=BEGINNING)))
    link(feed, "self", origin + here, ATOM)
    link(feed, "alternate", origin + page_url, "text/html")
    for relation, url in (("previous", listing.previous_url), ("next", listing.next_url)):
        if url:
            link(feed, relation, origin + url, ATOM)
    say(ElementTree.SubElement(feed, "author"), "name", _("MC2CM network"))
    for entry in entries:
        feed.append(as_element(entry))
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)


def as_element(entry: FeedEntry) -> ElementTree.Element:
    element = ElementTree.Element("entry")
    if entry.language:
        element.set("xml:lang", entry.language)
    say(element, "id", entry.id)
    say(element, "title", entry.title)
    say(element, "updated", moment(entry.updated))
    link(element, "alternate", settings.SITE_ORIGIN + entry.url, "text/html")
    if entry.author:
        say(ElementTree.SubElement(element, "author"), "name", entry.author)
    for name in entry.categories:
        ElementTree.SubElement(element, "category", term=NO_CHARACTER.sub("", name))
    if entry.summary:
        say(element, "summary", entry.summary)
    return element


def say(parent: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(parent, name).text = NO_CHARACTER.sub("", words)


def link(parent: ElementTree.Element, relation: str, url: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", rel=relation, href=url, type=kind)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def feed_response(request: HttpRequest, content: bytes) -> HttpResponse:
    """The feed, or 304 for a reader who has these very bytes."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    response = response or HttpResponse(content, content_type=f"{ATOM}; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    return response
